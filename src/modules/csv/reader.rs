//! The reader: a state machine over code points, one row at a time.

use super::dialect::{Dialect, Plain, dialect};
use super::{NONE, NONNUMERIC, NOTNULL, STRINGS, error, limit_of};
use crate::object::header::{Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Str, Units};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Payload of a reader.
struct Reader {
    dialect: Dialect,
    lines: Value,
    count: Cell<i64>,
    plain: Plain,
}

impl Payload for Reader {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.lines);
        visit(&self.dialect.terminator);
    }
}

pub(super) fn reader(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let lines = vm.iter(args.arg(0))?;
    let dialect = dialect(vm, args.opt(1), args.opt(2))?;
    let plain = dialect.plain();
    Ok(vm.object(Reader {
        dialect,
        lines,
        count: Cell::new(0),
        plain,
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

    /// How many of these belong to the field as they are; where it begins, it has begun.
    fn plain_run(&mut self, plain: &Plain, narrow: &[u8]) -> usize {
        let begins = match self.at {
            At::Field | At::Quoted => false,
            At::RecordStart | At::FieldStart => true,
            _ => return 0,
        };
        let run = narrow
            .iter()
            .take_while(|&&byte| plain.0[byte as usize])
            .count();
        let room = self.limit - self.field.len() as i64;
        if run == 0 || run as i64 > room || begins && narrow[0] == b' ' {
            return 0;
        }
        if begins {
            self.at = At::Field;
        }
        run
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
        let units = text.units();
        let mut at = 0;
        while at < units.len() {
            if let Units::One(narrow) = units {
                let run = parse.plain_run(&this.plain, &narrow[at..]);
                if run > 0 {
                    parse.field.push_units(units.slice(at, at + run));
                    at += run;
                    continue;
                }
            }
            parse.step(vm, Some(units.at(at)))?;
            at += 1;
        }
        parse.step(vm, None)?;
        if parse.at == At::RecordStart {
            return Ok(Some(vm.list(parse.fields)));
        }
    }
}

pub(super) static READER: TypeSpec = TypeSpec {
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
