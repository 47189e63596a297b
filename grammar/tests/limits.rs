//! No text makes the parser overflow its stack, run for ever or panic: long chains parse up to the
//! limit and fail cleanly beyond it, on the two megabytes of a test thread's stack.

use gillie_grammar::{ErrorKind, Mode, parse};

fn kind(source: &str) -> Result<(), ErrorKind> {
    parse(source, Mode::Exec).map(drop).map_err(|e| e.kind)
}

/// Texts that nest once per repetition of a part.
fn chains(n: usize) -> Vec<String> {
    [
        ("", "1+", "1"),
        ("", "not ", "x"),
        ("", "-", "x"),
        ("", "x**", "x"),
        ("", "lambda: ", "x"),
        ("", "x if y else ", "z"),
        ("x", ".a", ""),
        ("x", "()", ""),
        ("x", "[0]", ""),
        ("", "await ", "x"),
        ("", "a, ", "b"),
        ("", "x = ", "1"),
        ("", "a and b or ", "c"),
        ("", "a < ", "b"),
        ("x", "(y)(*a, **b)", ""),
        ("", "'a' ", "'b'"),
        ("", "f'{a}' ", "'b'"),
        ("", "a; ", "b"),
    ]
    .iter()
    .map(|(before, part, after)| format!("{before}{}{after}\n", part.repeat(n)))
    .collect()
}

#[test]
fn long_chains_parse() {
    for source in chains(2900) {
        // `await await x` is not Python: nothing else may fail.
        if !source.starts_with("await") {
            assert_eq!(kind(&source), Ok(()), "{}", &source[..30]);
        }
    }
}

#[test]
fn too_long_chains_fail_cleanly() {
    for source in chains(20_000) {
        assert!(
            !matches!(kind(&source), Err(ErrorKind::Indentation)),
            "{}",
            &source[..30]
        );
    }
    assert_eq!(kind(&"-".repeat(100_000)), Err(ErrorKind::Syntax));
    assert_eq!(
        kind(&format!("{}x", "-".repeat(100_000))),
        Err(ErrorKind::Memory)
    );
}

#[test]
fn brackets_and_blocks() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("f(", ")"),
        ("{1: ", "}"),
        ("x[", "]"),
    ] {
        let nested = |n: usize| format!("{}1{}\n", open.repeat(n), close.repeat(n));
        assert_eq!(kind(&nested(190)), Ok(()), "{open}");
        assert_eq!(kind(&nested(100_000)), Err(ErrorKind::Syntax), "{open}");
        assert_eq!(
            kind(&open.repeat(100_000)),
            Err(ErrorKind::Syntax),
            "{open}"
        );
    }
    let blocks = |n: usize| {
        (0..n)
            .map(|i| format!("{}if x:\n", " ".repeat(i)))
            .collect::<String>()
            + &" ".repeat(n)
            + "pass\n"
    };
    assert_eq!(kind(&blocks(98)), Ok(()));
    assert_eq!(kind(&blocks(1000)), Err(ErrorKind::Indentation));
    let elifs = |n: usize| format!("if x: pass\n{}", "elif y: pass\n".repeat(n));
    assert_eq!(kind(&elifs(2900)), Ok(()));
    assert_eq!(kind(&elifs(100_000)), Err(ErrorKind::Memory));
}

#[test]
fn nested_strings() {
    let nested = |n: usize| format!("{}1{}", "f'{".repeat(n), "}'".repeat(n));
    assert_eq!(kind(&nested(100)), Ok(()));
    assert_eq!(kind(&nested(10_000)), Err(ErrorKind::Syntax));
    assert_eq!(
        kind(&format!(
            "f'{{x:{}{}'",
            "{y:".repeat(10_000),
            "}".repeat(10_001)
        )),
        Err(ErrorKind::Syntax)
    );
}
