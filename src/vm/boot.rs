//! Booting an interpreter: how the first objects come to be.
//!
//! Everything needs a class, classes are objects of class `type`, their names are strs, their bases tuples, their
//! attributes dicts. So all core classes are made *blank* first, beginning with `type`, which is its own class; then
//! the objects that are asked for all the time; then each class gets its contents from its `TypeSpec`; exceptions,
//! further types and native modules follow.

use super::{Result, Vm};
use crate::object::class::{builtin, object, type_};
use crate::object::descriptor::{getset, member, method, property, super_, wrappers};
use crate::object::exception::ExceptionTypes;
use crate::object::native::callable;
use crate::object::slots::{SlotNames, wrapper};
use crate::object::spec::TypeSpec;
use crate::object::types::Type;
use crate::object::{self as objects, Class, Value, singletons};

/// Specs of the core classes, by their field in `Types`.
fn core_spec(field: &str) -> &'static TypeSpec {
    match field {
        "object" => &object::SPEC,
        "r#type" => &type_::SPEC,
        "none" => &singletons::NONE_SPEC,
        "ellipsis" => &singletons::ELLIPSIS_SPEC,
        "not_implemented" => &singletons::NOT_IMPLEMENTED_SPEC,
        "int" => &objects::int::SPEC,
        "bool" => &objects::bool::SPEC,
        "float" => &objects::float::SPEC,
        "complex" => &objects::complex::SPEC,
        "str" => &objects::str::SPEC,
        "bytes" => &objects::bytes::SPEC,
        "bytearray" => &objects::bytearray::SPEC,
        "list" => &objects::list::SPEC,
        "tuple" => &objects::tuple::SPEC,
        "dict" => &objects::dict::SPEC,
        "set" => &objects::set::SPEC,
        "frozenset" => &objects::set::FROZEN_SPEC,
        "range" => &objects::range::SPEC,
        "range_iterator" => &objects::range::ITERATOR_SPEC,
        "long_range_iterator" => &objects::range::LONG_ITERATOR_SPEC,
        "list_iterator" => &objects::list::ITERATOR_SPEC,
        "tuple_iterator" => &objects::tuple::ITERATOR_SPEC,
        "slice" => &objects::slice::SPEC,
        "native" => &callable::SPEC,
        "method" => &method::SPEC,
        "method_descriptor" => &callable::METHOD_SPEC,
        "classmethod_descriptor" => &callable::CLASS_METHOD_SPEC,
        "wrapper_descriptor" => &wrapper::SPEC,
        "method_wrapper" => &wrapper::BOUND_SPEC,
        "getset_descriptor" => &getset::SPEC,
        "member_descriptor" => &member::SPEC,
        "property" => &property::SPEC,
        "staticmethod" => &wrappers::STATIC_SPEC,
        "classmethod" => &wrappers::CLASS_SPEC,
        "module" => &objects::module::SPEC,
        "super_" => &super_::SPEC,
        "mapping_proxy" => &objects::mapping_proxy::SPEC,
        "weakref" => &crate::modules::weakref::REF,
        "traceback" => &objects::traceback::SPEC,
        "function" => &objects::function::builtin::SPEC,
        "code" => &objects::function::code_builtin::SPEC,
        "cell" => &objects::function::builtin::CELL_SPEC,
        "frame" => &objects::frame::builtin::SPEC,
        "generator" => &objects::generator::builtin::SPEC,
        "coroutine" => &objects::generator::builtin::COROUTINE_SPEC,
        "async_generator" => &objects::generator::asynchronous::SPEC,
        _ => panic!("no spec for core class {field}"),
    }
}

/// Core classes that are attributes of `builtins`.
const PUBLIC: &[&str] = &[
    "object",
    "r#type",
    "int",
    "bool",
    "float",
    "complex",
    "str",
    "bytes",
    "bytearray",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "range",
    "slice",
    "property",
    "staticmethod",
    "classmethod",
    "super_",
];

impl Vm {
    /// Boots a fresh interpreter: this is its first thread.
    pub(crate) fn boot(&mut self) -> Result<()> {
        self.make_core();
        self.fill_core()?;
        self.make_exceptions()?;
        for spec in objects::SPECS.iter().copied().flatten() {
            self.register(spec)?;
        }
        self.boot_import()?;
        let builtins = self.builtin_module();
        self.fill_builtins(&builtins)?;
        // Their encoding may be a codec of the library's.
        crate::modules::io::open_standard_streams(self)?;
        crate::memory::settle(self);
        Ok(())
    }

