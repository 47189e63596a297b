//! `XMLParser`: a `pyexpat` parser whose handlers work for a target, usually a `TreeBuilder`, without Python code in
//! between.
//!
//! The handlers hold the [`State`] (target, names), not the parser: so there is no cycle, and a parser that nobody
//! refers to any more goes at once, as CPython's does.

use super::builder::{self, REPORTS, Report, TreeBuilder};
use crate::modules::support;
use crate::modules::warnings;
use crate::object::dict::Dict;
use crate::object::iterators::{class_argument, this};
use crate::object::list::List;
use crate::object::native::{Args, Bound};
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::trace::{Trace, payload};
use crate::object::tuple;
use crate::object::{GilCell, Value, Visitor};
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// What the parser reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Start,
    End,
    Data,
    Comment,
    Instruction,
    StartNamespace,
    EndNamespace,
    Doctype,
    Default,
}

/// The methods of targets, in the order of `What`.
const METHODS: [&str; 8] = [
    "start", "end", "data", "comment", "pi", "start_ns", "end_ns", "doctype",
];

/// pyexpat's handlers, in the order of `What`.
const HANDLERS: [(&str, What); 9] = [
    ("StartElementHandler", What::Start),
    ("EndElementHandler", What::End),
    ("CharacterDataHandler", What::Data),
    ("CommentHandler", What::Comment),
    ("ProcessingInstructionHandler", What::Instruction),
    ("StartNamespaceDeclHandler", What::StartNamespace),
    ("EndNamespaceDeclHandler", What::EndNamespace),
    ("StartDoctypeDeclHandler", What::Doctype),
    ("DefaultHandlerExpand", What::Default),
];

payload! {
    /// What the handlers need.
    pub struct State {
        target: Value,
        /// The target's methods, for what it has them.
        methods: Vec<Option<Value>>,
        /// Names as elements have them, by those that pyexpat gives.
        names: Value,
        entity: Value,
        /// Whether the target is exactly a `TreeBuilder`.
        builds: Cell<bool>,
        /// The parser that calls, while it does.
        parser: GilCell<Option<Value>>,
    }
}

impl Trace for Vec<Option<Value>> {
    fn trace(&self, _: &Vm, visit: Visitor<'_>) {
        self.iter().flatten().for_each(visit);
    }
}

impl Trace for What {}

payload! {
    /// A handler, as pyexpat calls it.
    pub struct Handler {
        what: What,
        state: Value,
    }
}

