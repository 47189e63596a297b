//! SHA-3 and SHAKE (FIPS 202): a sponge over the permutation Keccak-f[1600], whose round is written out so that the
//! compiler keeps the lanes in registers.

const CONSTANTS: [u64; 24] = [
    0x0000_0000_0000_0001,
    0x0000_0000_0000_8082,
    0x8000_0000_0000_808A,
    0x8000_0000_8000_8000,
    0x0000_0000_0000_808B,
    0x0000_0000_8000_0001,
    0x8000_0000_8000_8081,
    0x8000_0000_0000_8009,
    0x0000_0000_0000_008A,
    0x0000_0000_0000_0088,
    0x0000_0000_8000_8009,
    0x0000_0000_8000_000A,
    0x0000_0000_8000_808B,
    0x8000_0000_0000_008B,
    0x8000_0000_0000_8089,
    0x8000_0000_0000_8003,
    0x8000_0000_0000_8002,
    0x8000_0000_0000_0080,
    0x0000_0000_0000_800A,
    0x8000_0000_8000_000A,
    0x8000_0000_8000_8081,
    0x8000_0000_0000_8080,
    0x0000_0000_8000_0001,
    0x8000_0000_8000_8008,
];

fn permute(state: &mut [u64; 25]) {
    let mut a = *state;
    for constant in CONSTANTS {
        let c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
        let c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        let c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
        let c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        let c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
        let d0 = c4 ^ c1.rotate_left(1);
        let d1 = c0 ^ c2.rotate_left(1);
        let d2 = c1 ^ c3.rotate_left(1);
        let d3 = c2 ^ c4.rotate_left(1);
        let d4 = c3 ^ c0.rotate_left(1);
        let b = [
            (a[0] ^ d0).rotate_left(0),
            (a[6] ^ d1).rotate_left(44),
            (a[12] ^ d2).rotate_left(43),
            (a[18] ^ d3).rotate_left(21),
            (a[24] ^ d4).rotate_left(14),
            (a[3] ^ d3).rotate_left(28),
            (a[9] ^ d4).rotate_left(20),
            (a[10] ^ d0).rotate_left(3),
            (a[16] ^ d1).rotate_left(45),
            (a[22] ^ d2).rotate_left(61),
            (a[1] ^ d1).rotate_left(1),
            (a[7] ^ d2).rotate_left(6),
            (a[13] ^ d3).rotate_left(25),
            (a[19] ^ d4).rotate_left(8),
            (a[20] ^ d0).rotate_left(18),
            (a[4] ^ d4).rotate_left(27),
            (a[5] ^ d0).rotate_left(36),
            (a[11] ^ d1).rotate_left(10),
            (a[17] ^ d2).rotate_left(15),
            (a[23] ^ d3).rotate_left(56),
            (a[2] ^ d2).rotate_left(62),
            (a[8] ^ d3).rotate_left(55),
            (a[14] ^ d4).rotate_left(39),
            (a[15] ^ d0).rotate_left(41),
            (a[21] ^ d1).rotate_left(2),
        ];
        a[0] = b[0] ^ (!b[1] & b[2]) ^ constant;
        a[1] = b[1] ^ (!b[2] & b[3]);
        a[2] = b[2] ^ (!b[3] & b[4]);
        a[3] = b[3] ^ (!b[4] & b[0]);
        a[4] = b[4] ^ (!b[0] & b[1]);
        a[5] = b[5] ^ (!b[6] & b[7]);
        a[6] = b[6] ^ (!b[7] & b[8]);
        a[7] = b[7] ^ (!b[8] & b[9]);
        a[8] = b[8] ^ (!b[9] & b[5]);
        a[9] = b[9] ^ (!b[5] & b[6]);
        a[10] = b[10] ^ (!b[11] & b[12]);
        a[11] = b[11] ^ (!b[12] & b[13]);
        a[12] = b[12] ^ (!b[13] & b[14]);
        a[13] = b[13] ^ (!b[14] & b[10]);
        a[14] = b[14] ^ (!b[10] & b[11]);
        a[15] = b[15] ^ (!b[16] & b[17]);
        a[16] = b[16] ^ (!b[17] & b[18]);
        a[17] = b[17] ^ (!b[18] & b[19]);
        a[18] = b[18] ^ (!b[19] & b[15]);
        a[19] = b[19] ^ (!b[15] & b[16]);
        a[20] = b[20] ^ (!b[21] & b[22]);
        a[21] = b[21] ^ (!b[22] & b[23]);
        a[22] = b[22] ^ (!b[23] & b[24]);
        a[23] = b[23] ^ (!b[24] & b[20]);
        a[24] = b[24] ^ (!b[20] & b[21]);
    }
    *state = a;
}

/// A sponge that takes data.
#[derive(Clone)]
pub struct Sponge {
    state: [u64; 25],
    /// Bytes that go in between two permutations.
    rate: usize,
    /// The bits behind the data: which function it is.
    suffix: u8,
    /// How many bytes have gone in since the last permutation.
    filled: usize,
}

impl Sponge {
    /// SHA-3 with a digest of so many bytes.
    pub fn sha3(digest: usize) -> Sponge {
        Sponge::new(200 - 2 * digest, 0x06)
    }
    /// SHAKE with this rate.
    pub fn shake(rate: usize) -> Sponge {
        Sponge::new(rate, 0x1F)
    }
    fn new(rate: usize, suffix: u8) -> Sponge {
        Sponge {
            state: [0; 25],
            rate,
            suffix,
            filled: 0,
        }
    }

    pub fn rate(&self) -> usize {
        self.rate
    }

    fn take(&mut self, byte: u8) {
        self.state[self.filled / 8] ^= u64::from(byte) << (self.filled % 8 * 8);
        self.filled += 1;
        if self.filled == self.rate {
            permute(&mut self.state);
            self.filled = 0;
        }
    }

    pub fn update(&mut self, mut data: &[u8]) {
        while self.filled > 0 && !data.is_empty() {
            self.take(data[0]);
            data = &data[1..];
        }
        let mut blocks = data.chunks_exact(self.rate);
        for block in &mut blocks {
            for (lane, bytes) in self.state.iter_mut().zip(block.chunks_exact(8)) {
                *lane ^= u64::from_le_bytes(bytes.try_into().unwrap_or_default());
            }
            permute(&mut self.state);
        }
        for &byte in blocks.remainder() {
            self.take(byte);
        }
    }

    /// So many bytes of the answer.
    pub fn squeeze(mut self, length: usize) -> Vec<u8> {
        self.state[self.filled / 8] ^= u64::from(self.suffix) << (self.filled % 8 * 8);
        let last = self.rate - 1;
        self.state[last / 8] ^= 0x80 << (last % 8 * 8);
        let mut out = Vec::with_capacity(length);
        loop {
            permute(&mut self.state);
            let lanes = self.state[..self.rate / 8].iter();
            for byte in lanes.flat_map(|lane| lane.to_le_bytes()) {
                if out.len() == length {
                    return out;
                }
                out.push(byte);
            }
        }
    }
}
