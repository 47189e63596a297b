//! `_elementtree` (Modules/_elementtree.c): the classes under `xml.etree.ElementTree`.
//!
//! - `element`: elements; `paths`: looking for children; `walk`: iterators over trees;
//! - `builder`: what makes a tree of tags and texts;
//! - `parser`: `XMLParser`, which hands a builder what `pyexpat` reads.

mod builder;
mod element;
mod parser;
mod paths;
mod walk;

use super::support;
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::types::Class;
use crate::vm::{Result, Vm};
use std::cell::{OnceCell, RefCell};

/// What makes comments and processing instructions, if a builder is not told.
#[derive(Default)]
struct Factories {
    comment: RefCell<Option<Value>>,
    instruction: RefCell<Option<Value>>,
    error: OnceCell<Class>,
}

/// `ParseError`.
fn parse_error_class(vm: &mut Vm) -> Class {
    let class = vm.module_state::<Factories>().error.get().cloned();
    class.unwrap_or_else(|| vm.exceptions().SyntaxError.clone())
}

fn set_factories(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = |index: usize| Some(args.arg(index).clone()).filter(|value| !value.is_none());
    for index in 0..2 {
        if let Some(factory) = given(index)
            && vm.class_of(&factory).slots.call.get().is_none()
        {
            let what = ["Comment", "PI"][index];
            let name = vm.type_name(&factory);
            let message = format!("{what} factory must be callable, not {name}");
            return Err(vm.type_error(message));
        }
    }
    let factories = vm.module_state::<Factories>();
    let old = (
        factories.comment.replace(given(0)),
        factories.instruction.replace(given(1)),
    );
    let old = [old.0, old.1].map(|old| old.unwrap_or(Value::NONE));
    Ok(vm.tuple_of(old))
}

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let base = vm.exceptions().SyntaxError.clone();
    let owner = "xml.etree.ElementTree";
    let class = support::add_exception(vm, module, (owner, "ParseError"), &base)?;
    let _ = vm.module_state::<Factories>().error.set(class);
    // Iterators and handlers are no part of the module.
    for hidden in ["_element_iterator", "_handler", "_state"] {
        let name = vm.intern(hidden);
        vm.del_attr(module, &name)?;
    }
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: &[
        (
            "SubElement",
            "(parent, tag, /, attrib=<unrepresentable>, **extra)",
            element::sub_element,
            "",
        ),
        (
            "_set_factories",
            "(comment_factory, pi_factory, /)",
            set_factories,
            "Change the factories used to create comments and processing instructions.\n\nFor internal use only.",
        ),
    ],
    types: &[
        &element::ELEMENT,
        &builder::TREE_BUILDER,
        &parser::XML_PARSER,
        &walk::WALK,
        &parser::HANDLER,
        &parser::STATE,
    ],
    init,
    ..ModuleSpec::named("_elementtree")
};
