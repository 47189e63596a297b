//! `_bz2` (Modules/_bz2module.c).

use super::{Decoder, Decompresses, Decompressor, Progress, SUSPEND, Shared, no_pickle};
use crate::modules::support::to_i32;
use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::{Payload, Value};
use crate::vm::{Raised, Result, Vm};
use bzip2::{Action, Compress, Compression, Decompress, Error, Status};

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `BZ2Compressor`. The stream is gone after `flush`.
pub struct Compressor {
    stream: Shared<Option<Compress>>,
}
impl Payload for Compressor {}

fn new_compressor(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let level = match args.opt(1) {
        Some(level) => to_i32(vm, level)?,
        None => 9,
    };
    if !(1..=9).contains(&level) {
        return Err(vm.value_error("compresslevel must be between 1 and 9"));
    }
    let stream = Compress::new(Compression::new(level as u32), 0);
    Ok(vm.alloc(
        &class,
        Compressor {
            stream: Shared::new(Some(stream)),
        },
    ))
}

/// Runs the compressor until all input is used (or, finishing, the end is written).
fn pump(
    stream: &mut Compress,
    input: &[u8],
    action: Action,
) -> std::result::Result<Vec<u8>, Error> {
    let (mut out, mut at, mut room) = (Vec::new(), 0, super::CHUNK);
    loop {
        if !matches!(action, Action::Finish) && at == input.len() {
            return Ok(out);
        }
        out.reserve(room);
        let before = stream.total_in();
        let status = stream.compress_vec(&input[at..], &mut out, action)?;
        at += (stream.total_in() - before) as usize;
        if status == Status::StreamEnd {
            return Ok(out);
        }
        room = (room * 2).min(64 << 20);
    }
}

fn compress(vm: &mut Vm, args: Bindings<'_>, data: &[u8], finish: bool) -> Result<Value> {
    let done = this::<Compressor>(args.arg(0)).stream.with(
        vm,
        finish || data.len() > SUSPEND,
        |slot| {
            let stream = slot.as_mut()?;
            if !finish {
                return Some(pump(stream, data, Action::Run));
            }
            let out = pump(stream, data, Action::Finish);
            *slot = None;
            Some(out)
        },
    )?;
    match done {
        Some(Ok(out)) => Ok(vm.bytes(out)),
        Some(Err(error)) => Err(raise(vm, error)),
        None if finish => Err(vm.value_error("Repeated call to flush()")),
        None => Err(vm.value_error("Compressor has been flushed")),
    }
}

fn raise(vm: &mut Vm, error: Error) -> crate::vm::Raised {
    match error {
        Error::Param => vm.value_error("Internal error - invalid parameters passed to libbzip2"),
        Error::Data | Error::DataMagic => vm.os_error_plain("Invalid data stream"),
        _ => vm.runtime_error("Internal error - Invalid sequence of commands sent to libbzip2"),
    }
}

static COMPRESSOR: TypeSpec = TypeSpec {
    module: "_bz2",
    doc: "Create a compressor object for compressing data incrementally.",
    flags: 0,
    new: Some(("__new__", "($type, compresslevel=9, /)", new_compressor, "")),
    methods: &[
        (
            "compress",
            "($self, data, /)",
            |vm, args| {
                let data = vm.buffer(args.arg(1))?;
                compress(vm, args, &data, false)
            },
            "Provide data to the compressor object.",
        ),
        (
            "flush",
            "($self, /)",
            |vm, args| compress(vm, args, &[], true),
            "Finish the compression process.",
        ),
        ("__reduce__", "($self, /)", no_pickle, ""),
    ],
    ..TypeSpec::of::<Compressor>("BZ2Compressor")
};

impl Decoder for Decompress {
    type Error = Error;
    const HIDES: bool = false;
    fn step(
        &mut self,
        input: &[u8],
        out: &mut Vec<u8>,
        room: usize,
    ) -> std::result::Result<Progress, Error> {
        let (before_in, before_out, length) = (self.total_in(), self.total_out(), out.len());
        out.resize(length + room, 0);
        let status = self.decompress(input, &mut out[length..]);
        let made = (self.total_out() - before_out) as usize;
        out.truncate(length + made);
        Ok(Progress {
            used: (self.total_in() - before_in) as usize,
            made,
            end: status? == Status::StreamEnd,
        })
    }
}

/// Payload of `BZ2Decompressor`.
pub struct Bz2Decompressor {
    state: Shared<Decompressor<Decompress>>,
}
impl Payload for Bz2Decompressor {}

impl Decompresses for Bz2Decompressor {
    type Decoder = Decompress;
    const ENDED: &'static str = "End of stream already reached";
    fn state(&self) -> &Shared<Decompressor<Decompress>> {
        &self.state
    }
    fn raise(vm: &mut Vm, error: <Decompress as Decoder>::Error) -> Raised {
        raise(vm, error)
    }
}

fn new_decompressor(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(
        &class,
        Bz2Decompressor {
            state: Shared::new(Decompressor::new(Decompress::new(false))),
        },
    ))
}

static DECOMPRESSOR: TypeSpec = TypeSpec {
    module: "_bz2",
    doc: "Create a decompressor object for decompressing data incrementally.",
    flags: 0,
    new: Some(("__new__", "($type, /)", new_decompressor, "")),
    methods: &[
        (
            "decompress",
            "($self, data, max_length=-1)",
            super::decompress::<Bz2Decompressor>,
            "Decompress *data*, returning uncompressed data as bytes.",
        ),
        ("__reduce__", "($self, /)", no_pickle, ""),
    ],
    getset: super::decompressor_attributes!(Bz2Decompressor),
    ..TypeSpec::of::<Bz2Decompressor>("BZ2Decompressor")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    types: &[&COMPRESSOR, &DECOMPRESSOR],
    ..ModuleSpec::named("_bz2")
};
