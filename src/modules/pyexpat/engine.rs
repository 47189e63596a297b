//! The parser proper: a push parser for XML 1.0 that behaves as expat does, event by event and error by error.
//!
//! [`Engine::step`] gives one event at a time and keeps no borrow, so that handlers may ask for the place, change
//! other handlers or make parsers of external entities. Entities that are being read are frames on a heap stack.
//! The engine knows nothing of Python objects.

use super::dtd::{self, Entity, Model, Shared};
use super::input::{Encoding, Input, Place, Stop};
use super::scan::{self, Halt, Reference, Scanned, code};
use std::collections::VecDeque;
use std::rc::Rc;

/// What the document says.
pub enum Event {
    XmlDecl {
        version: Option<String>,
        encoding: Option<String>,
        standalone: i32,
    },
    /// An encoding that must be asked for: [`Engine::set_encoding`] answers.
    Encoding(String),
    StartElement {
        name: String,
        attributes: Vec<(String, String)>,
        /// How many of them the document itself gives.
        specified: usize,
    },
    EndElement(String),
    StartNamespace(Option<String>, Option<String>),
    EndNamespace(Option<String>),
    Characters(String),
    Instruction {
        target: String,
        data: String,
    },
    Comment(String),
    StartCdata,
    EndCdata,
    StartDoctype {
        name: String,
        system: Option<String>,
        public: Option<String>,
        subset: bool,
    },
    EndDoctype,
    Element {
        name: String,
        model: Model,
    },
    AttributeList {
        element: String,
        name: String,
        kind: String,
        default: Option<String>,
        required: bool,
    },
    Entity {
        name: String,
        is_parameter: bool,
        entity: Entity,
    },
    Notation {
        name: String,
        base: Option<String>,
        system: Option<String>,
        public: Option<String>,
    },
    ExternalEntity {
        context: Option<String>,
        base: Option<String>,
        system: Option<String>,
        public: Option<String>,
    },
    Skipped(String, bool),
    NotStandalone,
    /// An entity whose text could be put here; only if it should not be, the reference goes to the default handler.
    Reference(String),
    /// Markup without a handler of its own.
    Other,
}

/// An event, the text it was made of and where that begins in the document.
pub struct Emitted {
    pub event: Event,
    pub source: String,
    pub at: usize,
}

/// What [`Engine::step`] found.
pub enum Step {
    Event(Emitted),
    /// All that has arrived has been read.
    Waiting,
    /// The document is complete.
    Done,
    Error(u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// Before the XML or text declaration.
    Start,
    Prolog,
    Subset,
    Content,
    Cdata,
    Epilog,
    /// A parser of an external parameter entity.
    ExternalSubset,
}

/// An entity that is being read.
pub(super) struct Frame {
    text: Rc<str>,
    position: usize,
    name: String,
    is_parameter: bool,
    /// How many elements were open where it was referred to.
    depth: usize,
}

struct Open {
    raw: String,
    name: String,
    bindings: usize,
}

/// A parser.
pub struct Engine {
    pub input: Input,
    pub(super) frames: Vec<Frame>,
    phase: Phase,
    queue: VecDeque<Emitted>,
    open: Vec<Open>,
    pub dtd: Shared,
    pub base: Option<String>,
    pub separator: Option<String>,
    pub triplets: bool,
    bindings: Vec<(Option<String>, Option<String>)>,
    pub(super) external: bool,
    pub parameter_parsing: i64,
    pub foreign_dtd: bool,
    doctype: Option<(Option<String>, Option<String>)>,
    seen_doctype: bool,
    pub protocol_encoding: Option<String>,
    pub error: Option<u32>,
    /// Where the error is.
    error_place: Option<usize>,
    pub started: bool,
    done: bool,
    /// Bytes of the document and of entities put into it.
    direct: usize,
    indirect: usize,
    pub deferral: bool,
    tried: usize,
    /// Whether the handlers want internal entities expanded.
    pub expand: bool,
    conditional: usize,
}

const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS_NAMESPACE: &str = "http://www.w3.org/2000/xmlns/";

impl Engine {
    pub fn new(encoding: Option<String>, separator: Option<String>) -> Engine {
        let dtd = dtd::Dtd {
            keep: true,
            ..dtd::Dtd::default()
        };
        Engine {
            input: Input::default(),
            frames: Vec::new(),
            phase: Phase::Start,
            queue: VecDeque::new(),
            open: Vec::new(),
            dtd: Rc::new(dtd.into()),
            base: None,
            separator,
            triplets: false,
            bindings: vec![(Some("xml".into()), Some(XML_NAMESPACE.into()))],
            external: false,
            parameter_parsing: 0,
            foreign_dtd: false,
            doctype: None,
            seen_doctype: false,
            protocol_encoding: encoding,
            error: None,
            error_place: None,
            started: false,
            done: false,
            direct: 0,
            indirect: 0,
            deferral: true,
            tried: 0,
            expand: true,
            conditional: 0,
        }
    }

    /// A parser for an external entity of this one's document; without context of the external subset.
    pub fn external(&self, context: Option<&str>, encoding: Option<String>) -> Engine {
        let mut engine = Engine::new(encoding, self.separator.clone());
        engine.dtd = self.dtd.clone();
        engine.base = self.base.clone();
        engine.triplets = self.triplets;
        engine.external = true;
        engine.parameter_parsing = self.parameter_parsing;
        engine.deferral = self.deferral;
        engine.expand = self.expand;
        match context {
            Some(context) => {
                engine.phase = Phase::Start;
                for part in context.split('\u{c}') {
                    if let Some((prefix, uri)) = part.split_once('=') {
                        let prefix = (!prefix.is_empty()).then(|| prefix.to_string());
                        engine.bindings.push((prefix, Some(uri.to_string())));
                    }
                }
                engine.conditional = usize::MAX;
            }
            None => engine.phase = Phase::Start,
        }
        engine
    }

