//! Native functions: how Rust code is called from Python.
//!
//! A table row `("append", "($self, object, /)", append, "doc")` says everything: the signature is parsed once, it
//! drives argument binding and CPython's error texts, and `inspect.signature` shows it. The function gets its
//! arguments *bound*: `args.arg(i)` is parameter `i`, `args.opt(i)` is `None` where an optional one is missing (the
//! slice may end before it: positional arguments are handed over where the caller has them); `*args` arrives as a
//! tuple, `**kwargs` as a dict. A receiver is written `$self` (or `$type` for a class method) and comes first.

pub mod bind;
pub mod callable;
mod intrinsics;
pub mod rows;

pub use callable::{Native, Role};
pub use intrinsics::Intrinsic;

use super::header::Visitor;
use super::value::Value;
use crate::vm::{Result, Vm};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// A native function's code.
pub type NativeFn = fn(&mut Vm, &[Option<Value>]) -> Result<Value>;

/// One row of a methods table: Python name, signature, function, doc.
pub type NativeDef = (&'static str, &'static str, NativeFn, &'static str);

/// A row of an attributes table: name, getter, optional setter (`None` deletes), doc.
pub type GetSetDef = (
    &'static str,
    super::types::UnaryFn,
    Option<Setter>,
    &'static str,
);
pub type Setter = fn(&mut Vm, &Value, Option<&Value>) -> Result<()>;

/// Arguments of a call as they come: the last `names.len()` values are keyword arguments.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    pub values: &'a [Value],
    /// Interned strs.
    pub names: &'a [Value],
}

impl<'a> Args<'a> {
    pub fn positional_only(values: &'a [Value]) -> Args<'a> {
        Args { values, names: &[] }
    }
    #[inline(always)]
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }
    pub fn keywords(&self) -> impl Iterator<Item = (&'a Value, &'a Value)> {
        self.names
            .iter()
            .zip(&self.values[self.values.len() - self.names.len()..])
    }
}

/// Comfortable access to bound arguments.
pub trait Bound {
    /// A required argument.
    fn arg(&self, index: usize) -> &Value;
    /// An optional argument.
    fn opt(&self, index: usize) -> Option<&Value>;
}

impl Bound for [Option<Value>] {
    #[inline(always)]
    fn arg(&self, index: usize) -> &Value {
        self[index].as_ref().expect("a required argument is bound")
    }
    #[inline(always)]
    fn opt(&self, index: usize) -> Option<&Value> {
        self.get(index).and_then(Option::as_ref)
    }
}

/// The `*args` from place `from` of a function marked `rest`, and its `**kwargs` if it was called with keywords.
pub fn rest(args: &[Option<Value>], from: usize) -> (&[Value], Option<&Value>) {
    match args.last() {
        Some(None) => (super::tuple::items(args.arg(from)), args.opt(from + 1)),
        _ => (
            super::value::all_values(&args[from.min(args.len())..]),
            None,
        ),
    }
}

/// How a parameter takes arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

#[derive(Debug)]
pub struct Parameter {
    pub name: String,
    pub kind: ParameterKind,
    pub required: bool,
}

/// What `$…` stands first in a signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Receiver {
    None,
    SelfObject,
    Class,
}

/// Which calls with only positional arguments can hand their values over as they are.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// How many values, the receiver included, a call must have at least, and how many more it may have.
    pub least: usize,
    pub spare: usize,
    /// How many of the values a call hands over.
    pub taken: usize,
}

impl Fit {
    /// No number of values fits.
    const NOTHING: Fit = Fit {
        least: usize::MAX,
        spare: 0,
        taken: 0,
    };

    /// What a call with these values hands over as it stands; `None` if they must be bound to the parameters.
    #[inline]
    pub fn taken(self, values: &[Value]) -> Option<&[Value]> {
        let fits = values.len().wrapping_sub(self.least) <= self.spare;
        fits.then(|| &values[..values.len().min(self.taken)])
    }
}

