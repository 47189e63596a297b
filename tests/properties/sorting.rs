//! Sorting: order, stability, keys, errors in the middle, changes in the middle.

use crate::Program;
use proptest::prelude::*;
use proptest::sample::select;

fn items() -> BoxedStrategy<String> {
    let numbers = prop_oneof![
        proptest::collection::vec(-5i32..5, 0..80),
        proptest::collection::vec(any::<i32>(), 0..200),
        // Runs, as timsort and powersort look for.
        proptest::collection::vec((0i32..100, 1i32..40, any::<bool>()), 0..8).prop_map(|runs| {
            runs.into_iter()
                .flat_map(|(start, length, up)| {
                    (0..length).map(move |i| if up { start + i } else { start - i })
                })
                .collect()
        }),
    ];
    let mixed = proptest::collection::vec(
        select(vec![
            "1",
            "2.5",
            "True",
            "-1",
            "0.0",
            "-0.0",
            "1 << 70",
            "-(1 << 70)",
            "float('nan')",
            "3",
            "1.0",
            "'a'",
            "None",
            "(1, 2)",
        ]),
        0..12,
    )
    .prop_map(|items| format!("[{}]", items.join(", ")));
    let floats = proptest::collection::vec(any::<i16>(), 0..60).prop_map(|items| {
        format!(
            "[{}]",
            items
                .iter()
                .map(|n| format!("{n}e-2"))
                .collect::<Vec<_>>()
                .join(", ")
        )
    });
    let texts = proptest::collection::vec("[ab\u{e9}\u{100}]{0,3}", 0..40)
        .prop_map(|items| format!("{items:?}"));
    let tuples = proptest::collection::vec((0i32..4, "[ab]{0,2}"), 0..40)
        .prop_map(|items| format!("{items:?}"));
    let lists = proptest::collection::vec(proptest::collection::vec(0i32..3, 0..3), 0..30)
        .prop_map(|items| format!("{items:?}"));
    prop_oneof![4 => numbers.prop_map(|items: Vec<i32>| format!("{items:?}")), 1 => mixed, 1 => floats, 1 => texts, 1 => tuples, 1 => lists]
        .prop_map(|text| text.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", c as u32) }).collect())
        .boxed()
}

pub fn all() -> BoxedStrategy<Program> {
    let options = || {
        select(vec![
            "",
            "reverse=True",
            "key=repr",
            "key=lambda x: 0",
            "key=lambda x: -x",
            "key=lambda x: x % 3",
            "key=str, reverse=True",
            "key=lambda x: 1 / x",
            "key=type",
            "key=lambda x: (x, 1)",
            "key=lambda x: [x]",
            "key=float",
        ])
    };
    let sorts = (items(), options())
        .prop_map(|(items, options)| format!("show(sorted({items}, {options}))"));
    // How often, and with what, `<` is asked.
    let compares = items().prop_map(|items| {
        format!("log = []\nclass K:\n  def __init__(s, v): s.v = v\n  def __lt__(s, o):\n    log.append((s.v, o.v))\n    return s.v < o.v\nr = sorted({items}, key=K)\nshow(r)\nshow((len(log), log[:40]))")
    });
    let fails = (items(), 0i32..30).prop_map(|(items, at)| {
        format!("n = 0\nclass K:\n  def __init__(s, v): s.v = v\n  def __lt__(s, o):\n    global n\n    n += 1\n    if n > {at}: raise ValueError(n)\n    return s.v < o.v\na = {items}\ntry: a.sort(key=K)\nexcept Exception as e: show(repr(e))\nshow(sorted(map(repr, a)))")
    });
    let changes = items().prop_map(|items| {
        format!("a = {items}\ndef key(x):\n  show(len(a))\n  a.append(1)\n  return 0\ntry: a[:3] and a.sort(key=key)\nexcept Exception as e: show(str(e))\nshow(a)")
    });
    let ends = (items(), options()).prop_map(|(items, options)| {
        let options = options.replace("reverse=True", "default=0").replace(", default=0", "");
        format!("a = {items}\ntry: show(min(a, {options}))\nexcept Exception as e: show(str(e))\nshow(max(a, {options}))")
    });
    let heaps = (items(), 0i32..10).prop_map(|(items, n)| {
        // Where a NaN comes to lie depends on which of two items is asked, and 3.14's heaps ask the other.
        let items = items.replace("float('nan')", "0.5");
        format!("import heapq, bisect\na = {items}\nshow(heapq.nsmallest({n}, a))\nshow(heapq.nlargest({n}, a))\nheapq.heapify(a)\nshow(a)\nshow([heapq.heappop(a) for _ in range(len(a) // 2)])\na.sort()\nshow([bisect.bisect(a, x) for x in a[:5]])")
    });
    prop_oneof![4 => sorts, 2 => compares, 1 => fails, 1 => changes, 1 => ends, 1 => heaps].boxed()
}
