//! `zlib` (Modules/zlibmodule.c).

use super::zstream::{self, Stream};
use super::{
    CHUNK, Decoder, Decompresses, Decompressor, Progress, SUSPEND, Shared, add_exception,
    module_error, no_pickle,
};
use crate::modules::support::to_i32;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::{Payload, Value};
use crate::vm::{Raised, Result, Vm};
use libz_sys as z;
use std::ffi::c_int;

type Bindings<'a> = &'a [Option<Value>];

/// A failed call: zlib's code and its words.
pub(super) struct Failure {
    code: c_int,
    message: Option<String>,
    doing: &'static str,
}

impl Failure {
    fn of(stream: &Stream, code: c_int, doing: &'static str) -> Failure {
        Failure {
            code,
            message: stream.message(),
            doing,
        }
    }
    fn bare(code: c_int, doing: &'static str) -> Failure {
        Failure {
            code,
            message: None,
            doing,
        }
    }
    /// `zlib.error` as `zlib_error` of zlibmodule.c words it.
    fn raise(self, vm: &mut Vm) -> Raised {
        let Failure { code, doing, .. } = self;
        let known = match code {
            z::Z_MEM_ERROR => return vm.memory_error(format!("Out of memory {doing}")),
            z::Z_BUF_ERROR => Some("incomplete or truncated stream"),
            z::Z_STREAM_ERROR => Some("inconsistent stream state"),
            z::Z_DATA_ERROR => Some("invalid input data"),
            _ => None,
        };
        let text = match self.message.as_deref().or(known) {
            Some(message) => format!("Error {code} {doing}: {message}"),
            None => format!("Error {code} {doing}"),
        };
        module_error(vm, "zlib", "error", &text)
    }
}

type Attempt<T> = std::result::Result<T, Failure>;

fn int_or(vm: &mut Vm, value: Option<&Value>, default: i32) -> Result<i32> {
    value.map_or(Ok(default), |value| to_i32(vm, value))
}

/// Runs the stream until nothing more comes: zlib's last code and how much of the input was used. With a limit, the
/// output is at most so long.
fn pump(
    stream: &mut Stream,
    input: &[u8],
    out: &mut Vec<u8>,
    flush: c_int,
    first: usize,
    limit: Option<usize>,
    dictionary: Option<&[u8]>,
) -> (c_int, usize) {
    let (mut at, mut room, begin) = (0, first, out.len());
    loop {
        let left = limit.map_or(usize::MAX, |limit| limit - (out.len() - begin));
        if left == 0 {
            return (z::Z_OK, at);
        }
        let here = room.min(left);
        let step = stream.step(&input[at..], out, here, flush);
        at += step.used;
        match step.code {
            z::Z_OK => {}
            z::Z_NEED_DICT => {
                if let Some(dictionary) = dictionary {
                    let code = stream.set_dictionary(dictionary);
                    if code != z::Z_OK {
                        return (code, at);
                    }
                    continue;
                }
                return (step.code, at);
            }
            code => return (code, at),
        }
        if step.made < here && at == input.len() {
            return (step.code, at);
        }
        room = (room * 2).min(64 << 20);
    }
}

fn compress(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let level = int_or(vm, args.opt(1), -1)?;
    let wbits = int_or(vm, args.opt(2), 15)?;
    let doing = "while compressing data";
    let mut stream = match Stream::deflate(level, z::Z_DEFLATED, wbits, 8, 0) {
        Ok(stream) => stream,
        Err(z::Z_STREAM_ERROR) => {
            return Err(module_error(vm, "zlib", "error", "Bad compression level"));
        }
        Err(code) => return Err(Failure::bare(code, doing).raise(vm)),
    };
    let mut out = Vec::new();
    let mut work = || pump(&mut stream, &data, &mut out, z::Z_FINISH, CHUNK, None, None).0;
    let code = if data.len() > SUSPEND {
        vm.suspend(gillie_gil::Reason::NativeWork, work)
    } else {
        work()
    };
    if code != z::Z_STREAM_END {
        return Err(Failure::of(&stream, code, doing).raise(vm));
    }
    Ok(vm.bytes(out))
}

