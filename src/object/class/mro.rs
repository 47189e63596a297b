//! The method resolution order: C3 linearisation (`mro_implementation` of Objects/typeobject.c).

use super::layout;
use crate::object::tuple;
use crate::object::types::flags;
use crate::object::value::Value;
use crate::object::{Class, Type};
use crate::vm::{Result, Vm};

/// The MRO of a class with these bases.
pub fn linearise(vm: &mut Vm, class: &Value, bases: &[Value]) -> Result<Vec<Value>> {
    let mut sequences: Vec<Vec<Value>> = Vec::with_capacity(bases.len() + 1);
    for base in bases {
        if let Some(base) = base.downcast::<Type>() {
            sequences.push(tuple::items(&base.mro.cloned(vm)).to_vec());
        }
    }
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].iter().any(|other| other.is(base)) {
            let name = match base.downcast::<Type>() {
                Some(base) => base.display_name(vm),
                None => "?".into(),
            };
            return Err(vm.type_error(format!("duplicate base class {name}")));
        }
    }
    sequences.push(bases.to_vec());
    let mut result = vec![class.clone()];
    let mut heads = vec![0usize; sequences.len()];
    loop {
        let mut exhausted = true;
        let mut chosen: Option<Value> = None;
        for (sequence, &head) in sequences.iter().zip(&heads) {
            let Some(candidate) = sequence.get(head) else {
                continue;
            };
            exhausted = false;
            let in_tail = sequences
                .iter()
                .zip(&heads)
                .any(|(other, &head)| other.iter().skip(head + 1).any(|c| c.is(candidate)));
            if !in_tail {
                chosen = Some(candidate.clone());
                break;
            }
        }
        if exhausted {
            return Ok(result);
        }
        let Some(chosen) = chosen else {
            return Err(inconsistent(vm, &sequences, &heads));
        };
        for (sequence, head) in sequences.iter().zip(heads.iter_mut()) {
            if sequence.get(*head).is_some_and(|c| c.is(&chosen)) {
                *head += 1;
            }
        }
        result.push(chosen);
    }
}

fn inconsistent(vm: &mut Vm, sequences: &[Vec<Value>], heads: &[usize]) -> crate::vm::Raised {
    let mut names: Vec<String> = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    for (sequence, &head) in sequences.iter().zip(heads) {
        if let Some(candidate) = sequence.get(head)
            && !seen.iter().any(|other| other.is(candidate))
        {
            seen.push(candidate.clone());
            if let Some(class) = Class::from_value(candidate) {
                names.push(class.display_name(vm).to_string());
            }
        }
    }
    vm.type_error(format!(
        "Cannot create a consistent method resolution order (MRO) for bases {}",
        names.join(", ")
    ))
}

/// Gives a class its MRO: by its metaclass's `mro()` if that is overridden. Answers the new one and the one it had;
/// `None` if that `mro()` itself has seen to it that the class has another one by now, which stays (`mro_internal` in
/// Objects/typeobject.c).
pub fn assign(vm: &mut Vm, class: &Class) -> Result<Option<(Value, Value)>> {
    let old = class.mro.cloned(vm);
    let meta = vm.class_of(class.value()).class_ref();
    let bases = class.bases.cloned(vm);
    let name = vm.intern("mro");
    let custom = !meta.is(&*vm.types().r#type) && {
        let own = vm.class_lookup(&meta, &name);
        let native = vm.class_lookup(&vm.types().r#type, &name);
        !matches!((own, native), (Some(a), Some(b)) if a.is(&b))
    };
    let mro = if custom {
        let result = vm
            .call_special(class.value(), &name, &[])?
            .unwrap_or(Value::NONE);
        let items = vm.collect(&result)?;
        if items.is_empty() {
            return Err(vm.type_error("type MRO must not be empty"));
        }
        for item in &items {
            let Some(base) = item.downcast::<Type>() else {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!("mro() returned a non-class ('{name}')")));
            };
            // Methods found there must fit the instances of this class (`mro_check`).
            let wanted = layout::solid_base(vm, base);
            let mut solid = Some(layout::solid_base(vm, class));
            while solid.as_ref().is_some_and(|solid| !solid.is(&*wanted)) {
                solid = solid.and_then(|solid| Class::from_value(solid.base.get(vm).as_ref()?));
            }
            if solid.is_none() {
                let name = base.display_name(vm);
                return Err(vm.type_error(format!(
                    "mro() returned base with unsuitable layout ('{name}')"
                )));
            }
        }
        items
    } else {
        linearise(vm, class.value(), tuple::items(&bases))?
    };
    if !class.mro.get(vm).is(&old) {
        return Ok(None);
    }
    let mro = vm.tuple(mro);
    set(vm, class, &mro);
    Ok(Some((mro, old)))
}

/// Sets the MRO of a class.
pub fn set(vm: &mut Vm, class: &Class, mro: &Value) {
    class.mro.set(vm, mro.clone());
    inherit_pattern_flags(class, mro);
    vm.class_changed(class);
}

/// Whether `match` takes instances for sequences or mappings: as the first class says that says anything.
fn inherit_pattern_flags(class: &Class, mro: &Value) {
    const COLLECTION: u32 = flags::SEQUENCE | flags::MAPPING;
    for base in tuple::items(mro).iter().skip(1) {
        if class.flags.get() & COLLECTION != 0 {
            return;
        }
        if let Some(base) = base.downcast::<Type>() {
            class.set_flag(base.flags.get() & COLLECTION, true);
        }
    }
}
