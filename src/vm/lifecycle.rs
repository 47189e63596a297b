//! The beginning and the end of a program: the script's path, uncaught exceptions, the shutdown.

use super::{Raised, Result, Vm};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::weakref::WeakRef;
use gillie_gil::Reason;

/// Bytes of native stack below the caller that are there to use.
pub fn native_stack_left() -> usize {
    stacker::remaining_stack().unwrap_or(4 << 20)
}

impl Vm {
    /// Boots a fresh interpreter and gives the namespace of `__main__`.
    pub(crate) fn boot_main(&mut self) -> Result<Value> {
        self.become_main_thread();
        self.boot()?;
        let module = self.new_module("__main__", None);
        let namespace = self.module_dict(&module);
        let builtins = self.import_module("builtins")?;
        let entries = [
            ("__builtins__", builtins),
            ("__spec__", Value::NONE),
            ("__package__", Value::NONE),
        ];
        if let Some(dict) = namespace.downcast::<Dict>() {
            for (name, value) in entries {
                let name = self.intern(name);
                dict.set_str(self, &name, value);
            }
        }
        let (modules, name) = (self.modules_dict(), self.names().__main__.clone());
        self.set_item(&modules, &name, Some(&module))?;
        Ok(namespace)
    }

    /// A value of module `sys`, if it has it.
    pub fn sys_get(&self, name: &str) -> Option<Value> {
        let name = self.intern(name);
        self.state()
            .sys
            .get(self)
            .downcast::<Dict>()
            .and_then(|sys| sys.get_str(self, &name))
    }

