//! Reading JSON: `scanstring`, and the scanner that `json.JSONDecoder` makes from its settings.

use crate::modules::support::attr;
use crate::object::Args;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Recent, Str, Unit, Units, search};
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use std::collections::HashMap;

type Bindings<'a> = &'a [Option<Value>];

/// `json.JSONDecodeError`.
fn fault(vm: &mut Vm, message: &str, text: &Value, at: impl TryInto<i64>) -> Raised {
    let at = at.try_into().unwrap_or(i64::MAX);
    let made = vm.import_module("json.decoder").and_then(|module| {
        let class = attr(vm, &module, "JSONDecodeError")?;
        let (message, at) = (vm.str(message), vm.int(at));
        vm.call(&class, &[message, text.clone(), at])
    });
    made.map_or_else(|raised| raised, Raised)
}

/// Says that there is no value at `at`: the decoder turns it into its own error.
fn stop(vm: &mut Vm, at: usize) -> Raised {
    let at = vm.int(at as i64);
    vm.stop_iteration(Some(at))
}

fn text_of<'a>(vm: &mut Vm, value: &'a Value, what: &str) -> Result<&'a Str> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("first argument must be a string, not {name}{what}")))
        }
    }
}

pub fn scanstring(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let text = text_of(vm, args.arg(0), "")?;
    let end = vm.index_i64(args.arg(1))?;
    let strict = match args.opt(2) {
        Some(strict) => vm.is_true(strict)?,
        None => true,
    };
    let Some(end) = usize::try_from(end).ok().filter(|&end| end <= text.len()) else {
        return Err(vm.value_error("end is out of bounds"));
    };
    let (string, end) = string(vm, args.arg(0), text.units(), end, strict)?;
    let end = vm.int(end as i64);
    Ok(vm.tuple_of([string, end]))
}

/// Four hexadecimal digits.
fn hex4(units: Units<'_>, at: usize) -> Option<u32> {
    // What is cut off here is the escape, not the string around it.
    if at + 4 >= units.len() {
        return None;
    }
    (at..at + 4).try_fold(0, |value, at| {
        let digit = match units.at(at) {
            point @ 0x30..0x3A => point - 0x30,
            point @ (0x41..0x47 | 0x61..0x67) => (point | 0x20) - 0x61 + 10,
            _ => return None,
        };
        Some(value << 4 | digit)
    })
}

/// How many units stand for themselves.
fn plain_run<U: Unit>(units: &[U], strict: bool) -> usize {
    let control = if strict { 0x20 } else { 0 };
    let special = |unit: U| {
        let point: u32 = unit.into();
        (point == 0x22) | (point == 0x5C) | (point < control)
    };
    search::first(units, special).unwrap_or(units.len())
}

/// The string whose opening quote lies before `begin`, and where it ends.
fn string(
    vm: &mut Vm,
    source: &Value,
    units: Units<'_>,
    begin: usize,
    strict: bool,
) -> Result<(Value, usize)> {
    let mut at = begin;
    let mut out: Option<Builder> = None;
    loop {
        let start = at;
        at += match units {
            Units::One(units) => plain_run(&units[at..], strict),
            Units::Two(units) => plain_run(&units[at..], strict),
            Units::Four(units) => plain_run(&units[at..], strict),
        };
        if at >= units.len() {
            return Err(fault(
                vm,
                "Unterminated string starting at",
                source,
                begin as i64 - 1,
            ));
        }
        let point = units.at(at);
        if point == 0x22 {
            return Ok(match out {
                None => (vm.str_from_units(units.slice(start, at)), at + 1),
                Some(mut out) => {
                    out.push_units(units.slice(start, at));
                    (out.finish(vm), at + 1)
                }
            });
        }
        if point != 0x5C {
            return Err(fault(vm, "Invalid control character at", source, at));
        }
        let buffer = out.get_or_insert_with(Builder::default);
        buffer.push_units(units.slice(start, at));
        at += 1;
        if at >= units.len() {
            return Err(fault(
                vm,
                "Unterminated string starting at",
                source,
                begin as i64 - 1,
            ));
        }
        let escape = units.at(at);
        at += 1;
        let simple = match char::from_u32(escape) {
            Some(c @ ('"' | '\\' | '/')) => c as u32,
            Some('b') => 8,
            Some('f') => 12,
            Some('n') => 10,
            Some('r') => 13,
            Some('t') => 9,
            Some('u') => {
                let Some(mut point) = hex4(units, at) else {
                    return Err(fault(vm, "Invalid \\uXXXX escape", source, at - 1));
                };
                at += 4;
                if (0xD800..0xDC00).contains(&point)
                    && at + 6 < units.len()
                    && units.at(at) == 0x5C
                    && units.at(at + 1) == 'u' as u32
                    && let Some(low @ 0xDC00..0xE000) = hex4(units, at + 2)
                {
                    point = 0x1_0000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                    at += 6;
                }
                point
            }
            _ => return Err(fault(vm, "Invalid \\escape", source, at - 2)),
        };
        buffer.push(simple);
    }
}

