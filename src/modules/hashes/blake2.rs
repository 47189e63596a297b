//! `_blake2`: BLAKE2b and BLAKE2s (RFC 7693) with all their parameters: digest size, key, salt, personalisation and
//! tree hashing. After CPython's `Modules/blake2module.c`.

use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::types::flags;
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use std::cell::Cell;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The order of the message's words in each round; BLAKE2b begins again after ten.
const SIGMA: [[usize; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/// The parameters, as the caller gave them.
struct Parameters {
    digest: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf: u32,
    offset: u64,
    node_depth: u8,
    inner: u8,
    last_node: bool,
}

macro_rules! blake2 {
    ($name:ident, $word:ty, $double:ty, $bytes:literal, $rounds:literal, $rotations:expr, $initial:expr, $block:expr) => {
        #[derive(Clone)]
        struct $name {
            state: [$word; 8],
            count: $double,
            buffer: Vec<u8>,
            digest: usize,
            last_node: bool,
        }

        impl $name {
            fn new(parameters: &Parameters) -> $name {
                let mut state: [$word; 8] = $initial;
                let block: [u8; 8 * $bytes] = $block(parameters);
                for (word, bytes) in state.iter_mut().zip(block.chunks_exact($bytes)) {
                    let bytes: [u8; $bytes] = bytes.try_into().unwrap_or_default();
                    *word ^= <$word>::from_le_bytes(bytes);
                }
                let mut buffer = Vec::with_capacity(16 * $bytes);
                if !parameters.key.is_empty() {
                    buffer.extend_from_slice(&parameters.key);
                    buffer.resize(16 * $bytes, 0);
                }
                $name {
                    state,
                    count: 0,
                    buffer,
                    digest: parameters.digest,
                    last_node: parameters.last_node,
                }
            }

            /// One round; its number is a constant, so that the places of the words are.
            #[inline(always)]
            fn round<const ROUND: usize>(v: &mut [$word; 16], words: &[$word; 16]) {
                const R: [u32; 4] = $rotations;
                let s = const { SIGMA[ROUND % 10] };
                let mut mix = |a: usize, b: usize, c: usize, d: usize, x: usize| {
                    v[a] = v[a].wrapping_add(v[b]).wrapping_add(words[s[x]]);
                    v[d] = (v[d] ^ v[a]).rotate_right(R[0]);
                    v[c] = v[c].wrapping_add(v[d]);
                    v[b] = (v[b] ^ v[c]).rotate_right(R[1]);
                    v[a] = v[a].wrapping_add(v[b]).wrapping_add(words[s[x + 1]]);
                    v[d] = (v[d] ^ v[a]).rotate_right(R[2]);
                    v[c] = v[c].wrapping_add(v[d]);
                    v[b] = (v[b] ^ v[c]).rotate_right(R[3]);
                };
                mix(0, 4, 8, 12, 0);
                mix(1, 5, 9, 13, 2);
                mix(2, 6, 10, 14, 4);
                mix(3, 7, 11, 15, 6);
                mix(0, 5, 10, 15, 8);
                mix(1, 6, 11, 12, 10);
                mix(2, 7, 8, 13, 12);
                mix(3, 4, 9, 14, 14);
            }

            fn all_rounds(whole: &mut [$word; 16], words: &[$word; 16]) {
                let mut own = *whole;
                let v = &mut own;
                $name::round::<0>(v, words);
                $name::round::<1>(v, words);
                $name::round::<2>(v, words);
                $name::round::<3>(v, words);
                $name::round::<4>(v, words);
                $name::round::<5>(v, words);
                $name::round::<6>(v, words);
                $name::round::<7>(v, words);
                $name::round::<8>(v, words);
                $name::round::<9>(v, words);
                if $rounds == 12 {
                    $name::round::<10>(v, words);
                    $name::round::<11>(v, words);
                }
                *whole = own;
            }

            fn compress(&mut self, block: &[u8], last: bool) {
                let initial: [$word; 8] = $initial;
                let mut words: [$word; 16] = [0; 16];
                for (word, bytes) in words.iter_mut().zip(block.chunks_exact($bytes)) {
                    *word = <$word>::from_le_bytes(bytes.try_into().unwrap_or_default());
                }
                let mut v: [$word; 16] = [0; 16];
                v[..8].copy_from_slice(&self.state);
                v[8..].copy_from_slice(&initial);
                v[12] ^= self.count as $word;
                v[13] ^= (self.count >> <$word>::BITS) as $word;
                if last {
                    v[14] = !v[14];
                    if self.last_node {
                        v[15] = !v[15];
                    }
                }
                $name::all_rounds(&mut v, &words);
                for index in 0..8 {
                    self.state[index] ^= v[index] ^ v[index + 8];
                }
            }

            fn update(&mut self, mut data: &[u8]) {
                const BLOCK: usize = 16 * $bytes;
                // A full block stays in the buffer until it is known not to be the last.
                while self.buffer.len() + data.len() > BLOCK {
                    let (part, rest) = data.split_at(BLOCK - self.buffer.len());
                    self.buffer.extend_from_slice(part);
                    data = rest;
                    self.count = self.count.wrapping_add(BLOCK as $double);
                    let block = std::mem::take(&mut self.buffer);
                    self.compress(&block, false);
                    self.buffer = block;
                    self.buffer.clear();
                }
                self.buffer.extend_from_slice(data);
            }

            fn digest(&self) -> Vec<u8> {
                let mut last = self.clone();
                last.count = last.count.wrapping_add(last.buffer.len() as $double);
                let mut block = std::mem::take(&mut last.buffer);
                block.resize(16 * $bytes, 0);
                last.compress(&block, true);
                let mut out: Vec<u8> = last.state.iter().flat_map(|w| w.to_le_bytes()).collect();
                out.truncate(self.digest);
                out
            }
        }
    };
}

/// `text` in `room` bytes.
fn put(block: &mut [u8], at: usize, bytes: &[u8]) {
    block[at..at + bytes.len()].copy_from_slice(bytes);
}

fn block_b(p: &Parameters) -> [u8; 64] {
    let mut block = [0; 64];
    put(
        &mut block,
        0,
        &[p.digest as u8, p.key.len() as u8, p.fanout, p.depth],
    );
    put(&mut block, 4, &p.leaf.to_le_bytes());
    put(&mut block, 8, &p.offset.to_le_bytes());
    put(&mut block, 16, &[p.node_depth, p.inner]);
    put(&mut block, 32, &p.salt);
    put(&mut block, 48, &p.person);
    block
}

fn block_s(p: &Parameters) -> [u8; 32] {
    let mut block = [0; 32];
    put(
        &mut block,
        0,
        &[p.digest as u8, p.key.len() as u8, p.fanout, p.depth],
    );
    put(&mut block, 4, &p.leaf.to_le_bytes());
    put(&mut block, 8, &p.offset.to_le_bytes()[..6]);
    put(&mut block, 14, &[p.node_depth, p.inner]);
    put(&mut block, 16, &p.salt);
    put(&mut block, 24, &p.person);
    block
}

blake2!(
    Big,
    u64,
    u128,
    8,
    12,
    [32, 24, 16, 63],
    [
        0x6A09_E667_F3BC_C908,
        0xBB67_AE85_84CA_A73B,
        0x3C6E_F372_FE94_F82B,
        0xA54F_F53A_5F1D_36F1,
        0x510E_527F_ADE6_82D1,
        0x9B05_688C_2B3E_6C1F,
        0x1F83_D9AB_FB41_BD6B,
        0x5BE0_CD19_137E_2179,
    ],
    block_b
);
blake2!(
    Small,
    u32,
    u64,
    4,
    10,
    [16, 12, 8, 7],
    [
        0x6A09_E667,
        0xBB67_AE85,
        0x3C6E_F372,
        0xA54F_F53A,
        0x510E_527F,
        0x9B05_688C,
        0x1F83_D9AB,
        0x5BE0_CD19,
    ],
    block_s
);

#[derive(Clone)]
enum State {
    Big(Box<Big>),
    Small(Box<Small>),
}

impl State {
    fn update(&mut self, data: &[u8]) {
        match self {
            State::Big(state) => state.update(data),
            State::Small(state) => state.update(data),
        }
    }
    fn digest(&self) -> Vec<u8> {
        match self {
            State::Big(state) => state.digest(),
            State::Small(state) => state.digest(),
        }
    }
}

/// What all objects of a kind share, and the payload of its objects.
trait Kind: Payload {
    /// Sizes: block, digest and key at most, salt, personalisation, bits of the node offset.
    const SIZES: (i64, usize, usize, usize, u32);
    fn start(parameters: &Parameters) -> State;
    fn make(core: Core) -> Self;
    fn core(&self) -> &Core;
}

/// The state of one object.
pub struct Core {
    /// Locked while a thread hashes without the GIL.
    state: Mutex<State>,
    busy: Cell<bool>,
    size: usize,
}

impl Core {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self, vm: &mut Vm) -> State {
        match self.busy.get() {
            true => vm.suspend(Reason::NativeWork, || self.lock().clone()),
            false => self.lock().clone(),
        }
    }

    fn feed(&self, vm: &mut Vm, data: &Value) -> Result<()> {
        if data.is_a::<crate::object::str::Str>() {
            return Err(vm.type_error("Strings must be encoded before hashing"));
        }
        if !crate::object::buffer::is_buffer(vm, data) {
            return Err(vm.type_error("object supporting the buffer API required"));
        }
        let data = vm.buffer(data)?;
        if data.len() > super::SUSPEND || self.busy.get() {
            self.busy.set(true);
            vm.suspend(Reason::NativeWork, || self.lock().update(&data));
            self.busy.set(self.state.try_lock().is_err());
        } else {
            self.lock().update(&data);
        }
        Ok(())
    }
}

/// Payload of `blake2b`.
pub struct Blake2b(Core);
impl Payload for Blake2b {}
/// Payload of `blake2s`.
pub struct Blake2s(Core);
impl Payload for Blake2s {}

impl Kind for Blake2b {
    const SIZES: (i64, usize, usize, usize, u32) = (128, 64, 16, 16, 64);
    fn start(parameters: &Parameters) -> State {
        State::Big(Box::new(Big::new(parameters)))
    }
    fn make(core: Core) -> Self {
        Blake2b(core)
    }
    fn core(&self) -> &Core {
        &self.0
    }
}

impl Kind for Blake2s {
    const SIZES: (i64, usize, usize, usize, u32) = (64, 32, 8, 8, 48);
    fn start(parameters: &Parameters) -> State {
        State::Small(Box::new(Small::new(parameters)))
    }
    fn make(core: Core) -> Self {
        Blake2s(core)
    }
    fn core(&self) -> &Core {
        &self.0
    }
}

fn bytes_argument(vm: &mut Vm, value: Option<&Value>, name: &str, most: usize) -> Result<Vec<u8>> {
    let data = match value {
        Some(value) => vm.buffer(value)?.into_owned(),
        None => Vec::new(),
    };
    match data.len() <= most {
        true => Ok(data),
        false => Err(vm.value_error(format!("maximum {name} length is {most} bytes"))),
    }
}

fn number_argument(
    vm: &mut Vm,
    value: Option<&Value>,
    default: i64,
    range: std::ops::RangeInclusive<i64>,
    message: &str,
) -> Result<i64> {
    let number = match value {
        Some(value) => vm.index_i64(value)?,
        None => default,
    };
    match range.contains(&number) {
        true => Ok(number),
        false => Err(vm.value_error(message)),
    }
}

fn new<K: Kind>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (_, most, salt, person, offset_bits) = K::SIZES;
    let digest = match args.opt(2) {
        Some(size) => vm.index_i64(size)?,
        None => most as i64,
    };
    if !(1..=most as i64).contains(&digest) {
        return Err(vm.value_error(format!("digest_size must be between 1 and {most} bytes")));
    }
    let salt = bytes_argument(vm, args.opt(4), "salt", salt)?;
    let person = bytes_argument(vm, args.opt(5), "person", person)?;
    let fanout = number_argument(
        vm,
        args.opt(6),
        1,
        0..=255,
        "fanout must be between 0 and 255",
    )?;
    let depth = number_argument(
        vm,
        args.opt(7),
        1,
        1..=255,
        "depth must be between 1 and 255",
    )?;
    let (leaf, offset) = (unsigned(vm, args.opt(8))?, unsigned(vm, args.opt(9))?);
    let Ok(leaf) = u32::try_from(leaf) else {
        return Err(vm.overflow_error("leaf_size is too large"));
    };
    if offset_bits < 64 && offset >> offset_bits != 0 {
        return Err(vm.overflow_error("node_offset is too large"));
    }
    let node_depth = number_argument(
        vm,
        args.opt(10),
        0,
        0..=255,
        "node_depth must be between 0 and 255",
    )?;
    let message = format!("inner_size must be between 0 and is {most}");
    let inner = number_argument(vm, args.opt(11), 0, 0..=most as i64, &message)?;
    let last_node = match args.opt(12) {
        Some(last) => vm.is_true(last)?,
        None => false,
    };
    let key = bytes_argument(vm, args.opt(3), "key", most)?;
    let parameters = Parameters {
        digest: digest as usize,
        key,
        salt,
        person,
        fanout: fanout as u8,
        depth: depth as u8,
        leaf,
        offset,
        node_depth: node_depth as u8,
        inner: inner as u8,
        last_node,
    };
    let core = Core {
        state: Mutex::new(K::start(&parameters)),
        busy: Cell::new(false),
        size: digest as usize,
    };
    if let Some(data) = args.opt(1) {
        core.feed(vm, data)?;
    }
    Ok(vm.alloc(&class, K::make(core)))
}