    pub fn feed(&mut self, data: &[u8], last: bool) {
        if !self.started {
            self.started = true;
            self.input.settled = false;
        }
        self.direct += data.len();
        self.input.feed(data, last);
    }

    /// The place of the event that is being reported.
    pub fn place(&mut self) -> Place {
        let at = self.input.event;
        self.input.place_of(at)
    }

    /// What there is of the document from the event on.
    pub fn context(&self) -> &str {
        &self.input.text[self.input.event..]
    }

    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.input.encoding = encoding;
        self.input.settled = true;
        self.input.decode(usize::MAX);
    }

    pub(super) fn account(&mut self, length: usize) -> Result<(), u32> {
        self.indirect += length;
        let total = self.indirect + self.direct;
        if total > 8 << 20 && total / self.direct.max(1) > 100 {
            return Err(code::AMPLIFICATION);
        }
        Ok(())
    }

    /// Whether a heuristic says that a token which was incomplete is not worth another try yet.
    pub fn deferred(&self) -> bool {
        let now = self.input.text.len() - self.input.position + self.input.pending().len();
        self.deferral && !self.input.last && self.frames.is_empty() && now < 2 * self.tried
    }

    /// The next event.
    pub fn step(&mut self) -> Step {
        loop {
            if let Some(emitted) = self.queue.pop_front() {
                self.input.event = emitted.at;
                return Step::Event(emitted);
            }
            if let Some(error) = self.error {
                if let Some(at) = self.error_place.take() {
                    self.input.event = at;
                }
                return Step::Error(error);
            }
            if self.done {
                return Step::Done;
            }
            let before = self.input.position;
            match self.advance() {
                Ok(true) => self.tried = 0,
                Ok(false) => {
                    let left = self.input.text.len() - self.input.position;
                    self.tried = left + self.input.pending().len();
                    return Step::Waiting;
                }
                Err((number, at)) => {
                    self.error = Some(number);
                    self.error_place = Some(at.unwrap_or(before));
                }
            }
        }
    }

    fn emit(&mut self, event: Event, source: &str, at: usize) {
        self.queue.push_back(Emitted {
            event,
            source: source.to_string(),
            at,
        });
    }

    /// Reads one token. `false` if more data must come first; an error has a place unless it is where we are.
    fn advance(&mut self) -> Result<bool, (u32, Option<usize>)> {
        if self.phase == Phase::Start {
            return self.start();
        }
        if let Some(frame) = self.frames.last() {
            let text = frame.text.clone();
            let at = frame.position;
            // Where the reference stands whose entity is being read.
            let outer = self.input.event;
            if at == text.len() {
                let frame = self.frames.pop().expect("there is one");
                if !frame.is_parameter && self.open.len() != frame.depth {
                    return Err((code::ASYNC_ENTITY, Some(outer)));
                }
                return Ok(true);
            }
            let level = self.frames.len();
            return match self.token(&text, at, true, Some(outer)) {
                Ok(end) => {
                    self.frames[level - 1].position = end;
                    Ok(true)
                }
                Err(Halt::Partial) => Err((code::UNCLOSED_TOKEN, Some(outer))),
                Err(Halt::Error(number, _)) => Err((number, Some(outer))),
            };
        }
        let text = std::mem::take(&mut self.input.text);
        let at = self.input.position;
        let complete = self.input.last && self.input.stop.is_none();
        let result = if at == text.len() {
            Err(Halt::Partial)
        } else {
            self.token(&text, at, complete, None)
        };
        self.input.text = text;
        match result {
            Ok(end) => {
                self.input.position = end;
                Ok(true)
            }
            Err(Halt::Error(number, place)) => Err((number, Some(place))),
            Err(Halt::Partial) => self.out_of_data(at),
        }
    }

    fn out_of_data(&mut self, at: usize) -> Result<bool, (u32, Option<usize>)> {
        let end = self.input.text.len();
        match self.input.stop {
            Some(Stop::Invalid) => return Err((code::INVALID_TOKEN, Some(end))),
            Some(Stop::Partial) if self.input.last => return Err((code::PARTIAL_CHAR, Some(at))),
            _ => {}
        }
        if !self.input.last {
            return Ok(false);
        }
        match self.phase {
            Phase::Cdata => return Err((code::UNCLOSED_CDATA_SECTION, Some(end))),
            _ if at < end => return Err((code::UNCLOSED_TOKEN, Some(at))),
            Phase::Epilog => {}
            Phase::Content if self.external => {
                if !self.open.is_empty() {
                    return Err((code::ASYNC_ENTITY, Some(end)));
                }
            }
            Phase::ExternalSubset => {}
            _ => return Err((code::NO_ELEMENTS, Some(end))),
        }
        self.input.event = end;
        self.done = true;
        Ok(true)
    }

