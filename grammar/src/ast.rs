//! The abstract syntax tree: the shape of CPython 3.14's `Parser/Python.asdl`, node for node and
//! field for field, so that whoever knows Python's `ast` module knows this file.
//!
//! Every node that has a position in CPython has a [`Span`] here. Names are NFKC-normalised and not
//! mangled. A tree is built only through [`Expr::new`], which keeps each expression's height: the
//! parser refuses trees higher than [`MAX_DEPTH`], so that walking or dropping one needs a bounded
//! amount of native stack. (A walker that uses much stack per level should grow its stack.)

use std::sync::Arc;

/// The greatest height of an expression that the parser lets through.
pub const MAX_DEPTH: u16 = 6000;

/// An identifier, NFKC-normalised (PEP 3131), not mangled.
pub type Name = Arc<str>;

/// Where a node stands in the source: 1-based lines, columns in bytes of UTF-8, as CPython's
/// `lineno`, `col_offset`, `end_lineno` and `end_col_offset`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First line, from 1.
    pub line: u32,
    /// First byte in that line, from 0.
    pub col: u32,
    /// Last line.
    pub end_line: u32,
    /// One past the last byte in that line.
    pub end_col: u32,
}

impl Span {
    /// The `end_col` of an error for which CPython gives `end_offset` -1 (it is -2 as an `i32`, so
    /// that adding one works as for every column).
    pub const NO_END: u32 = u32::MAX - 1;
    /// The same for `end_offset` 0.
    pub const NO_END_KNOWN: u32 = u32::MAX;
    /// The same for `end_offset` `None`.
    pub const NO_END_AT_ALL: u32 = u32::MAX - 2;

    /// A span from its four figures.
    pub const fn new(line: u32, col: u32, end_line: u32, end_col: u32) -> Self {
        Span {
            line,
            col,
            end_line,
            end_col,
        }
    }

    /// The span from the start of `self` to the end of `last`.
    pub const fn to(self, last: Span) -> Self {
        Span {
            line: self.line,
            col: self.col,
            end_line: last.end_line,
            end_col: last.end_col,
        }
    }

    /// The empty span at the start of `self`.
    pub const fn start(self) -> Self {
        Span {
            line: self.line,
            col: self.col,
            end_line: self.line,
            end_col: self.col,
        }
    }

    /// The empty span at the end of `self`.
    pub const fn end(self) -> Self {
        Span {
            line: self.end_line,
            col: self.end_col,
            end_line: self.end_line,
            end_col: self.end_col,
        }
    }
}

/// What a whole source text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Mod {
    /// A file (`exec`).
    Module {
        /// Its statements.
        body: Vec<Stmt>,
    },
    /// One statement typed at a prompt (`single`).
    Interactive {
        /// Its statements (several when separated by `;`).
        body: Vec<Stmt>,
    },
    /// One expression (`eval`).
    Expression {
        /// The expression.
        body: Box<Expr>,
    },
}

/// A statement with its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind,
}

impl Stmt {
    /// Whether it is a compound statement: one that other statements belong to.
    pub fn is_compound(&self) -> bool {
        use StmtKind::*;
        matches!(
            self.kind,
            FunctionDef(_)
                | AsyncFunctionDef(_)
                | ClassDef(_)
                | For(_)
                | AsyncFor(_)
                | While { .. }
                | If { .. }
                | With { .. }
                | AsyncWith { .. }
                | Match { .. }
                | Try(_)
                | TryStar(_)
        )
    }

    /// A statement at `span`.
    pub fn new(span: Span, kind: impl Into<StmtKind>) -> Self {
        Stmt {
            span,
            kind: kind.into(),
        }
    }
}

