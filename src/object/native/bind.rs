//! Binding the arguments of a call to a native function's parameters, with CPython's error texts.
//!
//! CPython has a calling convention per shape of signature, each with messages of its own; which one a signature
//! would have is derived from its parameters:
//! no parameters (`METH_NOARGS`), one positional-only parameter (`METH_O`), positional-only ones
//! (`_PyArg_CheckPositional`), and anything that takes keywords (`_PyArg_UnpackKeywords`, Python/getargs.c).

use super::{NativeCode, ParameterKind, Receiver};
use crate::object::str;
use crate::object::types::Constructor;
use crate::object::value::{Value, as_bound, with_first};
use crate::object::{Args, Type, dict::Dict};
use crate::vm::{Raised, Result, Vm};

/// Parameters up to which arguments are bound on the native stack.
const SMALL: usize = 8;

impl Vm {
    /// Calls native code with positional arguments, the receiver (if the signature has one) first.
    #[inline(always)]
    pub fn call_native(&mut self, code: &NativeCode, values: &[Value]) -> Result<Value> {
        if let Some(taken) = code.fit.get().taken(values) {
            return code.run(self, as_bound(taken));
        }
        self.call_native_bound(code, None, Args::positional_only(values))
    }

    /// Calls native code with any arguments, the receiver (if the signature has one) first.
    pub fn call_native_args(&mut self, code: &NativeCode, args: Args<'_>) -> Result<Value> {
        if args.names.is_empty() {
            return self.call_native(code, args.values);
        }
        self.call_native_bound(code, None, args)
    }

    /// As [`Vm::call_native_args`] with the receiver apart.
    pub fn call_native_with(
        &mut self,
        code: &NativeCode,
        receiver: &Value,
        args: Args<'_>,
    ) -> Result<Value> {
        let fit = code.fit.get();
        if args.names.is_empty() && (args.values.len() + 1).wrapping_sub(fit.least) <= fit.spare {
            let taken = &args.values[..args.values.len().min(fit.taken.wrapping_sub(1))];
            return with_first(receiver, taken, |values| code.run(self, as_bound(values)));
        }
        self.call_native_bound(code, Some(receiver), args)
    }

    /// Binds the arguments to the parameters, then calls.
    #[inline(never)]
    fn call_native_bound(
        &mut self,
        code: &NativeCode,
        receiver: Option<&Value>,
        args: Args<'_>,
    ) -> Result<Value> {
        let slots = code.signature().slots();
        if receiver.is_none()
            && args.names.is_empty()
            && let Some(taken) = code.fit.get().taken(args.values)
        {
            // The first call of all: how many arguments fit is known only now.
            return code.run(self, as_bound(taken));
        }
        if code.signature().ignored
            && let Some(receiver) = receiver.or(args.positional().first())
        {
            return code.run(self, as_bound(std::slice::from_ref(receiver)));
        }
        // The mark behind the parameters: these are bound.
        let length = slots + code.signature().rest as usize;
        if length <= SMALL {
            let mut bound = [const { None }; SMALL];
            bind(self, code, receiver, args, &mut bound[..slots])?;
            return code.run(self, &bound[..length]);
        }
        let mut bound = vec![None; length];
        bind(self, code, receiver, args, &mut bound[..slots])?;
        code.run(self, &bound)
    }
}

/// Which of CPython's conventions, and so which messages, a signature would have.
#[derive(PartialEq)]
enum Convention {
    NoArguments,
    OneObject,
    Positional,
    Keywords,
}

