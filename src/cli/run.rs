//! Running a script, a command, a module, standard input.

use super::gc_report;
use super::options::CommandLine;
use super::{Options, Target};
use crate::Settings;
use crate::interpreter::{Exception, Interpreter};
use crate::object::Value;
use crate::vm::{Raised, Result, Vm};
use std::ffi::OsString;
use std::io::{IsTerminal, Read};

/// The report of an error that ends the start.
fn fatal(message: &str) -> String {
    format!("Fatal Python error: {message}\nPython runtime state: preinitialized\n")
}

/// The report of an interpreter that could not be made: what `PYTHONIOENCODING` names is no encoding, or none of text.
fn failed_start(error: &Exception) -> String {
    if error.class != "LookupError" {
        return error.report.clone();
    }
    let what = match error.message.starts_with("unknown encoding") {
        true => "init_stdio_encoding: failed to get the Python codec name of the stdio encoding",
        false => "init_sys_streams: can't initialize sys standard streams",
    };
    let core = fatal(what).replace("preinitialized", "core initialized");
    let report = &error.report;
    format!(
        "{core}{report}\nCurrent thread {:#018x} (most recent call first):\n  <no Python frame>\n",
        1
    )
}

/// Names of `PYTHONMALLOC`.
const ALLOCATORS: &[&str] = &[
    "default",
    "debug",
    "pymalloc",
    "pymalloc_debug",
    "malloc",
    "malloc_debug",
    "mimalloc",
    "mimalloc_debug",
];

type Extra<'a> = &'a dyn Fn(&str, &str) -> Option<std::result::Result<String, String>>;

/// What has no effect, but values that are right or wrong.
fn checked(
    extra: Extra<'_>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> std::result::Result<(), String> {
    let early = |message: &str| fatal(message).replace("preinitialized", "preinitializing");
    match extra("utf8", "PYTHONUTF8") {
        Some(Ok(text)) if !["", "0", "1"].contains(&&*text) => {
            return Err(early(
                "preconfig_init_utf8_mode: invalid -X utf8 option value",
            ));
        }
        Some(Err(text)) if text != "0" && text != "1" => {
            let what = "invalid PYTHONUTF8 environment variable value";
            return Err(early(&format!("preconfig_init_utf8_mode: {what}")));
        }
        _ => {}
    }
    if variable("PYTHONMALLOC").is_some_and(|name| !ALLOCATORS.contains(&&*name)) {
        return Err(early(
            "preconfig_init_allocator: PYTHONMALLOC: unknown allocator",
        ));
    }
    match extra("gil", "PYTHON_GIL") {
        Some(Ok(text) | Err(text)) if text == "0" => Err(fatal(
            "config_read_gil: Disabling the GIL is not supported by this build",
        )),
        Some(Ok(text)) if text != "1" => {
            Err(fatal("config_read_gil: -X gil must be \"0\" or \"1\""))
        }
        Some(Err(text)) if text != "1" => Err(fatal(
            "config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"",
        )),
        _ => Ok(()),
    }
}

/// Frames that `-X tracemalloc` or `PYTHONTRACEMALLOC` ask for (`config_init_tracemalloc` in CPython's
/// Python/initconfig.c).
fn traced_frames(extra: Extra<'_>) -> std::result::Result<Option<u32>, String> {
    let (text, what) = match extra("tracemalloc", "PYTHONTRACEMALLOC") {
        None => return Ok(None),
        Some(Ok(text)) if text.is_empty() => return Ok(Some(1)),
        Some(Ok(text)) => (text, "-X tracemalloc=NFRAME"),
        Some(Err(text)) => (text, "PYTHONTRACEMALLOC"),
    };
    match text.parse() {
        Ok(0) => Ok(None),
        Ok(frames) if frames <= 65535 => Ok(Some(frames)),
        _ => Err(fatal(&format!(
            "config_init_tracemalloc: {what}: invalid number of frames"
        ))),
    }
}

