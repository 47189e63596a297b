//! `_thread._local`: an object whose attributes are each thread's own.
//!
//! The object owns one dict per thread that has used it. All such objects are on a list, so that a thread that ends
//! can take its dicts out of them.

use super::Bindings;
use crate::object::dict::Dict;
use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::types::{Constructor, flags};
use crate::object::{GilCell, Payload, Value, Visitor, str};
use crate::vm::{Raised, Result, Vm};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// The dicts of one local object, by thread.
#[derive(Default)]
struct Dicts(GilCell<Vec<(u32, Value)>>);

/// Payload of `_thread._local`.
pub struct Local {
    /// What `__init__` is called with in each further thread.
    args: Value,
    kwargs: Value,
    dicts: Rc<Dicts>,
}

impl Payload for Local {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.args);
        visit(&self.kwargs);
        self.dicts
            .0
            .get(vm)
            .iter()
            .for_each(|(_, dict)| visit(dict));
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.dicts.0.get_mut(vm).drain(..).map(|(_, dict)| dict));
    }
}

/// Every local object.
#[derive(Default)]
struct Locals(RefCell<Vec<Weak<Dicts>>>);

fn alive(vm: &Vm) -> Vec<Rc<Dicts>> {
    let locals = vm.module_state::<Locals>();
    let mut list = locals.0.borrow_mut();
    list.retain(|dicts| dicts.strong_count() > 0);
    list.iter().filter_map(Weak::upgrade).collect()
}

/// The calling thread ends: its dicts go.
pub(super) fn end_thread(vm: &mut Vm) {
    let id = vm.thread_id();
    let mut gone = Vec::new();
    for dicts in alive(vm) {
        let dicts = dicts.0.get_mut(vm);
        if let Some(at) = dicts.iter().position(|(thread, _)| *thread == id) {
            gone.push(dicts.swap_remove(at));
        }
    }
}

