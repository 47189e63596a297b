//! `re.Pattern`, and the scanner that walks through a subject match by match.

use super::first::Start;
use super::matched;
use super::matcher::Matcher;
use super::program::{Draft, Program};
use super::run::{Found, Mode, Subject};
use super::template;
use crate::object::dict::Dict;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::int::Int;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Str};
use crate::object::types::Compare;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::{Cell, OnceCell};

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `re.Pattern`.
pub struct Pattern {
    pub pattern: Value,
    pub flags: i64,
    pub code: Vec<u32>,
    pub groups: usize,
    /// Dict from names to numbers.
    pub names: Value,
    /// Tuple of names by number, None where there is none.
    pub by_number: Value,
    /// `None`: made without source text, fits any subject.
    pub bytes: Option<bool>,
    /// What `machine` is made of when the pattern is first used.
    draft: Cell<Option<Draft>>,
    machine: OnceCell<Machine>,
    /// The matcher's memory, while it is not in use.
    pub matcher: Cell<Option<Box<Matcher>>>,
}

/// What a pattern is run with.
pub struct Machine {
    pub program: Program,
    /// How matches begin.
    pub start: Start,
}

impl Payload for Pattern {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [&self.pattern, &self.names, &self.by_number]
            .into_iter()
            .for_each(visit);
    }
}

/// The pattern behind a value that is known to be one.
pub fn expect(value: &Value) -> &Object<Pattern> {
    value.downcast::<Pattern>().expect("a pattern")
}

/// `_sre.compile`.
pub fn compile(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pattern = args.arg(0).clone();
    let flags = vm.index_i64(args.arg(1))?;
    let mut code = Vec::new();
    for word in vm.collect(args.arg(2))? {
        match Int::to_i64(&word).and_then(|word| u32::try_from(word).ok()) {
            Some(word) => code.push(word),
            None => return Err(vm.overflow_error("regular expression code size limit exceeded")),
        }
    }
    let groups = vm.index_i64(args.arg(3))?.max(0) as usize;
    super::validate::check(vm, &code, groups)?;
    let Some(draft) = Draft::read(&code, groups) else {
        return Err(vm.runtime_error("invalid SRE code"));
    };
    let bytes = match pattern.is_none() {
        true => None,
        false => Some(!pattern.is_a::<Str>()),
    };
    Ok(vm.object(Pattern {
        pattern,
        flags,
        code,
        groups,
        names: args.arg(4).clone(),
        by_number: args.arg(5).clone(),
        bytes,
        draft: Cell::new(Some(draft)),
        machine: OnceCell::new(),
        matcher: Cell::new(None),
    }))
}

impl Pattern {
    /// Made at the first use.
    #[inline]
    pub fn machine(&self) -> &Machine {
        self.machine.get_or_init(|| {
            let draft = self.draft.take().expect("a machine is made only once");
            let program = draft.finish();
            let start = Start::of(&program);
            Machine { program, start }
        })
    }

    /// The number of a group given by number or name.
    pub fn group_number(&self, vm: &mut Vm, key: &Value) -> Result<Option<usize>> {
        if key.as_small_int().is_some() || crate::object::sequence::is_index(vm, key) {
            let number = vm.index_clipped(key)?;
            return Ok(usize::try_from(number)
                .ok()
                .filter(|&number| number <= self.groups));
        }
        let found = match self.names.downcast::<Dict>() {
            Some(names) => vm.dict_get(names, key)?,
            None => None,
        };
        Ok(found
            .and_then(|number| Int::to_i64(&number))
            .and_then(|number| usize::try_from(number).ok()))
    }
}

/// `pos` and `endpos` (arguments 2 and 3) fitted to a length.
fn window(vm: &mut Vm, args: Bindings<'_>, length: usize) -> Result<(usize, usize)> {
    let mut bound = |index: usize, default: usize| match args.opt(index) {
        Some(value) => vm
            .index_i64(value)
            .map(|bound| bound.clamp(0, length as i64) as usize),
        None => Ok(default),
    };
    let start = bound(2, 0)?;
    let end = bound(3, length)?;
    Ok((start, end))
}