/// A number of at most 64 bits.
fn unsigned(vm: &mut Vm, value: Option<&Value>) -> Result<u64> {
    let Some(value) = value else { return Ok(0) };
    let index = vm.index(value)?;
    if let Some(number) = crate::object::int::Int::to_i64(&index) {
        return match u64::try_from(number) {
            Ok(number) => Ok(number),
            Err(_) => Err(vm.value_error("value must be positive")),
        };
    }
    let text = vm.repr_text(&index)?;
    match text.parse() {
        Ok(number) => Ok(number),
        Err(_) => Err(vm.overflow_error("int too big to convert")),
    }
}

fn core<K: Kind>(value: &Value) -> &Core {
    let object: &K = this::<K>(value);
    object.core()
}

fn update<K: Kind>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    core::<K>(args.arg(0)).feed(vm, args.arg(1))?;
    Ok(Value::NONE)
}

fn digest<K: Kind>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let digest = core::<K>(args.arg(0)).state(vm).digest();
    Ok(vm.bytes(digest))
}

fn hexdigest<K: Kind>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let digest = core::<K>(args.arg(0)).state(vm).digest();
    let text = crate::object::bytes::parts::hex(&digest, None, 1);
    Ok(vm.str_from_ascii(&text))
}

fn copy<K: Kind>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let old = core::<K>(args.arg(0));
    let copy = Core {
        state: Mutex::new(old.state(vm)),
        busy: Cell::new(false),
        size: old.size,
    };
    Ok(vm.object(K::make(copy)))
}