    /// Puts the script's directory (or "" for `-c`) first on `sys.path`, unless the settings say otherwise.
    pub fn set_script_path(&mut self, script: &str) -> Result<()> {
        if self.state().settings.safe_path || self.state().settings.isolated {
            return Ok(());
        }
        let directory = if script.is_empty() {
            String::new()
        } else {
            let full = std::fs::canonicalize(script).unwrap_or_else(|_| script.into());
            full.parent()
                .map(|parent| parent.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        self.prepend_path(&directory)
    }

    /// Puts an entry first on `sys.path`.
    pub fn prepend_path(&mut self, entry: &str) -> Result<()> {
        self.note_first_entry(entry);
        let Some(path) = self.sys_get("path") else {
            return Ok(());
        };
        let (zero, entry) = (self.int(0), self.str(entry));
        self.call_method(&path, "insert", &[zero, entry]).map(drop)
    }

    /// Runs the `__main__` of a directory or zip file.
    pub fn run_main_in(&mut self, path: &str) -> Result<()> {
        self.prepend_path(path)?;
        let runpy = self.import_module("runpy")?;
        let (name, alter) = (self.str("__main__"), Value::FALSE);
        self.call_method(&runpy, "_run_module_as_main", &[name, alter])
            .map(drop)
    }

    /// SystemExit with a code.
    pub fn exit(&mut self, code: i64) -> Raised {
        let (class, code) = (self.exceptions().SystemExit.clone(), self.int(code));
        self.error_with(&class, vec![code])
    }

    /// Writes to `sys.stderr`, or to the descriptor if there is none.
    pub fn write_stderr(&mut self, text: &str) {
        let value = self.str(text);
        let written = match self.sys_get("stderr").filter(|stderr| !stderr.is_none()) {
            Some(stderr) => self
                .call_method(&stderr, "write", &[value])
                .and_then(|_| self.call_method(&stderr, "flush", &[]))
                .is_ok(),
            None => false,
        };
        if !written {
            let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        }
    }

    /// Reports an uncaught exception through `sys.excepthook`.
    pub fn except_hook(&mut self, raised: &Raised) {
        let class = self.class_of(&raised.0).value();
        let traceback = crate::object::exception::expect(&raised.0)
            .traceback
            .cloned(self)
            .unwrap_or(Value::NONE);
        let args = [class, raised.0.clone(), traceback];
        let result = match self.sys_get("excepthook") {
            Some(hook) => {
                let [class, value, traceback] = args.clone();
                let told = [hook.clone(), class, value, traceback];
                crate::modules::sys::audit(self, "sys.excepthook", &told)
                    .and_then(|()| self.call(&hook, &args).map(drop))
            }
            None => {
                let text = self.format_exception_shown(&raised.0);
                self.write_stderr(&text);
                Ok(())
            }
        };
        if let Err(second) = result {
            let text = self.format_exception_shown(&second.0);
            self.write_stderr(&format!("Error in sys.excepthook:\n{text}"));
            let text = self.format_exception_shown(&raised.0);
            self.write_stderr(&format!("\nOriginal exception was:\n{text}"));
        }
    }

    /// Ends the program: non-daemon threads are waited for, `atexit` runs, the streams are flushed. True if all
    /// output could be written.
    pub(crate) fn finish(&mut self) -> bool {
        self.run_pending();
        let threading = self.intern("threading");
        let modules = self.modules_dict();
        let loaded = modules
            .downcast::<Dict>()
            .and_then(|modules| modules.get_str(self, &threading));
        if let Some(threading) = loaded
            && let Err(raised) = self.call_method(&threading, "_shutdown", &[])
        {
            self.unraisable(raised, &threading);
        }
        crate::modules::atexit::run(self);
        crate::modules::sys::set_finalizing(self);
        let written = self.flush_streams();
        if self.heap().places().is_on() {
            self.trace_allocations(false);
        }
        self.finalize_modules();
        written
    }

    /// Flushes `sys.stdout` and `sys.stderr`; true if all output could be written.
    fn flush_streams(&mut self) -> bool {
        let mut written = true;
        for name in ["stdout", "stderr"] {
            let Some(stream) = self.sys_get(name).filter(|stream| !stream.is_none()) else {
                continue;
            };
            if crate::modules::io::is_closed(self, &stream).unwrap_or(false) {
                continue;
            }
            if let Err(raised) = self.call_method(&stream, "flush", &[])
                && name == "stdout"
            {
                written = false;
                let message = "Exception ignored on flushing sys.stdout";
                crate::modules::sys::unraisable(self, raised, Some(message), None);
            }
        }
        written
    }

    /// Lets modules and what they hold go, so that finalizers run, files are written out and generators closed
    /// (`finalize_modules` in Python/pylifecycle.c). Nothing else could be seen of it: without finalizers left the
    /// process just ends.
    fn finalize_modules(&mut self) {
        let standard = self.standard_streams();
        if !crate::memory::anything_to_finalize(self, &standard) {
            return;
        }
        // Daemon threads never run again: they would find a world without modules.
        self.gil.gil().clone().shutdown(&self.gil);
        // As CPython (`Py_FinalizeEx`): garbage goes while there are modules. This also brings the living objects into
        // an order in which those that refer to others come first, and so are finalized first below: a buffered writer
        // before its stream.
        if self.state().collector.enabled.get() {
            crate::memory::collect(self, 2);
            self.run_queue();
        }
        let sys = self.state().sys.cloned(self);
        let mut keep = crate::modules::warnings::kept_namespaces(self);
        keep.extend([sys.clone(), self.state().builtins.cloned(self)]);
        for name in [
            "path",
            "argv",
            "ps1",
            "ps2",
            "last_exc",
            "last_type",
            "last_value",
            "last_traceback",
            "path_hooks",
            "path_importer_cache",
            "meta_path",
        ] {
            if self.sys_get(name).is_some()
                && let Some(sys) = sys.downcast::<Dict>()
            {
                let name = self.intern(name);
                drop(sys.set_str(self, &name, Value::NONE));
            }
        }
        let modules = self.modules_dict();
        let Some(dict) = modules.downcast::<Dict>() else {
            return;
        };
        let loaded: Vec<Value> = dict
            .table
            .get(self)
            .iter()
            .filter_map(|(_, module)| module.clone())
            .collect();
        let names: Vec<Value> = dict
            .table
            .get(self)
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        for name in names
            .iter()
            .filter(|name| name.is_a::<crate::object::str::Str>())
        {
            drop(dict.remove_str(self, name));
        }
        // Modules that nothing else refers to go now, in the order of their import; then what is in cycles, where
        // finalizers find everything as it was. Only what is left after that is cleared.
        let mut left = Vec::new();
        for module in loaded {
            if module.is_a::<Module>() {
                left.extend(crate::modules::weakref::reference(self, &module).ok());
            }
        }
        self.run_queue();
        crate::memory::collect(self, 2);
        self.run_queue();
        for weak in left.iter().rev() {
            let module = weak.downcast::<WeakRef>().and_then(|weak| weak.upgrade());
            let Some(module) = module else {
                continue;
            };
            let namespace = self.module_dict(&module);
            if !keep.iter().any(|kept| kept.is(&namespace)) {
                self.clear_namespace(&namespace);
            }
        }
        self.run_queue();
        crate::memory::collect(self, 2);
        self.run_queue();
        self.flush_streams();
    }

    /// The standard streams and what they are made of.
    fn standard_streams(&mut self) -> Vec<Value> {
        let mut found = Vec::new();
        for name in ["__stdin__", "__stdout__", "__stderr__"] {
            let mut layer = self.sys_get(name);
            for inner in ["buffer", "raw"] {
                let Some(stream) = layer.filter(|stream| !stream.is_none()) else {
                    break;
                };
                let inner = self.intern(inner);
                layer = self.get_attr_opt(&stream, &inner).ok().flatten();
                found.push(stream);
                found.extend(layer.clone());
            }
        }
        found
    }

    /// Sets a module's names to None: first those with one underscore, then the others (`_PyModule_ClearDict`).
    fn clear_namespace(&mut self, namespace: &Value) {
        let Some(dict) = namespace.downcast::<Dict>() else {
            return;
        };
        let names: Vec<Value> = dict
            .table
            .get(self)
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        for private in [true, false] {
            for name in &names {
                let Some(text) = name.downcast::<crate::object::str::Str>() else {
                    continue;
                };
                let text = text.text();
                let one_underscore = text.starts_with('_') && !text.starts_with("__");
                if one_underscore == private && text != "__builtins__" {
                    drop(dict.set_str(self, name, Value::NONE));
                    self.run_queue();
                }
            }
        }
    }

    /// Ends the main thread's stay: other threads never get the GIL again.
    pub(crate) fn detach(&mut self) {
        self.save_countdown();
        let gil = self.gil.gil().clone();
        gil.shutdown(&self.gil);
        gil.release(&self.gil, Reason::End);
    }
}
