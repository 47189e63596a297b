//! Writing JSON: quoted strings, and the encoder that `json.JSONEncoder` makes from its settings.

use crate::object::dict::Dict;
use crate::object::header::{Payload, Visitor};
use crate::object::int;
use crate::object::list::List;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Str, Unit, Units, expect, search};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, float};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Appends a string in quotes.
fn push_quoted(out: &mut Builder, units: Units<'_>, ascii: bool) {
    match units {
        Units::One(units) => push_escaped(out, units, Units::One, ascii),
        Units::Two(units) => push_escaped(out, units, Units::Two, ascii),
        Units::Four(units) => push_escaped(out, units, Units::Four, ascii),
    }
}

fn push_escaped<'a, U: Unit>(
    out: &mut Builder,
    mut rest: &'a [U],
    units: fn(&'a [U]) -> Units<'a>,
    ascii: bool,
) {
    let limit = if ascii { 0x7F } else { 0x11_0000 };
    let special = |unit: U| {
        let point: u32 = unit.into();
        (point < 0x20) | (point >= limit) | (point == 0x22) | (point == 0x5C)
    };
    out.push(0x22);
    while let Some(at) = search::first(rest, special) {
        out.push_units(units(&rest[..at]));
        push_escape(out, rest[at].into());
        rest = &rest[at + 1..];
    }
    out.push_units(units(rest));
    out.push(0x22);
}

fn push_escape(out: &mut Builder, point: u32) {
    let short = match point {
        0x22 => b'"',
        0x5C => b'\\',
        0x08 => b'b',
        0x09 => b't',
        0x0A => b'n',
        0x0C => b'f',
        0x0D => b'r',
        0x1_0000.. => {
            let rest = point - 0x1_0000;
            push_escape(out, 0xD800 + (rest >> 10));
            return push_escape(out, 0xDC00 + (rest & 0x3FF));
        }
        _ => {
            let digit = |shift: u32| b"0123456789abcdef"[(point >> shift & 0xF) as usize];
            return out.push_ascii(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
        }
    };
    out.push_ascii(&[b'\\', short]);
}

pub fn encode_string(vm: &mut Vm, args: Bindings<'_>, ascii: bool) -> Result<Value> {
    let Some(text) = args.arg(0).downcast::<Str>() else {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let mut out = Builder::with_capacity(text.len() + 2);
    push_quoted(&mut out, text.units(), ascii);
    Ok(out.finish(vm))
}

/// How strings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Ascii,
    Unicode,
    /// By calling the encoder given.
    Custom,
}

/// Payload of an encoder.
pub struct Encoder {
    /// Dict of the ids of containers in progress, or None.
    markers: Value,
    default: Value,
    encoder: Value,
    indent: Value,
    key_separator: Value,
    item_separator: Value,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    quoting: Quoting,
}

impl Payload for Encoder {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [
            &self.markers,
            &self.default,
            &self.encoder,
            &self.indent,
            &self.key_separator,
            &self.item_separator,
        ]
        .into_iter()
        .for_each(visit);
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let markers = args.arg(1);
    if !markers.is_none() && !markers.is_a::<Dict>() {
        let name = vm.type_name(markers);
        return Err(vm.type_error(format!(
            "make_encoder() argument 1 must be dict or None, not {name}"
        )));
    }
    for index in [5, 6] {
        if !args.arg(index).is_a::<Str>() {
            let name = vm.type_name(args.arg(index));
            return Err(vm.type_error(format!(
                "make_encoder() argument {index} must be str, not {name}"
            )));
        }
    }
    let (sort_keys, skip_keys) = (vm.is_true(args.arg(7))?, vm.is_true(args.arg(8))?);
    let allow_nan = vm.is_true(args.arg(9))?;
    let encoder = args.arg(3).clone();
    let module = vm.import_module("_json")?;
    let mut same = |name: &str| -> Result<bool> {
        Ok(crate::modules::support::attr(vm, &module, name)?.is(&encoder))
    };
    let quoting = if same("encode_basestring_ascii")? {
        Quoting::Ascii
    } else if same("encode_basestring")? {
        Quoting::Unicode
    } else {
        Quoting::Custom
    };
    Ok(vm.object(Encoder {
        markers: markers.clone(),
        default: args.arg(2).clone(),
        encoder,
        indent: args.arg(4).clone(),
        key_separator: args.arg(5).clone(),
        item_separator: args.arg(6).clone(),
        sort_keys,
        skip_keys,
        allow_nan,
        quoting,
    }))
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let this = value.downcast::<Encoder>().expect("an encoder");
    let (Some(object), Some(level)) = (args.values.first(), args.values.get(1)) else {
        let given = args.values.len();
        return Err(vm.type_error(format!("_iterencode() takes 2 arguments ({given} given)")));
    };
    let level = vm.index_i64(level)?.max(0) as usize;
    let mut out = Builder::default();
    let mut writer = Writer {
        encoder: this,
        out: &mut out,
    };
    writer.value(vm, object, level)?;
    let text = out.finish(vm);
    Ok(vm.tuple_of([text]))
}

struct Writer<'a> {
    encoder: &'a Encoder,
    out: &'a mut Builder,
}