const fn methods<K: Kind>() -> [NativeDef; 4] {
    [
        (
            "update",
            "($self, data, /)",
            update::<K>,
            "Update this hash object's state with the provided bytes-like object.",
        ),
        (
            "digest",
            "($self, /)",
            digest::<K>,
            "Return the digest value as a bytes object.",
        ),
        (
            "hexdigest",
            "($self, /)",
            hexdigest::<K>,
            "Return the digest value as a string of hexadecimal digits.",
        ),
        (
            "copy",
            "($self, /)",
            copy::<K>,
            "Return a copy of the hash object.",
        ),
    ]
}

static METHODS_B: [NativeDef; 4] = methods::<Blake2b>();
static METHODS_S: [NativeDef; 4] = methods::<Blake2s>();

fn finish<K: Kind>(vm: &mut Vm, class: &crate::object::Class) -> Result<()> {
    let (_, most, salt, person, _) = K::SIZES;
    for (name, number) in [
        ("SALT_SIZE", salt),
        ("PERSON_SIZE", person),
        ("MAX_KEY_SIZE", most),
        ("MAX_DIGEST_SIZE", most),
    ] {
        let (name, number) = (vm.intern(name), vm.int(number as i64));
        vm.set_class_attribute(class, &name, number);
    }
    Ok(())
}

