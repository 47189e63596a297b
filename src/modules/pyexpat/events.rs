//! Events of the engine as calls of the handlers that the program has set.

use super::*;

pub(super) fn set_handler(
    vm: &mut Vm,
    object: &Value,
    value: Option<&Value>,
    handler: Handler,
) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.runtime_error("Cannot delete attribute"));
    };
    let parser = this::<Parser>(object);
    // Text that was read before goes to the handler of that time.
    if handler == Handler::CharacterData {
        flush(vm, parser)?;
    }
    let set = (!value.is_none()).then(|| value.clone());
    if matches!(handler, Handler::Default | Handler::DefaultExpand) {
        parser.default.set(set.is_some().then_some(handler));
        parser.engine.get_mut(vm).expand = handler == Handler::DefaultExpand;
    }
    let old = std::mem::replace(&mut parser.handlers.get_mut(vm)[handler as usize], set);
    drop(old);
    Ok(())
}

pub(super) fn handler(vm: &Vm, parser: &Parser, handler: Handler) -> Option<Value> {
    parser.handlers.get(vm)[handler as usize].clone()
}

pub(super) fn call(
    vm: &mut Vm,
    parser: &Parser,
    function: &Value,
    args: &[Value],
) -> Result<Value> {
    let outer = parser.in_callback.replace(true);
    let result = vm.call(function, args);
    parser.in_callback.set(outer);
    result
}

/// Hands the buffered character data over.
pub(super) fn flush(vm: &mut Vm, parser: &Parser) -> Result<()> {
    let text = match parser.buffer.get_mut(vm) {
        Some(buffer) if !buffer.is_empty() => std::mem::take(buffer),
        _ => return Ok(()),
    };
    give_characters(vm, parser, &text)
}

pub(super) fn give_characters(vm: &mut Vm, parser: &Parser, text: &str) -> Result<()> {
    if let Some(function) = handler(vm, parser, Handler::CharacterData) {
        let text = vm.str(text);
        call(vm, parser, &function, &[text])?;
    }
    Ok(())
}

pub(super) fn characters(vm: &mut Vm, parser: &Parser, text: String) -> Result<()> {
    let size = parser.buffer_size.get();
    let Some(buffer) = parser.buffer.get_mut(vm) else {
        return give_characters(vm, parser, &text);
    };
    if buffer.len() + text.len() > size {
        flush(vm, parser)?;
        if handler(vm, parser, Handler::CharacterData).is_none() {
            return Ok(());
        }
    }
    if text.len() > size {
        return give_characters(vm, parser, &text);
    }
    if let Some(buffer) = parser.buffer.get_mut(vm) {
        buffer.push_str(&text);
    }
    Ok(())
}

/// A name, the same object each time it occurs.
pub(super) fn name(vm: &mut Vm, parser: &Parser, text: &str) -> Value {
    if !parser.intern.is_a::<Dict>() {
        return vm.str(text);
    }
    if let Some(known) = parser.names.borrow().get(text.as_bytes()) {
        return known.clone();
    }
    match support::dict_get(vm, &parser.intern, text) {
        Some(found) => found,
        None => {
            let value = vm.intern(text);
            support::dict_put(vm, &parser.intern, text, value.clone());
            if text.is_ascii() {
                parser.names.borrow_mut().keep(&value);
            }
            value
        }
    }
}
pub(super) fn name_opt(vm: &mut Vm, parser: &Parser, text: &Option<String>) -> Value {
    match text {
        Some(text) => name(vm, parser, text),
        None => Value::NONE,
    }
}
pub(super) fn text_opt(vm: &mut Vm, text: &Option<String>) -> Value {
    text.as_deref().map_or(Value::NONE, |text| vm.str(text))
}

pub(super) fn model(vm: &mut Vm, parser: &Parser, found: &Model) -> Value {
    let parts = found
        .parts
        .iter()
        .map(|part| model(vm, parser, part))
        .collect();
    let items = vec![
        vm.int(found.kind),
        vm.int(found.quantifier),
        name_opt(vm, parser, &found.name),
        vm.tuple(parts),
    ];
    vm.tuple(items)
}

