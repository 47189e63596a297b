//! The interactive prompt, used through a pseudo terminal as a person does.

mod support;

use rexpect::error::Error;
use rexpect::session::{PtySession, spawn_command};
use std::process::Command;
use support::gillie;

const TIMEOUT_MS: u64 = 30_000;

/// A session after its first prompt.
fn start() -> Result<PtySession, Error> {
    let mut command = gillie();
    command.env("TERM", "dumb").env("HOME", "/nonexistent");
    let mut session = spawn_command(command, Some(TIMEOUT_MS))?;
    session.exp_string(">>> ")?;
    Ok(session)
}

/// Type a line at the prompt and wait for what it prints and the next prompt.
fn enter(session: &mut PtySession, line: &str, printed: &str) -> Result<(), Error> {
    session.send_line(line)?;
    session.exp_string(printed)?;
    session.exp_string(">>> ")?;
    Ok(())
}

#[test]
fn expressions_are_shown_and_kept() -> Result<(), Error> {
    let mut session = start()?;
    enter(&mut session, "1 + 1", "2")?;
    enter(&mut session, "_ * 21", "42")?;
    enter(&mut session, "'text'", "'text'")?;
    enter(&mut session, "None", "")?;
    enter(&mut session, "print('shown', _)", "shown text")?;
    enter(&mut session, "x = 5; x * 3", "15")?;
    Ok(())
}

#[test]
fn blocks_over_several_lines() -> Result<(), Error> {
    let mut session = start()?;
    session.send_line("def double(n):")?;
    session.exp_string("... ")?;
    session.send_line("    return n * 2")?;
    session.exp_string("... ")?;
    enter(&mut session, "", "")?;
    enter(&mut session, "double(21)", "42")?;
    session.send_line("for i in range(2):")?;
    session.exp_string("... ")?;
    session.send_line("    print('i is', i)")?;
    session.exp_string("... ")?;
    enter(&mut session, "", "i is 1")?;
    session.send_line("[1,")?;
    session.exp_string("... ")?;
    enter(&mut session, "2]", "[1, 2]")?;
    session.send_line("'''a")?;
    session.exp_string("... ")?;
    enter(&mut session, "b'''", r"'a\nb'")?;
    Ok(())
}

/// Nothing is lost of what arrives faster than it is read: several lines at once, in a terminal with an editor.
#[test]
fn lines_typed_ahead_are_all_read() -> Result<(), Error> {
    let mut command = gillie();
    command.env("TERM", "xterm").env("HOME", "/nonexistent");
    let mut session = spawn_command(command, Some(TIMEOUT_MS))?;
    session.exp_string(">>> ")?;
    session.send("x = 6\rfor i in range(2):\rprint('answer', x * 7 + i)\r\r")?;
    session.flush()?;
    session.exp_string("answer 42")?;
    session.exp_string("answer 43")?;
    Ok(())
}

#[test]
fn an_error_keeps_the_session() -> Result<(), Error> {
    let mut session = start()?;
    enter(&mut session, "kept = 'kept'", "")?;
    enter(&mut session, "1 / 0", "ZeroDivisionError: division by zero")?;
    enter(
        &mut session,
        "no_such_name",
        "NameError: name 'no_such_name' is not defined",
    )?;
    enter(&mut session, "a b", "SyntaxError: invalid syntax")?;
    enter(&mut session, "def f(:", "SyntaxError: invalid syntax")?;
    enter(&mut session, "kept", "'kept'")?;
    Ok(())
}

#[test]
fn control_c_clears_the_line() -> Result<(), Error> {
    let mut session = start()?;
    session.send("unfinished +")?;
    session.flush()?;
    session.send_control('c')?;
    session.exp_string("KeyboardInterrupt")?;
    session.exp_string(">>> ")?;
    session.send_line("def f():")?;
    session.exp_string("... ")?;
    session.send_control('c')?;
    session.exp_string("KeyboardInterrupt")?;
    session.exp_string(">>> ")?;
    enter(&mut session, "2 ** 10", "1024")?;
    Ok(())
}

