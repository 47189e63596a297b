//! `_gillie_kdf`: keys from passwords, `hashlib.pbkdf2_hmac` (RFC 8018) and `hashlib.scrypt` (RFC 7914), which CPython
//! takes from OpenSSL (`Modules/_hashopenssl.c`), by the RustCrypto crates. Both are slow by intent, so they work without
//! the GIL.

use crate::object::int::Int;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use hmac::{Hmac, SimpleHmac};

type Bindings<'a> = &'a [Option<Value>];

/// PBKDF2 with the HMAC of one hash function.
type Pbkdf2 = fn(password: &[u8], salt: &[u8], iterations: u32, key: &mut [u8]);

macro_rules! functions {
    ($($name:literal $mac:ty, $size:literal;)*) => {
        /// PBKDF2 by the name of a hash function, and the size of its digest.
        fn by_name(name: &str) -> Option<(Pbkdf2, i32)> {
            Some(match name {
                $($name => (
                    // It fails for keys of no length only, to which HMAC pads any.
                    |password, salt, iterations, key| {
                        let _ = pbkdf2::pbkdf2::<$mac>(password, salt, iterations, key);
                    },
                    $size,
                ),)*
                _ => return None,
            })
        }
    };
}

functions! {
    "md5" Hmac<md5::Md5>, 16;
    "sha1" Hmac<sha1::Sha1>, 20;
    "sha224" Hmac<sha2::Sha224>, 28;
    "sha256" Hmac<sha2::Sha256>, 32;
    "sha384" Hmac<sha2::Sha384>, 48;
    "sha512" Hmac<sha2::Sha512>, 64;
    "sha512_224" Hmac<sha2::Sha512_224>, 28;
    "sha512_256" Hmac<sha2::Sha512_256>, 32;
    "sha3_224" SimpleHmac<sha3::Sha3_224>, 28;
    "sha3_256" SimpleHmac<sha3::Sha3_256>, 32;
    "sha3_384" SimpleHmac<sha3::Sha3_384>, 48;
    "sha3_512" SimpleHmac<sha3::Sha3_512>, 64;
}

/// A count from 1 to what a C int holds.
fn count(vm: &mut Vm, value: &Value, what: &str, least: &str) -> Result<i32> {
    let value = vm.index(value)?;
    match i32::try_from(Int::to_i64_clipped(&value)) {
        Ok(number) if number >= 1 => Ok(number),
        Err(_) if Int::to_i64_clipped(&value) > 0 => {
            Err(vm.overflow_error(format!("{what} is too great.")))
        }
        _ => Err(vm.value_error(format!("{least} must be greater than 0."))),
    }
}

fn pbkdf2_hmac(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "pbkdf2_hmac() argument 'hash_name'")?
        .to_ascii_lowercase();
    let (password, salt) = (vm.buffer(args.arg(1))?, vm.buffer(args.arg(2))?);
    let Some((derive, size)) = by_name(&name) else {
        return Err(vm.value_error("[digital envelope routines] unsupported"));
    };
    let iterations = count(vm, args.arg(3), "iteration value", "iteration value")?;
    let length = match args.opt(4).filter(|length| !length.is_none()) {
        Some(length) => count(vm, length, "key length", "key length")?,
        None => size,
    };
    let mut key = space(vm, length as usize)?;
    vm.suspend(Reason::NativeWork, || {
        derive(&password, &salt, iterations as u32, &mut key)
    });
    Ok(vm.bytes(key))
}

/// A vector of zeros, or MemoryError.
fn space<T: Clone + Default>(vm: &mut Vm, length: usize) -> Result<Vec<T>> {
    let mut space = Vec::new();
    if space.try_reserve_exact(length).is_err() {
        return Err(vm.memory_error(""));
    }
    space.resize(length, T::default());
    Ok(space)
}

/// One of scrypt's three numbers.
fn parameter(vm: &mut Vm, value: Option<&Value>, name: &str) -> Result<u64> {
    let number = match value.filter(|value| !value.is_none()) {
        Some(value) if vm.class_of(value).slots.index.get().is_none() => {
            let class = vm.type_name(value);
            return Err(vm.type_error(format!(
                "scrypt() argument '{name}' must be int, not {class}"
            )));
        }
        Some(value) => {
            let number = vm.index(value)?;
            Int::to_i64(&number).and_then(|number| u64::try_from(number).ok())
        }
        None => None,
    };
    match number {
        Some(number) => Ok(number),
        None => Err(vm.type_error(format!("{name} is required and must be an unsigned int"))),
    }
}

fn scrypt(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    /// OpenSSL's limit if none is given, and its limit of r·p.
    const MEMORY: u64 = 32 << 20;
    const MOST_BLOCKS: u64 = (1 << 30) - 1;
    let password = vm.buffer(args.arg(0))?;
    let Some(salt) = args.opt(1).filter(|salt| !salt.is_none()) else {
        return Err(vm.type_error("salt is required"));
    };
    let salt = vm.buffer(salt)?;
    let cost = parameter(vm, args.opt(2), "n")?;
    let size = parameter(vm, args.opt(3), "r")?;
    let lanes = parameter(vm, args.opt(4), "p")?;
    if cost < 2 || !cost.is_power_of_two() {
        return Err(vm.value_error("n must be a power of 2."));
    }
    let limit = |vm: &mut Vm, value: Option<&Value>, default, least, text: &str| {
        let number = match value {
            Some(value) => vm.index_i64(value)?,
            None => default,
        };
        match (least..=i64::from(i32::MAX)).contains(&number) {
            true => Ok(number as u64),
            false => Err(vm.value_error(format!("{text} and smaller than {}", i32::MAX))),
        }
    };
    let memory = limit(vm, args.opt(5), 0, 0, "maxmem must be positive")?;
    let length = limit(vm, args.opt(6), 64, 1, "dklen must be greater than 0")?;
    if size == 0 || lanes == 0 {
        return Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem."));
    }
    let most = if memory == 0 { MEMORY } else { memory };
    let blocks = lanes.checked_mul(size);
    let needed = (cost + 2)
        .checked_mul(size)
        .and_then(|rows| rows.checked_add(blocks?)?.checked_mul(128));
    let fits = blocks.is_some_and(|blocks| blocks <= MOST_BLOCKS)
        && (size >= 4 || cost < 1 << (16 * size))
        && needed.is_some_and(|needed| needed <= most);
    if !fits {
        return Err(vm.value_error("[digital envelope routines] memory limit exceeded"));
    }
    let numbers = scrypt::Params::new(cost.ilog2() as u8, size as u32, lanes as u32);
    let Ok(numbers) = numbers else {
        return Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem."));
    };
    // What the crate is going to allocate, and would abort for.
    drop(space::<u8>(
        vm,
        (cost + lanes) as usize * size as usize * 128,
    )?);
    let mut key: Vec<u8> = space(vm, length as usize)?;
    let derived = vm.suspend(Reason::NativeWork, || {
        scrypt::scrypt(&password, &salt, &numbers, &mut key)
    });
    if derived.is_err() {
        return Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem."));
    }
    Ok(vm.bytes(key))
}

#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: &[
        ("pbkdf2_hmac", "(hash_name, password, salt, iterations, dklen=None)", pbkdf2_hmac, "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."),
        ("scrypt", "(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)", scrypt, "scrypt password-based key derivation function."),
    ],
    ..ModuleSpec::named("_gillie_kdf")
};