    /// Finds out the encoding; reads an XML declaration.
    fn start(&mut self) -> Result<bool, (u32, Option<usize>)> {
        let settled = self.input.settled;
        if !settled {
            let raw = self.input.pending();
            if raw.len() < 4 && !self.input.last {
                return Ok(false);
            }
            let protocol = self.protocol_encoding.clone();
            let detected = match raw {
                [0xFE, 0xFF, ..] => Some(Encoding::Utf16 { big: true }),
                [0xFF, 0xFE, ..] => Some(Encoding::Utf16 { big: false }),
                [0, b'<', ..] => Some(Encoding::Utf16 { big: true }),
                [b'<', 0, ..] => Some(Encoding::Utf16 { big: false }),
                _ => None,
            };
            if let Some(name) = protocol {
                let known = match detected {
                    Some(encoding) if name.eq_ignore_ascii_case("utf-16") => Some(encoding),
                    _ => Encoding::named(&name),
                };
                match known {
                    Some(encoding) => self.set_encoding(encoding),
                    None => {
                        self.input.settled = true;
                        self.emit(Event::Encoding(name), "", 0);
                        return Ok(true);
                    }
                }
            } else if let Some(encoding) = detected {
                self.set_encoding(encoding);
            } else {
                // The declaration says the encoding of what follows it.
                let begins = raw.starts_with(b"<?xml") || raw.starts_with(b"\xEF\xBB\xBF<?xml");
                let end = raw.windows(2).position(|pair| pair == b"?>");
                match end {
                    Some(end) if begins => self.input.decode(end + 2),
                    None if begins && !self.input.last => return Ok(false),
                    _ => self.set_encoding(Encoding::Utf8),
                }
            }
        }
        let at = match self.input.text.starts_with('\u{FEFF}') {
            true => 3,
            false => 0,
        };
        self.input.position = at;
        self.input.event = at;
        let next = match (self.external, self.conditional) {
            (true, usize::MAX) => Phase::Content,
            (true, _) => Phase::ExternalSubset,
            _ => Phase::Prolog,
        };
        let text = self.input.text.clone();
        let rest = &text[at..];
        let declared =
            rest.starts_with("<?xml") && rest[5..].starts_with([' ', '\t', '\r', '\n', '?']);
        if !declared {
            if !self.input.settled {
                self.set_encoding(Encoding::Utf8);
            } else if rest.len() < 6 && "<?xml ".starts_with(rest) && !self.input.last {
                return Ok(false);
            }
            self.leave_start(next);
            return Ok(true);
        }
        let Some(length) = rest.find("?>") else {
            if self.input.stop == Some(Stop::Invalid) {
                return Err((code::INVALID_TOKEN, Some(text.len())));
            }
            return match self.input.last {
                true => Err((code::UNCLOSED_TOKEN, Some(at))),
                false => Ok(false),
            };
        };
        let end = at + length + 2;
        let (version, encoding, standalone) = match scan::declaration(&text, at, end, self.external)
        {
            Ok(declaration) => declaration,
            Err(Halt::Error(number, at)) => return Err((number, Some(at))),
            Err(Halt::Partial) => return Err((code::XML_DECL, Some(at))),
        };
        if standalone == 1 {
            self.dtd.borrow_mut().standalone = true;
        }
        self.input.position = end;
        self.leave_start(next);
        let named = encoding.clone();
        let event = Event::XmlDecl {
            version,
            encoding,
            standalone,
        };
        self.emit(event, &text[at..end], at);
        match named {
            Some(name) if self.protocol_encoding.is_none() => {
                let wide = matches!(self.input.encoding, Encoding::Utf16 { .. });
                match Encoding::named(&name) {
                    Some(Encoding::Utf16 { .. }) if wide => {}
                    Some(found) => {
                        if wide != matches!(found, Encoding::Utf16 { .. }) {
                            let place = text.find(&name).unwrap_or(at);
                            return Err((code::INCORRECT_ENCODING, Some(place)));
                        }
                        self.set_encoding(found);
                    }
                    None => {
                        self.input.settled = true;
                        let place = text.find(&name).unwrap_or(at);
                        self.emit(Event::Encoding(name), "", place);
                    }
                }
            }
            _ if !self.input.settled => self.set_encoding(Encoding::Utf8),
            _ => {}
        }
        Ok(true)
    }

    fn leave_start(&mut self, next: Phase) {
        self.phase = next;
        self.conditional = 0;
    }

    /// Reads the token at `at` and gives its end. `outer` is the place to report if this is an entity's text.
    fn token(
        &mut self,
        text: &str,
        at: usize,
        complete: bool,
        outer: Option<usize>,
    ) -> Scanned<usize> {
        match self.phase {
            Phase::Content => self.content(text, at, complete, outer),
            Phase::Cdata => self.cdata(text, at, complete, outer),
            Phase::Prolog | Phase::Epilog => self.around(text, at, complete),
            _ => self.subset(text, at, complete, outer),
        }
    }

    fn content(
        &mut self,
        text: &str,
        at: usize,
        complete: bool,
        outer: Option<usize>,
    ) -> Scanned<usize> {
        let place = outer.unwrap_or(at);
        let bytes = text.as_bytes();
        match bytes[at] {
            b'<' => match scan::byte(text, at + 1)? {
                b'/' => self.end_tag(text, at, place),
                b'!' => {
                    let rest = &text[at..];
                    if rest.starts_with("<!--") {
                        return self.comment(text, at, place);
                    }
                    if rest.starts_with("<![CDATA[") {
                        self.phase = Phase::Cdata;
                        self.emit(Event::StartCdata, "<![CDATA[", place);
                        return Ok(at + 9);
                    }
                    if "<![CDATA[".starts_with(rest) || "<!--".starts_with(rest) {
                        return Err(Halt::Partial);
                    }
                    let same = |model: &str| {
                        rest.bytes()
                            .zip(model.bytes())
                            .take_while(|(a, b)| a == b)
                            .count()
                    };
                    let good = same("<![CDATA[").max(same("<!--"));
                    Err(Halt::Error(code::INVALID_TOKEN, at + good))
                }
                b'?' => self.instruction(text, at, place),
                _ => self.start_tag(text, at, place),
            },
            b'&' => self.reference(text, at, place),
            b'\r' => {
                let end = match bytes.get(at + 1) {
                    None if !complete => return Err(Halt::Partial),
                    Some(b'\n') => at + 2,
                    _ => at + 1,
                };
                self.emit(Event::Characters("\n".into()), &text[at..end], place);
                Ok(end)
            }
            b'\n' => {
                self.emit(Event::Characters("\n".into()), "\n", place);
                Ok(at + 1)
            }
            _ => {
                let end = self.characters(text, at, complete)?;
                self.emit(Event::Characters(text[at..end].to_string()), "", place);
                Ok(end)
            }
        }
    }

