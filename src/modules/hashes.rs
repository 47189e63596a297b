//! `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2`: the hash functions behind `hashlib`, by the RustCrypto crates.
//! Large inputs are hashed without the GIL.

use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use sha2::Digest;
use shake::digest::{ExtendableOutput, Update, XofReader};
use std::cell::RefCell;

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
    Blake2b "blake2b" blake2::Blake2b512, 128, 64;
    Blake2s "blake2s" blake2::Blake2s256, 64, 32;
}

fn extended(state: impl ExtendableOutput, length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    state.finalize_xof().read(&mut out);
    out
}

/// Payload of a hash object.
pub struct Hash {
    state: RefCell<State>,
}

impl Payload for Hash {
    fn traverse(&self, _: &Vm, _: Visitor<'_>) {}
}

fn expect(value: &Value) -> &Object<Hash> {
    value.downcast::<Hash>().expect("a hash object")
}

fn feed(vm: &mut Vm, mut state: State, data: &Value) -> Result<State> {
    if data.is_a::<crate::object::str::Str>() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    if !crate::object::buffer::is_buffer(vm, data) {
        return Err(vm.type_error("object supporting the buffer API required"));
    }
    let data = vm.buffer(data)?;
    if data.len() > SUSPEND {
        vm.suspend(Reason::NativeWork, || state.update(&data));
    } else {
        state.update(&data);
    }
    Ok(state)
}

fn start(vm: &mut Vm, name: &str, data: Option<&Value>) -> Result<Value> {
    let Some(mut state) = State::by_name(name) else {
        return Err(vm.value_error(format!("unsupported hash type {name}")));
    };
    if let Some(data) = data {
        state = feed(vm, state, data)?;
    }
    Ok(vm.object(Hash {
        state: RefCell::new(state),
    }))
}

fn update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = expect(args.arg(0));
    let state = this.state.borrow().clone();
    let state = feed(vm, state, args.arg(1))?;
    this.state.replace(state);
    Ok(Value::NONE)
}

fn finished(vm: &mut Vm, args: Bindings<'_>) -> Result<Vec<u8>> {
    let state = expect(args.arg(0)).state.borrow().clone();
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
    let state = expect(args.arg(0)).state.clone();
    Ok(vm.object(Hash { state }))
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
            |vm, value| Ok(vm.str(expect(value).state.borrow().name())),
            None,
            "",
        ),
        (
            "digest_size",
            |vm, value| Ok(vm.int(expect(value).state.borrow().sizes().1)),
            None,
            "",
        ),
        (
            "block_size",
            |vm, value| Ok(vm.int(expect(value).state.borrow().sizes().0)),
            None,
            "",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(|vm, value| {
            let name = expect(value).state.borrow().name();
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

/// BLAKE2 without its parameters; those are refused clearly.
fn blake2(vm: &mut Vm, args: Bindings<'_>, name: &str, size: i64) -> Result<Value> {
    for index in 2..14 {
        if args.opt(index).is_some() {
            return Err(vm.not_implemented_error(format!(
                "{name}: key, salt, person and tree parameters are not supported"
            )));
        }
    }
    if let Some(wanted) = args.opt(1)
        && vm.index_i64(wanted)? != size
    {
        return Err(vm.not_implemented_error(format!(
            "{name}: digest sizes other than {size} are not supported"
        )));
    }
    start(vm, name, args.opt(0))
}

const SIGNATURE: &str = "(string=b'', *, usedforsecurity=True)";
const BLAKE: &str = "(data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False)";

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
        ("sha3_224", SIGNATURE, sha3_224, ""),
        ("sha3_256", SIGNATURE, sha3_256, ""),
        ("sha3_384", SIGNATURE, sha3_384, ""),
        ("sha3_512", SIGNATURE, sha3_512, ""),
        ("shake_128", SIGNATURE, shake_128, ""),
        ("shake_256", SIGNATURE, shake_256, ""),
    ],
    init,
    ..ModuleSpec::named("_sha3")
};
pub static BLAKE2: ModuleSpec = ModuleSpec {
    functions: &[
        (
            "blake2b",
            BLAKE,
            |vm, args| blake2(vm, args, "blake2b", 64),
            "Return a new BLAKE2b hash object.",
        ),
        (
            "blake2s",
            BLAKE,
            |vm, args| blake2(vm, args, "blake2s", 32),
            "Return a new BLAKE2s hash object.",
        ),
    ],
    init,
    ..ModuleSpec::named("_blake2")
};
