//! Help: CPython's pages for options and environment, which say what has no meaning here, pages about topics, and the
//! shell's completions and the man page, which clap makes from the options.

use super::options::{Options, Print};
use clap::{Arg, Command, CommandFactory, ValueHint};
use std::ffi::OsString;

const USAGE: &str = "[option] ... [-c cmd | -m mod | file | -] [arg] ...";

/// The command as it was called.
fn program() -> String {
    let word = std::env::args_os()
        .next()
        .unwrap_or_else(|| "gillie".into());
    word.to_string_lossy().into_owned()
}

/// What follows an error in the command line.
pub(super) fn usage() -> String {
    format!(
        "usage: {} {USAGE}\nTry `python -h' for more information.\n",
        program()
    )
}

/// What `-h` and the like print.
pub(super) fn text(print: Print) -> String {
    match print {
        Print::Help => format!("usage: {} {USAGE}\n{OPTIONS}", program()),
        Print::HelpEnvironment => ENVIRONMENT.to_string(),
        Print::HelpXOptions => X_OPTIONS.to_string(),
        Print::HelpAll => {
            format!(
                "usage: {} {USAGE}\n{OPTIONS}\n{ENVIRONMENT}\n{X_OPTIONS}",
                program()
            )
        }
        Print::Version(1) => format!(
            "Python {} (gillie {})\n",
            crate::PYTHON_VERSION,
            env!("CARGO_PKG_VERSION")
        ),
        Print::Version(_) => format!(
            "Python {} (gillie {}) [Rust, {} {}]\n",
            crate::PYTHON_VERSION,
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH
        ),
    }
}

const OPTIONS: &str = "\
Options (and corresponding environment variables):
-b     : issue warnings about converting bytes/bytearray to str and comparing
         bytes/bytearray with str or bytes with int. (-bb: issue errors)
-B     : don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x
         (no effect: gillie writes none)
-c cmd : program passed in as string (terminates option list)
-d     : turn on parser debugging output; also PYTHONDEBUG=x
         (no effect but in sys.flags)
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script; forces a prompt even
         if stdin does not appear to be a terminal; also PYTHONINSPECT=x
-I     : isolate Python from the user's environment (implies -E, -P and -s)
-m mod : run library module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements;
         also PYTHONOPTIMIZE=x
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path; also
         PYTHONSAFEPATH
-q     : don't print version and copyright messages on interactive startup
-s     : don't add user site directory to sys.path; also PYTHONNOUSERSITE=x
-S     : don't imply 'import site' on initialization
-u     : force the stdout and stderr streams to be unbuffered;
         this option has no effect on stdin; also PYTHONUNBUFFERED=x
-v     : verbose (trace import statements); also PYTHONVERBOSE=x
-V     : print the Python version number and exit (also --version)
         when given twice, print more information about the build
-W arg : warning control; arg is action:message:category:module:lineno
         also PYTHONWARNINGS=arg
-x     : skip first line of source, allowing use of non-Unix forms of #!cmd
-X opt : set implementation-specific option
--check-hash-based-pycs always|default|never:
         control how Python invalidates hash-based .pyc files
         (no effect: gillie reads none on import)
--help-env: print help about Python environment variables and exit
--help-xoptions: print help about implementation-specific -X options and exit
--help-all: print complete help information and exit

Of gillie's own:
--check-interval N: hand the GIL over after every N bytecode instructions;
         also GILLIE_CHECK_INTERVAL=N
--gc-report FILE: write what the cycle collector did to FILE, an HTML page

Arguments:
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]

Subcommands (a script of such a name runs as ./NAME):
help [TOPIC]     : about a subcommand or a topic
dis FILE         : print the bytecode of a file
completions SHELL: print completions for bash, zsh or fish
man              : print the man page
";

const ENVIRONMENT: &str = "\
Environment variables that change behavior:
PYTHONSTARTUP   : file executed on interactive startup (no default)
PYTHONPATH      : ':'-separated list of directories prefixed to the
                  default module search path.  The result is sys.path.
