//! Struct sequences: tuples whose items also have names (`os.stat_result`, `time.struct_time`, `sys.flags`).
//! After CPython's `Objects/structseq.c`.
//!
//! A struct sequence is a native subclass of tuple. Its visible items are the tuple's; further named values, which
//! the tuple does not show, live in fields of the instance.

pub mod docs;

use super::dict::Dict;
use super::native::{Bound, GetSetDef};
use super::spec::TypeSpec;
use super::tuple::Tuple;
use super::types::{Class, Slots, UnaryFn, flags};
use super::value::Value;
use crate::vm::{Result, Vm};
use std::cell::RefCell;
use std::collections::HashMap;

/// Description of a struct sequence type.
pub struct Sequence {
    pub spec: TypeSpec,
    /// Names of the tuple's items, as the repr shows them.
    pub visible: &'static [&'static str],
    /// How many of the first items can be asked for by name (a hidden field may have the name of a later one).
    pub named: usize,
}

impl Sequence {
    /// A struct sequence whose items all have names; `getset` comes from [`rows`].
    pub const fn new(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        visible: &'static [&'static str],
        getset: &'static [GetSetDef],
        hidden: &'static [&'static str],
    ) -> Sequence {
        Sequence {
            spec: TypeSpec {
                module,
                doc,
                base: Some(|vm| vm.types().tuple.clone()),
                fields: hidden,
                flags: 0,
                new: Some(("__new__", "\n($type, /, sequence, dict={})", new, "")),
                methods: &[
                    ("__reduce__", "($self, /)", reduce, ""),
                    (
                        "__replace__",
                        "($self, /, **changes)",
                        replace,
                        "Return a copy of the structure with new values for the specified fields.",
                    ),
                ],
                members: getset,
                slots,
                ..TypeSpec::of::<Tuple>(name)
            },
            visible,
            named: getset.len(),
        }
    }

    /// The same as a static type of CPython's (see [`TypeSpec::is_static`]).
    pub const fn fixed(mut self) -> Sequence {
        self.spec.is_static = true;
        self
    }

    /// The same, but calling the class is a TypeError.
    pub const fn closed(mut self) -> Sequence {
        self.spec.new = None;
        self.spec.flags |= flags::NO_INSTANCES;
        self.fixed()
    }
}

fn item<const INDEX: usize>(_: &mut Vm, value: &Value) -> Result<Value> {
    let tuple = value.downcast::<Tuple>().expect("a struct sequence");
    Ok(tuple.items().get(INDEX).cloned().unwrap_or(Value::NONE))
}

macro_rules! getters {
    ($($index:literal)*) => { [$(item::<$index>,)*] };
}

/// Getter of each index.
const GETTERS: [UnaryFn; 24] =
    getters!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23);

/// Attribute rows for items of these names.
pub const fn rows<const N: usize>(names: [&'static str; N]) -> [GetSetDef; N] {
    let mut rows: [GetSetDef; N] = [("", GETTERS[0], None, ""); N];
    let mut index = 0;
    while index < N {
        rows[index] = (names[index], GETTERS[index], None, "");
        index += 1;
    }
    rows
}

/// Defines a struct sequence whose items all have names:
/// `struct_sequence!(pub TIMES: "posix", "times_result", "doc", 5, ["user", …], [hidden…])`; a method of
/// [`Sequence`] may follow (`… [hidden…], closed`).
#[macro_export]
macro_rules! struct_sequence {
    ($vis:vis $name:ident: $module:literal, $class:literal, $doc:literal, $count:literal, [$($field:literal),* $(,)?], [$($hidden:literal),* $(,)?] $(, $method:ident)?) => {
        $vis static $name: $crate::object::struct_sequence::Sequence = {
            static ROWS: [$crate::object::GetSetDef; $count] = $crate::object::struct_sequence::rows([$($field),*]);
            $crate::object::struct_sequence::Sequence::new($module, $class, $doc, &[$($field),*], &ROWS, &[$($hidden),*])$(.$method())?
        };
    };
}

/// The struct sequence types made so far, by their class's address.
#[derive(Default)]
struct Known {
    by_class: RefCell<HashMap<u64, &'static Sequence>>,
    by_sequence: RefCell<HashMap<usize, Class>>,
}

impl Vm {
    /// The class of a struct sequence, made on first use.
    pub fn struct_sequence_class(&mut self, sequence: &'static Sequence) -> Result<Class> {
        let known = self.module_state::<Known>();
        let key = std::ptr::from_ref(sequence) as usize;
        if let Some(class) = known.by_sequence.borrow().get(&key) {
            return Ok(class.clone());
        }
        let class = self.register(&sequence.spec)?;
        let visible = sequence.visible.len();
        let hidden = sequence.spec.fields.len();
        let dict = class.dict(self).clone();
        let names: Vec<Value> = sequence.visible[..sequence.named]
            .iter()
            .map(|name| self.intern(name))
            .collect();
        let numbers = [
            ("n_sequence_fields", visible),
            ("n_fields", visible + hidden),
            ("n_unnamed_fields", visible - sequence.named),
        ];
        let mut attributes: Vec<(&str, Value)> = numbers
            .into_iter()
            .map(|(name, number)| (name, self.int(number as i64)))
            .collect();
        attributes.push(("__match_args__", self.tuple(names)));
        if let Some(dict) = dict.downcast::<Dict>() {
            for (name, value) in attributes {
                let name = self.intern(name);
                dict.set_str(self, &name, value);
            }
        }
        self.class_changed(&class);
        known
            .by_class
            .borrow_mut()
            .insert(class.value().raw().0, sequence);
        known.by_sequence.borrow_mut().insert(key, class.clone());
        Ok(class)
    }

    /// An instance: its items, then its hidden fields.
    pub fn struct_sequence(
        &mut self,
        sequence: &'static Sequence,
        items: Vec<Value>,
        hidden: Vec<Value>,
    ) -> Result<Value> {
        let class = self.struct_sequence_class(sequence)?;
        debug_assert_eq!(items.len(), sequence.visible.len());
        let value = self.tuple_of_class(&class, items);
        for (index, field) in hidden.into_iter().enumerate() {
            self.set_field(&value, index, Some(field));
        }
        Ok(value)
    }
}

fn description(vm: &Vm, class: &Value) -> Option<&'static Sequence> {
    let known = vm.module_state::<Known>();

    known.by_class.borrow().get(&class.raw().0).copied()
}

