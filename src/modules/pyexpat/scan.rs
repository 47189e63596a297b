//! Reading single tokens of XML: names, references, whitespace. Nothing here keeps state.

/// Why a token could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Halt {
    /// The text ends within the token.
    Partial,
    /// This error at this index.
    Error(u32, usize),
}

pub type Scanned<T> = Result<T, Halt>;

/// Error numbers of expat (expat.h).
pub mod code {
    pub const SYNTAX: u32 = 2;
    pub const NO_ELEMENTS: u32 = 3;
    pub const INVALID_TOKEN: u32 = 4;
    pub const UNCLOSED_TOKEN: u32 = 5;
    pub const PARTIAL_CHAR: u32 = 6;
    pub const TAG_MISMATCH: u32 = 7;
    pub const DUPLICATE_ATTRIBUTE: u32 = 8;
    pub const JUNK_AFTER_DOC_ELEMENT: u32 = 9;
    pub const PARAM_ENTITY_REF: u32 = 10;
    pub const UNDEFINED_ENTITY: u32 = 11;
    pub const RECURSIVE_ENTITY_REF: u32 = 12;
    pub const ASYNC_ENTITY: u32 = 13;
    pub const BAD_CHAR_REF: u32 = 14;
    pub const BINARY_ENTITY_REF: u32 = 15;
    pub const ATTRIBUTE_EXTERNAL_ENTITY_REF: u32 = 16;
    pub const MISPLACED_XML_PI: u32 = 17;
    pub const UNKNOWN_ENCODING: u32 = 18;
    pub const INCORRECT_ENCODING: u32 = 19;
    pub const UNCLOSED_CDATA_SECTION: u32 = 20;
    pub const EXTERNAL_ENTITY_HANDLING: u32 = 21;
    pub const NOT_STANDALONE: u32 = 22;
    pub const CANT_CHANGE_FEATURE: u32 = 26;
    pub const UNBOUND_PREFIX: u32 = 27;
    pub const UNDECLARING_PREFIX: u32 = 28;
    pub const XML_DECL: u32 = 30;
    pub const TEXT_DECL: u32 = 31;
    pub const PUBLICID: u32 = 32;
    pub const FINISHED: u32 = 36;
    pub const RESERVED_PREFIX_XML: u32 = 38;
    pub const RESERVED_PREFIX_XMLNS: u32 = 39;
    pub const RESERVED_NAMESPACE_URI: u32 = 40;
    pub const AMPLIFICATION: u32 = 43;
}

pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

pub fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | ':')
        || c >= '\u{C0}'
            && matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
                | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
                | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}')
}