PYTHONIOENCODING: encoding[:errors] used for stdin/stdout/stderr
PYTHONHASHSEED  : if this variable is set to 'random', a random value is used
                  to seed the hashes of str and bytes objects.  It can also be
                  set to an integer in the range [0,4294967295] to get hash
                  values with a predictable seed.
PYTHONBREAKPOINT: if this variable is set to 0, it disables the default
                  debugger.  It can be set to the callable of your debugger of
                  choice.
PYTHON_COLORS   : if this variable is set to 1, the interpreter will colorize
                  various kinds of output.  Setting it to 0 deactivates
                  this behavior.
PYTHON_HISTORY  : the location of a .python_history file.
PYTHON_BASIC_REPL: if set, the prompt has no editor.
PYTHONPLATLIBDIR: override sys.platlibdir

These variables have equivalent command-line options (see --help for details):
PYTHON_CPU_COUNT: override the return value of os.cpu_count() (-X cpu_count)
PYTHONDEBUG     : sets sys.flags.debug (-d)
PYTHONDEVMODE   : enable Python Development Mode (-X dev)
PYTHONDONTWRITEBYTECODE: sets sys.flags.dont_write_bytecode (-B)
PYTHONFAULTHANDLER: dump the Python traceback on fatal errors (-X faulthandler)
PYTHONINSPECT   : inspect interactively after running script (-i)
PYTHONINTMAXSTRDIGITS: limit the size of int<->str conversions;
                  0 disables the limit (-X int_max_str_digits=N)
PYTHONNODEBUGRANGES: tracebacks without carets (-X no_debug_ranges)
PYTHONNOUSERSITE: disable user site directory (-s)
PYTHONOPTIMIZE  : enable level 1 optimizations (-O)
PYTHONPROFILEIMPORTTIME: show how long each import takes (-X importtime)
PYTHONPYCACHEPREFIX: sets sys.pycache_prefix (-X pycache_prefix)
PYTHONSAFEPATH  : don't prepend a potentially unsafe path to sys.path.
PYTHONTRACEMALLOC: trace Python memory allocations (-X tracemalloc)
PYTHONUNBUFFERED: disable stdout/stderr buffering (-u)
PYTHONVERBOSE   : trace import statements (-v)
PYTHONWARNDEFAULTENCODING: enable opt-in EncodingWarning for 'encoding=None'
                  (-X warn_default_encoding)
PYTHONWARNINGS  : warning control (-W)

Of gillie's own:
GILLIE_CHECK_INTERVAL: instructions after which the GIL is handed over
                  (--check-interval)
GILLIE_HISTORY  : the file of the prompt's history (empty: none)
GILLIE_PATH     : as PYTHONPATH, and before it

These variables of CPython's have no meaning here:
PYTHONHOME      : the library is part of the executable.
PYTHONCASEOK    : of Windows alone.
PYTHONMALLOC    : there is one allocator; the name is checked.
PYTHONCOERCECLOCALE: text is UTF-8 whatever the locale.
PYTHONUTF8      : gillie is always in the UTF-8 mode (-X utf8).
PYTHON_FROZEN_MODULES: no module is frozen (-X frozen_modules).
PYTHONPERFSUPPORT: there are no trampolines for \"perf\" (-X perf).
PYTHON_GIL      : there is always a GIL (-X gil=1).
";

const X_OPTIONS: &str = "\
The following implementation-specific options are available:
-X cpu_count=N: override the return value of os.cpu_count();
         -X cpu_count=default cancels overriding; also PYTHON_CPU_COUNT
-X dev : enable Python Development Mode; also PYTHONDEVMODE
-X faulthandler: dump the Python traceback on fatal errors;
         also PYTHONFAULTHANDLER
-X importtime: show how long each import takes; also PYTHONPROFILEIMPORTTIME
-X int_max_str_digits=N: limit the size of int<->str conversions;
         0 disables the limit; also PYTHONINTMAXSTRDIGITS
-X no_debug_ranges: tracebacks without carets; also PYTHONNODEBUGRANGES
-X pycache_prefix=PATH: sets sys.pycache_prefix; also PYTHONPYCACHEPREFIX
-X tracemalloc[=N]: trace Python memory allocations; N sets a traceback limit
         of N frames (default: 1); also PYTHONTRACEMALLOC=N
