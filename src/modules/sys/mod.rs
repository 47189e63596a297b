//! `sys`: the interpreter as programs see it. `info.rs` has what never changes, `hooks.rs` what is called on events,
//! `runtime.rs` what can be asked and set; this file is the index. After CPython's `Python/sysmodule.c`.

pub mod audit;
mod hooks;
mod info;
mod monitoring;
mod names;
mod runtime;
mod tracing;

pub(crate) use runtime::set_finalizing;

use crate::object::Value;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};

pub use audit::{Told, audit, audit_attribute, audit_call, has_audit_hooks};
pub(crate) use audit::{audited, watched};
pub(crate) use hooks::is_coloured;
pub use hooks::{show, unraisable};
pub use runtime::SysState;

/// The version of the language, as `sys.version_info` gives it.
pub const VERSION: (i64, i64, i64) = (3, 14, 0);

/// Whether `sys.stdlib_module_names` has this name.
pub fn is_stdlib_name(name: &str) -> bool {
    names::STDLIB.binary_search(&name).is_ok()
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    functions: &[
        (
            "_clear_internal_caches",
            "()",
            runtime::nothing,
            "Clear all internal performance-related caches.",
        ),
        (
            "_clear_type_descriptors",
            "(type, /)",
            hooks::clear_type_descriptors,
            "Private function for clearing certain descriptors from a type's dictionary.",
        ),
        (
            "_clear_type_cache",
            "()",
            runtime::nothing,
            "Clear the internal type lookup cache.",
        ),
        (
            "_current_exceptions",
            "()",
            audited!(runtime::current_exceptions, "sys._current_exceptions"),
            "Return a dict mapping each thread's identifier to its current raised exception.",
        ),
        (
            "_current_frames",
            "()",
            audited!(runtime::current_frames, "sys._current_frames"),
            "Return a dict mapping each thread's thread id to its current stack frame.",
        ),
        (
            "_get_cpu_count_config",
            "()",
            runtime::cpu_count_config,
            "Private function for getting PyConfig.cpu_count",
        ),
        (
            "_getframe",
            "(depth=0, /)",
            runtime::getframe,
            "Return a frame object from the call stack.",
        ),
        (
            "_getframemodulename",
            "(depth=0)",
            audited!(
                runtime::getframemodulename,
                "sys._getframemodulename",
                Or(0, 0)
            ),
            "Return the name of the module for a calling frame.",
        ),
        (
            "_is_gil_enabled",
            "()",
            runtime::is_gil_enabled,
            "Return True if the GIL is currently enabled and False if the GIL is disabled.",
        ),
        (
            "_is_interned",
            "(string, /)",
            runtime::is_interned,
            "Return True if the given string is \"interned\".",
        ),
        (
            "_settraceallthreads",
            "(function, /)",
            tracing::settraceallthreads,
            "Set the global debug tracing function in all running threads belonging to the current interpreter.",
        ),
        (
            "_setprofileallthreads",
            "(function, /)",
            tracing::setprofileallthreads,
            "Set the profiling function in all running threads belonging to the current interpreter.",
        ),
        (
            "activate_stack_trampoline",
            "(backend, /)",
            runtime::trampoline,
            "Activate stack profiler trampoline *backend*.",
        ),
        (
            "addaudithook",
            "(hook)",
            audit::addaudithook,
            "Adds a new audit hook callback.",
        ),
        (
            "audit",
            "(event, /, *args)",
            audit::audit_named,
            "Passes the event to any hooks that are attached.",
        ),
        (
            "breakpointhook",
            "(*args, **kwargs)\nshown",
            hooks::breakpointhook,
            "This hook function is called by built-in breakpoint().",
        ),
        (
            "call_tracing",
            "(func, args, /)",
            tracing::call_tracing,
            "Call func(*args), while tracing is enabled.",
        ),
        (
            "deactivate_stack_trampoline",
            "()",
            runtime::nothing,
            "Deactivate the current stack profiler trampoline backend.",
        ),
        (
            "displayhook",
            "(object, /)",
            hooks::displayhook,
            "Print an object to sys.stdout and also save it in builtins._",
        ),
        (
            "exc_info",
            "()",
            runtime::exc_info,
            "Return current exception information: (type, value, traceback).",
        ),
        (
            "excepthook",
            "(exctype, value, traceback, /)",
            hooks::excepthook,
            "Handle an exception by displaying it with a traceback on sys.stderr.",
        ),
        (
            "exception",
            "()",
            runtime::exception,
            "Return the current exception.",
        ),
        (
            "exit",
            "(status=None, /)",
            runtime::exit,
            "Exit the interpreter by raising SystemExit(status).",
        ),
        (
            "get_asyncgen_hooks",
            "()",
            hooks::get_asyncgen_hooks,
            "Return the installed asynchronous generators hooks.",
        ),
        (
            "get_coroutine_origin_tracking_depth",
            "()",
            hooks::get_origin_depth,
            "Check status of origin tracking for coroutine objects in this thread.",
        ),
        (
            "get_int_max_str_digits",
            "()",
            runtime::get_int_max_str_digits,
            "Return the maximum string digits limit for non-binary int<->str conversions.",
        ),
        (
            "getallocatedblocks",
            "()",
            runtime::getallocatedblocks,
            "Return the number of memory blocks currently allocated.",
        ),
        (
            "getcheckinterval",
            "()",
            runtime::getcheckinterval,
            "Return the number of bytecode instructions that a thread runs before it hands the GIL over.",
        ),
        (
            "getdefaultencoding",
            "()",
            runtime::getdefaultencoding,
            "Return the current default encoding used by the Unicode implementation.",
        ),
        (
            "getdlopenflags",
            "()",
            runtime::getdlopenflags,
            "Return the current value of the flags that are used for dlopen calls.",
        ),
        (
            "getfilesystemencodeerrors",
            "()",
            runtime::getfilesystemencodeerrors,
            "Return the error mode used for Unicode to OS filename conversion.",
        ),
        (
            "getfilesystemencoding",
            "()",
            runtime::getdefaultencoding,
            "Return the encoding used to convert Unicode filenames to OS filenames.",
        ),
        (
            "getprofile",
            "()",
            tracing::getprofile,
            "Return the profiling function set with sys.setprofile.",
        ),
        (
            "getrecursionlimit",
            "()",
            runtime::getrecursionlimit,
            "Return the current value of the recursion limit.",
        ),
        (
            "getrefcount",
            "(object, /)",
            runtime::getrefcount,
            "Return the reference count of object.",
        ),
        (
            "getsizeof",
            "(object, default=<unrepresentable>)",
            runtime::getsizeof,
            "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.",
        ),
        (
            "getswitchinterval",
            "()",
            runtime::getswitchinterval,
            "Return the current thread switch interval; see sys.setswitchinterval().",
        ),
        (
            "gettrace",
            "()",
            tracing::gettrace,
            "Return the global debug tracing function set with sys.settrace.",
        ),
        (
            "getunicodeinternedsize",
            "(*, _only_immortal=False)",
            runtime::getunicodeinternedsize,
            "Return the number of elements of the unicode interned dictionary",
        ),
        (
            "intern",
            "(string, /)",
            runtime::intern,
            "``Intern'' the given string.",
        ),
        (
            "is_finalizing",
            "()",
            runtime::is_finalizing,
            "Return True if Python is exiting.",
        ),
        (
            "is_stack_trampoline_active",
            "()",
            runtime::no,
            "Return *True* if a stack profiler trampoline is active.",
        ),
        (
            "set_asyncgen_hooks",
            "(firstiter=<unrepresentable>, finalizer=<unrepresentable>)",
            hooks::set_asyncgen_hooks,
            "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet a finalizer for async generators objects.",
        ),
        (
            "set_coroutine_origin_tracking_depth",
            "(depth)",
            hooks::set_origin_depth,
            "Enable or disable origin tracking for coroutine objects in this thread.",
        ),
        (
            "set_int_max_str_digits",
            "(maxdigits)",
            runtime::set_int_max_str_digits,
            "Set the maximum string digits limit for non-binary int<->str conversions.",
        ),
        (
            "setcheckinterval",
            "(n, /)",
            runtime::setcheckinterval,
            "Set the number of bytecode instructions that a thread runs before it hands the GIL over.",
        ),
        (
            "setdlopenflags",
            "(flags, /)",
            runtime::setdlopenflags,
            "Set the flags used by the interpreter for dlopen calls.",
        ),
        (
            "setprofile",
            "(function, /)",
            tracing::setprofile,
            "Set the profiling function.",
        ),
        (
            "setrecursionlimit",
            "(limit, /)",
            runtime::setrecursionlimit,
            "Set the maximum depth of the Python interpreter stack to n.",
        ),
        (
            "setswitchinterval",
            "(interval, /)",
            runtime::setswitchinterval,
            "Set the ideal thread switching delay inside the Python interpreter.",
        ),
        (
            "settrace",
            "(function, /)",
            tracing::settrace,
            "Set the global debug tracing function.",
        ),
        (
            "unraisablehook",
            "(unraisable, /)",
            hooks::unraisablehook,
            "Handle an unraisable exception.",
        ),
    ],
    init,
    ..ModuleSpec::named("sys")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    info::add(vm, module)?;
    info::add_settings(vm, module)?;
    let watch = vm.module_from_spec(&monitoring::SPEC)?;
    vm.module_set(module, "monitoring", watch);
    hooks::add(vm, module)
}
