//! The command line: gillie's options end where the script, `-c` or `-m` begins; what follows is the script's own
//! and never looked at.

use clap::Parser;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;

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

/// What to print in place of running something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Print {
    Help,
    HelpEnvironment,
    HelpXOptions,
    HelpAll,
    /// Given so often.
    Version(u8),
}

/// What is wrong with the words; CPython's text.
#[derive(Debug, PartialEq)]
pub struct Wrong(pub String);

/// The options (CPython's meaning where CPython has them). Clap describes them, for the help, the man page and the
/// shells, and reads the values of gillie's own: a start without one of those goes without clap, which would take more
/// memory than the rest of the command until the first line runs.
#[derive(Parser, Debug, Default)]
#[command(
    name = "gillie",
    about = "A Python VM to run, see and understand concurrent Python",
    override_usage = "gillie [option] ... [-c cmd | -m mod | file | -] [arg] ...",
    disable_version_flag = true,
    disable_help_flag = true,
    args_override_self = true
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
    /// Ignored
    #[arg(short = 't', hide = true)]
    pub tabs: bool,
    /// How hash-based .pyc files are validated: always, default or never
    #[arg(long, value_name = "MODE", overrides_with = "check_hash_based_pycs")]
    pub check_hash_based_pycs: Option<String>,
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
    pub print: Option<Print>,
}

/// Letters whose value is the rest of the word, or the next word; those that end the options first.
const WITH_VALUE: &[u8] = b"cmWX";

/// Long options of gillie's own, which take `=VALUE`, too.
const OWN: &[&str] = &["--check-interval", "--gc-report"];

const HASHED: &str = "--check-hash-based-pycs";

/// The words one after the other, as CPython's `config_parse_cmdline` (Python/initconfig.c) goes through them.
#[derive(Default)]
struct Split {
    options: Options,
    /// gillie's own options with their values, for clap.
    own: Vec<OsString>,
    target: Option<Target>,
    print: Option<Print>,
}

impl Split {
    /// Help ends the options at once, the version does not.
    fn print(&mut self, print: Print) {
        self.print = Some(match (self.print, print) {
            (Some(Print::Version(count)), Print::Version(_)) => {
                Print::Version(count.saturating_add(1))
            }
            (_, print) => print,
        });
        if !matches!(print, Print::Version(_)) {
            self.target = Some(Target::Repl);
        }
    }

    fn long(
        &mut self,
        word: OsString,
        words: &mut impl Iterator<Item = OsString>,
    ) -> Result<(), Wrong> {
        let text = word.to_string_lossy().into_owned();
        match &*text {
            "--help" => self.print(Print::Help),
            "--help-env" => self.print(Print::HelpEnvironment),
            "--help-xoptions" => self.print(Print::HelpXOptions),
            "--help-all" => self.print(Print::HelpAll),
            "--version" => self.print(Print::Version(1)),
            HASHED => {
                let Some(mode) = words.next() else {
                    return Err(Wrong(format!("Argument expected for the {HASHED} options")));
                };
                if !["default", "always", "never"]
                    .iter()
                    .any(|known| mode == *known)
                {
                    return Err(Wrong(format!(
                        "{HASHED} must be one of 'default', 'always', or 'never'"
                    )));
                }
                self.options.check_hash_based_pycs = mode.into_string().ok();
            }
            _ if OWN.contains(&&*text) => {
                let Some(value) = words.next() else {
                    return Err(Wrong(format!("Argument expected for the {text} option")));
                };
                self.own.extend([word, value]);
            }
            _ if OWN.iter().any(|own| {
                text.strip_prefix(own)
                    .is_some_and(|rest| rest.starts_with('='))
            }) =>
            {
                self.own.push(word);
            }
            _ => return Err(Wrong(format!("unknown option {text}"))),
        }
        Ok(())
    }

    /// A letter without a value; whether there is such an option.
    fn letter(&mut self, letter: u8) -> bool {
        let options = &mut self.options;
        let count = |often: &mut u8| *often = often.saturating_add(1);
        match letter {
            b'b' => count(&mut options.bytes_warning),
            b'O' => count(&mut options.optimize),
            b'v' => count(&mut options.verbose),
            b'B' => options.dont_write_bytecode = true,
            b'd' => options.debug = true,
            b'E' => options.ignore_environment = true,
            b'i' => options.inspect = true,
            b'I' => options.isolated = true,
            b'P' => options.safe_path = true,
            b'q' => options.quiet = true,
            b'R' => options.hash_randomization = true,
            b's' => options.no_user_site = true,
            b'S' => options.no_site = true,
            b't' => options.tabs = true,
            b'u' => options.unbuffered = true,
            b'x' => options.skip_first_line = true,
            _ => return false,
        }
        true
    }

