//! `pyexpat` (Modules/pyexpat.c): the XML parser under `xml.etree`, `xml.sax`, `xml.dom.minidom` and `plistlib`.
//!
//! - [`input`]: bytes, their encoding, places;
//! - [`scan`]: single tokens;
//! - [`dtd`]: declarations;
//! - [`engine`]: the parser, which gives events;
//! - this file: the events become calls of handlers.
//!
//! Expat is written anew here rather than linked: what Python programs see of it (handlers, places, error numbers)
//! is kept, and no foreign code reads hostile documents. Names follow the fifth edition of XML 1.0, expat's the fourth.

mod constants;
mod dtd;
mod engine;
mod input;
mod scan;

use self::dtd::Model;
use self::engine::{Emitted, Engine, Event, Step};
use self::input::Encoding;
use self::scan::code;
use super::support;
use crate::object::dict::Dict;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::types::Class;
use crate::object::{GilCell, Payload, Value, Visitor};
use crate::vm::{Raised, Result, Vm};
use std::cell::{Cell, OnceCell};

type Bindings<'a> = &'a [Option<Value>];

/// The module's state.
#[derive(Default)]
struct State {
    error: OnceCell<Class>,
}

macro_rules! handlers {
    ($($variant:ident $name:literal;)*) => {
        /// What may be handled.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        enum Handler { $($variant,)* }
        const HANDLERS: usize = [$($name,)*].len();
        const HANDLER_ROWS: [crate::object::native::GetSetDef; HANDLERS] = [$((
            $name,
            |vm, object| Ok(this::<Parser>(object).handlers.get(vm)[Handler::$variant as usize].clone().unwrap_or(Value::NONE)),
            Some(|vm, object, value| set_handler(vm, object, value, Handler::$variant)),
            "",
        ),)*];
    };
}
handlers! {
    StartElement "StartElementHandler";
    EndElement "EndElementHandler";
    ProcessingInstruction "ProcessingInstructionHandler";
    CharacterData "CharacterDataHandler";
    UnparsedEntityDecl "UnparsedEntityDeclHandler";
    NotationDecl "NotationDeclHandler";
    StartNamespaceDecl "StartNamespaceDeclHandler";
    EndNamespaceDecl "EndNamespaceDeclHandler";
    Comment "CommentHandler";
    StartCdataSection "StartCdataSectionHandler";
    EndCdataSection "EndCdataSectionHandler";
    Default "DefaultHandler";
    DefaultExpand "DefaultHandlerExpand";
    NotStandalone "NotStandaloneHandler";
    ExternalEntityRef "ExternalEntityRefHandler";
    StartDoctypeDecl "StartDoctypeDeclHandler";
    EndDoctypeDecl "EndDoctypeDeclHandler";
    EntityDecl "EntityDeclHandler";
    XmlDecl "XmlDeclHandler";
    ElementDecl "ElementDeclHandler";
    AttlistDecl "AttlistDeclHandler";
    SkippedEntity "SkippedEntityHandler";
}

/// Payload of a parser.
struct Parser {
    engine: GilCell<Engine>,
    handlers: GilCell<[Option<Value>; HANDLERS]>,
    /// Which of the two default handlers was set last.
    default: Cell<Option<Handler>>,
    intern: Value,
    ordered: Cell<bool>,
    specified: Cell<bool>,
    /// Character data that waits for more of it, if that is wanted.
    buffer: GilCell<Option<String>>,
    buffer_size: Cell<usize>,
    in_callback: Cell<bool>,
    parsing: Cell<bool>,
}

impl Payload for Parser {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.intern);
        self.handlers.get(vm).iter().flatten().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(
            self.handlers
                .get_mut(vm)
                .iter_mut()
                .filter_map(Option::take),
        );
    }
}