    fn make_core(&mut self) {
        let state = self.state.clone();
        let spec = core_spec("r#type");
        let metaclass = Type::blank(&spec.layout, spec.flags, spec.name.into());
        let metaclass = state.heap.allocate_metaclass(metaclass);
        let metaclass = Class::from_value(&metaclass).expect("a class");
        let types = super::types::Types::build(|field| {
            if field == "r#type" {
                return metaclass.clone();
            }
            let spec = core_spec(field);
            let payload = Type::blank(&spec.layout, spec.flags, spec.name.into());
            let class = self.alloc(&metaclass, payload);
            Class::from_value(&class).expect("a class")
        });
        if state.types.set(types).is_err() {
            unreachable!("a state boots once");
        }
        let common = super::state::Common {
            empty_str: objects::str::boot_str(self, &[]),
            empty_tuple: self.tuple_of_class(&self.types().tuple, Vec::new()),
            empty_bytes: self.alloc(
                &self.types().bytes,
                objects::bytes::Bytes {
                    data: Default::default(),
                },
            ),
            latin1: (0..=255u8)
                .map(|byte| objects::str::boot_str(self, &[byte]))
                .collect(),
        };
        if let Some(header) = common.empty_tuple.header() {
            crate::object::heap::untrack(header);
        }
        let _ = state.common.set(common);
        let _ = state.names.set(super::names::Names::new(self));
        let _ = state.slot_names.set(SlotNames::new(self));
    }

    fn fill_core(&mut self) -> Result<()> {
        let state = self.state.clone();
        let types = state.types.get().expect("made before");
        let all = types.all();
        let find = |name: &str| {
            all.iter()
                .find(|(field, _)| *field == name)
                .map(|(_, class)| *class)
        };
        let object = find("object").expect("the root");
        builtin::fill(self, object, core_spec("object"), None)?;
        for (field, class) in &all {
            let base = match *field {
                "object" | "bool" => continue,
                _ => object,
            };
            self.fill_one(field, class, base)?;
        }
        if let (Some(class), Some(base)) = (find("bool"), find("int")) {
            self.fill_one("bool", class, base)?;
        }
        Ok(())
    }

    fn fill_one(&mut self, field: &str, class: &Class, base: &Class) -> Result<()> {
        let spec = core_spec(field);
        builtin::fill(self, class, spec, Some(base))?;
        self.remember_class(spec, class);
        Ok(())
    }

    fn make_exceptions(&mut self) -> Result<()> {
        let state = self.state.clone();
        let mut made: Vec<(&'static str, Class)> = Vec::new();
        let specs = objects::exception::specs();
        for (&(name, base), spec) in objects::exception::HIERARCHY.iter().zip(specs) {
            let base = match made.iter().find(|(other, _)| *other == base) {
                Some((_, class)) => class.clone(),
                None => self.types().object.clone(),
            };
            let class = self.blank_class(spec);
            builtin::fill(self, &class, spec, Some(&base))?;
            made.push((name, class));
        }
        let types = ExceptionTypes::build(|name| {
            let found = made.iter().find(|(other, _)| *other == name);
            found.expect("part of the hierarchy").1.clone()
        });
        let _ = state.exceptions.set(types);
        objects::exception::finish(self)
    }

    /// Adds the types, exceptions and constants to module `builtins`; what is there already stays.
    pub fn fill_builtins(&mut self, module: &Value) -> Result<()> {
        let state = self.state.clone();
        let mut entries: Vec<(String, Value)> = Vec::new();
        if let Some(types) = state.types.get() {
            for (field, class) in types.all() {
                if PUBLIC.contains(&field) {
                    let name = class.display_name(self).to_string();
                    entries.push((name, class.value().clone()));
                }
            }
        }
        for (name, class) in self.exceptions().all() {
            entries.push((name.to_string(), class.value().clone()));
        }
        let os_error = self.exceptions().OSError.value().clone();
        for alias in ["IOError", "EnvironmentError"] {
            entries.push((alias.to_string(), os_error.clone()));
        }
        for spec in objects::SPECS.iter().copied().flatten() {
            if spec.new.is_some() && spec.module == "builtins" {
                let class = state.classes.borrow().get(&spec.layout.type_id).cloned();
                if let Some(class) = class {
                    entries.push((spec.name.to_string(), class.value().clone()));
                }
            }
        }
        for (name, value) in [
            ("None", Value::NONE),
            ("True", Value::TRUE),
            ("False", Value::FALSE),
            ("Ellipsis", Value::ELLIPSIS),
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("__debug__", Value::TRUE),
        ] {
            entries.push((name.to_string(), value));
        }
        let row = &crate::object::class::build_class::ROW;
        let function = self.native_function(row, "builtins");
        entries.push((row.0.to_string(), function));
        for (name, value) in entries {
            if self.module_get(module, &name).is_none() {
                self.module_set(module, &name, value);
            }
        }
        Ok(())
    }

    /// What `sys.modules` has under a name.
    pub fn module_if_loaded(&self, name: &Value) -> Option<Value> {
        let modules = self.state().modules.get(self);
        if !name.is_a::<objects::str::Str>() {
            return None;
        }
        modules
            .downcast::<objects::dict::Dict>()
            .and_then(|modules| modules.get_str(self, name))
    }

    fn builtin_module(&mut self) -> Value {
        let name = self.names().builtins.clone();
        self.module_if_loaded(&name).unwrap_or(Value::NONE)
    }

    /// An attribute of module `builtins`.
    pub fn builtin(&mut self, name: &str) -> Result<Value> {
        objects::sequence::builtin(self, name)
    }
}

#[cfg(test)]
mod tests {
    use crate::Settings;