/// Settings from options and environment.
fn settings(options: &Options, line: &CommandLine) -> std::result::Result<Settings, String> {
    let use_environment = !options.ignore_environment && !options.isolated;
    let variable = |name: &str| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.is_empty() && (use_environment || !name.starts_with("PYTHON")))
    };
    let hash_seed = match variable("PYTHONHASHSEED").as_deref() {
        // -R asks for randomness again.
        _ if options.hash_randomization => None,
        None | Some("random") => None,
        Some(text) => Some(text.parse().map_err(|_| {
            fatal("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]")
        })?),
    };
    let check_interval = match (options.check_interval, variable("GILLIE_CHECK_INTERVAL")) {
        (Some(interval), _) => Some(interval),
        (None, Some(text)) => Some(text.parse().map_err(|_| {
            format!("GILLIE_CHECK_INTERVAL must be a positive integer, not {text:?}")
        })?),
        (None, None) => None,
    };
    if check_interval == Some(0) {
        return Err("the check interval must be 1 or more".to_string());
    }
    let on = |name: &str| variable(name).is_some();
    // As `_Py_get_env_flag`: a number counts as the option given so often, other text as the option given once.
    let counted = |name: &str, given: u8| match variable(name) {
        Some(text) => given.max(
            text.parse()
                .map_or(1, |count: i32| count.clamp(0, 255) as u8),
        ),
        None => given,
    };
    // `-X name=value`, else the environment's.
    let extra = |name: &str, environment: &str| {
        let option = options.x_options.iter().rev().find_map(|option| {
            let (key, value) = option.split_once('=').unwrap_or((option, ""));
            (key == name).then(|| value.to_string())
        });
        option.map(Ok).or_else(|| variable(environment).map(Err))
    };
    let int_max_str_digits = match extra("int_max_str_digits", "PYTHONINTMAXSTRDIGITS") {
        None => None,
        Some(given) => {
            let (text, what) = match &given {
                Ok(text) => (text, "-X int_max_str_digits"),
                Err(text) => (text, "PYTHONINTMAXSTRDIGITS"),
            };
            match text.parse::<i32>().map(usize::try_from) {
                Ok(Ok(limit @ (0 | 640..))) => Some(limit),
                _ => {
                    return Err(fatal(&format!(
                        "config_init_int_max_str_digits: {what}: invalid limit; must be >= 640 or 0 for unlimited."
                    )));
                }
            }
        }
    };
    let cpu_count = match extra("cpu_count", "PYTHON_CPU_COUNT")
        .map(|given| given.unwrap_or_else(|text| text))
    {
        None => None,
        Some(text) if text == "default" => None,
        Some(text) => match text.parse() {
            Ok(count @ 1..) => Some(count),
            _ => {
                return Err(fatal(
                    "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must be greater than 0",
                ));
            }
        },
    };
    checked(&extra, &variable)?;
    let pycache_prefix = extra("pycache_prefix", "PYTHONPYCACHEPREFIX")
        .map(|given| given.unwrap_or_else(|text| text))
        .filter(|prefix| !prefix.is_empty());
    let place = super::environment::find();
    let mut path: Vec<String> = Vec::new();
    let own = std::env::var("GILLIE_PATH").ok();
    let own = own.filter(|path| !path.is_empty() && use_environment);
    for extra in [own, variable("PYTHONPATH")].into_iter().flatten() {
        // As `site.removeduppaths` leaves them: absolute, each once. An empty entry is the working directory.
        for entry in extra.split(':') {
            let entry = match options.no_site {
                true => entry.to_string(),
                false => absolute(entry),
            };
            if !path.contains(&entry) {
                path.push(entry);
            }
        }
    }
    let dev_mode = on("PYTHONDEVMODE") || options.x_options.iter().any(|option| option == "dev");
    Ok(Settings {
        hash_seed,
        check_interval,
        argv: argv(line),
        orig_argv: std::env::args_os().collect(),
        executable: place.executable,
        base_executable: place.base_executable,
        prefix: place.prefix,
        base_prefix: place.base_prefix,
        path,
        tracemalloc: traced_frames(&extra)?,
        platlibdir: variable("PYTHONPLATLIBDIR"),
        // The environment's first: what the command line says weighs more.
        warn_options: dev_mode
            .then(|| "default".to_string())
            .into_iter()
            .chain(
                variable("PYTHONWARNINGS")
                    .iter()
                    .flat_map(|text| text.split(','))
                    .filter(|option| !option.is_empty())
                    .map(str::to_string),
            )
            .chain(options.warnings.iter().cloned())
            .chain(match options.bytes_warning {
                0 => None,
                1 => Some("default::BytesWarning".to_string()),
                _ => Some("error::BytesWarning".to_string()),
            })
            .collect(),
        x_options: options.x_options.clone(),
        no_debug_ranges: on("PYTHONNODEBUGRANGES")
            || options
                .x_options
                .iter()
                .any(|option| option == "no_debug_ranges"),
        inspect: options.inspect || on("PYTHONINSPECT"),
        interactive: options.inspect,
        optimize: counted("PYTHONOPTIMIZE", options.optimize),
        isolated: options.isolated,
        no_user_site: options.no_user_site || options.isolated || on("PYTHONNOUSERSITE"),
        no_site: options.no_site,
        ignore_environment: !use_environment,
        safe_path: options.safe_path || options.isolated || on("PYTHONSAFEPATH"),
        verbose: counted("PYTHONVERBOSE", options.verbose),
        debug: counted("PYTHONDEBUG", options.debug.into()).min(1),
        warn_default_encoding: extra("warn_default_encoding", "PYTHONWARNDEFAULTENCODING")
            .is_some(),
        pycache_prefix,
        cpu_count,
        int_max_str_digits,
        bytes_warning: options.bytes_warning,
        quiet: options.quiet,
        dev_mode,
        unbuffered: options.unbuffered || on("PYTHONUNBUFFERED"),
        dont_write_bytecode: options.dont_write_bytecode || on("PYTHONDONTWRITEBYTECODE"),
    })
}

