//! Which variable does a name mean? One [`Scope`] per code object (and per inlined comprehension), each with a
//! table of the names that occur in it. `build` walks the tree once and notes how every name is used;
//! `analyze` then decides, from the outside in, whether it is local, a cell, free or global. Both follow
//! CPython's `Python/symtable.c`, whose words the errors use.

mod analyze;
mod build;
mod build_scopes;

use std::sync::Arc;

use gillie_grammar::SyntaxError;
use gillie_grammar::ast::{self, Name, Span};
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// How a name is used in a scope.
pub mod def {
    pub const GLOBAL: u16 = 1;
    pub const LOCAL: u16 = 1 << 1;
    pub const PARAM: u16 = 1 << 2;
    pub const NONLOCAL: u16 = 1 << 3;
    pub const USE: u16 = 1 << 4;
    /// Bound in a class body and also passed through it to an inner function.
    pub const FREE_CLASS: u16 = 1 << 5;
    pub const IMPORT: u16 = 1 << 6;
    pub const ANNOT: u16 = 1 << 7;
    pub const COMP_ITER: u16 = 1 << 8;
    pub const TYPE_PARAM: u16 = 1 << 9;
    pub const BOUND: u16 = LOCAL | PARAM | IMPORT | TYPE_PARAM;
}

/// What a name means in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    Unknown,
    Local,
    Cell,
    Free,
    GlobalExplicit,
    GlobalImplicit,
}

/// A name in a scope.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// See [`def`].
    pub flags: u16,
    pub resolved: Resolved,
}

/// What kind of block a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp,
    /// The `__annotate__` function of a function, class or module (PEP 649).
    Annotation,
    /// The hidden function around a generic function, class or alias (PEP 695).
    TypeParams,
    /// The value of a `type` statement.
    TypeAlias,
    /// Bound, constraints or default of a type parameter.
    TypeVariable,
}

impl ScopeKind {
    /// Whether names bound here live in registers.
    pub fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }

    /// Whether it is a comprehension or generator expression.
    pub fn is_comprehension(self) -> bool {
        use ScopeKind::*;
        matches!(self, ListComp | SetComp | DictComp | GeneratorExp)
    }
}

/// Index of a scope.
pub type ScopeId = usize;

/// Which block of a syntax node a scope is: some nodes own several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Body,
    TypeParams,
    Annotations,
    Default,
}

/// Names to symbols in the order of appearance.
pub type Symbols = IndexMap<Name, Symbol, FxBuildHasher>;

/// One scope.
#[derive(Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub name: Name,
    pub parent: Option<ScopeId>,
    pub children: Vec<ScopeId>,
    pub symbols: Symbols,
    /// Parameters in order (positional, keyword-only, `*args`, `**kwargs`).
    pub params: Vec<Name>,
    /// What a lazily evaluated expression is of: "a TypeVar bound".
    pub(crate) lazy: &'static str,
    /// Contains `yield`.
    pub generator: bool,
    /// `async def`, or contains `await`/asynchronous comprehensions.
    pub coroutine: bool,
    /// `async def`.
    pub async_def: bool,
    /// Inside a function.
    pub nested: bool,
    /// A comprehension whose code is part of its parent's (PEP 709).
    pub inlined: bool,
    /// Class: a method needs `__class__`.
    pub needs_class_cell: bool,
    /// Class: an annotation or type-parameter scope needs the class namespace.
    pub needs_classdict: bool,
    /// An annotation or type-parameter scope directly within a class.
    pub can_see_class: bool,
    /// Module or class: some annotations are only sometimes executed.
    pub conditional_annotations: bool,
    /// Module or class: has annotations of simple names at all.
    pub has_annotations: bool,
    /// How many `:=` bind a name of this scope.
    pub has_named_expr: bool,
    /// Has `import *`.
    pub import_star: bool,
    /// Where it begins.
    pub span: Span,
    // ---- state of the builder
    pub(crate) comp_iter_target: bool,
    pub(crate) comp_iter_expr: u32,
    pub(crate) in_conditional: bool,
    /// `global`/`nonlocal` statements: for error positions.
    pub(crate) directives: Vec<(Name, Span)>,
}