payload! {
    /// Payload of `XMLParser`.
    pub struct XmlParser {
        /// pyexpat's parser.
        expat: GilCell<Option<Value>>,
        state: GilCell<Option<Value>>,
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let parser = XmlParser {
        expat: GilCell::default(),
        state: GilCell::default(),
    };
    Ok(vm.alloc(&class, parser))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let target = match args.opt(1) {
        Some(target) if !target.is_none() => target.clone(),
        _ => builder::create(vm),
    };
    let pyexpat = vm.import_module("pyexpat")?;
    let encoding = args.opt(2).cloned().unwrap_or(Value::NONE);
    let separator = vm.str("}");
    let expat = vm.call_method(&pyexpat, "ParserCreate", &[encoding, separator])?;
    let builds =
        target.is_a::<TreeBuilder>() && vm.class_of(&target).is(&*vm.class::<TreeBuilder>());
    let mut methods = Vec::with_capacity(METHODS.len());
    for name in METHODS {
        methods.push(support::attr_opt(vm, &target, name)?);
    }
    let has = |what: What| methods[what as usize].is_some();
    let wanted: Vec<(&str, What)> = HANDLERS
        .into_iter()
        .filter(|&(_, what)| match what {
            What::Comment | What::Instruction => has(what),
            What::StartNamespace | What::EndNamespace => {
                has(What::StartNamespace) || has(What::EndNamespace)
            }
            _ => true,
        })
        .collect();
    let (names, entity) = (vm.dict(), vm.dict());
    let state = vm.object(State {
        target,
        methods,
        names,
        entity,
        builds: Cell::new(builds),
        parser: GilCell::default(),
    });
    for (name, what) in wanted {
        set_handler(vm, &expat, &state, name, what)?;
    }
    let on = Value::TRUE;
    if builds {
        support::put_attr(vm, &expat, "buffer_text", &on)?;
    }
    support::put_attr(vm, &expat, "ordered_attributes", &on)?;
    let parser = this::<XmlParser>(args.arg(0));
    parser.expat.set(vm, Some(expat));
    parser.state.set(vm, Some(state));
    Ok(Value::NONE)
}

fn set_handler(vm: &mut Vm, expat: &Value, state: &Value, name: &str, what: What) -> Result<()> {
    let handler = vm.object(Handler {
        what,
        state: state.clone(),
    });
    support::put_attr(vm, expat, name, &handler)
}

/// A name as elements have it: `{uri}name`.
fn universal(vm: &mut Vm, state: &State, name: &Value) -> Result<Value> {
    let Some(names) = state.names.downcast::<Dict>() else {
        return Ok(name.clone());
    };
    if let Some(known) = vm.dict_get(names, name)? {
        return Ok(known);
    }
    let text = support::text_of(name);
    let full = match text.contains('}') {
        true => vm.str(&format!("{{{text}")),
        false => name.clone(),
    };
    vm.dict_set(names, name, full.clone())?;
    Ok(full)
}

fn attributes(vm: &mut Vm, state: &State, given: &Value) -> Result<Option<Value>> {
    let items = match given.downcast::<List>() {
        Some(list) => list.items.cloned(vm),
        None => Vec::new(),
    };
    if items.is_empty() {
        return Ok(None);
    }
    let all = vm.dict();
    for pair in items.chunks_exact(2) {
        let name = universal(vm, state, &pair[0])?;
        if let Some(all) = all.downcast::<Dict>() {
            vm.dict_set(all, &name, pair[1].clone())?;
        }
    }
    Ok(Some(all))
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let handler = this::<Handler>(value);
    let state = handler.state.clone();
    handle(vm, this::<State>(&state), handler.what, args.positional())?;
    Ok(Value::NONE)
}

/// Does what a handler has to; where there is nothing to do, the arguments are not looked at.
fn handle(vm: &mut Vm, state: &State, what: What, args: &[Value]) -> Result<()> {
    let (Some(first), second) = (args.first(), args.get(1).cloned().unwrap_or(Value::NONE)) else {
        return Ok(());
    };
    let some_text = |vm: &mut Vm, value: &Value| match value.is_none() {
        true => vm.str(""),
        false => value.clone(),
    };
    if what == What::Default {
        return entity(vm, state, first);
    }
    if state.builds.get() && what != What::Doctype {
        let builder = this::<TreeBuilder>(&state.target);
        match what {
            What::Start => {
                let tag = universal(vm, state, first)?;
                let attrib = attributes(vm, state, &second)?;
                builder.start(vm, tag, attrib)?;
            }
            What::End => drop(builder.end(vm)?),
            What::Data => builder.data(vm, first.clone()),
            What::Comment => drop(builder.comment(vm, first.clone())?),
            What::Instruction if builder.wants_instructions(vm) => {
                builder.instruction(vm, first.clone(), second)?;
            }
            What::StartNamespace if builder.reports(vm, Report::StartNamespace) => {
                let (prefix, uri) = (some_text(vm, first), some_text(vm, &second));
                let pair = vm.tuple_of([prefix, uri]);
                builder.say(vm, Report::StartNamespace, pair)?;
            }
            What::EndNamespace => builder.say(vm, Report::EndNamespace, Value::NONE)?,
            _ => {}
        }
        return Ok(());
    }
    let Some(method) = state.methods[what as usize].clone() else {
        return match what {
            What::Doctype => ignored_doctype(vm, state),
            _ => Ok(()),
        };
    };
    match what {
        What::Start => {
            let tag = universal(vm, state, first)?;
            let attrib = attributes(vm, state, &second)?;
            let attrib = attrib.unwrap_or_else(|| vm.dict());
            vm.call(&method, &[tag, attrib])?;
        }
        What::End => {
            let tag = universal(vm, state, first)?;
            vm.call(&method, &[tag])?;
        }
        What::StartNamespace => {
            let (prefix, uri) = (some_text(vm, first), some_text(vm, &second));
            vm.call(&method, &[prefix, uri])?;
        }
        What::EndNamespace => {
            let prefix = some_text(vm, first);
            vm.call(&method, &[prefix])?;
        }
        What::Doctype => {
            let name = universal(vm, state, first)?;
            let public = args.get(2).cloned().unwrap_or(Value::NONE);
            vm.call(&method, &[name, public, second])?;
        }
        _ => drop(vm.call(&method, args)?),
    }
    Ok(())
}

/// A parser's own `doctype` method was once called.
fn ignored_doctype(vm: &mut Vm, state: &State) -> Result<()> {
    if let Some(parser) = state.parser.cloned(vm)
        && support::attr_opt(vm, &parser, "doctype")?.is_some()
    {
        let text = "The doctype() method of XMLParser is ignored.  \
                    Define doctype() method on the TreeBuilder target.";
        warnings::warn(vm, |vm| vm.exceptions().RuntimeWarning.clone(), text)?;
    }
    Ok(())
}

/// A reference to an entity that the document does not define: the program may have.
fn entity(vm: &mut Vm, state: &State, text: &Value) -> Result<()> {
    let source = support::text_of(text).into_owned();
    let Some(name) = source.strip_prefix('&') else {
        return Ok(());
    };
    let name = vm.str(name.strip_suffix(';').unwrap_or(name));
    let entities = state.entity.downcast::<Dict>();
    let value = match entities {
        Some(entities) => vm.dict_get(entities, &name)?,
        None => None,
    };
    if let Some(value) = value {
        return handle(vm, state, What::Data, &[value]);
    }
    let expat = state.parser.cloned(vm);
    let expat = expat.and_then(|parser| this::<XmlParser>(&parser).expat.cloned(vm));
    let (mut line, mut column) = (0, 0);
    if let Some(expat) = expat {
        let number = vm.attr(&expat, "ErrorLineNumber")?;
        line = vm.index_i64(&number)?;
        let number = vm.attr(&expat, "ErrorColumnNumber")?;
        column = vm.index_i64(&number)?;
    }
    let message = format!("undefined entity {source}");
    Err(parse_error(vm, &message, 11, line, column))
}

fn parse_error(vm: &mut Vm, message: &str, code: i64, line: i64, column: i64) -> Raised {
    let class = super::parse_error_class(vm);
    let raised = vm.error(&class, format!("{message}: line {line}, column {column}"));
    let position = [vm.int(line), vm.int(column)];
    let (code, position) = (vm.int(code), vm.tuple_of(position));
    for (name, value) in [("code", code), ("position", position)] {
        if let Err(other) = support::put_attr(vm, &raised.0, name, &value) {
            return other;
        }
    }
    raised
}

/// An error of pyexpat as one of ElementTree.
fn converted(vm: &mut Vm, raised: Raised) -> Raised {
    let outcome = (|| {
        let pyexpat = vm.import_module("pyexpat")?;
        let class = vm.attr(&pyexpat, "ExpatError")?;
        if !vm.is_instance(&raised.0, &class)? {
            return Ok(None);
        }
        let mut numbers = [0; 3];
        for (number, name) in numbers.iter_mut().zip(["code", "lineno", "offset"]) {
            let value = vm.attr(&raised.0, name)?;
            *number = vm.index_i64(&value)?;
        }
        let code = vm.int(numbers[0]);
        let text = vm.call_method(&pyexpat, "ErrorString", &[code])?;
        let text = support::text_of(&text).into_owned();
        let [code, line, column] = numbers;
        Ok(Some(parse_error(vm, &text, code, line, column)))
    })();
    match outcome {
        Ok(None) => raised,
        Ok(Some(raised)) | Err(raised) => raised,
    }
}

/// pyexpat's parser and the state.
fn parts(vm: &mut Vm, object: &Value) -> Result<(Value, Value)> {
    let parser = this::<XmlParser>(object);
    match (parser.expat.cloned(vm), parser.state.cloned(vm)) {
        (Some(expat), Some(state)) => Ok((expat, state)),
        _ => Err(vm.value_error("XMLParser.__init__() wasn't called")),
    }
}

fn parse(vm: &mut Vm, object: &Value, data: Value, last: bool) -> Result<()> {
    let (expat, state) = parts(vm, object)?;
    let state = this::<State>(&state);
    let before = state.parser.replace(vm, Some(object.clone()));
    let result = vm.call_method(&expat, "Parse", &[data, Value::bool(last)]);
    state.parser.set(vm, before);
    match result {
        Ok(_) => Ok(()),
        Err(raised) => Err(converted(vm, raised)),
    }
}

fn feed(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    parse(vm, args.arg(0), args.arg(1).clone(), false)?;
    Ok(Value::NONE)
}

/// Ends the document; what a builder made.
fn finish(vm: &mut Vm, object: &Value) -> Result<Option<Value>> {
    let nothing = vm.bytes(Vec::new());
    parse(vm, object, nothing, true)?;
    let (_, state) = parts(vm, object)?;
    let state = this::<State>(&state);
    let builds = state.builds.get();
    Ok(builds.then(|| this::<TreeBuilder>(&state.target).done(vm)))
}

fn close(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if let Some(tree) = finish(vm, args.arg(0))? {
        return Ok(tree);
    }
    let (_, state) = parts(vm, args.arg(0))?;
    match support::attr_opt(vm, &this::<State>(&state).target, "close")? {
        Some(close) => vm.call(&close, &[]),
        None => Ok(Value::NONE),
    }
}

fn flush(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (expat, _) = parts(vm, args.arg(0))?;
    let enabled = vm.call_method(&expat, "GetReparseDeferralEnabled", &[])?;
    vm.call_method(&expat, "SetReparseDeferralEnabled", &[Value::FALSE])?;
    let nothing = vm.bytes(Vec::new());
    let result = parse(vm, args.arg(0), nothing, false);
    vm.call_method(&expat, "SetReparseDeferralEnabled", &[enabled])?;
    result.map(|()| Value::NONE)
}

fn parse_whole(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let read = vm.attr(args.arg(1), "read")?;
    loop {
        let size = vm.int(64 * 1024);
        let data = vm.call(&read, &[size])?;
        let is_data = data.is_a::<Str>() || data.is_a::<crate::object::bytes::Bytes>();
        if !is_data || vm.len(&data)? == 0 {
            break;
        }
        parse(vm, args.arg(0), data, false)?;
    }
    Ok(finish(vm, args.arg(0))?.unwrap_or(Value::NONE))
}

fn set_events(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (expat, state_value) = parts(vm, args.arg(0))?;
    let state = this::<State>(&state_value);
    if !state.builds.get() {
        return Err(
            vm.type_error("event handling only supported for ElementTree.TreeBuilder targets")
        );
    }
    let append = vm.attr(args.arg(1), "append")?;
    let wanted = match args.opt(2) {
        Some(wanted) if !wanted.is_none() => match vm.collect(wanted) {
            Ok(wanted) => wanted,
            Err(_) => return Err(vm.type_error("events must be a sequence")),
        },
        _ => vec![vm.intern("end")],
    };
    let mut names = vec![None; REPORTS.len()];
    for name in wanted {
        let text = match name.downcast::<crate::object::bytes::Bytes>() {
            Some(bytes) => String::from_utf8_lossy(&bytes.data).into_owned(),
            None if name.is_a::<Str>() => support::text_of(&name).into_owned(),
            None => return Err(vm.type_error("invalid events sequence")),
        };
        let Some(&(_, report)) = REPORTS.iter().find(|(name, _)| *name == text) else {
            return Err(vm.value_error(format!("unknown event '{text}'")));
        };
        names[report as usize] = Some(vm.intern(&text));
        let whats: &[What] = match report {
            Report::StartNamespace | Report::EndNamespace => {
                &[What::StartNamespace, What::EndNamespace]
            }
            Report::Comment => &[What::Comment],
            Report::Instruction => &[What::Instruction],
            _ => &[],
        };
        for &what in whats {
            let (name, _) = HANDLERS[what as usize];
            set_handler(vm, &expat, &state_value, name, what)?;
        }
    }
    this::<TreeBuilder>(&state.target).set_reports(vm, append, names);
    Ok(Value::NONE)
}

fn of_state(vm: &mut Vm, object: &Value, of: fn(&State) -> Value) -> Result<Value> {
    let state = this::<XmlParser>(object).state.cloned(vm);
    Ok(state.map_or(Value::NONE, |state| of(this::<State>(&state))))
}

fn version(vm: &mut Vm, _: &Value) -> Result<Value> {
    let pyexpat = vm.import_module("pyexpat")?;
    let numbers = vm.attr(&pyexpat, "version_info")?;
    let mut texts = Vec::new();
    for number in tuple::items(&numbers) {
        texts.push(vm.index_i64(number)?.to_string());
    }
    Ok(vm.str(&format!("Expat {}", texts.join("."))))
}

/// `XMLParser`.
#[rustfmt::skip]
pub(super) static XML_PARSER: TypeSpec = TypeSpec {
    module: "xml.etree.ElementTree",
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, *, target=None, encoding=None)", init, "")),
    methods: &[
        ("_parse_whole", "($self, file, /)", parse_whole, ""),
        ("_setevents", "($self, events_queue, events_to_report=None, /)", set_events, ""),
        ("close", "($self, /)", close, ""),
        ("feed", "($self, data, /)", feed, ""),
        ("flush", "($self, /)", flush, ""),
    ],
    getset: &[
        ("entity", |vm, object| of_state(vm, object, |state| state.entity.clone()), None, ""),
        ("target", |vm, object| of_state(vm, object, |state| state.target.clone()), None, ""),
        ("version", version, None, ""),
    ],
    ..TypeSpec::of::<XmlParser>("XMLParser")
};

/// Handlers.
pub(super) static HANDLER: TypeSpec = TypeSpec {
    module: "_elementtree",
    flags: 0,
    slots: |slots| slots.call.set(Some(call)),
    ..TypeSpec::of::<Handler>("_handler")
};

/// What handlers share.
pub(super) static STATE: TypeSpec = TypeSpec {
    module: "_elementtree",
    flags: 0,
    ..TypeSpec::of::<State>("_state")
};
