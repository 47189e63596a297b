//! The programs of `tests/lang`, `tests/stdlib` and `tests/gillie` under gillie.
//!
//! Those of `tests/lang` (the language) and `tests/stdlib` (the library) must
//! say what CPython 3.13 said: standard output, standard error and exit status,
//! in files that `tests/regenerate` wrote.
//! `tests/gillie/**/*.py` show what CPython 3.13 cannot; their expectations
//! stand in comments. Each program runs twice: as it is, and with the GIL
//! offered after every single instruction.
//!
//! `tests/known_failures.txt` lists what is not right yet. Those programs run
//! too and must still fail, so that the list stays true.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{HANG_GUARD, Outcome, difference, gillie, run, tests_folder};

/// How often the GIL is offered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Usual,
    EveryInstruction,
}

impl Mode {
    const ALL: [Mode; 2] = [Mode::Usual, Mode::EveryInstruction];

    fn options(self) -> &'static [&'static str] {
        match self {
            Mode::Usual => &[],
            Mode::EveryInstruction => &["--check-interval", "1"],
        }
    }

    fn name(self, program: &str) -> String {
        match self {
            Mode::Usual => program.to_string(),
            Mode::EveryInstruction => format!("{program} @1"),
        }
    }
}

/// A program with what it should say.
#[derive(Clone)]
struct Program {
    path: PathBuf,
    options: Vec<String>,
    input: Vec<u8>,
    stdout: String,
    stderr: String,
    status: i32,
}

impl Program {
    /// With expectations in the files beside it.
    fn beside(path: &Path) -> Program {
        let read = |suffix: &str| fs::read(path.with_extension(suffix)).unwrap_or_default();
        let text = |suffix: &str| String::from_utf8_lossy(&read(suffix)).into_owned();
        Program {
            path: path.to_path_buf(),
            options: Vec::new(),
            input: read("in"),
            stdout: text("out"),
            stderr: text("err"),
            status: text("status").trim().parse().unwrap_or(0),
        }
    }

    /// With expectations in its comments: `# expect: a line of output`,
    /// `# error: a line of standard error`, `# status: 1`, and options for
    /// gillie itself in `# options: --check-interval 1`.
    fn commented(path: &Path) -> Program {
        let source = fs::read_to_string(path).expect("a readable program");
        let mut program = Program {
            path: path.to_path_buf(),
            options: Vec::new(),
            input: Vec::new(),
            stdout: String::new(),
            stderr: String::new(),
            status: 0,
        };
        for line in source.lines() {
            let after = |mark: &str| line.split_once(mark).map(|(_, rest)| rest.trim_end());
            if let Some(text) = after("# expect: ") {
                program.stdout += &format!("{text}\n");
            } else if let Some(text) = after("# error: ") {
                program.stderr += &format!("{text}\n");
            } else if let Some(text) = after("# status: ") {
                program.status = text.trim().parse().expect("a number after # status:");
            } else if let Some(text) = after("# options: ") {
                program.options = text.split_whitespace().map(str::to_string).collect();
            }
        }
        program
    }

    /// Run it in its own folder and compare.
    fn check(&self, mode: Mode, guard: Duration) -> Result<(), String> {
        let folder = self.path.parent().expect("a file in a folder");
        let mut command = gillie();
        command.args(mode.options()).args(&self.options);
        command
            .arg(self.path.file_name().expect("a file"))
            .current_dir(folder);
        let said = run(&mut command, &self.input, guard);
        if said.timed_out {
            return Err(format!("still running after {} s", guard.as_secs()));
        }
        let here = format!("{}/", folder.display());
        let outcome = Outcome {
            stdout: said.stdout.replace(&here, ""),
            stderr: said.stderr.replace(&here, ""),
            ..said
        };
        let mut wrong: Vec<String> = [
            difference("standard output", &self.stdout, &outcome.stdout),
            difference("standard error", &self.stderr, &outcome.stderr),
        ]
        .into_iter()
        .flatten()
        .collect();
        if self.status != outcome.status {
            wrong.push(format!(
                "exit status {} instead of {}\n",
                outcome.status, self.status
            ));
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(wrong.concat())
        }
    }
}

/// Every program below a folder; one with a `main.py` is a single program.
fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("main.py").exists() {
        found.push(folder.join("main.py"));
        return;
    }
    let mut entries: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|e| e == "py") {
            found.push(path);
        }
    }
}

/// `name: reason`, a name being `lang/dict/methods`, or `lang/dict/methods @1`
/// for a program that fails only when the GIL is offered at every instruction.
fn known_failures() -> BTreeMap<String, String> {
    let text = fs::read_to_string(tests_folder().join("known_failures.txt")).unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(name, reason)| (name.trim().to_string(), reason.trim().to_string()))
        .collect()
}

fn must_still_fail(program: &Program, mode: Mode) -> Result<(), Failed> {
    match program.check(mode, Duration::from_secs(10)) {
        Err(_) => Ok(()),
        Ok(()) => Err("it passes now: take it out of tests/known_failures.txt".into()),
    }
}

fn main() {
    let arguments = Arguments::from_args();
    let known = known_failures();
    let mut trials = Vec::new();
    let mut counts = [0; 2];
    for (folder, read) in [
        ("lang", Program::beside as fn(&Path) -> Program),
        ("stdlib", Program::beside),
        ("gillie", Program::commented),
    ] {
        let mut paths = Vec::new();
        programs(&tests_folder().join(folder), &mut paths);
        for path in paths {
            let program = read(&path);
            let name = path
                .strip_prefix(tests_folder())
                .expect("below tests/")
                .with_extension("");
            let name = name
                .to_str()
                .expect("an ASCII path")
                .trim_end_matches("/main")
                .to_string();
            counts[usize::from(folder == "gillie")] += 1;
            // The second pass costs more than the first: every third program has it, and all of gillie's own.
            let position = counts[usize::from(folder == "gillie")];
            let second = folder == "gillie" || position % 3 == 0;
            for mode in Mode::ALL {
                if mode == Mode::EveryInstruction && !second {
                    continue;
                }
                let own = mode.name(&name);
                let expected_to_fail = known.contains_key(&own) || known.contains_key(&name);
                let repeated = mode == Mode::EveryInstruction && known.contains_key(&name);
                let program = program.clone();
                let trial = Trial::test(own, move || {
                    if expected_to_fail {
                        must_still_fail(&program, mode)
                    } else {
                        program.check(mode, HANG_GUARD).map_err(Failed::from)
                    }
                });
                trials.push(
                    trial
                        .with_ignored_flag(repeated)
                        .with_kind(if expected_to_fail {
                            "known failure"
                        } else {
                            ""
                        }),
                );
            }
        }
    }
    let unused: Vec<_> = known
        .keys()
        .filter(|name| !trials.iter().any(|t| t.name() == name.as_str()))
        .cloned()
        .collect();
    println!(
        "{} programs with expectations by CPython 3.13, {} of gillie's own, {} known failures",
        counts[0],
        counts[1],
        known.len()
    );
    let conclusion = libtest_mimic::run(&arguments, trials);
    for name in &unused {
        println!("tests/known_failures.txt: no program {name}");
    }
    if !unused.is_empty() {
        std::process::exit(101);
    }
    conclusion.exit();
}
