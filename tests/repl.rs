//! The interactive prompt, used through a pseudo terminal as a person does.

mod support;

use rexpect::error::Error;
use rexpect::session::{PtySession, spawn_command};
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
