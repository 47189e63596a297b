//! `_csv`: the reader and writer behind the library's `csv` (Modules/_csv.c).

use crate::object::dict::Dict;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::{Builder, Str};
use crate::object::value::Value;
use crate::object::{float, int};
use crate::vm::{Raised, Result, Vm};
use std::cell::{Cell, RefCell};

type Bindings<'a> = &'a [Option<Value>];

const MINIMAL: i64 = 0;
const ALL: i64 = 1;
const NONNUMERIC: i64 = 2;
const NONE: i64 = 3;
const STRINGS: i64 = 4;
const NOTNULL: i64 = 5;

/// Per interpreter: the field size limit, and the registered dialects.
#[derive(Default)]
struct Shared {
    limit: Cell<Option<i64>>,
    dialects: RefCell<Vec<(String, Value)>>,
}

/// `csv.Error` with this message.
fn error(vm: &mut Vm, message: impl AsRef<str>) -> Raised {
    let class = vm
        .import_module("_csv")
        .and_then(|module| crate::modules::support::attr(vm, &module, "Error"));
    let message = vm.str(message.as_ref());
    class
        .and_then(|class| vm.call(&class, &[message]))
        .map_or_else(|raised| raised, Raised)
}

/// Payload of `Dialect`.
#[derive(Clone)]
struct Dialect {
    delimiter: u32,
    quote: Option<u32>,
    escape: Option<u32>,
    terminator: Value,
    double_quote: bool,
    skip_space: bool,
    strict: bool,
    quoting: i64,
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
fn dialect(vm: &mut Vm, base: Option<&Value>, keywords: Option<&Value>) -> Result<Dialect> {
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

fn registered(vm: &mut Vm, name: &str) -> Result<Value> {
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

fn register_dialect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
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
fn unregister_dialect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm.display_text(args.arg(0))?;
    registered(vm, &name)?;
    let shared = vm.module_state::<Shared>();
    shared
        .dialects
        .borrow_mut()
        .retain(|(other, _)| *other != name);
    Ok(Value::NONE)
}
fn get_dialect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm.display_text(args.arg(0))?;
    registered(vm, &name)
}
fn list_dialects(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let shared = vm.module_state::<Shared>();
    let names = shared
        .dialects
        .borrow()
        .iter()
        .map(|(name, _)| vm.str(name))
        .collect();
    Ok(vm.list(names))
}
fn limit_of(vm: &mut Vm) -> i64 {
    vm.module_state::<Shared>()
        .limit
        .get()
        .unwrap_or(128 * 1024)
}
fn field_size_limit(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let old = limit_of(vm);
    if let Some(new) = args.opt(0) {
        let new = vm.index_i64(new)?;
        vm.module_state::<Shared>().limit.set(Some(new));
    }
    Ok(vm.int(old))
}

/// Payload of a reader.
struct Reader {
    dialect: Dialect,
    lines: Value,
    count: Cell<i64>,
}

impl Payload for Reader {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.lines);
        visit(&self.dialect.terminator);
    }
}

fn reader(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let lines = vm.iter(args.arg(0))?;
    let dialect = dialect(vm, args.opt(1), args.opt(2))?;
    Ok(vm.object(Reader {
        dialect,
        lines,
        count: Cell::new(0),
    }))
}

/// Where the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    RecordStart,
    FieldStart,
    Escaped,
    Field,
    Quoted,
    QuotedEscape,
    QuoteInQuoted,
    EndOfLine,
    AfterEscapedEnd,
}

struct Parse<'a> {
    dialect: &'a Dialect,
    at: At,
    field: Builder,
    quoted: bool,
    fields: Vec<Value>,
    limit: i64,
}

