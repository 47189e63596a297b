//! Subscripts and slices of every sequence, read, assigned and deleted.

use crate::Program;
use proptest::prelude::*;
use proptest::sample::select;

fn bound() -> BoxedStrategy<String> {
    prop_oneof![
        4 => (-8i32..12).prop_map(|number| number.to_string()),
        2 => Just(String::new()),
        1 => select(vec!["None", "True", "1 << 62", "-(1 << 62)", "(1 << 63) - 1", "-(1 << 63)", "1 << 80", "-(1 << 80)", "1.0", "'a'"])
            .prop_map(str::to_owned),
    ]
    .boxed()
}

fn slice() -> BoxedStrategy<String> {
    let step = prop_oneof![3 => Just(String::new()), 4 => (-4i32..5).prop_map(|step| format!(":{step}")), 1 => bound().prop_map(|step| format!(":{step}"))];
    let slice =
        (bound(), bound(), step).prop_map(|(start, stop, step)| format!("{start}:{stop}{step}"));
    let index = bound().prop_filter("an index", |text| !text.is_empty());
    prop_oneof![5 => slice, 1 => index].boxed()
}

const SEQUENCES: &[&str] = &[
    "list(range(L))",
    "tuple(range(L))",
    "'abcdefghijkl'[:L]",
    "'ab\\u0100d\\U0001f600fghijkl'[:L]",
    "b'abcdefghijkl'[:L]",
    "bytearray(b'abcdefghijkl'[:L])",
    "range(L)",
    "range(5, 5 + 3 * L, 3)",
    "range(L, 0, -1)",
    "range(1 << 70, (1 << 70) + L)",
    "memoryview(b'abcdefghijkl'[:L])",
    "__import__('array').array('h', range(L))",
    "[[i] for i in range(L)]",
];

pub fn all() -> BoxedStrategy<Program> {
    let sequence = || {
        (select(SEQUENCES), 0i32..12)
            .prop_map(|(text, length)| text.replace('L', &length.to_string()))
    };
    let reads = (sequence(), slice()).prop_map(|(sequence, slice)| {
        format!("r = ({sequence})[{slice}]\nshow(r.tolist() if isinstance(r, memoryview) else r)")
    });
    let twice = (sequence(), slice(), slice()).prop_map(|(sequence, a, b)| {
        format!("r = ({sequence})[{a}][{b}]\nshow(list(r) if isinstance(r, memoryview) else r)")
    });
    let objects = (bound(), bound(), bound(), 0i32..20).prop_map(|(start, stop, step, length)| {
        let or_none = |text: String| if text.is_empty() { "None".to_owned() } else { text };
        let (start, stop, step) = (or_none(start), or_none(stop), or_none(step));
        format!("s = slice({start}, {stop}, {step})\nshow((s, s == slice({start}, {stop}), s.start))\nshow(s.indices({length}))\nshow(range({length})[s])")
    });
    let mutable = || {
        (
            select(vec![
                "list(range(L))",
                "bytearray(range(L))",
                "__import__('array').array('B', range(L))",
            ]),
            0i32..12,
        )
            .prop_map(|(text, length)| text.replace('L', &length.to_string()))
    };
    let new = || {
        select(vec![
            "[]",
            "[7, 8, 9]",
            "range(50, 52)",
            "b'xy'",
            "a",
            "a[1:]",
            "iter([5])",
            "5",
            "'q'",
            "(1, 2, 3, 4)",
            "{1: 2}",
            "bytearray(b'xyz')",
        ])
    };
    let steps = proptest::collection::vec((slice(), new(), any::<bool>()), 1..4);
    let mutations = (mutable(), steps).prop_map(|(start, steps)| {
        let mut program = format!("a = {start}\n");
        for (slice, value, delete) in steps {
            let step = match delete {
                true => format!("del a[{slice}]"),
                false => format!("a[{slice}] = {value}"),
            };
            program += &format!("try: {step}\nexcept Exception as e: show(f'{{type(e)}} {{e}}')\na = [x if isinstance(x, int) else 'object' for x in a] if isinstance(a, list) else a\nshow(a)\n");
        }
        program
    });
    let methods = (
        sequence(),
        select(vec!["index", "count"]),
        0i32..14,
        -14i32..14,
        -14i32..14,
    )
        .prop_map(|(sequence, method, item, start, stop)| match method {
            "count" => format!("s = {sequence}\nshow([s.count(x) for x in list(s)[:2]])"),
            _ => format!("s = {sequence}\nx = list(s)[{item}]\nshow(s.index(x, {start}, {stop}))"),
        });
    let joins = (sequence(), sequence(), -1i32..4).prop_map(|(a, b, times)| {
        format!("a, b = {a}, {b}\ntry: show(a + b)\nexcept Exception as e: show(str(e))\ntry: show(a * {times})\nexcept Exception as e: show(str(e))\ntry: show(a < b)\nexcept Exception as e: show(str(e))\nshow(a == b)")
    });
    prop_oneof![4 => reads, 1 => twice, 2 => objects, 4 => mutations, 1 => methods, 1 => joins]
        .boxed()
}
