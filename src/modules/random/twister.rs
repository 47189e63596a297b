//! MT19937.

/// Words of state.
pub(super) const N: usize = 624;
const M: usize = 397;

/// The generator.
pub(super) struct Twister {
    pub(super) words: Box<[u32; N]>,
    /// Next word to give out; `N` when the state must be renewed.
    pub(super) index: usize,
}

impl Default for Twister {
    fn default() -> Twister {
        Twister {
            words: Box::new([0; N]),
            index: N,
        }
    }
}

impl Twister {
    /// Initialises from one word.
    fn seed(&mut self, seed: u32) {
        self.words[0] = seed;
        for at in 1..N {
            let last = self.words[at - 1];
            self.words[at] = 1_812_433_253u32
                .wrapping_mul(last ^ (last >> 30))
                .wrapping_add(at as u32);
        }
        self.index = N;
    }

    /// Initialises from an array of words, which is not empty.
    pub(super) fn seed_by_array(&mut self, key: &[u32]) {
        self.seed(19_650_218);
        let words = &mut self.words;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let last = words[i - 1];
            words[i] = (words[i] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                words[0] = words[N - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 0..N - 1 {
            let last = words[i - 1];
            words[i] = (words[i] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941))
                .wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                words[0] = words[N - 1];
                i = 1;
            }
        }
        words[0] = 0x8000_0000;
    }

    fn renew(&mut self) {
        let words = &mut self.words;
        for at in 0..N {
            let mixed = (words[at] & 0x8000_0000) | (words[(at + 1) % N] & 0x7FFF_FFFF);
            let mask = if mixed & 1 != 0 { 0x9908_B0DF } else { 0 };
            words[at] = words[(at + M) % N] ^ (mixed >> 1) ^ mask;
        }
        self.index = 0;
    }

    /// The next 32 random bits.
    pub(super) fn next(&mut self) -> u32 {
        if self.index >= N {
            self.renew();
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C_5680;
        word ^= (word << 15) & 0xEFC6_0000;
        word ^ (word >> 18)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `random.seed(42); random.getrandbits(32)` … in CPython.
    #[test]
    fn sequence_of_seed_42() {
        let mut twister = Twister::default();
        twister.seed_by_array(&[42]);
        assert_eq!(
            [twister.next(), twister.next(), twister.next()],
            [2_746_317_213, 478_163_327, 107_420_369]
        );
    }
}
