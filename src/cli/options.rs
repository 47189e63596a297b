//! The command line: gillie's options end where the script, `-c` or `-m` begins; what follows is the script's own
//! and never looked at.

use clap::Parser;
use std::ffi::{OsStr, OsString};

/// What to run.
#[derive(Debug, PartialEq)]
pub enum Target {
    /// A script file, or a directory or zip file with a `__main__`.
    File(OsString),
    /// `-c`
    Command(OsString),
    /// `-m`
    Module(OsString),
    /// `-`, or a pipe on standard input.
    Stdin,
    /// Nothing: the prompt.
    Repl,
}

/// gillie's own options (CPython's meaning where CPython has them).
#[derive(Parser, Debug, Default)]
#[command(
    name = "gillie",
    version = "3.14 (gillie 0.1.0)",
    about = "A Python VM to run, see and understand concurrent Python",
    override_usage = "gillie [option] ... [-c cmd | -m mod | file | -] [arg] ...\n       gillie dis FILE",
    disable_version_flag = true,
    args_override_self = true,
    after_help = "gillie dis FILE prints the bytecode of a file. Use ./dis to run a script of that name."
)]
pub struct Options {
    /// Hand the GIL over after every N instructions (1 or more); also GILLIE_CHECK_INTERVAL
    #[arg(long, value_name = "N", overrides_with = "check_interval")]
    pub check_interval: Option<u32>,
    /// Write what the cycle collector did to FILE, as an HTML page
    #[arg(long, value_name = "FILE", overrides_with = "gc_report")]
    pub gc_report: Option<std::path::PathBuf>,
    /// Don't write bytecode files (gillie writes none)
    #[arg(short = 'B')]
    pub dont_write_bytecode: bool,
    /// Warn about str/bytes comparisons (-bb: errors)
    #[arg(short = 'b', action = clap::ArgAction::Count)]
    pub bytes_warning: u8,
    /// Parser debugging (no effect)
    #[arg(short = 'd')]
    pub debug: bool,
    /// Ignore PYTHON* environment variables
    #[arg(short = 'E')]
    pub ignore_environment: bool,
    /// Inspect: the prompt after running a script
    #[arg(short = 'i')]
    pub inspect: bool,
    /// Isolated mode: -E, -P and -s
    #[arg(short = 'I')]
    pub isolated: bool,
    /// Remove assertions (-OO: docstrings too)
    #[arg(short = 'O', action = clap::ArgAction::Count)]
    pub optimize: u8,
    /// Don't put the script's directory on sys.path
    #[arg(short = 'P')]
    pub safe_path: bool,
    /// No banner at the prompt
    #[arg(short = 'q')]
    pub quiet: bool,
    /// Hash randomisation (always on, but for PYTHONHASHSEED)
    #[arg(short = 'R')]
    pub hash_randomization: bool,
    /// No user site directory
    #[arg(short = 's')]
    pub no_user_site: bool,
    /// Don't import site
    #[arg(short = 'S')]
    pub no_site: bool,
    /// Unbuffered stdout and stderr
    #[arg(short = 'u')]
    pub unbuffered: bool,
    /// Say which modules are imported
    #[arg(short = 'v', action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Print the version and exit
    #[arg(short = 'V', long = "version")]
    pub version: bool,
    /// Warning control
    #[arg(short = 'W', value_name = "arg")]
    pub warnings: Vec<String>,
    /// Skip the first line of the source
    #[arg(short = 'x')]
    pub skip_first_line: bool,
    /// Implementation-specific option
    #[arg(short = 'X', value_name = "opt")]
    pub x_options: Vec<String>,
}

/// A parsed command line.
#[derive(Debug)]
pub struct CommandLine {
    pub options: Options,
    pub target: Target,
    /// Arguments of the script, without `sys.argv[0]`.
    pub args: Vec<OsString>,
}

/// Options whose value may be the next word.
const WITH_VALUE: &[u8] = b"WX";
const LONG_WITH_VALUE: &[&[u8]] = &[b"--check-interval", b"--gc-report"];

