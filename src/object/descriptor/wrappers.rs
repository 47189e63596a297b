//! `staticmethod` and `classmethod`.

use crate::object::GilCell;
use crate::object::class::object::NATIVE_DICT;
use crate::object::header::{Payload, Visitor};
use crate::object::native::Bound;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::TypeSpec;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{Args, GetSetDef, NativeDef};
use crate::vm::{Result, Vm};

/// Payload of `staticmethod`.
pub struct StaticMethod {
    pub callable: GilCell<Value>,
}
/// Payload of `classmethod`.
pub struct ClassMethod {
    pub callable: GilCell<Value>,
}

impl Payload for StaticMethod {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.callable.get(vm));
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.push(self.callable.replace(vm, Value::NONE));
    }
}
impl Payload for ClassMethod {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.callable.get(vm));
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.push(self.callable.replace(vm, Value::NONE));
    }
}

impl Vm {
    /// `staticmethod(callable)`.
    pub fn static_method(&self, callable: Value) -> Value {
        self.alloc(
            &self.types().staticmethod,
            StaticMethod {
                callable: GilCell::new(callable),
            },
        )
    }
    /// `classmethod(callable)`.
    pub fn class_method(&mut self, callable: Value) -> Value {
        let class = self.types().classmethod.clone();
        self.alloc(
            &class,
            ClassMethod {
                callable: GilCell::new(callable),
            },
        )
    }
}

fn cell(value: &Value) -> &GilCell<Value> {
    match value.downcast::<StaticMethod>() {
        Some(found) => &found.callable,
        None => {
            &value
                .downcast::<ClassMethod>()
                .expect("a classmethod")
                .callable
        }
    }
}

fn callable(vm: &Vm, value: &Value) -> Value {
    cell(value).cloned(vm)
}

fn new_static(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    Ok(vm.alloc(
        &class,
        StaticMethod {
            callable: GilCell::new(Value::NONE),
        },
    ))
}

fn new_class(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    Ok(vm.alloc(
        &class,
        ClassMethod {
            callable: GilCell::new(Value::NONE),
        },
    ))
}

/// `functools_wraps` of Objects/funcobject.c: takes over the function's names and doc.
fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (this, function) = (args.arg(0), args.arg(1));
    if !cell(this).get(vm).is_none() {
        // Call sites know what it held until now.
        vm.descriptor_changed();
    }
    cell(this).set(vm, function.clone());
    let names = vm.names();
    let copied = [
        names.__module__.clone(),
        names.__name__.clone(),
        names.__qualname__.clone(),
        names.__doc__.clone(),
    ];
    for name in copied {
        if let Some(value) = vm.get_attr_opt(function, &name)? {
            vm.set_instance_attr(this, &name, value);
        }
    }
    Ok(Value::NONE)
}

fn get_static(vm: &mut Vm, this: &Value, _: Option<&Value>, _: &Value) -> Result<Value> {
    Ok(callable(vm, this))
}

fn get_class(vm: &mut Vm, this: &Value, instance: Option<&Value>, owner: &Value) -> Result<Value> {
    let class = match (owner.is_none(), instance) {
        (true, Some(instance)) => vm.class_of(instance).value(),
        _ => owner.clone(),
    };
    let function = callable(vm, this);
    Ok(vm.bound_method(function, class))
}

fn call_static(vm: &mut Vm, this: &Value, args: Args<'_>) -> Result<Value> {
    let function = callable(vm, this);
    vm.call_args(&function, args)
}

fn repr(vm: &mut Vm, this: &Value) -> Result<Value> {
    let class = vm.type_name(this);
    let function = callable(vm, this);
    let function = vm.repr_text(&function)?;
    Ok(vm.str(&format!("<{class}({function})>")))
}

fn function(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(callable(vm, this))
}

fn is_abstract(vm: &mut Vm, this: &Value) -> Result<Value> {
    let function = callable(vm, this);
    let name = vm.names().__isabstractmethod__.clone();
    match vm.get_attr_opt(&function, &name)? {
        Some(found) => vm.is_true(&found).map(Value::bool),
        None => Ok(Value::FALSE),
    }
}

/// `__annotations__`, `__annotate__`: the function's, kept once they were asked for.
fn annotations(vm: &mut Vm, this: &Value) -> Result<Value> {
    forwarded(vm, this, "__annotations__")
}
fn set_annotations(vm: &mut Vm, this: &Value, value: Option<&Value>) -> Result<()> {
    set_forwarded(vm, this, "__annotations__", value)
}
fn annotate(vm: &mut Vm, this: &Value) -> Result<Value> {
    forwarded(vm, this, "__annotate__")
}
fn set_annotate(vm: &mut Vm, this: &Value, value: Option<&Value>) -> Result<()> {
    set_forwarded(vm, this, "__annotate__", value)
}

fn forwarded(vm: &mut Vm, this: &Value, name: &str) -> Result<Value> {
    let name = vm.intern(name);
    if let Some(found) = vm.instance_attr(this, &name) {
        return Ok(found);
    }
    let function = callable(vm, this);
    let value = vm.get_attr(&function, &name)?;
    vm.set_instance_attr(this, &name, value.clone());
    Ok(value)
}

fn set_forwarded(vm: &mut Vm, this: &Value, name: &str, value: Option<&Value>) -> Result<()> {
    let name = vm.intern(name);
    match value {
        Some(value) => vm.set_instance_attr(this, &name, value.clone()),
        None => vm.remove_instance_attr(this, &name) == Some(true),
    };
    Ok(())
}

const MEMBERS: &[GetSetDef] = &[
    ("__func__", function, None, ""),
    ("__wrapped__", function, None, ""),
];
const ATTRIBUTES: &[GetSetDef] = &[
    NATIVE_DICT,
    ("__isabstractmethod__", is_abstract, None, ""),
    ("__annotations__", annotations, Some(set_annotations), ""),
    ("__annotate__", annotate, Some(set_annotate), ""),
];

const METHODS: &[NativeDef] = &[CLASS_GETITEM];

fn static_slots(slots: &Slots) {
    slots.get.set(Some(get_static));
    slots.call.set(Some(call_static));
    slots.repr.set(Some(repr));
}
fn class_slots(slots: &Slots) {
    slots.get.set(Some(get_class));
    slots.repr.set(Some(repr));
}

/// `staticmethod`.
pub static STATIC_SPEC: TypeSpec = TypeSpec {
    doc: "Convert a function to be a static method.",
    flags: flags::BASE | flags::DICT,
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)\nignored",
        new_static,
        "",
    )),
    init: Some(("__init__", "($self, function, /)", init, "")),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots: static_slots,
    ..TypeSpec::of::<StaticMethod>("staticmethod")
};
/// `classmethod`.
pub static CLASS_SPEC: TypeSpec = TypeSpec {
    doc: "Convert a function to be a class method.",
    flags: flags::BASE | flags::DICT,
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)\nignored",
        new_class,
        "",
    )),
    init: Some(("__init__", "($self, function, /)", init, "")),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots: class_slots,
    ..TypeSpec::of::<ClassMethod>("classmethod")
};