/// `stmt` of Python.asdl.
#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// `def`
    FunctionDef(Box<FunctionDef>),
    /// `async def`
    AsyncFunctionDef(Box<FunctionDef>),
    /// `class`
    ClassDef(Box<ClassDef>),
    /// `return value`
    Return { value: Option<Box<Expr>> },
    /// `del targets`
    Delete { targets: Vec<Expr> },
    /// `a = b = value`
    Assign {
        targets: Vec<Expr>,
        value: Box<Expr>,
    },
    /// `type name[type_params] = value`
    TypeAlias {
        name: Box<Expr>,
        type_params: Vec<TypeParam>,
        value: Box<Expr>,
    },
    /// `target op= value`
    AugAssign {
        target: Box<Expr>,
        op: Operator,
        value: Box<Expr>,
    },
    /// `target: annotation = value`; `simple` if the target is a bare name without parentheses.
    AnnAssign {
        target: Box<Expr>,
        annotation: Box<Expr>,
        value: Option<Box<Expr>>,
        simple: bool,
    },
    /// `for`
    For(Box<For>),
    /// `async for`
    AsyncFor(Box<For>),
    /// `while`
    While {
        test: Box<Expr>,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// `if`; an `elif` is an `If` alone in `orelse`.
    If {
        test: Box<Expr>,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// `with`
    With {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    /// `async with`
    AsyncWith {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    /// `match`
    Match {
        subject: Box<Expr>,
        cases: Vec<MatchCase>,
    },
    /// `raise exc from cause`
    Raise {
        exc: Option<Box<Expr>>,
        cause: Option<Box<Expr>>,
    },
    /// `try` with `except`
    Try(Box<Try>),
    /// `try` with `except*`
    TryStar(Box<Try>),
    /// `assert test, msg`
    Assert {
        test: Box<Expr>,
        msg: Option<Box<Expr>>,
    },
    /// `import`
    Import { names: Vec<Alias> },
    /// `from module import names`; `level` counts the leading dots.
    ImportFrom {
        module: Option<Name>,
        names: Vec<Alias>,
        level: u32,
    },
    /// `global`
    Global { names: Vec<Name> },
    /// `nonlocal`
    Nonlocal { names: Vec<Name> },
    /// An expression as a statement.
    Expr { value: Box<Expr> },
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// The fields of `FunctionDef` and `AsyncFunctionDef`.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDef {
    pub name: Name,
    pub args: Arguments,
    pub body: Vec<Stmt>,
    pub decorator_list: Vec<Expr>,
    pub returns: Option<Box<Expr>>,
    pub type_params: Vec<TypeParam>,
}

/// The fields of `ClassDef`.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    pub name: Name,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    pub decorator_list: Vec<Expr>,
    pub type_params: Vec<TypeParam>,
}

/// The fields of `For` and `AsyncFor`.
#[derive(Clone, Debug, PartialEq)]
pub struct For {
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

/// The fields of `Try` and `TryStar`.
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
}

/// One `except` clause.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    pub span: Span,
    /// The class or tuple of classes; `except A, B:` is a `Tuple` here (PEP 758).
    pub type_: Option<Box<Expr>>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
}

/// An expression with its position and height.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// One more than the greatest height among its parts; at most [`MAX_DEPTH`].
    pub depth: u16,
    /// What it is.
    pub kind: ExprKind,
}

impl Expr {
    /// An expression at `span`, its height computed from its parts.
    pub fn new(span: Span, kind: ExprKind) -> Self {
        let depth = kind.parts_depth().saturating_add(1);
        Expr { span, depth, kind }
    }
}

/// `expr` of Python.asdl.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `a and b and c`
    BoolOp { op: BoolOp, values: Vec<Expr> },
    /// `target := value`
    NamedExpr { target: Box<Expr>, value: Box<Expr> },
    /// `left op right`
    BinOp {
        left: Box<Expr>,
        op: Operator,
        right: Box<Expr>,
    },
    /// `op operand`
    UnaryOp { op: UnaryOp, operand: Box<Expr> },
    /// `lambda args: body`
    Lambda {
        args: Box<Arguments>,
        body: Box<Expr>,
    },
    /// `body if test else orelse`
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// `{key: value, **value}`: a `None` key is an unpacking.
    Dict {
        keys: Vec<Option<Expr>>,
        values: Vec<Expr>,
    },
    /// `{a, b}`
    Set { elts: Vec<Expr> },
    /// `[elt for …]`
    ListComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `{elt for …}`
    SetComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `{key: value for …}`
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `(elt for …)`
    GeneratorExp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `await value`
    Await { value: Box<Expr> },
    /// `yield value`
    Yield { value: Option<Box<Expr>> },
    /// `yield from value`
    YieldFrom { value: Box<Expr> },
    /// `left < b < c`
    Compare {
        left: Box<Expr>,
        ops: Vec<CmpOp>,
        comparators: Vec<Expr>,
    },
    /// `func(args, keywords)`
    Call {
        func: Box<Expr>,
        args: Vec<Expr>,
        keywords: Vec<Keyword>,
    },
    /// `{value!conversion:format_spec}` within a [`ExprKind::JoinedStr`]; the spec is a `JoinedStr`.
    FormattedValue {
        value: Box<Expr>,
        conversion: Conversion,
        format_spec: Option<Box<Expr>>,
    },
    /// `{…}` within a [`ExprKind::TemplateStr`]; `text` is the source of `value` (PEP 750's `str`).
    Interpolation {
        value: Box<Expr>,
        text: Text,
        conversion: Conversion,
        format_spec: Option<Box<Expr>>,
    },
    /// An f-string: constants and `FormattedValue`s.
    JoinedStr { values: Vec<Expr> },
    /// A t-string: constants and `Interpolation`s.
    TemplateStr { values: Vec<Expr> },
    /// A literal, `None`, `True`, `False` or `...`; `u_prefix` is ASDL's `kind='u'`.
    Constant { value: Constant, u_prefix: bool },
    /// `value.attr`
    Attribute {
        value: Box<Expr>,
        attr: Name,
        ctx: ExprContext,
    },
    /// `value[slice]`
    Subscript {
        value: Box<Expr>,
        slice: Box<Expr>,
        ctx: ExprContext,
    },
    /// `*value`
    Starred { value: Box<Expr>, ctx: ExprContext },
    /// An identifier.
    Name { id: Name, ctx: ExprContext },
    /// `[a, b]`
    List { elts: Vec<Expr>, ctx: ExprContext },
    /// `a, b`
    Tuple { elts: Vec<Expr>, ctx: ExprContext },
    /// `lower:upper:step`, only in a subscript.
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