/// Splits the words after the program's name. Errors and `--help` are clap's.
pub fn parse(words: Vec<OsString>) -> Result<CommandLine, clap::Error> {
    let (mut own, mut words) = (vec![OsString::from("gillie")], words.into_iter());
    let mut target = None;
    while target.is_none() {
        let Some(word) = words.next() else { break };
        let bytes = word.as_encoded_bytes();
        if bytes == b"-" {
            target = Some(Target::Stdin);
        } else if bytes == b"--" {
            target = words.next().map(Target::File);
            break;
        } else if bytes.starts_with(b"--") {
            let separate = LONG_WITH_VALUE.contains(&bytes);
            own.push(word);
            if separate {
                own.extend(words.next());
            }
        } else if bytes.starts_with(b"-") {
            target = short_options(word, &mut own, &mut words)?;
        } else {
            target = Some(Target::File(word));
        }
    }
    let options = Options::try_parse_from(own)?;
    Ok(CommandLine {
        options,
        target: target.unwrap_or(Target::Repl),
        args: words.collect(),
    })
}

/// A cluster of short options, in which `c` and `m` end gillie's own.
fn short_options(
    word: OsString,
    own: &mut Vec<OsString>,
    words: &mut impl Iterator<Item = OsString>,
) -> Result<Option<Target>, clap::Error> {
    let bytes = word.as_encoded_bytes();
    let end = bytes
        .iter()
        .position(|letter| b"cm".contains(letter) || WITH_VALUE.contains(letter));
    let Some(end) = end else {
        own.push(word);
        return Ok(None);
    };
    let rest: Option<OsString> = word
        .to_str()
        .and_then(|text| text.get(end + 1..))
        .filter(|r| !r.is_empty())
        .map(Into::into);
    let letter = bytes[end];
    if WITH_VALUE.contains(&letter) {
        let separate = rest.is_none();
        own.push(word);
        if separate {
            own.extend(words.next());
        }
        return Ok(None);
    }
    if end > 1 {
        own.push(
            OsStr::new(
                word.to_str()
                    .and_then(|text| text.get(..end))
                    .unwrap_or("-"),
            )
            .to_owned(),
        );
    }
    let Some(argument) = rest.or_else(|| words.next()) else {
        let text = format!("Argument expected for the -{} option\n", letter as char);
        return Err(clap::Error::raw(clap::error::ErrorKind::InvalidValue, text));
    };
    Ok(Some(if letter == b'c' {
        Target::Command(argument)
    } else {
        Target::Module(argument)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(words: &[&str]) -> (Target, Vec<String>) {
        let line = parse(words.iter().map(Into::into).collect()).expect("parses");
        (
            line.target,
            line.args
                .iter()
                .map(|arg| arg.to_string_lossy().into_owned())
                .collect(),
        )
    }

    #[test]
    fn script_arguments_are_not_ours() {
        assert_eq!(
            split(&["a.py", "-c", "--help"]),
            (
                Target::File("a.py".into()),
                vec!["-c".into(), "--help".into()]
            )
        );
        assert_eq!(
            split(&["-c", "pass", "-m", "x"]),
            (
                Target::Command("pass".into()),
                vec!["-m".into(), "x".into()]
            )
        );
        assert_eq!(
            split(&["-ISm", "json", "-h"]),
            (Target::Module("json".into()), vec!["-h".into()])
        );
        assert_eq!(split(&["-cpass"]), (Target::Command("pass".into()), vec![]));
        assert_eq!(
            split(&["-X", "dev", "-Wignore", "-", "x"]),
            (Target::Stdin, vec!["x".into()])
        );
        assert_eq!(
            split(&["--check-interval", "1", "s.py"]),
            (Target::File("s.py".into()), vec![])
        );
        assert_eq!(split(&[]), (Target::Repl, vec![]));
    }

    #[test]
    fn missing_argument_is_an_error() {
        assert!(parse(vec!["-c".into()]).is_err());
    }
}
