//! What arithmetic knows of a context, and how every result is made to fit it: rounding, exponents that are too large or
//! too small, signals (`mpd_qfinalize` of libmpdec).

use super::number::{
    EXP_INF, Kind, MAX_EMAX, MAX_PREC, MIN_EMIN, MOST_DIGITS, Number, cut, scaled, ten_to,
};
use dashu_int::UBig;
use dashu_int::ops::BitTest;

/// The conditions that operations raise, as bits (libmpdec's numbers: `Context.__repr__` lists flags in their order).
pub mod status {
    pub const CLAMPED: u32 = 1;
    pub const CONVERSION_SYNTAX: u32 = 1 << 1;
    pub const DIVISION_BY_ZERO: u32 = 1 << 2;
    pub const DIVISION_IMPOSSIBLE: u32 = 1 << 3;
    pub const DIVISION_UNDEFINED: u32 = 1 << 4;
    pub const INEXACT: u32 = 1 << 6;
    pub const INVALID_CONTEXT: u32 = 1 << 7;
    pub const INVALID_OPERATION: u32 = 1 << 8;
    /// The result would not fit into memory.
    pub const NO_MEMORY: u32 = 1 << 9;
    pub const FLOAT_OPERATION: u32 = 1 << 10;
    pub const OVERFLOW: u32 = 1 << 11;
    pub const ROUNDED: u32 = 1 << 12;
    pub const SUBNORMAL: u32 = 1 << 13;
    pub const UNDERFLOW: u32 = 1 << 14;
    /// All that the signal InvalidOperation stands for.
    pub const INVALID: u32 = CONVERSION_SYNTAX
        | DIVISION_IMPOSSIBLE
        | DIVISION_UNDEFINED
        | 1 << 5
        | INVALID_CONTEXT
        | INVALID_OPERATION
        | NO_MEMORY;
    /// What a result is wrong with.
    pub const ERRORS: u32 = INVALID | DIVISION_BY_ZERO;
}
use status::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    /// Away from zero if the last digit would be 0 or 5.
    ZeroFiveUp,
}

impl Rounding {
    /// Their names.
    pub const NAMES: [(&str, Rounding); 8] = [
        ("ROUND_UP", Rounding::Up),
        ("ROUND_DOWN", Rounding::Down),
        ("ROUND_CEILING", Rounding::Ceiling),
        ("ROUND_FLOOR", Rounding::Floor),
        ("ROUND_HALF_UP", Rounding::HalfUp),
        ("ROUND_HALF_DOWN", Rounding::HalfDown),
        ("ROUND_HALF_EVEN", Rounding::HalfEven),
        ("ROUND_05UP", Rounding::ZeroFiveUp),
    ];

    pub fn name(self) -> &'static str {
        Rounding::NAMES[self as usize].0
    }

    /// Whether a coefficient of which `digit` was cut off (see [`cut`]) goes up by one.
    fn goes_up(self, negative: bool, coefficient: &UBig, digit: u8) -> bool {
        digit != 0
            && match self {
                Rounding::Down => false,
                Rounding::Up => true,
                Rounding::Ceiling => !negative,
                Rounding::Floor => negative,
                Rounding::HalfUp => digit >= 5,
                Rounding::HalfDown => digit > 5,
                Rounding::HalfEven => digit > 5 || digit == 5 && coefficient.bit(0),
                Rounding::ZeroFiveUp => (coefficient % 5u8) == 0,
            }
    }
}

/// The part of a context that decides results, and the conditions raised so far.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    pub precision: i64,
    pub emax: i64,
    pub emin: i64,
    pub rounding: Rounding,
    pub clamp: bool,
    pub status: u32,
}

impl Work {
    /// Without limits but those of the format (`mpd_maxcontext`).
    pub const MAX: Work = Work {
        precision: MAX_PREC,
        emax: MAX_EMAX,
        emin: MIN_EMIN,
        rounding: Rounding::HalfEven,
        clamp: false,
        status: 0,
    };

    /// The least exponent of a subnormal number.
    pub fn etiny(&self) -> i64 {
        self.emin - (self.precision - 1)
    }
    /// The largest exponent of a number of full precision.
    pub fn etop(&self) -> i64 {
        self.emax - (self.precision - 1)
    }
    pub fn raise(&mut self, conditions: u32) {
        self.status |= conditions;
    }
    /// The result of what cannot be done.
    pub fn error(&mut self, condition: u32) -> Number {
        self.status |= condition;
        Number::nan()
    }
    pub fn invalid(&mut self) -> Number {
        self.error(INVALID_OPERATION)
    }

    /// Whether a coefficient of so many digits can be had; otherwise NO_MEMORY is raised.
    pub fn has_room(&mut self, digits: i64) -> bool {
        let fits = digits < 1 << 20
            || digits <= MOST_DIGITS
                && Vec::<u8>::new()
                    .try_reserve_exact(digits as usize / 2)
                    .is_ok();
        if !fits {
            self.status |= NO_MEMORY;
        }
        fits
    }

    /// A NaN whose payload fits.
    pub fn fit_nan(&self, mut number: Number) -> Number {
        let most = self.precision - self.clamp as i64;
        if number.digits > most {
            let low = match most {
                0 => UBig::ZERO,
                _ => &number.coefficient % ten_to(most),
            };
            number = Number {
                kind: number.kind,
                digits: 0,
                ..Number::new(number.negative, low, 0)
            };
            if !number.coefficient.is_zero() {
                number.digits = super::number::digits(&number.coefficient);
            }
        }
        number
    }

