//! The methods of `str`: the table, and the glue between arguments and the rooms that do the work.

use super::unicode::{self, tables};
use super::{Builder, Str, Units, case, expect, fields, join, pad, search, split, translate};
use crate::object::native::rest;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

pub(super) type Bindings<'a> = &'a [Option<Value>];

/// The receiver.
pub(super) fn this(args: Bindings<'_>) -> &Str {
    expect(args.arg(0))
}

/// Argument `index` of `method`, which must be a str. `shown` is the part of the message that names it.
fn text<'a>(vm: &mut Vm, args: Bindings<'a>, index: usize, shown: &str) -> Result<&'a Str> {
    let value = args.arg(index);
    match value.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(value);
            let name = if value.is_none() { "None" } else { &name };
            Err(vm.type_error(format!("{shown} must be str, not {name}")))
        }
    }
}

pub(super) fn number(vm: &mut Vm, value: Option<&Value>, default: i64) -> Result<i64> {
    match value {
        Some(value) => vm.index_i64(value),
        None => Ok(default),
    }
}

// ---- searching

/// Start and end of the search, or `None` if the start lies behind the text.
fn range(vm: &mut Vm, args: Bindings<'_>) -> Result<Option<(usize, usize)>> {
    let length = this(args).len();
    if args.len() <= 2 {
        return Ok(Some((0, length)));
    }
    let given = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
    let (start, end) = (given(args.opt(2)), given(args.opt(3)));
    if start.is_none() && end.is_none() {
        return Ok(Some((0, length)));
    }
    let bound = |vm: &mut Vm, value: Option<Value>, default: i64| match value {
        None => Ok(default),
        Some(value) if sequence::is_index(vm, &value) => vm.index_clipped(&value),
        Some(_) => {
            Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
        }
    };
    let start = bound(vm, start, 0)?;
    let end = bound(vm, end, i64::MAX)?;
    let (start, end) = sequence::clip(start, end, length);
    let end = end.min(length);
    Ok((start <= end).then_some((start, end)))
}

fn search_for(
    vm: &mut Vm,
    args: Bindings<'_>,
    method: &str,
    find: fn(super::Units<'_>, super::Units<'_>) -> Option<usize>,
) -> Result<Option<usize>> {
    let needle = match args.arg(1).downcast::<Str>() {
        Some(needle) => needle,
        None => text(vm, args, 1, &format!("{method}() argument 1"))?,
    };
    let Some((start, end)) = range(vm, args)? else {
        return Ok(None);
    };
    let units = this(args).units().slice(start, end);
    if needle.is_empty() {
        let last = find(super::Units::One(b"ab"), super::Units::One(b"")) == Some(2);
        return Ok(Some(if last { end } else { start }));
    }
    Ok(find(units, needle.units()).map(|at| at + start))
}

fn found(vm: &mut Vm, at: Option<usize>) -> Result<Value> {
    Ok(vm.int(at.map_or(-1, |at| at as i64)))
}
fn or_error(vm: &mut Vm, at: Option<usize>) -> Result<Value> {
    match at {
        Some(at) => Ok(vm.int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}
fn find(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let at = search_for(vm, args, "find", search::find)?;
    found(vm, at)
}
fn rfind(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let at = search_for(vm, args, "rfind", search::rfind)?;
    found(vm, at)
}
fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let at = search_for(vm, args, "index", search::find)?;
    or_error(vm, at)
}
fn rindex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let at = search_for(vm, args, "rindex", search::rfind)?;
    or_error(vm, at)
}
fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let needle = text(vm, args, 1, "count() argument 1")?;
    let count = match range(vm, args)? {
        Some((start, end)) => search::count(this(args).units().slice(start, end), needle.units()),
        None => 0,
    };
    Ok(vm.int(count as i64))
}