/// Payload of a scanner.
pub struct Scanner {
    strict: bool,
    object_hook: Option<Value>,
    pairs_hook: Option<Value>,
    parse_float: Option<Value>,
    parse_int: Option<Value>,
    parse_constant: Value,
}

impl Payload for Scanner {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.parse_constant);
        [
            &self.object_hook,
            &self.pairs_hook,
            &self.parse_float,
            &self.parse_int,
        ]
        .into_iter()
        .flatten()
        .for_each(visit);
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let context = args.arg(1);
    let strict = attr(vm, context, "strict")?;
    let strict = vm.is_true(&strict)?;
    let hook = |vm: &mut Vm, name: &str| -> Result<Option<Value>> {
        Ok(Some(attr(vm, context, name)?).filter(|hook| !hook.is_none()))
    };
    let object_hook = hook(vm, "object_hook")?;
    let pairs_hook = hook(vm, "object_pairs_hook")?;
    let (float, int) = (
        vm.types().float.value().clone(),
        vm.types().int.value().clone(),
    );
    let parse_float = hook(vm, "parse_float")?.filter(|hook| !hook.is(&float));
    let parse_int = hook(vm, "parse_int")?.filter(|hook| !hook.is(&int));
    let parse_constant = attr(vm, context, "parse_constant")?;
    Ok(vm.object(Scanner {
        strict,
        object_hook,
        pairs_hook,
        parse_float,
        parse_int,
        parse_constant,
    }))
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let this = value.downcast::<Scanner>().expect("a scanner");
    let [source, index] = args.values else {
        let given = args.values.len();
        return Err(vm.type_error(format!("scan_once() takes 2 arguments ({given} given)")));
    };
    let text = text_of(vm, source, "")?;
    let index = vm.index_i64(index)?;
    let Ok(index) = usize::try_from(index) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    let mut reader = Reader {
        scanner: this,
        source,
        units: text.units(),
        keys: HashMap::new(),
        recent: Recent::default(),
    };
    let (found, end) = reader.value(vm, index)?;
    let end = vm.int(end as i64);
    Ok(vm.tuple_of([found, end]))
}

/// One call of a scanner; equal keys share one str.
struct Reader<'a> {
    scanner: &'a Scanner,
    source: &'a Value,
    units: Units<'a>,
    /// Keys that are not plain: with escapes, or in text wider than Latin-1, or long.
    keys: HashMap<Vec<u8>, Value>,
    /// Plain keys.
    recent: Recent,
}

