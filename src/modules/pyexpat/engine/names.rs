//! Namespaces and the values of attributes.

use super::*;

impl Engine {
    pub(super) fn bind(
        &mut self,
        prefix: Option<String>,
        uri: String,
        place: usize,
    ) -> Result<(), u32> {
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
    pub(super) fn expanded<'r>(&self, raw: &'r str, element: bool) -> Result<Cow<'r, str>, u32> {
        let separator = self.separator.as_deref().unwrap_or("");
        let (prefix, local) = match raw.split_once(':') {
            Some((prefix, local))
                if prefix.is_empty() || local.is_empty() || local.contains(':') =>
            {
                return Err(code::INVALID_TOKEN);
            }
            Some((prefix, local)) => (Some(prefix), local),
            None if !element => return Ok(raw.into()),
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
            (None, None) => Ok(raw.into()),
            (Some(uri), Some(prefix)) if self.triplets => {
                Ok(format!("{uri}{separator}{local}{separator}{prefix}").into())
            }
            (Some(uri), _) => Ok(format!("{uri}{separator}{local}").into()),
        }
    }

    /// The value of an attribute from what is between the quotes.
    pub(in crate::modules::pyexpat) fn attribute_value(
        &mut self,
        raw: &str,
        is_cdata: bool,
    ) -> Result<String, u32> {
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
}