impl ExprKind {
    /// The greatest height among the direct parts, 0 for a leaf.
    fn parts_depth(&self) -> u16 {
        fn all(list: &[Expr]) -> u16 {
            list.iter().map(|e| e.depth).max().unwrap_or(0)
        }
        fn opt(e: &Option<Box<Expr>>) -> u16 {
            e.as_ref().map_or(0, |e| e.depth)
        }
        fn generators(list: &[Comprehension]) -> u16 {
            list.iter()
                .map(|g| g.target.depth.max(g.iter.depth).max(all(&g.ifs)))
                .max()
                .unwrap_or(0)
        }
        use ExprKind::*;
        match self {
            BoolOp { values, .. } | JoinedStr { values } | TemplateStr { values } => all(values),
            NamedExpr { target, value } => target.depth.max(value.depth),
            BinOp { left, right, .. } => left.depth.max(right.depth),
            UnaryOp { operand, .. } => operand.depth,
            Lambda { args, body } => body.depth.max(args.depth()),
            IfExp { test, body, orelse } => test.depth.max(body.depth).max(orelse.depth),
            Dict { keys, values } => keys
                .iter()
                .flatten()
                .map(|e| e.depth)
                .max()
                .unwrap_or(0)
                .max(all(values)),
            Set { elts } | List { elts, .. } | Tuple { elts, .. } => all(elts),
            ListComp { elt, generators: g }
            | SetComp { elt, generators: g }
            | GeneratorExp { elt, generators: g } => elt.depth.max(generators(g)),
            DictComp {
                key,
                value,
                generators: g,
            } => key.depth.max(value.depth).max(generators(g)),
            Await { value }
            | YieldFrom { value }
            | Attribute { value, .. }
            | Starred { value, .. } => value.depth,
            Yield { value } => opt(value),
            Compare {
                left, comparators, ..
            } => left.depth.max(all(comparators)),
            Call {
                func,
                args,
                keywords,
            } => func
                .depth
                .max(all(args))
                .max(keywords.iter().map(|k| k.value.depth).max().unwrap_or(0)),
            FormattedValue {
                value, format_spec, ..
            }
            | Interpolation {
                value, format_spec, ..
            } => value.depth.max(opt(format_spec)),
            Subscript { value, slice, .. } => value.depth.max(slice.depth),
            Slice { lower, upper, step } => opt(lower).max(opt(upper)).max(opt(step)),
            Constant { .. } | Name { .. } => 0,
        }
    }
}

/// Whether a target expression is read, bound or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExprContext {
    Load,
    Store,
    Del,
}

/// The `!r` of a replacement field; ASDL writes it as an int.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum Conversion {
    None = -1,
    Ascii = 97,
    Repr = 114,
    Str = 115,
}

/// The value of a literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Str(Text),
    Bytes(Arc<[u8]>),
    Int(IntLiteral),
    Float(f64),
    /// The imaginary part of `3j`; a literal's real part is 0.
    Complex(f64),
}

/// An integer literal (never negative).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntLiteral {
    /// One that fits.
    Small(i64),
    /// One that does not: digits in `radix` (2, 8, 10 or 16), without prefix and underscores.
    Big { digits: Arc<str>, radix: u32 },
}

