//! Signals: the exceptions of decimal arithmetic, how conditions become exceptions, and `SignalDict`, the flags or traps of
//! a context as a mapping.

use super::state::{State, state};
use super::work::status::*;
use crate::modules::support::dict_put;
use crate::object::dict::Dict;
use crate::object::spec::TypeSpec;
use crate::object::types::Compare;
use crate::object::{Bound, Class, Payload, Value, sequence};
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;
use std::rc::Rc;

/// The exceptions, in the order in which they are made: name, bases (among those before, or builtin ones).
const EXCEPTIONS: [(&str, &[&str]); 14] = [
    ("DecimalException", &["ArithmeticError"]),
    ("Clamped", &["DecimalException"]),
    ("Rounded", &["DecimalException"]),
    ("Inexact", &["DecimalException"]),
    ("Subnormal", &["DecimalException"]),
    ("Underflow", &["Inexact", "Rounded", "Subnormal"]),
    ("Overflow", &["Inexact", "Rounded"]),
    ("DivisionByZero", &["DecimalException", "ZeroDivisionError"]),
    ("FloatOperation", &["DecimalException", "TypeError"]),
    ("InvalidOperation", &["DecimalException"]),
    ("ConversionSyntax", &["InvalidOperation"]),
    ("DivisionImpossible", &["InvalidOperation"]),
    (
        "DivisionUndefined",
        &["InvalidOperation", "ZeroDivisionError"],
    ),
    ("InvalidContext", &["InvalidOperation"]),
];

/// The signals, in the order in which they are looked at, with the conditions that they stand for.
pub const SIGNALS: [(&str, u32); 9] = [
    ("InvalidOperation", INVALID),
    ("FloatOperation", FLOAT_OPERATION),
    ("DivisionByZero", DIVISION_BY_ZERO),
    ("Overflow", OVERFLOW),
    ("Underflow", UNDERFLOW),
    ("Subnormal", SUBNORMAL),
    ("Inexact", INEXACT),
    ("Rounded", ROUNDED),
    ("Clamped", CLAMPED),
];

/// What an InvalidOperation may be.
const INVALID_CONDITIONS: [(&str, u32); 5] = [
    ("InvalidOperation", INVALID_OPERATION),
    ("ConversionSyntax", CONVERSION_SYNTAX),
    ("DivisionImpossible", DIVISION_IMPOSSIBLE),
    ("DivisionUndefined", DIVISION_UNDEFINED),
    ("InvalidContext", INVALID_CONTEXT),
];

const NOT_A_SIGNAL: &str = "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]";

