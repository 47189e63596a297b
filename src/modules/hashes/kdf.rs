//! `_gillie_kdf`: keys from passwords, `hashlib.pbkdf2_hmac` (RFC 8018) and `hashlib.scrypt` (RFC 7914), which CPython
//! takes from OpenSSL (`Modules/_hashopenssl.c`). Both are slow by intent, so they work without the GIL.

use super::keccak::Sponge;
use crate::object::int::Int;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use sha2::Digest;

type Bindings<'a> = &'a [Option<Value>];

/// A hash function, for HMAC.
trait Function: Clone {
    const BLOCK: usize;
    const SIZE: usize;
    fn start() -> Self;
    fn add(self, data: &[u8]) -> Self;
    /// Writes the digest over `digest`, which has its size.
    fn finish(self, digest: &mut [u8]);
}

/// SHA-3 with a digest of this size.
#[derive(Clone)]
struct Sha3<const SIZE: usize>(Sponge);

impl<const SIZE: usize> Function for Sha3<SIZE> {
    const BLOCK: usize = 200 - 2 * SIZE;
    const SIZE: usize = SIZE;
    fn start() -> Self {
        Sha3(Sponge::sha3(SIZE))
    }
    fn add(mut self, data: &[u8]) -> Self {
        self.0.update(data);
        self
    }
    fn finish(self, digest: &mut [u8]) {
        digest.copy_from_slice(&self.0.squeeze(SIZE));
    }
}

/// HMAC with one key (RFC 2104): the states after the padded key, to be copied for each message.
struct Keyed<F> {
    inner: F,
    outer: F,
}

impl<F: Function> Keyed<F> {
    fn new(key: &[u8]) -> Self {
        let mut padded = vec![0; F::BLOCK];
        if key.len() > F::BLOCK {
            F::start().add(key).finish(&mut padded[..F::SIZE]);
        } else {
            padded[..key.len()].copy_from_slice(key);
        }
        let with = |pad: u8| {
            let bytes: Vec<u8> = padded.iter().map(|byte| byte ^ pad).collect();
            F::start().add(&bytes)
        };
        Keyed {
            inner: with(0x36),
            outer: with(0x5c),
        }
    }

    /// The code of a message given in two parts, written over `code`.
    fn sign(&self, first: &[u8], second: &[u8], code: &mut [u8]) {
        self.inner.clone().add(first).add(second).finish(code);
        self.outer.clone().add(code).finish(code);
    }
}

/// PBKDF2 with the HMAC of one hash function.
type Pbkdf2 = fn(password: &[u8], salt: &[u8], iterations: i32, key: &mut [u8]);

fn pbkdf2<F: Function>(password: &[u8], salt: &[u8], iterations: i32, key: &mut [u8]) {
    let keyed = Keyed::<F>::new(password);
    let (mut code, mut next) = (vec![0; F::SIZE], vec![0; F::SIZE]);
    for (number, part) in (1u32..).zip(key.chunks_mut(F::SIZE)) {
        keyed.sign(salt, &number.to_be_bytes(), &mut code);
        let mut sum = code.clone();
        for _ in 1..iterations {
            keyed.sign(&code, &[], &mut next);
            std::mem::swap(&mut code, &mut next);
            for (sum, byte) in sum.iter_mut().zip(&code) {
                *sum ^= byte;
            }
        }
        part.copy_from_slice(&sum[..part.len()]);
    }
}

macro_rules! functions {
    ($($name:literal $type:ty, $block:literal, $size:literal;)*) => {
        $(impl Function for $type {
            const BLOCK: usize = $block;
            const SIZE: usize = $size;
            fn start() -> Self {
                <$type as Digest>::new()
            }
            fn add(self, data: &[u8]) -> Self {
                self.chain_update(data)
            }
            fn finish(self, digest: &mut [u8]) {
                digest.copy_from_slice(&self.finalize());
            }
        })*

        /// PBKDF2 by the name of a hash function, and the size of its digest.
        fn by_name(name: &str) -> Option<(Pbkdf2, i32)> {
            Some(match name {
                $($name => (pbkdf2::<$type> as Pbkdf2, $size),)*
                "sha3_224" => (pbkdf2::<Sha3<28>>, 28),
                "sha3_256" => (pbkdf2::<Sha3<32>>, 32),
                "sha3_384" => (pbkdf2::<Sha3<48>>, 48),
                "sha3_512" => (pbkdf2::<Sha3<64>>, 64),
                _ => return None,
            })
        }
    };
}