impl Parse<'_> {
    fn save(&mut self, vm: &mut Vm) -> Result<()> {
        let field = std::mem::take(&mut self.field).finish(vm);
        let quoted = std::mem::replace(&mut self.quoted, false);
        let empty = crate::object::str::expect(&field).is_empty();
        let value = match self.dialect.quoting {
            NONNUMERIC if !quoted && !empty => {
                let class = vm.types().float.value().clone();
                vm.call(&class, &[field])?
            }
            STRINGS if !quoted && !empty => {
                let class = vm.types().float.value().clone();
                vm.call(&class, &[field])?
            }
            STRINGS | NOTNULL if !quoted && empty => Value::NONE,
            _ => field,
        };
        self.fields.push(value);
        Ok(())
    }

    fn add(&mut self, vm: &mut Vm, point: u32) -> Result<()> {
        if self.field.len() as i64 >= self.limit {
            let limit = self.limit;
            return Err(error(
                vm,
                format!("field larger than field limit ({limit})"),
            ));
        }
        self.field.push(point);
        Ok(())
    }

    /// One code point; `None` is the end of a line without a line break.
    fn step(&mut self, vm: &mut Vm, point: Option<u32>) -> Result<()> {
        let line_end = matches!(point, None | Some(10 | 13));
        let ended = if point.is_none() {
            At::RecordStart
        } else {
            At::EndOfLine
        };
        let is = |other: Option<u32>| point.is_some() && other == point;
        match self.at {
            At::RecordStart | At::FieldStart => {
                if self.at == At::RecordStart {
                    if point.is_none() {
                        return Ok(());
                    }
                    if line_end {
                        self.at = At::EndOfLine;
                        return Ok(());
                    }
                }
                if line_end {
                    self.save(vm)?;
                    self.at = ended;
                } else if is(self.dialect.quote) && self.dialect.quoting != NONE {
                    self.quoted = true;
                    self.at = At::Quoted;
                } else if is(self.dialect.escape) {
                    self.at = At::Escaped;
                } else if point == Some(32) && self.dialect.skip_space {
                    self.at = At::FieldStart;
                } else if is(Some(self.dialect.delimiter)) {
                    self.save(vm)?;
                    self.at = At::FieldStart;
                } else {
                    self.add(vm, point.unwrap_or(0))?;
                    self.at = At::Field;
                }
            }
            At::Escaped => match point {
                Some(10 | 13) => {
                    self.add(vm, point.unwrap_or(10))?;
                    self.at = At::AfterEscapedEnd;
                }
                _ => {
                    self.add(vm, point.unwrap_or(10))?;
                    self.at = At::Field;
                }
            },
            At::AfterEscapedEnd if point.is_none() => {}
            At::Field | At::AfterEscapedEnd => {
                if line_end {
                    self.save(vm)?;
                    self.at = ended;
                } else if is(self.dialect.escape) {
                    self.at = At::Escaped;
                } else if is(Some(self.dialect.delimiter)) {
                    self.save(vm)?;
                    self.at = At::FieldStart;
                } else {
                    self.add(vm, point.unwrap_or(0))?;
                    self.at = At::Field;
                }
            }
            At::Quoted => {
                if point.is_none() {
                } else if is(self.dialect.escape) {
                    self.at = At::QuotedEscape;
                } else if is(self.dialect.quote) && self.dialect.quoting != NONE {
                    self.at = match self.dialect.double_quote {
                        true => At::QuoteInQuoted,
                        false => At::Field,
                    };
                } else {
                    self.add(vm, point.unwrap_or(0))?;
                }
            }
            At::QuotedEscape => {
                self.add(vm, point.unwrap_or(10))?;
                self.at = At::Quoted;
            }
            At::QuoteInQuoted => {
                if self.dialect.quoting != NONE && is(self.dialect.quote) {
                    self.add(vm, point.unwrap_or(0))?;
                    self.at = At::Quoted;
                } else if is(Some(self.dialect.delimiter)) {
                    self.save(vm)?;
                    self.at = At::FieldStart;
                } else if line_end {
                    self.save(vm)?;
                    self.at = ended;
                } else if !self.dialect.strict {
                    self.add(vm, point.unwrap_or(0))?;
                    self.at = At::Field;
                } else {
                    let shown = |point: Option<u32>| point.and_then(char::from_u32).unwrap_or(' ');
                    let (delimiter, quote) = (
                        shown(Some(self.dialect.delimiter)),
                        shown(self.dialect.quote),
                    );
                    return Err(error(vm, format!("'{delimiter}' expected after '{quote}'")));
                }
            }
            At::EndOfLine => match point {
                Some(10 | 13) => {}
                None => self.at = At::RecordStart,
                Some(_) => {
                    return Err(error(
                        vm,
                        "new-line character seen in unquoted field - do you need to open the file with newline=''?",
                    ));
                }
            },
        }
        Ok(())
    }
}

fn reader_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = value.downcast::<Reader>().expect("a reader");
    let mut parse = Parse {
        dialect: &this.dialect,
        at: At::RecordStart,
        field: Builder::default(),
        quoted: false,
        fields: Vec::new(),
        limit: limit_of(vm),
    };
    loop {
        let Some(line) = vm.next(&this.lines)? else {
            if !parse.field.is_empty() || parse.at == At::Quoted {
                if this.dialect.strict {
                    return Err(error(vm, "unexpected end of data"));
                }
                parse.save(vm)?;
                return Ok(Some(vm.list(parse.fields)));
            }
            return Ok(None);
        };
        let Some(text) = line.downcast::<Str>() else {
            let name = vm.type_name(&line);
            return Err(error(
                vm,
                format!(
                    "iterator should return strings, not {name} (the file should be opened in text mode)"
                ),
            ));
        };
        this.count.set(this.count.get() + 1);
        for point in text.units().iter() {
            parse.step(vm, Some(point))?;
        }
        parse.step(vm, None)?;
        if parse.at == At::RecordStart {
            return Ok(Some(vm.list(parse.fields)));
        }
    }
}

