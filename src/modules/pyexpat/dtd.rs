//! Declarations of a document type: what a parser remembers of them, and how one declaration is read.

use super::engine::{AttributeList, Engine, Event, Notation};
use super::scan::{self, Halt, Reference, Scanned, code};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// An entity: its text, or where it is to be found.
#[derive(Clone, Default)]
pub struct Entity {
    pub text: Option<Rc<str>>,
    pub system: Option<String>,
    pub public: Option<String>,
    pub base: Option<String>,
    pub notation: Option<String>,
}

/// A declared attribute.
#[derive(Clone)]
pub struct Attribute {
    pub name: String,
    pub is_cdata: bool,
    pub default: Option<String>,
}

/// What has been declared. Parsers of external entities share it with the parser that made them.
#[derive(Default)]
pub struct Dtd {
    pub general: HashMap<String, Entity>,
    pub parameter: HashMap<String, Entity>,
    pub attributes: HashMap<String, Vec<Attribute>>,
    /// There are declarations elsewhere, which may not have been read.
    pub references: bool,
    pub standalone: bool,
    /// Later declarations count; not so behind a parameter entity that was not read.
    pub keep: bool,
}

pub type Shared = Rc<RefCell<Dtd>>;

/// What an element may contain: kind, quantifier, name, parts (expat's `XML_Content`).
#[derive(Default)]
pub struct Model {
    pub kind: i64,
    pub quantifier: i64,
    pub name: Option<String>,
    pub parts: Vec<Model>,
}

/// How deep models may be nested.
const DEEPEST_MODEL: usize = 500;

/// A word of a declaration.
#[derive(Clone, PartialEq, Debug)]
enum Word {
    Name(String),
    Literal(String),
    Mark(char),
}

/// The words between `<!` and `>`, each with its index.
fn words(text: &str, mut at: usize, end: usize) -> Scanned<Vec<(Word, usize)>> {
    let mut found = Vec::new();
    loop {
        at = scan::spaces(&text[..end], at);
        let Some(c) = text[at..end].chars().next() else {
            return Ok(found);
        };
        let start = at;
        let word = match c {
            '"' | '\'' => {
                let length = text[at + 1..end].find(c).ok_or(Halt::Partial)?;
                let inner = &text[at + 1..at + 1 + length];
                if let Some(bad) = scan::bad_char(inner) {
                    return Err(Halt::Error(code::INVALID_TOKEN, at + 1 + bad));
                }
                at += length + 2;
                Word::Literal(inner.to_string())
            }
            '(' | ')' | '|' | ',' | '?' | '*' | '+' | '%' | '[' => {
                at += 1;
                Word::Mark(c)
            }
            c if scan::is_name(c) || c == '#' => {
                let rest = &text[at..end];
                let length = rest[c.len_utf8()..]
                    .find(|c| !scan::is_name(c))
                    .map_or(rest.len(), |length| length + c.len_utf8());
                at += length;
                Word::Name(rest[..length].to_string())
            }
            _ => return Err(Halt::Error(code::INVALID_TOKEN, at)),
        };
        found.push((word, start));
    }
}

/// The index behind the `>` that ends the declaration at `at`.
pub fn declaration_end(text: &str, at: usize) -> Scanned<usize> {
    let mut quote = None;
    for (index, b) in text.bytes().enumerate().skip(at + 2) {
        match quote {
            Some(open) if b == open => quote = None,
            Some(_) => {}
            None => match b {
                b'"' | b'\'' => quote = Some(b),
                b'>' => return Ok(index + 1),
                b'<' | b'&' => return Err(Halt::Error(code::INVALID_TOKEN, index)),
                _ => {}
            },
        }
    }
    Err(Halt::Partial)
}

