//! Loops in native code that may never end: `sum(itertools.count())`, `list(itertools.repeat(1))`, `x in endless()`.
//! No instruction is executed meanwhile, so no safepoint comes. All such loops ask for the next item through
//! [`Vm::next`] (or call [`Vm::step`] themselves), which counts. Once a loop has taken a large number of steps
//! without an instruction in between, signals are handled and, less often, other threads get the GIL. Shorter loops
//! stay what they are in CPython: of one piece.

use super::{Result, Vm};

/// Steps between two looks around.
const STEPS: u32 = 1 << 16;
/// Looks around without an instruction in between until other threads get their turn.
const TURNS: u32 = 64;

/// What a thread knows of the native loop it is in.
pub(crate) struct LongLoops {
    /// Steps until the next look around.
    left: u32,
    /// Looks around since the last instruction.
    turns: u32,
    /// Instructions that the thread had executed at the last look.
    seen: u64,
}

impl Default for LongLoops {
    fn default() -> LongLoops {
        LongLoops {
            left: STEPS,
            turns: 0,
            seen: 0,
        }
    }
}

impl Vm {
    /// One step of a loop in native code that runs for as long as its input lasts. May raise what a signal handler
    /// raises, and may run other threads.
    #[inline(always)]
    pub fn step(&mut self) -> Result<()> {
        self.loops.left -= 1;
        match self.loops.left {
            0 => self.look_around(),
            _ => Ok(()),
        }
    }

    #[cold]
    #[inline(never)]
    fn look_around(&mut self) -> Result<()> {
        self.loops.left = STEPS;
        if crate::memory::reserve::is_short() {
            self.face_shortage()?;
        }
        self.save_countdown();
        let now = self.gil.instructions();
        if now != std::mem::replace(&mut self.loops.seen, now) {
            self.loops.turns = 0;
            return Ok(());
        }
        self.check_attention()?;
        self.loops.turns += 1;
        if self.loops.turns >= TURNS {
            self.loops.turns = 0;
            self.yield_gil();
        }
        Ok(())
    }
}