/// Calls the handler of an event, or the default handler with its source.
pub(super) fn dispatch(vm: &mut Vm, parser: &Parser, emitted: Emitted) -> Result<()> {
    let Emitted { event, source, .. } = emitted;
    let (which, arguments): (Handler, Vec<Value>) = match event {
        Event::Characters(text) => {
            if handler(vm, parser, Handler::CharacterData).is_some() {
                return characters(vm, parser, text);
            }
            let source = if source.is_empty() { &*text } else { &*source };
            return default(vm, parser, source);
        }
        Event::Encoding(name) => return unknown_encoding(vm, parser, &name),
        Event::StartElement {
            name: element,
            attributes,
            specified,
        } if handler(vm, parser, Handler::StartElement).is_some() => {
            let element = name(vm, parser, &element);
            let kept = match parser.specified.get() {
                true => specified,
                false => attributes.len(),
            };
            let attributes = &attributes[..kept.min(attributes.len())];
            let attributes = if parser.ordered.get() {
                let mut items = Vec::with_capacity(attributes.len() * 2);
                for (key, value) in attributes {
                    items.push(name(vm, parser, key));
                    items.push(vm.str(value));
                }
                vm.list(items)
            } else {
                let dict = vm.dict();
                for (key, value) in attributes {
                    let (key, value) = (name(vm, parser, key), vm.str(value));
                    vm.set_item(&dict, &key, Some(&value))?;
                }
                dict
            };
            (Handler::StartElement, vec![element, attributes])
        }
        Event::StartElement { .. } => (Handler::StartElement, Vec::new()),
        Event::EndElement(element) => (Handler::EndElement, vec![name(vm, parser, &element)]),
        Event::StartNamespace(prefix, uri) => (
            Handler::StartNamespaceDecl,
            vec![name_opt(vm, parser, &prefix), name_opt(vm, parser, &uri)],
        ),
        Event::EndNamespace(prefix) => (
            Handler::EndNamespaceDecl,
            vec![name_opt(vm, parser, &prefix)],
        ),
        Event::Instruction { target, data } => (
            Handler::ProcessingInstruction,
            vec![name(vm, parser, &target), vm.str(&data)],
        ),
        Event::Comment(text) => (Handler::Comment, vec![vm.str(&text)]),
        Event::StartCdata => (Handler::StartCdataSection, Vec::new()),
        Event::EndCdata => (Handler::EndCdataSection, Vec::new()),
        Event::XmlDecl {
            version,
            encoding,
            standalone,
        } => (
            Handler::XmlDecl,
            vec![
                text_opt(vm, &version),
                text_opt(vm, &encoding),
                vm.int(standalone.into()),
            ],
        ),
        Event::StartDoctype(doctype) => (
            Handler::StartDoctypeDecl,
            vec![
                name(vm, parser, &doctype.name),
                name_opt(vm, parser, &doctype.system),
                name_opt(vm, parser, &doctype.public),
                vm.int(doctype.subset.into()),
            ],
        ),
        Event::EndDoctype => (Handler::EndDoctypeDecl, Vec::new()),
        Event::Element {
            name: element,
            model: found,
        } => {
            let element = name(vm, parser, &element);
            let found = model(vm, parser, &found);
            (Handler::ElementDecl, vec![element, found])
        }
        Event::AttributeList(list) => (
            Handler::AttlistDecl,
            vec![
                name(vm, parser, &list.element),
                name(vm, parser, &list.name),
                vm.str(&list.kind),
                text_opt(vm, &list.default),
                vm.int(list.required.into()),
            ],
        ),
        Event::Entity {
            name: entity_name,
            is_parameter,
            entity,
        } => {
            let (base, system, public, notation) = (
                name_opt(vm, parser, &entity.base),
                name_opt(vm, parser, &entity.system),
                name_opt(vm, parser, &entity.public),
                name_opt(vm, parser, &entity.notation),
            );
            let entity_name = name(vm, parser, &entity_name);
            let unparsed = entity.notation.is_some()
                && handler(vm, parser, Handler::UnparsedEntityDecl).is_some();
            if unparsed {
                (
                    Handler::UnparsedEntityDecl,
                    vec![entity_name, base, system, public, notation],
                )
            } else {
                let text = entity.text.map_or(Value::NONE, |text| vm.str(&text));
                let is_parameter = vm.int(is_parameter.into());
                (
                    Handler::EntityDecl,
                    vec![
                        entity_name,
                        is_parameter,
                        text,
                        base,
                        system,
                        public,
                        notation,
                    ],
                )
            }
        }
        Event::Notation(notation) => (
            Handler::NotationDecl,
            vec![
                name(vm, parser, &notation.name),
                name_opt(vm, parser, &notation.base),
                name_opt(vm, parser, &notation.system),
                name_opt(vm, parser, &notation.public),
            ],
        ),
        Event::ExternalEntity(external) => {
            let External {
                context,
                base,
                system,
                public,
            } = *external;
            let Some(function) = handler(vm, parser, Handler::ExternalEntityRef) else {
                if context.is_some() {
                    return default(vm, parser, &source);
                }
                let engine = parser.engine.get_mut(vm);
                let mut dtd = engine.dtd.borrow_mut();
                dtd.keep = dtd.standalone;
                return Ok(());
            };
            flush(vm, parser)?;
            let args = [
                text_opt(vm, &context),
                name_opt(vm, parser, &base),
                name_opt(vm, parser, &system),
                name_opt(vm, parser, &public),
            ];
            let result = call(vm, parser, &function, &args)?;
            if vm.index_i64(&result)? == 0 {
                parser.engine.get_mut(vm).error = Some(code::EXTERNAL_ENTITY_HANDLING);
            }
            return Ok(());
        }
        Event::NotStandalone => {
            let Some(function) = handler(vm, parser, Handler::NotStandalone) else {
                return Ok(());
            };
            flush(vm, parser)?;
            let result = call(vm, parser, &function, &[])?;
            if vm.index_i64(&result)? == 0 {
                parser.engine.get_mut(vm).error = Some(code::NOT_STANDALONE);
            }
            return Ok(());
        }
        Event::Skipped(entity, is_parameter) => (
            Handler::SkippedEntity,
            vec![name(vm, parser, &entity), vm.int(is_parameter.into())],
        ),
        Event::Reference(entity) => {
            let no = vm.int(0);
            (Handler::SkippedEntity, vec![name(vm, parser, &entity), no])
        }
        Event::Other => return tokens(vm, parser, &source),
    };
    match handler(vm, parser, which) {
        Some(function) => {
            flush(vm, parser)?;
            // Flushing may have taken it away.
            let function = handler(vm, parser, which).unwrap_or(function);
            call(vm, parser, &function, &arguments).map(drop)
        }
        None if source.starts_with(']') && which == Handler::EndDoctypeDecl => {
            // Whoever is told of the beginning is not told of this bracket.
            let told = handler(vm, parser, Handler::StartDoctypeDecl).is_some();
            for piece in pieces(&source) {
                if !(told && piece == "]") {
                    default(vm, parser, piece)?;
                }
            }
            Ok(())
        }
        None => tokens(vm, parser, &source),
    }
}

