//! Compiles every module of the library and packs code and sources into one file each, with an index.
//!
//! The modules are those of the crate `rustpython-pylib` (CPython's, kept up to date by the RustPython project) and
//! our own in `lib/`, which win. A module that does not compile is reported and left out.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use gillie_bytecode::code::{Code, Const, flags};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::{env, fs, thread};

/// What the library root is called in `__file__`.
const ROOT: &str = "<gillie>";

/// Directories and modules that are not embedded: tests, programs with a graphical interface, installers, tools of
/// CPython's own development.
const LEFT_OUT: &[&str] = &[
    "test",
    "tests",
    "idlelib",
    "tkinter",
    "turtle",
    "turtledemo",
    "lib2to3",
    "pydoc_data",
    "_aix_support",
    "_android_support",
    "_apple_support",
    "_ios_support",
    "_osx_support",
    "__phello__",
    "__hello__",
    "antigravity",
    "sqlite3",
    // What our own `ctypes` does without.
    "_layout",
    "_endian",
    "_aix",
    "macholib",
    "_dummy_os",
    "_dummy_thread",
    "dummy_threading",
    "msilib",
];

/// Files that modules read: the installer of packages that `ensurepip` unpacks, what `venv` writes.
const DATA: &[&str] = &[
    "ensurepip/_bundled/pip-26.1.2-py3-none-any.whl",
    "venv/scripts/common/activate",
    "venv/scripts/common/activate.fish",
    "venv/scripts/common/Activate.ps1",
    "venv/scripts/posix/activate.csh",
];

/// Places where the kept library wants its files to be on disk or takes itself for another implementation: module,
/// text, what stands there instead.
const CHANGES: &[(&str, &str, &str)] = &[
    // The library's own modules have no files beside which a report could be written.
    (
        "trace",
        "return filename.startswith('<') and filename.endswith('>')",
        "return filename.startswith('<')",
    ),
    // As the accelerator in C, which is what programs see of CPython, has it.
    (
        "xml.etree.ElementTree",
        "err = ParseError(value)",
        "err = ParseError(str(value))",
    ),
    (
        "asyncio.futures",
        "InvalidStateError('Result is not ready.')",
        "InvalidStateError('Result is not set.')",
    ),
    // gillie's prompt has other keys.
    (
        "pydoc",
        "        You can use the following keyboard shortcuts at the main interpreter prompt.
        F1: enter interactive help, F2: enter history browsing mode, F3: enter paste
        mode (press again to exit).
",
        "        The shell command 'gillie help prompt' tells about the keys of the prompt.
",
    ),
    // The library's own files are nowhere on disk.
    (
        "bdb",
        "        if filename == \"<\" + filename[1:-1] + \">\":",
        "        if filename == \"<\" + filename[1:-1] + \">\" or filename.startswith(\"<gillie>/\"):",
    ),
    // As the function in C: "once" is remembered by the registry given, and forgotten when the filters change.
    (
        "_py_warnings",
        "        if registry is None:
            registry = {}
        if registry",
        "        remembered = registry
        if registry is None:
            registry = {}
        if registry",
    ),
    (
        "_py_warnings",
        "            oncekey = (text, category)
            if _wm.onceregistry.get(oncekey):
                return
            _wm.onceregistry[oncekey] = 1
",
        "            oncekey = (text, category)
            if remembered is None:
                remembered = _wm.onceregistry
                if remembered.get('version', 0) != _wm._filters_version:
                    remembered.clear()
                    remembered['version'] = _wm._filters_version
            if remembered.get(oncekey):
                return
            remembered[oncekey] = 1
",
    ),
    // Whichever function asks, the parts of an address are found once (until 3.13, `urlparse` asked `urlsplit`).
    (
        "urllib.parse",
        "def _urlsplit(url, scheme=None, allow_fragments=True):",
        "@functools.lru_cache(typed=True)
def _urlsplit(url, scheme=None, allow_fragments=True):",
    ),
    (
        "urllib.parse",
        "    urlsplit.cache_clear()
",
        "    urlsplit.cache_clear()
    _urlsplit.cache_clear()
",
    ),
    // When a zone changes its offset in a year is found out once.
    (
        "zoneinfo._zoneinfo",
        "        \"dst_diff\",
    )
",
        "        \"dst_diff\",
        \"_years\",
    )