fn affix(
    vm: &mut Vm,
    args: Bindings<'_>,
    method: &str,
    test: fn(super::Units<'_>, super::Units<'_>) -> bool,
) -> Result<Value> {
    if args.len() == 2
        && let Some(affix) = args.arg(1).downcast::<Str>()
    {
        return Ok(Value::bool(test(this(args).units(), affix.units())));
    }
    let range = range(vm, args)?;
    let choices = match args.arg(1).downcast::<Tuple>() {
        Some(tuple) => tuple.items(),
        None if args.arg(1).is_a::<Str>() => std::slice::from_ref(args.arg(1)),
        None => {
            let name = vm.type_name(args.arg(1));
            return Err(vm.type_error(format!(
                "{method} first arg must be str or a tuple of str, not {name}"
            )));
        }
    };
    for choice in choices {
        let Some(affix) = choice.downcast::<Str>() else {
            let name = vm.type_name(choice);
            return Err(vm.type_error(format!(
                "tuple for {method} must only contain str, not {name}"
            )));
        };
        if let Some((start, end)) = range
            && test(this(args).units().slice(start, end), affix.units())
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
fn startswith(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    affix(vm, args, "startswith", search::starts_with)
}
fn endswith(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    affix(vm, args, "endswith", search::ends_with)
}
fn removeprefix(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let prefix = text(vm, args, 1, "removeprefix() argument")?;
    let source = this(args);
    match search::starts_with(source.units(), prefix.units()) && !prefix.is_empty() {
        true => Ok(vm.substring(source, prefix.len(), source.len())),
        false => Ok(vm.exact_str(args.arg(0))),
    }
}
fn removesuffix(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let suffix = text(vm, args, 1, "removesuffix() argument")?;
    let source = this(args);
    match search::ends_with(source.units(), suffix.units()) && !suffix.is_empty() {
        true => Ok(vm.substring(source, 0, source.len() - suffix.len())),
        false => Ok(vm.exact_str(args.arg(0))),
    }
}

fn replace(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let old = text(vm, args, 1, "replace() argument 1")?;
    let new = text(vm, args, 2, "replace() argument 2")?;
    let limit = number(vm, args.opt(3), -1)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let source = this(args);
    if let (Some(text), Units::One(&[from]), Units::One(&[to]), true) =
        (source.as_ascii(), old.units(), new.units(), new.is_ascii())
        && limit == usize::MAX
    {
        let text = text.as_bytes();
        return Ok(match from < 0x80 && text.contains(&from) && from != to {
            true => vm.str_map_ascii(text, |byte| if byte == from { to } else { byte }),
            false => vm.exact_str(args.arg(0)),
        });
    }
    if !old.is_empty() && search::find(source.units(), old.units()).is_none() {
        return Ok(vm.exact_str(args.arg(0)));
    }
    let found = search::positions(source.units(), old.units(), limit);
    if found.is_empty() || old.same_text(new) {
        return Ok(vm.exact_str(args.arg(0)));
    }
    let grown = new.len().checked_mul(found.len());
    let Some(total) = grown.and_then(|grown| grown.checked_add(source.len())) else {
        return Err(vm.overflow_error("replace string is too long"));
    };
    if total > 1 << 31 {
        return Err(sequence::no_memory(vm));
    }
    vm.check_room(total * 9)?;
    let mut out = Builder::with_capacity(total - found.len() * old.len());
    let mut start = 0;
    for at in found {
        out.push_units(source.units().slice(start, at));
        out.push_units(new.units());
        start = at + old.len();
    }
    out.push_units(source.units().slice(start, source.len()));
    match out {
        Builder::Narrow(bytes) if source.is_ascii() && new.is_ascii() => {
            Ok(vm.str_from_ascii(&bytes))
        }
        out => Ok(out.finish(vm)),
    }
}

// ---- taking apart and together

fn split_by(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Value> {
    let limit = number(vm, args.opt(2), -1)?;
    let separator = match args.opt(1) {
        None => None,
        Some(value) if value.is_none() => None,
        Some(value) => match value.downcast::<Str>() {
            Some(text) => Some(&**text),
            None => {
                let name = vm.type_name(value);
                return Err(vm.type_error(format!("must be str or None, not {name}")));
            }
        },
    };
    split::split(vm, args.arg(0), separator, limit, reverse)
}
fn splitlines(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let keep = match args.opt(1) {
        Some(keep) => vm.is_true(keep)?,
        None => false,
    };
    Ok(split::splitlines(vm, args.arg(0), keep))
}
fn partition_at(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Value> {
    if !args.arg(1).is_a::<Str>() {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("must be str, not {name}")));
    }
    split::partition(vm, args.arg(0), args.arg(1), reverse)
}
fn strip_sides(vm: &mut Vm, args: Bindings<'_>, name: &str, sides: (bool, bool)) -> Result<Value> {
    let chars = match args.opt(1) {
        None => None,
        Some(value) if value.is_none() => None,
        Some(value) => match value.downcast::<Str>() {
            Some(chars) => Some(&**chars),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    Ok(split::strip(vm, args.arg(0), chars, sides.0, sides.1))
}
fn join_with(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    join(vm, this(args), args.arg(1))
}

// ---- the rest

fn encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if let (Some(ascii), true) = (this(args).as_ascii(), keeps_ascii(args)) {
        return Ok(vm.bytes(ascii.as_bytes()));
    }
    if is_latin1(args)
        && let Units::One(latin1) = this(args).units()
    {
        return Ok(vm.bytes(latin1));
    }
    if is_utf8(args)
        && let Some(utf8) = this(args).to_utf8()
    {
        return Ok(vm.bytes(utf8.into_owned().into_bytes()));
    }
    let encoding = text_or(vm, args, 1, "encode() argument 'encoding'", "utf-8")?;
    let errors = text_or(vm, args, 2, "encode() argument 'errors'", "strict")?;
    crate::object::codec::encode(vm, args.arg(0), &encoding, &errors)
}
/// Whether the arguments of `encode` and `decode` name no other encoding than UTF-8, and no error handler.
pub(crate) fn is_utf8(args: Bindings<'_>) -> bool {
    match args {
        [_] => true,
        [_, Some(encoding)] => encoding
            .downcast::<Str>()
            .and_then(|encoding| encoding.as_ascii())
            .is_some_and(|name| matches!(name, "utf-8" | "utf8" | "UTF-8")),
        _ => false,
    }
}
/// The encoding that the arguments of `encode` and `decode` name.
fn encoding_of(args: Bindings<'_>) -> Option<&str> {
    match args.opt(1) {
        None => Some("utf-8"),
        Some(name) => name.downcast::<Str>()?.as_ascii(),
    }
}
/// Whether ASCII text stays as it is under these arguments of `encode` and `decode`: no error handler is asked.
pub(crate) fn keeps_ascii(args: Bindings<'_>) -> bool {
    let plain_errors = args.opt(2).is_none_or(|errors| {
        let errors = errors
            .downcast::<Str>()
            .and_then(|errors| errors.as_ascii());
        // Other names are looked up with `-X dev`.
        errors.is_some_and(|errors| {
            matches!(
                errors,
                "strict"
                    | "ignore"
                    | "replace"
                    | "surrogateescape"
                    | "surrogatepass"
                    | "backslashreplace"
            )
        })
    });
    let encodings = [
        "utf-8",
        "utf8",
        "UTF-8",
        "ascii",
        "latin-1",
        "latin1",
        "iso-8859-1",
        "us-ascii",
    ];
    plain_errors && encoding_of(args).is_some_and(|name| encodings.contains(&name))
}
/// Whether the arguments of `encode` and `decode` are `"latin-1"`.
pub(crate) fn is_latin1(args: Bindings<'_>) -> bool {
    args.len() == 2 && matches!(encoding_of(args), Some("latin-1" | "latin1" | "iso-8859-1"))
}
pub(super) fn text_or(
    vm: &mut Vm,
    args: Bindings<'_>,
    index: usize,
    shown: &str,
    default: &str,
) -> Result<String> {
    match args.opt(index) {
        None => Ok(default.to_string()),
        Some(_) => {
            let given = text(vm, args, index, shown)?;
            if given.units().iter().any(|point| point == 0) {
                return Err(vm.value_error("embedded null character"));
            }
            Ok(given.text().into_owned())
        }
    }
}
fn getnewargs(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let copy = vm.str_from_units(this(args).units());
    Ok(vm.tuple_of([copy]))
}
fn sizeof(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this(args);
    let head = if this.is_ascii() { 40 } else { 56 };
    Ok(vm.int((head + (this.len() + 1) * this.width() as usize) as i64))
}
fn is_ascii(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(this(args).is_ascii()))
}

macro_rules! tests {
    ($($name:ident: $test:expr;)*) => {$(
        fn $name(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            let test: fn(&Str) -> bool = $test;
            Ok(Value::bool(test(this(args))))
        }
    )*};
}
tests! {
    isalnum: |text| !text.is_empty() && text.units().iter().all(|point| unicode::has(point, tables::ALPHA | tables::DECIMAL | tables::DIGIT | tables::NUMERIC));
    isalpha: |text| case::all(text, tables::ALPHA);
    isdecimal: |text| case::all(text, tables::DECIMAL);
    isdigit: |text| case::all(text, tables::DIGIT);
    isnumeric: |text| case::all(text, tables::NUMERIC);
    isspace: |text| case::all(text, tables::SPACE);
    isidentifier: case::is_identifier;
    islower: case::is_lower;
    isupper: case::is_upper;
    istitle: case::is_title;
    isprintable: case::is_printable;
}

macro_rules! mappings {
    ($($name:ident)*) => {$(
        fn $name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            Ok(case::$name(vm, this(args)))
        }
    )*};
}
mappings! { upper lower title capitalize swapcase casefold }

pub(super) static METHODS: &[NativeDef] = &[
    (
        "encode",
        "($self, /, encoding='utf-8', errors='strict')",
        encode,
        "Encode the string using the codec registered for encoding.",
    ),
    (
        "replace",
        "($self, old, new, /, count=-1)",
        replace,
        "Return a copy with all occurrences of substring old replaced by new.",
    ),
    (
        "split",
        "($self, /, sep=None, maxsplit=-1)",
        |vm, args| split_by(vm, args, false),
        "Return a list of the substrings in the string, using sep as the separator string.",
    ),
    (
        "rsplit",
        "($self, /, sep=None, maxsplit=-1)",
        |vm, args| split_by(vm, args, true),
        "Return a list of the substrings in the string, using sep as the separator string.",
    ),
    (
        "join",
        "($self, iterable, /)",
        join_with,
        "Concatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'",
    ),
    (
        "capitalize",
        "($self, /)",
        capitalize,
        "Return a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase.",
    ),
    (
        "casefold",
        "($self, /)",
        casefold,
        "Return a version of the string suitable for caseless comparisons.",
    ),
    (
        "title",
        "($self, /)",
        title,
        "Return a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case.",
    ),
    (
        "center",
        "($self, width, fillchar=' ', /)",
        pad::center,
        "Return a centered string of length width.\n\nPadding is done using the specified fill character (default is a space).",
    ),
    (
        "count",
        "($self, sub, start=None, end=None, /)",
        count,
        "Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.",
    ),
    (
        "expandtabs",
        "($self, /, tabsize=8)",
        pad::expandtabs,
        "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.",
    ),
    (
        "find",
        "($self, sub, start=None, end=None, /)",
        find,
        "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.",
    ),
    (
        "partition",
        "($self, sep, /)",
        |vm, args| partition_at(vm, args, false),
        "Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original string\nand two empty strings.",
    ),
    (
        "index",
        "($self, sub, start=None, end=None, /)",
        index,
        "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.",
    ),
    (
        "ljust",
        "($self, width, fillchar=' ', /)",
        pad::ljust,
        "Return a left-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).",
    ),
    (
        "lower",
        "($self, /)",
        lower,
        "Return a copy of the string converted to lowercase.",
    ),
    (
        "lstrip",
        "($self, chars=None, /)",
        |vm, args| strip_sides(vm, args, "lstrip", (true, false)),
        "Return a copy of the string with leading whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.",
    ),
    (
        "rfind",
        "($self, sub, start=None, end=None, /)",
        rfind,
        "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.",
    ),
    (
        "rindex",
        "($self, sub, start=None, end=None, /)",
        rindex,
        "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.",
    ),
    (
        "rjust",
        "($self, width, fillchar=' ', /)",
        pad::rjust,
        "Return a right-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).",
    ),
    (
        "rstrip",
        "($self, chars=None, /)",
        |vm, args| strip_sides(vm, args, "rstrip", (false, true)),
        "Return a copy of the string with trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.",
    ),
    (
        "rpartition",
        "($self, sep, /)",
        |vm, args| partition_at(vm, args, true),
        "Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty strings\nand the original string.",
    ),
    (
        "splitlines",
        "($self, /, keepends=False)",
        splitlines,
        "Return a list of the lines in the string, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.",
    ),
    (
        "strip",
        "($self, chars=None, /)",
        |vm, args| strip_sides(vm, args, "strip", (true, true)),
        "Return a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.",
    ),
    (
        "swapcase",
        "($self, /)",
        swapcase,
        "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
    ),
    (
        "translate",
        "($self, table, /)",
        |vm, args| translate::translate(vm, this(args), args.arg(1)),
        "Replace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, for instance a\ndictionary or list.  If this operation raises LookupError, the character is\nleft untouched.  Characters mapped to None are deleted.",
    ),
    (
        "upper",
        "($self, /)",
        upper,
        "Return a copy of the string converted to uppercase.",
    ),
    (
        "startswith",
        "($self, prefix, start=None, end=None, /)",
        startswith,
        "Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.",
    ),
    (
        "endswith",
        "($self, suffix, start=None, end=None, /)",
        endswith,
        "Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.",
    ),
    (
        "removeprefix",
        "($self, prefix, /)",
        removeprefix,
        "Return a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string.",
    ),
    (
        "removesuffix",
        "($self, suffix, /)",
        removesuffix,
        "Return a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring.",
    ),
    (
        "isascii",
        "($self, /)",
        is_ascii,
        "Return True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too.",
    ),
    (
        "islower",
        "($self, /)",
        islower,
        "Return True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string.",
    ),
    (
        "isupper",
        "($self, /)",
        isupper,
        "Return True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string.",
    ),
    (
        "istitle",
        "($self, /)",
        istitle,
        "Return True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones.",
    ),
    (
        "isspace",
        "($self, /)",
        isspace,
        "Return True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string.",
    ),
    (
        "isdecimal",
        "($self, /)",
        isdecimal,
        "Return True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string.",
    ),
    (
        "isdigit",
        "($self, /)",
        isdigit,
        "Return True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string.",
    ),
    (
        "isnumeric",
        "($self, /)",
        isnumeric,
        "Return True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string.",
    ),
    (
        "isalpha",
        "($self, /)",
        isalpha,
        "Return True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string.",
    ),
    (
        "isalnum",
        "($self, /)",
        isalnum,
        "Return True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string.",
    ),
    (
        "isidentifier",
        "($self, /)",
        isidentifier,
        "Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as \"def\" or \"class\".",
    ),
    (
        "isprintable",
        "($self, /)",
        isprintable,
        "Return True if all characters in the string are printable, False otherwise.\n\nA character is printable if repr() may use it in its output.",
    ),
    (
        "zfill",
        "($self, width, /)",
        pad::zfill,
        "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated.",
    ),
    (
        "format",
        "($self, /, *args, **kwargs)\nrest shown",
        |vm, args| {
            let (given, keywords) = rest(args, 1);
            fields::format(vm, args.arg(0), given, keywords)
        },
        "Return a formatted version of the string, using substitutions from args and kwargs.\n\nThe substitutions are identified by braces ('{' and '}').",
    ),
    (
        "format_map",
        "($self, mapping, /)",
        |vm, args| fields::format_map(vm, args.arg(0), args.arg(1)),
        "Return a formatted version of the string, using substitutions from mapping.\n\nThe substitutions are identified by braces ('{' and '}').",
    ),
    (
        "__format__",
        "($self, format_spec, /)",
        crate::object::format::format_method,
        "Return a formatted version of the string as described by format_spec.",
    ),
    (
        "maketrans",
        "(x, y=<unrepresentable>, z=<unrepresentable>, /)",
        translate::maketrans,
        "Return a translation table usable for str.translate().\n\nIf there is only one argument, it must be a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None.\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the\ncharacter at the same position in y. If there is a third argument, it\nmust be a string, whose characters will be mapped to None in the result.",
    ),
    ("__getnewargs__", "($self, /)", getnewargs, ""),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Return the size of the string in memory, in bytes.",
    ),
];
