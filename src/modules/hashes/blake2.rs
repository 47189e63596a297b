//! `_blake2`: BLAKE2b and BLAKE2s (RFC 7693) with all their parameters: digest size, key, salt, personalisation and
//! tree hashing, by `blake2b_simd` and `blake2s_simd`. After CPython's `Modules/blake2module.c`.

use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::types::flags;
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use std::cell::Cell;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The parameters, as the caller gave them; checked.
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
    inner: usize,
    last_node: bool,
}

macro_rules! starts {
    ($($function:ident $library:ident;)*) => {$(
        fn $function(p: &Parameters) -> $library::State {
            $library::Params::new()
                .hash_length(p.digest)
                .key(&p.key)
                .salt(&p.salt)
                .personal(&p.person)
                .fanout(p.fanout)
                .max_depth(p.depth)
                .max_leaf_length(p.leaf)
                .node_offset(p.offset)
                .node_depth(p.node_depth)
                .inner_hash_length(p.inner)
                .last_node(p.last_node)
                .to_state()
        }
    )*};
}
starts! {
    big blake2b_simd;
    small blake2s_simd;
}

#[derive(Clone)]
#[allow(clippy::large_enum_variant, reason = "two sizes that differ little")]
enum State {
    Big(blake2b_simd::State),
    Small(blake2s_simd::State),
}

impl State {
    fn update(&mut self, data: &[u8]) {
        match self {
            State::Big(state) => drop(state.update(data)),
            State::Small(state) => drop(state.update(data)),
        }
    }
    fn digest(&self) -> Vec<u8> {
        match self {
            State::Big(state) => state.finalize().as_bytes().to_vec(),
            State::Small(state) => state.finalize().as_bytes().to_vec(),
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
        State::Big(big(parameters))
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
        State::Small(small(parameters))
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
        inner: inner as usize,
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
    ($payload:ident, $name:literal, $size:literal, $methods:ident, $doc:literal) => {
        TypeSpec {
            module: "_blake2",
            doc: $doc,
            flags: flags::BASE,
            new: Some((
                "__new__",
                concat!(
                    "($type, data=b'', /, *, digest_size=",
                    $size,
                    ", key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"
                ),
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
    64,
    METHODS_B,
    "Return a new BLAKE2b hash object."
);
static BLAKE2S: TypeSpec = spec!(
    Blake2s,
    "blake2s",
    32,
    METHODS_S,
    "Return a new BLAKE2s hash object."
);

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "_blake2b provides BLAKE2b for hashlib",
    types: &[&BLAKE2B, &BLAKE2S],
    ..ModuleSpec::named("_blake2")
};