pub fn is_name(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether a character may stand in a document.
pub fn is_char(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

/// The index of the first character of a text that may not stand in a document.
pub fn bad_char(text: &str) -> Option<usize> {
    text.char_indices()
        .find(|&(_, c)| !is_char(c))
        .map(|(at, _)| at)
}

/// The end of the whitespace at `at`.
pub fn spaces(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    at + rest
        .iter()
        .position(|&b| !is_space(b))
        .unwrap_or(rest.len())
}

/// The byte at `at`.
pub fn byte(text: &str, at: usize) -> Scanned<u8> {
    text.as_bytes().get(at).copied().ok_or(Halt::Partial)
}

/// The end of the name that begins at `at`; what follows it must be there.
pub fn name(text: &str, at: usize) -> Scanned<usize> {
    let mut chars = text[at..].char_indices();
    match chars.next() {
        None => return Err(Halt::Partial),
        Some((_, c)) if !is_name_start(c) => return Err(Halt::Error(code::INVALID_TOKEN, at)),
        _ => {}
    }
    match chars.find(|&(_, c)| !is_name(c)) {
        Some((end, _)) => Ok(at + end),
        None => Err(Halt::Partial),
    }
}

/// The word behind the `<!` at `at`, which whitespace must follow.
pub fn keyword(text: &str, at: usize) -> Scanned<&str> {
    let rest = &text[at + 2..];
    let length = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .ok_or(Halt::Partial)?;
    match rest.as_bytes()[length] {
        b if length > 0 && (is_space(b) || b == b'%') => Ok(&rest[..length]),
        _ => Err(Halt::Error(code::INVALID_TOKEN, at + 2 + length)),
    }
}

/// What `&…;` refers to.
pub enum Reference {
    Char(char),
    Entity(String),
}

/// The reference at `at` (its `&`) and its end.
pub fn reference(text: &str, at: usize) -> Scanned<(Reference, usize)> {
    if byte(text, at + 1)? != b'#' {
        let end = name(text, at + 1)?;
        if byte(text, end)? != b';' {
            return Err(Halt::Error(code::INVALID_TOKEN, end));
        }
        return Ok((Reference::Entity(text[at + 1..end].to_string()), end + 1));
    }
    let (radix, start) = match byte(text, at + 2)? {
        b'x' => (16, at + 3),
        _ => (10, at + 2),
    };
    let mut end = start;
    let mut number = 0u32;
    loop {
        let digit = byte(text, end)?;
        match (digit as char).to_digit(radix) {
            Some(digit) => number = (number.saturating_mul(radix) + digit).min(0x11_0000),
            None if digit == b';' && end > start => break,
            None => return Err(Halt::Error(code::INVALID_TOKEN, end)),
        }
        end += 1;
    }
    match char::from_u32(number).filter(|&c| is_char(c)) {
        Some(c) => Ok((Reference::Char(c), end + 1)),
        None => Err(Halt::Error(code::BAD_CHAR_REF, at)),
    }
}

/// The five entities that need no declaration.
pub fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// Line ends as XML wants them.
pub fn lines(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_string()
    }
}

/// The inside of the comment at `at` (its `<!--`) as a range, and its end.
pub fn comment(text: &str, at: usize) -> Scanned<(usize, usize, usize)> {
    let start = at + 4;
    let Some(dashes) = text[start..].find("--") else {
        if let Some(bad) = bad_char(&text[start..]) {
            return Err(Halt::Error(code::INVALID_TOKEN, start + bad));
        }
        return Err(Halt::Partial);
    };
    let end = start + dashes;
    if let Some(bad) = bad_char(&text[start..end]) {
        return Err(Halt::Error(code::INVALID_TOKEN, start + bad));
    }
    match byte(text, end + 2)? {
        b'>' => Ok((start, end, end + 3)),
        _ => Err(Halt::Error(code::INVALID_TOKEN, end + 2)),
    }
}

/// A processing instruction.
pub struct Instruction {
    pub target: String,
    pub data: String,
    pub end: usize,
}

/// The processing instruction at `at` (its `<?`).
pub fn instruction(text: &str, at: usize) -> Scanned<Instruction> {
    let target = name(text, at + 2)?;
    let word = &text[at + 2..target];
    if word.eq_ignore_ascii_case("xml") && word != "xml" {
        return Err(Halt::Error(code::INVALID_TOKEN, target));
    }
    let start = spaces(text, target);
    if start == target && byte(text, start)? != b'?' {
        return Err(Halt::Error(code::INVALID_TOKEN, start));
    }
    let Some(length) = text[start..].find("?>") else {
        if let Some(bad) = bad_char(&text[start..]) {
            return Err(Halt::Error(code::INVALID_TOKEN, start + bad));
        }
        return Err(Halt::Partial);
    };
    if start == target && length != 0 {
        return Err(Halt::Error(code::INVALID_TOKEN, start + 1));
    }
    if let Some(bad) = bad_char(&text[start..start + length]) {
        return Err(Halt::Error(code::INVALID_TOKEN, start + bad));
    }
    if word == "xml" {
        return Err(Halt::Error(code::MISPLACED_XML_PI, at));
    }
    Ok(Instruction {
        target: word.to_string(),
        data: lines(&text[start..start + length]),
        end: start + length + 2,
    })
}

/// A start tag as it is written.
pub struct Tag {
    /// Name of the element as a range.
    pub name: (usize, usize),
    /// Names and raw values as ranges.
    pub attributes: Vec<((usize, usize), (usize, usize))>,
    pub empty: bool,
    pub end: usize,
}

/// The start tag at `at` (its `<`).
pub fn start_tag(text: &str, at: usize) -> Scanned<Tag> {
    let invalid = |at: usize| Halt::Error(code::INVALID_TOKEN, at);
    let name_end = name(text, at + 1)?;
    let mut tag = Tag {
        name: (at + 1, name_end),
        attributes: Vec::new(),
        empty: false,
        end: 0,
    };
    let mut here = name_end;
    loop {
        let next = spaces(text, here);
        match byte(text, next)? {
            b'>' => {
                tag.end = next + 1;
                return Ok(tag);
            }
            b'/' => {
                if byte(text, next + 1)? != b'>' {
                    return Err(invalid(next + 1));
                }
                tag.empty = true;
                tag.end = next + 2;
                return Ok(tag);
            }
            _ if next == here => return Err(invalid(next)),
            _ => {}
        }
        let attribute_end = name(text, next)?;
        let equals = spaces(text, attribute_end);
        if byte(text, equals)? != b'=' {
            return Err(invalid(equals));
        }
        let open = spaces(text, equals + 1);
        let quote = byte(text, open)?;
        if quote != b'"' && quote != b'\'' {
            return Err(invalid(open));
        }
        let mut at = open + 1;
        loop {
            let c = text[at..].chars().next().ok_or(Halt::Partial)?;
            match c {
                _ if c as u32 == quote as u32 => break,
                '<' => return Err(invalid(at)),
                '&' => match reference(text, at) {
                    Ok((_, end)) => at = end,
                    // Said when the value is put together, as expat does.
                    Err(Halt::Error(code::BAD_CHAR_REF, _)) => at += 1,
                    Err(halt) => return Err(halt),
                },
                c if !is_char(c) => return Err(invalid(at)),
                c => at += c.len_utf8(),
            }
        }
        tag.attributes.push(((next, attribute_end), (open + 1, at)));
        here = at + 1;
    }
}

/// The pseudo-attributes of an XML or text declaration: version, encoding, standalone.
pub type Declaration = (Option<String>, Option<String>, i32);

/// The declaration at the start of a text (`<?xml … ?>`), whose end is known.
pub fn declaration(text: &str, start: usize, end: usize, external: bool) -> Scanned<Declaration> {
    let error = |at: usize| {
        let number = if external {
            code::TEXT_DECL
        } else {
            code::XML_DECL
        };
        Halt::Error(number, at)
    };
    let (mut version, mut encoding, mut standalone) = (None, None, -1);
    let inner = &text[..end - 2];
    let mut at = start + 5;
    let mut stage = 0;
    loop {
        let next = spaces(inner, at);
        if next == inner.len() {
            break;
        }
        if next == at {
            return Err(error(at));
        }
        let key_end = name(inner, next).map_err(|_| error(next))?;
        let key = &inner[next..key_end];
        let equals = spaces(inner, key_end);
        if inner.as_bytes().get(equals) != Some(&b'=') {
            return Err(error(equals));
        }
        let open = spaces(inner, equals + 1);
        let quote = match inner.as_bytes().get(open) {
            Some(b'"') => '"',
            Some(b'\'') => '\'',
            _ => return Err(error(open)),
        };
        let length = inner[open + 1..].find(quote).ok_or(error(open))?;
        let value = &inner[open + 1..open + 1 + length];
        let bad = |c: char| !(c.is_ascii_alphanumeric() || "._-:".contains(c));
        if let Some(bad) = value.find(bad) {
            return Err(error(open + 1 + bad));
        }
        match key {
            "version" if stage == 0 => {
                version = Some(value.to_string());
                stage = 1;
            }
            "encoding" if stage <= 1 && (stage == 1 || external) => {
                if !value.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    return Err(error(open + 1));
                }
                encoding = Some(value.to_string());
                stage = 2;
            }
            "standalone" if !external && (1..3).contains(&stage) => {
                standalone = match value {
                    "yes" => 1,
                    "no" => 0,
                    _ => return Err(error(open + 1)),
                };
                stage = 3;
            }
            _ => return Err(error(next)),
        }
        at = open + 1 + length + 1;
    }
    if (!external && version.is_none()) || (external && encoding.is_none()) {
        return Err(error(at));
    }
    Ok((version, encoding, standalone))
}
