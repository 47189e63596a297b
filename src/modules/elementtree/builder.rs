//! `TreeBuilder`: start tags, texts and end tags become a tree; and the events that `iterparse` wants of it.

use super::Factories;
use super::element::{self, Element};
use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str;
use crate::object::trace::payload;
use crate::object::{GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// What is reported to the queue of `XMLParser._setevents`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Report {
    Start,
    End,
    StartNamespace,
    EndNamespace,
    Comment,
    Instruction,
}

pub(super) const REPORTS: [(&str, Report); 6] = [
    ("start", Report::Start),
    ("end", Report::End),
    ("start-ns", Report::StartNamespace),
    ("end-ns", Report::EndNamespace),
    ("comment", Report::Comment),
    ("pi", Report::Instruction),
];

payload! {
    /// Payload of `TreeBuilder`.
    pub struct TreeBuilder {
        root: GilCell<Option<Value>>,
        /// The element that is open.
        this: GilCell<Option<Value>>,
        /// The one that texts belong to.
        last: GilCell<Option<Value>>,
        /// The one whose tail they are.
        for_tail: GilCell<Option<Value>>,
        /// Texts that are not yet where they belong.
        data: GilCell<Vec<Value>>,
        /// What was open before each open element.
        stack: GilCell<Vec<Option<Value>>>,
        element_factory: GilCell<Option<Value>>,
        comment_factory: GilCell<Option<Value>>,
        instruction_factory: GilCell<Option<Value>>,
        /// How events are reported, and the names of those that are, as they were given.
        report: GilCell<Option<Value>>,
        names: GilCell<Vec<Option<Value>>>,
        insert_comments: Cell<bool>,
        insert_instructions: Cell<bool>,
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let builder = empty();
    Ok(vm.alloc(&class, builder))
}

fn empty() -> TreeBuilder {
    TreeBuilder {
        root: GilCell::default(),
        this: GilCell::default(),
        last: GilCell::default(),
        for_tail: GilCell::default(),
        data: GilCell::default(),
        stack: GilCell::default(),
        element_factory: GilCell::default(),
        comment_factory: GilCell::default(),
        instruction_factory: GilCell::default(),
        report: GilCell::default(),
        names: GilCell::default(),
        insert_comments: Cell::new(false),
        insert_instructions: Cell::new(false),
    }
}

/// `TreeBuilder()`.
pub(super) fn create(vm: &mut Vm) -> Value {
    let builder = vm.object(empty());
    let factories = vm.module_state::<Factories>();
    let factories = (
        factories.comment.borrow().clone(),
        factories.instruction.borrow().clone(),
    );
    let this = this::<TreeBuilder>(&builder);
    this.comment_factory.set(vm, factories.0);
    this.instruction_factory.set(vm, factories.1);
    builder
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let builder = this::<TreeBuilder>(args.arg(0));
    let given = |index: usize| args.opt(index).filter(|value| !value.is_none()).cloned();
    let factories = vm.module_state::<Factories>();
    let comment = given(2).or_else(|| factories.comment.borrow().clone());
    let instruction = given(3).or_else(|| factories.instruction.borrow().clone());
    let insert_comments = match args.opt(4) {
        Some(value) => vm.is_true(value)? && comment.is_some(),
        None => false,
    };
    let insert_instructions = match args.opt(5) {
        Some(value) => vm.is_true(value)? && instruction.is_some(),
        None => false,
    };
    builder.insert_comments.set(insert_comments);
    builder.insert_instructions.set(insert_instructions);
    builder.element_factory.set(vm, given(1));
    builder.comment_factory.set(vm, comment);
    builder.instruction_factory.set(vm, instruction);
    Ok(Value::NONE)
}

impl TreeBuilder {
    /// Whether anybody wants to know of these.
    pub(super) fn reports(&self, vm: &Vm, what: Report) -> bool {
        let names = self.names.get(vm);
        names.get(what as usize).is_some_and(Option::is_some)
    }

    /// Reports these events from now on.
    pub(super) fn set_reports(&self, vm: &mut Vm, report: Value, names: Vec<Option<Value>>) {
        self.report.set(vm, Some(report));
        self.names.set(vm, names);
    }

    pub(super) fn say(&self, vm: &mut Vm, what: Report, of: Value) -> Result<()> {
        let Some(Some(name)) = self.names.get(vm).get(what as usize) else {
            return Ok(());
        };
        let event = vm.tuple_of([name.clone(), of]);
        if let Some(report) = self.report.cloned(vm) {
            vm.call(&report, &[event])?;
        }
        Ok(())
    }

    /// Puts the texts where they belong.
    fn flush(&self, vm: &mut Vm) -> Result<()> {
        if self.data.get(vm).is_empty() {
            return Ok(());
        }
        let parts = self.data.replace(vm, Vec::new());
        let text = if let [one] = &*parts {
            one.clone()
        } else if parts.iter().all(|part| part.is_a::<str::Str>()) {
            str::join_values(vm, &parts)
        } else {
            let (nothing, list) = (vm.str(""), vm.list(parts));
            vm.call_method(&nothing, "join", &[list])?
        };
        let (element, is_tail) = match (self.for_tail.cloned(vm), self.last.cloned(vm)) {
            (Some(element), _) => (element, true),
            (None, Some(element)) => (element, false),
            (None, None) => return Ok(()),
        };
        if element::is_exact(vm, &element) {
            let element = this::<Element>(&element);
            let place = if is_tail {
                &element.tail
            } else {
                &element.text
            };
            let before = place.cloned(vm);
            let text = if before.is_none() {
                text
            } else {
                vm.binary(crate::object::types::Operator::Add, &before, &text)?
            };
            place.set(vm, text);
            return Ok(());
        }
        let name = if is_tail { "tail" } else { "text" };
        let before = vm.attr(&element, name)?;
        let text = if before.is_none() {
            text
        } else {
            vm.binary(crate::object::types::Operator::Add, &before, &text)?
        };
        crate::modules::support::put_attr(vm, &element, name, &text)
    }

    fn add(vm: &mut Vm, parent: &Value, child: &Value) -> Result<()> {
        if element::is_exact(vm, parent) && child.is_a::<Element>() {
            element::append(vm, parent, child.clone());
            return Ok(());
        }
        vm.call_method(parent, "append", std::slice::from_ref(child))?;
        Ok(())
    }

    pub(super) fn start(&self, vm: &mut Vm, tag: Value, attrib: Option<Value>) -> Result<Value> {
        self.flush(vm)?;
        let node = match self.element_factory.cloned(vm) {
            None => element::create(vm, tag, attrib),
            Some(factory) => {
                let attrib = attrib.unwrap_or_else(|| vm.dict());
                vm.call(&factory, &[tag, attrib])?
            }
        };
        self.for_tail.set(vm, None);
        let open = self.this.cloned(vm);
        match &open {
            Some(parent) => Self::add(vm, parent, &node)?,
            None if self.root.get(vm).is_some() => {
                let class = super::parse_error_class(vm);
                return Err(vm.error(&class, "multiple elements on top level"));
            }
            None => self.root.set(vm, Some(node.clone())),
        }
        self.stack.get_mut(vm).push(open);
        self.this.set(vm, Some(node.clone()));
        self.last.set(vm, Some(node.clone()));
        self.say(vm, Report::Start, node.clone())?;
        Ok(node)
    }

    pub(super) fn data(&self, vm: &mut Vm, text: Value) {
        // Before the first tag there is nothing it could belong to.
        if self.last.get(vm).is_some() {
            self.data.get_mut(vm).push(text);
        }
    }

    pub(super) fn end(&self, vm: &mut Vm) -> Result<Value> {
        self.flush(vm)?;
        let Some(before) = self.stack.get_mut(vm).pop() else {
            return Err(vm.index_error("pop from empty stack"));
        };
        let ended = self.this.replace(vm, before);
        self.last.set(vm, ended.clone());
        self.for_tail.set(vm, ended.clone());
        let ended = ended.unwrap_or(Value::NONE);
        self.say(vm, Report::End, ended.clone())?;
        Ok(ended)
    }

    fn insert(&self, vm: &mut Vm, node: &Value) -> Result<()> {
        if let Some(parent) = self.this.cloned(vm) {
            Self::add(vm, &parent, node)?;
            self.for_tail.set(vm, Some(node.clone()));
        }
        Ok(())
    }

    pub(super) fn comment(&self, vm: &mut Vm, text: Value) -> Result<Value> {
        self.flush(vm)?;
        let node = match self.comment_factory.cloned(vm) {
            Some(factory) => {
                let node = vm.call(&factory, &[text])?;
                if self.insert_comments.get() {
                    self.insert(vm, &node)?;
                }
                node
            }
            None => text,
        };
        self.say(vm, Report::Comment, node.clone())?;
        Ok(node)
    }

    /// Whether processing instructions matter.
    pub(super) fn wants_instructions(&self, vm: &Vm) -> bool {
        self.insert_instructions.get() || self.reports(vm, Report::Instruction)
    }

    pub(super) fn instruction(&self, vm: &mut Vm, target: Value, text: Value) -> Result<Value> {
        self.flush(vm)?;
        let node = match self.instruction_factory.cloned(vm) {
            Some(factory) => {
                let node = vm.call(&factory, &[target, text])?;
                if self.insert_instructions.get() {
                    self.insert(vm, &node)?;
                }
                node
            }
            None => vm.tuple_of([target, text]),
        };
        self.say(vm, Report::Instruction, node.clone())?;
        Ok(node)
    }

    pub(super) fn done(&self, vm: &Vm) -> Value {
        self.root.cloned(vm).unwrap_or(Value::NONE)
    }
}

fn start(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let attrs = args.arg(2);
    if !attrs.is_a::<crate::object::dict::Dict>() {
        let name = vm.type_name(attrs);
        let message = format!("start() argument 2 must be dict, not {name}");
        return Err(vm.type_error(message));
    }
    let builder = this::<TreeBuilder>(args.arg(0));
    builder.start(vm, args.arg(1).clone(), Some(attrs.clone()))
}

fn data(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    this::<TreeBuilder>(args.arg(0)).data(vm, args.arg(1).clone());
    Ok(Value::NONE)
}

fn end(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    this::<TreeBuilder>(args.arg(0)).end(vm)
}

fn comment(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    this::<TreeBuilder>(args.arg(0)).comment(vm, args.arg(1).clone())
}

fn instruction(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let text = args.opt(2).cloned().unwrap_or(Value::NONE);
    this::<TreeBuilder>(args.arg(0)).instruction(vm, args.arg(1).clone(), text)
}

fn close(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(this::<TreeBuilder>(args.arg(0)).done(vm))
}

/// `TreeBuilder`.
#[rustfmt::skip]
pub(super) static TREE_BUILDER: TypeSpec = TypeSpec {
    module: "xml.etree.ElementTree",
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False)",
        init,
        "",
    )),
    methods: &[
        ("close", "($self, /)", close, ""),
        ("comment", "($self, text, /)", comment, ""),
        ("data", "($self, data, /)", data, ""),
        ("end", "($self, tag, /)", end, ""),
        ("pi", "($self, target, text=None, /)", instruction, ""),
        ("start", "($self, tag, attrs, /)", start, ""),
    ],
    ..TypeSpec::of::<TreeBuilder>("TreeBuilder")
};
