//! The command: what it runs, which arguments are whose, exit statuses and
//! messages as CPython 3.13 has them.

mod support;

use std::fs;
use std::path::PathBuf;

use support::{HANG_GUARD, Outcome, gillie, run, run_source, run_with};

/// A folder of its own for a test, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("gillie-cli-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a scratch folder");
        Scratch(path.canonicalize().expect("a real path"))
    }

    fn write(&self, name: &str, source: &str) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, source).expect("a file");
        path.to_str().expect("ASCII").to_string()
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        run(
            gillie().args(arguments).current_dir(&self.0),
            b"",
            HANG_GUARD,
        )
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn says(outcome: &Outcome, stdout: &str, status: i32) {
    assert_eq!(
        (outcome.stdout.as_str(), outcome.status),
        (stdout, status),
        "standard error: {}",
        outcome.stderr
    );
}

#[test]
fn a_script_with_arguments() {
    let scratch = Scratch::new("script");
    scratch.write("args.py", "import sys; print(sys.argv[1:], __name__)");
    says(&scratch.run(&["args.py"]), "[] __main__\n", 0);
    // Nothing after the script is the command's own.
    for argument in [
        "-c",
        "-m",
        "--help",
        "--version",
        "-V",
        "dis",
        "--check-interval",
        "-",
        "--",
    ] {
        says(
            &scratch.run(&["args.py", argument, "x"]),
            &format!("['{argument}', 'x'] __main__\n"),
            0,
        );
    }
}

