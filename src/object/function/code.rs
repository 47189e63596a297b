//! Code objects at run time: the compiled data plus constants and names as values, and instruction words that the
//! inline caches write to.

use crate::object::header::{Kind, Object, Payload, Sizes, Visitor};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use gillie_bytecode::code::flags;
use gillie_bytecode::{Code, Const, LocalKind, Text};
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

/// Payload of `code`.
pub struct CodeObject {
    /// The instruction words; verified when this object was made, which is what the dispatch loop's unchecked
    /// register access rests on. Cache words change at run time.
    pub(crate) words: Box<[Cell<u32>]>,
    pub(crate) constants: Box<[Value]>,
    /// Interned.
    pub(crate) names: Box<[Value]>,
    pub(crate) n_registers: u32,
    pub(crate) first_temp: u32,
    pub data: Arc<Code>,
    pub name: Value,
    pub qualname: Value,
    /// Interned names of the named registers.
    pub local_names: Box<[Value]>,
    pub filename: Value,
    /// Attributes computed on demand (`co_consts`…).
    pub attributes: OnceCell<Value>,
    /// What `sys.monitoring` watches in this code only.
    pub(crate) events: OnceCell<Box<crate::vm::tracing::CodeEvents>>,
}

impl Payload for CodeObject {
    const KIND: Kind = Kind::Code;
    const C_SIZES: Sizes = Sizes {
        basic: 200,
        item: 2,
        count: |value| {
            value
                .downcast::<CodeObject>()
                .map_or(0, |code| code.data.words.len())
        },
    };
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        self.constants.iter().for_each(visit);
    }
}

impl CodeObject {
    #[inline]
    pub fn has(&self, flag: u32) -> bool {
        self.data.flags & flag != 0
    }
    /// Whether calls make a generator, coroutine or async generator.
    pub fn is_generator(&self) -> bool {
        self.has(flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR)
    }
    /// See `Function::simple_args`.
    pub(crate) fn simple_args(&self) -> u32 {
        if self.has(flags::VARARGS | flags::VARKEYWORDS)
            || self.data.kwonly_count > 0
            || !self.has(flags::OPTIMIZED)
        {
            super::NOT_SIMPLE
        } else {
            self.data.arg_count
        }
    }
    pub fn docstring(&self) -> Option<Value> {
        self.has(flags::HAS_DOCSTRING)
            .then(|| self.constants.first().cloned())
            .flatten()
    }
    /// Registers that are parameters, `*args` and `**kwargs` included.
    pub fn parameter_count(&self) -> usize {
        let data = &self.data;
        (data.arg_count + data.kwonly_count) as usize
            + self.has(flags::VARARGS) as usize
            + self.has(flags::VARKEYWORDS) as usize
    }
    /// Names of the free variables, in closure order.
    pub fn free_names(&self) -> impl Iterator<Item = &Value> {
        let free = |index: &usize| self.data.locals[*index].kind == LocalKind::Free;
        (0..self.data.locals.len())
            .filter(free)
            .map(|index| &self.local_names[index])
    }
}

/// The code object behind a value that is known to be one.
pub fn expect(value: &Value) -> &Object<CodeObject> {
    value.downcast::<CodeObject>().expect("a code object")
}

impl Vm {
    /// A run-time code object; verifies the code first.
    pub fn code_object(&mut self, code: Arc<Code>) -> Result<Value> {
        if let Err(problem) = gillie_bytecode::verify::verify(&code) {
            return Err(
                self.system_error(format!("malformed code object {:?}: {problem}", code.name))
            );
        }
        self.code_object_verified(code)
    }

    /// As [`Vm::code_object`] for code nested in verified code, and for the embedded library's: the build step verified
    /// those very bytes and left out what it refused (`stdlib/build.rs`).
    pub(crate) fn code_object_verified(&mut self, code: Arc<Code>) -> Result<Value> {
        let mut constants = Vec::with_capacity(code.constants.len());
        for constant in &code.constants {
            constants.push(self.constant(constant)?);
        }
        let names = code.names.iter().map(|name| self.intern(name)).collect();
        let local_names = code
            .locals
            .iter()
            .map(|local| self.intern(&local.name))
            .collect();
        let (name, qualname) = (self.intern(&code.name), self.intern(&code.qualname));
        let filename = self.intern(&code.filename);
        let class = self.types().code.clone();
        Ok(self.alloc(
            &class,
            CodeObject {
                words: code.words.iter().copied().map(Cell::new).collect(),
                constants: constants.into(),
                names,
                n_registers: code.n_registers,
                first_temp: code.first_temp,
                data: code,
                name,
                qualname,
                local_names,
                filename,
                attributes: OnceCell::new(),
                events: OnceCell::new(),
            },
        ))
    }

    /// A copy of a code object with other constants, of which the caller knows that they do.
    pub(crate) fn code_with_constants(&mut self, code: &Value, constants: Vec<Value>) -> Value {
        let old = expect(code);
        let class = self.types().code.clone();
        self.alloc(
            &class,
            CodeObject {
                words: old.data.words.iter().copied().map(Cell::new).collect(),
                constants: constants.into(),
                names: old.names.clone(),
                n_registers: old.n_registers,
                first_temp: old.first_temp,
                data: old.data.clone(),
                name: old.name.clone(),
                qualname: old.qualname.clone(),
                local_names: old.local_names.clone(),
                filename: old.filename.clone(),
                attributes: OnceCell::new(),
                events: OnceCell::new(),
            },
        )
    }

    /// A constant as a value.
    pub fn constant(&mut self, constant: &Const) -> Result<Value> {
        Ok(match constant {
            Const::None => Value::NONE,
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Bool(value) => Value::bool(*value),
            Const::Int(value) => self.int(*value),
            Const::BigInt {
                negative,
                magnitude,
            } => {
                let big = dashu_int::IBig::from(dashu_int::UBig::from_le_bytes(magnitude));
                self.int_big(if *negative { -big } else { big })
            }
            Const::Float(value) => Value::float(*value),
            Const::Complex(real, imag) => {
                let class = self.types().complex.clone();
                self.alloc(
                    &class,
                    crate::object::complex::Complex {
                        real: *real,
                        imag: *imag,
                    },
                )
            }
            Const::Str(Text::Utf8(text)) => {
                if text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
                {
                    self.intern(text)
                } else {
                    self.str(text)
                }
            }
            Const::Str(Text::Wide(points)) => self.str_from_points(points),
            Const::Bytes(data) => self.bytes(&**data),
            Const::Tuple(items) => {
                let items = items
                    .iter()
                    .map(|item| self.constant(item))
                    .collect::<Result<Vec<_>>>()?;
                self.tuple(items)
            }
            Const::FrozenSet(items) => {
                let items = items
                    .iter()
                    .map(|item| self.constant(item))
                    .collect::<Result<Vec<_>>>()?;
                // CPython's compiler makes a constant set anew of its own items (`_PyCode_ConstantKey`), which decides
                // their order.
                let made = self.frozenset(&items)?;
                let items = self.collect(&made)?;
                self.frozenset(&items)?
            }
            Const::Slice(parts) => {
                let [start, stop, step] = [&parts[0], &parts[1], &parts[2]];
                let (start, stop, step) = (
                    self.constant(start)?,
                    self.constant(stop)?,
                    self.constant(step)?,
                );
                self.slice(start, stop, step)
            }
            Const::Code(code) => self.code_object_verified(code.clone())?,
        })
    }
}
