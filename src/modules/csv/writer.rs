//! The writer: which fields are quoted, and what is escaped in them.

use super::dialect::{Dialect, Plain, dialect};
use super::{ALL, MINIMAL, NONE, NONNUMERIC, NOTNULL, STRINGS, error};
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Str, Units};
use crate::object::value::Value;
use crate::object::{float, int};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Payload of a writer.
struct Writer {
    dialect: Dialect,
    write: Value,
    plain: Plain,
}

impl Payload for Writer {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.write);
        visit(&self.dialect.terminator);
    }
}

pub(super) fn writer(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dialect = dialect(vm, args.opt(1), args.opt(2))?;
    let write = match crate::modules::support::attr_opt(vm, args.arg(0), "write")? {
        Some(write) => write,
        None => return Err(vm.type_error("argument 1 must have a \"write\" method")),
    };
    let plain = dialect.plain();
    let writer = Writer {
        dialect,
        write,
        plain,
    };
    Ok(vm.object(writer))
}

fn push_field(
    vm: &mut Vm,
    (dialect, plain): (&Dialect, &Plain),
    field: &Value,
    alone: bool,
    out: &mut Builder,
) -> Result<()> {
    let number = int::view(field).is_some() || float::value_of(field).is_some();
    let text = match field.is_none() {
        true => vm.types_empty_str(),
        false => vm.to_str(field)?,
    };
    let units = crate::object::str::expect(&text).units();
    // What needs neither quotes nor escapes.
    if let (Units::One([first, ..]), MINIMAL) = (units, dialect.quoting)
        && *first != b' '
        && let Units::One(narrow) = units
        && narrow.iter().all(|&byte| plain.0[byte as usize])
    {
        out.push_units(units);
        return Ok(());
    }
    let is_text = field.is_a::<Str>();
    let mut quoted = match dialect.quoting {
        ALL => true,
        NONNUMERIC => !number,
        STRINGS => is_text,
        NOTNULL => !field.is_none(),
        _ => false,
    };
    let mut body = Builder::with_capacity(units.len() + 2);
    let terminator = crate::object::str::expect(&dialect.terminator).units();
    for point in units.iter() {
        let special = point == dialect.delimiter
            || Some(point) == dialect.escape
            || Some(point) == dialect.quote
            || matches!(point, 10 | 13)
            || terminator.iter().any(|other| other == point);
        if special {
            let mut escape = dialect.quoting == NONE;
            if !escape {
                if Some(point) == dialect.quote {
                    match dialect.double_quote {
                        true => body.push(point),
                        false => escape = true,
                    }
                } else if Some(point) == dialect.escape {
                    escape = true;
                }
                if !escape {
                    quoted = true;
                }
            }
            if escape {
                match dialect.escape {
                    Some(escape) => body.push(escape),
                    None => return Err(error(vm, "need to escape, but no escapechar set")),
                }
            }
        }
        body.push(point);
    }
    if units.is_empty() && alone && !quoted {
        if dialect.quoting == NONE
            || (field.is_none() && matches!(dialect.quoting, STRINGS | NOTNULL))
        {
            return Err(error(vm, "single empty field record must be quoted"));
        }
        quoted = true;
    }
    if units.is_empty() && dialect.delimiter == 32 && dialect.skip_space && !quoted {
        if dialect.quoting == NONE
            || (field.is_none() && matches!(dialect.quoting, STRINGS | NOTNULL))
        {
            return Err(error(
                vm,
                "empty field must be quoted if delimiter is a space and skipinitialspace is true",
            ));
        }
        quoted = true;
    }
    if !units.is_empty() && units.at(0) == 32 && dialect.skip_space && dialect.quoting != NONE {
        quoted = true;
    }
    let quote = dialect.quote.filter(|_| quoted);
    quote.into_iter().for_each(|quote| out.push(quote));
    let body = body.finish(vm);
    out.push_value(&body);
    quote.into_iter().for_each(|quote| out.push(quote));
    Ok(())
}

fn write_row(vm: &mut Vm, this: &Object<Writer>, row: &Value) -> Result<Value> {
    let slots = &vm.class_of(row).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let name = vm.type_name(row);
        return Err(error(vm, format!("iterable expected, not {name}")));
    }
    let fields = vm.collect(row)?;
    let mut out = Builder::default();
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push(this.dialect.delimiter);
        }
        push_field(
            vm,
            (&this.dialect, &this.plain),
            field,
            fields.len() == 1,
            &mut out,
        )?;
    }
    out.push_value(&this.dialect.terminator);
    let line = out.finish(vm);
    vm.call(&this.write, &[line])
}

fn own(value: &Value) -> &Object<Writer> {
    value.downcast::<Writer>().expect("a writer")
}

pub(super) static WRITER: TypeSpec = TypeSpec {
    module: "_csv",
    flags: 0,
    methods: &[
        (
            "writerow",
            "($self, row, /)",
            |vm, args| write_row(vm, own(args.arg(0)), args.arg(1)),
            "Construct and write a CSV record from an iterable of fields.",
        ),
        (
            "writerows",
            "($self, rows, /)",
            |vm, args| {
                let this = own(args.arg(0));
                vm.for_each(args.arg(1), |vm, row| write_row(vm, this, &row).map(|_| ()))?;
                Ok(Value::NONE)
            },
            "Construct and write a series of iterables to a csv file.",
        ),
    ],
    getset: &[(
        "dialect",
        |vm, value| {
            let dialect = own(value).dialect.clone();
            Ok(vm.object(dialect))
        },
        None,
        "",
    )],
    ..TypeSpec::of::<Writer>("writer")
};
