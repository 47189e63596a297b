//! Where a number ends, with the complaints of CPython's tokenizer
//! (`Parser/lexer/lexer.c`, `tok_get_normal_mode` and `verify_end_of_number`).

/// Why a number is not one.
#[derive(Debug, PartialEq)]
pub struct NumberError {
    /// How far the scan had come: the error's column is one before.
    pub at: usize,
    /// For "leading zeros": the error runs from the literal's start to here.
    pub zeros_end: Option<usize>,
    pub message: String,
}

/// The end of a well-formed number and a warning about what follows it (`1if x else y`).
pub type Scanned = Result<(usize, Option<String>), NumberError>;

struct Scan<'s> {
    bytes: &'s [u8],
    at: usize,
}

/// Scans the number at `start`, which has a digit there or a digit after a point.
pub fn scan(source: &str, start: usize) -> Scanned {
    let mut s = Scan {
        bytes: source.as_bytes(),
        at: start,
    };
    let kind = s.number(start)?;
    let warning = s.verify_end(s.at, kind)?;
    Ok((s.at, warning))
}

/// The end of a number for `tokenize`, which shows numbers that no program may have: with leading zeros, or with a name
/// right behind.
pub fn scan_loosely(source: &str) -> Result<usize, NumberError> {
    let mut s = Scan {
        bytes: source.as_bytes(),
        at: 0,
    };
    match s.number(0) {
        Err(error) if error.zeros_end.is_none() => Err(error),
        _ => Ok(s.at),
    }
}

impl Scan<'_> {
    fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn fail<T>(&self, message: impl Into<String>) -> Result<T, NumberError> {
        Err(NumberError {
            at: self.at,
            zeros_end: None,
            message: message.into(),
        })
    }

    fn number(&mut self, start: usize) -> Result<&'static str, NumberError> {
        if self.peek() == b'.' {
            return self.fraction();
        }
        if self.peek() != b'0' {
            self.decimal_tail()?;
            return if self.peek() == b'.' {
                self.fraction()
            } else {
                self.exponent()
            };
        }
        self.at += 1;
        match self.peek() {
            b'x' | b'X' => self.radix("hexadecimal", |b| b.is_ascii_hexdigit()),
            b'o' | b'O' => self.radix("octal", |b| matches!(b, b'0'..=b'7')),
            b'b' | b'B' => self.radix("binary", |b| matches!(b, b'0' | b'1')),
            _ => self.leading_zero(start),
        }
    }

    fn radix(
        &mut self,
        kind: &'static str,
        digit: fn(u8) -> bool,
    ) -> Result<&'static str, NumberError> {
        self.at += 1;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !digit(self.peek()) {
                if self.peek().is_ascii_digit() {
                    return self.bad_digit(kind);
                }
                return self.fail(format!("invalid {kind} literal"));
            }
            while digit(self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        if self.peek().is_ascii_digit() {
            self.bad_digit(kind)
        } else {
            Ok(kind)
        }
    }

    fn bad_digit<T>(&mut self, kind: &str) -> Result<T, NumberError> {
        let digit = self.peek() as char;
        self.at += 1;
        self.fail(format!("invalid digit '{digit}' in {kind} literal"))
    }

    fn leading_zero(&mut self, start: usize) -> Result<&'static str, NumberError> {
        loop {
            if self.peek() == b'_' {
                self.at += 1;
                if !self.peek().is_ascii_digit() {
                    return self.fail("invalid decimal literal");
                }
            }
            if self.peek() != b'0' {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at;
        let nonzero = self.peek().is_ascii_digit();
        if nonzero {
            self.decimal_tail()?;
        }
        match self.peek() {
            b'.' => self.fraction(),
            b'e' | b'E' | b'j' | b'J' => self.exponent(),
            _ if nonzero => Err(NumberError {
                at: start + 1,
                zeros_end: Some(zeros_end),
                message: "leading zeros in decimal integer literals are not permitted; \
                          use an 0o prefix for octal integers"
                    .into(),
            }),
            _ => Ok("decimal"),
        }
    }

    /// Digits with single underscores between them, the first digit being here.
    fn decimal_tail(&mut self) -> Result<(), NumberError> {
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return self.fail("invalid decimal literal");
            }
        }
    }

    fn fraction(&mut self) -> Result<&'static str, NumberError> {
        self.at += 1;
        if self.peek().is_ascii_digit() {
            self.decimal_tail()?;
        }
        self.exponent()
    }

    fn exponent(&mut self) -> Result<&'static str, NumberError> {
        if matches!(self.peek(), b'e' | b'E') {
            let next = self.byte(self.at + 1);
            if matches!(next, b'+' | b'-') {
                self.at += 2;
                if !self.peek().is_ascii_digit() {
                    return self.fail("invalid decimal literal");
                }
            } else if next.is_ascii_digit() {
                self.at += 1;
            } else {
                return Ok("decimal");
            }
            self.decimal_tail()?;
        }
        if matches!(self.peek(), b'j' | b'J') {
            self.at += 1;
            return Ok("imaginary");
        }
        Ok("decimal")
    }

    fn verify_end(&self, at: usize, kind: &str) -> Result<Option<String>, NumberError> {
        const WORDS: [&[u8]; 5] = [b"and", b"else", b"for", b"or", b"not"];
        const BEGINNINGS: [&[u8]; 3] = [b"if", b"in", b"is"];
        let rest = &self.bytes[at..];
        let in_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80;
        let word = |w: &&[u8]| {
            rest.strip_prefix(*w)
                .is_some_and(|after| !after.first().is_some_and(in_name))
        };
        if WORDS.iter().any(word) || BEGINNINGS.iter().any(|w| rest.starts_with(w)) {
            return Ok(Some(format!("invalid {kind} literal")));
        }
        if rest
            .first()
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
        {
            return self.fail(format!("invalid {kind} literal"));
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        for text in [
            "0", "00_0", "1_000", "0xFF_f", "0b1", "0o17", "1.", ".5e-3", "1e5j", "09.5", "0_7e1",
        ] {
            assert_eq!(scan(text, 0), Ok((text.len(), None)), "{text}");
        }
        assert_eq!(scan("1..real", 0), Ok((2, None)));
        assert_eq!(
            scan("1if", 0),
            Ok((1, Some("invalid decimal literal".into())))
        );
    }

    #[test]
    fn complaints() {
        for (text, at, message) in [
            ("1abc", 1, "invalid decimal literal"),
            ("1_", 2, "invalid decimal literal"),
            ("0x", 2, "invalid hexadecimal literal"),
            ("0o8", 3, "invalid digit '8' in octal literal"),
            ("0b12", 4, "invalid digit '2' in binary literal"),
            ("1e+", 3, "invalid decimal literal"),
            ("1jx", 2, "invalid imaginary literal"),
        ] {
            let error = scan(text, 0).unwrap_err();
            assert_eq!((error.at, error.message.as_str()), (at, message), "{text}");
        }
        assert_eq!(scan("007", 0).unwrap_err().zeros_end, Some(2));
        assert_eq!(scan_loosely("007"), Ok(3));
        assert_eq!(scan_loosely("1abc"), Ok(1));
        assert_eq!(scan_loosely("1_").unwrap_err().at, 2);
    }
}
