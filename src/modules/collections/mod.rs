//! `_collections` (Modules/_collectionsmodule.c): `deque` is in `deque.rs`, `defaultdict` and `OrderedDict` in
//! `dicts.rs`; here is what `Counter` and `namedtuple` use.

mod deque;
mod dicts;
mod ordered;

pub use deque::Deque;

use crate::object::iterators::class_argument;
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::trace::payload;
use crate::object::tuple::{self, Tuple};
use crate::object::types::Operator;
use crate::object::{GilCell, Value, dict};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// A field of a named tuple: a property that takes an item.
    pub struct TupleGetter {
        index: usize,
        index_value: Value,
        doc: GilCell<Value>,
        known: Cell<bool>,
    }
}

/// `mapping[item] += 1` for every item.
fn count_elements(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mapping = args.arg(0);
    let one = vm.int(1);
    let get = vm.names().get.clone();
    let plain = mapping.is_a::<dict::Dict>() && {
        // A subclass may override what is used here, as Counter does not.
        let class = vm.class_of(mapping);
        let base = vm.types().dict.clone();
        let setitem = vm.names().__setitem__.clone();
        let same = |name| {
            let (a, b) = (vm.class_lookup(class, name), vm.class_lookup(&base, name));
            matches!((a, b), (Some(a), Some(b)) if a.is(&b))
        };
        same(&get) && same(&setitem)
    };
    if plain {
        let counts = dict::expect(mapping);
        vm.for_each(args.arg(1), |vm, item| {
            let hash = vm.hash(&item)?;
            let old = vm.table_find(&counts.table, &item, hash)?;
            let old = old.and_then(|at| counts.table.get(vm).entries()[at].value.clone());
            let new = match old {
                None => one.clone(),
                Some(old) => match old.as_small_int() {
                    Some(number) => vm.int(number + 1),
                    None => vm.binary(Operator::Add, &old, &one)?,
                },
            };
            vm.dict_set_hashed(counts, &item, hash, new).map(drop)
        })?;
        return Ok(Value::NONE);
    }
    let getter = vm.get_attr(mapping, &get)?;
    let zero = vm.int(0);
    vm.for_each(args.arg(1), |vm, item| {
        let old = vm.call(&getter, &[item.clone(), zero.clone()])?;
        let new = vm.binary(Operator::Add, &old, &one)?;
        vm.set_item(mapping, &item, Some(&new))
    })?;
    Ok(Value::NONE)
}

fn getter_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let index = vm.index_i64(args.arg(1))?.max(0) as usize;
    Ok(vm.alloc(
        &class,
        TupleGetter {
            index,
            index_value: args.arg(1).clone(),
            doc: GilCell::new(args.arg(2).clone()),
            known: Cell::new(true),
        },
    ))
}

fn expect_getter(value: &Value) -> &TupleGetter {
    value.downcast::<TupleGetter>().expect("a tuplegetter")
}

fn getter_get(vm: &mut Vm, value: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else {
        return Ok(value.clone());
    };
    let this = expect_getter(value);
    match instance.downcast::<Tuple>() {
        Some(items) => match items.items().get(this.index) {
            Some(item) => Ok(item.clone()),
            None => Err(vm.index_error("tuple index out of range")),
        },
        None => {
            let (index, name) = (this.index, vm.type_name(instance));
            Err(vm.type_error(format!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"
            )))
        }
    }
}

/// Which item of a tuple a `_tuplegetter` reads, if this is one.
pub(crate) fn tuple_getter_index(value: &Value) -> Option<usize> {
    value.downcast::<TupleGetter>().map(|getter| getter.index)
}

fn getter_set(vm: &mut Vm, _: &Value, _: &Value, value: Option<&Value>) -> Result<()> {
    Err(vm.attribute_error_plain(match value {
        Some(_) => "can't set attribute",
        None => "can't delete attribute",
    }))
}

static TUPLEGETTER: TypeSpec = TypeSpec {
    module: "collections",
    new: Some(("__new__", "($type, index, doc, /)", getter_new, "")),
    methods: &[(
        "__reduce__",
        "($self, /)",
        |vm, args| {
            let this = expect_getter(args.arg(0));
            let class = vm.class_of(args.arg(0)).value();
            let doc = this.doc.cloned(vm);
            let parts = vm.tuple_of([this.index_value.clone(), doc]);
            Ok(vm.tuple_of([class, parts]))
        },
        "",
    )],
    members: &[(
        "__doc__",
        |vm, value| Ok(expect_getter(value).doc.cloned(vm)),
        Some(|vm, value, doc| {
            expect_getter(value)
                .doc
                .set(vm, doc.cloned().unwrap_or(Value::NONE));
            Ok(())
        }),
        "",
    )],
    slots: |slots| {
        slots.get.set(Some(getter_get));
        slots.set.set(Some(getter_set));
        slots.repr.set(Some(|vm, value| {
            let this = expect_getter(value);
            let doc = this.doc.cloned(vm);
            let (index, doc) = (vm.repr_text(&this.index_value)?, vm.repr_text(&doc)?);
            let name = vm.class_of(value).display_name(vm);
            Ok(vm.str(&format!("{name}({index}, {doc})")))
        }));
    },
    flags: 0,
    ..TypeSpec::of::<TupleGetter>("_tuplegetter")
};

/// `type(self)(…)`'s class and the iterator over a container, which several `__reduce__` give.
fn class_value(vm: &Vm, value: &Value) -> Value {
    vm.class_of(value).value()
}

/// The items of `*args`.
fn rest(args: Bindings<'_>, index: usize) -> &[Value] {
    tuple::expect(args.arg(index)).items()
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory",
    functions: &[(
        "_count_elements",
        "(mapping, iterable, /)",
        count_elements,
        "Count elements in the iterable, updating the mapping",
    )],
    types: &[
        &deque::DEQUE,
        &deque::ITERATOR,
        &deque::REVERSE_ITERATOR,
        &dicts::DEFAULTDICT,
        &ordered::ORDERED_DICT,
        &TUPLEGETTER,
    ],
    ..ModuleSpec::named("_collections")
};
