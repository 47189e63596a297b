//! `defaultdict`: a dict whose `extra` is the default factory.

use super::{class_value, rest};
use crate::object::Value;
use crate::object::dict::{self, Dict};
use crate::object::native::Bound;
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::sequence::Text;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::types::{Operator, flags};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn factory(vm: &Vm, value: &Value) -> Option<Value> {
    dict::expect(value).extra.cloned(vm)
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = rest(args, 1);
    if let Some(factory) = given.first()
        && !factory.is_none()
        && vm.class_of(factory).slots.call.get().is_none()
    {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    let factory = given.first().filter(|factory| !factory.is_none()).cloned();
    dict::expect(args.arg(0)).extra.set(vm, factory);
    match given.get(1..).unwrap_or(&[]) {
        [] => {}
        [source] => dict::update(vm, args.arg(0), source)?,
        more => {
            let count = more.len();
            return Err(vm.type_error(format!("dict expected at most 1 argument, got {count}")));
        }
    }
    dict::update(vm, args.arg(0), args.arg(2))?;
    Ok(Value::NONE)
}

fn missing(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let Some(factory) = factory(vm, value) else {
        return Err(vm.key_error(key));
    };
    let default = vm.call(&factory, &[])?;
    vm.set_item(value, key, Some(&default))?;
    Ok(default)
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    if let Some(found) = vm.dict_get(dict::expect(value), key)? {
        return Ok(found);
    }
    let plain = vm.class_of(value).is(&*defaultdict_class(vm));
    match plain {
        true => missing(vm, value, key),
        false => dict::missing(vm, value, key),
    }
}

/// Made with the module; found again by its layout's name on the MRO of any instance.
fn defaultdict_class(vm: &Vm) -> crate::object::Class {
    vm.state()
        .module_states
        .borrow()
        .get(&std::any::TypeId::of::<DefaultDictClass>())
        .and_then(|state| state.downcast_ref::<DefaultDictClass>())
        .map_or_else(|| vm.types().dict.clone(), |state| state.0.clone())
}

struct DefaultDictClass(crate::object::Class);

fn copy_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = class_value(vm, value);
    let factory = factory(vm, value).unwrap_or(Value::NONE);
    vm.call(&class, &[factory, value.clone()])
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    copy_of(vm, args.arg(0))
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_value(vm, args.arg(0));
    let parts = match factory(vm, args.arg(0)) {
        Some(factory) => vm.tuple_of([factory]),
        None => vm.tuple(Vec::new()),
    };
    let items = vm.call_method(args.arg(0), "items", &[])?;
    let items = vm.iter(&items)?;
    Ok(vm.tuple_of([class, parts, Value::NONE, Value::NONE, items]))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let plain = vm.types().dict.slots.repr.get();
    let items = match plain {
        Some(repr) => repr(vm, value)?,
        None => vm.str("{}"),
    };
    let mut text = Text::default();
    text.push(&vm.class_of(value).display_name(vm));
    text.push("(");
    match factory(vm, value) {
        None => text.push("None"),
        // The factory may refer back here.
        Some(factory) => match vm.enter_repr(&factory) {
            false => text.push("..."),
            true => {
                let piece = vm.repr(&factory);
                vm.leave_repr();
                text.push_value(&piece?);
            }
        },
    }
    text.push(", ");
    text.push_value(&items);
    text.push(")");
    Ok(text.finish(vm))
}

fn or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !left.is_a::<Dict>() || !right.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let class = defaultdict_class(vm);
    let own = vm.class_of(left).is_subclass(vm, &class);
    let model = if own { left } else { right };
    let result = vm.call(
        &class_value(vm, model),
        &[factory(vm, model).unwrap_or(Value::NONE), left.clone()],
    )?;
    dict::update(vm, &result, right)?;
    Ok(result)
}

const COPY_DOC: &str = "D.copy() -> a shallow copy of D.";

pub(super) static DEFAULTDICT: TypeSpec = TypeSpec {
    module: "collections",
    base: Some(|vm| vm.types().dict.clone()),
    flags: flags::BASE | flags::MAPPING | flags::MATCH_SELF,
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.",
    init: Some(("__init__", "($self, /, *args, **kwargs)", init, "")),
    methods: &[
        (
            "__missing__",
            "($self, object, /)",
            |vm, args| missing(vm, args.arg(0), args.arg(1)),
            "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n",
        ),
        ("copy", "($self, /)", copy, COPY_DOC),
        ("__copy__", "($self, /)", copy, COPY_DOC),
        rows::reduce(reduce),
        CLASS_GETITEM,
    ],
    members: &[(
        "default_factory",
        |vm, value| Ok(factory(vm, value).unwrap_or(Value::NONE)),
        Some(|vm, value, factory| {
            let factory = factory.filter(|factory| !factory.is_none()).cloned();
            dict::expect(value).extra.set(vm, factory);
            Ok(())
        }),
        "Factory for default value called by __missing__().",
    )],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.binary[Operator::Or as usize].set(Some(or));
    },
    finish: |vm, class| {
        // The same as dict's with `__missing__`, only faster: not in the class's dict.
        class.slots.get_item.set(Some(get_item));
        vm.state().module_states.borrow_mut().insert(
            std::any::TypeId::of::<DefaultDictClass>(),
            std::rc::Rc::new(DefaultDictClass(class.clone())),
        );
        Ok(())
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Dict>("defaultdict")
};