fn one(vm: &mut Vm, args: Bindings<'_>, mode: Mode) -> Result<Value> {
    let pattern = expect(args.arg(0));
    let subject = Subject::new(vm, pattern, args.arg(1))?;
    let (start, end) = window(vm, args, subject.length)?;
    if start > end {
        return Ok(Value::NONE);
    }
    Ok(match subject.run(vm, pattern, (start, end), mode, false)? {
        Some(found) => matched::make(vm, args.arg(0), args.arg(1), found, start, end),
        None => Value::NONE,
    })
}

/// Calls `each` with every match between `start` and `end`, from the left; it answers whether to go on.
fn every(
    vm: &mut Vm,
    pattern: &Pattern,
    subject: &Subject<'_>,
    (mut start, end): (usize, usize),
    mut each: impl FnMut(&mut Vm, Found) -> Result<bool>,
) -> Result<()> {
    let mut advance = false;
    while start <= end {
        let Some(found) = subject.run(vm, pattern, (start, end), Mode::Search, advance)? else {
            break;
        };
        let (from, to) = found.spans[0];
        advance = from == to;
        start = to as usize;
        if !each(vm, found)? {
            break;
        }
    }
    Ok(())
}

fn findall(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pattern = expect(args.arg(0));
    let subject = Subject::new(vm, pattern, args.arg(1))?;
    let window = window(vm, args, subject.length)?;
    let mut all = Vec::new();
    every(vm, pattern, &subject, window, |vm, found| {
        all.push(match pattern.groups {
            0 => subject.part(vm, found.spans[0]),
            1 => subject.part(vm, found.spans[1]),
            _ => {
                let groups = found.spans[1..]
                    .iter()
                    .map(|&span| subject.part(vm, span))
                    .collect();
                vm.tuple(groups)
            }
        });
        Ok(true)
    })?;
    Ok(vm.list(all))
}

fn split(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pattern = expect(args.arg(0));
    let limit = match args.opt(2) {
        Some(limit) => vm.index_i64(limit)?,
        None => 0,
    };
    let subject = Subject::new(vm, pattern, args.arg(1))?;
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    let length = subject.length;
    if limit >= 0 {
        every(vm, pattern, &subject, (0, length), |vm, found| {
            let (from, to) = found.spans[0];
            parts.push(subject.part(vm, (last, from)));
            for &span in &found.spans[1..] {
                parts.push(match span {
                    (-1, _) => Value::NONE,
                    span => subject.part(vm, span),
                });
            }
            last = to;
            count += 1;
            Ok(limit == 0 || count < limit)
        })?;
    }
    parts.push(subject.part(vm, (last, length as i64)));
    Ok(vm.list(parts))
}

/// What `sub` puts in the place of a match.
enum Filter {
    Literal(Value),
    Template(Value),
    Function(Value),
}

fn filter(vm: &mut Vm, args: Bindings<'_>) -> Result<Filter> {
    let replacement = args.arg(1);
    if vm.class_of(replacement).slots.call.get().is_some() {
        return Ok(Filter::Function(replacement.clone()));
    }
    let plain = match replacement.downcast::<Str>() {
        Some(text) => text.units().iter().all(|point| point != '\\' as u32),
        None => {
            crate::object::buffer::is_buffer(vm, replacement)
                && !vm.buffer(replacement)?.contains(&b'\\')
        }
    };
    if plain {
        return Ok(Filter::Literal(replacement.clone()));
    }
    let re = vm.import_module("re")?;
    let compiled = vm.call_method(
        &re,
        "_compile_template",
        &[args.arg(0).clone(), replacement.clone()],
    )?;
    Ok(match template::literal(&compiled) {
        Some(literal) => Filter::Literal(literal),
        None => Filter::Template(compiled),
    })
}