fn argv(line: &CommandLine) -> Vec<OsString> {
    let first = match &line.target {
        Target::File(path) => path.clone(),
        Target::Command(_) => "-c".into(),
        Target::Module(_) => "-m".into(),
        Target::Stdin => "-".into(),
        Target::Repl => OsString::new(),
    };
    std::iter::once(first)
        .chain(line.args.iter().cloned())
        .collect()
}

/// Runs the command line; the exit code is CPython's.
pub fn run(line: CommandLine, huge_pages_held: bool) -> u8 {
    let settings = match settings(&line.options, &line) {
        Ok(settings) => settings,
        Err(message) => {
            complain!("{message}\n");
            let fatal = message.starts_with("Fatal");
            return if fatal { 1 } else { 2 };
        }
    };
    let int_max_str_digits = settings.int_max_str_digits;
    let mut interpreter = match Interpreter::new(settings) {
        Ok(interpreter) => interpreter,
        Err(error) => {
            complain!("{}", failed_start(&error));
            return 1;
        }
    };
    interpreter.vm().install_signal_handlers();
    if let Some(limit) = int_max_str_digits {
        crate::object::int::set_digit_limit(interpreter.vm(), limit);
    }
    let collector = &interpreter.vm().state().collector;
    collector.huge_pages_held.set(huge_pages_held);
    let stress = std::env::var_os("GILLIE_GC").is_some_and(|mode| mode == "stress");
    if stress {
        crate::memory::set_stress(interpreter.vm());
    }
    let report_file = match &line.options.gc_report {
        Some(path) => match gc_report::Report::begin(path, interpreter.vm()) {
            Ok(report) => Some(report),
            Err(error) => {
                complain!("gillie: can't write the report {path:?}: {error}\n");
                return 2;
            }
        },
        None => None,
    };
    let main = interpreter.main_namespace();
    // `-i` without a terminal prompts as well: a pipe may be someone's keyboard.
    let interactive =
        line.target == Target::Repl && (std::io::stdin().is_terminal() || line.options.inspect);
    let result = prepare(interpreter.vm(), &line).and_then(|()| {
        if interactive {
            super::repl::run(interpreter.vm(), &main, true)
        } else {
            execute(interpreter.vm(), &main, &line)
        }
    });
    let mut code = match result {
        Ok(()) => 0,
        Err(raised) if !interactive && inspects(interpreter.vm()) => {
            super::repl::report(interpreter.vm(), raised);
            1
        }
        Err(raised) => report(interpreter.vm(), raised),
    };
    if !interactive && inspects(interpreter.vm()) {
        code = match super::repl::run(interpreter.vm(), &main, false) {
            Ok(()) => 0,
            Err(raised) => report(interpreter.vm(), raised),
        };
    }
    drop(main);
    if !interpreter.finish() && code == 0 {
        code = 120;
    }
    if let Some(report) = report_file
        && let Err(error) = report.write(interpreter.vm(), &line)
    {
        complain!("gillie: can't write the report: {error}\n");
        code = if code == 0 { 1 } else { code };
    }
    let interrupted = code == INTERRUPTED;
    // The process ends here: threads that are still parked, and objects, end with it.
    std::mem::forget(interpreter);
    if interrupted {
        crate::vm::signals::die_of_interrupt();
    }
    code as u8
}