/// Payload of a writer.
struct Writer {
    dialect: Dialect,
    write: Value,
}

impl Payload for Writer {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.write);
        visit(&self.dialect.terminator);
    }
}

fn writer(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dialect = dialect(vm, args.opt(1), args.opt(2))?;
    let write = match crate::modules::support::attr_opt(vm, args.arg(0), "write")? {
        Some(write) => write,
        None => return Err(vm.type_error("argument 1 must have a \"write\" method")),
    };
    Ok(vm.object(Writer { dialect, write }))
}

fn push_field(
    vm: &mut Vm,
    dialect: &Dialect,
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
        push_field(vm, &this.dialect, field, fields.len() == 1, &mut out)?;
    }
    out.push_value(&this.dialect.terminator);
    let line = out.finish(vm);
    vm.call(&this.write, &[line])
}

fn own(value: &Value) -> &Object<Writer> {
    value.downcast::<Writer>().expect("a writer")
}
fn dialect_of(value: &Value) -> &Object<Dialect> {
    value.downcast::<Dialect>().expect("a dialect")
}
fn maybe(vm: &mut Vm, point: Option<u32>) -> Value {
    point.map_or(Value::NONE, |point| vm.str_from_point(point))
}

static DIALECT: TypeSpec = TypeSpec {
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
static READER: TypeSpec = TypeSpec {
    module: "_csv",
    flags: 0,
    getset: &[
        (
            "line_num",
            |vm, value| Ok(vm.int(value.downcast::<Reader>().expect("a reader").count.get())),
            None,
            "",
        ),
        (
            "dialect",
            |vm, value| {
                let dialect = value
                    .downcast::<Reader>()
                    .expect("a reader")
                    .dialect
                    .clone();
                Ok(vm.object(dialect))
            },
            None,
            "",
        ),
    ],
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(reader_next));
    },
    ..TypeSpec::of::<Reader>("reader")
};
static WRITER: TypeSpec = TypeSpec {
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

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "CSV parsing and writing.\n",
    functions: &[
        (
            "reader",
            "(iterable, dialect='excel', /, **keywords)",
            reader,
            "Return a reader object that will process lines from the given iterable.",
        ),
        (
            "writer",
            "(fileobj, dialect='excel', /, **keywords)",
            writer,
            "Return a writer object that will write user data on the given file object.",
        ),
        (
            "register_dialect",
            "(name, dialect=None, /, **keywords)",
            register_dialect,
            "Create a mapping from a string name to a CVS dialect.",
        ),
        (
            "unregister_dialect",
            "(name)",
            unregister_dialect,
            "Delete the name/dialect mapping associated with a string name.",
        ),
        (
            "get_dialect",
            "(name)",
            get_dialect,
            "Return the dialect instance associated with name.",
        ),
        (
            "list_dialects",
            "()",
            list_dialects,
            "Return a list of all known dialect names.",
        ),
        (
            "field_size_limit",
            "(new_limit=<unrepresentable>)",
            field_size_limit,
            "Sets an upper limit on parsed fields.",
        ),
    ],
    types: &[&DIALECT],
    init: |vm, module| {
        for spec in [&READER, &WRITER] {
            vm.class_of_spec(spec)?;
        }
        for (name, number) in [
            ("QUOTE_MINIMAL", MINIMAL),
            ("QUOTE_ALL", ALL),
            ("QUOTE_NONNUMERIC", NONNUMERIC),
            ("QUOTE_NONE", NONE),
            ("QUOTE_STRINGS", STRINGS),
            ("QUOTE_NOTNULL", NOTNULL),
        ] {
            let number = vm.int(number);
            vm.module_set(module, name, number);
        }
        let version = vm.str("1.0");
        vm.module_set(module, "__version__", version);
        let metaclass = vm.types().r#type.value().clone();
        let base = vm.exceptions().Exception.value().clone();
        let (text, bases, namespace) = (vm.str("Error"), vm.tuple_of([base]), vm.dict());
        let (key, owner) = (vm.intern("__module__"), vm.str("_csv"));
        if let Some(dict) = namespace.downcast::<Dict>() {
            dict.set_str(vm, &key, owner);
        }
        let class = vm.call(&metaclass, &[text, bases, namespace])?;
        vm.module_set(module, "Error", class);
        Ok(())
    },
    ..ModuleSpec::named("_csv")
};
