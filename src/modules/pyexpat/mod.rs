//! `pyexpat` (Modules/pyexpat.c): the XML parser under `xml.etree`, `xml.sax`, `xml.dom.minidom` and `plistlib`.
//!
//! - `input`: bytes, their encoding, places;
//! - `scan`: single tokens;
//! - `dtd`: declarations;
//! - `engine`: the parser, which gives events;
//! - `events`: the events become calls of handlers;
//! - this file: the parser as an object.
//!
//! Expat is written anew here rather than linked: what Python programs see of it (handlers, places, error numbers)
//! is kept, and no foreign code reads hostile documents. Names follow the fifth edition of XML 1.0, expat's the fourth.

mod constants;
mod dtd;
mod engine;
mod events;
mod input;
mod scan;

use self::dtd::Model;
use self::engine::{Emitted, Engine, Event, External, Step};
use self::events::*;
use self::input::Encoding;
use self::scan::code;
use super::support;
use crate::object::dict::Dict;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::{Recent, Str};
use crate::object::types::Class;
use crate::object::{GilCell, Payload, Value, Visitor};
use crate::vm::{Raised, Result, Vm};
use std::cell::{Cell, OnceCell, RefCell};

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
    /// Names that are in it.
    names: RefCell<Recent>,
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
        names: RefCell::default(),
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
    let base = vm.exceptions().Exception.clone();
    let class = support::add_exception(vm, module, ("xml.parsers.expat", "ExpatError"), &base)?;
    vm.module_set(module, "error", class.value().clone());
    let _ = vm.module_state::<State>().error.set(class);
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