/// Exception classes by name.
pub struct Exceptions(Vec<(&'static str, Class)>);

impl Exceptions {
    pub fn make(vm: &mut Vm) -> Result<Exceptions> {
        let metaclass = vm.types().r#type.value().clone();
        let mut made = Exceptions(Vec::new());
        for (name, bases) in EXCEPTIONS {
            let mut classes = Vec::new();
            for base in bases {
                classes.push(match made.find(base) {
                    Some(class) => class.value().clone(),
                    None => vm.builtin(base)?,
                });
            }
            let namespace = vm.dict();
            let module = vm.str("decimal");
            dict_put(vm, &namespace, "__module__", module);
            let (text, bases) = (vm.str(name), vm.tuple(classes));
            let class = vm.call(&metaclass, &[text, bases, namespace])?;
            if let Some(class) = Class::from_value(&class) {
                made.0.push((name, class));
            }
        }
        Ok(made)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Class)> {
        self.0.iter().map(|(name, class)| (*name, class))
    }

    fn find(&self, name: &str) -> Option<&Class> {
        self.iter()
            .find(|(of, _)| *of == name)
            .map(|(_, class)| class)
    }

    fn get(&self, name: &str) -> Value {
        self.find(name)
            .map_or(Value::NONE, |class| class.value().clone())
    }

    /// The classes of the signals that are set.
    pub fn signals(&self, flags: u32) -> Vec<Value> {
        let set = SIGNALS.iter().filter(|(_, flag)| flags & flag != 0);
        set.map(|(name, _)| self.get(name)).collect()
    }

    /// The exception for conditions that are trapped: the first signal's, with all of them as its argument.
    pub fn raise(&self, vm: &mut Vm, trapped: u32) -> Raised {
        let first = SIGNALS.iter().find(|(_, flag)| trapped & flag != 0);
        let Some(class) = first.and_then(|(name, _)| self.find(name)) else {
            return sequence::no_memory(vm);
        };
        let invalid = INVALID_CONDITIONS.iter().chain(&SIGNALS[1..]);
        let all = invalid.filter(|(_, flag)| trapped & flag != 0);
        let conditions = all.map(|(name, _)| self.get(name)).collect();
        let conditions = vm.list(conditions);
        vm.error_with(class, vec![conditions])
    }

    fn find_flag(&self, signal: &Value) -> Option<u32> {
        let mut signals = SIGNALS.iter();
        let (_, flag) = signals.find(|(name, _)| self.get(name).is(signal))?;
        Some(*flag)
    }

    /// The conditions that a class stands for as a signal.
    fn flag(&self, vm: &mut Vm, signal: &Value) -> Result<u32> {
        match self.find_flag(signal) {
            Some(flag) => Ok(flag),
            None => {
                let class = vm.exceptions().KeyError.clone();
                Err(vm.error(&class, NOT_A_SIGNAL))
            }
        }
    }
}

/// The names of the signals that are set, as `repr` lists them.
pub fn names(flags: u32) -> String {
    let mut names = Vec::new();
    for bit in 0..15 {
        let condition = 1 << bit;
        if flags & condition == 0 {
            continue;
        }
        let signal = SIGNALS.iter().find(|(_, flag)| flag & condition != 0);
        if let Some((name, _)) = signal
            && !names.contains(name)
        {
            names.push(name);
        }
    }
    format!("[{}]", names.join(", "))
}

fn invalid_dict(vm: &mut Vm) -> Raised {
    let class = vm.exceptions().KeyError.clone();
    vm.error(&class, "invalid signal dict")
}

/// The flags that a list of signals, a dict or another SignalDict means.
pub fn read_flags(vm: &mut Vm, value: &Value, lists: bool) -> Result<u32> {
    if let Some(signals) = value.downcast::<SignalDict>() {
        return signals.get(vm);
    }
    let state = state(vm);
    let exceptions = &state.library().exceptions;
    if lists && value.is_a::<crate::object::list::List>() {
        let mut flags = 0;
        for signal in vm.collect(value)? {
            flags |= exceptions.flag(vm, &signal)?;
        }
        return Ok(flags);
    }
    let Some(dict) = value.downcast::<Dict>() else {
        return Err(vm.type_error("argument must be a signal dict"));
    };
    if dict.len(vm) != SIGNALS.len() {
        return Err(invalid_dict(vm));
    }
    let items: Vec<(Value, Option<Value>)> = dict
        .table
        .get(vm)
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let mut flags = 0;
    for (signal, value) in items {
        let Some(flag) = exceptions.find_flag(&signal) else {
            return Err(invalid_dict(vm));
        };
        if vm.is_true(&value.unwrap_or(Value::FALSE))? {
            flags |= flag;
        }
    }
    Ok(flags)
}

/// The flags and traps of a context, which its mappings share with it.
pub struct Signals {
    pub flags: Cell<u32>,
    pub traps: Cell<u32>,
}

impl Signals {
    pub fn flags(&self) -> &Cell<u32> {
        &self.flags
    }
    pub fn traps(&self) -> &Cell<u32> {
        &self.traps
    }
}

/// Which of them a mapping shows.
pub type Which = fn(&Signals) -> &Cell<u32>;

/// Payload of `SignalDict`: what it shows of a context; nothing for one that no context made.
pub struct SignalDict(pub Option<(Rc<Signals>, Which)>);

impl Payload for SignalDict {}

impl SignalDict {
    fn bits(&self, vm: &mut Vm) -> Result<&Cell<u32>> {
        match &self.0 {
            Some((signals, which)) => Ok(which(signals)),
            None => Err(vm.value_error("invalid signal dict")),
        }
    }
    fn get(&self, vm: &mut Vm) -> Result<u32> {
        Ok(self.bits(vm)?.get())
    }
}

fn expect(value: &Value) -> &SignalDict {
    value.downcast::<SignalDict>().expect("a signal dict")
}

/// The flag of a key, and the state that it is looked up in.
fn flag_of(vm: &mut Vm, key: &Value) -> Result<u32> {
    let state = state(vm);
    state.library().exceptions.flag(vm, key)
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let bits = expect(value).get(vm)?;
    let flag = flag_of(vm, key)?;
    Ok(Value::bool(bits & flag != 0))
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    expect(value).bits(vm)?;
    let Some(item) = item else {
        return Err(vm.value_error("signal keys cannot be deleted"));
    };
    let flag = flag_of(vm, key)?;
    let on = vm.is_true(item)?;
    let bits = expect(value).bits(vm)?;
    bits.set(match on {
        true => bits.get() | flag,
        false => bits.get() & !flag,
    });
    Ok(())
}

fn classes(state: &State) -> Vec<Value> {
    state.library().exceptions.signals(u32::MAX)
}

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    expect(value).bits(vm)?;
    let classes = classes(&state(vm));
    let classes = vm.tuple(classes);
    vm.iter(&classes)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let bits = expect(value).get(vm)?;
    let items = SIGNALS.iter().map(|(name, flag)| {
        let on = if bits & flag != 0 { "True" } else { "False" };
        format!("<class 'decimal.{name}'>:{on}")
    });
    let items: Vec<String> = items.collect();
    Ok(vm.str(&format!("{{{}}}", items.join(", "))))
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mine = expect(left).get(vm)?;
    if !right.is_a::<SignalDict>() && !right.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let theirs = match read_flags(vm, right, false) {
        Ok(theirs) => theirs,
        Err(raised) if vm.raised_is(&raised, &vm.exceptions().KeyError) => {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        Err(raised) => return Err(raised),
    };
    Ok(Value::bool((mine == theirs) == (operator == Compare::Eq)))
}

fn copy(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let bits = expect(args.arg(0)).get(vm)?;
    let copy = vm.dict();
    let classes = classes(&state(vm));
    for (class, (_, flag)) in classes.into_iter().zip(SIGNALS) {
        vm.set_item(&copy, &class, Some(&Value::bool(bits & flag != 0)))?;
    }
    Ok(copy)
}

/// What `SignalDict` is made of, besides `collections.abc.MutableMapping`.
pub static MIXIN: TypeSpec = TypeSpec {
    module: "decimal",
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)",
        |vm, args| {
            let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
            Ok(vm.alloc(&class, SignalDict(None)))
        },
        "",
    )),
    methods: &[("copy", "($self, /)", copy, "")],
    slots: |slots| {
        slots.len.set(Some(|vm, value| {
            expect(value).bits(vm)?;
            Ok(SIGNALS.len())
        }));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
        slots.iter.set(Some(iter));
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
    },
    ..TypeSpec::of::<SignalDict>("SignalDictMixin")
};

/// `SignalDict`: the mixin as a mutable mapping.
pub fn make_class(vm: &mut Vm) -> Result<Class> {
    let mixin = vm.register(&MIXIN)?;
    let abc = vm.import_module("collections.abc")?;
    let mapping = vm.attr(&abc, "MutableMapping")?;
    let metaclass = vm.types().r#type.value().clone();
    let (name, namespace) = (vm.str("SignalDict"), vm.dict());
    let bases = vm.tuple_of([mixin.value().clone(), mapping]);
    let class = vm.call(&metaclass, &[name, bases, namespace])?;
    match Class::from_value(&class) {
        Some(class) => Ok(class),
        None => Err(vm.type_error("type() made no class")),
    }
}