/// Whether the prompt follows the program: `-i` asks for it, and on a terminal `PYTHONINSPECT`, which the program may
/// set itself in `os.environ` (`pymain_repl` in CPython's Modules/main.c).
fn inspects(vm: &mut Vm) -> bool {
    let settings = &vm.state().settings;
    let use_environment = !settings.ignore_environment && !settings.isolated;
    let (inspect, interactive) = (settings.inspect, settings.interactive);
    // The program's own environment: it is not written to the process's.
    let environment = vm.module_state::<crate::modules::posix::Environment>();
    let asked = inspect
        || use_environment
            && environment
                .var("PYTHONINSPECT")
                .is_some_and(|value| !value.is_empty());
    asked && (interactive || std::io::stdin().is_terminal())
}

/// The code that stands for "ended by an uncaught KeyboardInterrupt".
const INTERRUPTED: i32 = 130;

/// What `site` does for every program: `exit`, `quit`, `help` and the like; and `-W` options take effect.
fn prepare(vm: &mut Vm, line: &CommandLine) -> Result<()> {
    if !line.options.no_site {
        super::site::install(vm)?;
        super::site::add_packages(vm)?;
    }
    let settings = &vm.state().settings;
    let frames = settings.tracemalloc;
    let faults = settings.dev_mode
        || settings
            .x_options
            .iter()
            .any(|option| option == "faulthandler")
        || !settings.ignore_environment
            && std::env::var_os("PYTHONFAULTHANDLER").is_some_and(|value| !value.is_empty());
    if !settings.warn_options.is_empty() {
        vm.import_module("warnings")?;
    }
    if let Some(frames) = frames {
        let tracer = vm.import_module("tracemalloc")?;
        let frames = vm.int(frames.into());
        vm.call_method(&tracer, "start", &[frames])?;
    }
    if faults {
        // It enables itself.
        vm.import_module("faulthandler")?;
    }
    Ok(())
}

/// Whether a file is a zip archive: the record that ends one is among its last bytes, whatever stands before it.
fn is_archive(path: &str) -> bool {
    use std::io::{Seek, SeekFrom};
    let Ok(mut file) = std::fs::File::open(path) else {
        return false;
    };
    if !file.metadata().is_ok_and(|about| about.is_file()) {
        return false;
    }
    let mut tail = Vec::new();
    let at = file.seek(SeekFrom::End(-(1 << 16) - 22));
    if at.is_err() && file.seek(SeekFrom::Start(0)).is_err() {
        return false;
    }
    file.read_to_end(&mut tail).is_ok() && tail.windows(4).any(|bytes| bytes == b"PK\x05\x06")
}