fn set_handler(vm: &mut Vm, object: &Value, value: Option<&Value>, handler: Handler) -> Result<()> {
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

fn handler(vm: &Vm, parser: &Parser, handler: Handler) -> Option<Value> {
    parser.handlers.get(vm)[handler as usize].clone()
}

fn call(vm: &mut Vm, parser: &Parser, function: &Value, args: &[Value]) -> Result<Value> {
    let outer = parser.in_callback.replace(true);
    let result = vm.call(function, args);
    parser.in_callback.set(outer);
    result
}

/// Hands the buffered character data over.
fn flush(vm: &mut Vm, parser: &Parser) -> Result<()> {
    let text = match parser.buffer.get_mut(vm) {
        Some(buffer) if !buffer.is_empty() => std::mem::take(buffer),
        _ => return Ok(()),
    };
    give_characters(vm, parser, &text)
}

fn give_characters(vm: &mut Vm, parser: &Parser, text: &str) -> Result<()> {
    if let Some(function) = handler(vm, parser, Handler::CharacterData) {
        let text = vm.str(text);
        call(vm, parser, &function, &[text])?;
    }
    Ok(())
}

fn characters(vm: &mut Vm, parser: &Parser, text: String) -> Result<()> {
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
fn name(vm: &mut Vm, parser: &Parser, text: &str) -> Value {
    if !parser.intern.is_a::<Dict>() {
        return vm.str(text);
    }
    match support::dict_get(vm, &parser.intern, text) {
        Some(found) => found,
        None => {
            let value = vm.intern(text);
            support::dict_put(vm, &parser.intern, text, value.clone());
            value
        }
    }
}
fn name_opt(vm: &mut Vm, parser: &Parser, text: &Option<String>) -> Value {
    match text {
        Some(text) => name(vm, parser, text),
        None => Value::NONE,
    }
}
fn text_opt(vm: &mut Vm, text: &Option<String>) -> Value {
    text.as_deref().map_or(Value::NONE, |text| vm.str(text))
}

fn model(vm: &mut Vm, parser: &Parser, found: &Model) -> Value {
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
fn dispatch(vm: &mut Vm, parser: &Parser, emitted: Emitted) -> Result<()> {
    let Emitted { event, source, .. } = emitted;
    let (which, arguments): (Handler, Vec<Value>) = match event {
        Event::Characters(text) => {
            if handler(vm, parser, Handler::CharacterData).is_some() {
                return characters(vm, parser, text);
            }
            let source = if source.is_empty() { text } else { source };
            return default(vm, parser, &source);
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
        Event::StartDoctype {
            name: root,
            system,
            public,
            subset,
        } => (
            Handler::StartDoctypeDecl,
            vec![
                name(vm, parser, &root),
                name_opt(vm, parser, &system),
                name_opt(vm, parser, &public),
                vm.int(subset.into()),
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
        Event::AttributeList {
            element,
            name: attribute,
            kind,
            default,
            required,
        } => (
            Handler::AttlistDecl,
            vec![
                name(vm, parser, &element),
                name(vm, parser, &attribute),
                vm.str(&kind),
                text_opt(vm, &default),
                vm.int(required.into()),
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
        Event::Notation {
            name: notation,
            base,
            system,
            public,
        } => (
            Handler::NotationDecl,
            vec![
                name(vm, parser, &notation),
                name_opt(vm, parser, &base),
                name_opt(vm, parser, &system),
                name_opt(vm, parser, &public),
            ],
        ),
        Event::ExternalEntity {
            context,
            base,
            system,
            public,
        } => {
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
        Event::Other => return default(vm, parser, &source),
    };
    match handler(vm, parser, which) {
        Some(function) => {
            flush(vm, parser)?;
            // Flushing may have taken it away.
            let function = handler(vm, parser, which).unwrap_or(function);
            call(vm, parser, &function, &arguments).map(drop)
        }
        None => default(vm, parser, &source),
    }
}

fn default(vm: &mut Vm, parser: &Parser, source: &str) -> Result<()> {
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
fn unknown_encoding(vm: &mut Vm, parser: &Parser, name: &str) -> Result<()> {
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
fn error(vm: &mut Vm, parser: &Parser, number: u32) -> Raised {
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

fn drive(vm: &mut Vm, parser: &Parser, data: &[u8], last: bool) -> Result<()> {
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

fn run(vm: &mut Vm, parser: &Parser, data: &[u8], last: bool) -> Result<()> {
    let engine = parser.engine.get_mut(vm);
    if engine.input.last || engine.error.is_some() {
        let number = engine.error.filter(|_| false).unwrap_or(code::FINISHED);
        return Err(error(vm, parser, number));
    }
    engine.feed(data, last);
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

fn parse(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let parser = this::<Parser>(args.arg(0));
    let last = match args.opt(2) {
        Some(last) => vm.is_true(last)?,
        None => false,
    };
    if args.arg(1).is_a::<Str>() {
        let encoded = vm.call_method(args.arg(1), "encode", &[])?;
        let data = vm.buffer(&encoded)?.into_owned();
        let engine = parser.engine.get_mut(vm);
        if !engine.started {
            engine.protocol_encoding = Some("utf-8".into());
        }
        drive(vm, parser, &data, last)?;
    } else {
        let data = vm.buffer(args.arg(1))?.into_owned();
        drive(vm, parser, &data, last)?;
    }
    Ok(vm.int(1))
}

fn parse_file(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let parser = this::<Parser>(args.arg(0));
    let Some(read) = support::attr_opt(vm, args.arg(1), "read")? else {
        return Err(vm.type_error("argument must have 'read' attribute"));
    };
    loop {
        let size = vm.int(2048);
        let chunk = vm.call(&read, &[size])?;
        if !chunk.is_a::<crate::object::bytes::Bytes>()
            && !crate::object::buffer::is_buffer(vm, &chunk)
        {
            let name = vm.type_name(&chunk);
            let message = format!("read() did not return a bytes object (type={name})");
            return Err(vm.type_error(message));
        }
        let data = vm.buffer(&chunk)?.into_owned();
        drive(vm, parser, &data, data.is_empty())?;
        if data.is_empty() {
            return Ok(vm.int(1));
        }
    }
}

fn text_argument(vm: &mut Vm, value: Option<&Value>, what: &str) -> Result<Option<String>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) if value.is_a::<Str>() => Ok(Some(support::text_of(value).into_owned())),
        Some(value) => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("{what} must be str or None, not {name}")))
        }
    }
}

fn parser_of(engine: Engine, intern: Value) -> Parser {
    Parser {
        engine: GilCell::new(engine),
        handlers: GilCell::new(Default::default()),
        default: Cell::new(None),
        intern,
        ordered: Cell::new(false),
        specified: Cell::new(false),
        buffer: GilCell::new(None),
        buffer_size: Cell::new(8192),
        in_callback: Cell::new(false),
        parsing: Cell::new(false),
    }
}

fn parser_create(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let encoding = text_argument(vm, args.opt(0), "ParserCreate() argument 'encoding'")?;
    let separator = text_argument(
        vm,
        args.opt(1),
        "ParserCreate() argument 'namespace_separator'",
    )?;
    if separator
        .as_ref()
        .is_some_and(|text| text.chars().count() > 1)
    {
        return Err(
            vm.value_error("namespace_separator must be at most one character, omitted, or None")
        );
    }
    let intern = match args.opt(2) {
        None => vm.dict(),
        Some(intern) if intern.is_none() || intern.is_a::<Dict>() => intern.clone(),
        Some(_) => return Err(vm.type_error("intern must be a dictionary")),
    };
    Ok(vm.object(parser_of(Engine::new(encoding, separator), intern)))
}

fn external_parser(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let outer = this::<Parser>(args.arg(0));
    let context = text_argument(vm, args.opt(1), "ExternalEntityParserCreate() argument 1")?;
    let encoding = text_argument(vm, args.opt(2), "ExternalEntityParserCreate() argument 2")?;
    let engine = outer.engine.get(vm).external(context.as_deref(), encoding);
    let inner = parser_of(engine, outer.intern.clone());
    inner.handlers.set(vm, outer.handlers.get(vm).clone());
    inner.default.set(outer.default.get());
    inner.ordered.set(outer.ordered.get());
    inner.specified.set(outer.specified.get());
    inner.buffer_size.set(outer.buffer_size.get());
    if outer.buffer.get(vm).is_some() {
        inner.buffer.set(vm, Some(String::new()));
    }
    Ok(vm.object(inner))
}

fn set_base(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let base = vm
        .expect_text(args.arg(1), "SetBase() argument")?
        .into_owned();
    this::<Parser>(args.arg(0)).engine.get_mut(vm).base = Some(base);
    Ok(Value::NONE)
}

fn get_base(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let base = this::<Parser>(args.arg(0)).engine.get(vm).base.clone();
    Ok(text_opt(vm, &base))
}

fn input_context(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let parser = this::<Parser>(args.arg(0));
    if !parser.in_callback.get() {
        return Ok(Value::NONE);
    }
    let context = parser.engine.get(vm).context().as_bytes().to_vec();
    Ok(vm.bytes(context))
}

fn foreign_dtd(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let parser = this::<Parser>(args.arg(0));
    let on = match args.opt(1) {
        Some(on) => vm.is_true(on)?,
        None => true,
    };
    let engine = parser.engine.get_mut(vm);
    if engine.started {
        return Err(error(vm, parser, code::CANT_CHANGE_FEATURE));
    }
    engine.foreign_dtd = on;
    Ok(Value::NONE)
}

fn parameter_parsing(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let parser = this::<Parser>(args.arg(0));
    let flag = support::to_i32(vm, args.arg(1))?;
    let engine = parser.engine.get_mut(vm);
    if engine.started {
        return Ok(vm.int(0));
    }
    engine.parameter_parsing = flag.into();
    Ok(vm.int(1))
}

fn deferral(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let on = this::<Parser>(args.arg(0)).engine.get(vm).deferral;
    Ok(Value::bool(on))
}
fn set_deferral(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let on = vm.is_true(args.arg(1))?;
    this::<Parser>(args.arg(0)).engine.get_mut(vm).deferral = on;
    Ok(Value::NONE)
}

/// The last error and places in the document.
macro_rules! places {
    ($($name:literal $field:ident;)*) => {
        [$(($name, |vm, object| {
            let place = this::<Parser>(object).engine.get_mut(vm).place();
            Ok(vm.int(place.$field as i64))
        }, None, ""),)*]
    };
}
const PLACES: [crate::object::native::GetSetDef; 6] = places! {
    "ErrorLineNumber" line;
    "ErrorColumnNumber" column;
    "ErrorByteIndex" byte;
    "CurrentLineNumber" line;
    "CurrentColumnNumber" column;
    "CurrentByteIndex" byte;
};

fn setter_value<'a>(vm: &mut Vm, value: Option<&'a Value>) -> Result<&'a Value> {
    value.ok_or_else(|| vm.runtime_error("Cannot delete attribute"))
}

const SETTINGS: [crate::object::native::GetSetDef; 8] = [
    (
        "ErrorCode",
        |vm, object| {
            let number = this::<Parser>(object).engine.get(vm).error.unwrap_or(0);
            Ok(vm.int(number.into()))
        },
        None,
        "",
    ),
    (
        "ordered_attributes",
        |_, object| Ok(Value::bool(this::<Parser>(object).ordered.get())),
        Some(|vm, object, value| {
            let value = setter_value(vm, value)?;
            this::<Parser>(object).ordered.set(vm.is_true(value)?);
            Ok(())
        }),
        "",
    ),
    (
        "specified_attributes",
        |_, object| Ok(Value::bool(this::<Parser>(object).specified.get())),
        Some(|vm, object, value| {
            let value = setter_value(vm, value)?;
            this::<Parser>(object).specified.set(vm.is_true(value)?);
            Ok(())
        }),
        "",
    ),
    (
        "namespace_prefixes",
        |vm, object| Ok(Value::bool(this::<Parser>(object).engine.get(vm).triplets)),
        Some(|vm, object, value| {
            let value = setter_value(vm, value)?;
            let on = vm.is_true(value)?;
            this::<Parser>(object).engine.get_mut(vm).triplets = on;
            Ok(())
        }),
        "",
    ),
    (
        "buffer_text",
        |vm, object| Ok(Value::bool(this::<Parser>(object).buffer.get(vm).is_some())),
        Some(|vm, object, value| {
            let value = setter_value(vm, value)?;
            let parser = this::<Parser>(object);
            let on = vm.is_true(value)?;
            if on && parser.buffer.get(vm).is_none() {
                parser.buffer.set(vm, Some(String::new()));
            } else if !on {
                flush(vm, parser)?;
                parser.buffer.set(vm, None);
            }
            Ok(())
        }),
        "",
    ),
    (
        "buffer_size",
        |vm, object| {
            let size = this::<Parser>(object).buffer_size.get();
            Ok(vm.int(size as i64))
        },
        Some(|vm, object, value| {
            let value = setter_value(vm, value)?;
            let size = match crate::object::int::Int::to_i64(value) {
                None if !value.is_a::<crate::object::int::Int>() => {
                    return Err(vm.type_error("buffer_size must be an integer"));
                }
                Some(size) if size <= 0 => {
                    return Err(vm.value_error("buffer_size must be greater than zero"));
                }
                Some(size) if size <= i32::MAX.into() => size as usize,
                _ => {
                    let most = i32::MAX;
                    let message = format!("buffer_size must not be greater than {most}");
                    return Err(vm.value_error(message));
                }
            };
            let parser = this::<Parser>(object);
            flush(vm, parser)?;
            parser.buffer_size.set(size);
            Ok(())
        }),
        "",
    ),
    (
        "buffer_used",
        |vm, object| {
            let used = this::<Parser>(object)
                .buffer
                .get(vm)
                .as_ref()
                .map_or(0, String::len);
            Ok(vm.int(used as i64))
        },
        None,
        "",
    ),
    (
        "intern",
        |_, object| Ok(this::<Parser>(object).intern.clone()),
        None,
        "",
    ),
];

const GETSET: [crate::object::native::GetSetDef; HANDLERS + 14] = {
    let mut rows = [SETTINGS[0]; HANDLERS + 14];
    let mut at = 0;
    while at < HANDLERS {
        rows[at] = HANDLER_ROWS[at];
        at += 1;
    }
    while at < HANDLERS + 6 {
        rows[at] = PLACES[at - HANDLERS];
        at += 1;
    }
    while at < HANDLERS + 14 {
        rows[at] = SETTINGS[at - HANDLERS - 6];
        at += 1;
    }
    rows
};

/// `pyexpat.xmlparser`.
static PARSER: TypeSpec = TypeSpec {
    module: "pyexpat",
    doc: "XML parser",
    flags: 0,
    methods: &[
        (
            "Parse",
            "($self, data, isfinal=False, /)",
            parse,
            "Parse XML data.\n\n'isfinal' should be true at end of input.",
        ),
        (
            "ParseFile",
            "($self, file, /)",
            parse_file,
            "Parse XML data from file-like object.",
        ),
        (
            "SetBase",
            "($self, base, /)",
            set_base,
            "Set the base URL for the parser.",
        ),
        (
            "GetBase",
            "($self, /)",
            get_base,
            "Return base URL string for the parser.",
        ),
        (
            "GetInputContext",
            "($self, /)",
            input_context,
            "Return the untranslated text of the input that caused the current event.\n\nIf the event was generated by a large amount of text (such as a start tag\nfor an element with many attributes), not all of the text may be available.",
        ),
        (
            "ExternalEntityParserCreate",
            "($self, context, encoding=<unrepresentable>, /)",
            external_parser,
            "Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler.",
        ),
        (
            "SetParamEntityParsing",
            "($self, flag, /)",
            parameter_parsing,
            "Controls parsing of parameter entities (including the external DTD subset).\n\nPossible flag values are XML_PARAM_ENTITY_PARSING_NEVER,\nXML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE and\nXML_PARAM_ENTITY_PARSING_ALWAYS. Returns true if setting the flag\nwas successful.",
        ),
        (
            "UseForeignDTD",
            "($self, flag=True, /)",
            foreign_dtd,
            "Allows the application to provide an artificial external subset if one is not specified as part of the document instance.\n\nThis readily allows the use of a 'default' document type controlled by the\napplication, while still getting the advantage of providing document type\ninformation to the parser. 'flag' defaults to True if not provided.",
        ),
        (
            "GetReparseDeferralEnabled",
            "($self, /)",
            deferral,
            "Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0.",
        ),
        (
            "SetReparseDeferralEnabled",
            "($self, enabled, /)",
            set_deferral,
            "Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0.",
        ),
    ],
    getset: &GETSET,
    ..TypeSpec::of::<Parser>("xmlparser")
};

fn error_string(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = vm.index_i64(args.arg(0))?;
    match u32::try_from(number)
        .ok()
        .filter(|&number| constants::known(number))
    {
        Some(number) => Ok(vm.str(constants::message(number))),
        None => Ok(Value::NONE),
    }
}

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let metaclass = vm.types().r#type.value().clone();
    let base = vm.exceptions().Exception.value().clone();
    let (name, bases) = (vm.intern("ExpatError"), vm.tuple_of([base]));
    let owner = vm.intern("xml.parsers.expat");
    let namespace = vm.dict_from([("__module__", owner)]);
    let class = vm.call(&metaclass, &[name, bases, namespace])?;
    if let Some(class) = Class::from_value(&class) {
        let _ = vm.module_state::<State>().error.set(class);
    }
    vm.module_set(module, "ExpatError", class.clone());
    vm.module_set(module, "error", class);
    if let Some(class) = support::attr_opt(vm, module, "xmlparser")? {
        vm.module_set(module, "XMLParserType", class);
        let name = vm.intern("xmlparser");
        vm.del_attr(module, &name)?;
    }
    constants::add(vm, module)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Python wrapper for Expat parser.",
    functions: &[
        (
            "ParserCreate",
            "(encoding=None, namespace_separator=None, intern=<unrepresentable>)",
            parser_create,
            "Return a new XML parser object.",
        ),
        (
            "ErrorString",
            "(code, /)",
            error_string,
            "Returns string error for given number.",
        ),
    ],
    types: &[&PARSER],
    init,
    ..ModuleSpec::named("pyexpat")
};
