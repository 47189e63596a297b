//! `_lzma` (Modules/_lzmamodule.c).

use super::filters::{self, Filter};
use super::{
    Decoder, Decompresses, Decompressor, Progress, SUSPEND, Shared, module_error, no_pickle,
};
use crate::modules::support::to_i32;
use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::{Payload, Value};
use crate::vm::{Raised, Result, Vm};
use liblzma::stream::{Action, Check, Error, LzmaOptions, Status, Stream};

type Bindings<'a> = &'a [Option<Value>];

const AUTO: i32 = 0;
const XZ: i32 = 1;
const ALONE: i32 = 2;
const RAW: i32 = 3;
const CHECK_UNKNOWN: i64 = 16;

/// `LZMAError` with this message.
pub fn error(vm: &mut Vm, message: &str) -> Raised {
    module_error(vm, "_lzma", "LZMAError", message)
}

/// As `catch_lzma_error` words it.
fn raise(vm: &mut Vm, failure: Error) -> Raised {
    let message = match failure {
        Error::Mem => return vm.memory_error(""),
        Error::UnsupportedCheck => "Unsupported integrity check",
        Error::MemLimit => "Memory usage limit exceeded",
        Error::Format => "Input format not supported by decoder",
        Error::Options => "Invalid or unsupported options",
        Error::Data => "Corrupt input data",
        Error::Program | Error::NoCheck => "Internal error",
    };
    error(vm, message)
}

fn present(args: Bindings<'_>, index: usize) -> Option<&Value> {
    args.opt(index).filter(|value| !value.is_none())
}

/// Payload of `LZMACompressor`. The stream is gone after `flush`.
pub struct Compressor {
    stream: Shared<Option<Stream>>,
}
impl Payload for Compressor {}

fn new_compressor(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let format = match args.opt(1) {
        Some(format) => to_i32(vm, format)?,
        None => XZ,
    };
    let check = match args.opt(2) {
        Some(check) => to_i32(vm, check)?,
        None => -1,
    };
    if present(args, 3).is_some() && present(args, 4).is_some() {
        return Err(vm.value_error("Cannot specify both preset and filter chain"));
    }
    let preset = match present(args, 3) {
        Some(preset) => match u32::try_from(vm.index_i64(preset)?) {
            Ok(preset) => preset,
            Err(_) => return Err(vm.overflow_error("Value too large for uint32_t type")),
        },
        None => filters::PRESET_DEFAULT,
    };
    if format != XZ && check != -1 && check != 0 {
        return Err(vm.value_error("Integrity checks are only supported by FORMAT_XZ"));
    }
    let chain = match present(args, 4) {
        Some(specs) => Some(filters::chain_of(vm, specs)?),
        None => None,
    };
    let made = match (format, &chain) {
        (XZ, chain) => {
            let check = match check {
                -1 | 4 => Check::Crc64,
                0 => Check::None,
                1 => Check::Crc32,
                10 => Check::Sha256,
                _ => return Err(error(vm, "Unsupported integrity check")),
            };
            match chain {
                None => Stream::new_easy_encoder(preset, check),
                Some(chain) => filters::chain(chain)
                    .and_then(|chain| Stream::new_stream_encoder(&chain, check)),
            }
        }
        (ALONE, None) => {
            LzmaOptions::new_preset(preset).and_then(|options| Stream::new_lzma_encoder(&options))
        }
        (ALONE, Some(chain)) => match &chain[..] {
            [
                Filter::Lzma {
                    id: filters::LZMA1,
                    options,
                    ..
                },
            ] => Stream::new_lzma_encoder(options),
            _ => {
                return Err(vm.value_error(
                    "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter",
                ));
            }
        },
        (RAW, None) => return Err(vm.value_error("Must specify filters for FORMAT_RAW")),
        (RAW, Some(chain)) => {
            filters::chain(chain).and_then(|chain| Stream::new_raw_encoder(&chain))
        }
        _ => return Err(vm.value_error(format!("Invalid container format: {format}"))),
    };
    match made {
        Ok(stream) => Ok(vm.alloc(
            &class,
            Compressor {
                stream: Shared::new(Some(stream)),
            },
        )),
        Err(Error::Options) if format == ALONE && chain.is_none() => {
            Err(error(vm, &format!("Invalid compression preset: {preset}")))
        }
        Err(failure) => Err(raise(vm, failure)),
    }
}

