//! Functions, code objects and cells: the layouts.

pub mod builtin;
pub mod cell;
pub mod code;
pub mod code_builtin;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor};
use super::tuple::Tuple;
use super::value::Value;
use crate::vm::Vm;
use code::CodeObject;
use std::cell::Cell;

/// Payload of Python functions.
pub struct Function {
    pub code: GilCell<Value>,
    /// Codes that an assignment to `__code__` replaced: frames of this function may still run them, and a frame
    /// counts on its function to keep its code alive.
    pub(crate) retired: GilCell<Vec<Value>>,
    /// Positional arguments that a call can hand over as they are, or `NOT_SIMPLE`.
    pub(crate) simple_args: Cell<u32>,
    /// A dict.
    pub globals: Value,
    /// A dict.
    pub builtins: Value,
    /// Tuple or `None`.
    pub defaults: GilCell<Option<Value>>,
    /// Dict or `None`.
    pub keyword_defaults: GilCell<Option<Value>>,
    /// Tuple of cells or `None`.
    pub closure: GilCell<Option<Value>>,
    pub name: GilCell<Value>,
    pub qualname: GilCell<Value>,
    pub module: GilCell<Value>,
    pub doc: GilCell<Value>,
    /// The `__annotate__` function, if any.
    pub annotate: GilCell<Option<Value>>,
    /// `__annotations__`, once computed or set.
    pub annotations: GilCell<Option<Value>>,
    /// Tuple or `None`.
    pub type_params: GilCell<Option<Value>>,
    /// `__dict__`, once there is one.
    pub dict: GilCell<Option<Value>>,
}

/// `Function::simple_args` of a function whose calls need the general binder.
pub const NOT_SIMPLE: u32 = u32::MAX;

impl Payload for Function {
    const KIND: Kind = Kind::Function;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.code.get(vm));
        self.retired.get(vm).iter().for_each(&mut *visit);
        visit(&self.globals);
        visit(&self.builtins);
        for value in [&self.name, &self.qualname, &self.module, &self.doc] {
            visit(value.get(vm));
        }
        for part in self.parts() {
            part.get(vm).iter().for_each(&mut *visit);
        }
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        for part in self.parts() {
            out.extend(part.replace(vm, None));
        }
        // Any object may be here. The names stay names: someone may see the function still.
        for part in [&self.module, &self.doc] {
            out.push(part.replace(vm, Value::NONE));
        }
        for part in [&self.name, &self.qualname] {
            let empty = vm.types_empty_str();
            out.push(part.replace(vm, empty));
        }
    }
}

impl Function {
    fn parts(&self) -> [&GilCell<Option<Value>>; 7] {
        [
            &self.defaults,
            &self.keyword_defaults,
            &self.closure,
            &self.annotate,
            &self.annotations,
            &self.type_params,
            &self.dict,
        ]
    }

    /// The code object.
    #[inline(always)]
    pub fn code_object<'a>(&'a self, vm: &'a Vm) -> &'a Object<CodeObject> {
        code::expect(self.code.get(vm))
    }
}

impl Vm {
    /// A function of `code` in a namespace (dict), as MAKE_FUNCTION makes it.
    pub fn function(&mut self, code: &Value, globals: &Value) -> Value {
        let object = code::expect(code);
        let (name, qualname) = (object.name.clone(), object.qualname.clone());
        let doc = object.docstring().unwrap_or(Value::NONE);
        let simple_args = Cell::new(object.simple_args());
        let globals_dict = globals.downcast::<super::dict::Dict>();
        let module = globals_dict
            .and_then(|d| {
                let name = &self.names().__name__;
                // It is the first thing in a module's namespace.
                match d.table.get(self).entries().first() {
                    Some(first) if first.key.as_ref().is_some_and(|key| key.is(name)) => {
                        first.value.clone()
                    }
                    _ => d.get_str(self, name),
                }
            })
            .unwrap_or(Value::NONE);
        let builtins = match globals_dict.and_then(|d| d.get_str(self, &self.names().__builtins__))
        {
            Some(found) if found.is_a::<super::dict::Dict>() => found,
            Some(found) if found.is_a::<super::module::Module>() => self.module_dict(&found),
            Some(found) => self.builtins_of_mapping(&found),
            None => self.builtins_dict(),
        };
        self.alloc_builtin(
            &self.types().function,
            Function {
                code: GilCell::new(code.clone()),
                retired: GilCell::default(),
                simple_args,
                globals: globals.clone(),
                builtins,
                defaults: GilCell::default(),
                keyword_defaults: GilCell::default(),
                closure: GilCell::default(),
                name: GilCell::new(name),
                qualname: GilCell::new(qualname),
                module: GilCell::new(module),
                doc: GilCell::new(doc),
                annotate: GilCell::default(),
                annotations: GilCell::default(),
                type_params: GilCell::default(),
                dict: GilCell::default(),
            },
        )
    }

    /// A `__builtins__` that is no dict, behind one: `LOAD_GLOBAL` relies on dicts, and asks a subclass's `__getitem__`.
    fn builtins_of_mapping(&mut self, mapping: &Value) -> Value {
        let made = (|| -> crate::vm::Result<Value> {
            let (functools, operator) = (
                self.import_module("functools")?,
                self.import_module("operator")?,
            );
            let lookup = self.attr(&operator, "getitem")?;
            let lookup = self.call_method(&functools, "partial", &[lookup, mapping.clone()])?;
            let class = self.types().staticmethod.value().clone();
            let lookup = self.call(&class, &[lookup])?;
            let dict = self.dict();
            crate::modules::support::dict_put(self, &dict, "__getitem__", lookup);
            let (name, base) = (self.str("builtins"), self.types().dict.value().clone());
            let bases = self.tuple(vec![base]);
            let metaclass = self.types().r#type.value().clone();
            let class = self.call(&metaclass, &[name, bases, dict])?;
            self.call(&class, &[])
        })();
        made.unwrap_or_else(|_| self.builtins_dict())
    }

    /// `builtins.__dict__`.
    pub fn builtins_dict(&self) -> Value {
        self.state().builtins.get(self).clone()
    }
}

/// The cells of a closure.
pub fn closure_cells(closure: &Value) -> &[Value] {
    closure
        .downcast::<Tuple>()
        .map_or(&[], |tuple| tuple.items())
}