    /// The end of plain character data at `at`.
    fn characters(&self, text: &str, at: usize, complete: bool) -> Scanned<usize> {
        let bytes = text.as_bytes();
        let mut end = at;
        while let Some(&b) = bytes.get(end) {
            match b {
                b'<' | b'&' | b'\n' | b'\r' => break,
                b']' => {
                    let rest = &text[end..];
                    if rest.starts_with("]]>") {
                        if end > at {
                            break;
                        }
                        return Err(Halt::Error(code::INVALID_TOKEN, end + 2));
                    }
                    if !complete && (rest == "]" || rest == "]]") {
                        if end > at {
                            break;
                        }
                        return Err(Halt::Partial);
                    }
                    end += 1;
                }
                b'\t' => end += 1,
                0..0x20 => {
                    if end > at {
                        break;
                    }
                    return Err(Halt::Error(code::INVALID_TOKEN, end));
                }
                0xEF if text[end..].starts_with(['\u{FFFE}', '\u{FFFF}']) => {
                    if end > at {
                        break;
                    }
                    return Err(Halt::Error(code::INVALID_TOKEN, end));
                }
                _ => end += 1,
            }
        }
        Ok(end)
    }

    fn cdata(
        &mut self,
        text: &str,
        at: usize,
        complete: bool,
        outer: Option<usize>,
    ) -> Scanned<usize> {
        let place = outer.unwrap_or(at);
        let rest = &text[at..];
        if rest.starts_with("]]>") {
            self.phase = Phase::Content;
            self.emit(Event::EndCdata, "]]>", place);
            return Ok(at + 3);
        }
        if rest == "]" || rest == "]]" {
            return Err(Halt::Partial);
        }
        let first = rest.chars().next().ok_or(Halt::Partial)?;
        if first == '\r' && rest.len() == 1 && !complete {
            return Err(Halt::Partial);
        }
        if first == '\n' || first == '\r' {
            let end = at + if rest.starts_with("\r\n") { 2 } else { 1 };
            self.emit(Event::Characters("\n".into()), &text[at..end], place);
            return Ok(end);
        }
        if !scan::is_char(first) {
            return Err(Halt::Error(code::INVALID_TOKEN, at));
        }
        let length = rest[1.min(first.len_utf8())..]
            .char_indices()
            .find(|&(_, c)| matches!(c, '\n' | '\r' | ']') || !scan::is_char(c))
            .map_or(rest.len(), |(length, _)| length + 1.min(first.len_utf8()));
        let length = length.max(first.len_utf8());
        self.emit(Event::Characters(rest[..length].to_string()), "", place);
        Ok(at + length)
    }

    fn comment(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let (start, end, next) = scan::comment(text, at)?;
        let data = scan::lines(&text[start..end]);
        self.emit(Event::Comment(data), &text[at..next], place);
        Ok(next)
    }

    fn instruction(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let found = scan::instruction(text, at)?;
        let (target, data) = (found.target, found.data);
        let event = Event::Instruction { target, data };
        self.emit(event, &text[at..found.end], place);
        Ok(found.end)
    }

    fn reference(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let (found, end) = scan::reference(text, at)?;
        let source = &text[at..end];
        let name = match found {
            Reference::Char(c) => {
                self.emit(Event::Characters(c.to_string()), source, place);
                return Ok(end);
            }
            Reference::Entity(name) => name,
        };
        if let Some(c) = scan::predefined(&name) {
            self.emit(Event::Characters(c.to_string()), source, place);
            return Ok(end);
        }
        let entity = self.dtd.borrow().general.get(&name).cloned();
        let Some(entity) = entity else {
            let dtd = self.dtd.borrow();
            if !dtd.references || dtd.standalone {
                return Err(Halt::Error(code::UNDEFINED_ENTITY, at));
            }
            drop(dtd);
            self.emit(Event::Skipped(name, false), source, place);
            return Ok(end);
        };
        if entity.notation.is_some() {
            return Err(Halt::Error(code::BINARY_ENTITY_REF, at));
        }
        if self.frames.iter().any(|frame| frame.name == name) {
            return Err(Halt::Error(code::RECURSIVE_ENTITY_REF, at));
        }
        match entity.text {
            Some(_) if !self.expand => self.emit(Event::Reference(name), source, place),
            Some(inner) => {
                self.account(inner.len())
                    .map_err(|number| Halt::Error(number, at))?;
                self.input.event = place;
                self.frames.push(Frame {
                    text: inner,
                    position: 0,
                    name,
                    is_parameter: false,
                    depth: self.open.len(),
                });
            }
            None => {
                let context = self.entity_context(&name);
                let event = Event::ExternalEntity {
                    context: Some(context),
                    base: entity.base,
                    system: entity.system,
                    public: entity.public,
                };
                self.emit(event, source, place);
            }
        }
        Ok(end)
    }