impl Reader<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        match at < self.units.len() {
            true => char::from_u32(self.units.at(at)),
            false => None,
        }
    }

    fn space(&self, mut at: usize) -> usize {
        while let Some(' ' | '\t' | '\n' | '\r') = self.peek(at) {
            at += 1;
        }
        at
    }

    fn starts(&self, at: usize, word: &str) -> bool {
        word.chars()
            .enumerate()
            .all(|(offset, c)| self.peek(at + offset) == Some(c))
    }

    fn value(&mut self, vm: &mut Vm, at: usize) -> Result<(Value, usize)> {
        match self.peek(at) {
            Some('"') => string(vm, self.source, self.units, at + 1, self.scanner.strict),
            Some('{') => {
                vm.enter_native()?;
                let result = self.object(vm, at + 1);
                vm.leave_native();
                result
            }
            Some('[') => {
                vm.enter_native()?;
                let result = self.array(vm, at + 1);
                vm.leave_native();
                result
            }
            Some('n') if self.starts(at, "null") => Ok((Value::NONE, at + 4)),
            Some('t') if self.starts(at, "true") => Ok((Value::TRUE, at + 4)),
            Some('f') if self.starts(at, "false") => Ok((Value::FALSE, at + 5)),
            Some('N') if self.starts(at, "NaN") => self.constant(vm, "NaN", at),
            Some('I') if self.starts(at, "Infinity") => self.constant(vm, "Infinity", at),
            Some('-') if self.starts(at, "-Infinity") => self.constant(vm, "-Infinity", at),
            Some('-' | '0'..='9') => self.number(vm, at),
            _ => Err(stop(vm, at)),
        }
    }

    fn constant(&self, vm: &mut Vm, name: &str, at: usize) -> Result<(Value, usize)> {
        let text = vm.intern(name);
        let value = vm.call(&self.scanner.parse_constant, &[text])?;
        Ok((value, at + name.len()))
    }

    fn number(&self, vm: &mut Vm, start: usize) -> Result<(Value, usize)> {
        let digits = |mut at: usize| {
            while let Some('0'..='9') = self.peek(at) {
                at += 1;
            }
            at
        };
        let mut at = start + (self.peek(start) == Some('-')) as usize;
        match self.peek(at) {
            Some('0') => at += 1,
            Some('1'..='9') => at = digits(at),
            _ => return Err(stop(vm, start)),
        }
        let mut float = false;
        if self.peek(at) == Some('.') && matches!(self.peek(at + 1), Some('0'..='9')) {
            float = true;
            at = digits(at + 1);
        }
        if let Some('e' | 'E') = self.peek(at) {
            let sign = matches!(self.peek(at + 1), Some('+' | '-')) as usize;
            if let Some('0'..='9') = self.peek(at + 1 + sign) {
                float = true;
                at = digits(at + 1 + sign);
            }
        }
        let given;
        let text = match self.units.slice(start, at) {
            Units::One(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            wide => {
                given = wide.iter().filter_map(char::from_u32).collect::<String>();
                &given
            }
        };
        let hook = match float {
            true => &self.scanner.parse_float,
            false => &self.scanner.parse_int,
        };
        if let Some(hook) = hook {
            let text = vm.str(text);
            return Ok((vm.call(hook, &[text])?, at));
        }
        if float {
            return Ok((Value::float(text.parse().unwrap_or(f64::NAN)), at));
        }
        if let Ok(number) = text.parse::<i64>() {
            return Ok((vm.int(number), at));
        }
        let class = vm.types().int.value().clone();
        let text = vm.str(text);
        Ok((vm.call(&class, &[text])?, at))
    }

    fn array(&mut self, vm: &mut Vm, at: usize) -> Result<(Value, usize)> {
        let mut items = Vec::new();
        let mut at = self.space(at);
        if self.peek(at) == Some(']') {
            return Ok((vm.list(items), at + 1));
        }
        loop {
            let (item, end) = self.value(vm, at)?;
            items.push(item);
            at = self.space(end);
            match self.peek(at) {
                Some(']') => return Ok((vm.list(items), at + 1)),
                Some(',') => {}
                _ => return Err(fault(vm, "Expecting ',' delimiter", self.source, at)),
            }
            let comma = at;
            at = self.space(at + 1);
            if self.peek(at) == Some(']') {
                return Err(fault(
                    vm,
                    "Illegal trailing comma before end of array",
                    self.source,
                    comma,
                ));
            }
        }
    }

    fn object(&mut self, vm: &mut Vm, at: usize) -> Result<(Value, usize)> {
        let mut pairs: Vec<(Value, Value)> = Vec::new();
        let result = vm.dict();
        let target = result.downcast::<Dict>().expect("a dict");
        let mut at = self.space(at);
        if self.peek(at) != Some('}') {
            loop {
                if self.peek(at) != Some('"') {
                    return Err(fault(
                        vm,
                        "Expecting property name enclosed in double quotes",
                        self.source,
                        at,
                    ));
                }
                let (key, end) = self.key(vm, at + 1)?;
                at = self.space(end);
                if self.peek(at) != Some(':') {
                    return Err(fault(vm, "Expecting ':' delimiter", self.source, at));
                }
                at = self.space(at + 1);
                let (value, end) = self.value(vm, at)?;
                match self.scanner.pairs_hook {
                    None => drop(target.set_str(vm, &key, value)),
                    Some(_) => pairs.push((key, value)),
                }
                at = self.space(end);
                match self.peek(at) {
                    Some('}') => break,
                    Some(',') => {}
                    _ => return Err(fault(vm, "Expecting ',' delimiter", self.source, at)),
                }
                let comma = at;
                at = self.space(at + 1);
                if self.peek(at) == Some('}') {
                    return Err(fault(
                        vm,
                        "Illegal trailing comma before end of object",
                        self.source,
                        comma,
                    ));
                }
            }
        }
        at += 1;
        if let Some(hook) = &self.scanner.pairs_hook {
            let pairs = pairs
                .into_iter()
                .map(|(key, value)| vm.tuple_of([key, value]))
                .collect();
            let pairs = vm.list(pairs);
            return Ok((vm.call(hook, &[pairs])?, at));
        }
        match &self.scanner.object_hook {
            Some(hook) => Ok((vm.call(hook, &[result])?, at)),
            None => Ok((result, at)),
        }
    }

    /// The key whose opening quote lies before `begin`, and where it ends.
    fn key(&mut self, vm: &mut Vm, begin: usize) -> Result<(Value, usize)> {
        let plain = |byte: u8| byte != b'"' && byte != b'\\' && byte >= 0x20;
        if let Units::One(bytes) = self.units {
            let rest = &bytes[begin..];
            let length = rest
                .iter()
                .take(40)
                .take_while(|&&byte| plain(byte))
                .count();
            if rest.get(length) == Some(&b'"') {
                let text = &rest[..length];
                let end = begin + length + 1;
                if let Some(known) = self.recent.get(text) {
                    return Ok((known.clone(), end));
                }
                let key = vm.str_from_units(Units::One(text));
                self.recent.keep(&key);
                return Ok((key, end));
            }
        }
        let (key, end) = string(vm, self.source, self.units, begin, self.scanner.strict)?;
        Ok((self.shared(key), end))
    }

    /// One str for all equal keys.
    fn shared(&mut self, key: Value) -> Value {
        let text = crate::object::str::expect(&key);
        let mut id = text.bytes().to_vec();
        id.push(text.width());
        self.keys.entry(id).or_insert(key).clone()
    }
}

/// The type `make_scanner`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_json",
    doc: "JSON scanner object",
    new: Some(("__new__", "($type, context)", new, "")),
    getset: &[(
        "strict",
        |_, value| {
            Ok(Value::bool(
                value.downcast::<Scanner>().expect("a scanner").strict,
            ))
        },
        None,
        "strict",
    )],
    slots: |slots| slots.call.set(Some(call)),
    ..TypeSpec::of::<Scanner>("make_scanner")
};
