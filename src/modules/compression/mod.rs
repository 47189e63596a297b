//! `zlib`, `_bz2` and `_lzma`: compression by the libraries that CPython uses (zlib, libbz2 in its Rust form, liblzma),
//! so that compressed data is equal byte by byte. Large inputs are worked on without the GIL.

mod bz2;
mod filters;
mod lzma;
mod zlib;
mod zstream;

pub use bz2::SPEC as BZ2;
pub use lzma::SPEC as LZMA;
pub use zlib::SPEC as ZLIB;

use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::{GilCell, Payload, Value};
use crate::vm::{Raised, Result, Vm};
use gillie_gil::{Reason, Wait, WaitQueue};

/// Inputs longer than this are worth giving the GIL up for.
const SUSPEND: usize = 2048;

/// The first size of an output; it doubles while more comes.
const CHUNK: usize = 16 * 1024;

/// The state of an object that one thread at a time works on, possibly without the GIL.
struct Shared<T> {
    /// Absent while a thread works on it.
    state: GilCell<Option<T>>,
    waiters: WaitQueue,
}

impl<T: Send> Shared<T> {
    fn new(state: T) -> Shared<T> {
        Shared {
            state: GilCell::new(Some(state)),
            waiters: WaitQueue::default(),
        }
    }

    /// Runs `body` on the state; without the GIL if there is much to do.
    fn with<R>(&self, vm: &mut Vm, much: bool, body: impl FnOnce(&mut T) -> R) -> Result<R> {
        let mut state = loop {
            match self.state.get_mut(vm).take() {
                Some(state) => break state,
                None => {
                    vm.wait_for(|thread| self.waiters.wait(thread, Wait::Forever))?;
                }
            }
        };
        let result = if much {
            vm.suspend(Reason::NativeWork, || body(&mut state))
        } else {
            body(&mut state)
        };
        *self.state.get_mut(vm) = Some(state);
        if !self.waiters.is_empty() {
            self.waiters.notify(vm.gil_thread(), 1);
        }
        Ok(result)
    }
}

/// What a decoder's step did to its input and output.
struct Progress {
    used: usize,
    made: usize,
    /// The end of the stream was reached.
    end: bool,
}

/// A decoder of one compressed stream.
trait Decoder: Send {
    type Error: Send;
    /// Decodes some of `input`, appending at most `room` bytes to `out`.
    fn step(
        &mut self,
        input: &[u8],
        out: &mut Vec<u8>,
        room: usize,
    ) -> std::result::Result<Progress, Self::Error>;
    /// Whether an output that is full while the input is used up may hide more output (Modules/_lzmamodule.c says
    /// yes, Modules/_bz2module.c no).
    const HIDES: bool;
}

/// What the decompressor objects of `bz2`, `lzma` and `zlib` have in common: input that was given and not used.
struct Decompressor<D> {
    decoder: D,
    pending: Vec<u8>,
    unused: Vec<u8>,
    end: bool,
    needs_input: bool,
}

impl<D: Decoder> Decompressor<D> {
    fn new(decoder: D) -> Decompressor<D> {
        Decompressor {
            decoder,
            pending: Vec::new(),
            unused: Vec::new(),
            end: false,
            needs_input: true,
        }
    }

    /// Decompresses `data` behind what is pending, up to `limit` bytes of output.
    fn decompress(
        &mut self,
        data: &[u8],
        limit: Option<usize>,
    ) -> std::result::Result<Vec<u8>, D::Error> {
        let joined;
        let input = if self.pending.is_empty() {
            data
        } else {
            self.pending.extend_from_slice(data);
            joined = std::mem::take(&mut self.pending);
            &joined
        };
        let (mut out, mut at, mut room) = (Vec::new(), 0, CHUNK);
        let limit = limit.unwrap_or(usize::MAX);
        let full = loop {
            let here = room.min(limit - out.len());
            if here == 0 {
                break true;
            }
            let progress = match self.decoder.step(&input[at..], &mut out, here) {
                Ok(progress) => progress,
                Err(error) => {
                    self.needs_input = false;
                    return Err(error);
                }
            };
            at += progress.used;
            if progress.end {
                self.end = true;
                self.needs_input = false;
                self.unused = input[at..].to_vec();
                return Ok(out);
            }
            let filled = progress.made == here;
            if !filled && (at == input.len() || progress.used + progress.made == 0) {
                break false;
            }
            room = (room * 2).min(64 << 20);
        };
        self.needs_input = at == input.len() && !(full && D::HIDES);
        if !self.needs_input {
            self.pending = input[at..].to_vec();
        }
        Ok(out)
    }
}