    /// The result as the context has it.
    #[inline]
    pub fn finish(&mut self, number: Number) -> Number {
        if number.digits <= self.precision
            && number.kind == Kind::Finite
            && (self.emin..=self.emax).contains(&number.adjusted())
            && !self.clamp
        {
            return number;
        }
        self.fit(number)
    }

    fn fit(&mut self, number: Number) -> Number {
        match number.kind {
            Kind::Finite => {}
            Kind::Infinite => return number,
            _ => return self.fit_nan(number),
        }
        let mut number = self.fit_exponent(number);
        if number.kind == Kind::Finite && number.digits > self.precision {
            let shift = number.digits - self.precision;
            let digit = self.drop_digits(&mut number, shift);
            self.status |= ROUNDED | if digit != 0 { INEXACT } else { 0 };
            if number.digits > self.precision {
                // Nines became a one and zeros.
                number.coefficient = ten_to(self.precision - 1);
                number.digits = self.precision;
                number.exponent += 1;
            }
            if number.adjusted() > self.emax {
                number = self.fit_exponent(number);
            }
        }
        number
    }

    /// Cuts digits off and rounds; the digit that was cut off.
    fn drop_digits(&self, number: &mut Number, count: i64) -> u8 {
        let (coefficient, digit) = cut(&number.coefficient, count);
        let up = self.rounding.goes_up(number.negative, &coefficient, digit);
        let coefficient = if up { coefficient + 1u8 } else { coefficient };
        let exponent = number.exponent + count;
        *number = Number::new(number.negative, coefficient, exponent);
        digit
    }

    fn fit_exponent(&mut self, mut number: Number) -> Number {
        let adjusted = number.adjusted();
        if adjusted > self.emax {
            if number.is_zero() {
                self.status |= CLAMPED;
                let most = if self.clamp { self.etop() } else { self.emax };
                return Number::zero(number.negative, most);
            }
            self.status |= OVERFLOW | INEXACT | ROUNDED;
            let largest = match self.rounding {
                Rounding::Down | Rounding::ZeroFiveUp => true,
                Rounding::Ceiling => number.negative,
                Rounding::Floor => !number.negative,
                _ => false,
            };
            return match largest {
                true => self.largest(number.negative),
                false => Number::infinity(number.negative),
            };
        }
        if self.clamp && number.exponent > self.etop() {
            let shift = number.exponent - self.etop();
            if !self.has_room(number.digits + shift) {
                return Number::nan();
            }
            self.status |= CLAMPED;
            if !number.is_zero() && adjusted < self.emin {
                self.status |= SUBNORMAL;
            }
            let coefficient = scaled(&number.coefficient, shift);
            return Number::new(number.negative, coefficient, number.exponent - shift);
        }
        if adjusted < self.emin {
            let etiny = self.etiny();
            if number.is_zero() {
                if number.exponent < etiny {
                    number.exponent = etiny;
                    self.status |= CLAMPED;
                }
                return number;
            }
            self.status |= SUBNORMAL;
            if number.exponent < etiny {
                let missing = etiny - number.exponent;
                let digit = self.drop_digits(&mut number, missing);
                self.status |= ROUNDED;
                if digit != 0 {
                    self.status |= INEXACT | UNDERFLOW;
                    if number.is_zero() {
                        self.status |= CLAMPED;
                    }
                }
            }
        }
        number
    }

    /// The largest finite number.
    pub fn largest(&mut self, negative: bool) -> Number {
        if !self.has_room(self.precision) {
            return Number::nan();
        }
        let coefficient = ten_to(self.precision) - 1u8;
        Number::new(negative, coefficient, self.etop())
    }

    /// The number with another exponent, rounded if it must be, without any look at the precision; `None` if it does not
    /// fit into memory.
    pub fn rescaled(&mut self, number: &Number, exponent: i64) -> Option<Number> {
        let shift = number.exponent - exponent;
        if number.is_zero() {
            return Some(Number::zero(number.negative, exponent));
        }
        if shift >= 0 {
            if !self.has_room(number.digits.saturating_add(shift)) {
                return None;
            }
            let coefficient = scaled(&number.coefficient, shift);
            return Some(Number::new(number.negative, coefficient, exponent));
        }
        let mut result = number.clone();
        let digit = self.drop_digits(&mut result, -shift);
        self.status |= ROUNDED | if digit != 0 { INEXACT } else { 0 };
        Some(result)
    }

    /// The number rounded to so many digits.
    pub fn rounded(&mut self, number: &Number, precision: i64) -> Number {
        let mut work = Work {
            precision,
            rounding: self.rounding,
            ..Work::MAX
        };
        let result = work.finish(number.clone());
        self.status |= work.status & ERRORS;
        result
    }

    /// What is too large for every context.
    pub fn too_large(&mut self, negative: bool) -> Number {
        self.finish(Number::small(negative, 1, EXP_INF))
    }

    /// A NaN among the operands: the result it makes.
    pub fn nan_of(&mut self, operands: &[&Number]) -> Option<Number> {
        let of = |kind: Kind| operands.iter().find(|number| number.kind == kind);
        if let Some(signaling) = of(Kind::Signaling) {
            self.status |= INVALID_OPERATION;
            let quiet = Number {
                kind: Kind::Quiet,
                ..(**signaling).clone()
            };
            return Some(self.fit_nan(quiet));
        }
        of(Kind::Quiet).map(|nan| self.fit_nan((**nan).clone()))
    }
}