fn decompress(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let wbits = int_or(vm, args.opt(1), 15)?;
    let first = match args.opt(2) {
        Some(size) => vm.index_i64(size)?,
        None => CHUNK as i64,
    };
    let Ok(first) = usize::try_from(first) else {
        return Err(vm.value_error("bufsize must be non-negative"));
    };
    let mut stream = match Stream::inflate(wbits) {
        Ok(stream) => stream,
        Err(code) => {
            return Err(Failure::bare(code, "while preparing to decompress data").raise(vm));
        }
    };
    let mut out = Vec::new();
    let first = first.clamp(1, 64 << 20);
    let mut work = || {
        pump(
            &mut stream,
            &data,
            &mut out,
            z::Z_SYNC_FLUSH,
            first,
            None,
            None,
        )
        .0
    };
    let code = if data.len() > SUSPEND {
        vm.suspend(gillie_gil::Reason::NativeWork, work)
    } else {
        work()
    };
    match code {
        z::Z_STREAM_END => Ok(vm.bytes(out)),
        // All input was used and the end did not come.
        z::Z_OK => Err(Failure::bare(z::Z_BUF_ERROR, "while decompressing data").raise(vm)),
        code => Err(Failure::of(&stream, code, "while decompressing data").raise(vm)),
    }
}

/// Payload of `zlib.Compress`. The stream is gone after `flush()`.
pub struct Compress {
    stream: Shared<Option<Stream>>,
}
impl Payload for Compress {}

fn compressobj(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let numbers = [-1, z::Z_DEFLATED, 15, 8, 0];
    let mut given = numbers;
    for (index, number) in given.iter_mut().enumerate() {
        *number = int_or(vm, args.opt(index), numbers[index])?;
    }
    let [level, method, wbits, memory, strategy] = given;
    let dictionary = match args.opt(5).filter(|dictionary| !dictionary.is_none()) {
        Some(dictionary) => Some(vm.buffer(dictionary)?),
        None => None,
    };
    let mut stream = match Stream::deflate(level, method, wbits, memory, strategy) {
        Ok(stream) => stream,
        Err(z::Z_MEM_ERROR) => {
            return Err(vm.memory_error("Can't allocate memory for compression object"));
        }
        Err(z::Z_STREAM_ERROR) => return Err(vm.value_error("Invalid initialization option")),
        Err(code) => {
            return Err(Failure::bare(code, "while creating compression object").raise(vm));
        }
    };
    if let Some(dictionary) = dictionary {
        match stream.set_dictionary(&dictionary) {
            z::Z_OK => {}
            z::Z_STREAM_ERROR => return Err(vm.value_error("Invalid dictionary")),
            code => return Err(Failure::of(&stream, code, "while setting dictionary").raise(vm)),
        }
    }
    Ok(vm.object(Compress {
        stream: Shared::new(Some(stream)),
    }))
}

fn deflate(
    vm: &mut Vm,
    object: &Value,
    data: &[u8],
    flush: c_int,
    doing: &'static str,
) -> Result<Value> {
    let work = |slot: &mut Option<Stream>| -> Attempt<Vec<u8>> {
        let Some(stream) = slot else {
            return Err(Failure::bare(z::Z_STREAM_ERROR, doing));
        };
        let mut out = Vec::new();
        let (code, _) = pump(stream, data, &mut out, flush, CHUNK, None, None);
        match code {
            z::Z_STREAM_END if flush == z::Z_FINISH => *slot = None,
            z::Z_OK | z::Z_BUF_ERROR => {}
            code => return Err(Failure::of(stream, code, doing)),
        }
        Ok(out)
    };
    let done = this::<Compress>(object)
        .stream
        .with(vm, data.len() > SUSPEND, work)?;
    match done {
        Ok(out) => Ok(vm.bytes(out)),
        Err(failure) => Err(failure.raise(vm)),
    }
}