fn description_of(vm: &Vm, value: &Value) -> &'static Sequence {
    let class = vm.class_of(value).value();
    description(vm, &class).expect("a struct sequence")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(sequence) = description(vm, args.arg(0)) else {
        return Err(vm.type_error("not a struct sequence type"));
    };
    let (module, name) = (sequence.spec.module, sequence.spec.name);
    let mut items = vm.collect(args.arg(1)).map_err(|raised| {
        let class = vm.exceptions().TypeError.clone();
        if vm.raised_is(&raised, &class) {
            vm.type_error("constructor requires a sequence")
        } else {
            raised
        }
    })?;
    let (least, hidden) = (sequence.visible.len(), sequence.spec.fields);
    let most = least + hidden.len();
    if items.len() < least || items.len() > most {
        let found = items.len();
        let wanted = match () {
            () if least == most => format!("a {least}-sequence"),
            () if found < least => format!("an at least {least}-sequence"),
            () => format!("an at most {most}-sequence"),
        };
        return Err(vm.type_error(format!(
            "{module}.{name}() takes {wanted} ({found}-sequence given)"
        )));
    }
    let given_fields = args.opt(2);
    if given_fields.is_some_and(|fields| !fields.is_a::<Dict>()) {
        return Err(vm.type_error(format!(
            "{module}.{name}() takes a dict as second arg, if any"
        )));
    }
    let mut extra = items.split_off(least);
    if let Some(fields) = given_fields {
        let left = &hidden[extra.len()..];
        let used = left
            .iter()
            .filter(|name| crate::modules::support::dict_get(vm, fields, name).is_some());
        if used.count() < vm.len(fields)? {
            return Err(vm.type_error(format!(
                "{module}.{name}() got duplicate or unexpected field name(s)"
            )));
        }
    }
    for name in &hidden[extra.len()..] {
        let given = match given_fields {
            Some(dict) => crate::modules::support::dict_get(vm, dict, name),
            None => None,
        };
        // A time named like an unnamed item (stat_result.st_atime) defaults to it.
        let same = sequence
            .visible
            .iter()
            .position(|visible| visible == name)
            .map(|index| items[index].clone());
        extra.push(given.or(same).unwrap_or(Value::NONE));
    }
    vm.struct_sequence(sequence, items, extra)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let sequence = description_of(vm, value);
    let tuple = value.downcast::<Tuple>().expect("a struct sequence");
    let mut parts = Vec::new();
    for (name, item) in sequence.visible.iter().zip(tuple.items()) {
        parts.push(format!("{name}={}", vm.repr_text(item)?));
    }
    let (module, name) = (sequence.spec.module, sequence.spec.name);
    let parts = parts.join(", ");
    Ok(vm.str(&format!("{module}.{name}({parts})")))
}

/// Names and values of every hidden field.
fn hidden_fields(vm: &mut Vm, value: &Value) -> Vec<(&'static str, Value)> {
    let sequence = description_of(vm, value);
    let names = sequence.spec.fields.iter().enumerate();
    names
        .map(|(index, name)| (*name, vm.field(value, index).unwrap_or(Value::NONE)))
        .collect()
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let items = value.downcast::<Tuple>().expect("a struct sequence");
    let plain = vm.tuple_from_slice(items.items());
    let hidden = hidden_fields(vm, value);
    let hidden = vm.dict_from(hidden);
    let class = vm.class_of(value).value();
    let arguments = vm.tuple_of([plain, hidden]);
    Ok(vm.tuple_of([class, arguments]))
}

fn replace(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let sequence = description_of(vm, value);
    let tuple = value.downcast::<Tuple>().expect("a struct sequence");
    if sequence.named < sequence.visible.len() {
        let (module, name) = (sequence.spec.module, sequence.spec.name);
        return Err(vm.type_error(format!(
            "__replace__() is not supported for {module}.{name} because it has unnamed field(s)"
        )));
    }
    let mut items = tuple.items().to_vec();
    let mut hidden = hidden_fields(vm, value);
    if let Some(changes) = args.opt(1).and_then(|changes| changes.downcast::<Dict>()) {
        let changes: Vec<(Value, Value)> = changes
            .table
            .get(vm)
            .iter()
            .filter_map(|(name, new)| Some((name.clone(), new.clone()?)))
            .collect();
        let mut unknown = Vec::new();
        for (name, new) in changes {
            let text = crate::modules::support::text_of(&name).into_owned();
            if let Some(index) = sequence.visible.iter().position(|field| *field == text) {
                items[index] = new;
            } else if let Some(field) = hidden.iter_mut().find(|field| field.0 == text) {
                field.1 = new;
            } else {
                unknown.push(vm.repr_text(&name)?);
            }
        }
        if !unknown.is_empty() {
            let names = unknown.join(", ");
            return Err(vm.type_error(format!("Got unexpected field name(s): [{names}]")));
        }
    }
    let hidden = hidden.into_iter().map(|(_, value)| value).collect();
    vm.struct_sequence(sequence, items, hidden)
}

fn slots(slots: &Slots) {
    slots.repr.set(Some(repr));
}