/// The value of a string literal, which may hold lone surrogates (`'\ud800'`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// Text without surrogates.
    Utf8(Arc<str>),
    /// Code points; used only when at least one is a surrogate.
    Wide(Arc<[u32]>),
}

impl Text {
    /// Whether there is not one character.
    pub fn is_empty(&self) -> bool {
        matches!(self, Text::Utf8(s) if s.is_empty())
    }

    /// The code points.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let (utf8, wide): (&str, &[u32]) = match self {
            Text::Utf8(s) => (s, &[]),
            Text::Wide(w) => ("", w),
        };
        utf8.chars().map(u32::from).chain(wide.iter().copied())
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Self {
        Text::Utf8(s.into())
    }
}

/// `and`, `or`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoolOp {
    And,
    Or,
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// One `for target in iter if …` of a comprehension.
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
    pub is_async: bool,
}

/// The parameters of a function or lambda, as ASDL's `arguments`: `defaults` belong to the last of
/// `posonlyargs` + `args`; `kw_defaults` has one entry for each of `kwonlyargs`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments {
    pub posonlyargs: Vec<Arg>,
    pub args: Vec<Arg>,
    pub vararg: Option<Box<Arg>>,
    pub kwonlyargs: Vec<Arg>,
    pub kw_defaults: Vec<Option<Expr>>,
    pub kwarg: Option<Box<Arg>>,
    pub defaults: Vec<Expr>,
}

impl Arguments {
    /// The greatest height among defaults and annotations.
    fn depth(&self) -> u16 {
        let defaults = self
            .defaults
            .iter()
            .chain(self.kw_defaults.iter().flatten());
        let args = self
            .posonlyargs
            .iter()
            .chain(&self.args)
            .chain(&self.kwonlyargs);
        let stars = self.vararg.iter().chain(&self.kwarg).map(|a| &**a);
        let annotations = args.chain(stars).filter_map(|a| a.annotation.as_deref());
        defaults
            .chain(annotations)
            .map(|e| e.depth)
            .max()
            .unwrap_or(0)
    }
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Arg {
    pub span: Span,
    pub arg: Name,
    pub annotation: Option<Box<Expr>>,
}

/// A keyword argument; without a name it is `**value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    pub span: Span,
    pub arg: Option<Name>,
    pub value: Expr,
}

/// One name of an import; the star of `from m import *` is the name `*`.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub span: Span,
    /// Dotted for `import a.b`.
    pub name: Name,
    pub asname: Option<Name>,
}

/// One `context_expr as optional_vars`.
#[derive(Clone, Debug, PartialEq)]
pub struct WithItem {
    pub context_expr: Expr,
    pub optional_vars: Option<Box<Expr>>,
}

/// One `case`.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Box<Expr>>,
    pub body: Vec<Stmt>,
}

/// A pattern with its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub span: Span,
    pub kind: PatternKind,
}

/// `pattern` of Python.asdl.
#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// A number, string or dotted name.
    MatchValue { value: Box<Expr> },
    /// `None`, `True` or `False`.
    MatchSingleton { value: Constant },
    /// `[a, *b]`
    MatchSequence { patterns: Vec<Pattern> },
    /// `{key: pattern, **rest}`
    MatchMapping {
        keys: Vec<Expr>,
        patterns: Vec<Pattern>,
        rest: Option<Name>,
    },
    /// `cls(patterns, kwd_attrs=kwd_patterns)`
    MatchClass {
        cls: Box<Expr>,
        patterns: Vec<Pattern>,
        kwd_attrs: Vec<Name>,
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name`; `None` for `*_`.
    MatchStar { name: Option<Name> },
    /// `pattern as name`; without a pattern a capture, without a name the wildcard `_`.
    MatchAs {
        pattern: Option<Box<Pattern>>,
        name: Option<Name>,
    },
    /// `a | b`
    MatchOr { patterns: Vec<Pattern> },
}

/// A type parameter (PEP 695), with its default (PEP 696).
#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    pub span: Span,
    pub kind: TypeParamKind,
}

/// `type_param` of Python.asdl.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeParamKind {
    /// `T: bound = default`
    TypeVar {
        name: Name,
        bound: Option<Box<Expr>>,
        default_value: Option<Box<Expr>>,
    },
    /// `**P = default`
    ParamSpec {
        name: Name,
        default_value: Option<Box<Expr>>,
    },
    /// `*Ts = default`
    TypeVarTuple {
        name: Name,
        default_value: Option<Box<Expr>>,
    },
}
