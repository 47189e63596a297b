//! `_md5`, `_sha1`, `_sha2`, `_sha3`: the hash functions behind `hashlib`, by the RustCrypto crates, and BLAKE2
//! (`blake2.rs`). Large inputs are hashed without the GIL.

mod blake2;
mod kdf;

use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use sha2::Digest;
use shake::digest::{ExtendableOutput, Update, XofReader};
use std::cell::Cell;
use std::sync::{Mutex, MutexGuard, PoisonError};

type Bindings<'a> = &'a [Option<Value>];

/// Inputs longer than this are worth giving the GIL up for (`HASHLIB_GIL_MINSIZE`).
const SUSPEND: usize = 2048;

macro_rules! functions {
    ($($variant:ident $name:literal $type:ty, $block:literal, $size:literal;)*) => {
        /// The state of a hash function.
        #[derive(Clone)]
        enum State {
            $($variant($type),)*
            Shake128(shake::Shake128),
            Shake256(shake::Shake256),
        }

        impl State {
            fn by_name(name: &str) -> Option<State> {
                Some(match name {
                    $($name => State::$variant(<$type as Digest>::new()),)*
                    "shake_128" => State::Shake128(Default::default()),
                    "shake_256" => State::Shake256(Default::default()),
                    _ => return None,
                })
            }
            fn name(&self) -> &'static str {
                match self {
                    $(State::$variant(_) => $name,)*
                    State::Shake128(_) => "shake_128",
                    State::Shake256(_) => "shake_256",
                }
            }
            fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$variant(state) => Digest::update(state, data),)*
                    State::Shake128(state) => state.update(data),
                    State::Shake256(state) => state.update(data),
                }
            }
            /// The digest; `length` matters to the extendable functions only.
            fn digest(&self, length: usize) -> Vec<u8> {
                match self.clone() {
                    $(State::$variant(state) => state.finalize().to_vec(),)*
                    State::Shake128(state) => extended(state, length),
                    State::Shake256(state) => extended(state, length),
                }
            }
            /// Block size and digest size.
            fn sizes(&self) -> (i64, i64) {
                match self {
                    $(State::$variant(_) => ($block, $size),)*
                    State::Shake128(_) => (168, 0),
                    State::Shake256(_) => (136, 0),
                }
            }
        }
    };
}

functions! {
    Md5 "md5" md5::Md5, 64, 16;
    Sha1 "sha1" sha1::Sha1, 64, 20;
    Sha224 "sha224" sha2::Sha224, 64, 28;
    Sha256 "sha256" sha2::Sha256, 64, 32;
    Sha384 "sha384" sha2::Sha384, 128, 48;
    Sha512 "sha512" sha2::Sha512, 128, 64;
    Sha3of224 "sha3_224" sha3::Sha3_224, 144, 28;
    Sha3of256 "sha3_256" sha3::Sha3_256, 136, 32;
    Sha3of384 "sha3_384" sha3::Sha3_384, 104, 48;
    Sha3of512 "sha3_512" sha3::Sha3_512, 72, 64;
}

fn extended(state: impl ExtendableOutput, length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    state.finalize_xof().read(&mut out);
    out
}

/// Payload of a hash object.
pub struct Hash {
    /// Locked while a thread hashes without the GIL: others wait for it, and nobody's data are lost.
    state: Mutex<State>,
    /// A thread hashes: who wants the state gives the GIL up first.
    busy: Cell<bool>,
}

