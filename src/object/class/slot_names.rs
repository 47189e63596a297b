//! `__slots__`: which names a class body asks for, and name mangling.

use crate::object::dict::Dict;
use crate::object::str::{self, Str};
use crate::object::value::Value;
use crate::object::{Class, Object};
use crate::vm::{Result, Vm};

/// What `__slots__` says.
pub struct SlotsDeclared {
    /// Sorted, mangled, interned; without `__dict__` and `__weakref__`.
    pub names: Vec<Value>,
    pub dict: bool,
    pub weakref: bool,
}

/// `_Py_Mangle`: `__name` in class `C` is `_C__name`.
pub fn mangle(class_name: &str, name: &str) -> String {
    let stripped = class_name.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || stripped.is_empty()
    {
        return name.to_string();
    }
    format!("_{stripped}{name}")
}

/// Reads `__slots__` of a class body, if there is one.
pub fn declared(
    vm: &mut Vm,
    class_name: &str,
    namespace: &Object<Dict>,
    base: &Class,
) -> Result<Option<SlotsDeclared>> {
    let key = vm.names().__slots__.clone();
    let Some(slots) = namespace.get_str(vm, &key) else {
        return Ok(None);
    };
    let items = if slots.is_a::<Str>() {
        vec![slots]
    } else {
        vm.collect(&slots)?
    };
    if !items.is_empty() && !base_takes_slots(base) {
        let name = base.message_name(vm);
        return Err(vm.type_error(format!(
            "nonempty __slots__ not supported for subtype of '{name}'"
        )));
    }
    let mut result = SlotsDeclared {
        names: Vec::new(),
        dict: false,
        weakref: false,
    };
    for item in items {
        check_identifier(vm, &item)?;
        let text = str::expect(&item).text().into_owned();
        match text.as_str() {
            "__dict__" => {
                if base.has(crate::object::types::flags::DICT) || result.dict {
                    return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
                }
                result.dict = true;
            }
            "__weakref__" => {
                if base.has(crate::object::types::flags::WEAKREF) || result.weakref {
                    return Err(vm.type_error("__weakref__ slot disallowed: we already got one"));
                }
                result.weakref = true;
            }
            _ => {
                let mangled = vm.intern(&mangle(class_name, &text));
                let allowed = matches!(text.as_str(), "__qualname__" | "__classcell__");
                let conflict = namespace.get_str(vm, &mangled).is_some();
                if conflict && !allowed {
                    let name = str::expect(&mangled).text().into_owned();
                    return Err(vm.value_error(format!(
                        "'{name}' in __slots__ conflicts with class variable"
                    )));
                }
                result.names.push(mangled);
            }
        }
    }
    result
        .names
        .sort_by(|a, b| str::expect(a).compare(str::expect(b)));
    result.names.dedup_by(|a, b| a.is(b));
    Ok(Some(result))
}

/// Types whose instances end in data of variable size (and classes) take no fixed slots in CPython.
fn base_takes_slots(base: &Class) -> bool {
    use crate::object::Kind;
    !matches!(
        base.layout().kind,
        Kind::Type | Kind::Tuple | Kind::Int | Kind::Bytes
    )
}

fn check_identifier(vm: &mut Vm, item: &Value) -> Result<()> {
    let Some(text) = item.downcast::<Str>() else {
        let name = vm.type_name(item);
        return Err(vm.type_error(format!("__slots__ items must be strings, not '{name}'")));
    };
    let text = text.text();
    let mut characters = text.chars();
    let fine = characters
        .next()
        .is_some_and(|c| c == '_' || c.is_alphabetic())
        && characters.all(|c| c == '_' || c.is_alphanumeric());
    if fine {
        Ok(())
    } else {
        Err(vm.type_error("__slots__ must be identifiers"))
    }
}
