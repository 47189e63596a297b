//! CPython's list sort (Objects/listobject.c, listsort.txt) over a permutation of indices: the same runs, minimum
//! run lengths, powersort merges and galloping, so `__lt__` is asked the same questions in the same order. Indices
//! are plain numbers: whatever a comparison does, nothing is lost and the permutation stays one.

use crate::vm::{Result, Vm};

/// Says whether item `a` sorts before item `b`.
pub type Less<'a> = dyn FnMut(&mut Vm, u32, u32) -> Result<bool> + 'a;

const MIN_GALLOP: usize = 7;

struct Run {
    start: usize,
    length: usize,
    power: u32,
}

struct State<'a, 'b> {
    vm: &'a mut Vm,
    less: &'a mut Less<'b>,
    order: &'a mut [u32],
    min_gallop: usize,
    pending: Vec<Run>,
    scratch: Vec<u32>,
}

/// Sorts `order` stably. After an error it still is a permutation of what it was.
pub fn sort(vm: &mut Vm, order: &mut [u32], less: &mut Less<'_>) -> Result<()> {
    let length = order.len();
    if length < 2 {
        return Ok(());
    }
    let mut state = State {
        vm,
        less,
        order,
        min_gallop: MIN_GALLOP,
        pending: Vec::new(),
        scratch: Vec::new(),
    };
    let min_run = min_run(length);
    let (mut low, mut remaining) = (0, length);
    while remaining > 0 {
        let mut run = state.count_run(low, low + remaining)?;
        if run < min_run {
            let force = remaining.min(min_run);
            state.binary_sort(low, low + force, low + run)?;
            run = force;
        }
        state.found_new_run(run, length)?;
        state.pending.push(Run {
            start: low,
            length: run,
            power: 0,
        });
        low += run;
        remaining -= run;
    }
    while state.pending.len() > 1 {
        let mut at = state.pending.len() - 2;
        if at > 0 && state.pending[at - 1].length < state.pending[at + 1].length {
            at -= 1;
        }
        state.merge_at(at)?;
    }
    Ok(())
}

fn min_run(mut length: usize) -> usize {
    let mut odd = 0;
    while length >= 64 {
        odd |= length & 1;
        length >>= 1;
    }
    length + odd
}

