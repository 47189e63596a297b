//! The attributes of a class. Those of a builtin type are made from its spec when somebody first asks for them: most
//! types are never asked by most programs, and the descriptors of all of them were half of what a start of the command
//! allocates (CPython has them in its binary, as static data).

use crate::object::dict::{self, Dict, table::Table};
use crate::object::spec::TypeSpec;
use crate::object::types::Type;
use crate::object::value::Value;
use crate::object::{GilCell, Object};
use crate::vm::Vm;
use std::cell::{Cell, OnceCell};

/// The dict of a class, or what it is made from.
#[derive(Default)]
pub struct Namespace {
    /// None once the collector has cleared the class.
    dict: GilCell<OnceCell<Value>>,
    spec: Cell<Option<&'static TypeSpec>>,
}

impl Namespace {
    /// The dict of a class that is made by Python code.
    pub fn of(dict: Value) -> Namespace {
        Namespace {
            dict: GilCell::new(OnceCell::from(dict)),
            spec: Cell::new(None),
        }
    }

    /// From now on the attributes are those that the spec describes.
    pub(super) fn describe(&self, vm: &mut Vm, spec: &'static TypeSpec) {
        self.dict.set(vm, OnceCell::new());
        self.spec.set(Some(spec));
    }

    /// The dict, if it has been made.
    #[inline(always)]
    pub fn made<'a>(&'a self, vm: &'a Vm) -> Option<&'a Value> {
        self.dict.get(vm).get()
    }

    /// Takes the dict away from a class that dies in a cycle.
    pub fn clear(&self, vm: &mut Vm) -> Option<Value> {
        self.dict
            .replace(vm, OnceCell::from(Value::NONE))
            .into_inner()
    }

    #[cold]
    #[inline(never)]
    fn make<'a>(&'a self, vm: &'a Vm, class: &Object<Type>) -> &'a Value {
        self.dict.get(vm).get_or_init(|| {
            // They belong to the type, which was there before the program.
            vm.heap().born_old(|| {
                let mut attributes = Attributes {
                    vm,
                    table: Table::default(),
                };
                if let Some(spec) = self.spec.get() {
                    super::builtin::describe(&mut attributes, &class.class_ref(), spec);
                }
                vm.alloc(&vm.types().dict, Dict::new(attributes.table))
            })
        })
    }
}

impl Object<Type> {
    /// The class's own attributes, a dict.
    #[inline(always)]
    pub fn dict<'a>(&'a self, vm: &'a Vm) -> &'a Value {
        match self.namespace.made(vm) {
            Some(dict) => dict,
            None => self.namespace.make(vm, self),
        }
    }
}

/// Attributes of a type in the making.
pub struct Attributes<'a> {
    pub vm: &'a Vm,
    table: Table<Option<Value>>,
}

impl Attributes<'_> {
    /// Adds an attribute, unless there is one of this name (interned).
    pub fn add(&mut self, name: &Value, value: Value) {
        if dict::find_str(self.vm, &self.table, name).is_none() {
            self.put(name, value);
        }
    }

    /// Adds an attribute, in the place of another of this name (interned).
    pub fn put(&mut self, name: &Value, value: Value) {
        match dict::find_str(self.vm, &self.table, name) {
            Some(at) => self.table.entry_mut(at).value = Some(value),
            None => {
                let hash = crate::object::str::expect(name).hash(self.vm);
                self.table.insert_new(hash, name.clone(), Some(value));
            }
        }
    }
}
