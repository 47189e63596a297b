# email: building, parsing, headers, encodings, attachments, policies and addresses.
import email
import email.header
import email.message
import email.policy
import email.utils
import io
import mailbox
import os
import tempfile
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

letter = EmailMessage()
letter["Subject"] = "Ünïcode subject that is long enough to be folded over more than one line of the header"
letter["From"] = Address("Ann É.", "ann", "example.com")
letter["To"] = [Address("Bob", addr_spec="bob@example.org"), Group("team", (Address("", "c", "x.y"),))]
letter["Date"] = email.utils.format_datetime(__import__("datetime").datetime(2024, 2, 29, 12, 0, tzinfo=__import__("datetime").UTC))
letter.set_content("Plain text, élan.\nSecond line.\n")
letter.add_alternative("<p>HTML <b>text</b></p>", subtype="html")
letter.add_attachment(b"\x00\x01binary", maintype="application", subtype="octet-stream", filename="dätä.bin")
letter.add_attachment("a,b\n", subtype="csv", filename="t.csv")
for part in letter.walk():
    if part.is_multipart():
        part.set_boundary(f"=={part.get_content_subtype()}==")
print(letter.as_string())
print(letter["to"].addresses, letter["from"].addresses[0].display_name, letter["date"].datetime, letter.get_body(("plain",)).get_content(), [part.get_filename() for part in letter.iter_attachments()])
again = email.message_from_bytes(letter.as_bytes(), policy=email.policy.default)
print(again["subject"] == letter["subject"], again.get_body().get_content_type(), [part.get_content() for part in again.iter_attachments()], again.is_multipart(), again.keys(), again.get_content_type(), again.get_boundary())
raw = b"""From: =?utf-8?q?J=C3=B6rg?= <j@example.com>\r
To: a@b.c, "Quoted, Name" <q@d.e>\r
Subject: =?iso-8859-1?B?4eni?= plain =?utf-8?Q?=E2=82=AC?=\r
Received: first\r
Received: second\r
X-Long: a\r
\tfolded line\r
Content-Type: text/plain; charset="latin-1"; format=flowed\r
Content-Transfer-Encoding: quoted-printable\r
\r
caf=E9 =3D\r
soft =\r
break\r
"""
for policy in (email.policy.compat32, email.policy.default, email.policy.SMTP, email.policy.strict):
    message = email.message_from_bytes(raw, policy=policy)
    print(repr(message["subject"]), repr(message["from"]), message.get_all("received"), repr(message["x-long"]), message.get_content_charset(), message.get_params(), message.get_payload(decode=True), message.get_param("format"), message["none"], message.get("none", "-"))
print(str(email.header.make_header(email.header.decode_header(email.message_from_bytes(raw)["subject"]))), email.header.decode_header("=?utf-8?b?w6k=?= x"), email.header.Header("é" * 40, "utf-8").encode())
old = MIMEMultipart("mixed", boundary="BOUND")
old.attach(MIMEText("text é", "plain", "utf-8"))
old.attach(MIMEText("ascii"))
old["Subject"] = "old api"
old.add_header("X-Param", "value", name="a b", other=None)
print(old.as_string(), old.get_payload(0).get_payload(decode=True))
old.replace_header("Subject", "new")
old.del_param("name", "X-Param")
print(old["subject"], old["x-param"], len(old), "subject" in old, old.items())
for text in ["Ann <a@b.c>", "a@b.c", '"Last, First" <x@y>', "a@b, Name <c@d>", "", "broken <", "é <a@b>"]:
    print(repr(text), email.utils.parseaddr(text), email.utils.getaddresses([text]))
print(email.utils.formataddr(("Ä", "a@b.c")), email.utils.formataddr(("A, B", "a@b.c")), email.utils.parsedate_tz("Thu, 29 Feb 2024 12:00:00 +0130"), email.utils.parsedate_to_datetime("29 Feb 2024 12:00 GMT"), email.utils.formatdate(0), email.utils.formatdate(0, usegmt=True), email.utils.quote('a"b'), email.utils.unquote('"x"'), email.utils.encode_rfc2231("é", "utf-8"), email.utils.decode_rfc2231("utf-8''%C3%A9"), email.utils.collapse_rfc2231_value(("utf-8", "", "x")))
for broken in ["no headers at all", "Subject: x\nbad line\n\nbody", "Content-Type: multipart/mixed; boundary=B\n\n--B\n\nonly", "Content-Type: multipart/mixed\n\nx", ": empty\n\n", "Content-Transfer-Encoding: base64\n\n!!!", "\xff: x\n\n", "Content-Type: text/plain; charset=nope\n\nx"]:
    message = email.message_from_string(broken, policy=email.policy.default)
    print(repr(broken), message.keys(), [type(defect).__name__ for defect in message.defects], repr(message.get_payload())[:40])
for action in [lambda: letter.set_content(b"bytes"), lambda: letter.__setitem__("Subject", "two"), lambda: letter.__setitem__("X", "a\nb"), lambda: Address("x", addr_spec="bad"), lambda: Address(username="a", addr_spec="a@b"), lambda: email.utils.parsedate_to_datetime("nope"), lambda: email.message_from_string(raw), lambda: old.add_alternative("x"), lambda: EmailMessage().get_content(), lambda: email.message_from_string("Content-Type: text/plain; charset=nope\n\nx", policy=email.policy.default).get_content(), lambda: email.message.Message().attach("x") or email.message.Message().replace_header("a", "b")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
box = mailbox.mbox(os.path.join(tempfile.mkdtemp(), "box"))
key = box.add("From: a\nSubject: one\n\nFrom the body\n")
box.add(letter)
box.flush()
print(key, len(box), [message["subject"][:3] for message in box], box.get_bytes(key)[:20], box[key].get_from() != "")
box.remove(key)
print(box.keys())
box.close()
