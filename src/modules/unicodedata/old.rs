//! `unicodedata.ucd_3_2_0`: the database of Unicode 3.2.0, which the names of internet hosts are defined by (RFC
//! 3454). It is today's database and a table of differences.

use super::old_data::{RANGES, RECORDS};
use super::{Bindings, arguments, or_default, point};
use crate::object::spec::TypeSpec;
use crate::object::str::unicode;
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_grammar::character_names;
use unicode_normalization::char as composition;

/// Payload of a database.
pub struct Database;

impl Payload for Database {}

/// What was different about a code point.
pub struct Facts {
    pub category: &'static str,
    pub bidirectional: &'static str,
    pub combining: u8,
    pub mirrored: u8,
    pub width: &'static str,
    pub decimal: i64,
    pub digit: i64,
    pub numeric: f64,
}

/// The facts about a code point, if they differ from today's.
fn facts(point: u32) -> Option<&'static Facts> {
    let at = RANGES.partition_point(|&(_, last, _)| last < point);
    let &(first, _, record) = RANGES.get(at)?;
    (first <= point).then(|| &RECORDS[record as usize])
}

/// Whether the code point had no meaning yet, but has one today.
fn is_new(point: u32) -> bool {
    facts(point).is_some_and(|facts| facts.category == "Cn")
}

/// A function's arguments without its receiver.
fn rest(args: Bindings<'_>) -> Bindings<'_> {
    &args[1..]
}

macro_rules! properties {
    ($($function:ident: |$vm:ident, $facts:ident| $old:expr;)*) => {$(
        fn $function(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            let args = rest(args);
            match facts(point(vm, args, stringify!($function))?) {
                Some($facts) => {
                    let $vm = vm;
                    Ok($old)
                }
                None => super::$function(vm, args),
            }
        }
    )*};
}
properties! {
    category: |vm, facts| vm.str(facts.category);
    bidirectional: |vm, facts| vm.str(facts.bidirectional);
    east_asian_width: |vm, facts| vm.str(facts.width);
    combining: |vm, facts| vm.int(facts.combining.into());
    mirrored: |vm, facts| vm.int(facts.mirrored.into());
}

fn decimal(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let args = rest(args);
    match facts(point(vm, args, "decimal")?) {
        Some(facts) => {
            let found = (facts.decimal >= 0).then(|| vm.int(facts.decimal));
            or_default(vm, args, found, "not a decimal")
        }
        None => super::decimal(vm, args),
    }
}
fn digit(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let args = rest(args);
    match facts(point(vm, args, "digit")?) {
        Some(facts) => {
            let found = (facts.digit >= 0).then(|| vm.int(facts.digit));
            or_default(vm, args, found, "not a digit")
        }
        None => super::digit(vm, args),
    }
}
fn numeric(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let args = rest(args);
    match facts(point(vm, args, "numeric")?) {
        Some(facts) => {
            let found = (facts.numeric >= 0.0).then(|| Value::float(facts.numeric));
            or_default(vm, args, found, "not a numeric character")
        }
        None => super::numeric(vm, args),
    }
}
fn decomposition(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let args = rest(args);
    match is_new(point(vm, args, "decomposition")?) {
        true => Ok(vm.str("")),
        false => super::decomposition(vm, args),
    }
}
fn name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let args = rest(args);
    match is_new(point(vm, args, "name")?) {
        true => or_default(vm, args, None, "no such name"),
        false => super::name(vm, args),
    }
}
fn lookup(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    // Unicode 3.2.0 had no aliases and no named sequences.
    super::looked_up(vm, rest(args), |vm, name| {
        character_names::named(name).map(|c| vm.str_from_point(c as u32))
    })
}

/// Decompositions of five ideographs that were corrected after 3.2.0 (NormalizationCorrections.txt).
const CORRECTIONS: [(u32, u32); 5] = [
    (0x2F868, 0x2136A),
    (0x2F874, 0x5F33),
    (0x2F91F, 0x43AB),
    (0x2F95F, 0x7AAE),
    (0x2F9BF, 0x4D57),
];

fn class(point: u32) -> u8 {
    unicode::record(point).3
}