/// Runs the encoder until all input is used (or, finishing, the end is written).
fn pump(stream: &mut Stream, input: &[u8], finish: bool) -> std::result::Result<Vec<u8>, Error> {
    let (mut out, mut at, mut room) = (Vec::new(), 0, super::CHUNK);
    let action = if finish { Action::Finish } else { Action::Run };
    loop {
        if !finish && at == input.len() {
            return Ok(out);
        }
        out.reserve(room);
        let before = stream.total_in();
        let status = stream.process_vec(&input[at..], &mut out, action)?;
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
            let out = pump(slot.as_mut()?, data, finish);
            if finish {
                *slot = None;
            }
            Some(out)
        },
    )?;
    match done {
        Some(Ok(out)) => Ok(vm.bytes(out)),
        Some(Err(failure)) => Err(raise(vm, failure)),
        None if finish => Err(vm.value_error("Repeated call to flush()")),
        None => Err(vm.value_error("Compressor has been flushed")),
    }
}

static COMPRESSOR: TypeSpec = TypeSpec {
    module: "_lzma",
    doc: "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\nCreate a compressor object for compressing data incrementally.",
    flags: 0,
    new: Some((
        "__new__",
        "($type, format=1, check=-1, preset=None, filters=None)",
        new_compressor,
        "",
    )),
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
    ..TypeSpec::of::<Compressor>("LZMACompressor")
};

/// A decoder, and what it has seen of the header: the check's number stands in byte 7 of an .xz stream.
pub(super) struct Decoding {
    stream: Stream,
    header: Vec<u8>,
    check: i64,
}

impl Decoding {
    fn look_at_header(&mut self, input: &[u8]) {
        const MAGIC: &[u8] = b"\xfd7zXZ\0";
        if self.check != CHECK_UNKNOWN {
            return;
        }
        let wanted = 8 - self.header.len();
        self.header
            .extend_from_slice(&input[..wanted.min(input.len())]);
        if let [magic @ .., _, check] = &self.header[..]
            && self.header.len() == 8
        {
            self.check = if magic == MAGIC {
                i64::from(check & 15)
            } else {
                0
            };
        }
    }
}

impl Decoder for Decoding {
    type Error = Error;
    const HIDES: bool = true;
    fn step(
        &mut self,
        input: &[u8],
        out: &mut Vec<u8>,
        room: usize,
    ) -> std::result::Result<Progress, Error> {
        let (before_in, before_out, length) =
            (self.stream.total_in(), self.stream.total_out(), out.len());
        out.resize(length + room, 0);
        let status = self.stream.process(input, &mut out[length..], Action::Run);
        let made = (self.stream.total_out() - before_out) as usize;
        out.truncate(length + made);
        let used = (self.stream.total_in() - before_in) as usize;
        self.look_at_header(&input[..used]);
        Ok(Progress {
            used,
            made,
            end: status? == Status::StreamEnd,
        })
    }
}

/// Payload of `LZMADecompressor`.
pub struct LzmaDecompressor {
    state: Shared<Decompressor<Decoding>>,
}
impl Payload for LzmaDecompressor {}

impl Decompresses for LzmaDecompressor {
    type Decoder = Decoding;
    const ENDED: &'static str = "Already at end of stream";
    fn state(&self) -> &Shared<Decompressor<Decoding>> {
        &self.state
    }
    fn raise(vm: &mut Vm, error: <Decoding as Decoder>::Error) -> Raised {
        raise(vm, error)
    }
}

fn new_decompressor(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let format = match args.opt(1) {
        Some(format) => to_i32(vm, format)?,
        None => AUTO,
    };
    let memory = match present(args, 2) {
        Some(_) if format == RAW => {
            return Err(vm.value_error("Cannot specify memory limit with FORMAT_RAW"));
        }
        Some(limit) => match u64::try_from(vm.index_i64(limit)?) {
            Ok(limit) => limit,
            Err(_) => return Err(vm.overflow_error("can't convert negative int to unsigned")),
        },
        None => u64::MAX,
    };
    let chain = match present(args, 3) {
        Some(_) if format != RAW => {
            return Err(vm.value_error("Cannot specify filters except with FORMAT_RAW"));
        }
        Some(specs) => Some(filters::chain_of(vm, specs)?),
        None => None,
    };
    let (made, check) = match (format, chain) {
        (RAW, None) => return Err(vm.value_error("Must specify filters for FORMAT_RAW")),
        (AUTO, _) => (Stream::new_auto_decoder(memory, 0), CHECK_UNKNOWN),
        (XZ, _) => (Stream::new_stream_decoder(memory, 0), CHECK_UNKNOWN),
        (ALONE, _) => (Stream::new_lzma_decoder(memory), 0),
        (RAW, Some(chain)) => (
            filters::chain(&chain).and_then(|chain| Stream::new_raw_decoder(&chain)),
            0,
        ),
        _ => return Err(vm.value_error(format!("Invalid container format: {format}"))),
    };
    match made {
        Ok(stream) => Ok(vm.alloc(
            &class,
            LzmaDecompressor {
                state: Shared::new(Decompressor::new(Decoding {
                    stream,
                    header: Vec::new(),
                    check,
                })),
            },
        )),
        Err(failure) => Err(raise(vm, failure)),
    }
}

