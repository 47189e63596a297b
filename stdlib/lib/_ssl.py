"""What `ssl` stands on, without TLS.

Programs and libraries import `ssl` for its names (classes of errors to catch,
constants, a context to hand on) whether or not they ever open an encrypted
connection: trio, anyio, tornado, httpx and others do not start without it. So
everything here can be imported, made and configured. What would encrypt, or
serve with a certificate, raises `ssl.SSLError` saying that gillie has no TLS:
nothing is ever sent in the clear that was meant to be encrypted.

The names and numbers are those of CPython's `Modules/_ssl.c` with OpenSSL 3.0.
"""

import os as _os


class SSLError(OSError):
    """An error occurred in the SSL implementation."""

    library = None
    reason = None

    def __str__(self):
        return str(self.strerror or self.args)


class SSLZeroReturnError(SSLError):
    """SSL/TLS session closed cleanly."""


class SSLWantReadError(SSLError):
    """Non-blocking SSL socket needs to read more data
before the requested operation can be completed."""


class SSLWantWriteError(SSLError):
    """Non-blocking SSL socket needs to write more data
before the requested operation can be completed."""


class SSLSyscallError(SSLError):
    """System error when attempting SSL operation."""


class SSLEOFError(SSLError):
    """SSL/TLS connection terminated abruptly."""


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate could not be verified."""


for _error in (
    SSLError,
    SSLZeroReturnError,
    SSLWantReadError,
    SSLWantWriteError,
    SSLSyscallError,
    SSLEOFError,
    SSLCertVerificationError,
):
    _error.__module__ = "ssl"
del _error


def _missing(what):
    error = SSLError(1, f"[SSL: UNSUPPORTED] gillie has no TLS: {what}")
    error.library, error.reason = "SSL", "UNSUPPORTED"
    return error


# Libraries look whether it begins so.
OPENSSL_VERSION = "OpenSSL 3.0.0 (absent: gillie has no TLS)"
OPENSSL_VERSION_INFO = _OPENSSL_API_VERSION = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
_DEFAULT_CIPHERS = (
    "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:!eNULL:!aDSS:!SHA1:!AESCCM"
)

HAS_SNI = HAS_ECDH = HAS_ALPN = HAS_PSK = HAS_PHA = True
HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = False

ALERT_DESCRIPTION_CLOSE_NOTIFY = 0
ALERT_DESCRIPTION_UNEXPECTED_MESSAGE = 10
ALERT_DESCRIPTION_BAD_RECORD_MAC = 20
ALERT_DESCRIPTION_RECORD_OVERFLOW = 22
ALERT_DESCRIPTION_DECOMPRESSION_FAILURE = 30
ALERT_DESCRIPTION_HANDSHAKE_FAILURE = 40
ALERT_DESCRIPTION_BAD_CERTIFICATE = 42
ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE = 43
ALERT_DESCRIPTION_CERTIFICATE_REVOKED = 44
ALERT_DESCRIPTION_CERTIFICATE_EXPIRED = 45
ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN = 46
ALERT_DESCRIPTION_ILLEGAL_PARAMETER = 47
ALERT_DESCRIPTION_UNKNOWN_CA = 48
ALERT_DESCRIPTION_ACCESS_DENIED = 49
ALERT_DESCRIPTION_DECODE_ERROR = 50
ALERT_DESCRIPTION_DECRYPT_ERROR = 51
ALERT_DESCRIPTION_PROTOCOL_VERSION = 70
ALERT_DESCRIPTION_INSUFFICIENT_SECURITY = 71
ALERT_DESCRIPTION_INTERNAL_ERROR = 80
ALERT_DESCRIPTION_USER_CANCELLED = 90
ALERT_DESCRIPTION_NO_RENEGOTIATION = 100
ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION = 110
ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE = 111
ALERT_DESCRIPTION_UNRECOGNIZED_NAME = 112
ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE = 113
ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE = 114
ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY = 115

SSL_ERROR_SSL = 1
SSL_ERROR_WANT_READ = 2
SSL_ERROR_WANT_WRITE = 3
SSL_ERROR_WANT_X509_LOOKUP = 4
SSL_ERROR_SYSCALL = 5
SSL_ERROR_ZERO_RETURN = 6
SSL_ERROR_WANT_CONNECT = 7
SSL_ERROR_EOF = 8
SSL_ERROR_INVALID_ERROR_CODE = 10

VERIFY_DEFAULT = 0
VERIFY_CRL_CHECK_LEAF = 4
VERIFY_CRL_CHECK_CHAIN = 0xc
VERIFY_X509_STRICT = 0x20
VERIFY_ALLOW_PROXY_CERTS = 0x40
VERIFY_X509_TRUSTED_FIRST = 0x8000
VERIFY_X509_PARTIAL_CHAIN = 0x80000

CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2

PROTOCOL_SSLv23 = 2
PROTOCOL_TLS = 2
PROTOCOL_TLSv1 = 3
PROTOCOL_TLSv1_1 = 4
PROTOCOL_TLSv1_2 = 5
PROTOCOL_TLS_CLIENT = 16
PROTOCOL_TLS_SERVER = 17

PROTO_MINIMUM_SUPPORTED = -2
PROTO_MAXIMUM_SUPPORTED = -1
PROTO_SSLv3 = 768
PROTO_TLSv1 = 769
PROTO_TLSv1_1 = 770
PROTO_TLSv1_2 = 771
PROTO_TLSv1_3 = 772

HOSTFLAG_ALWAYS_CHECK_SUBJECT = 1
HOSTFLAG_NO_WILDCARDS = 2
HOSTFLAG_NO_PARTIAL_WILDCARDS = 4
HOSTFLAG_MULTI_LABEL_WILDCARDS = 8
HOSTFLAG_SINGLE_LABEL_SUBDOMAINS = 0x10
HOSTFLAG_NEVER_CHECK_SUBJECT = 0x20

ENCODING_PEM = 1
ENCODING_DER = 2

OP_NO_SSLv2 = 0
OP_SINGLE_DH_USE = 0
OP_SINGLE_ECDH_USE = 0
OP_LEGACY_SERVER_CONNECT = 4
OP_ENABLE_KTLS = 8
OP_IGNORE_UNEXPECTED_EOF = 0x80
OP_NO_TICKET = 0x4000
OP_NO_COMPRESSION = 0x20000
OP_ENABLE_MIDDLEBOX_COMPAT = 0x100000
OP_CIPHER_SERVER_PREFERENCE = 0x400000
OP_NO_SSLv3 = 0x2000000
OP_NO_TLSv1 = 0x4000000
OP_NO_TLSv1_2 = 0x8000000
OP_NO_TLSv1_1 = 0x10000000
OP_NO_TLSv1_3 = 0x20000000
OP_NO_RENEGOTIATION = 0x40000000
OP_ALL = 0x80000050


class SSLSession:
    """A session to be resumed; without TLS there is none."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_ssl.SSLSession' instances")