fn execute(vm: &mut Vm, main: &Value, line: &CommandLine) -> Result<()> {
    match &line.target {
        Target::File(file) => {
            let path = file.to_string_lossy();
            if std::path::Path::new(&*path).is_dir() || is_archive(&path) {
                return vm.run_main_in(&joined(file).to_string_lossy());
            }
            vm.set_script_path(&path)?;
            let source = match std::fs::read(file) {
                Ok(source) => source,
                Err(error) => {
                    let executable = std::env::args_os().next().unwrap_or_default();
                    let executable = executable.to_string_lossy();
                    let number = error.raw_os_error().unwrap_or(0);
                    let text = crate::object::exception::strerror(number);
                    complain!(
                        "{executable}: can't open file '{}': [Errno {number}] {text}\n",
                        joined(file).display()
                    );
                    return Err(vm.exit(2));
                }
            };
            let source = if line.options.skip_first_line {
                let end = source
                    .iter()
                    .position(|&byte| byte == b'\n')
                    .unwrap_or(source.len());
                source[end..].to_vec()
            } else {
                source
            };
            let shown = joined(file);
            let path = shown.to_string_lossy();
            let name = vm.names().__file__.clone();
            let file = crate::modules::posix::paths::decode_os(vm, shown.as_os_str());
            vm.set_item(main, &name, Some(&file))?;
            let name = vm.intern("__cached__");
            vm.set_item(main, &name, Some(&Value::NONE))?;
            if path.ends_with(".pyc") {
                return run_compiled(vm, main, &source);
            }
            run_source(vm, main, &source, &path)
        }
        Target::Command(text) => {
            vm.set_script_path("")?;
            let Some(source) = text.to_str() else {
                complain!("Unable to decode the command from the command line:\n");
                let text = vm.bytes(text.as_encoded_bytes().to_vec());
                vm.call_method(&text, "decode", &[])?;
                return Err(vm.exit(1));
            };
            // Text already: a coding cookie in it says nothing (`PyCF_IGNORE_COOKIE`).
            let options = gillie_compile::Options {
                optimize: vm.state().settings.optimize,
                ..Default::default()
            };
            let code = vm.compile_with(source, "<string>", "exec", &options)?;
            give_loader(vm, source.as_bytes())?;
            // From now on its lines are known; `linecache` may be loaded for a warning already.
            vm.register_source("<string>", source);
            let linecache = vm.intern("linecache");
            if let Some(linecache) = vm.loaded_module(&linecache)? {
                vm.call_method(&linecache, "_register_command", &[])?;
            }
            vm.run_code(&code, main, None).map(drop)
        }
        Target::Module(name) => {
            if !vm.state().settings.safe_path {
                let current = std::env::current_dir().unwrap_or_default();
                vm.prepend_path(&current.to_string_lossy())?;
            }
            let name = vm.str(&name.to_string_lossy());
            let runpy = vm.import_module("runpy")?;
            let flag = Value::bool(true);
            vm.call_method(&runpy, "_run_module_as_main", &[name, flag])
                .map(drop)
        }
        Target::Stdin | Target::Repl => {
            vm.set_script_path("")?;
            let (name, file) = (vm.names().__file__.clone(), vm.str("<stdin>"));
            vm.set_item(main, &name, Some(&file))?;
            let name = vm.intern("__cached__");
            vm.set_item(main, &name, Some(&Value::NONE))?;
            let mut source = Vec::new();
            if let Err(error) = std::io::stdin().lock().read_to_end(&mut source) {
                return Err(vm.os_error(&error, None));
            }
            run_source(vm, main, &source, "<stdin>")
        }
    }
}