/// A parsed signature.
#[derive(Debug)]
pub struct Signature {
    /// As `__text_signature__` gives it.
    pub text: &'static str,
    pub receiver: Receiver,
    /// Without the receiver.
    pub parameters: Vec<Parameter>,
    /// Positional arguments that must be / may be given; `max` is `usize::MAX` with `*args`.
    pub min: usize,
    pub max: usize,
    /// Whether a call with only positional arguments can hand its arguments over as they are.
    pub direct: bool,
    /// Which calls can hand their values over as they are.
    pub fit: Fit,
    /// `*args` arrive as they come: see [`Signature::parse`].
    pub rest: bool,
    /// Wants nothing but the receiver.
    pub ignored: bool,
    /// CPython shows it though it takes whatever it is given.
    pub shown: bool,
    /// Whether there is a `**kwargs`.
    pub var_keyword: bool,
    /// Whether any parameter may be given by its name.
    pub takes_keywords: bool,
    /// Parameters without `*args` and `**kwargs`, and how many of them must be given by position.
    pub named: usize,
    pub least_positional: usize,
    /// Whether the number of positional arguments is checked as for positional-only parameters though keywords
    /// are taken too (`sorted`, `int`).
    pub counted: bool,
}

impl Signature {
    /// What stands first in a signature text, without parsing the rest.
    pub fn receiver_of(text: &str) -> Receiver {
        let how = text.split_once('\n').map_or(text, |(_, how)| how);
        let taken = how.split_once('(').or_else(|| text.split_once('('));
        let first = taken.map_or("", |(_, parameters)| parameters);
        let end = first.find([',', ')']).unwrap_or(first.len());
        match first[..end].trim() {
            "$self" => Receiver::SelfObject,
            "$type" => Receiver::Class,
            _ => Receiver::None,
        }
    }

    /// Parses a signature text. Malformed text is a programmer's error and panics: in builds with assertions at
    /// start-up, otherwise when the function is first called.
    ///
    /// Where CPython shows one signature and takes its arguments in another way, a second line says how: a
    /// signature, or the same one again if there is none, and before it perhaps a word:
    /// - `counted`: see [`Signature::counted`];
    /// - `shown`: CPython shows the signature although it says nothing;
    /// - `ignored`: the function wants nothing but the receiver (a `__new__` that leaves arguments to `__init__`);
    /// - `rest`: the items of `*args` arrive one by one, without a tuple. A call with keywords binds them all the same;
    ///   then `None` comes behind the parameters, which is how the function knows ([`rest`]).
    pub fn parse(text: &'static str) -> Signature {
        let (text, how) = text.split_once('\n').unwrap_or((text, text));
        let (word, taken) = match how.split_once('(') {
            Some((word, _)) => (word.trim_end(), &how[word.len()..]),
            None => (how, text),
        };
        let says = |what| word.split(' ').any(|word| word == what);
        let (counted, ignored, rest) = (says("counted"), says("ignored"), says("rest"));
        let shown = says("shown");
        let inner = taken
            .strip_prefix('(')
            .and_then(|t| t.strip_suffix(')'))
            .expect("signature in parentheses");
        let mut receiver = Receiver::None;
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut keyword_only = false;
        for (index, part) in split_top(inner).into_iter().enumerate() {
            match part {
                "" => continue,
                "$self" if index == 0 => receiver = Receiver::SelfObject,
                "$type" if index == 0 => receiver = Receiver::Class,
                "/" => parameters
                    .iter_mut()
                    .for_each(|p| p.kind = ParameterKind::PositionalOnly),
                "*" => keyword_only = true,
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((name, _)) => (name.trim(), true),
                        None => (part, false),
                    };
                    let (name, kind) = if let Some(name) = name.strip_prefix("**") {
                        (name, ParameterKind::VarKeyword)
                    } else if let Some(name) = name.strip_prefix('*') {
                        keyword_only = true;
                        (name, ParameterKind::VarPositional)
                    } else if keyword_only {
                        (name, ParameterKind::KeywordOnly)
                    } else {
                        (name, ParameterKind::PositionalOrKeyword)
                    };
                    let variadic = matches!(
                        kind,
                        ParameterKind::VarPositional | ParameterKind::VarKeyword
                    );
                    parameters.push(Parameter {
                        name: name.to_string(),
                        kind,
                        required: !default && !variadic,
                    });
                }
            }
        }
        let positional = |p: &&Parameter| {
            matches!(
                p.kind,
                ParameterKind::PositionalOnly | ParameterKind::PositionalOrKeyword
            )
        };
        let min = parameters
            .iter()
            .filter(positional)
            .filter(|p| p.required)
            .count();
        let variadic = parameters
            .iter()
            .any(|p| p.kind == ParameterKind::VarPositional);
        let max = if variadic {
            usize::MAX
        } else {
            parameters.iter().filter(positional).count()
        };
        let direct = parameters.iter().all(|p| {
            matches!(
                p.kind,
                ParameterKind::PositionalOnly | ParameterKind::PositionalOrKeyword
            ) || p.kind == ParameterKind::KeywordOnly && !p.required
        });
        let offset = (receiver != Receiver::None) as usize;
        let (least, spare) = match direct {
            true => (min + offset, max - min),
            false if rest || ignored => (min + offset, usize::MAX - (min + offset)),
            false => (usize::MAX, 0),
        };
        let fit = Fit {
            least,
            spare,
            taken: if ignored { offset } else { usize::MAX },
        };
        let var_keyword = parameters
            .iter()
            .any(|p| p.kind == ParameterKind::VarKeyword);
        Signature {
            text,
            receiver,
            min,
            max,
            direct,
            fit,
            rest,
            ignored,
            shown,
            takes_keywords: var_keyword
                || parameters.iter().any(|p| {
                    matches!(
                        p.kind,
                        ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly
                    )
                }),
            named: parameters.len() - var_keyword as usize - variadic as usize,
            least_positional: parameters
                .iter()
                .filter(|p| p.kind == ParameterKind::PositionalOnly && p.required)
                .count(),
            parameters,
            var_keyword,
            counted,
        }
    }

    /// Number of entries of a complete bound argument slice.
    #[inline]
    pub fn slots(&self) -> usize {
        self.parameters.len() + (self.receiver != Receiver::None) as usize
    }
}

