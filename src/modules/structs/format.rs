//! Formats: `[@=<>!]` and then `[count]letter`s.

/// A run of equal items.
pub struct Field {
    pub code: u8,
    pub offset: usize,
    /// Of one item.
    pub size: usize,
    pub count: usize,
}

impl Field {
    /// Values that the run takes or gives: one for `s` and `p`.
    pub fn values(&self) -> usize {
        match self.code {
            b's' | b'p' => 1,
            b'x' => 0,
            _ => self.count,
        }
    }
    /// Bytes of one value.
    pub fn width(&self) -> usize {
        match self.code {
            b's' | b'p' => self.count,
            _ => self.size,
        }
    }
}

/// A parsed format.
pub struct Layout {
    pub big: bool,
    pub native: bool,
    pub fields: Vec<Field>,
    pub size: usize,
    pub values: usize,
}

/// Size of an item; native sizes are those of the C compiler.
fn item_size(code: u8, native: bool) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => match native {
            true => size_of::<std::ffi::c_long>(),
            false => 4,
        },
        b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if native => size_of::<usize>(),
        _ => return None,
    })
}

impl Layout {
    pub fn parse(text: &str) -> Result<Layout, String> {
        let bytes = text.as_bytes();
        if bytes.contains(&0) {
            return Err("embedded null character".into());
        }
        let (big, native, skip) = match bytes.first() {
            Some(b'@') => (cfg!(target_endian = "big"), true, 1),
            Some(b'=') => (cfg!(target_endian = "big"), false, 1),
            Some(b'<') => (false, false, 1),
            Some(b'>' | b'!') => (true, false, 1),
            _ => (cfg!(target_endian = "big"), true, 0),
        };
        let mut layout = Layout {
            big,
            native,
            fields: Vec::new(),
            size: 0,
            values: 0,
        };
        let too_long = || "total struct size too long".to_string();
        let mut count: Option<usize> = None;
        for &byte in &bytes[skip..] {
            if byte.is_ascii_digit() {
                let next = count
                    .unwrap_or(0)
                    .checked_mul(10)
                    .and_then(|next| next.checked_add((byte - b'0') as usize));
                match next {
                    Some(next) => count = Some(next),
                    None => return Err("overflow in item count".into()),
                }
                continue;
            }
            if byte.is_ascii_whitespace() {
                if count.is_some() {
                    return Err("bad char in struct format".into());
                }
                continue;
            }
            let Some(size) = item_size(byte, native) else {
                return Err("bad char in struct format".into());
            };
            let repeat = count.take().unwrap_or(1);
            if native {
                layout.size = layout.size.next_multiple_of(size);
            }
            let field = Field {
                code: byte,
                offset: layout.size,
                size,
                count: repeat,
            };
            layout.values += field.values();
            layout.size = size
                .checked_mul(repeat)
                .and_then(|total| total.checked_add(layout.size))
                .filter(|&total| total < isize::MAX as usize)
                .ok_or_else(too_long)?;
            layout.fields.push(field);
        }
        match count {
            Some(_) => Err("repeat count given without format specifier".into()),
            None => Ok(layout),
        }
    }
}
