//! Sequences of operations on dicts, sets and lists.

use crate::Program;
use proptest::prelude::*;
use proptest::sample::select;

/// Keys: few, so that they meet again; equal ones of several types; ones that collide; one that has no hash.
const KEYS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "-2",
    "True",
    "1.0",
    "2.5",
    "'a'",
    "'b'",
    "'1'",
    "None",
    "(1, 2)",
    "(1.0, 2)",
    "()",
    "b'a'",
    "1 << 61",
    "(1 << 61) - 1",
    "1 << 70",
    "float('1e300')",
    "frozenset({1})",
    "2+0j",
    "[]",
    "range(2)",
    "range(0, 2)",
];

/// A program of steps on `a`, each with its result and what became of `a`; `K`, `L` are keys, `O` another container.
fn steps(
    start: impl Strategy<Value = String> + 'static,
    steps: &'static [&'static str],
    other: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Program> {
    let step = (select(steps), select(KEYS), select(KEYS), other);
    (start, proptest::collection::vec(step, 1..10))
        .prop_map(|(start, steps)| {
            let mut program = format!("a = {start}\n");
            for (step, key, second, other) in steps {
                let step = step.replace('K', key).replace('L', second).replace('O', &other);
                program += "try:\n  r = None\n  ";
                program += &step;
                program += "\nexcept Exception as e: show(f'{type(e).__name__} {e}')\nelse: show(r)\nshow(a)\n";
            }
            program
        })
        .boxed()
}

fn keys(most: usize) -> BoxedStrategy<Vec<&'static str>> {
    proptest::collection::vec(select(&KEYS[..20]), 0..most).boxed()
}

fn dict() -> BoxedStrategy<String> {
    keys(7)
        .prop_map(|keys| {
            let items: Vec<String> = keys
                .iter()
                .enumerate()
                .map(|(i, key)| format!("{key}: {i}"))
                .collect();
            format!("{{{}}}", items.join(", "))
        })
        .boxed()
}

pub fn dicts() -> BoxedStrategy<Program> {
    const STEPS: &[&str] = &[
        "a[K] = 'new'",
        "r = a[K]",
        "del a[K]",
        "r = a.get(K, 'none')",
        "r = a.get(K)",
        "r = a.pop(K)",
        "r = a.pop(K, 'none')",
        "r = a.setdefault(K, 'set')",
        "r = a.popitem()",
        "a.update(O)",
        "a.update([(K, 1), (L, 2)])",
        "a.update([K])",
        "r = K in a",
        "r = list(a)",
        "r = list(reversed(a))",
        "r = list(a.items())",
        "r = a | O",
        "a |= O",
        "r = a == O",
        "r = a.keys() & O.keys()",
        "r = sorted(map(repr, a.keys() | [K, L]))",
        "r = sorted(map(repr, a.keys() ^ O.keys()))",
        "r = len(a.keys() - O.keys())",
        "r = a.items() <= O.items()",
        "r = a.keys().isdisjoint(O)",
        "r = (K, 1) in a.items()",
        "r = K in a.values()",
        "a = dict(a, x=K)",
        "a = {**a, K: L}",
        "r = dict.fromkeys([K, L, K], 0)",
        "a = a.copy()",
        "a.clear()",
        "for r in a: a[K] = 1",
        "for r in a: del a[r]",
        "for r in a.items(): a.pop(K)",
        "a = dict(zip(a.values(), a))",
        "a = {k: v for k, v in a.items() if v != 1}",
        "r = next(iter(a))",
        "r = [*a.values()]",
        "r = f'{a}'",
        "r = len(a)",
        "match a:\n    case {0: x, **rest}: r = (x, rest)\n    case {'a': 3}: r = 'a'\n    case _: r = 'none'",
    ];
    steps(dict(), STEPS, dict())
}

