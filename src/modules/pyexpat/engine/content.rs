//! What stands between and in tags: characters, references, comments, instructions, elements.

use super::*;
use crate::object::str::search;

impl Engine {
    pub(super) fn content(
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
    pub(super) fn characters(&self, text: &str, at: usize, complete: bool) -> Scanned<usize> {
        let bytes = text.as_bytes();
        let mut end = at;
        let special = |b: u8| (b < 0x20) | (b == b'<') | (b == b'&') | (b == b']') | (b == 0xEF);
        loop {
            end = search::first(&bytes[end..], special).map_or(bytes.len(), |run| end + run);
            let Some(&b) = bytes.get(end) else {
                break;
            };
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

    pub(super) fn cdata(
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

    pub(super) fn comment(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let (start, end, next) = scan::comment(text, at)?;
        let data = scan::lines(&text[start..end]);
        self.emit(Event::Comment(data), &text[at..next], place);
        Ok(next)
    }

    pub(super) fn instruction(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
        let found = scan::instruction(text, at)?;
        let (target, data) = (found.target, found.data);
        let event = Event::Instruction { target, data };
        self.emit(event, &text[at..found.end], place);
        Ok(found.end)
    }

    pub(super) fn reference(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
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
                let event = Event::ExternalEntity(Box::new(External {
                    context: Some(context),
                    base: entity.base,
                    system: entity.system,
                    public: entity.public,
                }));
                self.emit(event, source, place);
            }
        }
        Ok(end)
    }

    pub(super) fn entity_context(&self, name: &str) -> String {
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

    pub(super) fn end_tag(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
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
            .is_some_and(|open| *open.raw != text[at + 2..name_end])
        {
            return Err(Halt::Error(code::TAG_MISMATCH, at + 2));
        }
        self.close_element(&text[at..close + 1], place);
        Ok(close + 1)
    }

    pub(super) fn close_element(&mut self, source: &str, place: usize) {
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

    /// Binds prefixes; the names of an element and its attributes with their namespaces, and how many of the
    /// attributes the document gives.
    #[allow(clippy::type_complexity)]
    fn namespaces(
        &mut self,
        raw: &Rc<str>,
        attributes: Vec<(String, String)>,
        mut specified: usize,
        place: usize,
    ) -> Result<(Rc<str>, Vec<(String, String)>, usize), u32> {
        let plain = |(name, _): &(String, String)| !name.contains(':') && name != "xmlns";
        if attributes.iter().all(plain) {
            let element = match self.expanded(raw, true)? {
                Cow::Borrowed(_) => raw.clone(),
                Cow::Owned(full) => full.into(),
            };
            return Ok((element, attributes, specified));
        }
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
            self.bind(prefix, value, place)?;
        }
        let element = match self.expanded(raw, true)? {
            Cow::Borrowed(_) => raw.clone(),
            Cow::Owned(full) => full.into(),
        };
        let mut attributes = Vec::with_capacity(kept.len());
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in kept {
            let prefixed = name.contains(':');
            let full = match self.expanded(&name, false)? {
                Cow::Borrowed(_) => None,
                Cow::Owned(full) => Some(full),
            };
            let name = full.unwrap_or(name);
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
                    return Err(code::DUPLICATE_ATTRIBUTE);
                }
                seen.push(plain.to_string());
            }
            attributes.push((name, value));
        }
        Ok((element, attributes, specified))
    }

    pub(super) fn start_tag(&mut self, text: &str, at: usize, place: usize) -> Scanned<usize> {
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
        let raw: Rc<str> = raw.into();
        let mut name = raw.clone();
        if self.separator.is_some() {
            match self.namespaces(&raw, attributes, specified, place) {
                Ok(found) => (name, attributes, specified) = found,
                Err(number) => {
                    // An empty element's namespaces end with it even so.
                    while tag.empty && self.bindings.len() > bindings {
                        let (prefix, _) = self.bindings.pop().expect("counted");
                        self.emit(Event::EndNamespace(prefix), "", place);
                    }
                    return Err(Halt::Error(number, at));
                }
            }
        }
        self.open.push(Open {
            raw,
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
}