fn compress_more(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(1))?;
    deflate(
        vm,
        args.arg(0),
        &data,
        z::Z_NO_FLUSH,
        "while compressing data",
    )
}

fn compress_flush(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mode = int_or(vm, args.opt(1), z::Z_FINISH)?;
    if mode == z::Z_NO_FLUSH {
        return Ok(vm.bytes(Vec::new()));
    }
    deflate(vm, args.arg(0), &[], mode, "while flushing")
}

fn compress_copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let copied = this::<Compress>(args.arg(0))
        .stream
        .with(vm, false, |slot| {
            slot.as_mut()
                .map_or(Err(z::Z_STREAM_ERROR), |stream| stream.copy())
        })?;
    match copied {
        Ok(stream) => Ok(vm.object(Compress {
            stream: Shared::new(Some(stream)),
        })),
        Err(z::Z_STREAM_ERROR) => Err(vm.value_error("Inconsistent stream state")),
        Err(z::Z_MEM_ERROR) => Err(vm.memory_error("Can't allocate memory for compression object")),
        Err(code) => Err(Failure::bare(code, "while copying compression object").raise(vm)),
    }
}

static COMPRESS: TypeSpec = TypeSpec {
    module: "zlib",
    flags: 0,
    methods: &[
        (
            "compress",
            "($self, data, /)",
            compress_more,
            "Returns a bytes object containing compressed data.",
        ),
        (
            "flush",
            "($self, mode=zlib.Z_FINISH, /)",
            compress_flush,
            "Return a bytes object containing any remaining compressed data.",
        ),
        (
            "copy",
            "($self, /)",
            compress_copy,
            "Return a copy of the compression object.",
        ),
        ("__copy__", "($self, /)", compress_copy, ""),
        ("__deepcopy__", "($self, memo, /)", compress_copy, ""),
        ("__reduce__", "($self, /)", no_pickle, ""),
    ],
    ..TypeSpec::of::<Compress>("Compress")
};

/// What `zlib.Decompress` works on.
struct Inflating {
    stream: Stream,
    dictionary: Option<Vec<u8>>,
    unused: Vec<u8>,
    tail: Vec<u8>,
    end: bool,
}

/// Payload of `zlib.Decompress`.
pub struct Decompress {
    state: Shared<Inflating>,
}
impl Payload for Decompress {}

/// The dictionary argument, and the stream that may use it: raw streams need it at once.
fn inflating(vm: &mut Vm, args: Bindings<'_>, at: usize) -> Result<(Stream, Option<Vec<u8>>)> {
    let wbits = int_or(vm, args.opt(at), 15)?;
    let dictionary = match args.opt(at + 1) {
        Some(dictionary) if !crate::object::buffer::is_buffer(vm, dictionary) => {
            return Err(vm.type_error("zdict argument must support the buffer protocol"));
        }
        Some(dictionary) => Some(vm.buffer(dictionary)?.into_owned()).filter(|d| !d.is_empty()),
        None => None,
    };
    let mut stream = match Stream::inflate(wbits) {
        Ok(stream) => stream,
        Err(z::Z_STREAM_ERROR) => return Err(vm.value_error("Invalid initialization option")),
        Err(z::Z_MEM_ERROR) => {
            return Err(vm.memory_error("Can't allocate memory for decompression object"));
        }
        Err(code) => {
            return Err(Failure::bare(code, "while creating decompression object").raise(vm));
        }
    };
    if let Some(dictionary) = dictionary.as_ref().filter(|_| wbits < 0) {
        let code = stream.set_dictionary(dictionary);
        if code != z::Z_OK {
            return Err(Failure::of(&stream, code, "while setting zdict").raise(vm));
        }
    }
    Ok((stream, dictionary))
}