/// A public identifier, normalised.
fn public_id(text: &str, at: usize) -> Scanned<String> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || " \r\n-'()+,./:=?;!*#@$_%".contains(c);
    if !text.chars().all(allowed) {
        return Err(Halt::Error(code::PUBLICID, at));
    }
    Ok(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

/// A reader of the words of one declaration.
struct Words {
    words: Vec<(Word, usize)>,
    at: usize,
    end: usize,
}

impl Words {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at).map(|(word, _)| word)
    }
    fn place(&self) -> usize {
        self.words.get(self.at).map_or(self.end, |&(_, at)| at)
    }
    /// Where the last word that was read begins; of a content model, its last parenthesis.
    fn last_place(&self) -> usize {
        let read = &self.words[..self.at];
        let quantifier = |(word, _): &&(Word, usize)| !matches!(word, Word::Mark('?' | '*' | '+'));
        read.iter()
            .rev()
            .find(quantifier)
            .map_or(self.end, |&(_, at)| at)
    }
    fn error<T>(&self) -> Scanned<T> {
        Err(Halt::Error(code::SYNTAX, self.place()))
    }
    fn name(&mut self) -> Scanned<String> {
        match self.peek() {
            Some(Word::Name(name)) => {
                let name = name.clone();
                self.at += 1;
                Ok(name)
            }
            _ => self.error(),
        }
    }
    fn literal(&mut self) -> Scanned<String> {
        match self.peek() {
            Some(Word::Literal(text)) => {
                let text = text.clone();
                self.at += 1;
                Ok(text)
            }
            _ => self.error(),
        }
    }
    fn mark(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&Word::Mark(mark));
        self.at += usize::from(found);
        found
    }
    fn is_literal(&self) -> bool {
        matches!(self.peek(), Some(Word::Literal(_)))
    }
    fn finish(&self) -> Scanned<()> {
        if self.peek().is_some() {
            return self.error();
        }
        Ok(())
    }
    /// `SYSTEM "s"` or `PUBLIC "p" "s"`; the system identifier may be left out of a notation.
    fn external(&mut self, notation: bool) -> Scanned<(Option<String>, Option<String>)> {
        match self.name()?.as_str() {
            "SYSTEM" => Ok((Some(self.literal()?), None)),
            "PUBLIC" => {
                let place = self.place();
                let public = public_id(&self.literal()?, place)?;
                if notation && !self.is_literal() {
                    return Ok((None, Some(public)));
                }
                Ok((Some(self.literal()?), Some(public)))
            }
            _ => {
                self.at -= 1;
                self.error()
            }
        }
    }
    fn quantifier(&mut self) -> i64 {
        for (mark, quantifier) in [('?', 1), ('*', 2), ('+', 3)] {
            if self.mark(mark) {
                return quantifier;
            }
        }
        0
    }
    /// A content model from its opening parenthesis on.
    fn model(&mut self) -> Scanned<Model> {
        let mut open: Vec<Model> = Vec::new();
        let mut part = None;
        loop {
            match part.take() {
                None if self.mark('(') => {
                    if open.len() >= DEEPEST_MODEL {
                        return self.error();
                    }
                    open.push(Model::default());
                }
                None => {
                    let name = self.name()?;
                    if name == "#PCDATA" {
                        match open.last_mut() {
                            Some(model) if open_is_new(model) => model.kind = 3,
                            _ => return self.error(),
                        }
                        if open.len() > 1 {
                            return self.error();
                        }
                    } else {
                        part = Some(Model {
                            kind: 4,
                            quantifier: self.quantifier(),
                            name: Some(name),
                            parts: Vec::new(),
                        });
                        continue;
                    }
                    part = self.after(&mut open)?;
                    if part.is_some() && open.is_empty() {
                        break;
                    }
                }
                Some(whole) => {
                    let Some(model) = open.last_mut() else {
                        part = Some(whole);
                        break;
                    };
                    model.parts.push(whole);
                    part = self.after(&mut open)?;
                    if part.is_some() && open.is_empty() {
                        break;
                    }
                }
            }
        }
        part.ok_or(Halt::Error(code::SYNTAX, self.place()))
    }
    /// Behind a part: another one follows (`None`), or the group is closed and returned.
    fn after(&mut self, open: &mut Vec<Model>) -> Scanned<Option<Model>> {
        let place = self.place();
        let Some(model) = open.last_mut() else {
            return Err(Halt::Error(code::SYNTAX, place));
        };
        for (mark, kind) in [('|', 5), (',', 6)] {
            if self.mark(mark) {
                let fits = model.kind == kind || model.kind == 0 || (model.kind == 3 && kind == 5);
                if !fits {
                    return Err(Halt::Error(code::SYNTAX, place));
                }
                if model.kind == 0 {
                    model.kind = kind;
                }
                return Ok(None);
            }
        }
        if !self.mark(')') {
            return self.error();
        }
        let mut model = open.pop().unwrap_or_default();
        if model.kind == 0 {
            model.kind = 6;
        }
        model.quantifier = self.quantifier();
        if model.kind == 3 && !model.parts.is_empty() && model.quantifier != 2 {
            return Err(Halt::Error(code::SYNTAX, place));
        }
        Ok(Some(model))
    }
}

fn open_is_new(model: &Model) -> bool {
    model.kind == 0 && model.parts.is_empty()
}

/// The head of a document type declaration.
pub struct Doctype {
    pub name: String,
    pub system: Option<String>,
    pub public: Option<String>,
    pub subset: bool,
    pub end: usize,
}

