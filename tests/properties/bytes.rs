//! Methods of bytes and bytearrays, memory views, decoding.

use crate::Program;
use proptest::prelude::*;
use proptest::sample::select;

fn data(most: usize) -> BoxedStrategy<String> {
    let byte = prop_oneof![
        4 => select(b"abAB 01\n\t\r".to_vec()),
        // No apostrophe: 3.14 writes it otherwise in a bytearray.
        2 => any::<u8>().prop_map(|byte| if byte == b'\'' { 0 } else { byte }),
        1 => select(vec![0xC3u8, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0xFF, 0xFE, 0]),
    ];
    proptest::collection::vec(byte, 0..most)
        .prop_map(|bytes| {
            let text: String = bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect();
            format!("b'{text}'")
        })
        .boxed()
}

fn object(most: usize) -> BoxedStrategy<String> {
    (data(most), select(vec!["", "bytes", "bytearray"]))
        .prop_map(|(data, class)| format!("{class}({data})"))
        .boxed()
}

pub fn all() -> BoxedStrategy<Program> {
    let unary = (
        object(24),
        select(vec![
            "upper()",
            "lower()",
            "title()",
            "capitalize()",
            "swapcase()",
            "strip()",
            "lstrip()",
            "rstrip()",
            "split()",
            "rsplit()",
            "splitlines()",
            "splitlines(True)",
            "isalpha()",
            "isalnum()",
            "isdigit()",
            "isspace()",
            "islower()",
            "isupper()",
            "istitle()",
            "isascii()",
            "expandtabs()",
            "hex()",
            "hex(':')",
            "hex('-', 2)",
            "hex('_', -3)",
            "decode()",
            "decode('utf-8', 'replace')",
            "decode('utf-8', 'surrogateescape')",
            "decode('utf-8', 'backslashreplace')",
            "decode('latin-1')",
            "decode('ascii')",
            "decode('ascii', 'ignore')",
            "decode('utf-16')",
            "decode('utf-16-le', 'replace')",
            "decode('utf-32', 'replace')",
            "decode('cp1252', 'replace')",
            "decode('utf-7', 'replace')",
            "decode('unicode_escape')",
            "decode('cp437')",
            "decode('shift_jis', 'replace')",
            "decode('gb18030', 'replace')",
            "decode('raw_unicode_escape')",
            "__repr__()",
            "zfill(9)",
            "center(12, b'*')",
            "ljust(9)",
            "rjust(9, b'-')",
            "removeprefix(b'a')",
        ]),
    )
        .prop_map(|(data, call)| format!("show(({data}).{call})"));
    let searches = (
        object(24),
        select(vec![
            "find",
            "rfind",
            "index",
            "rindex",
            "count",
            "startswith",
            "endswith",
        ]),
        prop_oneof![data(3), (0i32..300).prop_map(|n| n.to_string())],
        -9i32..20,
        -9i32..30,
    )
        .prop_map(|(data, method, part, start, stop)| {
            format!("show(({data}).{method}({part}, {start}, {stop}))")
        });
    let splits = (
        object(20),
        select(vec![
            "split",
            "rsplit",
            "partition",
            "rpartition",
            "strip",
            "removesuffix",
            "join",
            "__contains__",
            "__add__",
            "__lt__",
            "__eq__",
            "translate",
        ]),
        data(3),
    )
        .prop_map(|(data, method, part)| format!("show(({data}).{method}({part}))"));
    let replaces = (object(20), data(2), data(4), -1i32..5)
        .prop_map(|(data, old, new, most)| format!("show(({data}).replace({old}, {new}, {most}))"));
    let mutations = (
        data(12),
        proptest::collection::vec(
            (
                select(vec![
                    "a.append(N)",
                    "a.insert(N - 5, 7)",
                    "a.pop(N - 3)",
                    "a.extend(D)",
                    "del a[N]",
                    "a[N] = 300 - N",
                    "a.reverse()",
                    "a += D",
                    "a *= 2",
                    "a[N:] = D",
                    "a[::2] = D",
                    "del a[::N]",
                    "a.remove(N)",
                    "a.clear()",
                    "a[1:N] = D",
                ]),
                0i32..20,
                data(4),
            ),
            1..6,
        ),
    )
        .prop_map(|(start, steps)| {
            let mut program = format!("a = bytearray({start})\n");
            for (step, n, data) in steps {
                let step = step.replace('N', &n.to_string()).replace('D', &data);
                program += &format!("try: {step}\nexcept Exception as e: show(str(e))\nshow(a)\n");
            }
            program
        });
    let views = (data(24), select(vec!["B", "b", "c", "h", "H", "i", "I", "q", "Q", "f", "d", "?"]), -4i32..4, -4i32..4, select(vec![-2i32, -1, 1, 2, 3]))
        .prop_map(|(data, format, start, stop, step)| {
            format!("m = memoryview(bytearray({data}))\nm = m[:len(m) // 8 * 8].cast('{format}')\nshow((m.shape, m.strides, m.nbytes))\nm = m[{start}:{stop}:{step}]\nshow((m.tobytes(), len(m), m.contiguous, m.tolist() if '{format}' not in 'fd' else 0, m == bytes(m)))")
        });
    let packs = (select(vec!["<", ">", "=", "!", "@", ""]), "[bBhHiIlLqQ?]{1,4}", proptest::collection::vec(crate::numbers::int(), 1..5))
        .prop_map(|(order, codes, numbers)| format!("import struct\nshow(struct.calcsize('{order}{codes}'))\nshow(struct.pack('{order}{codes}', {}))", numbers.join(", ")));
    let unpacks = (select(vec!["<", ">", "=", ""]), "([bBhHiIqQ?exfds]|3s|2x|4p){1,4}", data(30))
        .prop_map(|(order, codes, data)| format!("import struct\nd = {data}\nf = '{order}{codes}'\nn = struct.calcsize(f)\nshow(struct.unpack_from(f, d + bytes(n)))\nshow(struct.unpack(f, d))"));
    prop_oneof![5 => unary, 2 => searches, 2 => splits, 1 => replaces, 2 => mutations, 2 => views, 1 => packs, 1 => unpacks].boxed()
}
