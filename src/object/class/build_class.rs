//! `builtins.__build_class__`: what a class statement calls (`builtin___build_class__` of Python/bltinmodule.c).

use super::create;
use crate::object::dict::Dict;
use crate::object::native::Bound;
use crate::object::tuple::{self, Tuple};
use crate::object::value::Value;
use crate::object::{Class, NativeDef, Type};
use crate::vm::{Result, Vm};

/// The row for module `builtins`.
pub const ROW: NativeDef = (
    "__build_class__",
    "(func, name, /, *bases, **kwds)",
    build_class,
    "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.",
);

/// Replaces bases that are no classes by what their `__mro_entries__` says.
pub fn resolve_bases(vm: &mut Vm, bases: &Value) -> Result<Value> {
    let name = vm.names().__mro_entries__.clone();
    let mut resolved: Option<Vec<Value>> = None;
    for (index, base) in tuple::items(bases).iter().enumerate() {
        let entries = match base.is_a::<Type>() {
            true => None,
            false => vm.get_attr_opt(base, &name)?,
        };
        match entries {
            None => {
                if let Some(resolved) = &mut resolved {
                    resolved.push(base.clone());
                }
            }
            Some(method) => {
                let entries = vm.call(&method, std::slice::from_ref(bases))?;
                if !entries.is_a::<Tuple>() {
                    return Err(vm.type_error("__mro_entries__ must return a tuple"));
                }
                resolved
                    .get_or_insert_with(|| tuple::items(bases)[..index].to_vec())
                    .extend_from_slice(tuple::items(&entries));
            }
        }
    }
    Ok(match resolved {
        Some(resolved) => vm.tuple(resolved),
        None => bases.clone(),
    })
}

fn build_class(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (function, name, original) = (args.arg(0), args.arg(1), args.arg(2));
    let keywords = args.arg(3).clone();
    let bases = resolve_bases(vm, original)?;
    let metaclass_name = vm.intern("metaclass");
    let given = keywords
        .downcast::<Dict>()
        .and_then(|dict| dict.remove_str(vm, &metaclass_name));
    let meta = match given {
        Some(meta) => meta,
        None => match tuple::items(&bases).first() {
            Some(base) => vm.class_of(base).value(),
            None => vm.types().r#type.value().clone(),
        },
    };
    let meta = match Class::from_value(&meta) {
        Some(class) => create::calculate_metaclass(vm, &class, tuple::items(&bases))?
            .value()
            .clone(),
        None => meta,
    };
    let prepare = vm.names().__prepare__.clone();
    // type's `__prepare__` gives an empty dict.
    let own = meta.downcast::<Type>().map(|meta| {
        let found = vm.class_lookup_raw(meta, &prepare);
        found == vm.class_lookup_raw(&vm.types().r#type, &prepare)
    });
    let found = match own {
        Some(true) => None,
        _ => vm.get_attr_opt(&meta, &prepare)?,
    };
    let namespace = match found {
        Some(prepare) => {
            let values = vec![name.clone(), bases.clone()];
            let namespace = create::call_with_dict(vm, &prepare, values, &keywords)?;
            if !is_mapping(vm, &namespace) {
                let meta = match Class::from_value(&meta) {
                    Some(class) => class.display_name(vm),
                    None => "<metaclass>".into(),
                };
                let given = vm.type_name(&namespace);
                return Err(vm.type_error(format!(
                    "{meta}.__prepare__() must return a mapping, not {given}"
                )));
            }
            namespace
        }
        None => vm.dict(),
    };
    let cell = vm.run_class_body(function, &namespace)?;
    if !bases.is(original) {
        let key = vm.names().__orig_bases__.clone();
        vm.set_item(&namespace, &key, Some(original))?;
    }
    let class = create::call_with_dict(vm, &meta, vec![name.clone(), bases, namespace], &keywords)?;
    if class.is_a::<Type>()
        && let Some(contents) = vm.cell_contents(&cell)
    {
        check_class_cell(vm, contents, name, &class)?;
    }
    Ok(class)
}

fn check_class_cell(
    vm: &mut Vm,
    contents: Option<Value>,
    name: &Value,
    class: &Value,
) -> Result<()> {
    match contents {
        Some(found) if found.is(class) => Ok(()),
        Some(found) => {
            let name = vm.repr_text(name)?;
            let (found, class) = (vm.repr_text(&found)?, vm.repr_text(class)?);
            Err(vm.type_error(format!(
                "__class__ set to {found} defining {name} as {class}"
            )))
        }
        None => {
            let name = vm.repr_text(name)?;
            let class = vm.repr_text(class)?;
            Err(vm.runtime_error(format!(
                "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
            )))
        }
    }
}

fn is_mapping(vm: &Vm, value: &Value) -> bool {
    vm.class_of(value).slots.get_item.get().is_some()
}
