//! The embedding API: an [`Interpreter`] owns everything; a process may have several.

use crate::Settings;
use crate::object::native::NativeCode;
use crate::object::native::callable::Role;
use crate::object::{Value, dict::Dict};
use crate::vm::{Raised, Result, State, Vm};
use gillie_gil::{Gil, IoFirst, Policy};
use std::cell::Cell;
use std::sync::Arc;

/// A Python interpreter: its own heap, modules and GIL.
///
/// ```
/// use gillie::{Interpreter, Settings};
///
/// let mut python = Interpreter::new(Settings::default())?;
/// python.register("double", "(x, /)", |vm, args| {
///     let x = args[0].clone().expect("one argument");
///     vm.binary(gillie::object::Operator::Add, &x, &x)
/// })?;
/// python.run("total = sum(double(n) for n in range(4))")?;
/// assert_eq!(python.eval("total")?.to_string(), "12");
/// let error = python.eval("total / 0").unwrap_err();
/// assert_eq!(error.to_string(), "ZeroDivisionError: division by zero");
/// # Ok::<(), gillie::Exception>(())
/// ```
pub struct Interpreter {
    vm: Box<Vm>,
    main: Value,
    finished: bool,
    /// Last, so that it is given up when everything else is gone.
    _seat: Seat,
}

thread_local! {
    static OCCUPIED: Cell<bool> = const { Cell::new(false) };
}

/// A thread's place for one interpreter: a drop has no `Vm` at hand and finds the heap by the thread.
struct Seat;

impl Seat {
    fn take() -> std::result::Result<Seat, Exception> {
        if OCCUPIED.replace(true) {
            let message =
                "this thread has an interpreter already; make the other one in a thread of its own";
            return Err(Exception {
                class: "RuntimeError".into(),
                message: message.into(),
                report: format!("RuntimeError: {message}\n"),
            });
        }
        Ok(Seat)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        crate::vm::exec::faults::leave();
        OCCUPIED.set(false);
    }
}

/// A Python exception that came back to Rust.
#[derive(Debug, Clone)]
pub struct Exception {
    /// Name of its class.
    pub class: String,
    /// `str()` of it.
    pub message: String,
    /// The report as Python prints it, traceback included.
    pub report: String,
}

impl std::fmt::Display for Exception {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.message.is_empty() {
            f.write_str(&self.class)
        } else {
            write!(f, "{}: {}", self.class, self.message)
        }
    }
}

impl std::error::Error for Exception {}

/// The result of an evaluation: an object of the interpreter, shown by `str()`.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// `str()` of the value.
    pub text: String,
    /// `repr()` of the value.
    pub repr: String,
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl Interpreter {
    /// A new interpreter with the default policy of its GIL. The calling thread becomes its main thread and holds
    /// the GIL whenever it is inside. A thread has at most one interpreter at a time: another one is an error.
    pub fn new(settings: Settings) -> std::result::Result<Interpreter, Exception> {
        Interpreter::with_policy(settings, Box::new(IoFirst::default()))
    }

    /// A new interpreter whose GIL is handed over by `policy`.
    pub fn with_policy(
        settings: Settings,
        policy: Box<dyn Policy>,
    ) -> std::result::Result<Interpreter, Exception> {
        let seat = Seat::take()?;
        let gil = Gil::new(policy);
        if let Some(interval) = settings.check_interval {
            gil.set_check_interval(interval);
        }
        let state = Arc::new(State::new(settings));
        let thread = gil.register("MainThread");
        let mut vm =
            Vm::attach(state, thread, crate::vm::native_stack_left()).map_err(|error| {
                Exception {
                    class: "MemoryError".into(),
                    message: error.to_string(),
                    report: error.to_string(),
                }
            })?;
        let booted = vm.boot_main();
        let (main, error) = match booted {
            Ok(main) => (main, None),
            Err(raised) => (Value::NONE, Some(describe(&mut vm, raised))),
        };
        // One that did not come up is taken down in order, too: it may have files that want to be closed.
        let interpreter = Interpreter {
            vm,
            main,
            finished: false,
            _seat: seat,
        };
        match error {
            None => Ok(interpreter),
            Some(error) => Err(error),
        }
    }

    /// The machine of the calling thread, for what this API does not cover.
    pub fn vm(&mut self) -> &mut Vm {
        self.enter();
        &mut self.vm
    }

    /// The namespace of `__main__`, a dict.
    pub fn main_namespace(&self) -> Value {
        self.main.clone()
    }

    /// Runs statements in `__main__`.
    pub fn run(&mut self, source: &str) -> std::result::Result<(), Exception> {
        self.evaluate(source, "exec")
            .map(drop)
            .map_err(|raised| describe(&mut self.vm, raised))
    }

    /// Evaluates an expression in `__main__`.
    pub fn eval(&mut self, source: &str) -> std::result::Result<Outcome, Exception> {
        let result = self.evaluate(source, "eval").and_then(|value| {
            Ok(Outcome {
                text: self.vm.display_text(&value)?,
                repr: self.vm.repr_text(&value)?,
            })
        });
        result.map_err(|raised| describe(&mut self.vm, raised))
    }

    /// The calling thread may have been inside of another interpreter since.
    fn enter(&self) {
        self.vm.enter_heap();
    }

    fn evaluate(&mut self, source: &str, mode: &str) -> Result<Value> {
        self.enter();
        let code = self.vm.compile_source(source, "<string>", mode)?;
        let main = self.main.clone();
        self.vm.run_code(&code, &main, None)
    }

    /// Puts a Rust function into `__main__`. `signature` is written as in `inspect`, e.g. `(x, /, scale=1)`; the
    /// function gets one entry per parameter, `None` where an optional one was not given.
    ///
    /// # Panics
    /// If the signature is malformed.
    pub fn register(
        &mut self,
        name: &str,
        signature: &'static str,
        function: impl Fn(&mut Vm, &[Option<Value>]) -> Result<Value> + 'static,
    ) -> std::result::Result<(), Exception> {
        self.enter();
        let code = NativeCode::closure(name.to_string(), signature, Box::new(function));
        let module = self.vm.intern("__main__");
        let native = self.vm.native_object(Role::Function, code, None, module);
        let key = self.vm.intern(name);
        if let Some(main) = self.main.downcast::<Dict>() {
            main.set_str(&mut self.vm, &key, native);
        }
        Ok(())
    }

    /// Ends the interpreter as a program's end does: waits for non-daemon threads, runs `atexit`, flushes. Called
    /// by drop as well. Returns whether everything could be flushed.
    pub fn finish(&mut self) -> bool {
        self.enter();
        if std::mem::replace(&mut self.finished, true) {
            return true;
        }
        self.main = Value::NONE;
        self.vm.finish()
    }
}

impl Drop for Interpreter {
    fn drop(&mut self) {
        self.finish();
        self.main = Value::NONE;
        self.vm.detach();
    }
}

fn describe(vm: &mut Vm, raised: Raised) -> Exception {
    let class = vm.type_name(&raised.0).to_string();
    let message = vm.display_text(&raised.0).unwrap_or_default();
    let report = vm.format_exception(&raised.0);
    Exception {
        class,
        message,
        report,
    }
}
