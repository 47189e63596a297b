//! Methods of strs, with all kinds of characters.

use crate::Program;
use proptest::prelude::*;
use proptest::sample::select;

/// Characters that are cased, joined, spaced or digits in odd ways.
const ODD: &[u32] = &[
    0xDF, 0x130, 0x131, 0x149, 0x1C4, 0x1C5, 0x1C6, 0x1F0, 0x345, 0x390, 0x3A3, 0x3C2, 0x3C3,
    0x587, 0x1E9E, 0x1F88, 0x1FB3, 0xFB00, 0xFB06, 0x2160, 0x24B6, 0x10400, 0x10428, 0x1E900,
    0x660, 0x663, 0xB2, 0xBD, 0x2070, 0x2155, 0x3007, 0x4E00, 0xA0, 0x85, 0x2028, 0x2029, 0x3000,
    0x200B, 0x1680, 0x1C, 0x1F, 0x0B, 0x0C, 0xD800, 0xDC80, 0xDFFF, 0x1F600, 0x10FFFF, 0x300,
    0x301, 0xAD, 0x2019, 0xB7, 0x387, 0x1D7CE, 0xAA, 0x2C6F, 0x1C80, 0xA64A, 0x10D0, 0x1C90,
];

fn character() -> BoxedStrategy<u32> {
    prop_oneof![
        8 => 0x20u32..0x7F,
        4 => select(vec![0x61u32, 0x62, 0x41, 0x42, 0x20, 0x0A, 0x0D, 0x09, 0x2E, 0x30]),
        2 => select(ODD),
        1 => 0x80u32..0x180,
        1 => 0u32..0x20,
        1 => 0x180u32..0x3000,
        // Where Unicode 16 has nothing that 15.1 has not.
        1 => prop_oneof![0x3000u32..0xA7C0, 0xAB30u32..0x10300, 0x1D000u32..0x1DFFF, 0x1F300u32..0x1F780, 0x20000u32..0x2A6D0],
    ]
    .boxed()
}

/// A literal of these code points, in ASCII.
pub fn literal(points: &[u32]) -> String {
    let mut text = String::from("'");
    for &point in points {
        match point {
            0x27 | 0x5C => text += &format!("\\x{point:02x}"),
            0x20..=0x7E => text.push(point as u8 as char),
            0..=0xFF => text += &format!("\\x{point:02x}"),
            0x100..=0xFFFF => text += &format!("\\u{point:04x}"),
            _ => text += &format!("\\U{point:08x}"),
        }
    }
    text + "'"
}

pub fn text(most: usize) -> BoxedStrategy<String> {
    proptest::collection::vec(character(), 0..most)
        .prop_map(|points| literal(&points))
        .boxed()
}

/// A text in which short texts occur more than once.
fn repetitive() -> BoxedStrategy<String> {
    "[ab]{0,30}|[abc ]{0,40}|(ab|ba|aab){0,15}"
        .prop_map(|text| format!("{text:?}"))
        .boxed()
}

fn position() -> BoxedStrategy<String> {
    prop_oneof![3 => (-12i32..40).prop_map(|n| n.to_string()), 1 => Just("None".to_owned()), 1 => Just("1 << 70".to_owned())].boxed()
}

pub fn all() -> BoxedStrategy<Program> {
    let any_text = || prop_oneof![3 => text(24), 1 => repetitive()];
    let unary = (
        any_text(),
        select(vec![
            "upper()",
            "lower()",
            "title()",
            "capitalize()",
            "swapcase()",
            "casefold()",
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
            "isdecimal()",
            "isnumeric()",
            "isspace()",
            "islower()",
            "isupper()",
            "istitle()",
            "isidentifier()",
            "isprintable()",
            "isascii()",
            "expandtabs()",
            "expandtabs(3)",
            "encode()",
            "encode('utf-8', 'surrogatepass')",
            "encode('utf-16')",
            "encode('utf-32-le', 'surrogatepass')",
            "encode('latin-1', 'backslashreplace')",
            "encode('ascii', 'namereplace')",
            "encode('ascii', 'xmlcharrefreplace')",
            "encode('utf-8', 'replace')",
            "encode('cp1252', 'ignore')",
            "encode('unicode_escape')",
            "encode('utf-7')",
            "encode('punycode')",
            "__repr__()",
            "__len__()",
            "__hash__() and 1",
        ]),
    )
        .prop_map(|(text, call)| format!("show({text}.{call})"));
    let searches = (
        any_text(),
        select(vec![
            "find",
            "rfind",
            "index",
            "rindex",
            "count",
            "startswith",
            "endswith",
        ]),
        prop_oneof![1 => text(3), 2 => repetitive().prop_map(|t| format!("{t}[:3]"))],
        position(),
        position(),
    )
        .prop_map(|(text, method, part, start, stop)| {
            format!("show({text}.{method}({part}, {start}, {stop}))")
        });
    let inner = (
        any_text(),
        select(vec![
            "find",
            "count",
            "partition",
            "rpartition",
            "split",
            "rsplit",
            "strip",
            "lstrip",
            "rstrip",
            "removeprefix",
            "removesuffix",
            "startswith",
            "join",
            "__contains__",
            "__lt__",
            "__eq__",
            "__add__",
        ]),
        -1i32..6,
        0i32..3,
    )
        .prop_map(|(text, method, from, length)| {
            format!("t = {text}\nshow(t.{method}(t[{from}:][:{length}]))")
        });
    let splits = (
        any_text(),
        select(vec!["split", "rsplit"]),
        text(2),
        -2i32..6,
    )
        .prop_map(|(text, method, part, most)| format!("show({text}.{method}({part}, {most}))"));
    let replaces = (repetitive(), "[ab]{0,3}", text(4), -1i32..6)
        .prop_map(|(text, old, new, most)| format!("show({text}.replace({old:?}, {new}, {most}))"));
    let pads = (
        text(8),
        select(vec!["center", "ljust", "rjust", "zfill"]),
        -2i32..20,
        text(3),
        any::<bool>(),
    )
        .prop_map(
            |(text, method, width, fill, filled)| match filled && method != "zfill" {
                true => format!("show({text}.{method}({width}, {fill}))"),
                false => format!("show({text}.{method}({width}))"),
            },
        );
    let translates = (text(12), text(4), text(4), text(2)).prop_map(|(text, from, to, less)| {
        format!("show({text}.translate(str.maketrans({from}, {to}, {less})))")
    });
    let joins = (text(3), proptest::collection::vec(text(5), 0..5))
        .prop_map(|(text, parts)| format!("show({text}.join([{}]))", parts.join(", ")));
    let compares = (
        text(4),
        select(vec!["<", "<=", "==", "!=", ">", ">=", "in", "+"]),
        text(4),
    )
        .prop_map(|(a, op, b)| format!("show({a} {op} {b})"));
    let characters = text(6).prop_map(|text| {
        format!("import unicodedata as u\nfor c in {text}: show((ord(c), u.category(c), u.name(c, ''), u.numeric(c, None), u.bidirectional(c), u.decomposition(c)))")
    });
    let forms = (text(8), select(vec!["NFC", "NFD", "NFKC", "NFKD"])).prop_map(|(text, form)| {
        format!("show(__import__('unicodedata').normalize('{form}', {text}))")
    });
    prop_oneof![6 => unary, 3 => searches, 3 => inner, 1 => splits, 2 => replaces, 1 => pads, 1 => translates,
        1 => joins, 1 => compares, 1 => forms, 1 => characters]
        .boxed()
}