class _SSLSocket:
    """What does the work of an encrypted socket; without TLS there is none."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_ssl._SSLSocket' instances")


class Certificate:
    """A certificate read by OpenSSL; without TLS there is none."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_ssl.Certificate' instances")


class MemoryBIO:
    """Bytes on their way between a program and TLS."""

    def __init__(self):
        self._bytes = bytearray()
        self._written = False

    @property
    def pending(self):
        """The number of bytes pending in the memory BIO."""
        return len(self._bytes)

    @property
    def eof(self):
        """Whether the memory BIO is at EOF."""
        return self._written and not self._bytes

    def read(self, size=-1, /):
        """Read up to size bytes from the memory BIO.

        If size is not specified, read the entire buffer.
        If the return value is an empty bytes instance, this means either
        EOF or that no data is available. Use the "eof" property to
        distinguish between the two."""
        if size < 0 or size > len(self._bytes):
            size = len(self._bytes)
        data = bytes(self._bytes[:size])
        del self._bytes[:size]
        return data

    def write(self, b, /):
        """Writes the bytes b into the memory BIO.

        Returns the number of bytes written."""
        if self._written:
            raise SSLError("cannot write() after write_eof()")
        data = memoryview(b).cast("B")
        self._bytes += data
        return len(data)

    def write_eof(self):
        """Write an EOF marker to the memory BIO.

        When all data has been read, the "eof" property will be True."""
        self._written = True


