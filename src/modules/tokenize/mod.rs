//! `_tokenize.TokenizerIter`: the tokens of a source text with comments and line ends, for the library's `tokenize`.
//!
//! After CPython's `Python/Python-tokenize.c` with `extra_tokens=True`. It is a scanner of its own: the grammar's lexer
//! forgets comments and wants the whole text at once, while this one reads a line when it needs one and stops where its
//! caller stops. State that outlives a line is a stack of modes: code, a string that goes on, an f-string.

mod scanner;
mod strings;

use crate::object::iterators::this;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::{Class, GilCell, Payload, Value, Visitor};
use crate::vm::{Result, Vm};
use scanner::{Kind, Place, Problem, Scanner, Token};

/// Payload of `TokenizerIter`.
pub struct Tokenizer {
    readline: Value,
    encoding: Option<Value>,
    scanner: GilCell<Scanner>,
}

impl Payload for Tokenizer {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.readline);
        self.encoding.iter().for_each(visit);
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    let extra = args.arg(2).clone();
    if !vm.is_true(&extra)? {
        return Err(
            vm.not_implemented_error("gillie's tokenizer works with extra_tokens=True only")
        );
    }
    let tokenizer = Tokenizer {
        readline: args.arg(1).clone(),
        encoding: args.opt(3).filter(|encoding| !encoding.is_none()).cloned(),
        scanner: GilCell::new(Scanner::default()),
    };
    Ok(vm.alloc(&class, tokenizer))
}

/// The next line; None at the end.
fn read_line(vm: &mut Vm, readline: &Value, encoding: Option<&Value>) -> Result<Option<String>> {
    let line = match vm.call(readline, &[]) {
        Ok(line) => line,
        Err(raised) => {
            let stop = vm.exceptions().StopIteration.clone();
            return if vm.raised_is(&raised, &stop) {
                Ok(None)
            } else {
                Err(raised)
            };
        }
    };
    let line = match encoding {
        Some(encoding) if !line.is_a::<Str>() => {
            let replace = vm.str("replace");
            vm.call_method(&line, "decode", &[encoding.clone(), replace])?
        }
        _ => line,
    };
    let Some(text) = line.downcast::<Str>() else {
        let name = vm.type_name(&line);
        return Err(vm.type_error(format!("readline() returned a non-string object ({name})")));
    };
    let text = text.text().into_owned();
    Ok((!text.is_empty()).then_some(text))
}

fn next(vm: &mut Vm, iterator: &Value) -> Result<Option<Value>> {
    let tokenizer = this::<Tokenizer>(iterator);
    loop {
        if let Some(token) = tokenizer.scanner.get_mut(vm).out.pop_front() {
            return token_value(vm, token).map(Some);
        }
        if tokenizer.scanner.get(vm).ended {
            return match tokenizer.scanner.get_mut(vm).problem.take() {
                Some(problem) => Err(raise(vm, problem)),
                None => Ok(None),
            };
        }
        let line = read_line(vm, &tokenizer.readline, tokenizer.encoding.as_ref())?;
        let scanner = tokenizer.scanner.get_mut(vm);
        let outcome = match line {
            Some(line) => scanner.line(&line),
            None => scanner.finish(),
        };
        if let Err(problem) = outcome {
            // Tokens before the problem come first.
            scanner.ended = true;
            scanner.problem = Some(problem);
        }
    }
}

fn raise(vm: &mut Vm, problem: Problem) -> crate::vm::Raised {
    let exceptions = vm.exceptions();
    let class = match problem.kind {
        Kind::Syntax => &exceptions.SyntaxError,
        Kind::Indentation => &exceptions.IndentationError,
        Kind::Tab => &exceptions.TabError,
    };
    let class = class.value().clone();
    let (message, file, line) = (
        vm.str(&problem.message),
        vm.str("<string>"),
        vm.str(&problem.line),
    );
    let (row, column) = (
        vm.int(problem.place.0 as i64),
        vm.int(problem.place.1 as i64),
    );
    let details = vm.tuple_of([file, row, column, line, Value::NONE, Value::NONE]);
    match vm.call(&class, &[message, details]) {
        Ok(error) => vm.raise_object(error),
        Err(raised) => raised,
    }
}

fn token_value(vm: &mut Vm, token: Token) -> Result<Value> {
    let place = |(row, column): Place| {
        let parts = vec![vm.int(row as i64), vm.int(column as i64)];
        vm.tuple(parts)
    };
    let (start, end) = (place(token.start), place(token.end));
    let items = vec![
        vm.int(token.kind.into()),
        vm.str(&token.text),
        start,
        end,
        vm.str(&token.line),
    ];
    Ok(vm.tuple(items))
}

const NEW: NativeDef = (
    "__new__",
    "($type, /, readline, *, extra_tokens, encoding=None)",
    new,
    "",
);

/// The iterator's type.
pub static TOKENIZER: TypeSpec = TypeSpec {
    module: "_tokenize",
    new: Some(NEW),
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<Tokenizer>("TokenizerIter")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    types: &[&TOKENIZER],
    ..ModuleSpec::named("_tokenize")
};