    fn boot() -> crate::Interpreter {
        crate::Interpreter::new(Settings::default()).expect("boots")
    }

    #[test]
    fn two_interpreters_in_one_process() {
        let threads: Vec<_> = (0..2)
            .map(|number| {
                std::thread::spawn(move || {
                    let mut interpreter = boot();
                    let vm = interpreter.vm();
                    let list = vm.list(Vec::new());
                    let item = vm.int(number);
                    vm.call_method(&list, "append", &[item]).unwrap();
                    let text = vm.repr_text(&list).unwrap();
                    assert_eq!(text, format!("[{number}]"));
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
    }

    #[test]
    fn a_class_by_calling_type() {
        let mut interpreter = boot();
        let vm = interpreter.vm();
        let metaclass = vm.types().r#type.value().clone();
        let name = vm.str("Point");
        let bases = vm.tuple(Vec::new());
        let one = vm.int(1);
        let namespace = vm.dict_from([("scale", one.clone())]);
        let class = vm.call(&metaclass, &[name, bases, namespace]).unwrap();
        let object = vm.call(&class, &[]).unwrap();
        let x = vm.intern("x");
        vm.set_attr(&object, &x, &one).unwrap();
        assert!(vm.get_attr(&object, &x).unwrap().is(&one));
        assert!(vm.attr(&object, "scale").unwrap().is(&one));
        let dict = vm.attr(&object, "__dict__").unwrap();
        assert_eq!(vm.len(&dict).unwrap(), 1);
        let text = vm.repr_text(&class).unwrap();
        assert_eq!(text, "<class 'Point'>");
        let raised = vm.attr(&object, "y").unwrap_err();
        let message = vm.display_text(&raised.0).unwrap();
        assert_eq!(message, "'Point' object has no attribute 'y'");
    }

    #[test]
    fn slot_wrappers_and_natives() {
        let mut interpreter = boot();
        let vm = interpreter.vm();
        let int = vm.types().int.value().clone();
        let add = vm.attr(&int, "__add__").unwrap();
        assert_eq!(
            vm.repr_text(&add).unwrap(),
            "<slot wrapper '__add__' of 'int' objects>"
        );
        let (two, three) = (vm.int(2), vm.int(3));
        let sum = vm.call(&add, &[two, three.clone()]).unwrap();
        assert_eq!(sum.as_small_int(), Some(5));
        let list = vm.list(vec![]);
        let raised = vm.call_method(&list, "append", &[]).unwrap_err();
        assert_eq!(
            vm.display_text(&raised.0).unwrap(),
            "list.append() takes exactly one argument (0 given)"
        );
        let raised = vm.call_method(&list, "clear", &[three]).unwrap_err();
        assert_eq!(
            vm.display_text(&raised.0).unwrap(),
            "list.clear() takes no arguments (1 given)"
        );
    }
}
