//! `unicodedata`: the Unicode character database; `ucd_3_2_0` is in [`old`].

mod old;
mod old_data;
mod sequences;

use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::{Str, unicode};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use gillie_grammar::character_names;
use sequences::SEQUENCES;
use unicode_normalization::UnicodeNormalization;

type Bindings<'a> = &'a [Option<Value>];

/// The single code point of argument `index`.
fn point(vm: &mut Vm, args: Bindings<'_>, function: &str) -> Result<u32> {
    let value = args.arg(0);
    match value.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(text.units().at(0)),
        _ => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!(
                "{function}() argument{} must be a unicode character, not {name}",
                if function_has_default(function) {
                    " 1"
                } else {
                    ""
                }
            )))
        }
    }
}

fn function_has_default(function: &str) -> bool {
    matches!(function, "decimal" | "digit" | "numeric" | "name")
}

fn or_default(vm: &mut Vm, args: Bindings<'_>, found: Option<Value>, text: &str) -> Result<Value> {
    match found.or_else(|| args.opt(1).cloned()) {
        Some(value) => Ok(value),
        None => Err(vm.value_error(text)),
    }
}

fn decimal(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let digit = unicode::record(point(vm, args, "decimal")?).5;
    let found = (digit >= 0).then(|| vm.int(digit as i64));
    or_default(vm, args, found, "not a decimal")
}
fn digit(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let digit = unicode::record(point(vm, args, "digit")?).6;
    let found = (digit >= 0).then(|| vm.int(digit as i64));
    or_default(vm, args, found, "not a digit")
}
fn numeric(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let found = unicode::numeric(point(vm, args, "numeric")?).map(Value::float);
    or_default(vm, args, found, "not a numeric character")
}
fn name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let point = point(vm, args, "name")?;
    // Names of code points that this version of Unicode does not have yet are not told.
    let known = unicode::category(point) != "Cn";
    let found = char::from_u32(point)
        .filter(|_| known)
        .and_then(unicode_names2::name)
        .map(|name| vm.str(&name.to_string()));
    or_default(vm, args, found, "no such name")
}
/// What a name given to `lookup` stands for, by `find` (which has it in capitals).
fn looked_up(
    vm: &mut Vm,
    args: Bindings<'_>,
    find: impl FnOnce(&mut Vm, &str) -> Option<Value>,
) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "lookup() argument")?
        .into_owned();
    // `NAME_MAXLEN` of unicodedata.c.
    if name.len() > 256 {
        let message = vm.str("name too long");
        return Err(vm.key_error(&message));
    }
    find(vm, &name.to_ascii_uppercase()).ok_or_else(|| {
        let message = vm.str(&format!("undefined character name '{name}'"));
        vm.key_error(&message)
    })
}
fn lookup(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    looked_up(vm, args, |vm, name| {
        match character_names::character(name) {
            Some(c) => Some(vm.str_from_point(c as u32)),
            None => {
                let index = SEQUENCES.binary_search_by_key(&name, |&(name, _)| name);
                index.ok().map(|index| vm.str(SEQUENCES[index].1))
            }
        }
    })
}

macro_rules! texts {
    ($($function:ident $name:literal $of:path;)*) => {$(
        fn $function(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            let point = point(vm, args, $name)?;
            Ok(vm.str($of(point)))
        }
    )*};
}
texts! {
    category "category" unicode::category;
    bidirectional "bidirectional" unicode::bidirectional;
    east_asian_width "east_asian_width" unicode::east_asian_width;
    decomposition "decomposition" unicode::decomposition;
}
fn combining(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let point = point(vm, args, "combining")?;
    Ok(vm.int(unicode::record(point).3 as i64))
}
fn mirrored(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let point = point(vm, args, "mirrored")?;
    Ok(vm.int(unicode::has(point, unicode::tables::MIRRORED) as i64))
}