impl Scope {
    /// The symbol of a (mangled) name.
    pub fn get(&self, name: &str) -> Option<&Symbol> {
        self.symbols.get(name)
    }

    /// What a (mangled) name means here, `Unknown` if it does not occur.
    pub fn resolved(&self, name: &str) -> Resolved {
        self.get(name).map_or(Resolved::Unknown, |s| s.resolved)
    }

    /// Free variables in CPython's order (sorted).
    pub fn free_names(&self) -> Vec<Name> {
        let mut names: Vec<Name> = self
            .symbols
            .iter()
            .filter(|(_, s)| s.resolved == Resolved::Free || s.flags & def::FREE_CLASS != 0)
            .map(|(n, _)| n.clone())
            .collect();
        names.sort();
        names
    }
}

/// All scopes of a module; scope 0 is the module's.
#[derive(Debug, Default)]
pub struct SymbolTable {
    pub scopes: Vec<Scope>,
    by_node: FxHashMap<(usize, Part), ScopeId>,
    /// Of classes and modules: the scope that their variables' annotations share.
    annotations: FxHashMap<ScopeId, ScopeId>,
}

impl SymbolTable {
    /// The scope of a node that the builder met.
    pub fn scope_of<T>(&self, node: &T, part: Part) -> Option<ScopeId> {
        self.by_node.get(&(address(node), part)).copied()
    }
}

impl SymbolTable {
    /// The scope shared by the annotations of a class's or module's variables.
    pub fn annotations_of(&self, id: ScopeId) -> Option<ScopeId> {
        self.annotations.get(&id).copied()
    }
}

/// The identity of a node: its address, stable while the tree is borrowed.
fn address<T>(node: &T) -> usize {
    node as *const T as usize
}

/// Builds and analyzes the scopes of a module.
pub fn symbol_table(
    module: &ast::Mod,
    future_annotations: bool,
) -> Result<SymbolTable, SyntaxError> {
    let mut table = build::build(module, future_annotations)?;
    analyze::analyze(&mut table)?;
    Ok(table)
}

/// The class whose private names are mangled.
#[derive(Clone, Debug)]
pub struct Private {
    class: Name,
    /// Around a generic class: only its type parameters are its names, the others those of the class around it.
    only: Option<Arc<(Vec<Name>, Option<Private>)>>,
}

impl Private {
    /// In the body of a class.
    pub fn body(class: &Name) -> Private {
        Private {
            class: class.clone(),
            only: None,
        }
    }

    /// Where a class's type parameters and bases are evaluated.
    pub fn type_params(class: &Name, params: &[ast::TypeParam], outer: Option<Private>) -> Private {
        let names = params.iter().map(|param| match &param.kind {
            ast::TypeParamKind::TypeVar { name, .. }
            | ast::TypeParamKind::ParamSpec { name, .. }
            | ast::TypeParamKind::TypeVarTuple { name, .. } => name.clone(),
        });
        Private {
            class: class.clone(),
            only: Some(Arc::new((names.collect(), outer))),
        }
    }
}

/// Name mangling: `__x` in class `_C` is `_C__x` (reference manual, 6.2.1).
pub fn mangle(private: Option<&Private>, name: &Name) -> Name {
    let Some(private) = private else {
        return name.clone();
    };
    if let Some(only) = &private.only
        && !only.0.contains(name)
    {
        return mangle(only.1.as_ref(), name);
    }
    let class = &private.class;
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.clone();
    }
    Arc::from(format!("_{class}{name}"))
}

/// Runs `f` with enough native stack for one more level of the tree.
pub fn grow<T>(f: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(256 * 1024, 2 * 1024 * 1024, f)
}