",
    ),
    (
        "zoneinfo._zoneinfo",
        "        self.dst_diff = dst_offset - std_offset
",
        "        self._years = {}
        self.dst_diff = dst_offset - std_offset
",
    ),
    (
        "zoneinfo._zoneinfo",
        "        start = self.start.year_to_epoch(year)
        end = self.end.year_to_epoch(year)
        return start, end
",
        "        known = self._years.get(year)
        if known is None:
            start = self.start.year_to_epoch(year)
            end = self.end.year_to_epoch(year)
            known = self._years[year] = start, end
        return known
",
    ),
    // The messages of the modules in C.
    (
        "_pydatetime",
        "cannot compare naive and aware times",
        "can't compare offset-naive and offset-aware times",
    ),
    (
        "_pydatetime",
        "cannot compare naive and aware datetimes",
        "can't compare offset-naive and offset-aware datetimes",
    ),
    (
        "_pydatetime",
        "cannot mix naive and timezone-aware time",
        "can't subtract offset-naive and offset-aware datetimes",
    ),
    (
        "_pydatetime",
        "        return (f'{self.__class__.__name__}'
                f'(year=",
        "        return (f'datetime.{self.__class__.__name__}'
                f'(year=",
    ),
    (
        "_pydatetime",
        "            raise OverflowError(\"result out of range\")
",
        "            raise OverflowError(\"date value out of range\")
",
    ),
    (
        "_pydatetime",
        "        raise OverflowError(\"result out of range\")
",
        "        raise OverflowError(\"date value out of range\")
",
    ),
    ("sysconfig", "return 'RustPython'", "return 'gillie'"),
    // Objects have no addresses.
    (
        "multiprocessing.sharedctypes",
        "ctypes.memset(ctypes.addressof(obj), 0, ctypes.sizeof(obj))",
        "ctypes.memset(obj, 0, ctypes.sizeof(obj))",
    ),
    (
        "venv",
        "        path = os.path.abspath(os.path.dirname(__file__))
        path = os.path.join(path, 'scripts')
        self.install_scripts(context, path)",
        "        import _embedded
        with _embedded.directory('venv', 'scripts') as path:
            self.install_scripts(context, path)",
    ),
    (
        "ensurepip",
        "    return resources.as_file(
        resources.files('ensurepip')
        / '_bundled'
        / f'pip-{_PIP_VERSION}-py3-none-any.whl'
    )",
        "    import _embedded
    return _embedded.file('ensurepip', f'_bundled/pip-{_PIP_VERSION}-py3-none-any.whl')",
    ),
];

/// What CPython runs in C where the kept library runs Python: functions whose qualified names begin so leave no entries
/// in tracebacks, as C functions leave none. Module, beginnings.
const NATIVE_ELSEWHERE: &[(&str, &[&str])] = &[
    ("_pydatetime", &[""]),
    ("asyncio.futures", &["Future."]),
    ("asyncio.tasks", &["Task."]),
    ("xml.etree.ElementTree", &["XMLParser.", "TreeBuilder."]),
    ("zoneinfo._zoneinfo", &[""]),
];

/// What stands after the end of a kept module's text.
const ADDITIONS: &[(&str, &str)] = &[
    ("hashlib", include_str!("changes/hashlib_end.py")),
    ("linecache", include_str!("changes/linecache_end.py")),
    ("_pydatetime", include_str!("changes/datetime_end.py")),
    (
        "zoneinfo._zoneinfo",
        include_str!("changes/zoneinfo_end.py"),
    ),
];

struct Source {
    name: String,
    package: bool,
    file: PathBuf,
}

struct Packed {
    code: Vec<u8>,
    source: Vec<u8>,
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=lib");
    let mut sources = BTreeMap::new();
    collect(Path::new(rustpython_pylib::LIB_PATH), "", &mut sources);
    collect(Path::new("lib"), "", &mut sources);
    let sources: Vec<Source> = sources.into_values().collect();
    let packed = pack_all(&sources);

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    let (mut blob, mut index) = (Vec::new(), String::from("&[\n"));
    for (source, packed) in sources.iter().zip(packed) {
        let Some(packed) = packed else { continue };
        let code = blob.len();
        blob.extend(&packed.code);
        let text = blob.len();
        blob.extend(&packed.source);
        writeln!(
            index,
            "Entry {{ name: {:?}, is_package: {}, code: ({code}, {}), source: ({text}, {}) }},",
            source.name,
            source.package,
            packed.code.len(),
            packed.source.len()
        )
        .expect("a String takes everything");
    }
    index.push(']');
    fs::write(out.join("library.bin"), blob).expect("OUT_DIR is writable");
    fs::write(out.join("data.rs"), data()).expect("OUT_DIR is writable");
    fs::write(out.join("index.rs"), index).expect("OUT_DIR is writable");
}

