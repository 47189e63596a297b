//! Hashing as CPython does it: SipHash-1-3 for strs and bytes, keyed by `PYTHONHASHSEED`; numbers hash modulo
//! 2**61 - 1 so that equal numbers of any type hash equally (Python/pyhash.c).

use super::Vm;
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

/// `sys.hash_info.modulus`.
pub const MODULUS: u64 = (1 << 61) - 1;
/// `hash(float('inf'))`.
pub const INFINITY: i64 = 314_159;

/// The key that CPython derives from a seed (Python/bootstrap_hash.c, `lcg_urandom`).
pub fn key_of_seed(seed: u32) -> (u64, u64) {
    let mut x = seed;
    let mut bytes = [0u8; 16];
    for byte in &mut bytes {
        x = x.wrapping_mul(214_013).wrapping_add(2_531_011);
        *byte = (x >> 16) as u8;
    }
    let word = |range: std::ops::Range<usize>| {
        u64::from_le_bytes(bytes[range].try_into().expect("eight bytes"))
    };
    (word(0..8), word(8..16))
}

/// A key that differs from run to run.
pub fn random_key() -> (u64, u64) {
    use std::hash::BuildHasher;
    let random = std::hash::RandomState::new();
    (random.hash_one(1), random.hash_one(2))
}

/// Hash of an integer given as i64.
#[inline(always)]
pub fn of_i64(value: i64) -> i64 {
    let magnitude = value.unsigned_abs() % MODULUS;
    let hash = if value < 0 {
        -(magnitude as i64)
    } else {
        magnitude as i64
    };
    if hash == -1 { -2 } else { hash }
}

/// Hash of a finite or infinite float (`_Py_HashDouble`); NaNs hash by identity, for which 0 stands here.
pub fn of_f64(value: f64) -> i64 {
    if !value.is_finite() {
        return if value.is_nan() {
            0
        } else if value > 0.0 {
            INFINITY
        } else {
            -INFINITY
        };
    }
    if value == value.trunc() && value.abs() < 9e18 {
        return of_i64(value as i64);
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, exponent - 1075)
    };
    // mantissa * 2**exponent modulo 2**61 - 1: multiplying by 2**61 changes nothing.
    let shift = exponent.rem_euclid(61) as u32;
    let reduced = mantissa as u128 % MODULUS as u128;
    let magnitude = ((reduced << shift) % MODULUS as u128) as i64;
    let hash = if value < 0.0 { -magnitude } else { magnitude };
    if hash == -1 { -2 } else { hash }
}

/// Hash of a tuple of hashes (xxHash as in Objects/tupleobject.c).
pub fn of_tuple(hashes: impl ExactSizeIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let length = hashes.len() as u64;
    let mut sum = PRIME_5;
    for lane in hashes {
        sum = sum
            .wrapping_add((lane as u64).wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    sum = sum.wrapping_add(length ^ (PRIME_5 ^ 3_527_539));
    if sum == u64::MAX {
        1_546_275_796
    } else {
        sum as i64
    }
}

impl Vm {
    /// Hash of the bytes of a str or bytes object.
    pub fn hash_bytes(&self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        let (first, second) = self.state().hash_key;
        let mut hasher = SipHasher13::new_with_keys(first, second);
        hasher.write(bytes);
        match hasher.finish() as i64 {
            -1 => -2,
            hash => hash,
        }
    }
}
