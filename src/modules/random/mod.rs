//! `_random`: the Mersenne Twister behind `random.py`, with CPython's seeding and sequences (Modules/_randommodule.c;
//! Matsumoto and Nishimura's MT19937).

mod twister;

use crate::object::int::{self, View};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Bound, Class, GilCell, NativeDef, Object, Payload, Value};
use crate::vm::{Result, Vm};
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};
use twister::{N, Twister};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Module implements the Mersenne Twister random number generator.",
    types: &[&RANDOM],
    ..ModuleSpec::named("_random")
};

/// Payload of `Random`.
pub struct Random {
    twister: GilCell<Twister>,
}

impl Payload for Random {}

static RANDOM: TypeSpec = TypeSpec {
    module: "_random",
    doc: "Random() -> create a random number generator with its own internal state.",
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    methods: METHODS,
    ..TypeSpec::of::<Random>("Random")
};

#[rustfmt::skip]
static METHODS: &[NativeDef] = &[
    ("random", "($self, /)", random, "random() -> x in the interval [0, 1)."),
    ("seed", "($self, n=None, /)", seed, "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier."),
    ("getstate", "($self, /)", getstate, "getstate() -> tuple containing the current state."),
    ("setstate", "($self, state, /)", setstate, "setstate(state) -> None.  Restores generator state."),
    ("getrandbits", "($self, k, /)", getrandbits, "getrandbits(k) -> x.  Generates an int with k random bits."),
];

fn receiver(args: &[Option<Value>]) -> &Object<Random> {
    args.arg(0).downcast::<Random>().expect("a Random")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("checked by type.__call__");
    let given = args
        .arg(1)
        .downcast::<Tuple>()
        .map(|tuple| tuple.items().to_vec());
    let mut twister = Twister::default();
    match given.as_deref() {
        // A class below may make something of it that can be hashed (`random.Random` does), and seeds again.
        Some([first, ..]) => match seed_with(vm, &mut twister, first) {
            Err(_) if class.has(flags::HEAP) => seed_with(vm, &mut twister, &Value::NONE)?,
            other => other?,
        },
        _ => seed_with(vm, &mut twister, &Value::NONE)?,
    }
    Ok(vm.alloc(
        &class,
        Random {
            twister: GilCell::new(twister),
        },
    ))
}

/// Seeds by the magnitude of an int of any size, by the hash of anything else, or by chance for None.
fn seed_with(vm: &mut Vm, twister: &mut Twister, value: &Value) -> Result<()> {
    if value.is_none() {
        use std::hash::BuildHasher;
        let source = std::hash::RandomState::new();
        let key: Vec<u32> = (0..N as u32).map(|at| source.hash_one(at) as u32).collect();
        twister.seed_by_array(&key);
        return Ok(());
    }
    let magnitude = match int::view(value) {
        Some(View::Word(word)) => UBig::from(word.unsigned_abs()),
        Some(View::Big(big)) => big.unsigned_abs(),
        None => UBig::from(vm.hash(value)? as u64),
    };
    let mut key: Vec<u32> = magnitude
        .to_le_bytes()
        .chunks(4)
        .map(|chunk| {
            let mut word = [0; 4];
            word[..chunk.len()].copy_from_slice(chunk);
            u32::from_le_bytes(word)
        })
        .collect();
    while key.last() == Some(&0) {
        key.pop();
    }
    if key.is_empty() {
        key.push(0);
    }
    twister.seed_by_array(&key);
    Ok(())
}

fn seed(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut twister = Twister::default();
    let value = args.opt(1).cloned().unwrap_or(Value::NONE);
    seed_with(vm, &mut twister, &value)?;
    receiver(args).twister.set(vm, twister);
    Ok(Value::NONE)
}

fn random(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let twister = receiver(args).twister.get_mut(vm);
    let (a, b) = (twister.next() >> 5, twister.next() >> 6);
    Ok(Value::float(
        (a as f64 * 67_108_864.0 + b as f64) * (1.0 / 9_007_199_254_740_992.0),
    ))
}

fn getrandbits(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let bits = vm.index_i64(args.arg(1))?;
    if bits < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    if bits == 0 {
        return Ok(vm.int(0));
    }
    int::check_size(vm, bits as usize)?;
    let twister = receiver(args).twister.get_mut(vm);
    if bits <= 32 {
        let word = twister.next() >> (32 - bits);
        return Ok(vm.int(word as i64));
    }
    let words = (bits as usize).div_ceil(32);
    let mut data = Vec::with_capacity(words * 4);
    let mut left = bits;
    for _ in 0..words {
        let mut word = twister.next();
        if left < 32 {
            word >>= 32 - left;
        }
        data.extend_from_slice(&word.to_le_bytes());
        left -= 32;
    }
    Ok(vm.int_big(IBig::from(UBig::from_le_bytes(&data))))
}

fn getstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let twister = receiver(args).twister.get(vm);
    let (words, index) = (twister.words.to_vec(), twister.index);
    let items = words
        .into_iter()
        .map(|word| vm.int(word as i64))
        .chain([vm.int(index as i64)])
        .collect();
    Ok(vm.tuple(items))
}

fn setstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(state) = args.arg(1).downcast::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let [words @ .., index] = state.items() else {
        return Err(vm.value_error("state vector is the wrong size"));
    };
    if words.len() != N {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut twister = Twister::default();
    for (slot, item) in twister.words.iter_mut().zip(words) {
        let number = match int::view(item) {
            Some(View::Word(word)) => word as i128,
            Some(View::Big(big)) => u64::try_from(big).map_or(-1, |word| word as i128),
            None => return Err(vm.type_error("an integer is required")),
        };
        if number < 0 {
            return Err(vm.overflow_error("can't convert negative value to unsigned int"));
        }
        *slot = number as u32;
    }
    let index = vm.index_i64(index)?;
    if !(0..=N as i64).contains(&index) {
        return Err(vm.value_error("invalid state"));
    }
    twister.index = index as usize;
    receiver(args).twister.set(vm, twister);
    Ok(Value::NONE)
}