/// An object that decompresses: `BZ2Decompressor` and its like.
trait Decompresses: Payload {
    type Decoder: Decoder;
    /// What is said of data after the end of the stream.
    const ENDED: &'static str;
    fn state(&self) -> &Shared<Decompressor<Self::Decoder>>;
    fn raise(vm: &mut Vm, error: <Self::Decoder as Decoder>::Error) -> Raised;
}

/// The method `decompress` of these.
fn decompress<P: Decompresses>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = vm.buffer(args.arg(1))?;
    let limit = limit(vm, args.opt(2))?;
    let state = this::<P>(args.arg(0)).state();
    let done = state.with(vm, data.len() > SUSPEND, |state| {
        (!state.end).then(|| state.decompress(&data, limit))
    })?;
    match done {
        Some(Ok(out)) => Ok(vm.bytes(out)),
        Some(Err(error)) => Err(P::raise(vm, error)),
        None => Err(vm.eof_error(P::ENDED)),
    }
}

/// A `max_length` argument: negative means no limit.
fn limit(vm: &mut Vm, value: Option<&Value>) -> Result<Option<usize>> {
    Ok(match value {
        None => None,
        Some(value) => usize::try_from(vm.index_i64(value)?).ok(),
    })
}

/// A module's own exception with this message.
fn module_error(vm: &mut Vm, module: &str, class: &str, message: &str) -> Raised {
    let class = vm
        .import_module(module)
        .and_then(|module| crate::modules::support::attr(vm, &module, class));
    let message = vm.str(message);
    class
        .and_then(|class| vm.call(&class, &[message]))
        .map_or_else(|raised| raised, Raised)
}

/// Makes an exception class that derives from Exception, and adds it to the module.
fn add_exception(vm: &mut Vm, module: &Value, name: &str, owner: &str, doc: &str) -> Result<()> {
    let base = vm.exceptions().Exception.clone();
    let class = crate::modules::support::add_exception(vm, module, (owner, name), &base)?;
    let (key, doc) = (vm.intern("__doc__"), vm.str(doc));
    vm.set_class_attribute(&class, &key, doc);
    Ok(())
}

/// The objects hold a stream inside and cannot be pickled.
fn no_pickle(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = args[0]
        .as_ref()
        .map(|this| vm.type_name(this))
        .unwrap_or_default();
    Err(vm.type_error(format!("cannot pickle '{name}' object")))
}

/// The attributes that all decompressors of this shape have.
macro_rules! decompressor_attributes {
    ($payload:ty) => {
        &[
            (
                "eof",
                |vm, value| {
                    let state = &this::<$payload>(value).state;
                    Ok(Value::bool(state.with(vm, false, |state| state.end)?))
                },
                None,
                "True if the end-of-stream marker has been reached.",
            ),
            (
                "unused_data",
                |vm, value| {
                    let state = &this::<$payload>(value).state;
                    let unused = state.with(vm, false, |state| state.unused.clone())?;
                    Ok(vm.bytes(unused))
                },
                None,
                "Data found after the end of the compressed stream.",
            ),
            (
                "needs_input",
                |vm, value| {
                    let state = &this::<$payload>(value).state;
                    Ok(Value::bool(
                        state.with(vm, false, |state| state.needs_input)?,
                    ))
                },
                None,
                "True if more input is needed before more decompressed data can be produced.",
            ),
        ]
    };
}
use decompressor_attributes;
