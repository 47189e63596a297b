//! Source files: from bytes to text (PEP 263, PEP 3120).

use crate::modules::support::text_of;
use crate::object::Value;
use crate::vm::{Raised, Result, Vm};

/// Who wants the text of a source. CPython decodes modules at once but scripts line by line, and says less of these.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Module,
    Script,
}

impl Reader {
    fn syntax_error(self, vm: &mut Vm, message: &str, filename: &str) -> Raised {
        let class = vm.exceptions().SyntaxError.clone();
        let mut arguments = vec![vm.str(message)];
        if self == Reader::Module {
            let details = vec![vm.str(filename), vm.int(0), vm.int(-1), Value::NONE];
            arguments.push(vm.tuple(details));
        }
        vm.error_with(&class, arguments)
    }
}

/// The encoding that a comment in one of the first two lines names: `coding[=:]\s*([-\w.]+)`.
fn cookie(data: &[u8]) -> Option<String> {
    for line in data.split(|&byte| byte == b'\n').take(2) {
        let text = String::from_utf8_lossy(line);
        let start = text.trim_start_matches([' ', '\t', '\x0c']);
        let Some(comment) = start.strip_prefix('#') else {
            if start.trim().is_empty() {
                continue;
            }
            return None;
        };
        if let Some(at) = comment.find("coding")
            && let Some(rest) = comment[at + 6..].strip_prefix(['=', ':'])
        {
            let name: String = rest
                .trim_start()
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
                .collect();
            if !name.is_empty() {
                return Some(name);
            }
        }
    }
    None
}

/// The text of a source that is given as bytes: what is wrong in it has a place.
pub fn decode_bytes(vm: &mut Vm, data: &[u8], filename: &str) -> Result<String> {
    let text = data.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(data);
    let wrong = std::str::from_utf8(text)
        .err()
        .map(|error| error.valid_up_to());
    let Some(at) = wrong.filter(|_| cookie(text).is_none()) else {
        return decode_source(vm, data, filename);
    };
    // As much of a word or a string as CPython would decode at once.
    let word = text[at..]
        .split(|byte| matches!(byte, b'"' | b'\'' | b'\n'))
        .next()
        .unwrap_or(&[]);
    let word = vm.bytes(word);
    let utf8 = vm.str("utf-8");
    let problem = match vm.call_method(&word, "decode", &[utf8]) {
        Ok(_) => String::new(),
        Err(raised) => vm.display_text(&raised.0).unwrap_or_default(),
    };
    let line = text[..at].iter().filter(|&&byte| byte == b'\n').count();
    let begin = text[..at]
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |end| end + 1);
    let end = text[at..]
        .iter()
        .position(|&byte| byte == b'\n')
        .map_or(text.len(), |length| at + length);
    let shown = String::from_utf8_lossy(&text[begin..end]).into_owned() + "\n";
    let class: Value = vm.exceptions().SyntaxError.value().clone();
    let message = vm.str(&format!("(unicode error) {problem}"));
    let details = vec![
        vm.str(filename),
        vm.int(line as i64 + 1),
        vm.int((at - begin) as i64 + 1),
        vm.str(&shown),
    ];
    let details = vm.tuple(details);
    Err(match vm.call(&class, &[message, details]) {
        Ok(exception) => vm.raise_object(exception),
        Err(raised) => raised,
    })
}

/// The text of a source file: a BOM or a coding comment says how it is encoded, UTF-8 otherwise.
pub fn decode_source(vm: &mut Vm, data: &[u8], filename: &str) -> Result<String> {
    decode(vm, data, filename, Reader::Module)
}

/// The same of a file that is run as a script.
pub fn decode_script(vm: &mut Vm, data: &[u8], filename: &str) -> Result<String> {
    decode(vm, data, filename, Reader::Script)
}

fn decode(vm: &mut Vm, data: &[u8], filename: &str, reader: Reader) -> Result<String> {
    let (bom, data) = match data.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (true, rest),
        None => (false, data),
    };
    let named = cookie(data);
    let normal = named
        .as_deref()
        .unwrap_or("utf-8")
        .to_lowercase()
        .replace('_', "-");
    match &*normal {
        "utf-8" => {}
        // CPython compares the names themselves.
        "utf8" if !bom => {}
        "ascii" | "us-ascii" if !bom && data.is_ascii() => {}
        _ if normal.starts_with("utf-8-") => {}
        _ if bom => {
            let shown = match &*normal {
                "latin-1" | "iso-8859-1" | "iso-latin-1" => "iso-8859-1",
                other => other,
            };
            let message = format!("encoding problem: {shown} with BOM");
            return Err(reader.syntax_error(vm, &message, filename));
        }
        "latin-1" | "iso-8859-1" | "iso-latin-1" => {
            let text: String = data.iter().map(|&byte| byte as char).collect();
            vm.register_source(filename, &text);
            return Ok(text);
        }
        _ => {
            let name = named.as_deref().unwrap_or("utf-8").to_string();
            let bytes = vm.bytes(data);
            let encoding = vm.str(&name);
            return match vm.call_method(&bytes, "decode", &[encoding]) {
                Ok(text) => {
                    // Tracebacks show the lines as they were read.
                    let text = text_of(&text).into_owned();
                    vm.register_source(filename, &text);
                    Ok(text)
                }
                Err(raised) => {
                    let lookup = vm.exceptions().LookupError.clone();
                    let unicode = vm.exceptions().UnicodeError.clone();
                    let unknown = vm.raised_is(&raised, &lookup);
                    let problem = match reader {
                        _ if !unknown && !vm.raised_is(&raised, &unicode) => return Err(raised),
                        Reader::Script => format!("encoding problem: {name}"),
                        Reader::Module if unknown => format!("unknown encoding: {name}"),
                        Reader::Module => vm.display_text(&raised.0)?.to_string(),
                    };
                    Err(reader.syntax_error(vm, &problem, filename))
                }
            };
        }
    }
    match std::str::from_utf8(data) {
        Ok(text) => Ok(text.to_string()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = data[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
            let byte = data[at];
            let place = match reader {
                Reader::Module => String::new(),
                Reader::Script => format!(" in file {filename}"),
            };
            let message = format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}'{place} on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details"
            );
            Err(reader.syntax_error(vm, &message, filename))
        }
    }
}