/// Splits at commas outside brackets and quotes.
fn split_top(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut quote, mut start) = (Vec::new(), 0, None, 0);
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if let Some(q) = quote {
            if escaped {
                escaped = false;
            } else if c == '\\' {
                escaped = true;
            } else if c == q {
                quote = None;
            }
            continue;
        }
        match c {
            '\'' | '"' => quote = Some(c),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// A Rust closure that Python calls.
pub type NativeClosure = Box<NativeMethod>;
/// What is in a [`NativeClosure`].
pub type NativeMethod = dyn Fn(&mut Vm, &[Option<Value>]) -> Result<Value>;

/// What runs when a native is called.
pub enum NativeBody {
    Function(NativeFn),
    /// A Rust closure registered by an embedder.
    Closure(NativeClosure),
    /// A method with state of its own, and what the collector must know of that.
    Method(NativeClosure, Rc<dyn Keeps>),
}

/// What keeps Python objects behind a native method. The method's object shows them to the collector as its own, so
/// each counted reference must be shown by one method only.
pub trait Keeps {
    fn traverse(&self, visit: Visitor<'_>);
    /// What the method stands for, whose docstring is also its own.
    fn original(&self) -> Option<&Value> {
        None
    }
}

/// A native function, shared by the objects that stand for it. There are thousands of them and few are ever called:
/// the signature is parsed when it is first needed.
pub struct NativeCode {
    pub name: Cow<'static, str>,
    /// What error messages put before the name: a class, a module or nothing.
    owner: &'static str,
    signature_text: &'static str,
    /// Boxed, for most are never parsed.
    signature: OnceCell<Box<Signature>>,
    /// That of the signature, once it is parsed.
    fit: Cell<Fit>,
    /// Likewise: what the dispatch loop may do in its place.
    intrinsic: Cell<Intrinsic>,
    pub body: NativeBody,
    pub doc: &'static str,
}

impl NativeCode {
    pub fn new(definition: &NativeDef) -> Rc<NativeCode> {
        NativeCode::owned(definition, "")
    }

    /// A function of a class or module: `owner` is what error messages put before its name. A constructor
    /// (`__new__`, `__init__`) is called by its class's name there.
    pub fn owned(definition: &NativeDef, owner: &'static str) -> Rc<NativeCode> {
        let &(name, signature, function, doc) = definition;
        let body = NativeBody::Function(function);
        NativeCode::with_body(name.into(), owner, signature, body, doc)
    }

    /// A Rust closure as a function.
    pub fn closure(name: String, signature: &'static str, body: NativeClosure) -> Rc<NativeCode> {
        NativeCode::with_body(name.into(), "", signature, NativeBody::Closure(body), "")
    }

    /// A native function with any body; the other arguments are as in a [`NativeDef`].
    pub fn with_body(
        name: Cow<'static, str>,
        owner: &'static str,
        signature_text: &'static str,
        body: NativeBody,
        doc: &'static str,
    ) -> Rc<NativeCode> {
        let code = NativeCode {
            name,
            owner,
            signature_text,
            signature: OnceCell::new(),
            fit: Cell::new(Fit::NOTHING),
            intrinsic: Cell::new(Intrinsic::None),
            body,
            doc,
        };
        if cfg!(debug_assertions) {
            code.signature();
        }
        Rc::new(code)
    }

    /// The parsed signature.
    #[inline(always)]
    pub fn signature(&self) -> &Signature {
        match self.signature.get() {
            Some(signature) => signature,
            None => self.parse_signature(),
        }
    }

    #[cold]
    #[inline(never)]
    fn parse_signature(&self) -> &Signature {
        let signature = self
            .signature
            .get_or_init(|| Box::new(Signature::parse(self.signature_text)));
        self.fit.set(signature.fit);
        if let NativeBody::Function(function) = self.body {
            self.intrinsic.set(Intrinsic::of(function));
        }
        signature
    }

    /// What the first parameter is.
    pub fn receiver(&self) -> Receiver {
        Signature::receiver_of(self.signature_text)
    }

    /// As error messages name it, without `()`: `list.append`, `len`; the class for constructors.
    pub fn full_name(&self) -> Cow<'_, str> {
        match &*self.name {
            "__new__" | "__init__" if !self.owner.is_empty() => Cow::Borrowed(self.owner),
            name if self.owner.is_empty() => Cow::Borrowed(name),
            name => Cow::Owned(format!("{}.{name}", self.owner)),
        }
    }

    /// The name that the messages of argument parsing use: without the class, but the class itself for
    /// constructors.
    pub fn short_name(&self) -> Cow<'_, str> {
        match &*self.name {
            "__new__" | "__init__" => self.full_name(),
            name => Cow::Borrowed(name),
        }
    }

    /// Whether both run the same Rust function.
    pub fn same_function(&self, other: &NativeCode) -> bool {
        match (&self.body, &other.body) {
            (NativeBody::Function(a), NativeBody::Function(b)) => std::ptr::fn_addr_eq(*a, *b),
            _ => false,
        }
    }

    /// What the dispatch loop may do in its place.
    #[inline(always)]
    pub fn intrinsic(&self) -> Intrinsic {
        self.intrinsic.get()
    }

    /// Whether so many positional arguments (the receiver included) can be handed over as they are. Known once the
    /// signature is parsed.
    #[inline(always)]
    pub fn fits(&self, count: usize) -> bool {
        let fit = self.fit.get();
        count.wrapping_sub(fit.least) <= fit.spare
    }

    /// The function itself, if a call with so many positional arguments (the receiver included) can hand them all over
    /// as they are. Known once the signature is parsed.
    #[inline(always)]
    pub fn direct(&self, count: usize) -> Option<NativeFn> {
        let fit = self.fit.get();
        match self.body {
            NativeBody::Function(function)
                if count.wrapping_sub(fit.least) <= fit.spare && count <= fit.taken =>
            {
                Some(function)
            }
            _ => None,
        }
    }

    /// As [`NativeCode::direct`] for a method that keeps something of its own.
    #[inline(always)]
    pub fn direct_method(&self, count: usize) -> Option<&NativeMethod> {
        let fit = self.fit.get();
        match &self.body {
            NativeBody::Method(method, _)
                if count.wrapping_sub(fit.least) <= fit.spare && count <= fit.taken =>
            {
                Some(&**method)
            }
            _ => None,
        }
    }

    /// Whether a call with so many positional arguments hands them all over as they are.
    #[inline]
    pub fn takes(&self, count: usize) -> bool {
        let fit = self.signature().fit;
        count.wrapping_sub(fit.least) <= fit.spare && count <= fit.taken
    }

    /// As [`NativeCode::direct`] for a function that may ignore the last of its arguments: with how many it is called.
    #[inline(always)]
    pub fn direct_prefix(&self, count: usize) -> Option<(NativeFn, usize)> {
        let fit = self.fit.get();
        match self.body {
            NativeBody::Function(function) if count.wrapping_sub(fit.least) <= fit.spare => {
                Some((function, count.min(fit.taken)))
            }
            _ => None,
        }
    }

    /// Runs it with bound arguments.
    #[inline(always)]
    pub fn run(&self, vm: &mut Vm, bound: &[Option<Value>]) -> Result<Value> {
        match &self.body {
            NativeBody::Function(function) => function(vm, bound),
            NativeBody::Method(method, _) => method(vm, bound),
            NativeBody::Closure(closure) => {
                // An embedder's function may index its arguments: it gets one for each parameter.
                let count = self.signature().parameters.len();
                if bound.len() >= count {
                    return closure(vm, bound);
                }
                let mut padded = bound.to_vec();
                padded.resize(count, None);
                closure(vm, &padded)
            }
        }
    }
}