/// `sys.argv[0]` as CPython prints it in its "can't open file".
fn joined(path: &std::ffi::OsStr) -> std::path::PathBuf {
    match std::env::current_dir() {
        Ok(directory) => directory.join(path),
        Err(_) => path.into(),
    }
}

/// `os.path.abspath`.
fn absolute(path: &str) -> String {
    use std::path::{Component, PathBuf};
    let Ok(directory) = std::env::current_dir() else {
        return path.to_string();
    };
    let mut result = PathBuf::new();
    for part in directory.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = result.pop(),
            other => result.push(other),
        }
    }
    result.to_string_lossy().into_owned()
}

/// The program has a `__loader__` if it speaks of it: it belongs to the import system that is written in Python, for
/// which other programs need not wait (who imports that gives it to the program, too).
pub(super) fn give_loader(vm: &mut Vm, source: &[u8]) -> Result<()> {
    match memchr::memmem::find(source, b"__loader__") {
        Some(_) => vm.import_module("_frozen_importlib").map(drop),
        None => Ok(()),
    }
}

fn run_source(vm: &mut Vm, main: &Value, source: &[u8], filename: &str) -> Result<()> {
    let code = vm.compile_script(source, filename)?;
    give_loader(vm, source)?;
    vm.run_code(&code, main, None).map(drop)
}

/// Runs a compiled file (`run_pyc_file` in CPython's `Python/pythonrun.c`).
fn run_compiled(vm: &mut Vm, main: &Value, data: &[u8]) -> Result<()> {
    /// Magic number, flags, and time and size or a hash of the source.
    const HEADER: usize = 16;
    let external = vm.import_module("importlib.util")?;
    let magic = crate::modules::support::attr(vm, &external, "MAGIC_NUMBER")?;
    let magic = vm.buffer(&magic)?.into_owned();
    if !data.starts_with(&magic) {
        return Err(vm.runtime_error("Bad magic number in .pyc file"));
    }
    let code = vm.bytes(data.get(HEADER..).unwrap_or_default());
    let marshal = vm.import_module("marshal")?;
    let code = vm.call_method(&marshal, "loads", &[code])?;
    if !code.is_a::<crate::object::function::code::CodeObject>() {
        return Err(vm.runtime_error("Bad code object in .pyc file"));
    }
    vm.run_code(&code, main, None).map(drop)
}

/// Reports an uncaught exception; the exit code.
pub(super) fn report(vm: &mut Vm, raised: Raised) -> i32 {
    let (exit, interrupt) = (
        vm.exceptions().SystemExit.clone(),
        vm.exceptions().KeyboardInterrupt.clone(),
    );
    if vm.raised_is(&raised, &exit) {
        return exit_code(vm, &raised);
    }
    let interrupted = vm.raised_is(&raised, &interrupt);
    vm.except_hook(&raised);
    if interrupted { INTERRUPTED } else { 1 }
}

/// The exit code of a SystemExit: its code, or 1 after printing what is no int.
fn exit_code(vm: &mut Vm, raised: &Raised) -> i32 {
    let name = vm.intern("code");
    let code = vm.get_attr(&raised.0, &name).unwrap_or(Value::NONE);
    if code.is_none() {
        return 0;
    }
    if let Some(truth) = code.as_bool() {
        return truth as i32;
    }
    if code.is_a::<crate::object::int::Int>() || code.as_small_int().is_some() {
        // Beyond a C long: -1, as CPython's conversion gives it.
        let number = crate::object::int::Int::to_i64(&code).unwrap_or(-1);
        return (number & 0xFF) as i32;
    }
    // The str itself: lone surrogates are the stream's affair.
    if let Ok(text) = vm.to_str(&code)
        && let Some(stderr) = vm.sys_get("stderr").filter(|stderr| !stderr.is_none())
        && vm.call_method(&stderr, "write", &[text]).is_ok()
    {
        vm.write_stderr("\n");
        return 1;
    }
    let text = vm.display_text(&code).unwrap_or_default();
    vm.write_stderr(&format!("{text}\n"));
    1
}
