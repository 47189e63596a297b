//! `_symtable`: the compiler's scopes, for the library's `symtable`. After CPython's `Modules/symtablemodule.c`.

use crate::object::header::Visitor;
use crate::object::iterators::this;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::types::flags;
use crate::object::{Bound, NativeDef, Payload, Value};
use crate::vm::{Result, Vm};
use gillie_compile::symbols::{Resolved, ScopeId, ScopeKind, SymbolTable, def};

type Bindings<'a> = &'a [Option<Value>];

/// CPython's numbers (`Include/internal/pycore_symtable.h`); [`def`] has some of them in another order.
const FLAGS: &[(&str, i64)] = &[
    ("USE", 16),
    ("DEF_GLOBAL", 1),
    ("DEF_LOCAL", 2),
    ("DEF_PARAM", 4),
    ("DEF_NONLOCAL", 8),
    ("DEF_FREE_CLASS", 64),
    ("DEF_IMPORT", 128),
    ("DEF_ANNOT", 256),
    ("DEF_COMP_ITER", 512),
    ("DEF_TYPE_PARAM", 1024),
    ("DEF_COMP_CELL", 2048),
    ("DEF_BOUND", 2 | 4 | 128 | 1024),
    ("TYPE_FUNCTION", 0),
    ("TYPE_CLASS", 1),
    ("TYPE_MODULE", 2),
    ("TYPE_ANNOTATION", 3),
    ("TYPE_TYPE_ALIAS", 4),
    ("TYPE_TYPE_PARAMETERS", 5),
    ("TYPE_TYPE_VARIABLE", 6),
    ("LOCAL", 1),
    ("GLOBAL_EXPLICIT", 2),
    ("GLOBAL_IMPLICIT", 3),
    ("FREE", 4),
    ("CELL", 5),
    ("SCOPE_OFF", SCOPE_OFFSET),
    ("SCOPE_MASK", 15),
];

const SCOPE_OFFSET: i64 = 12;

/// Our flags and CPython's.
const TRANSLATED: &[(u16, i64)] = &[
    (def::GLOBAL, 1),
    (def::LOCAL, 2),
    (def::PARAM, 4),
    (def::NONLOCAL, 8),
    (def::USE, 16),
    (def::FREE_CLASS, 64),
    (def::IMPORT, 128),
    (def::ANNOT, 256),
    (def::COMP_ITER, 512),
    (def::TYPE_PARAM, 1024),
];

/// Payload of `symtable entry`.
struct Entry {
    id: i64,
    name: Value,
    symbols: Value,
    varnames: Value,
    children: Value,
    nested: bool,
    kind: i64,
    line: i64,
}

impl Payload for Entry {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        for part in [&self.name, &self.symbols, &self.varnames, &self.children] {
            visit(part);
        }
    }
}

static ENTRY: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES | flags::WEAKREF,
    getset: &[
        ("id", |vm, e| Ok(vm.int(this::<Entry>(e).id)), None, ""),
        ("name", |_, e| Ok(this::<Entry>(e).name.clone()), None, ""),
        (
            "symbols",
            |_, e| Ok(this::<Entry>(e).symbols.clone()),
            None,
            "",
        ),
        (
            "varnames",
            |_, e| Ok(this::<Entry>(e).varnames.clone()),
            None,
            "",
        ),
        (
            "children",
            |_, e| Ok(this::<Entry>(e).children.clone()),
            None,
            "",
        ),
        (
            "nested",
            |vm, e| Ok(vm.int(this::<Entry>(e).nested as i64)),
            None,
            "",
        ),
        ("type", |vm, e| Ok(vm.int(this::<Entry>(e).kind)), None, ""),
        (
            "lineno",
            |vm, e| Ok(vm.int(this::<Entry>(e).line)),
            None,
            "",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(|vm, e| {
            let entry = this::<Entry>(e);
            let name = vm.display_text(&entry.name)?;
            Ok(vm.str(&format!(
                "<symtable entry {name}({}), line {}>",
                entry.id, entry.line
            )))
        }));
    },
    ..TypeSpec::of::<Entry>("symtable entry")
};

fn kind_number(kind: ScopeKind) -> i64 {
    match kind {
        ScopeKind::Class => 1,
        ScopeKind::Module => 2,
        ScopeKind::Annotation => 3,
        ScopeKind::TypeAlias => 4,
        ScopeKind::TypeParams => 5,
        ScopeKind::TypeVariable => 6,
        _ => 0,
    }
}