/// `<!DOCTYPE … [` or `<!DOCTYPE … >` at `at`.
pub fn doctype(text: &str, at: usize) -> Scanned<Doctype> {
    let mut quote = None;
    let mut end = None;
    for (index, b) in text.bytes().enumerate().skip(at + 9) {
        match quote {
            Some(open) if b == open => quote = None,
            Some(_) => {}
            None => match b {
                b'"' | b'\'' => quote = Some(b),
                b'>' | b'[' => {
                    end = Some((index, b == b'['));
                    break;
                }
                b'<' | b'&' => return Err(Halt::Error(code::INVALID_TOKEN, index)),
                _ => {}
            },
        }
    }
    let (end, subset) = end.ok_or(Halt::Partial)?;
    if !text[at + 9..].starts_with([' ', '\t', '\r', '\n']) {
        return Err(Halt::Error(code::INVALID_TOKEN, at + 9));
    }
    let mut words = Words {
        words: words(text, at + 9, end)?,
        at: 0,
        end,
    };
    let name = words.name()?;
    let (system, public) = match words.peek() {
        None => (None, None),
        Some(_) => words.external(false)?,
    };
    words.finish()?;
    Ok(Doctype {
        name,
        system,
        public,
        subset,
        end: end + 1,
    })
}

impl Engine {
    /// Reads the declaration `text[at..end]` (`<!ENTITY …>` and the like).
    /// Each event comes with the index of the token that completes it.
    pub(super) fn declaration(
        &mut self,
        text: &str,
        at: usize,
        end: usize,
    ) -> Scanned<Vec<(Event, usize)>> {
        let keyword_end = text[at + 2..end]
            .find(|c: char| !c.is_ascii_alphabetic())
            .map_or(end, |length| at + 2 + length);
        let keyword = &text[at + 2..keyword_end];
        if !matches!(keyword, "ENTITY" | "ELEMENT" | "ATTLIST" | "NOTATION") {
            return Err(Halt::Error(code::SYNTAX, at));
        }
        if !scan::is_space(text.as_bytes()[keyword_end]) {
            return Err(Halt::Error(code::INVALID_TOKEN, keyword_end));
        }
        let mut words = Words {
            words: words(text, keyword_end, end - 1)?,
            at: 0,
            end: end - 1,
        };
        match keyword {
            "ENTITY" => self.entity(&mut words),
            "ELEMENT" => {
                let name = words.name()?;
                let model = match words.peek() {
                    Some(Word::Name(kind)) if kind == "EMPTY" || kind == "ANY" => {
                        let kind = if kind == "EMPTY" { 1 } else { 2 };
                        words.at += 1;
                        Model {
                            kind,
                            ..Model::default()
                        }
                    }
                    Some(Word::Mark('(')) => words.model()?,
                    _ => return words.error(),
                };
                words.finish()?;
                Ok(vec![(
                    Event::Element {
                        name,
                        model: Box::new(model),
                    },
                    words.last_place(),
                )])
            }
            "NOTATION" => {
                let name = words.name()?;
                let (system, public) = words.external(true)?;
                words.finish()?;
                let base = self.base.clone();
                let place = match system {
                    Some(_) => words.last_place(),
                    None => words.end,
                };
                let event = Event::Notation(Box::new(Notation {
                    name,
                    base,
                    system,
                    public,
                }));
                Ok(vec![(event, place)])
            }
            _ => self.attribute_list(&mut words),
        }
    }

    fn entity(&mut self, words: &mut Words) -> Scanned<Vec<(Event, usize)>> {
        let is_parameter = words.mark('%');
        let name = words.name()?;
        let mut entity = Entity {
            base: self.base.clone(),
            ..Entity::default()
        };
        if words.is_literal() {
            let place = words.place();
            let literal = words.literal()?;
            entity.text = Some(self.entity_value(&literal, place)?.into());
        } else {
            (entity.system, entity.public) = words.external(false)?;
            if !is_parameter && words.peek().is_some() {
                if words.name()? != "NDATA" {
                    words.at -= 1;
                    return words.error();
                }
                entity.notation = Some(words.name()?);
            }
        }
        words.finish()?;
        let mut dtd = self.dtd.borrow_mut();
        if !dtd.keep || (!is_parameter && scan::predefined(&name).is_some()) {
            return Ok(Vec::new());
        }
        let table = match is_parameter {
            true => &mut dtd.parameter,
            false => &mut dtd.general,
        };
        if table.contains_key(&name) {
            return Ok(Vec::new());
        }
        table.insert(name.clone(), entity.clone());
        let place = match entity.text.is_some() || entity.notation.is_some() {
            true => words.last_place(),
            false => words.end,
        };
        let event = Event::Entity {
            name,
            is_parameter,
            entity: Box::new(entity),
        };
        Ok(vec![(event, place)])
    }

