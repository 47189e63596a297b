//! Most warnings are not shown: a filter says so, or they were shown before. That is found out here, without Python
//! code; whatever is not plain (and whatever is to be done) the library does.

use super::{finalizing, library};
use crate::modules::support::{attr, dict_get, dict_put, text_of};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::tuple;
use crate::object::types::Type;
use crate::vm::{Result, Vm};

/// Where a warning comes from.
struct Place {
    registry: Value,
    module: Value,
    line: i64,
}

/// `warn(text, category, stacklevel=1)` where nothing is to be done; false: the library must look.
pub(super) fn is_ignored(
    vm: &mut Vm,
    text: &Value,
    category: Option<&Value>,
    level: i64,
) -> Result<bool> {
    let category = match category {
        Some(category) => category.clone(),
        None => vm.exceptions().UserWarning.value().clone(),
    };
    let base = vm.exceptions().Warning.clone();
    let of = vm.types().r#type.clone();
    let is_category = category
        .downcast::<Type>()
        .is_some_and(|class| vm.class_of(&category).is(&*of) && class.is_subclass(vm, &base));
    if !is_category || !crate::modules::support::is_exact_str(vm, text) || finalizing(vm) {
        return Ok(false);
    }
    let Some(place) = place(vm, level)? else {
        return Ok(false);
    };
    decide(vm, text, &category, &place)
}

/// The frame that a warning is about; `None` where frames would be skipped or there are not so many.
fn place(vm: &mut Vm, level: i64) -> Result<Option<Place>> {
    let Some(last) = usize::try_from(level.max(1))
        .ok()
        .filter(|&last| last <= 16)
    else {
        return Ok(None);
    };
    let mut found = None;
    for depth in 0..last {
        let Some(frame) = vm.frame_at(depth)? else {
            return Ok(None);
        };
        if last > 1 {
            let code = attr(vm, &frame, "f_code")?;
            let file = attr(vm, &code, "co_filename")?;
            let file = text_of(&file);
            if file.contains("importlib") && file.contains("_bootstrap") {
                return Ok(None);
            }
        }
        found = Some(frame);
    }
    let Some(frame) = found else {
        return Ok(None);
    };
    let globals = attr(vm, &frame, "f_globals")?;
    let line = attr(vm, &frame, "f_lineno")?;
    let (Some(line), true) = (line.as_small_int(), globals.is_a::<Dict>()) else {
        return Ok(None);
    };
    let module = match dict_get(vm, &globals, "__name__") {
        Some(module) => module,
        None => vm.str("<string>"),
    };
    let registry = match dict_get(vm, &globals, "__warningregistry__") {
        Some(registry) => registry,
        None => {
            let registry = vm.dict();
            dict_put(vm, &globals, "__warningregistry__", registry.clone());
            registry
        }
    };
    Ok(Some(Place {
        registry,
        module,
        line,
    }))
}

fn decide(vm: &mut Vm, text: &Value, category: &Value, place: &Place) -> Result<bool> {
    let library = library(vm)?;
    // What programs replace they replace in `warnings`.
    let public = attr(vm, &library, "_wm")?;
    let version = attr(vm, &public, "_filters_version")?;
    let Some(registry) = place.registry.downcast::<Dict>() else {
        return Ok(false);
    };
    let known = dict_get(vm, &place.registry, "version");
    if !known.is_some_and(|known| known.is(&version)) {
        let old = registry.table.get_mut(vm).take();
        drop(old);
        registry.keys_changed();
        dict_put(vm, &place.registry, "version", version);
    }
    let key = [text.clone(), category.clone(), vm.int(place.line)];
    let key = vm.tuple_of(key);
    if let Some(shown) = vm.dict_get(registry, &key)? {
        return vm.is_true(&shown);
    }
    let filters = attr(vm, &public, "_get_filters")?;
    let filters = vm.call(&filters, &[])?;
    let Some(filters) = filters.downcast::<List>() else {
        return Ok(false);
    };
    let mut at = 0;
    while let Some(filter) = filters.items.get(vm).get(at).cloned() {
        at += 1;
        let [action, message, class, module, line] = tuple::items(&filter) else {
            return Ok(false);
        };
        let line = line.as_small_int();
        if line != Some(0) && line != Some(place.line) {
            continue;
        }
        if !vm.is_subclass(category, class)? {
            continue;
        }
        let mut fits = true;
        for (pattern, subject) in [(message, text), (module, &place.module)] {
            if fits && !pattern.is_none() {
                let found = vm.call_method(pattern, "match", std::slice::from_ref(subject))?;
                fits = vm.is_true(&found)?;
            }
        }
        if fits {
            return Ok(&*text_of(action) == "ignore");
        }
    }
    Ok(false)
}