macro_rules! spec {
    ($payload:ident, $name:literal, $methods:ident, $doc:literal) => {
        TypeSpec {
            module: "_blake2",
            doc: $doc,
            flags: flags::BASE,
            new: Some((
                "__new__",
                "($type, data=b'', /, *, digest_size=<unrepresentable>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
                new::<$payload>,
                "",
            )),
            methods: &$methods,
            getset: &[
                ("name", |vm, _| Ok(vm.str($name)), None, ""),
                ("block_size", |vm, _| Ok(vm.int($payload::SIZES.0)), None, ""),
                ("digest_size", |vm, value| Ok(vm.int(core::<$payload>(value).size as i64)), None, ""),
            ],
            finish: finish::<$payload>,
            ..TypeSpec::of::<$payload>($name)
        }
    };
}

static BLAKE2B: TypeSpec = spec!(
    Blake2b,
    "blake2b",
    METHODS_B,
    "Return a new BLAKE2b hash object."
);
static BLAKE2S: TypeSpec = spec!(
    Blake2s,
    "blake2s",
    METHODS_S,
    "Return a new BLAKE2s hash object."
);

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "_blake2b provides BLAKE2b for hashlib",
    types: &[&BLAKE2B, &BLAKE2S],
    ..ModuleSpec::named("_blake2")
};
