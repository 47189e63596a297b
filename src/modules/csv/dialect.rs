//! Dialects: how their options are read and checked, and the table of those that have a name.

use super::{MINIMAL, NONE, NOTNULL, Shared, error};
use crate::object::dict::Dict;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::int;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `Dialect`.
#[derive(Clone)]
pub(super) struct Dialect {
    pub(super) delimiter: u32,
    pub(super) quote: Option<u32>,
    pub(super) escape: Option<u32>,
    pub(super) terminator: Value,
    pub(super) double_quote: bool,
    pub(super) skip_space: bool,
    pub(super) strict: bool,
    pub(super) quoting: i64,
}

/// Which code points of one byte mean nothing but themselves.
pub(super) struct Plain(pub(super) [bool; 256]);

impl Dialect {
    pub(super) fn plain(&self) -> Plain {
        let mut plain = Plain([true; 256]);
        let terminator = crate::object::str::expect(&self.terminator).units();
        let special = [10, 13, self.delimiter].into_iter();
        let special = special.chain(self.quote).chain(self.escape);
        for point in special.chain(terminator.iter()) {
            if let Some(entry) = plain.0.get_mut(point as usize) {
                *entry = false;
            }
        }
        plain
    }
}

impl Payload for Dialect {
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.terminator);
    }
}

const PARAMETERS: [&str; 8] = [
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

/// A setting that is one character, or (`optional`) None.
fn character(vm: &mut Vm, name: &str, value: &Value, optional: bool) -> Result<Option<u32>> {
    if optional && value.is_none() {
        return Ok(None);
    }
    let or_none = if optional { " or None" } else { "" };
    match value.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(Some(text.units().at(0))),
        Some(_) => Err(vm.type_error(format!("\"{name}\" must be a 1-character string"))),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("\"{name}\" must be string{or_none}, not {class}")))
        }
    }
}

/// The special characters must differ from each other and from the ends of lines (`dialect_check_chars`).
fn check_characters(vm: &mut Vm, dialect: &Dialect) -> Result<()> {
    let space = !dialect.skip_space;
    let terminator = crate::object::str::expect(&dialect.terminator);
    let characters = [
        ("delimiter", Some(dialect.delimiter), true),
        ("escapechar", dialect.escape, space),
        ("quotechar", dialect.quote, space),
    ];
    for (name, point, space) in characters {
        let Some(point) = point else { continue };
        if matches!(point, 10 | 13) || (point == 32 && !space) {
            return Err(vm.value_error(format!("bad {name} value")));
        }
        if terminator.units().iter().any(|other| other == point) {
            return Err(vm.value_error(format!("bad {name} or lineterminator value")));
        }
    }
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        let ((one, a, _), (two, b, _)) = (characters[first], characters[second]);
        if a.is_some() && a == b {
            return Err(vm.value_error(format!("bad {one} or {two} value")));
        }
    }
    Ok(())
}

/// A dialect from a dialect (a name, a class, an object) and settings that override it.
pub(super) fn dialect(
    vm: &mut Vm,
    base: Option<&Value>,
    keywords: Option<&Value>,
) -> Result<Dialect> {
    // The dialect itself may be given by name, too.
    let named = match keywords.and_then(|keywords| keywords.downcast::<Dict>()) {
        Some(keywords) => {
            let name = vm.intern("dialect");
            keywords.get_str(vm, &name)
        }
        None => None,
    };
    let mut base = base.cloned().or(named).filter(|base| !base.is_none());
    if let Some(name) = base.as_ref().and_then(|base| base.downcast::<Str>()) {
        let name = name.text().into_owned();
        base = Some(registered(vm, &name)?);
    }
    let mut settings: [Option<Value>; 8] = Default::default();
    for (slot, name) in settings.iter_mut().zip(PARAMETERS) {
        if let Some(base) = &base {
            *slot = crate::modules::support::attr_opt(vm, base, name)?;
        }
    }
    if let Some(keywords) = keywords.and_then(|keywords| keywords.downcast::<Dict>()) {
        let pairs: Vec<(Value, Value)> = keywords
            .table
            .get(vm)
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
            .collect();
        for (key, value) in pairs {
            let key = crate::object::str::expect(&key).text().into_owned();
            match PARAMETERS.iter().position(|name| *name == key) {
                None if key == "dialect" => {}
                Some(at) => settings[at] = Some(value),
                None => {
                    return Err(vm.type_error(format!(
                        "this function got an unexpected keyword argument '{key}'"
                    )));
                }
            }
        }
    }
    let [
        delimiter,
        double_quote,
        escape,
        terminator,
        quote,
        quoting,
        skip,
        strict,
    ] = settings;
    let mut flag = |value: Option<Value>, default: bool| match value {
        Some(value) => vm.is_true(&value),
        None => Ok(default),
    };
    let (double_quote, skip_space, strict) = (
        flag(double_quote, true)?,
        flag(skip, false)?,
        flag(strict, false)?,
    );
    let quoting_given = quoting.is_some();
    let quoting = match quoting {
        Some(value) => match int::Int::to_i64(&value) {
            Some(number) if (MINIMAL..=NOTNULL).contains(&number) => number,
            Some(_) => return Err(vm.type_error("bad \"quoting\" value")),
            None => return Err(vm.type_error("\"quoting\" must be an integer")),
        },
        None => MINIMAL,
    };
    let delimiter = match delimiter {
        Some(value) => character(vm, "delimiter", &value, false)?.unwrap_or(',' as u32),
        None => ',' as u32,
    };
    let escape = match escape {
        Some(value) => character(vm, "escapechar", &value, true)?,
        None => None,
    };
    let no_quote = quote.as_ref().is_some_and(Value::is_none);
    let quote = match quote {
        Some(value) => character(vm, "quotechar", &value, true)?,
        None => Some('"' as u32),
    };
    let quoting = if no_quote && !quoting_given {
        NONE
    } else {
        quoting
    };
    if quoting != NONE && quote.is_none() {
        return Err(vm.type_error("quotechar must be set if quoting enabled"));
    }
    let terminator = terminator.unwrap_or_else(|| vm.str("\r\n"));
    if terminator.is_none() {
        return Err(vm.type_error("lineterminator must be set"));
    }
    if !terminator.is_a::<Str>() {
        return Err(vm.type_error("\"lineterminator\" must be a string"));
    }
    let dialect = Dialect {
        delimiter,
        quote,
        escape,
        terminator,
        double_quote,
        skip_space,
        strict,
        quoting,
    };
    check_characters(vm, &dialect)?;
    Ok(dialect)
}