#[test]
fn control_c_interrupts_what_runs() -> Result<(), Error> {
    let mut session = start()?;
    for busy in [
        "while True: pass",
        "import time; time.sleep(1000)",
        "import threading; threading.Event().wait()",
    ] {
        session.send_line(&format!("print('star' + 'ted'); exec({busy:?})"))?;
        session.exp_string("started")?;
        session.send_control('c')?;
        session.exp_string("KeyboardInterrupt")?;
        session.exp_string(">>> ")?;
    }
    enter(&mut session, "6 * 7", "42")?;
    Ok(())
}

#[test]
fn control_d_leaves() -> Result<(), Error> {
    let mut session = start()?;
    session.send_control('d')?;
    session.exp_eof()?;
    Ok(())
}

#[test]
fn exit_leaves() -> Result<(), Error> {
    let mut session = start()?;
    session.send_line("exit()")?;
    session.exp_eof()?;
    Ok(())
}

#[test]
fn threads_run_while_the_prompt_waits() -> Result<(), Error> {
    let mut session = start()?;
    enter(&mut session, "import threading, time; n = []", "")?;
    enter(
        &mut session,
        "t = threading.Thread(target=lambda: [n.append(i) for i in range(100)]); t.start()",
        "",
    )?;
    enter(&mut session, "t.join(); len(n)", "100")?;
    Ok(())
}

#[test]
fn input_edits_lines_once_readline_is_imported() -> Result<(), Error> {
    let script = "\
import readline
words = ['world', 'word', 'other']
def complete(text, state):
    return [word for word in words if word.startswith(text)][state]
readline.set_completer(complete)
readline.parse_and_bind('tab: complete')
while (line := input('say> ')) != 'end':
    print('said', ascii(line), readline.get_current_history_length())
print('done')
";
    let mut command = gillie();
    command.env("TERM", "dumb").arg("-c").arg(script);
    let mut session = spawn_command(command, Some(TIMEOUT_MS))?;
    session.exp_string("say> ")?;
    // One completion; two, which have a beginning in common and are listed by the second TAB.
    session.send("a ot\t")?;
    session.send_line("")?;
    session.exp_string("said 'a other' 1")?;
    session.exp_string("say> ")?;
    session.send("w\t\t")?;
    session.flush()?;
    session.exp_string("world")?;
    session.send_line("d")?;
    session.exp_string("said 'word' 2")?;
    session.exp_string("say> ")?;
    // Up twice, to the start of the line, forward over a character, and kill the rest.
    session.send("\x1b[A\x1b[A\x01\x06\x0b")?;
    session.send_line("!")?;
    session.exp_string("said 'a!' 3")?;
    session.exp_string("say> ")?;
    session.send_line("end")?;
    session.exp_string("done")?;
    Ok(())
}

/// A session whose terminal can be drawn on, with the editor.
fn editor_with(set: impl FnOnce(&mut Command)) -> Result<PtySession, Error> {
    let mut command = gillie();
    command
        .env("TERM", "xterm")
        .env("HOME", "/nonexistent")
        .env("NO_COLOR", "1")
        .env("GILLIE_HISTORY", "");
    set(&mut command);
    let mut session = spawn_command(command, Some(TIMEOUT_MS))?;
    session.exp_string(">>> ")?;
    Ok(session)
}

fn editor() -> Result<PtySession, Error> {
    editor_with(|_| {})
}

/// Press keys and wait for what is printed, which should not be a part of what is typed. Answers with what came before.
fn press(session: &mut PtySession, keys: &str, printed: &str) -> Result<String, Error> {
    session.send(keys)?;
    session.flush()?;
    session.exp_string(printed)
}

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";