    /// A cluster of short options.
    fn short(
        &mut self,
        word: &OsStr,
        words: &mut impl Iterator<Item = OsString>,
    ) -> Result<(), Wrong> {
        let bytes = word.as_bytes();
        for (at, &letter) in bytes.iter().enumerate().skip(1) {
            match letter {
                b'h' | b'?' => {
                    self.print(Print::Help);
                    return Ok(());
                }
                b'V' => self.print(Print::Version(1)),
                _ if self.letter(letter) => {}
                _ if WITH_VALUE.contains(&letter) => {
                    let rest = OsStr::from_bytes(&bytes[at + 1..]);
                    let value = match rest.is_empty() {
                        true => words.next(),
                        false => Some(rest.to_owned()),
                    };
                    let Some(value) = value else {
                        let letter = letter as char;
                        return Err(Wrong(format!("Argument expected for the -{letter} option")));
                    };
                    let text = || value.to_string_lossy().into_owned();
                    match letter {
                        b'c' => self.target = Some(Target::Command(value)),
                        b'm' => self.target = Some(Target::Module(value)),
                        b'W' => self.options.warnings.push(text()),
                        _ => self.options.x_options.push(text()),
                    }
                    return Ok(());
                }
                b'J' => return Err(Wrong("-J is reserved for Jython".into())),
                _ => {
                    let rest = String::from_utf8_lossy(&bytes[at..]);
                    let unknown = rest.chars().next().unwrap_or_default();
                    return Err(Wrong(format!("Unknown option: -{unknown}")));
                }
            }
        }
        Ok(())
    }
}

/// Splits the words after the program's name.
pub fn parse(words: Vec<OsString>) -> Result<CommandLine, Wrong> {
    let mut split = Split::default();
    let mut words = words.into_iter();
    while split.target.is_none() {
        let Some(word) = words.next() else { break };
        let bytes = word.as_bytes();
        if bytes == b"-" {
            split.target = Some(Target::Stdin);
        } else if bytes == b"--" {
            split.target = words.next().map(|word| match word == "-" {
                true => Target::Stdin,
                false => Target::File(word),
            });
            break;
        } else if bytes.starts_with(b"--") {
            split.long(word, &mut words)?;
        } else if bytes.starts_with(b"-") {
            split.short(&word, &mut words)?;
        } else {
            split.target = Some(Target::File(word));
        }
    }
    let mut options = split.options;
    if !split.own.is_empty() {
        let words = std::iter::once(OsString::from("gillie")).chain(split.own);
        let own = Options::try_parse_from(words).map_err(|error| {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            Wrong(first.trim_start_matches("error: ").to_string())
        })?;
        options.check_interval = own.check_interval;
        options.gc_report = own.gc_report;
    }
    Ok(CommandLine {
        options,
        target: split.target.unwrap_or(Target::Repl),
        args: words.collect(),
        print: split.print,
    })
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
    fn every_letter_that_is_described_is_read() {
        use clap::CommandFactory;
        for argument in Options::command().get_arguments() {
            let Some(letter) = argument.get_short() else {
                continue;
            };
            let known = match argument.get_action().takes_values() {
                true => WITH_VALUE.contains(&(letter as u8)),
                false => Split::default().letter(letter as u8),
            };
            assert!(known, "-{letter}");
        }
    }

    #[test]
    fn wrong_words() {
        for (words, message) in [
            (&["-c"][..], "Argument expected for the -c option"),
            (&["-bX"], "Argument expected for the -X option"),
            (&["-bZ", "x"], "Unknown option: -Z"),
            (&["-ä"], "Unknown option: -ä"),
            (&["-J"], "-J is reserved for Jython"),
            (&["--foo"], "unknown option --foo"),
            (&["--foo=bar"], "unknown option --foo=bar"),
            (&["-V", "-Z"], "Unknown option: -Z"),
            (
                &["--check-interval"],
                "Argument expected for the --check-interval option",
            ),
        ] {
            let wrong = parse(words.iter().map(Into::into).collect());
            assert_eq!(wrong.err(), Some(Wrong(message.into())), "{words:?}");
        }
        assert!(parse(vec!["--check-interval=x".into()]).is_err());
    }

    #[test]
    fn what_is_printed() {
        let print = |words: &[&str]| {
            let line = parse(words.iter().map(Into::into).collect());
            line.expect("parses").print
        };
        assert_eq!(print(&["-V"]), Some(Print::Version(1)));
        assert_eq!(print(&["-VV"]), Some(Print::Version(2)));
        assert_eq!(print(&["-V", "--version"]), Some(Print::Version(2)));
        assert_eq!(print(&["-Vh"]), Some(Print::Help));
        assert_eq!(print(&["-hZ", "-Z"]), Some(Print::Help));
        assert_eq!(print(&["-?"]), Some(Print::Help));
        assert_eq!(print(&["--help-all", "-c", "1"]), Some(Print::HelpAll));
        assert_eq!(print(&["x.py", "-V"]), None);
    }
}
