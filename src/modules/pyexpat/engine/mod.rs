//! The parser proper: a push parser for XML 1.0 that behaves as expat does, event by event and error by error.
//!
//! [`Engine::step`] gives one event at a time and keeps no borrow, so that handlers may ask for the place, change
//! other handlers or make parsers of external entities. Entities that are being read are frames on a heap stack.
//! The engine knows nothing of Python objects.

mod content;
mod doctype;
mod names;

use super::dtd::{self, Entity, Model, Shared};
use super::input::{Encoding, Input, Place, Stop};
use super::scan::{self, Halt, Reference, Scanned, code};
use std::borrow::Cow;
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
        name: Rc<str>,
        attributes: Vec<(String, String)>,
        /// How many of them the document itself gives.
        specified: usize,
    },
    EndElement(Rc<str>),
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
    StartDoctype(Box<Doctype>),
    EndDoctype,
    Element {
        name: String,
        model: Box<Model>,
    },
    AttributeList(Box<AttributeList>),
    Entity {
        name: String,
        is_parameter: bool,
        entity: Box<Entity>,
    },
    Notation(Box<Notation>),
    ExternalEntity(Box<External>),
    Skipped(String, bool),
    NotStandalone,
    /// An entity whose text could be put here; only if it should not be, the reference goes to the default handler.
    Reference(String),
    /// Markup without a handler of its own.
    Other,
}

// What few documents have is boxed: events are moved about.

/// The beginning of a document type declaration.
pub struct Doctype {
    pub name: String,
    pub system: Option<String>,
    pub public: Option<String>,
    pub subset: bool,
}

/// One attribute of a declaration of attributes.
pub struct AttributeList {
    pub element: String,
    pub name: String,
    pub kind: String,
    pub default: Option<String>,
    pub required: bool,
}

/// The declaration of a notation.
pub struct Notation {
    pub name: String,
    pub base: Option<String>,
    pub system: Option<String>,
    pub public: Option<String>,
}

/// A reference to an external entity.
pub struct External {
    pub context: Option<String>,
    pub base: Option<String>,
    pub system: Option<String>,
    pub public: Option<String>,
}

/// A text that is mostly short, and then needs no memory of its own.
pub struct Source {
    length: u8,
    bytes: [u8; SHORT],
    long: Option<Box<str>>,
}

/// The longest text that a [`Source`] holds in place.
const SHORT: usize = 31;

impl From<&str> for Source {
    fn from(text: &str) -> Source {
        let mut source = Source {
            length: 0,
            bytes: [0; SHORT],
            long: None,
        };
        match source.bytes.get_mut(..text.len()) {
            Some(bytes) => {
                bytes.copy_from_slice(text.as_bytes());
                source.length = text.len() as u8;
            }
            None => source.long = Some(text.into()),
        }
        source
    }
}

impl std::ops::Deref for Source {
    type Target = str;
    fn deref(&self) -> &str {
        match &self.long {
            Some(long) => long,
            None => std::str::from_utf8(&self.bytes[..self.length as usize]).unwrap_or_default(),
        }
    }
}

/// An event, the text it was made of and where that begins in the document.
pub struct Emitted {
    pub event: Event,
    pub source: Source,
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
    raw: Rc<str>,
    name: Rc<str>,
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
    /// Something was read since data came last.
    pub progressed: bool,
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
            progressed: false,
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
                Ok(true) => self.progressed = true,
                Ok(false) => {
                    let left = self.input.text.len() - self.input.position;
                    // As `callProcessor` of Expat: a token counts as tried if the attempt gave nothing else either.
                    self.tried = match self.progressed || self.input.position != before {
                        true => 0,
                        false => left + self.input.pending().len(),
                    };
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
            source: source.into(),
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
}