pub fn sets() -> BoxedStrategy<Program> {
    // The order within a set of hashes that differ between processes is not compared: ints have equal ones.
    const STEPS: &[&str] = &[
        "a.add(N)",
        "a.discard(N)",
        "a.remove(N)",
        "r = N in a",
        "a |= O",
        "a &= O",
        "a -= O",
        "a ^= O",
        "r = a | O",
        "r = a & O",
        "r = a - O",
        "r = a ^ O",
        "r = O - a",
        "r = a <= O",
        "r = a < O",
        "r = a >= O",
        "r = a == O",
        "r = a.isdisjoint(O)",
        "a.update(O, [N])",
        "a.intersection_update(O)",
        "a.difference_update(O, [N])",
        "a.symmetric_difference_update(O)",
        "r = a.union(O, [N, M])",
        "r = a.intersection([N, M])",
        "r = a.difference([N, M])",
        "r = a.symmetric_difference([N, M, N])",
        "r = a.issubset([N, M])",
        "r = a.issuperset([N])",
        "r = sorted(a)",
        "r = a.copy()",
        "r = frozenset(a)",
        "r = hash(frozenset(a))",
        "r = len(a)",
        "a.add(K)",
        "r = K in a",
        "r = a.pop() if a else 0",
        "for r in a: a.add(99)",
        "a.clear()",
        "r = {x % 3 for x in a}",
        "r = min(a, default=0)",
        "r = {frozenset(a): 1}[a]",
        "r = {frozenset(a)} == {frozenset(O)}",
        "r = list(a)",
        "r = [*a][:3]",
    ];
    let set = || {
        proptest::collection::vec(prop_oneof![4 => -3i32..24, 1 => -1000i32..100_000], 0..14)
            .prop_map(|numbers| match numbers.len() {
                0 => "set()".to_owned(),
                _ => format!("set({numbers:?})"),
            })
    };
    let number = || prop_oneof![4 => -3i32..24, 1 => -1000i32..100_000];
    let step = (
        select(STEPS),
        select(&["1.0", "True", "5", "[]", "{1}", "2.0", "0.0", "-0.0"]),
        number(),
        number(),
        set(),
    );
    (set(), proptest::collection::vec(step, 1..10))
        .prop_map(|(start, steps)| {
            let mut program = format!("a = {start}\n");
            for (step, key, n, m, other) in steps {
                let step = step.replace('K', key).replace('N', &n.to_string()).replace('M', &m.to_string()).replace('O', &other);
                program += &format!("try:\n  r = None\n  {step}\nexcept Exception as e: show(f'{{type(e).__name__}} {{e}}')\nelse: show(r)\nshow(a)\n");
            }
            program
        })
        .boxed()
}

pub fn lists() -> BoxedStrategy<Program> {
    const STEPS: &[&str] = &[
        "a.append(K)",
        "a.insert(1, K)",
        "a.insert(-2, K)",
        "r = a.pop()",
        "r = a.pop(0)",
        "r = a.pop(-2)",
        "a.remove(K)",
        "r = a.index(K)",
        "r = a.count(K)",
        "r = K in a",
        "a.extend(O)",
        "a += O",
        "a *= 2",
        "r = a * 0",
        "r = a + O",
        "a.reverse()",
        "r = a == O",
        "r = a < O",
        "r = a[::-1]",
        "a[1:1] = O",
        "a[::2] = O",
        "del a[1:3]",
        "a[:] = a[::-1]",
        "r = list(map(type, a))",
        "a.clear()",
        "r = a.copy()",
        "a[0] = K",
        "del a[-1]",
        "r = [*a, *O]",
        "x, *r = a",
        "x, y = a",
        "*r, x, y = a",
        "r = list(zip(a, O))",
        "r = list(zip(a, O, strict=True))",
        "r = list(enumerate(a, 5))[:2]",
        "r = any(a), all(a)",
        "for x in a: a.remove(x)",
        "for x in a[:3]: a.append(x)",
        "r = [x for x in a if not x]",
        "r = list(filter(None, a))",
        "r = tuple(a)",
        "r = hash(tuple(a))",
        "r = dict(enumerate(a))",
        "r = max(map(len, map(repr, a)), default=0)",
        "r = list(reversed(a))",
        "a.sort()",
        "a.sort(key=repr)",
        "r = sum(a)",
        "r = sum([[x] for x in a], [])",
        "r = str(a)",
        "match a:\n    case [x]: r = x\n    case [x, _, *r]: pass\n    case []: r = 'empty'",
    ];
    let list = || keys(7).prop_map(|keys| format!("[{}]", keys.join(", ")));
    steps(list(), STEPS, list())
}
