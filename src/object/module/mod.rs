//! `module`: a namespace with attribute access. After CPython's `Objects/moduleobject.c`.

use super::GilCell;
use super::dict::Dict;
use super::header::{Kind, Object, Payload, Visitor};
use super::native::Bound;
use super::spec::{ModuleSpec, TypeSpec};
use super::str::Str;
use super::types::{Class, flags};
use super::value::Value;
use crate::vm::{Result, Vm};

/// Payload of modules.
pub struct Module {
    /// The namespace, a dict.
    pub dict: GilCell<Value>,
}

impl Payload for Module {
    const KIND: Kind = Kind::Module;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.dict.get(vm));
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.push(self.dict.replace(vm, Value::NONE));
    }
}

impl Vm {
    /// A module with the attributes that every new module has.
    pub fn new_module(&mut self, name: &str, doc: Option<&str>) -> Value {
        let name = self.intern(name);
        let doc = doc.map_or(Value::NONE, |doc| self.str(doc));
        let dict = self.module_namespace(name, doc);
        let class = self.types().module.clone();
        self.alloc(
            &class,
            Module {
                dict: GilCell::new(dict),
            },
        )
    }

    fn module_namespace(&mut self, name: Value, doc: Value) -> Value {
        self.dict_from([
            ("__name__", name),
            ("__doc__", doc),
            ("__package__", Value::NONE),
            ("__loader__", Value::NONE),
            ("__spec__", Value::NONE),
        ])
    }

    /// The namespace of a module (an empty dict if the collector took it away).
    pub fn module_dict(&mut self, module: &Value) -> Value {
        match module.downcast::<Module>() {
            Some(module) if module.dict.get(self).is_a::<Dict>() => module.dict.cloned(self),
            _ => self.dict(),
        }
    }

    /// Sets an attribute of a module.
    pub fn module_set(&mut self, module: &Value, name: &str, value: Value) {
        let name = self.intern(name);
        let dict = self.module_dict(module);
        if let Some(dict) = dict.downcast::<Dict>() {
            dict.set_str(self, &name, value);
        }
    }

    /// An attribute of a module, from its namespace only.
    pub fn module_get(&mut self, module: &Value, name: &str) -> Option<Value> {
        let name = self.intern(name);
        let dict = self.module_dict(module);
        dict.downcast::<Dict>()
            .and_then(|dict| dict.get_str(self, &name))
    }

    /// State of a native module, made on first use: one value of each type per interpreter.
    pub fn module_state<T: Default + 'static>(&self) -> std::rc::Rc<T> {
        let mut states = self.state().module_states.borrow_mut();
        let state = states
            .entry(std::any::TypeId::of::<T>())
            .or_insert_with(|| std::rc::Rc::new(T::default()));
        state.clone().downcast::<T>().expect("keyed by its type")
    }

    /// Makes a native module from its description.
    pub fn module_from_spec(&mut self, spec: &'static ModuleSpec) -> Result<Value> {
        let module = self.new_module(spec.name, (!spec.doc.is_empty()).then_some(spec.doc));
        for definition in spec.functions {
            let function = self.native_function(definition, spec.name);
            self.module_set(&module, definition.0, function);
        }
        for class in spec.types {
            let made = self.register(class)?;
            self.module_set(&module, class.name, made.value().clone());
        }
        (spec.init)(self, &module)?;
        Ok(module)
    }
}

/// The name that a module's own namespace gives, for messages.
pub fn name_of(vm: &Vm, module: &Object<Module>) -> Option<Value> {
    let name = &vm.names().__name__;
    let found = module
        .dict
        .get(vm)
        .downcast::<Dict>()
        .and_then(|dict| dict.get_str(vm, name))?;
    found.is_a::<Str>().then_some(found)
}

fn getattr(vm: &mut Vm, value: &Value, name: &Value) -> Result<Value> {
    match getattr_opt(vm, value, name)? {
        Some(found) => Ok(found),
        None => Err(crate::vm::import::missing_attribute(vm, value, name)?),
    }
}

/// An attribute of a module, `None` if there is no such attribute.
pub fn getattr_opt(vm: &mut Vm, value: &Value, name: &Value) -> Result<Option<Value>> {
    let module = value.downcast::<Module>().expect("a module's slot");
    let class = vm.class_of(value).class_ref();
    let attribute = vm.class_lookup(&class, name);
    if let Some(attribute) = &attribute {
        let slots = &vm.class_of(attribute).slots;
        if slots.set.get().is_some()
            && let Some(get) = slots.get.get()
        {
            return match get(vm, attribute, Some(value), class.value()) {
                // As `_Py_module_getattro_impl`, which words it itself.
                Err(raised) if vm.raised_is(&raised, &vm.exceptions().AttributeError.clone()) => {
                    missing(vm, value, name)
                }
                found => found.map(Some),
            };
        }
    }
    if let Some(dict) = module.dict.get(vm).downcast::<Dict>()
        && let Some(found) = dict.get_str(vm, name)
    {
        return Ok(Some(found));
    }
    match attribute {
        Some(attribute) => match vm.class_of(&attribute).slots.get.get() {
            Some(get) => get(vm, &attribute, Some(value), class.value()).map(Some),
            None => Ok(Some(attribute)),
        },
        None => missing(vm, value, name),
    }
}

fn setattr(vm: &mut Vm, value: &Value, name: &Value, new: Option<&Value>) -> Result<()> {
    let class = vm.class_of(value).class_ref();
    if let Some(attribute) = vm.class_lookup(&class, name)
        && let Some(set) = vm.class_of(&attribute).slots.set.get()
    {
        return set(vm, &attribute, value, new);
    }
    let dict = vm.module_dict(value);
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    match new {
        Some(new) => {
            dict.set_str(vm, name, new.clone());
            Ok(())
        }
        None => match dict.remove_str(vm, name) {
            Some(_) => Ok(()),
            None => Err(crate::vm::import::missing_attribute(vm, value, name)?),
        },
    }
}

