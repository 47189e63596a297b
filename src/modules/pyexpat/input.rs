//! What a parser reads: bytes as they arrive, the text they decode to, and the place of each event in them.

/// How bytes become text.
#[derive(Clone)]
pub enum Encoding {
    Utf8,
    Utf16 {
        big: bool,
    },
    Latin1,
    Ascii,
    /// One code point for each byte; `u32::MAX` where there is none.
    Table(Box<[u32; 256]>),
}

impl Encoding {
    /// The encodings that expat knows by itself.
    pub fn named(name: &str) -> Option<Encoding> {
        match name.to_ascii_uppercase().as_str() {
            "UTF-8" => Some(Encoding::Utf8),
            "UTF-16" | "UTF-16BE" => Some(Encoding::Utf16 { big: true }),
            "UTF-16LE" => Some(Encoding::Utf16 { big: false }),
            "ISO-8859-1" => Some(Encoding::Latin1),
            "US-ASCII" => Some(Encoding::Ascii),
            _ => None,
        }
    }

    fn width(&self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 { .. } => c.len_utf16() * 2,
            _ => 1,
        }
    }
}

/// Why decoding stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// The bytes are no text.
    Invalid,
    /// The data ends within a character.
    Partial,
}

/// Line (from 1), column (from 0) and byte index.
#[derive(Clone, Copy)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub byte: usize,
}

/// The document: what has been read and where the parser stands in it.
pub struct Input {
    raw: Vec<u8>,
    pub encoding: Encoding,
    /// Whether `encoding` is certain: undecoded bytes wait until it is.
    pub settled: bool,
    pub text: String,
    pub position: usize,
    /// No more bytes come.
    pub last: bool,
    pub stop: Option<Stop>,
    /// The start of the event that is being reported.
    pub event: usize,
    /// A point up to which places have been counted, and its place.
    mark: usize,
    place: Place,
    after_return: bool,
}

impl Default for Input {
    fn default() -> Self {
        Input {
            raw: Vec::new(),
            encoding: Encoding::Utf8,
            settled: false,
            text: String::new(),
            position: 0,
            last: false,
            stop: None,
            event: 0,
            mark: 0,
            place: Place {
                line: 1,
                column: 0,
                byte: 0,
            },
            after_return: false,
        }
    }
}

impl Input {
    /// Takes more bytes; what was parsed before is let go.
    pub fn feed(&mut self, data: &[u8], last: bool) {
        let done = self.event.min(self.position);
        if done > 4096 {
            self.place_of(done);
            self.text.drain(..done);
            self.mark -= done;
            self.position -= done;
            self.event -= done;
        }
        self.last |= last;
        self.raw.extend_from_slice(data);
        if self.settled {
            self.decode(usize::MAX);
        }
    }

    /// Bytes that are not decoded yet.
    pub fn pending(&self) -> &[u8] {
        &self.raw
    }

    /// Decodes up to `limit` of the pending bytes.
    pub fn decode(&mut self, limit: usize) {
        if self.stop == Some(Stop::Invalid) {
            return;
        }
        self.stop = None;
        let end = limit.min(self.raw.len());
        let used = match &self.encoding {
            Encoding::Utf8 => {
                let raw = &self.raw[..end];
                match simdutf8::compat::from_utf8(raw) {
                    Ok(text) => {
                        self.text.push_str(text);
                        end
                    }
                    Err(error) => {
                        let valid = error.valid_up_to();
                        self.text.push_str(&String::from_utf8_lossy(&raw[..valid]));
                        self.stop = Some(match error.error_len() {
                            Some(_) => Stop::Invalid,
                            None => Stop::Partial,
                        });
                        valid
                    }
                }
            }
            Encoding::Utf16 { big } => {
                let unit = |at: usize| {
                    let pair = [self.raw[at], self.raw[at + 1]];
                    if *big {
                        u16::from_be_bytes(pair)
                    } else {
                        u16::from_le_bytes(pair)
                    }
                };
                let mut at = 0;
                loop {
                    if at + 2 > end {
                        self.stop = (at < end).then_some(Stop::Partial);
                        break;
                    }
                    let first = unit(at);
                    let long = (0xD800..0xDC00).contains(&first);
                    if long && at + 4 > end {
                        self.stop = Some(Stop::Partial);
                        break;
                    }
                    let decoded = if long {
                        char::decode_utf16([first, unit(at + 2)]).next()
                    } else {
                        char::decode_utf16([first]).next()
                    };
                    let Some(Ok(c)) = decoded else {
                        self.stop = Some(Stop::Invalid);
                        break;
                    };
                    self.text.push(c);
                    at += if long { 4 } else { 2 };
                }
                at
            }
            Encoding::Latin1 => {
                self.text.extend(self.raw[..end].iter().map(|&b| b as char));
                end
            }
            Encoding::Ascii => {
                let valid = self.raw[..end]
                    .iter()
                    .position(|b| !b.is_ascii())
                    .unwrap_or(end);
                self.text
                    .extend(self.raw[..valid].iter().map(|&b| b as char));
                if valid < end {
                    self.stop = Some(Stop::Invalid);
                }
                valid
            }
            Encoding::Table(table) => {
                let mut at = 0;
                while at < end {
                    let Some(c) = char::from_u32(table[self.raw[at] as usize]) else {
                        self.stop = Some(Stop::Invalid);
                        break;
                    };
                    self.text.push(c);
                    at += 1;
                }
                at
            }
        };
        self.raw.drain(..used);
    }

    /// The place of an index of the text, which is not before the last one asked for.
    pub fn place_of(&mut self, index: usize) -> Place {
        if index < self.mark {
            return self.place;
        }
        let passed = &self.text[self.mark..index];
        if passed.is_ascii()
            && memchr::memchr(b'\r', passed.as_bytes()).is_none()
            && !self.after_return
        {
            // What most text is: lines are counted without looking at each character.
            self.place.byte += passed.len() * self.encoding.width('a');
            let lines = memchr::memchr_iter(b'\n', passed.as_bytes());
            if let Some(last) = memchr::memrchr(b'\n', passed.as_bytes()) {
                self.place.line += lines.count();
                self.place.column = passed.len() - last - 1;
            } else {
                self.place.column += passed.len();
            }
            self.mark = index;
            return self.place;
        }
        for c in passed.chars() {
            self.place.byte += self.encoding.width(c);
            match c {
                '\n' if self.after_return => {}
                '\n' | '\r' => {
                    self.place.line += 1;
                    self.place.column = 0;
                }
                _ => self.place.column += 1,
            }
            self.after_return = c == '\r';
        }
        self.mark = index;
        self.place
    }
}