-X warn_default_encoding: enable opt-in EncodingWarning for 'encoding=None';
         also PYTHONWARNDEFAULTENCODING

Accepted, without effect:
-X frozen_modules=[on|off], -X gil=1, -X perf, -X showrefcount,
-X utf8[=0|1] (gillie is always in the UTF-8 mode)
";

/// What `gillie help TOPIC` knows: names, one line, the page.
const TOPICS: &[(&str, &str, &str)] = &[
    ("options", "options of the command line (-h)", ""),
    ("environment", "environment variables (--help-env)", ""),
    ("xoptions", "-X options (--help-xoptions)", ""),
    (
        "prompt",
        "the interactive prompt: its keys and commands",
        PROMPT,
    ),
    ("gil", "the global interpreter lock, and how to see it", GIL),
    ("dis", "the subcommand that prints bytecode", DIS),
    (
        "completions",
        "the subcommand for the shell's completions",
        COMPLETIONS,
    ),
    ("man", "the subcommand for the man page", MAN),
    ("help", "this subcommand", HELP),
];

const PROMPT: &str = "\
The prompt edits whole blocks: the arrow keys move in all their lines.

Enter            runs a finished statement, else begins a line; in the middle
                 of a block it begins a line, too
Alt-Enter        begins a line
Up, Down         another line, then the history, of whole blocks
PageUp, PageDown the history of what begins like what is typed
Ctrl-R           searches the history
Tab              indents; completes names, attributes, modules, keys of dicts
                 and, in a string, files; twice: lists them
Ctrl-A, Ctrl-E   start and end of the line
Ctrl-K, Ctrl-U   delete to the end, to the start of the line; Ctrl-Y puts back
Ctrl-C           gives up what is typed, or interrupts what runs
Ctrl-D           leaves, where nothing is typed
Ctrl-_           takes back a change

%gil             who had the GIL, how long, and who waited for it
%dis OBJECT      the bytecode of a function, class or text
%time STATEMENT  runs it once: time, instructions, GIL
%refs OBJECT     reference count, size, and who refers to it
exit, quit, help, copyright, credits, license, clear: without parentheses, too

The history is in ~/.gillie_history (GILLIE_HISTORY or PYTHON_HISTORY: another
file). NO_COLOR or PYTHON_COLORS=0: no colours. PYTHON_BASIC_REPL: no editor.
";

const GIL: &str = "\
One thread at a time executes bytecode: the one that holds the GIL. It hands
the lock over after N instructions, if others wait, and lets go of it for
input, output and waits.

gillie --check-interval N FILE   runs a program with another N (1: after each)
sys.setcheckinterval(N)          the same, in a program
import gil; gil.stats()          who held it, who waited, how often it moved
gillie dis FILE                  the instructions between which it may move
%gil                             a table, at the prompt
";

const DIS: &str = "\
usage: gillie dis FILE

Prints the bytecode that gillie compiles FILE to (- reads standard input).
";

const COMPLETIONS: &str = "\
usage: gillie completions bash|zsh|fish

Prints a script that lets a shell complete gillie's options. To use it:
  bash: gillie completions bash > ~/.local/share/bash-completion/completions/gillie
  zsh:  gillie completions zsh > DIR/_gillie, with DIR one of $fpath
  fish: gillie completions fish > ~/.config/fish/completions/gillie.fish
";

const MAN: &str = "\
usage: gillie man

Prints the man page as roff: gillie man | man -l -
";

const HELP: &str = "\
usage: gillie help [TOPIC]

Prints what there is to read about, or the page about TOPIC.
";