    fn entity_context(&self, name: &str) -> String {
        let mut parts = Vec::new();
        if self.separator.is_some() {
            for (index, (prefix, uri)) in self.bindings.iter().enumerate() {
                let hidden = self.bindings[index + 1..].iter().any(|(p, _)| p == prefix);
                if let (Some(uri), false) = (uri, hidden) {
                    parts.push(format!("{}={uri}", prefix.as_deref().unwrap_or("")));
                }
            }
        }
        parts.extend(self.frames.iter().map(|frame| frame.name.clone()));
        parts.push(name.to_string());
        parts.join("\u{c}")
    }

    fn end_tag(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let name_end = scan::name(text, at + 2)?;
        let close = scan::spaces(text, name_end);
        if scan::byte(text, close)? != b'>' {
            return Err(Halt::Error(code::INVALID_TOKEN, close));
        }
        let depth = self.frames.last().map_or(0, |frame| frame.depth);
        if self.open.len() <= depth {
            return Err(Halt::Error(code::ASYNC_ENTITY, at));
        }
        if self
            .open
            .last()
            .is_some_and(|open| open.raw != text[at + 2..name_end])
        {
            return Err(Halt::Error(code::TAG_MISMATCH, at + 2));
        }
        self.close_element(&text[at..close + 1], place);
        Ok(close + 1)
    }

    fn close_element(&mut self, source: &str, place: usize) {
        let Some(open) = self.open.pop() else { return };
        self.emit(Event::EndElement(open.name), source, place);
        while self.bindings.len() > open.bindings {
            let (prefix, _) = self.bindings.pop().expect("counted");
            self.emit(Event::EndNamespace(prefix), "", place);
        }
        if self.open.is_empty() && !self.external {
            self.phase = Phase::Epilog;
        }
    }

    fn start_tag(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let tag = scan::start_tag(text, at)?;
        let raw = &text[tag.name.0..tag.name.1];
        let mut attributes: Vec<(String, String)> = Vec::with_capacity(tag.attributes.len());
        let shared = self.dtd.clone();
        let declared = shared.borrow().attributes.get(raw).cloned();
        for &((start, end), (from, to)) in &tag.attributes {
            let name = &text[start..end];
            if attributes.iter().any(|(other, _)| other == name) {
                return Err(Halt::Error(code::DUPLICATE_ATTRIBUTE, start));
            }
            let is_cdata = declared
                .iter()
                .flatten()
                .find(|attribute| attribute.name == name)
                .is_none_or(|attribute| attribute.is_cdata);
            let value = self
                .attribute_value(&text[from..to], is_cdata)
                .map_err(|number| {
                    // An entity that is not declared is the tag's error, as in expat.
                    let within = text[from..to].find('&');
                    match within.filter(|_| number != code::UNDEFINED_ENTITY) {
                        Some(within) => Halt::Error(number, from + within),
                        None => Halt::Error(number, at),
                    }
                })?;
            attributes.push((name.to_string(), value));
        }
        let mut specified = attributes.len();
        for attribute in declared.into_iter().flatten() {
            let Some(default) = attribute.default else {
                continue;
            };
            if !attributes.iter().any(|(other, _)| *other == attribute.name) {
                attributes.push((attribute.name, default));
            }
        }
        let bindings = self.bindings.len();
        let mut name = raw.to_string();
        if self.separator.is_some() {
            let first = specified;
            let mut kept: Vec<(String, String)> = Vec::with_capacity(attributes.len());
            for (index, (name, value)) in attributes.into_iter().enumerate() {
                let prefix = match name.strip_prefix("xmlns") {
                    Some("") => None,
                    Some(rest) if rest.starts_with(':') => Some(rest[1..].to_string()),
                    _ => {
                        kept.push((name, value));
                        continue;
                    }
                };
                specified -= usize::from(index < first);
                self.bind(prefix, value, place)
                    .map_err(|number| Halt::Error(number, at))?;
            }
            name = self
                .expanded(raw, true)
                .map_err(|number| Halt::Error(number, at))?;
            attributes = Vec::with_capacity(kept.len());
            let mut seen: Vec<String> = Vec::new();
            for (name, value) in kept {
                let prefixed = name.contains(':');
                let name = self
                    .expanded(&name, false)
                    .map_err(|number| Halt::Error(number, at))?;
                if prefixed {
                    // With prefixes shown as well, the same attribute may have two names.
                    let separator = self.separator.as_deref().unwrap_or("");
                    let plain = match self.triplets && !separator.is_empty() {
                        true => name
                            .rsplit_once(separator)
                            .map_or(&*name, |(plain, _)| plain),
                        false => &*name,
                    };
                    if seen.iter().any(|other| other == plain) {
                        return Err(Halt::Error(code::DUPLICATE_ATTRIBUTE, at));
                    }
                    seen.push(plain.to_string());
                }
                attributes.push((name, value));
            }
        }
        self.open.push(Open {
            raw: raw.to_string(),
            name: name.clone(),
            bindings,
        });
        let source = &text[at..tag.end];
        let event = Event::StartElement {
            name,
            attributes,
            specified,
        };
        self.emit(event, source, place);
        if tag.empty {
            let place = if self.frames.is_empty() {
                tag.end
            } else {
                place
            };
            self.close_element("", place);
        }
        Ok(tag.end)
    }