/// What the module's own `__getattr__` gives.
fn missing(vm: &mut Vm, value: &Value, name: &Value) -> Result<Option<Value>> {
    let module = value.downcast::<Module>().expect("a module's slot");
    let dict = module.dict.cloned(vm);
    let hook = vm.names().__getattr__.clone();
    if let Some(hook) = dict
        .downcast::<Dict>()
        .and_then(|dict| dict.get_str(vm, &hook))
    {
        return vm.call(&hook, std::slice::from_ref(name)).map(Some);
    }
    Ok(None)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let text = crate::vm::import::module_repr(vm, value)?;
    Ok(vm.str(&text))
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    let dict = vm.dict();
    Ok(vm.alloc(
        &class,
        Module {
            dict: GilCell::new(dict),
        },
    ))
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = args.arg(1).clone();
    if !name.is_a::<Str>() {
        let found = vm.type_name(&name);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {found}")));
    }
    let doc = args.opt(2).cloned().unwrap_or(Value::NONE);
    let fresh = vm.module_namespace(name, doc);
    let dict = vm.module_dict(args.arg(0));
    let (Some(dict), Some(fresh)) = (dict.downcast::<Dict>(), fresh.downcast::<Dict>()) else {
        return Ok(Value::NONE);
    };
    let items: Vec<(Value, Option<Value>)> = fresh
        .table
        .get(vm)
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    for (key, value) in items {
        dict.set_str(vm, &key, value.unwrap_or(Value::NONE));
    }
    Ok(Value::NONE)
}

fn get_dict(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.module_dict(value))
}

/// An entry of the module's dict.
fn entry(vm: &mut Vm, module: &Value, name: &str) -> Option<Value> {
    let name = vm.intern(name);
    let dict = vm.module_dict(module);
    dict.downcast::<Dict>()
        .and_then(|dict| dict.get_str(vm, &name))
}

fn set_entry(vm: &mut Vm, module: &Value, name: &str, value: Option<&Value>) -> Result<()> {
    let key = vm.intern(name);
    let dict = vm.module_dict(module);
    if value.is_none() && entry(vm, module, name).is_none() {
        return Err(vm.attribute_error_plain(name));
    }
    vm.set_item(&dict, &key, value)
}

/// `__annotations__` (PEP 649): what is stored, or what `__annotate__` answers, kept from then on.
fn annotations(vm: &mut Vm, module: &Value) -> Result<Value> {
    if let Some(found) = entry(vm, module, "__annotations__") {
        return Ok(found);
    }
    let result = match entry(vm, module, "__annotate__") {
        Some(function) if vm.is_callable(&function) => {
            let format = vm.int(1);
            let result = vm.call(&function, &[format])?;
            if !result.is_a::<Dict>() {
                let given = vm.type_name(&result);
                return Err(
                    vm.type_error(format!("__annotate__ returned non-dict of type '{given}'"))
                );
            }
            result
        }
        _ => vm.dict(),
    };
    set_entry(vm, module, "__annotations__", Some(&result))?;
    Ok(result)
}

fn set_annotations(vm: &mut Vm, module: &Value, new: Option<&Value>) -> Result<()> {
    set_entry(vm, module, "__annotations__", new)?;
    match entry(vm, module, "__annotate__") {
        Some(_) => set_entry(vm, module, "__annotate__", Some(&Value::NONE)),
        None => Ok(()),
    }
}

fn annotate(vm: &mut Vm, module: &Value) -> Result<Value> {
    Ok(entry(vm, module, "__annotate__").unwrap_or(Value::NONE))
}

fn set_annotate(vm: &mut Vm, module: &Value, new: Option<&Value>) -> Result<()> {
    let Some(new) = new else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    if !new.is_none() && !vm.is_callable(new) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    set_entry(vm, module, "__annotate__", Some(new))?;
    if !new.is_none() && entry(vm, module, "__annotations__").is_some() {
        set_entry(vm, module, "__annotations__", None)?;
    }
    Ok(())
}

fn dir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let shown = crate::modules::support::attr(vm, args.arg(0), "__dict__")?;
    if !shown.is_a::<Dict>() {
        let name = args.arg(0).downcast::<Module>();
        let name = name.and_then(|module| name_of(vm, module));
        let name = name.map_or("?".into(), |name| {
            crate::modules::support::text_of(&name).into_owned()
        });
        return Err(vm.type_error(format!("{name}.__dict__ is not a dictionary")));
    }
    let dict = vm.module_dict(args.arg(0));
    let hook = vm.intern("__dir__");
    if let Some(hook) = dict
        .downcast::<Dict>()
        .and_then(|dict| dict.get_str(vm, &hook))
    {
        return vm.call(&hook, &[]);
    }
    let keys = vm.collect(&dict)?;
    Ok(vm.list(keys))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    flags: flags::BASE | flags::WEAKREF,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, /, name, doc=None)", init, "")),
    methods: &[(
        "__dir__",
        "($self, /)",
        dir,
        "__dir__() -> list\nspecialized dir() implementation",
    )],
    members: &[("__dict__", get_dict, None, "")],
    getset: &[
        ("__annotations__", annotations, Some(set_annotations), ""),
        ("__annotate__", annotate, Some(set_annotate), ""),
    ],
    slots: |slots| {
        slots.getattr.set(Some(getattr));
        slots.setattr.set(Some(setattr));
        slots.repr.set(Some(repr));
    },
    ..TypeSpec::of::<Module>("module")
};