fn scope_number(resolved: Resolved) -> i64 {
    match resolved {
        Resolved::Unknown => 0,
        Resolved::Local => 1,
        Resolved::GlobalExplicit => 2,
        Resolved::GlobalImplicit => 3,
        Resolved::Free => 4,
        Resolved::Cell => 5,
    }
}

/// A scope with those in it.
fn entry(vm: &mut Vm, table: &SymbolTable, id: ScopeId) -> Result<Value> {
    vm.check_stack()?;
    let scope = &table.scopes[id];
    let symbols = vm.dict();
    let add = |vm: &mut Vm, scope: &gillie_compile::symbols::Scope, merged: bool| -> Result<()> {
        for (name, symbol) in &scope.symbols {
            if merged && symbol.flags & def::PARAM != 0 {
                continue;
            }
            let key = vm.intern(name);
            if merged && vm.contains(&symbols, &key)? {
                continue;
            }
            let flags: i64 = TRANSLATED
                .iter()
                .filter(|(ours, _)| symbol.flags & ours != 0)
                .map(|(_, theirs)| theirs)
                .sum();
            let word = vm.int(flags | scope_number(symbol.resolved) << SCOPE_OFFSET);
            vm.set_item(&symbols, &key, Some(&word))?;
        }
        Ok(())
    };
    add(vm, scope, false)?;
    let mut children = Vec::new();
    let mut waiting: Vec<ScopeId> = scope.children.iter().rev().copied().collect();
    // What is inlined belongs to the scope around it, and so do the scopes in it.
    while let Some(child) = waiting.pop() {
        let inner = &table.scopes[child];
        if inner.inlined {
            add(vm, inner, true)?;
            waiting.extend(inner.children.iter().rev());
        } else if inner.kind != ScopeKind::Annotation || !inner.symbols.is_empty() {
            children.push(entry(vm, table, child)?);
        }
    }
    let name = match scope.kind {
        ScopeKind::Module => "top",
        ScopeKind::Lambda => "lambda",
        ScopeKind::GeneratorExp => "genexpr",
        ScopeKind::ListComp => "listcomp",
        ScopeKind::SetComp => "setcomp",
        ScopeKind::DictComp => "dictcomp",
        _ => &scope.name,
    };
    let name = vm.intern(name);
    let varnames = scope.params.iter().map(|name| vm.intern(name)).collect();
    let (varnames, children) = (vm.list(varnames), vm.list(children));
    Ok(vm.object(Entry {
        // The scope's span is where it is: the same for the same text, and different for different scopes.
        id: id as i64 + 1 + symbols.raw().0 as i64,
        name,
        symbols,
        varnames,
        children,
        nested: scope.nested,
        kind: kind_number(scope.kind),
        line: scope.span.line.into(),
    }))
}

fn symtable(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let filename = crate::modules::posix::path_text(vm, args.arg(1))?;
    let Some(mode) = args
        .arg(2)
        .downcast::<Str>()
        .map(|mode| mode.text().into_owned())
    else {
        let name = vm.type_name(args.arg(2));
        return Err(vm.type_error(format!("symtable() argument 3 must be str, not {name}")));
    };
    let mode = match &*mode {
        "exec" => gillie_grammar::Mode::Exec,
        "eval" => gillie_grammar::Mode::Eval,
        "single" => gillie_grammar::Mode::Single,
        _ => {
            return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'"));
        }
    };
    let source = crate::modules::builtins::code::source_text(
        vm,
        args.arg(0),
        "symtable",
        "string or bytes",
        &filename,
    )?;
    let table = gillie_grammar::parse(&source, mode)
        .and_then(|parsed| gillie_compile::symbols::symbol_table(&parsed.tree, false));
    match table {
        Ok(table) => entry(vm, &table, 0),
        Err(error) => Err(vm.syntax_error(&error, &source, &filename)),
    }
}

const FUNCTIONS: &[NativeDef] = &[(
    "symtable",
    "(source, filename, startstr, /)",
    symtable,
    "Return symbol and scope dictionaries used internally by compiler.",
)];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: FUNCTIONS,
    init: |vm, module| {
        vm.register(&ENTRY)?;
        for &(name, number) in FLAGS {
            let number = vm.int(number);
            vm.module_set(module, name, number);
        }
        Ok(())
    },
    ..ModuleSpec::named("_symtable")
};