pub(super) fn registered(vm: &mut Vm, name: &str) -> Result<Value> {
    let shared = vm.module_state::<Shared>();
    let found = shared
        .dialects
        .borrow()
        .iter()
        .find(|(other, _)| other == name)
        .map(|(_, dialect)| dialect.clone());
    match found {
        Some(dialect) => Ok(dialect),
        None => Err(error(vm, "unknown dialect")),
    }
}

fn dialect_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let made = dialect(vm, args.opt(1), args.opt(2))?;
    Ok(vm.object(made))
}

pub(super) fn register_dialect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(name) = args.arg(0).downcast::<Str>() else {
        return Err(vm.type_error("dialect name must be a string"));
    };
    let name = name.text().into_owned();
    let made = dialect(vm, args.opt(1), args.opt(2))?;
    let made = vm.object(made);
    let shared = vm.module_state::<Shared>();
    let mut dialects = shared.dialects.borrow_mut();
    dialects.retain(|(other, _)| *other != name);
    dialects.push((name, made));
    Ok(Value::NONE)
}
pub(super) fn unregister_dialect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm.display_text(args.arg(0))?;
    registered(vm, &name)?;
    let shared = vm.module_state::<Shared>();
    shared
        .dialects
        .borrow_mut()
        .retain(|(other, _)| *other != name);
    Ok(Value::NONE)
}
pub(super) fn get_dialect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm.display_text(args.arg(0))?;
    registered(vm, &name)
}
pub(super) fn list_dialects(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let shared = vm.module_state::<Shared>();
    let names = shared
        .dialects
        .borrow()
        .iter()
        .map(|(name, _)| vm.str(name))
        .collect();
    Ok(vm.list(names))
}

fn dialect_of(value: &Value) -> &Object<Dialect> {
    value.downcast::<Dialect>().expect("a dialect")
}
fn maybe(vm: &mut Vm, point: Option<u32>) -> Value {
    point.map_or(Value::NONE, |point| vm.str_from_point(point))
}

pub(super) static DIALECT: TypeSpec = TypeSpec {
    module: "_csv",
    doc: "CSV dialect\n\nThe Dialect type records CSV dialect options.",
    new: Some((
        "__new__",
        "($type, dialect=None, **keywords)",
        dialect_new,
        "",
    )),
    getset: &[
        (
            "delimiter",
            |vm, value| Ok(vm.str_from_point(dialect_of(value).delimiter)),
            None,
            "",
        ),
        (
            "quotechar",
            |vm, value| Ok(maybe(vm, dialect_of(value).quote)),
            None,
            "",
        ),
        (
            "escapechar",
            |vm, value| Ok(maybe(vm, dialect_of(value).escape)),
            None,
            "",
        ),
        (
            "lineterminator",
            |_, value| Ok(dialect_of(value).terminator.clone()),
            None,
            "",
        ),
        (
            "doublequote",
            |_, value| Ok(Value::bool(dialect_of(value).double_quote)),
            None,
            "",
        ),
        (
            "skipinitialspace",
            |_, value| Ok(Value::bool(dialect_of(value).skip_space)),
            None,
            "",
        ),
        (
            "strict",
            |_, value| Ok(Value::bool(dialect_of(value).strict)),
            None,
            "",
        ),
        (
            "quoting",
            |vm, value| Ok(vm.int(dialect_of(value).quoting)),
            None,
            "",
        ),
    ],
    ..TypeSpec::of::<Dialect>("Dialect")
};