/// `sub` and `subn`: the new string and the number of replacements.
fn substitute(vm: &mut Vm, args: Bindings<'_>) -> Result<(Value, i64)> {
    let value = expect(args.arg(0));
    let limit = match args.opt(3) {
        Some(limit) => vm.index_i64(limit)?,
        None => 0,
    };
    let filter = filter(vm, args)?;
    let subject = Subject::new(vm, value, args.arg(2))?;
    let text = args.arg(2).is_a::<Str>();
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    let length = subject.length;
    if limit >= 0 {
        every(vm, value, &subject, (0, length), |vm, found| {
            let (from, to) = found.spans[0];
            if last < from {
                parts.push(subject.part(vm, (last, from)));
            }
            match &filter {
                Filter::Literal(literal) => parts.push(literal.clone()),
                Filter::Template(compiled) => {
                    template::expand(vm, compiled, &subject, &found.spans, &mut parts)
                }
                Filter::Function(function) => {
                    let found = matched::make(vm, args.arg(0), args.arg(2), found, 0, length);
                    let answer = vm.call(function, &[found])?;
                    if !answer.is_none() {
                        parts.push(answer);
                    }
                }
            }
            last = to;
            count += 1;
            Ok(limit == 0 || count < limit)
        })?;
    }
    if count == 0 {
        let whole = subject.part(vm, (0, length as i64));
        return Ok((whole, 0));
    }
    if (last as usize) < length {
        parts.push(subject.part(vm, (last, length as i64)));
    }
    let joined = match text {
        true => {
            let empty = vm.types_empty_str();
            crate::object::str::join_items(vm, crate::object::str::expect(&empty), &parts)?
        }
        false => {
            let mut data = Vec::new();
            for (index, part) in parts.iter().enumerate() {
                if !crate::object::buffer::is_buffer(vm, part) {
                    let name = vm.type_name(part);
                    return Err(vm.type_error(format!(
                        "sequence item {index}: expected a bytes-like object, {name} found"
                    )));
                }
                data.extend_from_slice(&vm.buffer(part)?);
            }
            vm.bytes(data)
        }
    };
    Ok((joined, count))
}

fn subn(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (text, count) = substitute(vm, args)?;
    let count = vm.int(count);
    Ok(vm.tuple_of([text, count]))
}

/// Payload of the scanner.
pub struct Scanner {
    pattern: Value,
    subject: Value,
    start: Cell<usize>,
    end: usize,
    advance: Cell<bool>,
    done: Cell<bool>,
}

impl Payload for Scanner {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.pattern);
        visit(&self.subject);
    }
}

fn scanner(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let subject = Subject::new(vm, expect(args.arg(0)), args.arg(1))?;
    let (start, end) = window(vm, args, subject.length)?;
    Ok(vm.object(Scanner {
        pattern: args.arg(0).clone(),
        subject: args.arg(1).clone(),
        start: Cell::new(start),
        end,
        advance: Cell::new(false),
        done: Cell::new(false),
    }))
}

/// The scanner's next match.
pub fn step(vm: &mut Vm, scanner: &Value, mode: Mode) -> Result<Option<Value>> {
    let this = scanner.downcast::<Scanner>().expect("a scanner");
    let start = this.start.get();
    if this.done.get() || start > this.end {
        return Ok(None);
    }
    let pattern = expect(&this.pattern);
    let subject = Subject::new(vm, pattern, &this.subject)?;
    let end = this.end.min(subject.length);
    let advance = this.advance.get();
    let Some(found) = subject.run(vm, pattern, (start, end), mode, advance)? else {
        this.done.set(true);
        return Ok(None);
    };
    let (from, to) = found.spans[0];
    this.advance.set(from == to);
    this.start.set(to as usize);
    let made = matched::make(vm, &this.pattern, &this.subject, found, start, end);
    Ok(Some(made))
}

fn finditer(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let scanner = scanner(vm, args)?;
    Ok(vm.object(matched::MatchIter { scanner }))
}

const FLAGS: &[(&str, i64)] = &[
    ("re.IGNORECASE", 2),
    ("re.LOCALE", 4),
    ("re.MULTILINE", 8),
    ("re.DOTALL", 16),
    ("re.VERBOSE", 64),
    ("re.DEBUG", 128),
    ("re.ASCII", 256),
];

