//! Small questions about trees.

use gillie_grammar::ast::*;

use crate::symbols::grow;

/// Whether a `:=` somewhere in `e` (comprehensions included, lambdas not) binds `name`.
pub fn binds(e: &Expr, name: &Name) -> bool {
    grow(|| {
        let any = |list: &[Expr]| list.iter().any(|e| binds(e, name));
        let opt = |e: &Option<Box<Expr>>| e.as_ref().is_some_and(|e| binds(e, name));
        let generators = |list: &[Comprehension]| {
            list.iter()
                .any(|g| binds(&g.iter, name) || g.ifs.iter().any(|e| binds(e, name)))
        };
        use ExprKind::*;
        match &e.kind {
            BoolOp { values, .. } | JoinedStr { values } | TemplateStr { values } => any(values),
            NamedExpr { target, value } => {
                matches!(&target.kind, Name { id, .. } if id == name) || binds(value, name)
            }
            BinOp { left, right, .. } => binds(left, name) || binds(right, name),
            UnaryOp { operand, .. } => binds(operand, name),
            Lambda { args, .. } => {
                any(&args.defaults) || args.kw_defaults.iter().flatten().any(|e| binds(e, name))
            }
            IfExp { test, body, orelse } => {
                binds(test, name) || binds(body, name) || binds(orelse, name)
            }
            Dict { keys, values } => keys.iter().flatten().any(|e| binds(e, name)) || any(values),
            Set { elts } | List { elts, .. } | Tuple { elts, .. } => any(elts),
            ListComp { elt, generators: g }
            | SetComp { elt, generators: g }
            | GeneratorExp { elt, generators: g } => binds(elt, name) || generators(g),
            DictComp {
                key,
                value,
                generators: g,
            } => binds(key, name) || binds(value, name) || generators(g),
            Await { value }
            | YieldFrom { value }
            | Attribute { value, .. }
            | Starred { value, .. } => binds(value, name),
            Yield { value } => opt(value),
            Compare {
                left, comparators, ..
            } => binds(left, name) || any(comparators),
            Call {
                func,
                args,
                keywords,
            } => binds(func, name) || any(args) || keywords.iter().any(|k| binds(&k.value, name)),
            FormattedValue {
                value, format_spec, ..
            }
            | Interpolation {
                value, format_spec, ..
            } => binds(value, name) || opt(format_spec),
            Subscript { value, slice, .. } => binds(value, name) || binds(slice, name),
            Slice { lower, upper, step } => opt(lower) || opt(upper) || opt(step),
            Constant { .. } | Name { .. } => false,
        }
    })
}
