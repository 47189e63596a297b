//! The document type declaration: its subsets, conditional sections, parameter entities.

use super::*;

impl Engine {
    /// Outside the root element.
    pub(super) fn around(&mut self, text: &str, at: usize, complete: bool) -> Scanned<usize> {
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
    pub(super) fn foreign(&mut self, at: usize) {
        let mut dtd = self.dtd.borrow_mut();
        dtd.references = true;
        let keep = dtd.standalone;
        drop(dtd);
        if self.parameter_parsing == 0 {
            return;
        }
        let event = Event::ExternalEntity(Box::new(External {
            context: None,
            base: self.base.clone(),
            system: None,
            public: None,
        }));
        let _ = keep;
        self.emit(event, "", at);
    }

    pub(super) fn doctype(&mut self, text: &str, at: usize) -> Scanned<usize> {
        let found = dtd::doctype(text, at)?;
        self.seen_doctype = true;
        if found.system.is_some() {
            let mut dtd = self.dtd.borrow_mut();
            dtd.references = true;
        }
        if self.foreign_dtd {
            self.dtd.borrow_mut().references = true;
        }
        let event = Event::StartDoctype(Box::new(Doctype {
            name: found.name,
            system: found.system.clone(),
            public: found.public.clone(),
            subset: found.subset,
        }));
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

    pub(super) fn end_doctype(&mut self, at: usize, source: &str) {
        let (system, public) = self.doctype.take().unwrap_or_default();
        let standalone = self.dtd.borrow().standalone;
        let wanted = self.parameter_parsing == 2 || (self.parameter_parsing == 1 && !standalone);
        if (system.is_some() || self.foreign_dtd) && wanted {
            let event = Event::ExternalEntity(Box::new(External {
                context: None,
                base: self.base.clone(),
                system,
                public,
            }));
            self.emit(event, "", at);
        }
        self.emit(Event::EndDoctype, source, at);
        self.phase = Phase::Prolog;
    }

    /// Declarations: the internal subset, an external one, or a parameter entity's.
    pub(super) fn subset(
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
    pub(super) fn without_references(&mut self, text: &str, at: usize) -> Scanned<String> {
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

    pub(super) fn conditional_section(
        &mut self,
        text: &str,
        at: usize,
        place: usize,
    ) -> Scanned<usize> {
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

    pub(super) fn parameter_entity(
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
                let event = Event::ExternalEntity(Box::new(External {
                    context: None,
                    base: entity.base,
                    system: entity.system,
                    public: entity.public,
                }));
                self.emit(event, source, place);
            }
        }
        Ok(end)
    }
}