fn decompressobj(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (stream, dictionary) = inflating(vm, args, 0)?;
    Ok(vm.object(Decompress {
        state: Shared::new(Inflating {
            stream,
            dictionary,
            unused: Vec::new(),
            tail: Vec::new(),
            end: false,
        }),
    }))
}

impl Inflating {
    /// Inflates `input` and keeps what is left of it.
    fn run(
        &mut self,
        input: &[u8],
        flush: c_int,
        first: usize,
        limit: Option<usize>,
        doing: &'static str,
    ) -> Attempt<Vec<u8>> {
        let mut out = Vec::new();
        if self.end {
            self.unused.extend_from_slice(input);
            return Ok(out);
        }
        let dictionary = self.dictionary.take();
        let (code, used) = pump(
            &mut self.stream,
            input,
            &mut out,
            flush,
            first,
            limit,
            dictionary.as_deref(),
        );
        self.dictionary = dictionary;
        let rest = &input[used..];
        if code == z::Z_STREAM_END {
            self.end = true;
            self.unused.extend_from_slice(rest);
            self.tail.clear();
        } else {
            self.tail = rest.to_vec();
        }
        match code {
            z::Z_OK | z::Z_BUF_ERROR | z::Z_STREAM_END => Ok(out),
            code => Err(Failure::of(&self.stream, code, doing)),
        }
    }
}

fn decompress_more(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(1))?;
    let limit = match args.opt(2) {
        Some(limit) => match vm.index_i64(limit)? {
            0 => None,
            limit if limit < 0 => {
                return Err(vm.value_error("max_length must be non-negative"));
            }
            limit => Some(limit as usize),
        },
        None => None,
    };
    let done = this::<Decompress>(args.arg(0))
        .state
        .with(vm, data.len() > SUSPEND, |state| {
            state.run(
                &data,
                z::Z_SYNC_FLUSH,
                CHUNK,
                limit,
                "while decompressing data",
            )
        })?;
    match done {
        Ok(out) => Ok(vm.bytes(out)),
        Err(failure) => Err(failure.raise(vm)),
    }
}

fn decompress_flush(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let length = match args.opt(1) {
        Some(length) => vm.index_i64(length)?,
        None => CHUNK as i64,
    };
    if length <= 0 {
        return Err(vm.value_error("length must be greater than zero"));
    }
    let first = (length as usize).min(64 << 20);
    let done = this::<Decompress>(args.arg(0))
        .state
        .with(vm, true, |state| {
            let input = std::mem::take(&mut state.tail);
            state.run(
                &input,
                z::Z_SYNC_FLUSH,
                first,
                None,
                "while decompressing data",
            )
        })?;
    match done {
        Ok(out) => Ok(vm.bytes(out)),
        Err(failure) => Err(failure.raise(vm)),
    }
}

fn decompress_copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let copied = this::<Decompress>(args.arg(0))
        .state
        .with(vm, false, |state| {
            state.stream.copy().map(|stream| Inflating {
                stream,
                dictionary: state.dictionary.clone(),
                unused: state.unused.clone(),
                tail: state.tail.clone(),
                end: state.end,
            })
        })?;
    match copied {
        Ok(state) => Ok(vm.object(Decompress {
            state: Shared::new(state),
        })),
        Err(z::Z_STREAM_ERROR) => Err(vm.value_error("Inconsistent stream state")),
        Err(code) => Err(Failure::bare(code, "while copying decompression object").raise(vm)),
    }
}

