//! Modes, prompts, warnings, encodings, and what CPython 3.13 cannot be asked: t-strings (PEP 750)
//! and `except A, B:` (PEP 758).

#[path = "support/dump.rs"]
mod dump;

use gillie_grammar::ast::{ExprKind, Mod, StmtKind, Text};
use gillie_grammar::{Mode, decode_source, parse};

fn template(source: &str) -> Vec<ExprKind> {
    let Mod::Expression { body } = parse(source, Mode::Eval).unwrap().tree else {
        panic!()
    };
    let ExprKind::TemplateStr { values } = body.kind else {
        panic!("{body:?}")
    };
    values.into_iter().map(|e| e.kind).collect()
}

#[test]
fn templates() {
    let parts = template("t'a{ x + 1 = !s:>{w}}b' t'{y}'");
    assert_eq!(parts.len(), 4);
    let ExprKind::Interpolation {
        text,
        conversion,
        format_spec,
        ..
    } = &parts[1]
    else {
        panic!()
    };
    assert_eq!(text, &Text::from(" x + 1"));
    assert_eq!(*conversion as i32, 115);
    let Some(ExprKind::JoinedStr { values }) = format_spec.as_ref().map(|e| &e.kind) else {
        panic!()
    };
    assert!(matches!(values[1].kind, ExprKind::FormattedValue { .. }));
    let ExprKind::Constant { value, .. } = &parts[2] else {
        panic!()
    };
    assert_eq!(value, &gillie_grammar::ast::Constant::Str("b".into()));
    assert!(template("t''").is_empty());
    let error = parse("t'' 'a'", Mode::Exec).unwrap_err();
    assert_eq!(
        error.message,
        "cannot mix t-string literals with string or bytes literals"
    );
    let error = parse("t'{}'", Mode::Exec).unwrap_err();
    assert_eq!(
        error.message,
        "t-string: valid expression required before '}'"
    );
}

#[test]
fn except_without_parentheses() {
    for source in [
        "try: pass\nexcept A, B: pass\n",
        "try: pass\nexcept* A, B,: pass\n",
    ] {
        let Mod::Module { body } = parse(source, Mode::Exec).unwrap().tree else {
            panic!()
        };
        let (StmtKind::Try(t) | StmtKind::TryStar(t)) = &body[0].kind else {
            panic!()
        };
        let type_ = t.handlers[0].type_.as_ref().unwrap();
        assert!(matches!(&type_.kind, ExprKind::Tuple { elts, .. } if elts.len() == 2));
    }
    let error = parse("try: pass\nexcept A, B as e: pass\n", Mode::Exec).unwrap_err();
    assert_eq!(
        error.message,
        "multiple exception types must be parenthesized when using 'as'"
    );
}

/// What `codeop` asks of a text typed at a prompt: complete, incomplete or wrong.
fn prompt(source: &str) -> &'static str {
    match parse(source, Mode::Single) {
        Ok(parsed) if parsed.open_block && !source.ends_with("\n\n") => "more",
        Ok(_) => "done",
        Err(e) if e.incomplete => "more",
        Err(_) => "wrong",
    }
}

#[test]
fn prompts() {
    for (source, wanted) in [
        ("x = 1\n", "done"),
        ("", "more"),
        ("if x:\n", "more"),
        ("if x:\n  y\n", "more"),
        ("if x:\n  y\n\n", "done"),
        ("if x: y\n", "done"),
        ("f(a,\n", "more"),
        ("'''abc\n", "more"),
        ("x = \\\n", "more"),
        ("try:\n  x\n", "more"),
        ("@a\n", "more"),
        ("x = 'abc\n", "wrong"),
        ("x = 1 +\n", "wrong"),
        ("a b\n", "wrong"),
        ("f(a))\n", "wrong"),
        ("x = 1\ny = 2\n", "wrong"),
        ("x = 1; y = 2\n", "done"),
        ("@a\ndef f(): pass\n", "done"),
    ] {
        if !source.is_empty() {
            assert_eq!(prompt(source), wanted, "{source:?}");
        }
    }
    assert_eq!(
        parse("x = 1\ny = 2\n", Mode::Single).unwrap_err().message,
        "multiple statements found while compiling a single statement"
    );
}

#[test]
fn warnings_and_line_breaks() {
    let parsed = parse(
        "'\\d' f'\\{x}' 1if x else b'\\q'\r\nx = '''\r\n'''\ry",
        Mode::Exec,
    );
    assert!(parsed.is_err()); // `'' 1` side by side
    let parsed = parse(
        "'\\d'; f'\\{x}'; 1if x else b'\\q'\r\nx = '''\r\n'''\ry",
        Mode::Exec,
    )
    .unwrap();
    let messages: Vec<_> = parsed.warnings.iter().map(|w| w.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "invalid escape sequence '\\d'",
            "invalid escape sequence '\\{'",
            "invalid decimal literal",
            "invalid escape sequence '\\q'"
        ]
    );
    assert!(dump::dump(&parsed.tree).ends_with("Expr@4,0,4,1(Name@4,0,4,1(\"y\" Load))\n"));
}

#[test]
fn odd_texts() {
    for source in [
        "",
        "\n",
        "#",
        "\\\n",
        "\x0c",
        "  \n\t\n",
        "# x\n\n",
        "\u{feff}x = 1",
    ] {
        assert!(
            parse(source, Mode::Exec).is_ok() || source == "\\\n",
            "{source:?}"
        );
    }
    assert_eq!(
        parse("x\0", Mode::Exec).unwrap_err().message,
        "source code cannot contain null bytes"
    );
    assert!(decode_source(b"# coding: nope\n").is_err());
    assert!(parse("", Mode::Eval).is_err());
    assert!(parse(" 1 + 1\n\n", Mode::Eval).is_err()); // CPython strips the blank in eval(), not here
    assert!(parse("1 + 1\n\n", Mode::Eval).is_ok());
}
