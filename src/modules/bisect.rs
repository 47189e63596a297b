//! `_bisect` (Modules/_bisectmodule.c): searching and inserting in sorted sequences.

use crate::object::Value;
use crate::object::list::List;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::types::Compare;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn less(vm: &mut Vm, a: &Value, b: &Value) -> Result<bool> {
    if a.raw().both_int(b.raw()) {
        return Ok(a.raw().int() < b.raw().int());
    }
    vm.compare_bool(a, b, Compare::Lt)
}

/// An item of an exact list.
fn plain_item(vm: &Vm, sequence: &Value, at: i64) -> Option<Value> {
    let list = sequence.downcast::<List>()?;
    let exact = list.class().is(&*vm.types().list);
    exact.then(|| list.items.get(vm).get(at as usize).cloned())?
}

/// Where `x` goes: after items equal to it if `right`.
fn search(vm: &mut Vm, args: Bindings<'_>, x: &Value, right: bool) -> Result<i64> {
    let sequence = args.arg(0);
    let mut low = match args.opt(2) {
        Some(low) => vm.index_i64(low)?,
        None => 0,
    };
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let mut high = match args.opt(3).filter(|high| !high.is_none()) {
        Some(high) => vm.index_i64(high)?,
        None => -1,
    };
    if high == -1 {
        high = vm.len(sequence)? as i64;
    }
    let key = args.opt(4).filter(|key| !key.is_none());
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = match plain_item(vm, sequence, middle) {
            Some(item) => item,
            None => {
                let index = vm.int(middle);
                vm.get_item(sequence, &index)?
            }
        };
        if let Some(key) = key {
            item = vm.call(key, &[item])?;
        }
        let go_left = match right {
            true => less(vm, x, &item)?,
            false => !less(vm, &item, x)?,
        };
        if go_left {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

fn bisect(vm: &mut Vm, args: Bindings<'_>, right: bool) -> Result<Value> {
    let at = search(vm, args, args.arg(1), right)?;
    Ok(vm.int(at))
}

fn insort(vm: &mut Vm, args: Bindings<'_>, right: bool) -> Result<Value> {
    let x = match args.opt(4).filter(|key| !key.is_none()) {
        Some(key) => vm.call(key, std::slice::from_ref(args.arg(1)))?,
        None => args.arg(1).clone(),
    };
    let at = search(vm, args, &x, right)?;
    match args.arg(0).downcast::<List>() {
        Some(list) if list.class().is(&*vm.types().list) => {
            let items = list.items.get_mut(vm);
            let at = (at as usize).min(items.len());
            items.insert(at, args.arg(1).clone());
        }
        _ => {
            let at = vm.int(at);
            vm.call_method(args.arg(0), "insert", &[at, args.arg(1).clone()])?;
        }
    }
    Ok(Value::NONE)
}

const SIGNATURE: &str = "(a, x, lo=0, hi=None, *, key=None)";
const RIGHT: &str = "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.";
const LEFT: &str = "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.";
const INSERT: &str = "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.";

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.",
    functions: &[
        (
            "bisect_right",
            SIGNATURE,
            |vm, args| bisect(vm, args, true),
            RIGHT,
        ),
        (
            "bisect_left",
            SIGNATURE,
            |vm, args| bisect(vm, args, false),
            LEFT,
        ),
        (
            "insort_right",
            SIGNATURE,
            |vm, args| insort(vm, args, true),
            INSERT,
        ),
        (
            "insort_left",
            SIGNATURE,
            |vm, args| insort(vm, args, false),
            INSERT,
        ),
    ],
    ..ModuleSpec::named("_bisect")
};