fn convention(code: &NativeCode) -> Convention {
    let parameters = &code.signature().parameters;
    let keywords = parameters.iter().any(|p| {
        matches!(
            p.kind,
            ParameterKind::PositionalOrKeyword
                | ParameterKind::KeywordOnly
                | ParameterKind::VarKeyword
        )
    });
    match parameters.as_slice() {
        [] => Convention::NoArguments,
        _ if keywords => Convention::Keywords,
        [one]
            if one.kind == ParameterKind::PositionalOnly
                && one.required
                && !matches!(&*code.name, "__new__" | "__init__") =>
        {
            Convention::OneObject
        }
        _ => Convention::Positional,
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Who is called, as messages name it: a method that is bound to its receiver (and one of a class, of which nobody tells
/// whether it is bound) has the receiver's class before its name (`meth_get__qualname__`), others that of their own.
struct Callee<'a> {
    code: &'a NativeCode,
    receiver: &'a [Value],
    bound: bool,
}

impl Callee<'_> {
    fn full_name(&self, vm: &Vm) -> String {
        let class = match self.receiver.first() {
            Some(_) if matches!(&*self.code.name, "__new__" | "__init__") => None,
            Some(receiver) => match receiver.downcast::<Type>() {
                Some(class) => Some(class.class_ref()),
                None => self.bound.then(|| vm.class_of(receiver).class_ref()),
            },
            None => None,
        };
        match class {
            Some(class) => {
                let class = str::expect(&class.qualname.cloned(vm)).text().into_owned();
                format!("{class}.{}", self.code.name)
            }
            None => self.code.full_name().into_owned(),
        }
    }
}

/// Whether a constructor without keywords ignores those it is given: `__new__` does for a subclass with an `__init__`
/// of its own, `__init__` for one with a `__new__` of its own (Tools/clinic generates such tests).
fn leaves_keywords(vm: &Vm, code: &NativeCode, receiver: &[Value]) -> bool {
    let Some(receiver) = receiver.first() else {
        return false;
    };
    let own = match &*code.name {
        "__new__" => receiver
            .downcast::<Type>()
            .map(|class| class.slots.init.cloned(vm)),
        // `set` does not follow the rule.
        "__init__" if &*code.full_name() != "set" => {
            Some(vm.class_of(receiver).slots.new.cloned(vm))
        }
        _ => None,
    };
    matches!(own, Some(Some(Constructor::Python)))
}

/// Binds arguments to parameters: `bound` has a place for the receiver, if there is one, and for each parameter.
/// The receiver may be given apart from the other arguments.
fn bind(
    vm: &mut Vm,
    code: &NativeCode,
    receiver: Option<&Value>,
    args: Args<'_>,
    bound: &mut [Option<Value>],
) -> Result<()> {
    let signature = code.signature();
    let offset = (signature.receiver != Receiver::None) as usize;
    let mut positional = args.positional();
    let bound_apart = receiver.is_some();
    let receiver = match receiver {
        Some(receiver) if offset == 1 => std::slice::from_ref(receiver),
        Some(receiver) => {
            // A function without a receiver that is bound to something all the same.
            return with_first(receiver, args.values, |values| {
                let names = args.names;
                bind(vm, code, None, Args { values, names }, bound)
            });
        }
        None if positional.len() < offset => {
            let name = code.full_name();
            return Err(vm.type_error(format!("unbound method {name}() needs an argument")));
        }
        None => {
            let (receiver, rest) = positional.split_at(offset);
            positional = rest;
            receiver
        }
    };
    let callee = Callee {
        code,
        receiver,
        bound: bound_apart,
    };
    let mut args = args;
    let mut names = args.names;
    if !names.is_empty() && !signature.takes_keywords && leaves_keywords(vm, code, receiver) {
        args.values = args.positional();
        (names, args.names) = (&[], &[]);
    }
    if !names.is_empty() && !signature.takes_keywords {
        let name = callee.full_name(vm);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let count = positional.len();
    let fits = if signature.max == usize::MAX || signature.counted {
        (signature.min..=signature.max).contains(&count)
    } else {
        signature.takes_keywords
            && (signature.least_positional..=signature.max).contains(&count)
            && (signature.var_keyword || count + names.len() <= signature.named)
    };
    if !fits {
        let given = (positional.len(), names.len());
        check_counts(vm, &callee, given.0, given.1)?;
    }

    if let Some(receiver) = receiver.first() {
        bound[0] = Some(receiver.clone());
    }
    let bound = &mut bound[offset..];
    let mut rest = positional;
    for (slot, parameter) in bound.iter_mut().zip(&signature.parameters) {
        *slot = match parameter.kind {
            ParameterKind::PositionalOnly | ParameterKind::PositionalOrKeyword => {
                rest.split_off_first().cloned()
            }
            ParameterKind::VarPositional => Some(vm.tuple_from_slice(std::mem::take(&mut rest))),
            ParameterKind::KeywordOnly => None,
            ParameterKind::VarKeyword => Some(vm.dict()),
        };
    }
    let mut unknown = None;
    for (name, value) in args.keywords() {
        if !bind_keyword(vm, code, bound, name, value)? {
            unknown = unknown.or(Some(name));
        }
    }
    for (index, parameter) in signature.parameters.iter().enumerate() {
        if parameter.required && bound[index].is_none() {
            let (name, missing) = (code.short_name(), &parameter.name);
            return Err(match parameter.kind {
                ParameterKind::KeywordOnly => vm.type_error(format!(
                    "{name}() missing required keyword-only argument: '{missing}'"
                )),
                _ => vm.type_error(format!(
                    "{name}() missing required argument '{missing}' (pos {})",
                    index + 1
                )),
            });
        }
    }
    // What is missing is noticed before what is too much.
    match unknown {
        Some(name) => Err(unexpected(vm, code, name)),
        None => Ok(()),
    }
}

/// The error of a keyword that no parameter has (`error_unexpected_keyword_arg`).
#[cold]
fn unexpected(vm: &mut Vm, code: &NativeCode, name: &Value) -> Raised {
    let (function, name) = (code.short_name(), str::expect(name).text());
    if matches!(&*function, "enumerate" | "reversed") {
        return vm.type_error(format!(
            "'{name}' is an invalid keyword argument for {function}()"
        ));
    }
    let named = code.signature().parameters.iter().filter(|p| {
        matches!(
            p.kind,
            ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly
        )
    });
    let close = crate::vm::suggest::closest(&name, named.map(|p| &*p.name));
    let close = close.map_or(String::new(), |close| format!(". Did you mean '{close}'?"));
    vm.type_error(format!(
        "{function}() got an unexpected keyword argument '{name}'{close}"
    ))
}

/// Binds an argument that is given by name; false if no parameter has that.
fn bind_keyword(
    vm: &mut Vm,
    code: &NativeCode,
    bound: &mut [Option<Value>],
    name: &Value,
    value: &Value,
) -> Result<bool> {
    let text = str::expect(name);
    let parameters = &code.signature().parameters;
    let found = parameters.iter().position(|p| {
        matches!(
            p.kind,
            ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly
        ) && text.is_text(&p.name)
    });
    if let Some(index) = found {
        if bound[index].is_some() {
            let (function, name) = (code.short_name(), text.text());
            return Err(vm.type_error(format!(
                "argument for {function}() given by name ('{name}') and position ({})",
                index + 1
            )));
        }
        bound[index] = Some(value.clone());
        return Ok(true);
    }
    let rest = parameters
        .iter()
        .position(|p| p.kind == ParameterKind::VarKeyword);
    if let Some(dict) = rest
        .and_then(|index| bound[index].as_ref())
        .and_then(|dict| dict.downcast::<Dict>())
    {
        dict.set_str(vm, name, value.clone());
        return Ok(true);
    }
    Ok(false)
}

/// Checks how many arguments there are.
fn check_counts(
    vm: &mut Vm,
    callee: &Callee<'_>,
    positional: usize,
    keywords: usize,
) -> Result<()> {
    let code = callee.code;
    let signature = code.signature();
    match convention(code) {
        Convention::NoArguments if positional > 0 => {
            let name = callee.full_name(vm);
            Err(vm.type_error(format!("{name}() takes no arguments ({positional} given)")))
        }
        Convention::OneObject if positional != 1 => {
            let name = callee.full_name(vm);
            Err(vm.type_error(format!(
                "{name}() takes exactly one argument ({positional} given)"
            )))
        }
        Convention::Keywords if !signature.counted => {
            check_keyword_counts(vm, code, positional, keywords)
        }
        Convention::Positional | Convention::Keywords => {
            if positional < signature.min || positional > signature.max {
                return Err(wrong_count(
                    vm,
                    &code.short_name(),
                    signature.min,
                    signature.max,
                    positional,
                ));
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// `_PyArg_CheckPositional`'s error.
pub fn wrong_count(vm: &mut Vm, name: &str, min: usize, max: usize, given: usize) -> Raised {
    let (limit, word) = if given < min {
        (min, if min == max { "" } else { "at least " })
    } else {
        (max, if min == max { "" } else { "at most " })
    };
    vm.type_error(format!(
        "{name} expected {word}{limit} argument{}, got {given}",
        plural(limit)
    ))
}

fn check_keyword_counts(
    vm: &mut Vm,
    code: &NativeCode,
    positional: usize,
    keywords: usize,
) -> Result<()> {
    let signature = code.signature();
    let name = code.short_name();
    let named = signature
        .parameters
        .iter()
        .filter(|p| {
            !matches!(
                p.kind,
                ParameterKind::VarPositional | ParameterKind::VarKeyword
            )
        })
        .count();
    if signature.max != usize::MAX && !signature.var_keyword && positional + keywords > named {
        let word = if positional == 0 { "keyword " } else { "" };
        return Err(vm.type_error(format!(
            "{name}() takes at most {named} {word}argument{} ({} given)",
            plural(named),
            positional + keywords
        )));
    }
    let min = signature
        .parameters
        .iter()
        .filter(|p| p.kind == ParameterKind::PositionalOnly && p.required)
        .count();
    let max = signature.max;
    if positional > max {
        if max == 0 {
            return Err(vm.type_error(format!("{name}() takes no positional arguments")));
        }
        let word = if signature.min < max {
            "at most"
        } else {
            "exactly"
        };
        return Err(vm.type_error(format!(
            "{name}() takes {word} {max} positional argument{} ({positional} given)",
            plural(max)
        )));
    }
    if positional < min {
        let word = if min < max { "at least" } else { "exactly" };
        return Err(vm.type_error(format!(
            "{name}() takes {word} {min} positional argument{} ({positional} given)",
            plural(min)
        )));
    }
    Ok(())
}
