//! The tree in the canonical form of `tests/dump_ast.py`: `Kind@line,col,end_line,end_col(field …)`
//! with the fields in ASDL's order.

use gillie_grammar::ast::*;
use std::fmt::Write;

/// Dumps a whole tree, one top-level statement per line.
pub fn dump(tree: &Mod) -> String {
    let mut d = Dump { out: String::new() };
    match tree {
        Mod::Module { body } => d.lines("Module", body),
        Mod::Interactive { body } => d.lines("Interactive", body),
        Mod::Expression { body } => {
            d.out.push_str("Expression\n");
            d.expr(body);
            d.out.push('\n');
        }
    }
    d.out
}

struct Dump {
    out: String,
}

/// A field's value.
enum F<'a> {
    E(&'a Expr),
    OE(Option<&'a Expr>),
    Es(&'a [Expr]),
    OEs(&'a [Option<Expr>]),
    Ss(&'a [Stmt]),
    Id(&'a str),
    OId(Option<&'a str>),
    Ids(&'a [Name]),
    Word(String),
    Ps(&'a [Pattern]),
    OP(Option<&'a Pattern>),
    Tps(&'a [TypeParam]),
    Args(&'a Arguments),
    As(&'a [Arg]),
    OA(Option<&'a Arg>),
    Ks(&'a [Keyword]),
    Cs(&'a [Comprehension]),
    Hs(&'a [ExceptHandler]),
    Ws(&'a [WithItem]),
    Als(&'a [Alias]),
    Mcs(&'a [MatchCase]),
    Const(&'a Constant),
}
use F::*;

fn oe(e: &Option<Box<Expr>>) -> F<'_> {
    OE(e.as_deref())
}

fn word(w: impl std::fmt::Debug) -> F<'static> {
    Word(format!("{w:?}"))
}

impl Dump {
    fn lines(&mut self, kind: &str, body: &[Stmt]) {
        self.out.push_str(kind);
        self.out.push('\n');
        for s in body {
            self.stmt(s);
            self.out.push('\n');
        }
    }

    fn node(&mut self, kind: &str, span: Option<Span>, fields: &[F]) {
        self.out.push_str(kind);
        if let Some(s) = span {
            let _ = write!(
                self.out,
                "@{},{},{},{}",
                s.line, s.col, s.end_line, s.end_col
            );
        }
        self.out.push('(');
        for (i, f) in fields.iter().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            self.field(f);
        }
        self.out.push(')');
    }

    fn list<T>(&mut self, list: &[T], mut one: impl FnMut(&mut Self, &T)) {
        self.out.push('[');
        for (i, item) in list.iter().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            one(self, item);
        }
        self.out.push(']');
    }

    fn none(&mut self) {
        self.out.push_str("None");
    }

    fn field(&mut self, f: &F) {
        match f {
            E(e) => self.expr(e),
            OE(Some(e)) => self.expr(e),
            Es(l) => self.list(l, Self::expr),
            OEs(l) => self.list(l, |d, e| d.field(&OE(e.as_ref()))),
            Ss(l) => self.list(l, Self::stmt),
            Id(s) | OId(Some(s)) => self.string(s.chars().map(u32::from)),
            Ids(l) => self.list(l, |d, s| d.string(s.chars().map(u32::from))),
            Word(w) => self.out.push_str(w),
            Ps(l) => self.list(l, Self::pattern),
            OP(Some(p)) => self.pattern(p),
            Tps(l) => self.list(l, Self::type_param),
            Args(a) => self.arguments(a),
            As(l) => self.list(l, Self::arg),
            OA(Some(a)) => self.arg(a),
            Ks(l) => self.list(l, |d, k| {
                d.node(
                    "keyword",
                    Some(k.span),
                    &[OId(k.arg.as_deref()), E(&k.value)],
                )
            }),
            Cs(l) => self.list(l, |d, c| {
                let is_async = word(i32::from(c.is_async));
                d.node(
                    "comprehension",
                    None,
                    &[E(&c.target), E(&c.iter), Es(&c.ifs), is_async],
                );
            }),
            Hs(l) => self.list(l, |d, h| {
                d.node(
                    "ExceptHandler",
                    Some(h.span),
                    &[oe(&h.type_), OId(h.name.as_deref()), Ss(&h.body)],
                );
            }),
            Ws(l) => self.list(l, |d, w| {
                d.node(
                    "withitem",
                    None,
                    &[E(&w.context_expr), oe(&w.optional_vars)],
                )
            }),
            Als(l) => self.list(l, |d, a| {
                d.node(
                    "alias",
                    Some(a.span),
                    &[Id(&a.name), OId(a.asname.as_deref())],
                )
            }),
            Mcs(l) => self.list(l, |d, c| {
                d.pattern_case(c);
            }),
            Const(c) => self.constant(c),
            OE(None) | OId(None) | OP(None) | OA(None) => self.none(),
        }
    }

    fn pattern_case(&mut self, c: &MatchCase) {
        self.out.push_str("match_case(");
        self.pattern(&c.pattern);
        self.out.push(' ');
        self.field(&oe(&c.guard));
        self.out.push(' ');
        self.field(&Ss(&c.body));
        self.out.push(')');
    }

    fn string(&mut self, codes: impl Iterator<Item = u32>) {
        self.out.push('"');
        for c in codes {
            match c {
                0x22 => self.out.push_str("\\\""),
                0x5c => self.out.push_str("\\\\"),
                0x20..=0x7e => self.out.push(c as u8 as char),
                _ => {
                    let _ = write!(self.out, "\\{c:x};");
                }
            }
        }
        self.out.push('"');
    }

    fn constant(&mut self, c: &Constant) {
        match c {
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis => {
                let _ = write!(self.out, "{c:?}");
            }
            Constant::Str(t) => self.string(t.code_points()),
            Constant::Bytes(b) => {
                self.out.push('b');
                b.iter().for_each(|b| {
                    let _ = write!(self.out, "{b:02x}");
                });
            }
            Constant::Int(IntLiteral::Small(i)) => {
                let _ = write!(self.out, "{i}");
            }
            Constant::Int(IntLiteral::Big { digits, radix }) => {
                // A big value is compared by its remainder.
                const M: u128 = (1 << 61) - 1;
                let value = digits.chars().fold(0u128, |v, d| {
                    (v * u128::from(*radix) + u128::from(d.to_digit(*radix).unwrap())) % M
                });
                let _ = write!(self.out, "big{value}");
            }
            Constant::Float(f) => {
                let _ = write!(self.out, "f{:016x}", f.to_bits());
            }
            Constant::Complex(f) => {
                let _ = write!(self.out, "j{:016x}", f.to_bits());
            }
        }
    }

    fn arg(&mut self, a: &Arg) {
        self.node("arg", Some(a.span), &[Id(&a.arg), oe(&a.annotation)]);
    }

    fn arguments(&mut self, a: &Arguments) {
        self.node(
            "arguments",
            None,
            &[
                As(&a.posonlyargs),
                As(&a.args),
                OA(a.vararg.as_deref()),
                As(&a.kwonlyargs),
                OEs(&a.kw_defaults),
                OA(a.kwarg.as_deref()),
                Es(&a.defaults),
            ],
        );
    }

    fn type_param(&mut self, t: &TypeParam) {
        let s = Some(t.span);
        match &t.kind {
            TypeParamKind::TypeVar {
                name,
                bound,
                default_value,
            } => {
                self.node("TypeVar", s, &[Id(name), oe(bound), oe(default_value)]);
            }
            TypeParamKind::ParamSpec {
                name,
                default_value,
            } => {
                self.node("ParamSpec", s, &[Id(name), oe(default_value)]);
            }
            TypeParamKind::TypeVarTuple {
                name,
                default_value,
            } => {
                self.node("TypeVarTuple", s, &[Id(name), oe(default_value)]);
            }
        }
    }

    fn pattern(&mut self, p: &Pattern) {
        use PatternKind::*;
        let s = Some(p.span);
        match &p.kind {
            MatchValue { value } => self.node("MatchValue", s, &[E(value)]),
            MatchSingleton { value } => self.node("MatchSingleton", s, &[Const(value)]),
            MatchSequence { patterns } => self.node("MatchSequence", s, &[Ps(patterns)]),
            MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                self.node(
                    "MatchMapping",
                    s,
                    &[Es(keys), Ps(patterns), OId(rest.as_deref())],
                );
            }
            MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                self.node(
                    "MatchClass",
                    s,
                    &[E(cls), Ps(patterns), Ids(kwd_attrs), Ps(kwd_patterns)],
                );
            }
            MatchStar { name } => self.node("MatchStar", s, &[OId(name.as_deref())]),
            MatchAs { pattern, name } => self.node(
                "MatchAs",
                s,
                &[OP(pattern.as_deref()), OId(name.as_deref())],
            ),
            MatchOr { patterns } => self.node("MatchOr", s, &[Ps(patterns)]),
        }
    }

    fn function(&mut self, kind: &str, span: Span, f: &FunctionDef) {
        let fields = [
            Id(&f.name),
            Args(&f.args),
            Ss(&f.body),
            Es(&f.decorator_list),
            oe(&f.returns),
            Tps(&f.type_params),
        ];
        self.node(kind, Some(span), &fields);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        use StmtKind::*;
        let s = Some(stmt.span);
        match &stmt.kind {
            FunctionDef(f) => self.function("FunctionDef", stmt.span, f),
            AsyncFunctionDef(f) => self.function("AsyncFunctionDef", stmt.span, f),
            ClassDef(c) => self.node(
                "ClassDef",
                s,
                &[
                    Id(&c.name),
                    Es(&c.bases),
                    Ks(&c.keywords),
                    Ss(&c.body),
                    Es(&c.decorator_list),
                    Tps(&c.type_params),
                ],
            ),
            Return { value } => self.node("Return", s, &[oe(value)]),
            Delete { targets } => self.node("Delete", s, &[Es(targets)]),
            Assign { targets, value } => self.node("Assign", s, &[Es(targets), E(value)]),
            TypeAlias {
                name,
                type_params,
                value,
            } => {
                self.node("TypeAlias", s, &[E(name), Tps(type_params), E(value)]);
            }
            AugAssign { target, op, value } => {
                self.node("AugAssign", s, &[E(target), word(op), E(value)])
            }
            AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                self.node(
                    "AnnAssign",
                    s,
                    &[
                        E(target),
                        E(annotation),
                        oe(value),
                        word(i32::from(*simple)),
                    ],
                );
            }
            For(f) => self.node(
                "For",
                s,
                &[E(&f.target), E(&f.iter), Ss(&f.body), Ss(&f.orelse)],
            ),
            AsyncFor(f) => self.node(
                "AsyncFor",
                s,
                &[E(&f.target), E(&f.iter), Ss(&f.body), Ss(&f.orelse)],
            ),
            While { test, body, orelse } => self.node("While", s, &[E(test), Ss(body), Ss(orelse)]),
            If { test, body, orelse } => self.node("If", s, &[E(test), Ss(body), Ss(orelse)]),
            With { items, body } => self.node("With", s, &[Ws(items), Ss(body)]),
            AsyncWith { items, body } => self.node("AsyncWith", s, &[Ws(items), Ss(body)]),
            Match { subject, cases } => self.node("Match", s, &[E(subject), Mcs(cases)]),
            Raise { exc, cause } => self.node("Raise", s, &[oe(exc), oe(cause)]),
            Try(t) => self.node(
                "Try",
                s,
                &[
                    Ss(&t.body),
                    Hs(&t.handlers),
                    Ss(&t.orelse),
                    Ss(&t.finalbody),
                ],
            ),
            TryStar(t) => self.node(
                "TryStar",
                s,
                &[
                    Ss(&t.body),
                    Hs(&t.handlers),
                    Ss(&t.orelse),
                    Ss(&t.finalbody),
                ],
            ),
            Assert { test, msg } => self.node("Assert", s, &[E(test), oe(msg)]),
            Import { names } => self.node("Import", s, &[Als(names)]),
            ImportFrom {
                module,
                names,
                level,
            } => {
                self.node(
                    "ImportFrom",
                    s,
                    &[OId(module.as_deref()), Als(names), word(level)],
                );
            }
            Global { names } => self.node("Global", s, &[Ids(names)]),
            Nonlocal { names } => self.node("Nonlocal", s, &[Ids(names)]),
            Expr { value } => self.node("Expr", s, &[E(value)]),
            Pass => self.node("Pass", s, &[]),
            Break => self.node("Break", s, &[]),
            Continue => self.node("Continue", s, &[]),
        }
    }

    fn expr(&mut self, e: &Expr) {
        use ExprKind::*;
        let s = Some(e.span);
        match &e.kind {
            BoolOp { op, values } => self.node("BoolOp", s, &[word(op), Es(values)]),
            NamedExpr { target, value } => self.node("NamedExpr", s, &[E(target), E(value)]),
            BinOp { left, op, right } => self.node("BinOp", s, &[E(left), word(op), E(right)]),
            UnaryOp { op, operand } => self.node("UnaryOp", s, &[word(op), E(operand)]),
            Lambda { args, body } => self.node("Lambda", s, &[Args(args), E(body)]),
            IfExp { test, body, orelse } => self.node("IfExp", s, &[E(test), E(body), E(orelse)]),
            Dict { keys, values } => self.node("Dict", s, &[OEs(keys), Es(values)]),
            Set { elts } => self.node("Set", s, &[Es(elts)]),
            ListComp { elt, generators } => self.node("ListComp", s, &[E(elt), Cs(generators)]),
            SetComp { elt, generators } => self.node("SetComp", s, &[E(elt), Cs(generators)]),
            DictComp {
                key,
                value,
                generators,
            } => self.node("DictComp", s, &[E(key), E(value), Cs(generators)]),
            GeneratorExp { elt, generators } => {
                self.node("GeneratorExp", s, &[E(elt), Cs(generators)])
            }
            Await { value } => self.node("Await", s, &[E(value)]),
            Yield { value } => self.node("Yield", s, &[oe(value)]),
            YieldFrom { value } => self.node("YieldFrom", s, &[E(value)]),
            Compare {
                left,
                ops,
                comparators,
            } => {
                let ops = Word(format!("{ops:?}").replace(", ", " "));
                self.node("Compare", s, &[E(left), ops, Es(comparators)]);
            }
            Call {
                func,
                args,
                keywords,
            } => self.node("Call", s, &[E(func), Es(args), Ks(keywords)]),
            FormattedValue {
                value,
                conversion,
                format_spec,
            } => {
                self.node(
                    "FormattedValue",
                    s,
                    &[E(value), word(*conversion as i32), oe(format_spec)],
                );
            }
            Interpolation {
                value,
                text,
                conversion,
                format_spec,
            } => {
                let text = gillie_grammar::ast::Constant::Str(text.clone());
                let fields = [
                    E(value),
                    Const(&text),
                    word(*conversion as i32),
                    oe(format_spec),
                ];
                self.node("Interpolation", s, &fields);
            }
            JoinedStr { values } => self.node("JoinedStr", s, &[Es(values)]),
            TemplateStr { values } => self.node("TemplateStr", s, &[Es(values)]),
            Constant { value, u_prefix } => {
                self.node("Constant", s, &[Const(value), OId(u_prefix.then_some("u"))]);
            }
            Attribute { value, attr, ctx } => {
                self.node("Attribute", s, &[E(value), Id(attr), word(ctx)])
            }
            Subscript { value, slice, ctx } => {
                self.node("Subscript", s, &[E(value), E(slice), word(ctx)])
            }
            Starred { value, ctx } => self.node("Starred", s, &[E(value), word(ctx)]),
            Name { id, ctx } => self.node("Name", s, &[Id(id), word(ctx)]),
            List { elts, ctx } => self.node("List", s, &[Es(elts), word(ctx)]),
            Tuple { elts, ctx } => self.node("Tuple", s, &[Es(elts), word(ctx)]),
            Slice { lower, upper, step } => {
                self.node("Slice", s, &[oe(lower), oe(upper), oe(step)])
            }
        }
    }
}