#[test]
fn options_before_the_script() {
    let scratch = Scratch::new("options");
    scratch.write(
        "n.py",
        "import sys; print(sys.getcheckinterval(), sys.argv[1:])",
    );
    says(
        &scratch.run(&["--check-interval", "77", "n.py", "--check-interval", "5"]),
        "77 ['--check-interval', '5']\n",
        0,
    );
    let outcome = run(
        gillie()
            .env("GILLIE_CHECK_INTERVAL", "88")
            .args(["-c", "import sys; print(sys.getcheckinterval())"]),
        b"",
        HANG_GUARD,
    );
    says(&outcome, "88\n", 0);
    let outcome = run(
        gillie().env("GILLIE_CHECK_INTERVAL", "88").args([
            "--check-interval",
            "99",
            "-c",
            "import sys; print(sys.getcheckinterval())",
        ]),
        b"",
        HANG_GUARD,
    );
    says(&outcome, "99\n", 0);
    for bad in ["0", "-1", "many"] {
        let outcome = run_with(&["--check-interval", bad, "-c", "pass"]);
        assert_eq!(outcome.status, 2, "{bad}: {}", outcome.stderr);
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn source_on_the_command_line() {
    says(&run_source(&[], "print(1 + 1)"), "2\n", 0);
    says(
        &run_with(&["-c", "import sys; print(sys.argv)", "a", "-x", "--help"]),
        "['-c', 'a', '-x', '--help']\n",
        0,
    );
    says(
        &run_source(&[], "if True:\n    print('block')\nprint(__name__)"),
        "block\n__main__\n",
        0,
    );
    let failed = run_source(&[], "x = 1\nprint(x / 0)");
    assert_eq!(failed.status, 1);
    assert_eq!(
        failed.stderr,
        "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\n    print(x / 0)\n          ~~^~~\nZeroDivisionError: division by zero\n"
    );
    assert_eq!(run_with(&["-c"]).status, 2);
}

#[test]
fn modules() {
    let scratch = Scratch::new("modules");
    scratch.write(
        "mod.py",
        "import sys; print(__name__, sys.argv[1:], __spec__.name)",
    );
    scratch.write("package/__init__.py", "print('init')");
    scratch.write("package/__main__.py", "print('main of', __package__)");
    scratch.write(
        "package/sub.py",
        "from . import sub as me; print(__name__, __package__)",
    );
    scratch.write("empty/__init__.py", "");
    says(
        &scratch.run(&["-m", "mod", "-m", "x"]),
        "__main__ ['-m', 'x'] mod\n",
        0,
    );
    says(
        &scratch.run(&["-m", "package"]),
        "init\nmain of package\n",
        0,
    );
    says(
        &scratch.run(&["-m", "package.sub"]),
        "init\npackage.sub package\n__main__ package\n",
        0,
    );
    let missing = scratch.run(&["-m", "no_such_module"]);
    assert_eq!(missing.status, 1);
    assert!(
        missing
            .stderr
            .ends_with(": No module named no_such_module\n"),
        "{}",
        missing.stderr
    );
    let no_main = scratch.run(&["-m", "empty"]);
    assert_eq!(no_main.status, 1);
    assert!(
        no_main.stderr.ends_with(": No module named empty.__main__; 'empty' is a package and cannot be directly executed\n"),
        "{}",
        no_main.stderr
    );
}

#[test]
fn a_folder_is_run_by_its_main() {
    let scratch = Scratch::new("folder");
    scratch.write(
        "app/__main__.py",
        "import helper, sys; print(helper.x, sys.argv[0])",
    );
    scratch.write("app/helper.py", "x = 'helped'");
    says(&scratch.run(&["app"]), "helped app\n", 0);
}

#[test]
fn standard_input() {
    let piped = |arguments: &[&str], source: &str| {
        run(gillie().args(arguments), source.as_bytes(), HANG_GUARD)
    };
    says(&piped(&[], "print('from a pipe')\n"), "from a pipe\n", 0);
    says(
        &piped(&["-"], "import sys\nprint(sys.argv)\n"),
        "['-']\n",
        0,
    );
    says(
        &piped(&["-", "a", "-b"], "import sys\nprint(sys.argv)"),
        "['-', 'a', '-b']\n",
        0,
    );
    says(&piped(&[], ""), "", 0);
    let failed = piped(&[], "def f():\n    raise KeyError('k')\nf()\n");
    assert_eq!(failed.status, 1);
    assert_eq!(
        failed.stderr,
        "Traceback (most recent call last):\n  File \"<stdin>\", line 3, in <module>\n  File \"<stdin>\", line 2, in f\nKeyError: 'k'\n"
    );
}

#[test]
fn a_missing_file() {
    let outcome = run_with(&["/nonexistent/script.py"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.ends_with(
            ": can't open file '/nonexistent/script.py': [Errno 2] No such file or directory\n"
        ),
        "{}",
        outcome.stderr
    );
}

#[test]
fn syntax_errors() {
    let scratch = Scratch::new("syntax");
    let path = scratch.write("bad.py", "print('never')\nx = (1 +\n");
    let outcome = scratch.run(&["bad.py"]);
    says(&outcome, "", 1);
    assert_eq!(
        outcome.stderr,
        format!(
            "  File \"{path}\", line 2\n    x = (1 +\n        ^\nSyntaxError: '(' was never closed\n"
        )
    );
    let outcome = run_source(&[], "a b");
    says(&outcome, "", 1);
    assert_eq!(
        outcome.stderr,
        "  File \"<string>\", line 1\n    a b\n      ^\nSyntaxError: invalid syntax\n"
    );
}

#[test]
fn exit_statuses() {
    for (source, status, stderr) in [
        ("pass", 0, ""),
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit(None)", 0, ""),
        ("import sys; sys.exit(0)", 0, ""),
        ("import sys; sys.exit(5)", 5, ""),
        ("import sys; sys.exit(True)", 1, ""),
        ("import sys; sys.exit(256 + 3)", 3, ""),
        ("import sys; sys.exit(-1)", 255, ""),
        ("import sys; sys.exit('a message')", 1, "a message\n"),
        ("import sys; sys.exit([1, 2])", 1, "[1, 2]\n"),
        ("import sys; sys.exit(1.5)", 1, "1.5\n"),
        ("raise SystemExit", 0, ""),
        ("raise SystemExit(4)", 4, ""),
        ("raise SystemExit('m')", 1, "m\n"),
        ("exit(6)", 6, ""),
        ("quit()", 0, ""),
        ("import os; os._exit(9)", 9, ""),
        (
            "import threading, sys; threading.Thread(target=sys.exit, args=(3,)).start()",
            0,
            "",
        ),
        (
            "import atexit, os; atexit.register(print, 'x'); import sys; sys.exit(2)",
            2,
            "",
        ),
        (
            "import signal, os; os.kill(os.getpid(), signal.SIGTERM); [0 for _ in iter(int, 1)]",
            -15,
            "",
        ),
    ] {
        let outcome = run_source(&[], source);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (status, stderr),
            "{source}"
        );
    }
    let interrupted = run_source(&[], "import signal; signal.raise_signal(signal.SIGINT)");
    assert_eq!(interrupted.status, -2);
    assert!(
        interrupted.stderr.ends_with("KeyboardInterrupt\n"),
        "{}",
        interrupted.stderr
    );
}

#[test]
fn output_to_a_closed_pipe() {
    let outcome = run(
        std::process::Command::new("sh").arg("-c").arg(format!(
            "{} -c \"for i in range(100000): print(i)\" | head -1",
            support::interpreter().display()
        )),
        b"",
        HANG_GUARD,
    );
    assert_eq!(outcome.stdout, "0\n");
    assert!(
        outcome
            .stderr
            .contains("BrokenPipeError: [Errno 32] Broken pipe"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn the_script_folder_comes_first_in_the_path() {
    let scratch = Scratch::new("path");
    scratch.write("deep/script.py", "import neighbour; print(neighbour.x)");
    scratch.write("deep/neighbour.py", "x = 'found'");
    says(&scratch.run(&["deep/script.py"]), "found\n", 0);
}

#[test]
fn a_subcommand_wins_over_a_file_of_its_name() {
    let scratch = Scratch::new("subcommand");
    scratch.write("dis", "print('the file')");
    scratch.write("f.py", "def f(x):\n    return x + 1\n");
    says(&scratch.run(&["./dis"]), "the file\n", 0);
    let outcome = scratch.run(&["dis", "f.py"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(
        outcome.stdout.contains('f') && outcome.stdout.to_lowercase().contains("return"),
        "{}",
        outcome.stdout
    );
    assert_eq!(scratch.run(&["dis", "missing.py"]).status, 2);
}

#[test]
fn version_and_help() {
    let version = run_with(&["--version"]);
    assert_eq!(version.status, 0);
    assert!(
        version.stdout.contains(env!("CARGO_PKG_VERSION")),
        "{}",
        version.stdout
    );
    let help = run_with(&["--help"]);
    assert_eq!(help.status, 0);
    for word in ["-c", "-m", "--check-interval", "dis"] {
        assert!(help.stdout.contains(word), "--help does not mention {word}");
    }
    assert_eq!(run_with(&["--no-such-option"]).status, 2);
}

#[test]
fn pythonpath_entries_are_absolute_and_appear_once() {
    let outcome = run(
        gillie()
            .args(["-c", "import sys; print(sys.path[1:4])"])
            .env("PYTHONPATH", "a:/b/../c:/c:a")
            .current_dir("/"),
        b"",
        HANG_GUARD,
    );
    says(&outcome, "['/a', '/c', '<gillie>']\n", 0);
}

/// The rows of the page that `--gc-report` wrote.
fn report_rows(page: &str) -> serde_json::Value {
    let data = page.split("const data = ").nth(1).expect("the data");
    let data = data.split(";\n").next().expect("the end of the data");
    serde_json::from_str(data).expect("JSON")
}

#[test]
fn gc_report() {
    let scratch = Scratch::new("gc-report");
    let script = scratch.write(
        "</script>.py",
        "import gc, os, sys\ngc.collect()\nx = []; x.append(x); del x\ngc.collect(1)\n\
         if os.fork() == 0: sys.exit(0)\nos.wait()\nsys.exit(3)\n",
    );
    let outcome = scratch.run(&["--gc-report", "page.html", &script]);
    says(&outcome, "", 3);
    let page = fs::read_to_string(scratch.0.join("page.html")).expect("the page");
    assert_eq!(page.matches("</script>").count(), 1, "the data are escaped");
    let data = report_rows(&page);
    assert!(
        data["program"]
            .as_str()
            .expect("a text")
            .ends_with("</script>.py")
    );
    let rows = data["collections"].as_array().expect("rows");
    assert_eq!(data["total"], rows.len());
    let column = |name: &str| {
        let mut columns = data["columns"].as_array().expect("names").iter();
        columns
            .position(|column| column == name)
            .expect("the column")
    };
    let last = rows.last().expect("a collection");
    assert_eq!(last[column("generation")], 1);
    assert_eq!(last[column("collected")], 1);
    assert!(last[column("live_after")].as_u64() < last[column("live_before")].as_u64());

    let outcome = scratch.run(&["--gc-report", "no/such/folder/page.html", &script]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(
        outcome.stderr.contains("can't write the report"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn wrong_options() {
    let usage = |message: &str| {
        format!(
            "{message}\nusage: {} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more information.\n",
            support::interpreter().display()
        )
    };
    for (words, message) in [
        (&["-Z"][..], "Unknown option: -Z"),
        (&["-bZ", "-c", "1"], "Unknown option: -Z"),
        (&["--foo"], "unknown option --foo"),
        (&["-J"], "-J is reserved for Jython"),
        (&["-c"], "Argument expected for the -c option"),
        (&["-W"], "Argument expected for the -W option"),
        (
            &["--check-hash-based-pycs"],
            "Argument expected for the --check-hash-based-pycs options",
        ),
        (
            &["--check-hash-based-pycs", "x"],
            "--check-hash-based-pycs must be one of 'default', 'always', or 'never'",
        ),
    ] {
        let outcome = run_with(words);
        assert_eq!(
            (outcome.status, outcome.stderr),
            (2, usage(message)),
            "{words:?}"
        );
    }
    let never = run_with(&["--check-hash-based-pycs", "never", "-t", "-c", "print(1)"]);
    says(&never, "1\n", 0);
}

#[test]
fn help_pages() {
    for words in [
        &["-h"][..],
        &["-?"],
        &["--help"],
        &["-hZ"],
        &["help", "options"],
    ] {
        let outcome = run_with(words);
        assert_eq!(outcome.status, 0, "{words:?}");
        assert!(outcome.stdout.starts_with("usage: "), "{}", outcome.stdout);
        assert!(
            outcome.stdout.contains("\n-P     : don't prepend"),
            "{}",
            outcome.stdout
        );
    }
    for (words, part) in [
        (&["--help-env"][..], "PYTHONSTARTUP"),
        (&["--help-xoptions"], "-X importtime"),
        (&["help"], "completions"),
        (&["help", "prompt"], "%gil"),
        (&["help", "gil"], "check-interval"),
        (&["help", "dis"], "usage: gillie dis FILE"),
        (&["dis", "--help"], "usage: gillie dis FILE"),
        (&["completions", "--help"], "usage: gillie completions"),
        (&["completions", "bash"], "--check-interval"),
        (&["completions", "zsh"], "#compdef gillie"),
        (&["completions", "fish"], "complete -c gillie"),
        (&["man"], ".TH gillie 1"),
        (&["-V"], "Python 3.14"),
        (&["-VV"], "[Rust"),
    ] {
        let outcome = run_with(words);
        assert_eq!(outcome.status, 0, "{words:?}");
        assert!(
            outcome.stdout.contains(part),
            "{words:?}: {}",
            outcome.stdout
        );
    }
    let all = run_with(&["--help-all"]).stdout;
    for page in ["--help", "--help-env", "--help-xoptions"] {
        assert!(all.contains(&run_with(&[page]).stdout), "{page}");
    }
    for words in [
        &["help", "nothing"][..],
        &["help", "a", "b"],
        &["completions"],
        &["completions", "csh"],
        &["man", "x"],
    ] {
        let outcome = run_with(words);
        assert_eq!(outcome.status, 2, "{words:?}");
        assert!(!outcome.stderr.is_empty(), "{words:?}");
    }
}

#[test]
fn a_virtual_environment_is_found() {
    let scratch = Scratch::new("environment");
    let interpreter = support::interpreter();
    let home = interpreter.parent().expect("a folder");
    scratch.write(
        "env/pyvenv.cfg",
        &format!(
            "home = {}\ninclude-system-site-packages = false\n",
            home.display()
        ),
    );
    fs::create_dir(scratch.0.join("env/bin")).expect("a folder");
    let link = scratch.0.join("env/bin/python");
    std::os::unix::fs::symlink(&interpreter, &link).expect("a link");
    let show = "import sys; print(sys.prefix); print(sys.executable); print(sys.prefix != sys.base_prefix)";
    let outcome = run(
        std::process::Command::new(&link).args(["-c", show]),
        b"",
        HANG_GUARD,
    );
    let prefix = scratch.0.join("env").display().to_string();
    says(
        &outcome,
        &format!("{prefix}\n{}\nTrue\n", link.display()),
        0,
    );
    // Through the PATH, too.
    let outcome = run(
        std::process::Command::new("sh")
            .args(["-c", &format!("python -c '{show}'")])
            .env("PATH", format!("{prefix}/bin:/usr/bin:/bin")),
        b"",
        HANG_GUARD,
    );
    assert!(
        outcome.stdout.starts_with(&format!("{prefix}\n")),
        "{}",
        outcome.stdout
    );
}

#[test]
fn fatal_settings() {
    for (name, value, message) in [
        ("PYTHONHASHSEED", "x", "config_init_hash_seed"),
        ("PYTHONUTF8", "2", "preconfig_init_utf8_mode"),
        ("PYTHONTRACEMALLOC", "x", "config_init_tracemalloc"),
        ("PYTHON_GIL", "0", "config_read_gil"),
        ("PYTHONMALLOC", "nothing", "preconfig_init_allocator"),
        (
            "PYTHONINTMAXSTRDIGITS",
            "5",
            "config_init_int_max_str_digits",
        ),
        ("PYTHON_CPU_COUNT", "0", "config_init_cpu_count"),
    ] {
        let start =
            |arguments: &[&str]| run(gillie().args(arguments).env(name, value), b"", HANG_GUARD);
        let outcome = start(&["-c", "pass"]);
        assert_eq!(outcome.status, 1, "{name}");
        let first = format!("Fatal Python error: {message}: ");
        assert!(
            outcome.stderr.starts_with(&first)
                && outcome
                    .stderr
                    .contains("\nPython runtime state: preinitiali"),
            "{}",
            outcome.stderr
        );
        // -E does not look.
        says(&start(&["-E", "-c", "print(1)"]), "1\n", 0);
    }
}