/// Runs `gillie help`, `completions` or `man`; None if the words are not these.
pub(super) fn subcommand(words: &[OsString]) -> Option<u8> {
    let (name, rest) = words.split_first()?;
    let texts: Vec<_> = rest.iter().map(|word| word.to_string_lossy()).collect();
    let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
    let name = name.to_str()?;
    let asked = matches!(texts[..], ["-h" | "--help"]);
    Some(match (name, &texts[..]) {
        ("help" | "completions" | "man", _) if asked => topic(name),
        ("help", []) => list(),
        ("help", [name]) => topic(name),
        ("completions", [shell]) => completions(shell),
        ("man", []) => man(),
        ("help" | "completions" | "man", _) => {
            let page = TOPICS.iter().find(|topic| topic.0 == name);
            let usage = page.and_then(|topic| topic.2.lines().next());
            complain!("{}\n", usage.unwrap_or_default());
            2
        }
        _ => return None,
    })
}

fn list() -> u8 {
    say!("usage: gillie {USAGE}\n\ngillie help TOPIC is about:\n");
    for (name, line, _) in TOPICS {
        say!("  {name:13}{line}\n");
    }
    0
}

fn topic(name: &str) -> u8 {
    let Some((name, _, page)) = TOPICS.iter().find(|topic| topic.0 == name) else {
        complain!("gillie help: there is no topic {name:?}; gillie help lists them\n");
        return 2;
    };
    match *name {
        "options" => say!("usage: gillie {USAGE}\n{OPTIONS}"),
        "environment" => say!("{ENVIRONMENT}"),
        "xoptions" => say!("{X_OPTIONS}"),
        _ => say!("{page}"),
    }
    0
}

/// The whole command, for what is made from it.
fn command() -> Command {
    let file = |name: &'static str| {
        Arg::new(name)
            .value_name(name)
            .value_hint(ValueHint::FilePath)
    };
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .action(clap::ArgAction::SetTrue)
    };
    let letter = |letter: char, name: &'static str, help: &'static str| {
        Arg::new(name).short(letter).value_name(name).help(help)
    };
    Options::command()
        .disable_help_subcommand(true)
        .arg(letter('c', "cmd", "Run the program given as text"))
        .arg(letter('m', "mod", "Run a module as a script"))
        .arg(flag("help", "Print help").short('h'))
        .arg(flag("help-env", "Print help about environment variables"))
        .arg(flag("help-xoptions", "Print help about -X options"))
        .arg(flag("help-all", "Print all help"))
        .arg(flag("version", "Print the version").short('V'))
        .arg(file("FILE").help("The script; - is standard input"))
        .arg(
            file("ARG")
                .help("Arguments of the script")
                .num_args(0..)
                .trailing_var_arg(true),
        )
        .subcommand(
            Command::new("dis")
                .about("Print the bytecode of a file")
                .arg(file("FILE").required(true)),
        )
        .subcommand(
            Command::new("help")
                .about("About a subcommand or a topic")
                .arg(
                    Arg::new("TOPIC").value_parser(TOPICS.iter().map(|t| t.0).collect::<Vec<_>>()),
                ),
        )
        .subcommand(
            Command::new("completions")
                .about("Print completions for a shell")
                .arg(
                    Arg::new("SHELL")
                        .required(true)
                        .value_parser(["bash", "zsh", "fish"]),
                ),
        )
        .subcommand(Command::new("man").about("Print the man page"))
}

fn completions(shell: &str) -> u8 {
    use clap_complete::Shell;
    let shell = match shell {
        "bash" => Shell::Bash,
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        _ => {
            complain!("gillie completions: {shell:?} is not one of bash, zsh, fish\n");
            return 2;
        }
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "gillie", &mut script);
    say!("{}", String::from_utf8_lossy(&script));
    0
}

fn man() -> u8 {
    let mut page = Vec::new();
    if clap_mangen::Man::new(command()).render(&mut page).is_err() {
        return 1;
    }
    say!("{}", String::from_utf8_lossy(&page));
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn options_are_in_the_help() {
        for option in Options::command().get_arguments() {
            let shown = match (option.get_short(), option.get_long()) {
                (Some(letter), _) => format!("-{letter}"),
                (None, Some(name)) => format!("--{name}"),
                (None, None) => continue,
            };
            // CPython's page does not show these two.
            if shown != "-R" && shown != "-t" {
                assert!(OPTIONS.contains(&format!("\n{shown}")), "{shown}");
            }
        }
    }
}