impl Hash {
    fn new(state: State) -> Hash {
        Hash {
            state: Mutex::new(state),
            busy: Cell::new(false),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state as it is once whoever is hashing has finished.
    fn state(&self, vm: &mut Vm) -> State {
        if self.busy.get() {
            // Without the GIL, which the hashing thread needs to go on.
            return vm.suspend(Reason::NativeWork, || self.lock().clone());
        }
        self.lock().clone()
    }
}

impl Payload for Hash {
    fn traverse(&self, _: &Vm, _: Visitor<'_>) {}
}

fn expect(value: &Value) -> &Object<Hash> {
    value.downcast::<Hash>().expect("a hash object")
}

fn feed(vm: &mut Vm, hash: &Hash, data: &Value) -> Result<()> {
    if data.is_a::<crate::object::str::Str>() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    if !crate::object::buffer::is_buffer(vm, data) {
        return Err(vm.type_error("object supporting the buffer API required"));
    }
    let data = vm.buffer(data)?;
    if data.len() > SUSPEND || hash.busy.get() {
        hash.busy.set(true);
        vm.suspend(Reason::NativeWork, || hash.lock().update(&data));
        hash.busy.set(hash.state.try_lock().is_err());
    } else {
        hash.lock().update(&data);
    }
    Ok(())
}

fn start(vm: &mut Vm, name: &str, data: Option<&Value>) -> Result<Value> {
    let Some(state) = State::by_name(name) else {
        return Err(vm.value_error(format!("unsupported hash type {name}")));
    };
    let hash = Hash::new(state);
    if let Some(data) = data {
        feed(vm, &hash, data)?;
    }
    Ok(vm.object(hash))
}

fn update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    feed(vm, expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn finished(vm: &mut Vm, args: Bindings<'_>) -> Result<Vec<u8>> {
    let state = expect(args.arg(0)).state(vm);
    let length = match (args.opt(1), state.sizes().1) {
        (Some(length), 0) => vm.index_i64(length)?,
        (None, 0) => {
            return Err(vm.type_error("digest() missing required argument 'length' (pos 1)"));
        }
        (Some(_), _) => {
            return Err(vm.type_error("digest() takes no arguments (1 given)"));
        }
        (None, size) => size,
    };
    match usize::try_from(length) {
        Ok(length) if length < 1 << 29 => Ok(state.digest(length)),
        _ => Err(vm.value_error("value must be positive")),
    }
}

fn digest(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = finished(vm, args)?;
    Ok(vm.bytes(data))
}
fn hexdigest(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = finished(vm, args)?;
    let text = crate::object::bytes::parts::hex(&data, None, 1);
    Ok(vm.str_from_ascii(&text))
}
fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let state = expect(args.arg(0)).state(vm);
    Ok(vm.object(Hash::new(state)))
}

/// The type of all hash objects.
static HASH: TypeSpec = TypeSpec {
    module: "_hashlib",
    doc: "A hash is an object used to calculate a checksum of a string of information.",
    flags: 0,
    methods: &[
        (
            "update",
            "($self, obj, /)",
            update,
            "Update this hash object's state with the provided string.",
        ),
        (
            "digest",
            "($self, length=<unrepresentable>, /)",
            digest,
            "Return the digest value as a bytes object.",
        ),
        (
            "hexdigest",
            "($self, length=<unrepresentable>, /)",
            hexdigest,
            "Return the digest value as a string of hexadecimal digits.",
        ),
        (
            "copy",
            "($self, /)",
            copy,
            "Return a copy of the hash object.",
        ),
    ],
    getset: &[
        (
            "name",
            |vm, value| {
                let state = expect(value).state(vm);
                Ok(vm.str(state.name()))
            },
            None,
            "",
        ),
        (
            "digest_size",
            |vm, value| {
                let state = expect(value).state(vm);
                Ok(vm.int(state.sizes().1))
            },
            None,
            "",
        ),
        (
            "block_size",
            |vm, value| {
                let state = expect(value).state(vm);
                Ok(vm.int(state.sizes().0))
            },
            None,
            "",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(|vm, value| {
            let name = expect(value).state(vm).name();
            Ok(vm.str(&format!(
                "<{name} _hashlib.HASH object @ {:#x}>",
                value.raw().0
            )))
        }))
    },
    ..TypeSpec::of::<Hash>("HASH")
};

macro_rules! constructors {
    ($($function:ident $name:literal;)*) => {$(
        fn $function(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            start(vm, $name, args.opt(0))
        }
    )*};
}
constructors! {
    md5 "md5"; sha1 "sha1"; sha224 "sha224"; sha256 "sha256"; sha384 "sha384"; sha512 "sha512";
    sha3_224 "sha3_224"; sha3_256 "sha3_256"; sha3_384 "sha3_384"; sha3_512 "sha3_512";
    shake_128 "shake_128"; shake_256 "shake_256";
}

const SIGNATURE: &str = "(string=b'', *, usedforsecurity=True)";
fn init(vm: &mut Vm, _: &Value) -> Result<()> {
    vm.class_of_spec(&HASH)?;
    Ok(())
}

/// The modules.
pub static MD5: ModuleSpec = ModuleSpec {
    functions: &[(
        "md5",
        SIGNATURE,
        md5,
        "Return a new MD5 hash object; optionally initialized with a string.",
    )],
    init,
    ..ModuleSpec::named("_md5")
};
pub static SHA1: ModuleSpec = ModuleSpec {
    functions: &[(
        "sha1",
        SIGNATURE,
        sha1,
        "Return a new SHA1 hash object; optionally initialized with a string.",
    )],
    init,
    ..ModuleSpec::named("_sha1")
};
pub static SHA2: ModuleSpec = ModuleSpec {
    functions: &[
        (
            "sha224",
            SIGNATURE,
            sha224,
            "Return a new SHA-224 hash object; optionally initialized with a string.",
        ),
        (
            "sha256",
            SIGNATURE,
            sha256,
            "Return a new SHA-256 hash object; optionally initialized with a string.",
        ),
        (
            "sha384",
            SIGNATURE,
            sha384,
            "Return a new SHA-384 hash object; optionally initialized with a string.",
        ),
        (
            "sha512",
            SIGNATURE,
            sha512,
            "Return a new SHA-512 hash object; optionally initialized with a string.",
        ),
    ],
    init,
    ..ModuleSpec::named("_sha2")
};
pub static SHA3: ModuleSpec = ModuleSpec {
    functions: &[
        (
            "sha3_224",
            SIGNATURE,
            sha3_224,
            "Return a new SHA3-224 hash object; optionally initialized with a string.",
        ),
        (
            "sha3_256",
            SIGNATURE,
            sha3_256,
            "Return a new SHA3-256 hash object; optionally initialized with a string.",
        ),
        (
            "sha3_384",
            SIGNATURE,
            sha3_384,
            "Return a new SHA3-384 hash object; optionally initialized with a string.",
        ),
        (
            "sha3_512",
            SIGNATURE,
            sha3_512,
            "Return a new SHA3-512 hash object; optionally initialized with a string.",
        ),
        (
            "shake_128",
            SIGNATURE,
            shake_128,
            "Return a new SHAKE-128 hash object; optionally initialized with a string.",
        ),
        (
            "shake_256",
            SIGNATURE,
            shake_256,
            "Return a new SHAKE-256 hash object; optionally initialized with a string.",
        ),
    ],
    init,
    ..ModuleSpec::named("_sha3")
};
pub use blake2::SPEC as BLAKE2;
pub use kdf::SPEC as KDF;