    fn bind(&mut self, prefix: Option<String>, uri: String, place: usize) -> Result<(), u32> {
        match prefix.as_deref() {
            Some("xmlns") => return Err(code::RESERVED_PREFIX_XMLNS),
            Some("xml") if uri != XML_NAMESPACE => return Err(code::RESERVED_PREFIX_XML),
            Some("xml") => {}
            _ if uri == XML_NAMESPACE || uri == XMLNS_NAMESPACE => {
                return Err(code::RESERVED_NAMESPACE_URI);
            }
            Some(_) if uri.is_empty() => return Err(code::UNDECLARING_PREFIX),
            _ => {}
        }
        // A separator within the name would make the names of elements ambiguous.
        if let Some(separator) = self.separator.as_deref()
            && !separator.is_empty()
            && uri.contains(separator)
            && !separator
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c))
        {
            return Err(code::SYNTAX);
        }
        let uri = (!uri.is_empty()).then_some(uri);
        self.bindings.push((prefix.clone(), uri.clone()));
        self.emit(Event::StartNamespace(prefix, uri), "", place);
        Ok(())
    }

    /// A name with its namespace before it.
    fn expanded(&self, raw: &str, element: bool) -> Result<String, u32> {
        let separator = self.separator.as_deref().unwrap_or("");
        let (prefix, local) = match raw.split_once(':') {
            Some((prefix, local))
                if prefix.is_empty() || local.is_empty() || local.contains(':') =>
            {
                return Err(code::INVALID_TOKEN);
            }
            Some((prefix, local)) => (Some(prefix), local),
            None if !element => return Ok(raw.to_string()),
            None => (None, raw),
        };
        let bound = self
            .bindings
            .iter()
            .rev()
            .find(|(known, _)| known.as_deref() == prefix)
            .and_then(|(_, uri)| uri.as_deref());
        match (bound, prefix) {
            (None, Some(_)) => Err(code::UNBOUND_PREFIX),
            (None, None) => Ok(raw.to_string()),
            (Some(uri), Some(prefix)) if self.triplets => {
                Ok(format!("{uri}{separator}{local}{separator}{prefix}"))
            }
            (Some(uri), _) => Ok(format!("{uri}{separator}{local}")),
        }
    }

    /// The value of an attribute from what is between the quotes.
    pub(super) fn attribute_value(&mut self, raw: &str, is_cdata: bool) -> Result<String, u32> {
        let mut out = String::with_capacity(raw.len());
        let mut open: Vec<(String, Rc<str>, usize)> = Vec::new();
        if !raw.contains(['&', '\r', '\n', '\t', '<']) {
            out.push_str(raw);
        } else {
            open.push((String::new(), raw.into(), 0));
        }
        loop {
            let outermost = open.len() == 1;
            let Some((_, text, at)) = open.last_mut() else {
                break;
            };
            let text = text.clone();
            let Some(c) = text[*at..].chars().next() else {
                open.pop();
                continue;
            };
            match c {
                '<' => return Err(code::INVALID_TOKEN),
                '\r' | '\n' | '\t' => {
                    let pair = outermost && text[*at..].starts_with("\r\n");
                    out.push(' ');
                    *at += 1 + usize::from(pair);
                }
                '&' => {
                    let (found, end) = match scan::reference(&text, *at) {
                        Ok(found) => found,
                        Err(Halt::Error(number, _)) => return Err(number),
                        Err(Halt::Partial) => return Err(code::INVALID_TOKEN),
                    };
                    *at = end;
                    let name = match found {
                        Reference::Char(c) => {
                            out.push(c);
                            continue;
                        }
                        Reference::Entity(name) => name,
                    };
                    if let Some(c) = scan::predefined(&name) {
                        out.push(c);
                        continue;
                    }
                    let dtd = self.dtd.borrow();
                    let Some(entity) = dtd.general.get(&name).cloned() else {
                        if !dtd.references || dtd.standalone {
                            return Err(code::UNDEFINED_ENTITY);
                        }
                        continue;
                    };
                    drop(dtd);
                    let busy = open.iter().any(|(open, ..)| *open == name)
                        || self.frames.iter().any(|frame| frame.name == name);
                    match entity.text {
                        _ if busy => return Err(code::RECURSIVE_ENTITY_REF),
                        _ if entity.notation.is_some() => return Err(code::BINARY_ENTITY_REF),
                        None => return Err(code::ATTRIBUTE_EXTERNAL_ENTITY_REF),
                        Some(inner) => {
                            self.account(inner.len())?;
                            open.push((name, inner, 0));
                        }
                    }
                }
                c => {
                    out.push(c);
                    *at += c.len_utf8();
                }
            }
        }
        if !is_cdata {
            return Ok(out
                .split(' ')
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" "));
        }
        Ok(out)
    }

    /// Outside the root element.
    fn around(&mut self, text: &str, at: usize, complete: bool) -> Scanned<usize> {
        let epilog = self.phase == Phase::Epilog;
        let first = text.as_bytes()[at];
        if scan::is_space(first) {
            let end = scan::spaces(text, at);
            self.emit(Event::Other, &text[at..end], at);
            return Ok(end);
        }
        let junk = |at: usize| match epilog {
            true => Err(Halt::Error(code::JUNK_AFTER_DOC_ELEMENT, at)),
            false => Err(Halt::Error(code::SYNTAX, at)),
        };
        if first != b'<' {
            let c = text[at..].chars().next().unwrap_or('\0');
            return match scan::is_name(c) || "\"'%[](),|>".contains(c) {
                true => junk(at),
                false if epilog => junk(at),
                false => Err(Halt::Error(code::INVALID_TOKEN, at)),
            };
        }
        match scan::byte(text, at + 1)? {
            b'?' => self.instruction(text, at, at),
            b'!' => {
                let rest = &text[at..];
                if rest.starts_with("<!--") {
                    return self.comment(text, at, at);
                }
                if !complete && ("<!DOCTYPE".starts_with(rest) || "<!--".starts_with(rest)) {
                    return Err(Halt::Partial);
                }
                let keyword = scan::keyword(text, at)?;
                if epilog {
                    return junk(at);
                }
                if keyword != "DOCTYPE" || self.seen_doctype {
                    return Err(Halt::Error(code::SYNTAX, at));
                }
                self.doctype(text, at)
            }
            _ => {
                let c = text[at + 1..].chars().next().ok_or(Halt::Partial)?;
                if !scan::is_name_start(c) {
                    return match epilog && c == '/' {
                        true => junk(at),
                        false => Err(Halt::Error(code::INVALID_TOKEN, at + 1)),
                    };
                }
                if epilog {
                    return junk(at);
                }
                if self.foreign_dtd && !self.seen_doctype {
                    self.seen_doctype = true;
                    self.foreign(at);
                    return Ok(at);
                }
                self.phase = Phase::Content;
                Ok(at)
            }
        }
    }

    /// The handler may supply a document type to a document without one (`UseForeignDTD`).
    fn foreign(&mut self, at: usize) {
        let mut dtd = self.dtd.borrow_mut();
        dtd.references = true;
        let keep = dtd.standalone;
        drop(dtd);
        if self.parameter_parsing == 0 {
            return;
        }
        let event = Event::ExternalEntity {
            context: None,
            base: self.base.clone(),
            system: None,
            public: None,
        };
        let _ = keep;
        self.emit(event, "", at);
    }

    fn doctype(&mut self, text: &str, at: usize) -> Scanned<usize> {
        let found = dtd::doctype(text, at)?;
        self.seen_doctype = true;
        if found.system.is_some() {
            let mut dtd = self.dtd.borrow_mut();
            dtd.references = true;
        }
        if self.foreign_dtd {
            self.dtd.borrow_mut().references = true;
        }
        let event = Event::StartDoctype {
            name: found.name,
            system: found.system.clone(),
            public: found.public.clone(),
            subset: found.subset,
        };
        self.emit(event, &text[at..found.end], found.end - 1);
        let dtd = self.dtd.borrow();
        let remark = found.system.is_some() && !dtd.standalone && self.parameter_parsing == 0;
        drop(dtd);
        if remark {
            self.emit(Event::NotStandalone, "", at);
        }
        self.doctype = Some((found.system, found.public));
        if found.subset {
            self.phase = Phase::Subset;
        } else {
            self.end_doctype(at.max(found.end - 1), "");
        }
        Ok(found.end)
    }

    fn end_doctype(&mut self, at: usize, source: &str) {
        let (system, public) = self.doctype.take().unwrap_or_default();
        let standalone = self.dtd.borrow().standalone;
        let wanted = self.parameter_parsing == 2 || (self.parameter_parsing == 1 && !standalone);
        if (system.is_some() || self.foreign_dtd) && wanted {
            let event = Event::ExternalEntity {
                context: None,
                base: self.base.clone(),
                system,
                public,
            };
            self.emit(event, "", at);
        }
        self.emit(Event::EndDoctype, source, at);
        self.phase = Phase::Prolog;
    }

    /// Declarations: the internal subset, an external one, or a parameter entity's.
    fn subset(
        &mut self,
        text: &str,
        at: usize,
        complete: bool,
        outer: Option<usize>,
    ) -> Scanned<usize> {
        let place = outer.unwrap_or(at);
        let first = text.as_bytes()[at];
        match first {
            b if scan::is_space(b) => {
                let end = scan::spaces(text, at);
                self.emit(Event::Other, &text[at..end], place);
                Ok(end)
            }
            b'%' => {
                let end = scan::name(text, at + 1)?;
                if scan::byte(text, end)? != b';' {
                    return Err(Halt::Error(code::INVALID_TOKEN, end));
                }
                self.parameter_entity(text, at, end, place)
            }
            b']' if self.conditional > 0 && text[at..].starts_with("]]>") => {
                self.conditional -= 1;
                self.emit(Event::Other, "]]>", place);
                Ok(at + 3)
            }
            b']' if self.phase == Phase::Subset && outer.is_none() => {
                let close = scan::spaces(text, at + 1);
                if scan::byte(text, close)? != b'>' {
                    return Err(Halt::Error(code::SYNTAX, close));
                }
                self.end_doctype(close, &text[at..close + 1]);
                Ok(close + 1)
            }
            b'<' => match scan::byte(text, at + 1)? {
                b'?' => self.instruction(text, at, place),
                b'!' => {
                    let rest = &text[at..];
                    if rest.starts_with("<!--") {
                        return self.comment(text, at, place);
                    }
                    if rest.starts_with("<![") && (self.external || outer.is_some()) {
                        return self.conditional_section(text, at, place);
                    }
                    if rest == "<!-" && !complete {
                        return Err(Halt::Partial);
                    }
                    scan::keyword(text, at)?;
                    let end = dtd::declaration_end(text, at)?;
                    let events = if self.external || outer.is_some() {
                        let whole = self.without_references(&text[at..end], at)?;
                        let length = whole.len();
                        self.declaration(&whole, 0, length)
                            .map_err(|halt| match halt {
                                Halt::Error(number, _) => Halt::Error(number, at),
                                partial => partial,
                            })?
                    } else {
                        self.declaration(text, at, end)?
                    };
                    if events.is_empty() {
                        self.emit(Event::Other, &text[at..end], place);
                    }
                    let mut source = &text[at..end];
                    for (event, token) in events {
                        // Expat reports a declaration at the token that completes it.
                        let place = match outer {
                            None if !self.external => token,
                            _ => place,
                        };
                        self.emit(event, source, place);
                        source = "";
                    }
                    Ok(end)
                }
                _ => Err(Halt::Error(code::SYNTAX, at)),
            },
            _ => {
                let c = text[at..].chars().next().unwrap_or('\0');
                let number = match scan::is_name(c) || "\"'[](),|>".contains(c) {
                    true => code::SYNTAX,
                    false => code::INVALID_TOKEN,
                };
                Err(Halt::Error(number, at))
            }
        }
    }

    /// A declaration of an external subset with its parameter entities in place.
    fn without_references(&mut self, text: &str, at: usize) -> Scanned<String> {
        let mut out = String::new();
        let mut quote = None;
        let mut open: Vec<(String, Rc<str>, usize)> = vec![(String::new(), text.into(), 0)];
        while let Some((_, text, here)) = open.last_mut() {
            let text = text.clone();
            let rest = &text[*here..];
            let Some(c) = rest.chars().next() else {
                open.pop();
                continue;
            };
            match quote {
                Some(mark) if c == mark => quote = None,
                None if c == '"' || c == '\'' => quote = Some(c),
                None if c == '%' && rest[1..].starts_with(scan::is_name_start) => {
                    let end = rest.find(';').ok_or(Halt::Error(code::INVALID_TOKEN, at))?;
                    *here += end + 1;
                    let name = rest[1..end].to_string();
                    if open.iter().any(|(other, ..)| *other == name) {
                        return Err(Halt::Error(code::RECURSIVE_ENTITY_REF, at));
                    }
                    let found = self.dtd.borrow().parameter.get(&name).cloned();
                    let inner = found.and_then(|entity| entity.text).unwrap_or_default();
                    self.account(inner.len())
                        .map_err(|number| Halt::Error(number, at))?;
                    open.push((name, format!(" {inner} ").into(), 0));
                    continue;
                }
                _ => {}
            }
            *here += c.len_utf8();
            out.push(c);
        }
        Ok(out)
    }

    fn conditional_section(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let Some(length) = text[at + 3..].find('[') else {
            return Err(Halt::Partial);
        };
        let open = at + 3 + length;
        let word = text[at + 3..open].trim();
        let word = match word
            .strip_prefix('%')
            .and_then(|name| name.strip_suffix(';'))
        {
            Some(name) => {
                let found = self.dtd.borrow().parameter.get(name).cloned();
                let text = found.and_then(|entity| entity.text).unwrap_or_default();
                text.trim().to_string()
            }
            None => word.to_string(),
        };
        match word.as_str() {
            "INCLUDE" => {
                self.conditional += 1;
                self.emit(Event::Other, &text[at..open + 1], place);
                Ok(open + 1)
            }
            "IGNORE" => {
                let mut depth = 1;
                let mut here = open + 1;
                while depth > 0 {
                    let rest = &text[here..];
                    let close = rest.find("]]>").ok_or(Halt::Partial)?;
                    match rest.find("<![").filter(|&inner| inner < close) {
                        Some(inner) => {
                            depth += 1;
                            here += inner + 3;
                        }
                        None => {
                            depth -= 1;
                            here += close + 3;
                        }
                    }
                }
                self.emit(Event::Other, &text[at..here], place);
                Ok(here)
            }
            _ => Err(Halt::Error(code::SYNTAX, at + 3)),
        }
    }

    fn parameter_entity(
        &mut self,
        text: &str,
        at: usize,
        name_end: usize,
        place: usize,
    ) -> Scanned<usize> {
        let (name, end) = (&text[at + 1..name_end], name_end + 1);
        let source = &text[at..end];
        let mut dtd = self.dtd.borrow_mut();
        dtd.references = true;
        let standalone = dtd.standalone;
        if self.parameter_parsing == 0 || (self.parameter_parsing == 1 && standalone) {
            dtd.keep = standalone;
            drop(dtd);
            self.emit(Event::Other, source, place);
            if !standalone {
                self.emit(Event::NotStandalone, "", place);
            }
            return Ok(end);
        }
        let Some(entity) = dtd.parameter.get(name).cloned() else {
            dtd.keep = standalone;
            drop(dtd);
            self.emit(Event::Skipped(name.to_string(), true), source, place);
            return Ok(end);
        };
        drop(dtd);
        let busy = |frame: &Frame| frame.is_parameter && frame.name == name;
        if self.frames.iter().any(busy) {
            return Err(Halt::Error(code::RECURSIVE_ENTITY_REF, at));
        }
        match entity.text {
            Some(inner) => {
                self.account(inner.len())
                    .map_err(|number| Halt::Error(number, at))?;
                self.input.event = place;
                self.frames.push(Frame {
                    text: inner,
                    position: 0,
                    name: name.to_string(),
                    is_parameter: true,
                    depth: 0,
                });
            }
            None => {
                let event = Event::ExternalEntity {
                    context: None,
                    base: entity.base,
                    system: entity.system,
                    public: entity.public,
                };
                self.emit(event, source, place);
            }
        }
        Ok(end)
    }
}