static DECOMPRESSOR: TypeSpec = TypeSpec {
    module: "_lzma",
    doc: "Create a decompressor object for decompressing data incrementally.",
    flags: 0,
    new: Some((
        "__new__",
        "($type, format=0, memlimit=None, filters=None)",
        new_decompressor,
        "",
    )),
    methods: &[
        (
            "decompress",
            "($self, data, max_length=-1)",
            super::decompress::<LzmaDecompressor>,
            "Decompress *data*, returning uncompressed data as bytes.",
        ),
        ("__reduce__", "($self, /)", no_pickle, ""),
    ],
    getset: &[
        SHARED_ATTRIBUTES[0],
        SHARED_ATTRIBUTES[1],
        SHARED_ATTRIBUTES[2],
        (
            "check",
            |vm, value| {
                let state = &this::<LzmaDecompressor>(value).state;
                let check = state.with(vm, false, |state| state.decoder.check)?;
                Ok(vm.int(check))
            },
            None,
            "ID of the integrity check used by the input stream.",
        ),
    ],
    ..TypeSpec::of::<LzmaDecompressor>("LZMADecompressor")
};

const SHARED_ATTRIBUTES: &[crate::object::native::GetSetDef] =
    super::decompressor_attributes!(LzmaDecompressor);

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Interface to the liblzma compression library.",
    functions: &[
        (
            "is_check_supported",
            "(check_id, /)",
            |vm, args| {
                let check = to_i32(vm, args.arg(0))?;
                Ok(Value::bool(matches!(check, 0 | 1 | 4 | 10)))
            },
            "Test whether the given integrity check is supported.",
        ),
        (
            "_encode_filter_properties",
            "(filter, /)",
            |vm, args| {
                let properties = Filter::of(vm, args.arg(0))?.properties();
                Ok(vm.bytes(properties))
            },
            "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).",
        ),
        (
            "_decode_filter_properties",
            "(filter_id, encoded_props, /)",
            |vm, args| {
                let id = vm.index_i64(args.arg(0))? as u64;
                let bytes = vm.buffer(args.arg(1))?;
                filters::decoded(vm, id, &bytes)
            },
            "Return a dictionary describing the options of a filter.",
        ),
    ],
    types: &[&COMPRESSOR, &DECOMPRESSOR],
    init: |vm, module| {
        super::add_exception(vm, module, "LZMAError", "_lzma", "Call to liblzma failed.")?;
        for (name, number) in [
            ("FORMAT_AUTO", AUTO.into()),
            ("FORMAT_XZ", XZ.into()),
            ("FORMAT_ALONE", ALONE.into()),
            ("FORMAT_RAW", RAW.into()),
            ("CHECK_NONE", 0),
            ("CHECK_CRC32", 1),
            ("CHECK_CRC64", 4),
            ("CHECK_SHA256", 10),
            ("CHECK_ID_MAX", 15),
            ("CHECK_UNKNOWN", CHECK_UNKNOWN),
            ("FILTER_LZMA1", filters::LZMA1 as i64),
            ("FILTER_LZMA2", filters::LZMA2 as i64),
            ("FILTER_DELTA", filters::DELTA as i64),
            ("MF_HC3", 0x03),
            ("MF_HC4", 0x04),
            ("MF_BT2", 0x12),
            ("MF_BT3", 0x13),
            ("MF_BT4", 0x14),
            ("MODE_FAST", 1),
            ("MODE_NORMAL", 2),
            ("PRESET_DEFAULT", filters::PRESET_DEFAULT.into()),
            ("PRESET_EXTREME", 1 << 31),
        ] {
            let number = vm.int(number);
            vm.module_set(module, name, number);
        }
        for (name, number, _) in filters::BRANCH_FILTERS {
            let number = vm.int(*number as i64);
            vm.module_set(module, &format!("FILTER_{name}"), number);
        }
        Ok(())
    },
    ..ModuleSpec::named("_lzma")
};