class _SSLContext:
    """How connections are to be made: kept, checked, and never used."""

    def __new__(cls, protocol):
        if protocol not in (2, 3, 4, 5, 16, 17):
            raise ValueError(f"invalid or unsupported protocol version {protocol}")
        self = object.__new__(cls)
        client = protocol == PROTOCOL_TLS_CLIENT
        self.__protocol = protocol
        self.__options = OP_ALL | OP_NO_SSLv3 | OP_NO_COMPRESSION
        self.__options |= OP_CIPHER_SERVER_PREFERENCE | OP_SINGLE_DH_USE
        self.__options |= OP_SINGLE_ECDH_USE | OP_ENABLE_MIDDLEBOX_COMPAT
        self.__verify_flags = VERIFY_X509_TRUSTED_FIRST
        self.__verify_mode = CERT_REQUIRED if client else CERT_NONE
        self.__check_hostname = client
        self.__versions = [PROTO_TLSv1_2, PROTO_MAXIMUM_SUPPORTED]
        self.__tickets = 2
        self.__callback = None
        self.__messages = None
        self._host_flags = HOSTFLAG_NO_PARTIAL_WILDCARDS
        self.post_handshake_auth = False
        self.keylog_filename = None
        return self

    security_level = 2

    @property
    def protocol(self):
        return self.__protocol

    @property
    def options(self):
        return self.__options

    @options.setter
    def options(self, value):
        self.__options = int(value)

    @property
    def verify_flags(self):
        return self.__verify_flags

    @verify_flags.setter
    def verify_flags(self, value):
        self.__verify_flags = int(value)

    @property
    def verify_mode(self):
        return self.__verify_mode

    @verify_mode.setter
    def verify_mode(self, value):
        value = int(value)
        if value not in (CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED):
            raise ValueError("invalid value for verify_mode")
        if value == CERT_NONE and self.__check_hostname:
            raise ValueError(
                "Cannot set verify_mode to CERT_NONE when check_hostname is enabled."
            )
        self.__verify_mode = value

    @property
    def check_hostname(self):
        return self.__check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        value = bool(value)
        if value and self.__verify_mode == CERT_NONE:
            self.__verify_mode = CERT_REQUIRED
        self.__check_hostname = value

    def __version(self, which, value):
        value = int(value)
        if value not in (
            PROTO_MINIMUM_SUPPORTED,
            PROTO_MAXIMUM_SUPPORTED,
            PROTO_SSLv3,
            PROTO_TLSv1,
            PROTO_TLSv1_1,
            PROTO_TLSv1_2,
            PROTO_TLSv1_3,
        ):
            raise ValueError(f"Unsupported TLS/SSL version {value:#x}")
        self.__versions[which] = value

    @property
    def minimum_version(self):
        return self.__versions[0]

    @minimum_version.setter
    def minimum_version(self, value):
        self.__version(0, value)

    @property
    def maximum_version(self):
        return self.__versions[1]

    @maximum_version.setter
    def maximum_version(self, value):
        self.__version(1, value)

    @property
    def num_tickets(self):
        return self.__tickets

    @num_tickets.setter
    def num_tickets(self, value):
        if self.__protocol != PROTOCOL_TLS_SERVER:
            raise ValueError("SSLContext is not a server context.")
        if value < 0:
            raise ValueError("value must be non-negative")
        self.__tickets = value

    @property
    def sni_callback(self):
        return self.__callback

    @sni_callback.setter
    def sni_callback(self, value):
        if value is not None and not callable(value):
            raise TypeError("not a callable object")
        self.__callback = value

    @property
    def _msg_callback(self):
        return self.__messages

    @_msg_callback.setter
    def _msg_callback(self, value):
        if value is not None and not callable(value):
            raise TypeError(f"{value!r} is not callable.")
        self.__messages = value

    def set_ciphers(self, cipherlist, /):
        if not isinstance(cipherlist, str):
            raise TypeError("set_ciphers() argument must be str")

    def get_ciphers(self):
        return []

    def session_stats(self):
        return dict.fromkeys(
            (
                "number", "connect", "connect_good", "connect_renegotiate",
                "accept", "accept_good", "accept_renegotiate",
                "hits", "misses", "timeouts", "cache_full",
            ),
            0,
        )  # fmt: skip

    def cert_store_stats(self):
        return {"x509": 0, "crl": 0, "x509_ca": 0}

    def get_ca_certs(self, binary_form=False):
        return []

    def set_default_verify_paths(self):
        pass

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        if cafile is None and capath is None and cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")
        if cafile is not None:
            # A file that is not there is told of now, as OpenSSL does.
            with open(cafile, "rb"):
                pass

    def _set_alpn_protocols(self, protos, /):
        pass

    def set_ecdh_curve(self, name, /):
        pass

    def set_psk_client_callback(self, callback):
        raise _missing("no pre-shared keys")

    def set_psk_server_callback(self, callback, identity_hint=None):
        raise _missing("no pre-shared keys")

    def load_dh_params(self, path, /):
        raise _missing("no parameters for keys are read")

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        for file in (certfile, keyfile):
            if file is not None:
                with open(file, "rb"):
                    pass
        raise _missing("a certificate cannot be shown to anyone")

    def _wrap_socket(self, *args, **kwargs):
        raise _missing("this connection cannot be encrypted")

    def _wrap_bio(self, *args, **kwargs):
        raise _missing("this connection cannot be encrypted")


def RAND_bytes(n, /):
    """Generate n cryptographically strong pseudo-random bytes."""
    if n < 0:
        raise ValueError("num must be positive")
    return _os.urandom(n)


def RAND_add(string, entropy, /):
    """Mix string into the OpenSSL PRNG state."""


def RAND_status():
    """Returns True if the PRNG has been seeded with enough data."""
    return True


_OBJECTS = (
    (129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"),
    (130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
)


def txt2obj(txt, name=False):
    """Lookup NID, short name, long name and OID of an ASN1_OBJECT.

    By default objects are looked up by OID. With name=True short and
    long name are also matched."""
    for row in _OBJECTS:
        if txt == row[3] or name and txt in row[1:3]:
            return row
    raise ValueError(f"unknown object '{txt}'")


def nid2obj(nid, /):
    """Lookup NID, short name, long name and OID of an ASN1_OBJECT by NID."""
    for row in _OBJECTS:
        if nid == row[0]:
            return row
    raise ValueError(f"unknown NID {nid}")


def get_default_verify_paths():
    """Return search paths and environment vars that are used by SSLContext's
    set_default_verify_paths() to load default CAs.

    The values are 'cert_file_env', 'cert_file', 'cert_dir_env', 'cert_dir'."""
    return (
        "SSL_CERT_FILE",
        "/usr/lib/ssl/cert.pem",
        "SSL_CERT_DIR",
        "/usr/lib/ssl/certs",
    )


def _test_decode_cert(path, /):
    raise _missing("certificates are not read")