/// A normal form by the tables of 3.2.0: what had no meaning yet stays as it is.
fn normal(form: &str, points: impl Iterator<Item = u32>) -> Vec<u32> {
    let compatible = form.ends_with("KC") || form.ends_with("KD");
    let mut out: Vec<u32> = Vec::new();
    for point in points {
        let corrected = CORRECTIONS.iter().find(|(from, _)| *from == point);
        match (char::from_u32(point), corrected) {
            (_, Some(&(_, to))) => out.push(to),
            (Some(c), _) if !is_new(point) => {
                let put = |c: char| out.push(c as u32);
                match compatible {
                    true => composition::decompose_compatible(c, put),
                    false => composition::decompose_canonical(c, put),
                }
            }
            _ => out.push(point),
        }
    }
    let mut at = 0;
    while at < out.len() {
        let run = out[at..].iter().take_while(|&&point| class(point) != 0);
        let length = run.count();
        out[at..at + length].sort_by_key(|&point| class(point));
        at += length + 1;
    }
    if form.ends_with('D') {
        return out;
    }
    let mut composed: Vec<u32> = Vec::with_capacity(out.len());
    // The last starter, and the class of what came behind it and stayed.
    let mut starter: Option<usize> = None;
    let mut last = 0;
    for point in out {
        let own = class(point);
        if let Some(at) = starter {
            let adjacent = at + 1 == composed.len();
            if (adjacent || (last < own && last != 0))
                && let (Some(a), Some(b)) = (char::from_u32(composed[at]), char::from_u32(point))
                && let Some(c) = composition::compose(a, b)
            {
                composed[at] = c as u32;
                continue;
            }
        }
        if own == 0 {
            starter = Some(composed.len());
            last = 0;
        } else {
            last = own;
        }
        composed.push(point);
    }
    composed
}

/// The arguments' text, as it is and in the normal form.
fn both(vm: &mut Vm, args: Bindings<'_>, function: &str) -> Result<(Vec<u32>, Vec<u32>)> {
    let (form, text) = arguments(vm, rest(args), function)?;
    let points: Vec<u32> = text.units().iter().collect();
    if !points.is_empty() && super::FORMS.iter().all(|(name, _)| *name != form) {
        return Err(vm.value_error("invalid normalization form"));
    }
    let normal = normal(&form, points.iter().copied());
    Ok((points, normal))
}
fn normalize(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (_, normal) = both(vm, args, "normalize")?;
    Ok(vm.str_from_points(&normal))
}
fn is_normalized(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (points, normal) = both(vm, args, "is_normalized")?;
    Ok(Value::bool(points == normal))
}

/// `unicodedata.UCD`.
pub static UCD: TypeSpec = TypeSpec {
    module: "unicodedata",
    flags: 0,
    methods: &[
        (
            "decimal",
            "($self, chr, default=<unrepresentable>, /)",
            decimal,
            "Converts a Unicode character into its equivalent decimal value.",
        ),
        (
            "digit",
            "($self, chr, default=<unrepresentable>, /)",
            digit,
            "Converts a Unicode character into its equivalent digit value.",
        ),
        (
            "numeric",
            "($self, chr, default=<unrepresentable>, /)",
            numeric,
            "Converts a Unicode character into its equivalent numeric value.",
        ),
        (
            "category",
            "($self, chr, /)",
            category,
            "Returns the general category assigned to the character chr as string.",
        ),
        (
            "bidirectional",
            "($self, chr, /)",
            bidirectional,
            "Returns the bidirectional class assigned to the character chr as string.",
        ),
        (
            "combining",
            "($self, chr, /)",
            combining,
            "Returns the canonical combining class assigned to the character chr as integer.",
        ),
        (
            "mirrored",
            "($self, chr, /)",
            mirrored,
            "Returns the mirrored property assigned to the character chr as integer.",
        ),
        (
            "east_asian_width",
            "($self, chr, /)",
            east_asian_width,
            "Returns the east asian width assigned to the character chr as string.",
        ),
        (
            "decomposition",
            "($self, chr, /)",
            decomposition,
            "Returns the character decomposition mapping assigned to the character chr as string.",
        ),
        (
            "is_normalized",
            "($self, form, unistr, /)",
            is_normalized,
            "Return whether the Unicode string unistr is in the normal form 'form'.",
        ),
        (
            "normalize",
            "($self, form, unistr, /)",
            normalize,
            "Return the normal form 'form' for the Unicode string unistr.",
        ),
        (
            "name",
            "($self, chr, default=<unrepresentable>, /)",
            name,
            "Returns the name assigned to the character chr as a string.",
        ),
        (
            "lookup",
            "($self, name, /)",
            lookup,
            "Look up character by name.",
        ),
    ],
    getset: &[("unidata_version", |vm, _| Ok(vm.str("3.2.0")), None, "")],
    ..TypeSpec::of::<Database>("UCD")
};

/// Adds the database to the module.
pub fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    let database = vm.object(Database);
    vm.module_set(module, "ucd_3_2_0", database);
    Ok(())
}
