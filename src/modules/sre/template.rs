//! Replacement templates: literal text and group numbers by turns.

use super::run::Subject;
use crate::object::header::{Payload, Visitor};
use crate::object::int::Int;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Payload of a compiled template.
pub struct Template {
    /// The text in front of the first group.
    first: Value,
    /// Groups and the text behind each.
    rest: Vec<(usize, Value)>,
}

impl Payload for Template {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.first);
        self.rest.iter().map(|(_, text)| text).for_each(visit);
    }
}

/// `_sre.template(pattern, [text, group, text, …])`.
pub fn compile(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let items = vm.collect(args.arg(1))?;
    let Some((first, rest)) = items.split_first() else {
        return Err(vm.type_error("invalid template"));
    };
    let mut groups = Vec::new();
    for pair in rest.chunks(2) {
        let number = Int::to_i64(&pair[0]).and_then(|number| usize::try_from(number).ok());
        let (Some(number), Some(text)) = (number, pair.get(1)) else {
            return Err(vm.type_error("invalid template"));
        };
        groups.push((number, text.clone()));
    }
    let first = first.clone();
    Ok(vm.object(Template {
        first,
        rest: groups,
    }))
}

/// The text of a template without groups.
pub fn literal(template: &Value) -> Option<Value> {
    let template = template.downcast::<Template>()?;
    template.rest.is_empty().then(|| template.first.clone())
}

/// Appends what a template gives for a match.
pub fn expand(
    vm: &mut Vm,
    template: &Value,
    subject: &Subject<'_>,
    spans: &[(i64, i64)],
    out: &mut Vec<Value>,
) {
    let Some(template) = template.downcast::<Template>() else {
        return;
    };
    out.push(template.first.clone());
    for (group, text) in &template.rest {
        if let Some(&span) = spans.get(*group)
            && span.0 >= 0
        {
            out.push(subject.part(vm, span));
        }
        out.push(text.clone());
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_sre",
    flags: 0,
    ..TypeSpec::of::<Template>("SRE_Template")
};