/// The table of data files.
fn data() -> String {
    let mut table = String::from("&[\n");
    for path in DATA {
        let file = Path::new(rustpython_pylib::LIB_PATH).join(path);
        assert!(file.exists(), "{path} is not in the kept library");
        writeln!(table, "({path:?}, include_bytes!({file:?})),")
            .expect("a String takes everything");
    }
    table.push(']');
    table
}

/// All modules below a directory, by name; later calls replace earlier ones.
fn collect(directory: &Path, prefix: &str, sources: &mut BTreeMap<String, Source>) {
    let Ok(entries) = fs::read_dir(directory) else {
        return;
    };
    for entry in entries.flatten() {
        let file = entry.path();
        let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        if LEFT_OUT.contains(&stem) {
            continue;
        }
        if file.is_dir() {
            // What we replace of a package is in a folder of the package's name.
            if file.join("__init__.py").exists() || file.starts_with("lib") {
                collect(&file, &format!("{prefix}{stem}."), sources);
            }
        } else if file.extension().is_some_and(|extension| extension == "py") {
            let package = stem == "__init__";
            let name = if package {
                prefix.trim_end_matches('.').to_string()
            } else {
                format!("{prefix}{stem}")
            };
            if name.is_empty() {
                continue;
            }
            let source = Source {
                name: name.clone(),
                package,
                file,
            };
            sources.insert(name, source);
        }
    }
}

/// Compiles on all cores.
fn pack_all(sources: &[Source]) -> Vec<Option<Packed>> {
    let results: Vec<Mutex<Option<Packed>>> = sources.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, |cores| cores.get());
    thread::scope(|scope| {
        for _ in 0..workers {
            // The parser and the compiler recurse along the tree.
            thread::Builder::new()
                .stack_size(64 << 20)
                .spawn_scoped(scope, || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(source) = sources.get(at) else { break };
                        *results[at].lock().expect("no worker panics") = pack(source);
                    }
                })
                .expect("threads can be made");
        }
    });
    results
        .into_iter()
        .map(|result| result.into_inner().expect("no worker panics"))
        .collect()
}

fn pack(source: &Source) -> Option<Packed> {
    let data = fs::read(&source.file).ok()?;
    let mut text = String::from_utf8(data).ok()?;
    for (module, from, to) in CHANGES {
        if source.name == *module {
            assert!(text.contains(from), "{module} has changed: see CHANGES");
            text = text.replace(from, to);
        }
    }
    for (module, addition) in ADDITIONS {
        if source.name == *module {
            text.push_str(addition);
        }
    }
    let path = source.name.replace('.', "/");
    let filename = if source.package {
        format!("{ROOT}/{path}/__init__.py")
    } else {
        format!("{ROOT}/{path}.py")
    };
    let options = gillie_compile::Options::default();
    let compiled =
        gillie_compile::compile_source(&text, &filename, gillie_compile::Mode::Exec, &options);
    let code = match compiled {
        Ok(mut compiled) => {
            for (module, beginnings) in NATIVE_ELSEWHERE {
                if source.name == *module {
                    mark_native(&mut compiled.code, beginnings);
                }
            }
            let bytes = gillie_bytecode::serial::write(&compiled.code);
            // At run time the bytes are trusted as the rest of the binary is, so it is they that are verified, not
            // what they were written from.
            let refused = match gillie_bytecode::serial::read(&bytes) {
                Ok((code, _)) => gillie_bytecode::verify(&code).err().map(|e| e.to_string()),
                Err(error) => Some(error.to_string()),
            };
            if let Some(error) = refused {
                println!("cargo:warning={filename}: {error}");
                return None;
            }
            bytes
        }
        Err(error) => {
            println!("cargo:warning={filename}: {error}");
            return None;
        }
    };
    Some(Packed {
        code,
        source: deflate(text.as_bytes()),
    })
}

/// Marks the functions of a module whose qualified names begin so.
fn mark_native(code: &mut Arc<Code>, beginnings: &[&str]) {
    let code = Arc::make_mut(code);
    let function = code.flags & flags::OPTIMIZED != 0;
    if function && beginnings.iter().any(|b| code.qualname.starts_with(b)) {
        code.flags |= flags::STANDS_FOR_NATIVE;
    }
    for constant in &mut code.constants {
        if let Const::Code(inner) = constant {
            mark_native(inner, beginnings);
        }
    }
}

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).expect("a Vec takes everything");
    encoder.finish().expect("a Vec takes everything")
}