/// Only the calling thread is left.
pub(super) fn after_fork(vm: &mut Vm) {
    let id = vm.thread_id();
    for dicts in alive(vm) {
        let dicts = dicts.0.get_mut(vm);
        let (kept, gone) = std::mem::take(dicts)
            .into_iter()
            .partition(|(thread, _)| *thread == id);
        *dicts = kept;
        drop::<Vec<(u32, Value)>>(gone);
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let some = |value: Option<&Value>, vm: &mut Vm| match value {
        Some(value) => vm.len(value).map(|length| length > 0),
        None => Ok(false),
    };
    if has_no_init(vm, &class) && (some(args.opt(1), vm)? || some(args.opt(2), vm)?) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let dicts = Rc::new(Dicts::default());
    let (dict, id) = (vm.dict(), vm.thread_id());
    dicts.0.get_mut(vm).push((id, dict));
    let locals = vm.module_state::<Locals>();
    let mut list = locals.0.borrow_mut();
    if list.len() == list.capacity() {
        list.retain(|dicts| dicts.strong_count() > 0);
    }
    list.push(Rc::downgrade(&dicts));
    drop(list);
    let local = Local {
        args: args.opt(1).cloned().unwrap_or(Value::NONE),
        kwargs: args.opt(2).cloned().unwrap_or(Value::NONE),
        dicts,
    };
    Ok(vm.alloc(&class, local))
}

fn has_no_init(vm: &Vm, class: &crate::object::Object<crate::object::Type>) -> bool {
    !matches!(class.slots.init.get(vm), Some(Constructor::Python))
}

/// The calling thread's dict; the first time, `__init__` fills it.
fn dict_of(vm: &mut Vm, object: &Value) -> Result<Value> {
    let local = this::<Local>(object);
    let id = vm.thread_id();
    let own = |vm: &Vm| {
        let dicts = local.dicts.0.get(vm).iter();
        let found = dicts.into_iter().find(|(thread, _)| *thread == id);
        found.map(|(_, dict)| dict.clone())
    };
    if let Some(dict) = own(vm) {
        return Ok(dict);
    }
    let dict = vm.dict();
    local.dicts.0.get_mut(vm).push((id, dict.clone()));
    if has_no_init(vm, vm.class_of(object)) {
        return Ok(dict);
    }
    let result = call_init(vm, object, local);
    if let Err(raised) = result {
        let dicts = local.dicts.0.get_mut(vm);
        if let Some(at) = dicts.iter().position(|(thread, _)| *thread == id) {
            drop(dicts.swap_remove(at));
        }
        return Err(raised);
    }
    Ok(dict)
}

fn call_init(vm: &mut Vm, object: &Value, local: &Local) -> Result<()> {
    let Some(init) = crate::modules::support::special(vm, object, "__init__")? else {
        return Ok(());
    };
    let args = match local.args.is_none() {
        true => Vec::new(),
        false => vm.collect(&local.args)?,
    };
    crate::modules::support::call_with_dict(vm, &init, &args, Some(&local.kwargs)).map(drop)
}

fn is_dict_name(name: &Value) -> bool {
    str::expect(name).text() == "__dict__"
}

/// The class as CPython names it in messages: the builtin one with its module.
fn class_name(vm: &Vm, object: &Value) -> String {
    match vm.class_of(object).has(flags::HEAP) {
        true => vm.type_name(object).to_string(),
        false => "_thread._local".to_string(),
    }
}

fn no_attribute(vm: &mut Vm, object: &Value, name: &Value) -> Raised {
    let (class, text) = (class_name(vm, object), str::expect(name).text());
    let message = format!("'{class}' object has no attribute '{text}'");
    vm.attribute_error(object, name, &message)
}

fn getattr(vm: &mut Vm, object: &Value, name: &Value) -> Result<Value> {
    let dict = dict_of(vm, object)?;
    if is_dict_name(name) {
        return Ok(dict);
    }
    let name = &vm.intern_value(name);
    let class = vm.class_of(object).class_ref();
    let found = vm.class_lookup(&class, name);
    let get = found
        .as_ref()
        .and_then(|found| vm.class_of(found).slots.get.get());
    if let (Some(found), Some(get)) = (&found, get)
        && vm.class_of(found).slots.set.get().is_some()
    {
        return get(vm, found, Some(object), class.value());
    }
    let own = dict
        .downcast::<Dict>()
        .and_then(|dict| dict.get_str(vm, name));
    match (own, found, get) {
        (Some(own), _, _) => Ok(own),
        (None, Some(found), Some(get)) => get(vm, &found, Some(object), class.value()),
        (None, Some(found), None) => Ok(found),
        (None, None, _) => Err(no_attribute(vm, object, name)),
    }
}

fn setattr(vm: &mut Vm, object: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    let dict = dict_of(vm, object)?;
    if is_dict_name(name) {
        let class = class_name(vm, object);
        let message = format!("'{class}' object attribute '__dict__' is read-only");
        return Err(vm.attribute_error(object, name, &message));
    }
    let name = &vm.intern_value(name);
    let found = vm.class_lookup(vm.class_of(object), name);
    if let Some(found) = &found
        && let Some(set) = vm.class_of(found).slots.set.get()
    {
        return set(vm, found, object, value);
    }
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    match value {
        Some(value) => drop(dict.set_str(vm, name, value.clone())),
        None => {
            if dict.remove_str(vm, name).is_none() {
                return Err(no_attribute(vm, object, name));
            }
        }
    }
    Ok(())
}

/// `_thread._local`.
pub static LOCAL: TypeSpec = TypeSpec {
    module: "_thread",
    doc: "Thread-local data",
    flags: flags::WEAKREF | flags::BASE,
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    slots: |slots| {
        slots.getattr.set(Some(getattr));
        slots.setattr.set(Some(setattr));
    },
    signature: Some("()"),
    ..TypeSpec::of::<Local>("_local")
};