#[test]
fn code_is_coloured_while_it_is_typed() -> Result<(), Error> {
    let mut session = editor_with(|command| _ = command.env_remove("NO_COLOR"))?;
    press(&mut session, "if x:", "\x1b[1;34mif\x1b[0m x:")?;
    press(
        &mut session,
        "\r'te' # c",
        "\x1b[32m'te'\x1b[0m \x1b[31m# c",
    )?;
    // Prompts, too.
    press(&mut session, "\x03", "\x1b[1;35m>>> \x1b[0m")?;
    // PYTHON_COLORS weighs more than NO_COLOR.
    let mut session = editor_with(|command| _ = command.env("PYTHON_COLORS", "1"))?;
    press(&mut session, "None", "\x1b[1;34mNone")?;
    for (name, value) in [("NO_COLOR", "1"), ("PYTHON_COLORS", "0")] {
        let mut session = editor_with(|command| {
            command.env_remove("NO_COLOR").env(name, value);
        })?;
        let drawn = press(&mut session, "if 1: 'plain' + 'ed'\r\r", "'plained'")?;
        assert!(!drawn.contains("\x1b[1;3"), "{drawn:?}");
    }
    Ok(())
}

#[test]
fn every_line_of_a_block_can_be_edited() -> Result<(), Error> {
    let mut session = editor()?;
    let keys = format!("def f(n):\rreturn n * 7{UP}{HOME}\x0bdef f(n=6):{DOWN}{END}\r\rf()\r");
    press(&mut session, &keys, "42")?;
    // Lines are joined and parted: over the prompt between them, too.
    let keys = format!("[10,\r20,\r30]{UP}{HOME}\x7f 1,{DOWN}{END}\r");
    press(&mut session, &keys, "[10, 1, 20, 30]")?;
    Ok(())
}

#[test]
fn a_block_is_recalled_as_a_whole() -> Result<(), Error> {
    let mut session = editor()?;
    let block = "for i in range(2):\rprint('got', i + 40)\r\r";
    press(&mut session, block, "got 41")?;
    press(&mut session, "1 - 1\r", "0")?;
    press(&mut session, &format!("{UP}{UP}\r"), "got 41")?;
    Ok(())
}