impl Writer<'_> {
    fn string(&mut self, vm: &mut Vm, value: &Value) -> Result<()> {
        let ascii = match self.encoder.quoting {
            Quoting::Ascii => true,
            Quoting::Unicode => false,
            Quoting::Custom => {
                let text = vm.call(&self.encoder.encoder, std::slice::from_ref(value))?;
                if !text.is_a::<Str>() {
                    let name = vm.type_name(&text);
                    return Err(
                        vm.type_error(format!("encoder() must return a string, not {name}"))
                    );
                }
                self.out.push_value(&text);
                return Ok(());
            }
        };
        push_quoted(self.out, expect(value).units(), ascii);
        Ok(())
    }

    fn float(&self, vm: &mut Vm, number: f64, value: &Value) -> Result<String> {
        if number.is_finite() {
            return Ok(crate::object::format::float_repr(number));
        }
        if !self.encoder.allow_nan {
            let text = vm.repr_text(value)?;
            return Err(vm.value_error(format!(
                "Out of range float values are not JSON compliant: {text}"
            )));
        }
        Ok(match number {
            number if number.is_nan() => "NaN",
            number if number > 0.0 => "Infinity",
            _ => "-Infinity",
        }
        .into())
    }

    fn value(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<()> {
        if value.is_none() {
            self.out.push_text("null");
        } else if let Some(truth) = value.as_bool() {
            self.out.push_text(if truth { "true" } else { "false" });
        } else if value.is_a::<Str>() {
            self.string(vm, value)?;
        } else if let Some(number) = int::view(value) {
            let negative = number.is_negative();
            let digits = int::to_decimal(vm, number)?;
            if negative && !digits.starts_with('-') {
                self.out.push(0x2D);
            }
            self.out.push_text(&digits);
        } else if let Some(number) = float::value_of(value) {
            let text = self.float(vm, number, value)?;
            self.out.push_text(&text);
        } else if value.is_a::<List>() || value.is_a::<Tuple>() || value.is_a::<Dict>() {
            self.nested(vm, value, |this, vm| match value.is_a::<Dict>() {
                true => this.dict(vm, value, level),
                false => this.list(vm, value, level),
            })?;
        } else {
            let default = self.encoder.default.clone();
            self.nested(vm, value, |this, vm| {
                let other = vm.call(&default, std::slice::from_ref(value))?;
                this.value(vm, &other, level)
            })?;
        }
        Ok(())
    }

    /// Runs `body` with `value` marked as in progress: "Circular reference detected".
    fn nested(
        &mut self,
        vm: &mut Vm,
        value: &Value,
        body: impl FnOnce(&mut Self, &mut Vm) -> Result<()>,
    ) -> Result<()> {
        let markers = self.encoder.markers.clone();
        let Some(marked) = markers.downcast::<Dict>() else {
            vm.enter_native()?;
            let result = body(self, vm);
            vm.leave_native();
            return result;
        };
        let id = vm.int(value.raw().0 as i64);
        if vm.dict_get(marked, &id)?.is_some() {
            return Err(vm.value_error("Circular reference detected"));
        }
        vm.dict_set(marked, &id, value.clone())?;
        vm.enter_native()?;
        let result = body(self, vm);
        vm.leave_native();
        result?;
        vm.dict_remove(marked, &id)?;
        Ok(())
    }

    fn newline(&mut self, level: usize) {
        if let Some(indent) = self.encoder.indent.downcast::<Str>() {
            self.out.push(0x0A);
            for _ in 0..level {
                self.out.push_str(indent);
            }
        }
    }

    fn list(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<()> {
        // A list is read as it is written: `default` may change it.
        let items = match vm.class_of(value).is(&*vm.types().list) {
            true => value.clone(),
            false => {
                let items = vm.collect(value)?;
                vm.list(items)
            }
        };
        let list = items.downcast::<List>().expect("a list");
        if list.items.get(vm).is_empty() {
            self.out.push_text("[]");
            return Ok(());
        }
        self.out.push_text("[");
        let mut index = 0;
        while let Some(item) = list.items.get(vm).get(index).cloned() {
            if index > 0 {
                self.out.push_value(&self.encoder.item_separator);
            }
            self.newline(level + 1);
            self.value(vm, &item, level + 1)?;
            index += 1;
        }
        self.newline(level);
        self.out.push_text("]");
        Ok(())
    }

    /// The text of a key, or `None` for one to be left out.
    fn key(&self, vm: &mut Vm, key: &Value) -> Result<Option<Value>> {
        if key.is_a::<Str>() {
            return Ok(Some(key.clone()));
        }
        if let Some(number) = float::value_of(key) {
            let text = self.float(vm, number, key)?;
            return Ok(Some(vm.str(&text)));
        }
        if key.is_none() {
            return Ok(Some(vm.intern("null")));
        }
        if let Some(truth) = key.as_bool() {
            return Ok(Some(vm.intern(if truth { "true" } else { "false" })));
        }
        if int::view(key).is_some() {
            let exact = int::exact(vm, key)?;
            return vm.repr(&exact).map(Some);
        }
        if self.encoder.skip_keys {
            return Ok(None);
        }
        let name = vm.type_name(key);
        Err(vm.type_error(format!(
            "keys must be str, int, float, bool or None, not {name}"
        )))
    }

    /// What the method `items` gives, sorted if that is wanted.
    fn items(&self, vm: &mut Vm, value: &Value) -> Result<Vec<(Value, Value)>> {
        let items = vm.call_method(value, "items", &[])?;
        let mut items = vm.collect(&items)?;
        if self.encoder.sort_keys {
            crate::object::list::sort_items(vm, &mut items, None, false)?;
        }
        items
            .iter()
            .map(
                |pair| match pair.downcast::<Tuple>().map(|pair| pair.items()) {
                    Some([key, item]) => Ok((key.clone(), item.clone())),
                    _ => Err(vm.value_error("items must return 2-tuples")),
                },
            )
            .collect()
    }

    fn dict(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<()> {
        let mut pairs: Vec<(Value, Value)> = Vec::new();
        if vm.class_of(value).is(&*vm.types().dict) {
            let dict = value.downcast::<Dict>().expect("a dict");
            for (key, item) in dict.table.get(vm).iter() {
                pairs.extend(item.clone().map(|item| (key.clone(), item)));
            }
            if self.encoder.sort_keys {
                // Strs in a dict are all different, so the values do not count.
                let plain = |key: &Value| vm.class_of(key).is(&*vm.types().str);
                match pairs.iter().all(|(key, _)| plain(key)) {
                    true => pairs.sort_by(|(a, _), (b, _)| expect(a).compare(expect(b))),
                    false => pairs = self.items(vm, value)?,
                }
            }
        } else {
            pairs = self.items(vm, value)?;
        }
        if pairs.is_empty() {
            self.out.push_text("{}");
            return Ok(());
        }
        self.out.push_text("{");
        let mut first = true;
        for (key, item) in &pairs {
            let Some(key) = self.key(vm, key)? else {
                continue;
            };
            if !first {
                self.out.push_value(&self.encoder.item_separator);
            }
            first = false;
            self.newline(level + 1);
            self.string(vm, &key)?;
            self.out.push_value(&self.encoder.key_separator);
            self.value(vm, item, level + 1)?;
        }
        self.newline(level);
        self.out.push_text("}");
        Ok(())
    }
}

/// The type `make_encoder`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_json",
    doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    new: Some((
        "__new__",
        "($type, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
        new,
        "",
    )),
    slots: |slots| slots.call.set(Some(call)),
    ..TypeSpec::of::<Encoder>("make_encoder")
};