static DECOMPRESS: TypeSpec = TypeSpec {
    module: "zlib",
    flags: 0,
    methods: &[
        (
            "decompress",
            "($self, data, /, max_length=0)",
            decompress_more,
            "Return a bytes object containing the decompressed version of the data.",
        ),
        (
            "flush",
            "($self, length=zlib.DEF_BUF_SIZE, /)",
            decompress_flush,
            "Return a bytes object containing any remaining decompressed data.",
        ),
        (
            "copy",
            "($self, /)",
            decompress_copy,
            "Return a copy of the decompression object.",
        ),
        ("__copy__", "($self, /)", decompress_copy, ""),
        ("__deepcopy__", "($self, memo, /)", decompress_copy, ""),
        ("__reduce__", "($self, /)", no_pickle, ""),
    ],
    getset: &[
        (
            "unused_data",
            |vm, value| {
                let state = &this::<Decompress>(value).state;
                let unused = state.with(vm, false, |state| state.unused.clone())?;
                Ok(vm.bytes(unused))
            },
            None,
            "Data found after the end of the compressed stream.",
        ),
        (
            "unconsumed_tail",
            |vm, value| {
                let state = &this::<Decompress>(value).state;
                let tail = state.with(vm, false, |state| state.tail.clone())?;
                Ok(vm.bytes(tail))
            },
            None,
            "Input that the last call with max_length did not use.",
        ),
        (
            "eof",
            |vm, value| {
                let state = &this::<Decompress>(value).state;
                Ok(Value::bool(state.with(vm, false, |state| state.end)?))
            },
            None,
            "True if the end-of-stream marker has been reached.",
        ),
    ],
    ..TypeSpec::of::<Decompress>("Decompress")
};

/// The decoder behind `zlib._ZlibDecompressor`.
pub(super) struct Inflater {
    stream: Stream,
    dictionary: Option<Vec<u8>>,
}

