//! Random programs about the builtin types, under gillie and under CPython.
//!
//! Each family (`properties/`) is a proptest strategy of small programs. Two ways to use them:
//!
//! * the suite asks gillie the recorded programs of `properties/recorded/` again, whose answers are CPython 3.13's;
//! * with `GILLIE_ORACLE=python3.13`, `cargo test --test properties -- --ignored random` asks both interpreters
//!   `GILLIE_CASES` (100,000) new programs of every family (or of `GILLIE_FAMILY`) and shrinks what differs, or lists it
//!   with `GILLIE_ALL=1`; and
//!   `cargo test --test properties -- --ignored record` writes the recorded ones anew.

mod support;

#[path = "properties/bytes.rs"]
mod bytes;
#[path = "properties/containers.rs"]
mod containers;
#[path = "properties/formats.rs"]
mod formats;
#[path = "properties/numbers.rs"]
mod numbers;
#[path = "properties/server.rs"]
mod server;
#[path = "properties/slices.rs"]
mod slices;
#[path = "properties/sorting.rs"]
mod sorting;
#[path = "properties/texts.rs"]
mod texts;

use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, TestCaseError, TestError, TestRng, TestRunner};
use server::Server;
use std::cell::RefCell;
use std::path::PathBuf;

/// A program that calls `show(value)`.
type Program = String;

/// What makes the programs of a family.
type Strategies = fn() -> BoxedStrategy<Program>;

/// The families by name.
const FAMILIES: &[(&str, Strategies)] = &[
    ("int", numbers::ints),
    ("float", numbers::floats),
    ("format", formats::all),
    ("str", texts::all),
    ("bytes", bytes::all),
    ("slicing", slices::all),
    ("dict", containers::dicts),
    ("set", containers::sets),
    ("list", containers::lists),
    ("sorting", sorting::all),
];

/// Programs of each family that are kept.
const RECORDED: usize = 300;

fn recorded(family: &str) -> PathBuf {
    let name = format!("properties/recorded/{family}.txt");
    support::tests_folder().join(name)
}

fn oracle() -> Server {
    let name = std::env::var_os("GILLIE_ORACLE").expect("GILLIE_ORACLE names a CPython 3.13");
    Server::start(PathBuf::from(name))
}

/// Asks gillie the programs in a file, which alternate with their answers.
fn replay(family: &str) {
    let text = std::fs::read_to_string(recorded(family)).expect("the recorded programs");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() >= 2 * RECORDED, "{family}: too few programs");
    let mut server = Server::start(support::interpreter());
    let mut wrong = String::new();
    for pair in lines.chunks(2) {
        let [program, answer] = pair else {
            panic!("{family}: a program without an answer")
        };
        let now = server.ask_line(program);
        if now != *answer {
            wrong += &format!("{program}\n  should be {answer}\n  but is    {now}\n");
        }
    }
    assert!(wrong.is_empty(), "{family}:\n{wrong}");
}

macro_rules! replays {
    ($($name:ident $family:literal)*) => {
        $(#[test]
        fn $name() {
            replay($family);
        })*

        /// No family is left out.
        #[test]
        fn all_families_are_replayed() {
            let families: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
            assert_eq!(families, [$($family),*]);
        }
    };
}

replays! {
    recorded_int "int"
    recorded_float "float"
    recorded_format "format"
    recorded_str "str"
    recorded_bytes "bytes"
    recorded_slicing "slicing"
    recorded_dict "dict"
    recorded_set "set"
    recorded_list "list"
    recorded_sorting "sorting"
}

#[test]
#[ignore = "needs CPython 3.13"]
fn record() {
    let mut oracle = oracle();
    for (name, family) in FAMILIES {
        let rng = TestRng::deterministic_rng(Config::default().rng_algorithm);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let strategy = family();
        let mut text = String::new();
        for _ in 0..RECORDED {
            let tree = strategy.new_tree(&mut runner).expect("a program");
            let line = server::line_of(&tree.current());
            let answer = oracle.ask_line(&line);
            text += &format!("{line}\n{answer}\n");
        }
        std::fs::write(recorded(name), text).expect("the folder can be written");
    }
}

#[test]
#[ignore = "needs CPython 3.13, and minutes"]
fn random() {
    let cases =
        std::env::var("GILLIE_CASES").map_or(100_000, |text| text.parse().expect("a count"));
    let all = std::env::var_os("GILLIE_ALL").is_some();
    let only = std::env::var("GILLIE_FAMILY").ok();
    let oracle = RefCell::new(oracle());
    let gillie = RefCell::new(Server::start(support::interpreter()));
    let mut wrong = String::new();
    for (name, family) in FAMILIES {
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        let config = Config {
            cases,
            failure_persistence: None,
            ..Config::default()
        };
        let result = TestRunner::new(config).run(&family(), |program| {
            let line = server::line_of(&program);
            let expected = oracle.borrow_mut().ask_line(&line);
            let now = gillie.borrow_mut().ask_line(&line);
            match now == expected {
                true => Ok(()),
                false if all => {
                    println!("{name}:\n{program}\n  should be {expected}\n  but is    {now}\n");
                    Ok(())
                }
                false => Err(TestCaseError::fail(format!(
                    "{expected}\n  but is    {now}"
                ))),
            }
        });
        match result {
            Ok(()) => println!("{name}: {cases} programs agree"),
            Err(TestError::Fail(reason, program)) => {
                wrong += &format!("{name}:\n{program}\n  should be {reason}\n");
            }
            Err(other) => panic!("{name}: {other}"),
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
