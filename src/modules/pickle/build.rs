//! What pickles make besides plain data: classes by their names, instances, and their state.

use super::{compatible, dotted, follow, unpickling_error};
use crate::object::Args;
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::types::{Type, flags};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// What `Unpickler.find_class` finds; `fix`: the names are those of Python 2.
pub(super) fn find_class(
    vm: &mut Vm,
    mut module: Value,
    mut name: Value,
    protocol: u8,
    fix: bool,
) -> Result<Value> {
    crate::modules::sys::audit(vm, "pickle.find_class", &[module.clone(), name.clone()])?;
    if fix {
        (module, name) = compatible(vm, "NAME_MAPPING", "IMPORT_MAPPING", module, name)?;
    }
    if let Some(known) = known_class(vm, &module, &name) {
        return Ok(known);
    }
    let text = crate::modules::support::text_of(&module).into_owned();
    if text.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    let module = vm.import_module(&text)?;
    let path = match protocol {
        0..4 => vec![vm.interned_name(&name)],
        _ => dotted(vm, &name, Some(&module))?,
    };
    match follow(vm, &module, &path)? {
        Some((found, _)) => Ok(found),
        None => {
            let (name, module) = (vm.repr_text(&name)?, vm.repr_text(&module)?);
            Err(vm.attribute_error_plain(format!("Can't get attribute {name} on {module}")))
        }
    }
}

/// An attribute of a module that is there already.
fn known_class(vm: &mut Vm, module: &Value, name: &Value) -> Option<Value> {
    let modules = vm.state().modules.cloned(vm);
    let module = vm.interned_name(module);
    let found = modules.downcast::<Dict>()?.get_str(vm, &module)?;
    let found = found.downcast::<Module>()?;
    let dict = found.dict.cloned(vm);
    let name = vm.interned_name(name);
    dict.downcast::<Dict>()?.get_str(vm, &name)
}

/// An instance in the way of Python 2.
pub(super) fn instantiate(vm: &mut Vm, class: &Value, args: &[Value]) -> Result<Value> {
    if args.is_empty() && class.is_a::<Type>() {
        let name = vm.intern("__getinitargs__");
        if vm.get_attr_opt(class, &name)?.is_none() {
            return vm.call_method(class, "__new__", std::slice::from_ref(class));
        }
    }
    vm.call(class, args)
}

/// `class.__new__(class, *args, **keywords)`.
pub(super) fn new_object(
    vm: &mut Vm,
    class: &Value,
    args: &Value,
    keywords: Option<&Value>,
) -> Result<Value> {
    let code = match keywords {
        Some(_) => "NEWOBJ_EX",
        None => "NEWOBJ",
    };
    let wrong = |vm: &mut Vm, what: &str, item: &Value| {
        let found = vm.type_name(item);
        unpickling_error(vm, format!("{code} {what}, not {found}"))
    };
    let Some(of) = class.downcast::<Type>() else {
        return Err(wrong(vm, "class argument must be a type", class));
    };
    let Some(given) = args.downcast::<Tuple>() else {
        return Err(wrong(vm, "args argument must be a tuple", args));
    };
    let mut names = Vec::new();
    let mut values = vec![class.clone()];
    values.extend_from_slice(given.items());
    if let Some(keywords) = keywords {
        let Some(dict) = keywords.downcast::<Dict>() else {
            return Err(wrong(vm, "kwargs argument must be a dict", keywords));
        };
        for (name, value) in dict.table.get(vm).iter() {
            names.push(name.clone());
            values.extend(value.clone());
        }
        if !names.iter().all(|name| name.is_a::<Str>()) {
            return Err(vm.type_error("keywords must be strings"));
        }
        names = names.iter().map(|name| vm.interned_name(name)).collect();
    }
    let plain = of.layout().kind == crate::object::Kind::Instance
        && of.class().is(&*vm.types().r#type)
        && vm.is_object_new(of)
        && !of.has(flags::ABSTRACT | flags::NO_INSTANCES)
        && values.len() == 1;
    if plain {
        return Ok(vm.plain_instance(of));
    }
    let new = vm.attr(class, "__new__")?;
    vm.call_args(
        &new,
        Args {
            values: &values,
            names: &names,
        },
    )
}

/// Gives an object its state: by `__setstate__`, or attributes and slots.
pub(super) fn build(vm: &mut Vm, target: &Value, state: &Value) -> Result<()> {
    let name = vm.intern("__setstate__");
    if let Some(set_state) = vm.get_attr_opt(target, &name)? {
        vm.call(&set_state, std::slice::from_ref(state))?;
        return Ok(());
    }
    let (state, slots) = match state.downcast::<Tuple>().map(|_| tuple::items(state)) {
        Some([state, slots]) => (state.clone(), Some(slots.clone())),
        _ => (state.clone(), None),
    };
    if !state.is_none() {
        let Some(pairs) = pairs(vm, &state) else {
            return Err(unpickling_error(vm, "state is not a dictionary"));
        };
        let plain = vm.class_of(target).has(flags::PLAIN_GETATTR)
            && pairs
                .iter()
                .all(|(key, _)| vm.class_of(key).is(&*vm.types().str));
        let mut rest = None;
        for (key, value) in pairs {
            if plain && rest.is_none() {
                let key = vm.interned_name(&key);
                if vm.set_instance_attr(target, &key, value.clone()) {
                    continue;
                }
            }
            let attributes = match &rest {
                Some(attributes) => attributes,
                None => rest.insert(vm.attr(target, "__dict__")?),
            };
            let key = match vm.class_of(&key).is(&*vm.types().str) {
                true => vm.interned_name(&key),
                false => key,
            };
            vm.set_item(&attributes.clone(), &key, Some(&value))?;
        }
    }
    if let Some(slots) = slots {
        let Some(pairs) = pairs(vm, &slots) else {
            return Err(unpickling_error(vm, "slot state is not a dictionary"));
        };
        for (key, value) in pairs {
            let key = crate::modules::support::attribute_name(vm, &key)?;
            vm.set_attr(target, &key, &value)?;
        }
    }
    Ok(())
}

fn pairs(vm: &Vm, dict: &Value) -> Option<Vec<(Value, Value)>> {
    let entries = dict.downcast::<Dict>()?.table.get(vm).iter();
    let pairs = entries.filter_map(|(key, value)| Some((key.clone(), value.clone()?)));
    Some(pairs.collect())
}