/// Hands source to the default handler: declarations of the document type token by token, the rest as it is.
fn tokens(vm: &mut Vm, parser: &Parser, source: &str) -> Result<()> {
    if !source.starts_with("<!") || source.starts_with("<!--") || source.starts_with("<![") {
        return default(vm, parser, source);
    }
    for piece in pieces(source) {
        default(vm, parser, piece)?;
    }
    Ok(())
}

/// The tokens of a declaration (`prologTok` of expat's `xmltok_impl.c`).
fn pieces(source: &str) -> Vec<&str> {
    let space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let in_name =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.') || !c.is_ascii();
    let (mut pieces, mut rest) = (Vec::new(), source);
    while let Some(first) = rest.chars().next() {
        let name_from = |from: usize| {
            let name = rest[from..].find(|c| !in_name(c));
            name.map_or(rest.len(), |length| from + length)
        };
        let repeated = |end: usize| end + rest[end..].starts_with(['?', '*', '+']) as usize;
        let end = match first {
            '<' => name_from(2.min(rest.len())),
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |at| at + 2),
            '%' => {
                let end = name_from(1);
                end + rest[end..].starts_with(';') as usize
            }
            '#' => name_from(1),
            ')' => repeated(1),
            c if space(c) => rest.find(|c| !space(c)).unwrap_or(rest.len()),
            c if in_name(c) => repeated(name_from(0)),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

pub(super) fn default(vm: &mut Vm, parser: &Parser, source: &str) -> Result<()> {
    let function = parser
        .default
        .get()
        .and_then(|which| handler(vm, parser, which));
    if let (Some(function), false) = (function, source.is_empty()) {
        flush(vm, parser)?;
        let source = vm.str(source);
        call(vm, parser, &function, &[source])?;
    }
    Ok(())
}

/// Asks Python's codecs for an encoding with one byte for each character.
pub(super) fn unknown_encoding(vm: &mut Vm, parser: &Parser, name: &str) -> Result<()> {
    let all = vm.bytes((0..=255u8).collect::<Vec<u8>>());
    let args = [vm.str(name), vm.str("replace")];
    let decoded = vm.call_method(&all, "decode", &args)?;
    let points: Vec<u32> = decoded
        .downcast::<Str>()
        .map(|text| text.units().iter().collect())
        .unwrap_or_default();
    if points.len() != 256 {
        return Err(vm.value_error("multi-byte encodings are not supported"));
    }
    let mut table = Box::new([u32::MAX; 256]);
    for (entry, point) in table.iter_mut().zip(points) {
        if point != 0xFFFD {
            *entry = point;
        }
    }
    let engine = parser.engine.get_mut(vm);
    if (0..128).any(|at| table[at] != at as u32 && table[at] != u32::MAX) {
        engine.error = Some(code::UNKNOWN_ENCODING);
    } else {
        engine.set_encoding(Encoding::Table(table));
    }
    Ok(())
}

/// The exception for an error of the parser.
pub(super) fn error(vm: &mut Vm, parser: &Parser, number: u32) -> Raised {
    let place = parser.engine.get_mut(vm).place();
    let text = constants::message(number);
    let message = format!("{text}: line {}, column {}", place.line, place.column);
    let class = vm.module_state::<State>().error.get().cloned();
    let class = class.unwrap_or_else(|| vm.exceptions().Exception.clone());
    let raised = vm.error(&class, message);
    for (name, value) in [
        ("code", i64::from(number)),
        ("offset", place.column as i64),
        ("lineno", place.line as i64),
    ] {
        let value = vm.int(value);
        if let Err(raised) = support::put_attr(vm, &raised.0, name, &value) {
            return raised;
        }
    }
    raised
}

pub(super) fn drive(vm: &mut Vm, parser: &Parser, data: &[u8], last: bool) -> Result<()> {
    if parser.parsing.replace(true) {
        return Err(error(vm, parser, code::FINISHED));
    }
    let result = run(vm, parser, data, last);
    parser.parsing.set(false);
    if result.is_err() {
        let engine = parser.engine.get_mut(vm);
        if engine.error.is_none() {
            engine.error = Some(35);
        }
    }
    result
}

pub(super) fn run(vm: &mut Vm, parser: &Parser, data: &[u8], last: bool) -> Result<()> {
    let engine = parser.engine.get_mut(vm);
    if engine.input.last || engine.error.is_some() {
        let number = engine.error.filter(|_| false).unwrap_or(code::FINISHED);
        return Err(error(vm, parser, number));
    }
    engine.feed(data, last);
    engine.progressed = false;
    if engine.deferred() {
        return Ok(());
    }
    loop {
        match parser.engine.get_mut(vm).step() {
            Step::Event(emitted) => {
                if let Err(raised) = dispatch(vm, parser, emitted) {
                    let gone = std::mem::take(parser.handlers.get_mut(vm));
                    drop(gone);
                    parser.default.set(None);
                    return Err(raised);
                }
            }
            Step::Waiting | Step::Done => return flush(vm, parser),
            Step::Error(number) => return Err(error(vm, parser, number)),
        }
    }
}