#[test]
fn the_history_outlives_the_session() -> Result<(), Error> {
    let path = std::env::temp_dir().join(format!("gillie-repl-history-{}", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let mut session = editor_with(|command| _ = command.env("GILLIE_HISTORY", &path))?;
    press(&mut session, "def f():\rreturn 'fo' 'und'\r\r6 * 7\r", "42")?;
    press(&mut session, "10 + 21\r", "31")?;
    press(&mut session, "exit\r", "")?;
    session.exp_eof()?;
    let written = std::fs::read_to_string(&path).expect("a history");
    assert_eq!(
        written,
        "def f():\r\n    return 'fo' 'und'\r\n\n6 * 7\n10 + 21\nexit\n"
    );
    // PYTHON_HISTORY names the same file; Ctrl-R finds what is in it.
    let mut session = editor_with(|command| {
        command
            .env_remove("GILLIE_HISTORY")
            .env("PYTHON_HISTORY", &path);
    })?;
    press(&mut session, &format!("{UP}{UP}\r"), "31")?;
    press(&mut session, "\x12* 7\r", "42")?;
    press(&mut session, "\x12ef f\rf()\r", "'found'")?;
    let _ = std::fs::remove_file(&path);
    Ok(())
}

#[test]
fn a_pasted_block_with_empty_lines() -> Result<(), Error> {
    let mut session = editor()?;
    let block = "class A:\r    x = 1\r\r    def f(self):\r        return self.x + 41\r\rprint(A().f())\r'la' 'st'\r";
    let drawn = press(&mut session, &format!("\x1b[200~{block}\x1b[201~\r"), "42")?;
    assert!(!drawn.contains("Error"), "{drawn}");
    session.exp_string("'last'")?;
    // A tab is a tab, and line ends of any kind are line ends.
    press(
        &mut session,
        "\x1b[200~len('''a\tb\r\nc\nd''') + 60\x1b[201~\r",
        "67",
    )?;
    Ok(())
}

#[test]
fn lines_are_indented_by_what_stands_before() -> Result<(), Error> {
    let mut session = editor()?;
    press(
        &mut session,
        "if 1:\rif 1:\rprint('deep' 'er')\r\r",
        "deeper",
    )?;
    // A return ends its block; Tab indents; Backspace goes back a step.
    press(
        &mut session,
        "def f():\rreturn 3\rx = f() * 14\r\rx\r",
        "42",
    )?;
    press(
        &mut session,
        "if 1:\r\tx\x7f\x7fprint('once' ' in')\r\r",
        "once in",
    )?;
    press(&mut session, "sum([\r6,\r36,\r])\r", "42")?;
    Ok(())
}

#[test]
fn completion() -> Result<(), Error> {
    let folder = std::env::temp_dir().join(format!("gillie-repl-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("a file of text"), "read").expect("a file");
    let mut session = editor()?;
    for (keys, printed) in [
        ("alphabet = 'al' 'pha'\ralphab\t\r", "'alpha'"),
        ("import sys\rsys.flags.ignore_env\t + 6 * 7\r", "42"),
        ("import keywor\t\rkeyword.__na\t\r", "'keyword'"),
        (
            "from collections import OrderedD\t\rOrderedDict.__mod\t\r",
            "'collections'",
        ),
        ("impo\tabc as s; s.__name__\r", "'abc'"),
        ("d = {'some key': 6 * 7}\rd['some\t\r", "42"),
        ("'abc'.upp\t\r", "'ABC'"),
        ("nested = [[6 * 7]]\rnested[0].cop\t\r", "[42]"),
    ] {
        press(&mut session, keys, printed)?;
    }
    let keys = format!("open('{}/a fi\t').read() * 2\r", folder.display());
    press(&mut session, &keys, "'readread'")?;
    // Twice: all that fit.
    press(&mut session, "'abc'.is\t\t", "isalnum")?;
    session.exp_string("isupper")?;
    press(&mut session, "dig\t\r", "False")?;
    std::fs::remove_dir_all(&folder).expect("removed");
    Ok(())
}

#[test]
fn words_without_parentheses() -> Result<(), Error> {
    let mut session = editor()?;
    press(&mut session, "help\r", "help> ")?;
    press(&mut session, "q\r", ">>> ")?;
    press(&mut session, "copyright\r", "Copyright (c)")?;
    press(&mut session, "exit = 6 * 7\rexit\r", "42")?;
    press(&mut session, "quit\r", "")?;
    session.exp_eof()?;
    Ok(())
}

#[test]
fn commands_of_the_prompt() -> Result<(), Error> {
    for terminal in ["dumb", "xterm"] {
        let mut session = editor_with(|command| _ = command.env("TERM", terminal))?;
        press(&mut session, "%\r", "its reference count")?;
        press(&mut session, "%gil\r", "MainThread")?;
        press(&mut session, "%dis lambda: 5\r", "RETURN")?;
        press(&mut session, "%time 6 * 7\r", "instructions")?;
        session.exp_string("42")?;
        press(&mut session, "%time 1 / 0\r", "ZeroDivisionError")?;
        press(&mut session, "d = {}; l = [d]\r%refs d\r", "the variable d")?;
        press(&mut session, "%refs\r", "usage: %refs object")?;
        press(&mut session, "%nothing\r", "there is no command %nothing")?;
    }
    Ok(())
}

#[test]
fn control_keys_in_the_editor() -> Result<(), Error> {
    let mut session = editor()?;
    press(&mut session, "1 +\x03", "KeyboardInterrupt")?;
    press(&mut session, "def f():\rx = 1\x03", "KeyboardInterrupt")?;
    press(
        &mut session,
        "print('sta' 'rted'); exec('while True: pass')\r",
        "started",
    )?;
    press(&mut session, "\x03", "KeyboardInterrupt")?;
    session.exp_string(">>> ")?;
    // Ctrl-D deletes, and leaves where nothing is typed. Ctrl-U takes what Ctrl-Y gives back.
    press(&mut session, &format!("110 + 32{HOME}\x04\r"), "42")?;
    press(&mut session, "12 + 31\x15\x19\r", "43")?;
    press(&mut session, "\x04", "")?;
    session.exp_eof()?;
    Ok(())
}

#[test]
fn function_keys() -> Result<(), Error> {
    const F1: &str = "\x1bOP";
    const F2: &str = "\x1bOQ";
    const F3: &str = "\x1bOR";
    let mut session = editor_with(|command| _ = command.env("PAGER", "cat"))?;
    press(&mut session, "first = 40\r", ">>> ")?;
    // Help, and the text goes on where it was.
    press(&mut session, &format!("first + {F1}"), "help> ")?;
    press(&mut session, "q\r", "first + ")?;
    press(&mut session, "2\r", "42")?;
    // The history, in a pager.
    press(&mut session, &format!("first + 1{LEFT}{F2}"), "first = 40")?;
    press(&mut session, "3\r", "71")?;
    // What is pasted by hand is not indented, and a line end runs nothing until the mode ends.
    press(&mut session, &format!("if first:{F3}"), "(paste) ")?;
    press(
        &mut session,
        &format!("\r    x = first\r\r    print('x is', x + 2){F3}"),
        "x + 2)",
    )?;
    press(&mut session, "\r\r", "x is 42")?;
    press(&mut session, "\x03", "KeyboardInterrupt")?;
    Ok(())
}

#[test]
fn wide_and_long_text() -> Result<(), Error> {
    let mut session = editor()?;
    let keys = format!("40 + len('日本e\u{301}'){LEFT}{LEFT}{LEFT}語\r");
    press(&mut session, &keys, "45")?;
    let long = "x".repeat(5000);
    let keys = format!("\x1b[200~len('{long}')\x1b[201~{HOME}1 + \r");
    press(&mut session, &keys, "5001")?;
    // More lines than the terminal has.
    let lines: String = (0..60).map(|n| format!("x{n} = {n}\r")).collect();
    let up = UP.repeat(40);
    let down = DOWN.repeat(40);
    let keys = format!("\x1b[200~{lines}\x1b[201~{up}{HOME}y{down}{END}\ryx20 * 2 + 2\r");
    press(&mut session, &keys, "42")?;
    Ok(())
}

#[test]
fn prompts_are_objects() -> Result<(), Error> {
    let mut session = editor()?;
    let class =
        "import sys\rclass P:\rn = 0\rdef __str__(self):\rself.n += 1\rreturn f'[{self.n}] '\r\r\r";
    press(&mut session, class, ">>> ")?;
    press(&mut session, "sys.ps1 = P()\r", "[1] ")?;
    press(&mut session, "sys.ps2 = '~~~~~> '\r", "[2] ")?;
    press(&mut session, "if 1:\r", "~~~~~>     ")?;
    press(&mut session, "6 * 7\r\r", "42")?;
    session.exp_string("[3] ")?;
    press(&mut session, "sys.ps1 = 1 / 2; sys.ps2 = ''\r", "0.5")?;
    press(&mut session, "if 1:\r'la' 'st'\r\r", "'last'")?;
    Ok(())
}

#[test]
fn the_basic_prompt_has_no_editor() -> Result<(), Error> {
    let mut session = editor_with(|command| _ = command.env("PYTHON_BASIC_REPL", "1"))?;
    let drawn = press(&mut session, "'ba' 'sic'\r", "'basic'")?;
    assert!(!drawn.contains('\x1b'), "{drawn:?}");
    Ok(())
}

#[test]
fn await_at_the_prompt_of_asyncio() -> Result<(), Error> {
    let mut command = gillie();
    command.env("TERM", "dumb").args(["-m", "asyncio"]);
    let mut session = spawn_command(command, Some(TIMEOUT_MS))?;
    session.exp_string("import asyncio")?;
    press(&mut session, "await asyncio.sleep(0, 6 * 7)\r", "42")?;
    press(&mut session, "x = await asyncio.sleep(0, 6)\rx * 8\r", "48")?;
    Ok(())
}

/// What a prompt on a pipe prints.
fn piped(arguments: &[&str], input: &[u8]) -> support::Outcome {
    support::run(gillie().args(arguments), input, support::HANG_GUARD)
}

#[test]
fn a_prompt_on_a_pipe() {
    let input = b"x = 1\nif x:\n    print('y')\n\n1/0\n%time x\nexit\n";
    let outcome = piped(&["-i", "-q"], input);
    assert!(outcome.stdout.starts_with("y\n"), "{}", outcome.stdout);
    let end = "\n1\nUse exit() or Ctrl-D (i.e. EOF) to exit\n";
    assert!(outcome.stdout.ends_with(end), "{}", outcome.stdout);
    assert!(
        outcome.stderr.starts_with(">>> >>> ... ... >>> Traceback"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, 0);
    // The end of the input ends a block.
    let outcome = piped(&["-i", "-q"], b"if 1:\n    print('end')");
    assert_eq!(outcome.stdout, "end\n");
    // Bytes that are no UTF-8 are an error of their line.
    let outcome = piped(&["-i", "-q"], b"\xff\n6 * 7\n");
    assert_eq!(outcome.stdout, "42\n");
    assert!(outcome.stderr.contains("SyntaxError"), "{}", outcome.stderr);
}

#[test]
fn the_prompt_after_a_program() {
    let outcome = piped(&["-i", "-c", "x = 6 * 7"], b"x\n");
    assert_eq!(outcome.stdout, "42\n");
    let asked = b"import sys\nsys.last_exc\nsys.last_type\nsys.last_traceback.tb_lineno\n";
    let outcome = piped(&["-i", "-c", "1 / 0"], asked);
    assert_eq!(
        outcome.stdout,
        "ZeroDivisionError('division by zero')\n<class 'ZeroDivisionError'>\n1\n"
    );
    assert_eq!(outcome.status, 0);
    let outcome = piped(
        &["-i", "-c", "import sys; sys.exit(3)"],
        b"raise SystemExit(4)\n",
    );
    assert!(
        outcome.stderr.contains("SystemExit: 3"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, 4);
    let hook = "import sys; sys.__interactivehook__ = lambda: print('hooked')";
    assert_eq!(piped(&["-i", "-c", hook], b"").stdout, "hooked\n");
}

#[test]
fn the_startup_file() {
    let path = std::env::temp_dir().join(format!("gillie-startup-{}.py", std::process::id()));
    std::fs::write(&path, "import sys\nprint('started')\nx = 6\n").expect("a file");
    let start = |arguments: &[&str]| {
        support::run(
            gillie().args(arguments).env("PYTHONSTARTUP", &path),
            b"x * 7\n",
            support::HANG_GUARD,
        )
    };
    assert_eq!(start(&["-i", "-q"]).stdout, "started\n42\n");
    for without in ["-E", "-I"] {
        let outcome = start(&["-i", "-q", without]);
        assert!(outcome.stderr.contains("NameError"), "{}", outcome.stderr);
    }
    std::fs::write(&path, "1 / 0\n").expect("a file");
    let outcome = start(&["-i", "-q"]);
    assert!(outcome.stderr.contains("ZeroDivisionError"));
    std::fs::remove_file(&path).expect("removed");
    let outcome = start(&["-i", "-q"]);
    assert!(outcome.stderr.contains("Could not open PYTHONSTARTUP"));
}

#[test]
fn a_program_asks_for_the_prompt() -> Result<(), Error> {
    let asks = "import os; os.environ['PYTHONINSPECT'] = '1'; x = 6";
    let mut session = editor_with(|command| _ = command.args(["-c", asks]))?;
    press(&mut session, "x * 7\r", "42")?;
    Ok(())
}