functions! {
    "md5" md5::Md5, 64, 16;
    "sha1" sha1::Sha1, 64, 20;
    "sha224" sha2::Sha224, 64, 28;
    "sha256" sha2::Sha256, 64, 32;
    "sha384" sha2::Sha384, 128, 48;
    "sha512" sha2::Sha512, 128, 64;
    "sha512_224" sha2::Sha512_224, 128, 28;
    "sha512_256" sha2::Sha512_256, 128, 32;
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
        derive(&password, &salt, iterations, &mut key)
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

// ---- scrypt

/// The Salsa20/8 core (RFC 7914, section 3).
fn salsa(block: &mut [u32; 16]) {
    /// Which words each quarter of a double round changes: columns, then rows.
    const QUARTERS: [[usize; 4]; 8] = [
        [0, 4, 8, 12],
        [5, 9, 13, 1],
        [10, 14, 2, 6],
        [15, 3, 7, 11],
        [0, 1, 2, 3],
        [5, 6, 7, 4],
        [10, 11, 8, 9],
        [15, 12, 13, 14],
    ];
    let mut x = *block;
    for _ in 0..4 {
        for [a, b, c, d] in QUARTERS {
            x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
            x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
            x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
            x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
        }
    }
    for (word, x) in block.iter_mut().zip(x) {
        *word = word.wrapping_add(x);
    }
}

/// scryptBlockMix: `from` into `to`, even blocks first.
fn mix_blocks(from: &[u32], to: &mut [u32]) {
    let blocks = from.len() / 16;
    let mut x = [0; 16];
    x.copy_from_slice(&from[from.len() - 16..]);
    for (index, block) in from.chunks_exact(16).enumerate() {
        for (x, word) in x.iter_mut().zip(block) {
            *x ^= word;
        }
        salsa(&mut x);
        let at = (index / 2 + (index % 2) * (blocks / 2)) * 16;
        to[at..at + 16].copy_from_slice(&x);
    }
}

/// scryptROMix of one block in place; `table` has room for `cost` blocks.
fn mix(block: &mut [u8], table: &mut [u32], cost: usize) {
    let mut x: Vec<u32> = block
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
        .collect();
    let words = x.len();
    let mut y = vec![0; words];
    for row in table.chunks_exact_mut(words) {
        row.copy_from_slice(&x);
        mix_blocks(&x, &mut y);
        std::mem::swap(&mut x, &mut y);
    }
    for _ in 0..cost {
        // The table fits a C int's worth of bytes, so the low word says all that Integerify must.
        let row = x[words - 16] as usize & (cost - 1);
        for (x, word) in x.iter_mut().zip(&table[row * words..]) {
            *x ^= word;
        }
        mix_blocks(&x, &mut y);
        std::mem::swap(&mut x, &mut y);
    }
    for (bytes, word) in block.chunks_exact_mut(4).zip(&x) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
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
    let (cost, size, lanes) = (cost as usize, size as usize, lanes as usize);
    let mut table: Vec<u32> = space(vm, cost * size * 32)?;
    let mut mixed: Vec<u8> = space(vm, lanes * size * 128)?;
    let mut key: Vec<u8> = space(vm, length as usize)?;
    vm.suspend(Reason::NativeWork, || {
        let derive = pbkdf2::<sha2::Sha256>;
        derive(&password, &salt, 1, &mut mixed);
        for block in mixed.chunks_exact_mut(size * 128) {
            mix(block, &mut table, cost);
        }
        derive(&password, &mixed, 1, &mut key);
    });
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