/// A normal form's name in Python, and the form of a text.
type Form = (&'static str, fn(&str) -> String);
const FORMS: [Form; 4] = [
    ("NFC", |text| text.nfc().collect()),
    ("NFD", |text| text.nfd().collect()),
    ("NFKC", |text| text.nfkc().collect()),
    ("NFKD", |text| text.nfkd().collect()),
];

/// The text in a normal form. Lone surrogates stay as they are, and so do the characters that this version of Unicode
/// does not have: the crate's tables may be of a newer one. Nothing reorders or composes across either.
fn normalized(vm: &mut Vm, form: &str, text: &Str) -> Result<Vec<u32>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let Some((_, normal)) = FORMS.iter().find(|(name, _)| *name == form) else {
        return Err(vm.value_error("invalid normalization form"));
    };
    let mut out = Vec::with_capacity(text.len());
    let mut run = String::new();
    for point in text.units().iter() {
        match char::from_u32(point) {
            Some(c) if c.is_ascii() || unicode::category(point) != "Cn" => run.push(c),
            _ => {
                out.extend(normal(&run).chars().map(u32::from));
                run.clear();
                out.push(point);
            }
        }
    }
    out.extend(normal(&run).chars().map(u32::from));
    Ok(out)
}

fn arguments<'a>(vm: &mut Vm, args: Bindings<'a>, function: &str) -> Result<(String, &'a Str)> {
    let form = vm
        .expect_text(args.arg(0), &format!("{function}() argument 1"))?
        .into_owned();
    match args.arg(1).downcast::<Str>() {
        Some(text) => Ok((form, text)),
        None => {
            let name = vm.type_name(args.arg(1));
            Err(vm.type_error(format!("{function}() argument 2 must be str, not {name}")))
        }
    }
}
fn normalize(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (form, text) = arguments(vm, args, "normalize")?;
    if text.is_ascii() && matches!(form.as_str(), "NFC" | "NFD" | "NFKC" | "NFKD") {
        return Ok(vm.exact_str(args.arg(1)));
    }
    let points = normalized(vm, &form, text)?;
    Ok(vm.str_from_points(&points))
}
fn is_normalized(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (form, text) = arguments(vm, args, "is_normalized")?;
    let points = normalized(vm, &form, text)?;
    Ok(Value::bool(text.units().iter().eq(points)))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters.",
    types: &[&old::UCD],
    functions: &[
        (
            "decimal",
            "(chr, default=<unrepresentable>, /)",
            decimal,
            "Converts a Unicode character into its equivalent decimal value.",
        ),
        (
            "digit",
            "(chr, default=<unrepresentable>, /)",
            digit,
            "Converts a Unicode character into its equivalent digit value.",
        ),
        (
            "numeric",
            "(chr, default=<unrepresentable>, /)",
            numeric,
            "Converts a Unicode character into its equivalent numeric value.",
        ),
        (
            "category",
            "(chr, /)",
            category,
            "Returns the general category assigned to the character chr as string.",
        ),
        (
            "bidirectional",
            "(chr, /)",
            bidirectional,
            "Returns the bidirectional class assigned to the character chr as string.",
        ),
        (
            "combining",
            "(chr, /)",
            combining,
            "Returns the canonical combining class assigned to the character chr as integer.",
        ),
        (
            "mirrored",
            "(chr, /)",
            mirrored,
            "Returns the mirrored property assigned to the character chr as integer.",
        ),
        (
            "east_asian_width",
            "(chr, /)",
            east_asian_width,
            "Returns the east asian width assigned to the character chr as string.",
        ),
        (
            "decomposition",
            "(chr, /)",
            decomposition,
            "Returns the character decomposition mapping assigned to the character chr as string.",
        ),
        (
            "is_normalized",
            "(form, unistr, /)",
            is_normalized,
            "Return whether the Unicode string unistr is in the normal form 'form'.",
        ),
        (
            "normalize",
            "(form, unistr, /)",
            normalize,
            "Return the normal form 'form' for the Unicode string unistr.",
        ),
        (
            "name",
            "(chr, default=<unrepresentable>, /)",
            name,
            "Returns the name assigned to the character chr as a string.",
        ),
        ("lookup", "(name, /)", lookup, "Look up character by name."),
    ],
    init: |vm, module| {
        let version = vm.str(unicode::tables::VERSION);
        vm.module_set(module, "unidata_version", version);
        old::add(vm, module)
    },
    ..ModuleSpec::named("unicodedata")
};