impl Decoder for Inflater {
    type Error = Failure;
    const HIDES: bool = true;
    fn step(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Attempt<Progress> {
        let mut step = self.stream.step(input, out, room, z::Z_SYNC_FLUSH);
        if step.code == z::Z_NEED_DICT
            && let Some(dictionary) = &self.dictionary
        {
            let code = self.stream.set_dictionary(dictionary);
            if code != z::Z_OK {
                return Err(Failure::of(&self.stream, code, "while decompressing data"));
            }
            let used = step.used;
            step = self.stream.step(&input[used..], out, room, z::Z_SYNC_FLUSH);
            step.used += used;
        }
        match step.code {
            z::Z_OK | z::Z_BUF_ERROR | z::Z_STREAM_END => Ok(Progress {
                used: step.used,
                made: step.made,
                end: step.code == z::Z_STREAM_END,
            }),
            code => Err(Failure::of(&self.stream, code, "while decompressing data")),
        }
    }
}

/// Payload of `zlib._ZlibDecompressor`.
pub struct ZlibDecompressor {
    state: Shared<Decompressor<Inflater>>,
}
impl Payload for ZlibDecompressor {}

impl Decompresses for ZlibDecompressor {
    type Decoder = Inflater;
    const ENDED: &'static str = "End of stream already reached";
    fn state(&self) -> &Shared<Decompressor<Inflater>> {
        &self.state
    }
    fn raise(vm: &mut Vm, error: <Inflater as Decoder>::Error) -> Raised {
        error.raise(vm)
    }
}

fn new_decompressor(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
    let (stream, dictionary) = inflating(vm, args, 1)?;
    Ok(vm.alloc(
        &class,
        ZlibDecompressor {
            state: Shared::new(Decompressor::new(Inflater { stream, dictionary })),
        },
    ))
}

static DECOMPRESSOR: TypeSpec = TypeSpec {
    module: "zlib",
    doc: "Create a decompressor object for decompressing data incrementally.",
    flags: 0,
    new: Some((
        "__new__",
        "($type, wbits=15, zdict=b'')",
        new_decompressor,
        "",
    )),
    methods: &[
        (
            "decompress",
            "($self, data, max_length=-1)",
            super::decompress::<ZlibDecompressor>,
            "Decompress *data*, returning uncompressed data as bytes.",
        ),
        ("__reduce__", "($self, /)", no_pickle, ""),
    ],
    getset: super::decompressor_attributes!(ZlibDecompressor),
    ..TypeSpec::of::<ZlibDecompressor>("_ZlibDecompressor")
};

fn sum(vm: &mut Vm, args: Bindings<'_>, start: u32, of: fn(u32, &[u8]) -> u32) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let start = match args.opt(1) {
        Some(value) => {
            let mask = vm.int(0xFFFF_FFFF);
            let value = vm.index(value)?;
            let low = vm.binary(crate::object::types::Operator::And, &value, &mask)?;
            vm.index_i64(&low)? as u32
        }
        None => start,
    };
    let sum = if data.len() > SUSPEND * 2 {
        vm.suspend(gillie_gil::Reason::NativeWork, || of(start, &data))
    } else {
        of(start, &data)
    };
    Ok(vm.int(sum as i64))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The functions in this module allow compression and decompression using the zlib library.",
    functions: &[
        (
            "compress",
            "(data, /, level=-1, wbits=15)",
            compress,
            "Returns a bytes object containing compressed data.",
        ),
        (
            "decompress",
            "(data, /, wbits=15, bufsize=16384)",
            decompress,
            "Returns a bytes object containing the uncompressed data.",
        ),
        (
            "compressobj",
            "(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
            compressobj,
            "Return a compressor object.",
        ),
        (
            "decompressobj",
            "(wbits=15, zdict=b'')",
            decompressobj,
            "Return a decompressor object.",
        ),
        (
            "adler32",
            "(data, value=1, /)",
            |vm, args| sum(vm, args, 1, zstream::adler32),
            "Compute an Adler-32 checksum of data.",
        ),
        (
            "crc32",
            "(data, value=0, /)",
            |vm, args| sum(vm, args, 0, zstream::crc32),
            "Compute a CRC-32 checksum of data.",
        ),
    ],
    types: &[&DECOMPRESSOR],
    init: |vm, module| {
        add_exception(vm, module, "error", "zlib", "")?;
        vm.class_of_spec(&COMPRESS)?;
        vm.class_of_spec(&DECOMPRESS)?;
        for (name, number) in [
            ("MAX_WBITS", 15),
            ("DEFLATED", z::Z_DEFLATED),
            ("DEF_MEM_LEVEL", 8),
            ("DEF_BUF_SIZE", CHUNK as c_int),
            ("Z_NO_COMPRESSION", z::Z_NO_COMPRESSION),
            ("Z_BEST_SPEED", z::Z_BEST_SPEED),
            ("Z_BEST_COMPRESSION", z::Z_BEST_COMPRESSION),
            ("Z_DEFAULT_COMPRESSION", z::Z_DEFAULT_COMPRESSION),
            ("Z_FILTERED", z::Z_FILTERED),
            ("Z_HUFFMAN_ONLY", z::Z_HUFFMAN_ONLY),
            ("Z_RLE", z::Z_RLE),
            ("Z_FIXED", z::Z_FIXED),
            ("Z_DEFAULT_STRATEGY", z::Z_DEFAULT_STRATEGY),
            ("Z_NO_FLUSH", z::Z_NO_FLUSH),
            ("Z_PARTIAL_FLUSH", z::Z_PARTIAL_FLUSH),
            ("Z_SYNC_FLUSH", z::Z_SYNC_FLUSH),
            ("Z_FULL_FLUSH", z::Z_FULL_FLUSH),
            ("Z_FINISH", z::Z_FINISH),
            ("Z_BLOCK", z::Z_BLOCK),
            ("Z_TREES", z::Z_TREES),
        ] {
            let number = vm.int(number.into());
            vm.module_set(module, name, number);
        }
        for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
            let version = vm.str(&zstream::version());
            vm.module_set(module, name, version);
        }
        let version = vm.str("1.0");
        vm.module_set(module, "__version__", version);
        Ok(())
    },
    ..ModuleSpec::named("zlib")
};
