//! The embedding API, used as a program that has Python inside uses it.

use gillie::object::{Operator, Value};
use gillie::{Exception, Interpreter, Settings};

fn interpreter() -> Interpreter {
    Interpreter::new(Settings::default()).expect("an interpreter boots")
}

#[test]
fn functions_written_in_rust() -> Result<(), Exception> {
    let mut python = interpreter();
    python.register("scale", "(x, /, factor=2)", |vm, args| {
        let x = args[0].clone().unwrap_or(Value::NONE);
        let factor = args[1].clone().unwrap_or_else(|| vm.int(2));
        vm.binary(Operator::Mul, &x, &factor)
    })?;
    assert_eq!(python.eval("scale(21)")?.text, "42");
    assert_eq!(python.eval("scale('ab', factor=3)")?.repr, "'ababab'");
    let error = python.eval("scale()").expect_err("an argument is missing");
    assert_eq!(error.class, "TypeError");
    Ok(())
}

#[test]
fn errors_cross_both_ways() -> Result<(), Exception> {
    let mut python = interpreter();
    python.register("refuse", "(what, /)", |vm, args| {
        let what = args[0].clone().unwrap_or(Value::NONE);
        let text = vm.display_text(&what)?;
        Err(vm.value_error(format!("not {text}")))
    })?;
    python.run("try:\n    refuse('this')\nexcept ValueError as e:\n    caught = str(e)")?;
    assert_eq!(python.eval("caught")?.text, "not this");

    let error = python
        .run("def f():\n    refuse('that')\nf()")
        .expect_err("nobody catches it");
    assert_eq!(error.to_string(), "ValueError: not that");
    assert_eq!(error.class, "ValueError");
    assert_eq!(error.message, "not that");
    assert!(
        error
            .report
            .starts_with("Traceback (most recent call last):\n"),
        "{}",
        error.report
    );
    assert!(error.report.contains("line 2, in f"), "{}", error.report);
    assert!(
        error.report.ends_with("ValueError: not that\n"),
        "{}",
        error.report
    );

    let error = python.run("a b").expect_err("no Python");
    assert_eq!(error.class, "SyntaxError");
    // An error does no harm to what comes after it.
    assert_eq!(python.eval("1 + 1")?.text, "2");
    Ok(())
}

#[test]
fn names_stay_between_runs() -> Result<(), Exception> {
    let mut python = interpreter();
    python.run(
        "class Counter:\n    n = 0\n    def up(self):\n        self.n += 1\n        return self.n",
    )?;
    python.run("counter = Counter()")?;
    for expected in 1..4 {
        assert_eq!(python.eval("counter.up()")?.text, expected.to_string());
    }
    assert_eq!(python.eval("__name__")?.repr, "'__main__'");
    Ok(())
}

#[test]
fn one_interpreter_after_the_other() -> Result<(), Exception> {
    let mut first = interpreter();
    first.run("import sys\nsys.mark = x = 1")?;
    assert_eq!(first.eval("x")?.text, "1");
    drop(first);

    let mut second = interpreter();
    second.run("import sys")?;
    assert_eq!(second.eval("hasattr(sys, 'mark')")?.text, "False");
    let error = second.eval("x").expect_err("the first one's name");
    assert_eq!(error.to_string(), "NameError: name 'x' is not defined");
    Ok(())
}

#[test]
fn settings_are_seen_by_programs() -> Result<(), Exception> {
    let settings = Settings {
        argv: vec!["program".into(), "argument".into()],
        check_interval: Some(7),
        ..Settings::default()
    };
    let mut python = Interpreter::new(settings)?;
    python.run("import sys")?;
    assert_eq!(python.eval("sys.argv")?.repr, "['program', 'argument']");
    assert_eq!(python.eval("sys.getcheckinterval()")?.text, "7");
    Ok(())
}