    fn attribute_list(&mut self, words: &mut Words) -> Scanned<Vec<(Event, usize)>> {
        let element = words.name()?;
        let mut events = Vec::new();
        while words.peek().is_some() {
            let name = words.name()?;
            let mut kind = String::new();
            if !matches!(words.peek(), Some(Word::Mark('('))) {
                kind = words.name()?;
            }
            let known = matches!(
                kind.as_str(),
                "" | "CDATA"
                    | "ID"
                    | "IDREF"
                    | "IDREFS"
                    | "ENTITY"
                    | "ENTITIES"
                    | "NMTOKEN"
                    | "NMTOKENS"
                    | "NOTATION"
            );
            if !known {
                words.at -= 1;
                return words.error();
            }
            if matches!(kind.as_str(), "" | "NOTATION") {
                if !words.mark('(') {
                    return words.error();
                }
                kind.push('(');
                loop {
                    kind.push_str(&words.name()?);
                    if words.mark(')') {
                        break;
                    }
                    if !words.mark('|') {
                        return words.error();
                    }
                    kind.push('|');
                }
                kind.push(')');
            }
            let is_cdata = kind == "CDATA";
            let (default, required) = match words.peek() {
                Some(Word::Name(word)) if word == "#REQUIRED" || word == "#IMPLIED" => {
                    let required = word == "#REQUIRED";
                    words.at += 1;
                    (None, required)
                }
                other => {
                    let fixed = matches!(other, Some(Word::Name(word)) if word == "#FIXED");
                    words.at += usize::from(fixed);
                    let place = words.place();
                    let raw = words.literal()?;
                    let value = self
                        .attribute_value(&raw, is_cdata)
                        .map_err(|number| Halt::Error(number, place))?;
                    (Some(value), fixed)
                }
            };
            let mut dtd = self.dtd.borrow_mut();
            if !dtd.keep {
                continue;
            }
            let declared = dtd.attributes.entry(element.clone()).or_default();
            if !declared.iter().any(|attribute| attribute.name == name) {
                declared.push(Attribute {
                    name: name.clone(),
                    is_cdata,
                    default: default.clone(),
                });
            }
            let event = Event::AttributeList(Box::new(AttributeList {
                element: element.clone(),
                name,
                kind,
                default,
                required,
            }));
            events.push((event, words.last_place()));
        }
        Ok(events)
    }

    /// The text of an entity from the literal that declares it.
    fn entity_value(&mut self, literal: &str, place: usize) -> Scanned<String> {
        let mut out = String::new();
        // Parameter entities that are open, and what is left of each.
        let mut open: Vec<(Option<String>, Rc<str>, usize)> = vec![(None, literal.into(), 0)];
        while let Some((_, text, at)) = open.last_mut() {
            let text = text.clone();
            let Some(c) = text[*at..].chars().next() else {
                open.pop();
                continue;
            };
            let start = *at;
            match c {
                '&' => match scan::reference(&text, start) {
                    Ok((Reference::Char(c), end)) => {
                        out.push(c);
                        *at = end;
                    }
                    Ok((Reference::Entity(_), end)) => {
                        out.push_str(&text[start..end]);
                        *at = end;
                    }
                    Err(Halt::Error(number, _)) => return Err(Halt::Error(number, place)),
                    Err(Halt::Partial) => return Err(Halt::Error(code::INVALID_TOKEN, place)),
                },
                '%' => {
                    let length = text[start + 1..].find(';');
                    let name = match length {
                        Some(length) => text[start + 1..start + 1 + length].to_string(),
                        None => return Err(Halt::Error(code::INVALID_TOKEN, place)),
                    };
                    *at = start + 2 + name.len();
                    if !self.external && self.frames.is_empty() {
                        return Err(Halt::Error(code::PARAM_ENTITY_REF, place));
                    }
                    let found = self.dtd.borrow().parameter.get(&name).cloned();
                    if open
                        .iter()
                        .any(|(open, ..)| open.as_deref() == Some(&*name))
                    {
                        return Err(Halt::Error(code::RECURSIVE_ENTITY_REF, place));
                    }
                    if let Some(text) = found.and_then(|entity| entity.text) {
                        self.account(text.len())
                            .map_err(|number| Halt::Error(number, place))?;
                        open.push((Some(name), text, 0));
                    }
                }
                '\r' => {
                    out.push('\n');
                    *at += if text[start..].starts_with("\r\n") {
                        2
                    } else {
                        1
                    };
                }
                c => {
                    out.push(c);
                    *at += c.len_utf8();
                }
            }
        }
        Ok(out)
    }
}