/// `re.compile('…', re.I|…)`; the pattern's own text is cut at 200 characters, as CPython does.
fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    const UNICODE: i64 = 32;
    let this = expect(value);
    let source = vm.repr(&this.pattern)?;
    let units = crate::object::str::expect(&source).units();
    let mut out = Builder::default();
    out.push_text("re.compile(");
    out.push_units(units.slice(0, units.len().min(200)));
    let mut flags = this.flags;
    if this.bytes == Some(false) && flags & (4 | 256 | UNICODE) == UNICODE {
        flags &= !UNICODE;
    }
    let mut names: Vec<String> = Vec::new();
    for &(name, bit) in FLAGS {
        if flags & bit != 0 {
            names.push(name.into());
            flags &= !bit;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    if !names.is_empty() {
        out.push_text(", ");
        out.push_text(&names.join("|"));
    }
    out.push_text(")");
    Ok(out.finish(vm))
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Pattern>(), right.downcast::<Pattern>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = left.is(right)
        || (a.flags == b.flags
            && a.bytes == b.bytes
            && a.code == b.code
            && vm.eq(&a.pattern, &b.pattern)?);
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let this = expect(value);
    let text = vm.hash(&this.pattern)?;
    Ok(text ^ this.flags ^ this.groups as i64 ^ (this.code.len() as i64) << 20)
}

static METHODS: &[NativeDef] = &[
    (
        "match",
        "($self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| one(vm, args, Mode::Match),
        "Matches zero or more characters at the beginning of the string.",
    ),
    (
        "fullmatch",
        "($self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| one(vm, args, Mode::Full),
        "Matches against all of the string.",
    ),
    (
        "search",
        "($self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| one(vm, args, Mode::Search),
        "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.",
    ),
    (
        "sub",
        "($self, /, repl, string, count=0)",
        |vm, args| Ok(substitute(vm, args)?.0),
        "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
    ),
    (
        "subn",
        "($self, /, repl, string, count=0)",
        subn,
        "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
    ),
    (
        "findall",
        "($self, /, string, pos=0, endpos=sys.maxsize)",
        findall,
        "Return a list of all non-overlapping matches of pattern in string.",
    ),
    (
        "split",
        "($self, /, string, maxsplit=0)",
        split,
        "Split string by the occurrences of pattern.",
    ),
    (
        "finditer",
        "($self, /, string, pos=0, endpos=sys.maxsize)",
        finditer,
        "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.",
    ),
    (
        "scanner",
        "($self, /, string, pos=0, endpos=sys.maxsize)",
        scanner,
        "",
    ),
    (
        "__copy__",
        "($self, /)",
        |_, args| Ok(args.arg(0).clone()),
        "",
    ),
    (
        "__deepcopy__",
        "($self, memo, /)",
        |_, args| Ok(args.arg(0).clone()),
        "",
    ),
    CLASS_GETITEM,
];

/// The type `Pattern`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "re",
    doc: "Compiled regular expression object.",
    flags: crate::object::types::flags::WEAKREF,
    methods: METHODS,
    getset: &[
        (
            "pattern",
            |_, value| Ok(expect(value).pattern.clone()),
            None,
            "The pattern string from which the RE object was compiled.",
        ),
        (
            "flags",
            |vm, value| Ok(vm.int(expect(value).flags)),
            None,
            "The regex matching flags.",
        ),
        (
            "groups",
            |vm, value| Ok(vm.int(expect(value).groups as i64)),
            None,
            "The number of capturing groups in the pattern.",
        ),
        (
            "groupindex",
            |vm, value| {
                let names = expect(value).names.clone();
                match vm.len(&names)? {
                    0 => Ok(vm.dict()),
                    _ => Ok(vm.mapping_proxy(names)),
                }
            },
            None,
            "A dictionary mapping group names to group numbers.",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.hash.set(Some(hash));
    },
    ..TypeSpec::of::<Pattern>("Pattern")
};

/// The type of scanners.
pub static SCANNER: TypeSpec = TypeSpec {
    module: "_sre",
    flags: 0,
    methods: &[
        (
            "match",
            "($self, /)",
            |vm, args| Ok(step(vm, args.arg(0), Mode::Match)?.unwrap_or(Value::NONE)),
            "",
        ),
        (
            "search",
            "($self, /)",
            |vm, args| Ok(step(vm, args.arg(0), Mode::Search)?.unwrap_or(Value::NONE)),
            "",
        ),
    ],
    getset: &[(
        "pattern",
        |_, value| {
            Ok(value
                .downcast::<Scanner>()
                .expect("a scanner")
                .pattern
                .clone())
        },
        None,
        "",
    )],
    ..TypeSpec::of::<Scanner>("SRE_Scanner")
};
