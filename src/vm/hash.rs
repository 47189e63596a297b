//! Hashing as CPython does it: SipHash-1-3 for strs and bytes, keyed by `PYTHONHASHSEED`; numbers hash modulo
//! 2**61 - 1 so that equal numbers of any type hash equally (Python/pyhash.c).

use super::Vm;

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

/// The hash of a tuple from those of its items (xxHash of 64 bits without its last mixing, as in `tuple_hash` of
/// Objects/tupleobject.c).
pub struct TupleHash {
    sum: u64,
    length: u64,
}

impl TupleHash {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    /// For a tuple of so many items.
    pub fn new(length: usize) -> TupleHash {
        TupleHash {
            sum: Self::PRIME_5,
            length: length as u64,
        }
    }

    /// The hash of the next item.
    #[inline]
    pub fn add(&mut self, item: i64) {
        self.sum = self
            .sum
            .wrapping_add((item as u64).wrapping_mul(Self::PRIME_2))
            .rotate_left(31)
            .wrapping_mul(Self::PRIME_1);
    }

    /// After the last item.
    pub fn finish(self) -> i64 {
        let sum = self
            .sum
            .wrapping_add(self.length ^ (Self::PRIME_5 ^ 3_527_539));
        if sum == u64::MAX {
            1_546_275_796
        } else {
            sum as i64
        }
    }
}

/// SipHash-1-3 of a whole text (Aumasson and Bernstein; `siphash13` of Python/pyhash.c).
fn siphash13(first: u64, second: u64, bytes: &[u8]) -> u64 {
    let mut v = [
        first ^ 0x736f_6d65_7073_6575,
        second ^ 0x646f_7261_6e64_6f6d,
        first ^ 0x6c79_6765_6e65_7261,
        second ^ 0x7465_6462_7974_6573,
    ];
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word);
        v[3] ^= word;
        sip_round(&mut v);
        v[0] ^= word;
    }
    let mut last = (bytes.len() as u64) << 56;
    for (index, &byte) in rest.iter().enumerate() {
        last |= u64::from(byte) << (8 * index);
    }
    v[3] ^= last;
    sip_round(&mut v);
    v[0] ^= last;
    v[2] ^= 0xFF;
    for _ in 0..3 {
        sip_round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

#[inline(always)]
fn sip_round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[2] = v[2].wrapping_add(v[3]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[1]);
    v[0] = v[0].wrapping_add(v[3]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].rotate_left(32);
}

impl Vm {
    /// Hash of the bytes of a str or bytes object.
    pub fn hash_bytes(&self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        let (first, second) = self.state().hash_key;
        match siphash13(first, second, bytes) as i64 {
            -1 => -2,
            hash => hash,
        }
    }
}