/// Depth of the boundary between two runs in a balanced merge tree (Munro & Wild's powersort).
fn power_of(s1: usize, n1: usize, n2: usize, n: usize) -> u32 {
    let mut result = 0;
    let (mut a, n) = (2 * s1 as u64 + n1 as u64, n as u64);
    let mut b = a + n1 as u64 + n2 as u64;
    loop {
        result += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl State<'_, '_> {
    #[inline(always)]
    fn lt(&mut self, a: u32, b: u32) -> Result<bool> {
        (self.less)(self.vm, a, b)
    }

    /// Length of the run that begins at `low`, made ascending (a strictly descending one is reversed; equal
    /// neighbours inside a descending run are reversed first, so that reversing everything keeps them in order).
    fn count_run(&mut self, low: usize, high: usize) -> Result<usize> {
        let n = high - low;
        if n == 1 {
            return Ok(1);
        }
        let mut i = 1;
        // Equal items at the end of what was seen of a descending run.
        let mut equal = 0;
        macro_rules! at {
            ($i:expr) => {
                self.order[low + $i]
            };
        }
        while i < n {
            let (a, b) = (at!(i), at!(i - 1));
            if self.lt(a, b)? {
                break;
            }
            i += 1;
        }
        if i == n {
            return Ok(n);
        }
        if i > 1 {
            let (a, b) = (at!(0), at!(i - 1));
            if self.lt(a, b)? {
                return Ok(i);
            }
            // All equal so far, and a smaller one follows: the run descends.
            self.order[low..low + i].reverse();
        }
        i += 1;
        let mut failed = None;
        while i < n {
            let (a, b) = (at!(i), at!(i - 1));
            match self.lt(a, b) {
                Ok(true) => {
                    if equal > 0 {
                        self.order[low + i - 1 - equal..low + i].reverse();
                        equal = 0;
                    }
                }
                Ok(false) => match self.lt(b, a) {
                    Ok(true) => break,
                    Ok(false) => equal += 1,
                    Err(raised) => {
                        failed = Some(raised);
                        break;
                    }
                },
                Err(raised) => {
                    failed = Some(raised);
                    break;
                }
            }
            i += 1;
        }
        if let Some(raised) = failed {
            return Err(raised);
        }
        if equal > 0 {
            self.order[low + i - 1 - equal..low + i].reverse();
        }
        self.order[low..low + i].reverse();
        // What follows may continue the run, now that it ascends.
        while i < n {
            let (a, b) = (at!(i), at!(i - 1));
            if self.lt(a, b)? {
                break;
            }
            i += 1;
        }
        Ok(i)
    }

    /// Sorts `low..high`, of which `low..ok` is sorted, by binary insertion.
    fn binary_sort(&mut self, low: usize, high: usize, ok: usize) -> Result<()> {
        for at in ok.max(low + 1)..high {
            let pivot = self.order[at];
            let (mut left, mut right) = (low, at);
            // CPython's probe order: the middle of what remains.
            while left < right {
                let middle = (left + right) >> 1;
                let other = self.order[middle];
                if self.lt(pivot, other)? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.order.copy_within(left..at, left + 1);
            self.order[left] = pivot;
        }
        Ok(())
    }

    fn found_new_run(&mut self, n2: usize, length: usize) -> Result<()> {
        if let Some(last) = self.pending.last() {
            let power = power_of(last.start, last.length, n2, length);
            while self.pending.len() > 1 && self.pending[self.pending.len() - 2].power > power {
                self.merge_at(self.pending.len() - 2)?;
            }
            if let Some(last) = self.pending.last_mut() {
                last.power = power;
            }
        }
        Ok(())
    }

    fn merge_at(&mut self, at: usize) -> Result<()> {
        let (mut a, mut na) = (self.pending[at].start, self.pending[at].length);
        let (b, mut nb) = (self.pending[at + 1].start, self.pending[at + 1].length);
        self.pending[at].length = na + nb;
        self.pending.remove(at + 1);
        // What of A precedes B's first stays; what of B follows A's last stays.
        let key = self.order[b];
        let k = self.gallop_right(key, Part::Order(a), na, 0)?;
        a += k;
        na -= k;
        if na == 0 {
            return Ok(());
        }
        let key = self.order[a + na - 1];
        nb = self.gallop_left(key, Part::Order(b), nb, nb - 1)?;
        if nb == 0 {
            return Ok(());
        }
        if na <= nb {
            self.merge_low(a, na, b, nb)
        } else {
            self.merge_high(a, na, b, nb)
        }
    }

    #[inline(always)]
    fn item(&self, part: Part, index: usize) -> u32 {
        match part {
            Part::Order(base) => self.order[base + index],
            Part::Scratch(base) => self.scratch[base + index],
        }
    }

    /// Where `key` goes into sorted `part[0..n]`, before equal items; the search begins at `hint`.
    fn gallop_left(&mut self, key: u32, part: Part, n: usize, hint: usize) -> Result<usize> {
        let (mut last, mut offset) = (0isize, 1isize);
        let hint_at = hint as isize;
        let item = self.item(part, hint);
        if self.lt(item, key)? {
            let max = (n - hint) as isize;
            while offset < max {
                let item = self.item(part, (hint_at + offset) as usize);
                if !self.lt(item, key)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            offset = offset.min(max);
            last += hint_at;
            offset += hint_at;
        } else {
            let max = hint_at + 1;
            while offset < max {
                let item = self.item(part, (hint_at - offset) as usize);
                if self.lt(item, key)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            offset = offset.min(max);
            (last, offset) = (hint_at - offset, hint_at - last);
        }
        last += 1;
        while last < offset {
            let middle = last + ((offset - last) >> 1);
            let item = self.item(part, middle as usize);
            if self.lt(item, key)? {
                last = middle + 1;
            } else {
                offset = middle;
            }
        }
        Ok(offset as usize)
    }

    /// As [`State::gallop_left`], after equal items.
    fn gallop_right(&mut self, key: u32, part: Part, n: usize, hint: usize) -> Result<usize> {
        let (mut last, mut offset) = (0isize, 1isize);
        let hint_at = hint as isize;
        let item = self.item(part, hint);
        if self.lt(key, item)? {
            let max = hint_at + 1;
            while offset < max {
                let item = self.item(part, (hint_at - offset) as usize);
                if !self.lt(key, item)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            offset = offset.min(max);
            (last, offset) = (hint_at - offset, hint_at - last);
        } else {
            let max = (n - hint) as isize;
            while offset < max {
                let item = self.item(part, (hint_at + offset) as usize);
                if self.lt(key, item)? {
                    break;
                }
                last = offset;
                offset = (offset << 1) + 1;
            }
            offset = offset.min(max);
            last += hint_at;
            offset += hint_at;
        }
        last += 1;
        while last < offset {
            let middle = last + ((offset - last) >> 1);
            let item = self.item(part, middle as usize);
            if self.lt(key, item)? {
                offset = middle;
            } else {
                last = middle + 1;
            }
        }
        Ok(offset as usize)
    }

    /// Merges adjacent runs, the first being the shorter and copied out.
    fn merge_low(&mut self, a: usize, na: usize, b: usize, nb: usize) -> Result<()> {
        self.scratch.clear();
        self.scratch.extend_from_slice(&self.order[a..a + na]);
        let mut m = Merge {
            dest: a,
            a: 0,
            na,
            b,
            nb,
        };
        let result = self.merge_low_steps(&mut m);
        // Whatever happened: what is left of A goes where the hole is; B's rest stands behind it already.
        match result {
            Ok(true) => {
                // The last of A belongs at the end.
                self.order.copy_within(m.b..m.b + m.nb, m.dest);
                self.order[m.dest + m.nb] = self.scratch[m.a];
                Ok(())
            }
            other => {
                let rest = &self.scratch[m.a..m.a + m.na];
                self.order[m.dest..m.dest + m.na].copy_from_slice(rest);
                other.map(drop)
            }
        }
    }

    /// True: one item of A is left and follows all of B.
    fn merge_low_steps(&mut self, m: &mut Merge) -> Result<bool> {
        let mut min_gallop = self.min_gallop;
        self.order[m.dest] = self.order[m.b];
        m.dest += 1;
        m.b += 1;
        m.nb -= 1;
        if m.nb == 0 {
            return Ok(false);
        }
        if m.na == 1 {
            return Ok(true);
        }
        loop {
            let (mut a_count, mut b_count) = (0, 0);
            loop {
                let (b, a) = (self.order[m.b], self.scratch[m.a]);
                if self.lt(b, a)? {
                    self.order[m.dest] = b;
                    m.dest += 1;
                    m.b += 1;
                    m.nb -= 1;
                    b_count += 1;
                    a_count = 0;
                    if m.nb == 0 {
                        return Ok(false);
                    }
                    if b_count >= min_gallop {
                        break;
                    }
                } else {
                    self.order[m.dest] = a;
                    m.dest += 1;
                    m.a += 1;
                    m.na -= 1;
                    a_count += 1;
                    b_count = 0;
                    if m.na == 1 {
                        return Ok(true);
                    }
                    if a_count >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let key = self.order[m.b];
                let k = self.gallop_right(key, Part::Scratch(m.a), m.na, 0)?;
                a_count = k;
                if k > 0 {
                    self.order[m.dest..m.dest + k].copy_from_slice(&self.scratch[m.a..m.a + k]);
                    m.dest += k;
                    m.a += k;
                    m.na -= k;
                    if m.na == 1 {
                        return Ok(true);
                    }
                    // Only an inconsistent comparison gets here.
                    if m.na == 0 {
                        return Ok(false);
                    }
                }
                self.order[m.dest] = self.order[m.b];
                m.dest += 1;
                m.b += 1;
                m.nb -= 1;
                if m.nb == 0 {
                    return Ok(false);
                }
                let key = self.scratch[m.a];
                let k = self.gallop_left(key, Part::Order(m.b), m.nb, 0)?;
                b_count = k;
                if k > 0 {
                    self.order.copy_within(m.b..m.b + k, m.dest);
                    m.dest += k;
                    m.b += k;
                    m.nb -= k;
                    if m.nb == 0 {
                        return Ok(false);
                    }
                }
                self.order[m.dest] = self.scratch[m.a];
                m.dest += 1;
                m.a += 1;
                m.na -= 1;
                if m.na == 1 {
                    return Ok(true);
                }
                if a_count < MIN_GALLOP && b_count < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges adjacent runs from the right, the second being the shorter and copied out.
    fn merge_high(&mut self, a: usize, na: usize, b: usize, nb: usize) -> Result<()> {
        self.scratch.clear();
        self.scratch.extend_from_slice(&self.order[b..b + nb]);
        // `dest`, `a + na`, `nb` are ends: everything from `dest` on is done.
        let mut m = Merge {
            dest: b + nb,
            a,
            na,
            b: 0,
            nb,
        };
        let result = self.merge_high_steps(&mut m);
        match result {
            Ok(true) => {
                // The first of B goes before what is left of A.
                self.order.copy_within(m.a..m.a + m.na, m.dest - m.na);
                self.order[m.dest - m.na - 1] = self.scratch[0];
                Ok(())
            }
            other => {
                let rest = &self.scratch[..m.nb];
                self.order[m.dest - m.nb..m.dest].copy_from_slice(rest);
                other.map(drop)
            }
        }
    }

    /// True: one item of B is left and precedes all of A.
    fn merge_high_steps(&mut self, m: &mut Merge) -> Result<bool> {
        let mut min_gallop = self.min_gallop;
        m.dest -= 1;
        m.na -= 1;
        self.order[m.dest] = self.order[m.a + m.na];
        if m.na == 0 {
            return Ok(false);
        }
        if m.nb == 1 {
            return Ok(true);
        }
        loop {
            let (mut a_count, mut b_count) = (0, 0);
            loop {
                let (b, a) = (self.scratch[m.nb - 1], self.order[m.a + m.na - 1]);
                if self.lt(b, a)? {
                    m.dest -= 1;
                    m.na -= 1;
                    self.order[m.dest] = a;
                    a_count += 1;
                    b_count = 0;
                    if m.na == 0 {
                        return Ok(false);
                    }
                    if a_count >= min_gallop {
                        break;
                    }
                } else {
                    m.dest -= 1;
                    m.nb -= 1;
                    self.order[m.dest] = b;
                    b_count += 1;
                    a_count = 0;
                    if m.nb == 1 {
                        return Ok(true);
                    }
                    if b_count >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let key = self.scratch[m.nb - 1];
                let k = m.na - self.gallop_right(key, Part::Order(m.a), m.na, m.na - 1)?;
                a_count = k;
                if k > 0 {
                    m.dest -= k;
                    m.na -= k;
                    self.order.copy_within(m.a + m.na..m.a + m.na + k, m.dest);
                    if m.na == 0 {
                        return Ok(false);
                    }
                }
                m.dest -= 1;
                m.nb -= 1;
                self.order[m.dest] = self.scratch[m.nb];
                if m.nb == 1 {
                    return Ok(true);
                }
                let key = self.order[m.a + m.na - 1];
                let k = m.nb - self.gallop_left(key, Part::Scratch(0), m.nb, m.nb - 1)?;
                b_count = k;
                if k > 0 {
                    m.dest -= k;
                    m.nb -= k;
                    let (from, to) = (m.nb, m.dest);
                    self.order[to..to + k].copy_from_slice(&self.scratch[from..from + k]);
                    if m.nb == 1 {
                        return Ok(true);
                    }
                    if m.nb == 0 {
                        return Ok(false);
                    }
                }
                m.dest -= 1;
                m.na -= 1;
                self.order[m.dest] = self.order[m.a + m.na];
                if m.na == 0 {
                    return Ok(false);
                }
                if a_count < MIN_GALLOP && b_count < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
}

/// Where a sorted stretch lies.
#[derive(Clone, Copy)]
enum Part {
    Order(usize),
    Scratch(usize),
}

/// How far a merge has come.
struct Merge {
    dest: usize,
    a: usize,
    na: usize,
    b: usize,
    nb: usize,
}
