//! The second half: from the outermost scope inwards, what does each name mean? Free variables travel outwards
//! until a scope binds them. Follows `analyze_block` of CPython's `Python/symtable.c`.

use gillie_grammar::SyntaxError;
use gillie_grammar::ast::{Name, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Resolved, ScopeId, ScopeKind, Symbol, SymbolTable, def, grow};

type Set = FxHashSet<Name>;

/// Names that the implicit cells of a class body serve.
const CLASS_CELLS: [&str; 3] = ["__class__", "__classdict__", "__conditional_annotations__"];

pub fn analyze(table: &mut SymbolTable) -> Result<(), SyntaxError> {
    let mut type_params = Set::default();
    block(table, 0, None, &mut Set::default(), &mut type_params, None)?;
    Ok(())
}

/// Analyzes scope `id`; returns the names free in it. `bound` are the names bound by enclosing functions.
fn block(
    table: &mut SymbolTable,
    id: ScopeId,
    bound: Option<&mut Set>,
    global: &mut Set,
    type_params: &mut Set,
    class: Option<ScopeId>,
) -> Result<Set, SyntaxError> {
    let kind = table.scopes[id].kind;
    let mut local = Set::default();
    let mut free = Set::default();
    let mut resolved: FxHashMap<Name, Resolved> = FxHashMap::default();
    let mut bound_now: Option<Set> = bound.map(std::mem::take);
    // In a class body, names of the class itself are invisible to what it contains.
    let before_class = (kind == ScopeKind::Class).then(|| (bound_now.clone(), global.clone()));

    let names: Vec<(Name, u16)> = table.scopes[id]
        .symbols
        .iter()
        .map(|(n, s)| (n.clone(), s.flags))
        .collect();
    for (name, flags) in names {
        let scope = &table.scopes[id];
        let what = if flags & def::GLOBAL != 0 {
            if flags & def::NONLOCAL != 0 {
                return Err(at_directive(
                    table,
                    id,
                    &name,
                    format!("name '{name}' is nonlocal and global"),
                ));
            }
            global.insert(name.clone());
            if let Some(b) = bound_now.as_mut() {
                b.remove(&name);
            }
            Resolved::GlobalExplicit
        } else if flags & def::NONLOCAL != 0 {
            let message = match bound_now.as_ref() {
                None => Some("nonlocal declaration not allowed at module level".to_string()),
                Some(b) if !b.contains(&name) => {
                    Some(format!("no binding for nonlocal '{name}' found"))
                }
                Some(_) if type_params.contains(&name) => Some(format!(
                    "nonlocal binding not allowed for type parameter '{name}'"
                )),
                Some(_) => None,
            };
            if let Some(message) = message {
                return Err(at_directive(table, id, &name, message));
            }
            free.insert(name.clone());
            Resolved::Free
        } else if flags & def::BOUND != 0 {
            local.insert(name.clone());
            global.remove(&name);
            if flags & def::TYPE_PARAM != 0 {
                type_params.insert(name.clone());
            } else {
                type_params.remove(&name);
            }
            Resolved::Local
        } else {
            let class_flags = class
                .filter(|_| scope.can_see_class)
                .and_then(|c| table.scopes[c].get(&name))
                .map_or(0, |s| s.flags);
            if class_flags & def::GLOBAL != 0 {
                Resolved::GlobalExplicit
            } else if class_flags & def::BOUND != 0 && class_flags & def::NONLOCAL == 0 {
                Resolved::GlobalImplicit
            } else if bound_now.as_ref().is_some_and(|b| b.contains(&name)) {
                free.insert(name.clone());
                Resolved::Free
            } else {
                Resolved::GlobalImplicit
            }
        };
        resolved.insert(name, what);
    }

    // What the children see as bound.
    let (mut child_bound, child_global) = match before_class {
        Some((b, g)) => {
            let mut b = b.unwrap_or_default();
            b.extend(CLASS_CELLS.iter().map(|&n| Name::from(n)));
            (b, g)
        }
        None => {
            let mut b = bound_now.clone().unwrap_or_default();
            if kind.is_function_like() {
                b.extend(local.iter().cloned());
            }
            (b, global.clone())
        }
    };

    let children = table.scopes[id].children.clone();
    for child in children {
        let child_class = if !table.scopes[child].can_see_class {
            None
        } else if kind == ScopeKind::Class {
            Some(id)
        } else {
            class
        };
        let inlined = table.scopes[child].kind.is_comprehension()
            && table.scopes[child].kind != ScopeKind::GeneratorExp
            && !table.scopes[id].can_see_class;
        let mut bound_copy = child_bound.clone();
        let mut global_copy = child_global.clone();
        let mut params_copy = type_params.clone();
        let mut child_free = grow(|| {
            block(
                table,
                child,
                Some(&mut bound_copy),
                &mut global_copy,
                &mut params_copy,
                child_class,
            )
        })?;
        if inlined {
            table.scopes[child].inlined = true;
            inline(table, id, child, &mut child_free);
        }
        free.extend(child_free);
    }
    child_bound.clear();

    if kind.is_function_like() {
        for (name, what) in &mut resolved {
            if *what == Resolved::Local && free.remove(name) {
                *what = Resolved::Cell;
            }
        }
    } else if kind == ScopeKind::Class {
        let scope = &mut table.scopes[id];
        scope.needs_class_cell |= free.remove("__class__");
        scope.needs_classdict |= free.remove("__classdict__");
        scope.conditional_annotations |= free.remove("__conditional_annotations__");
    }

    // Write the answers down; names that only pass through get a symbol.
    let class_like = kind == ScopeKind::Class || table.scopes[id].can_see_class;
    let scope = &mut table.scopes[id];
    for (name, symbol) in &mut scope.symbols {
        if let Some(&what) = resolved.get(name) {
            symbol.resolved = what;
        }
    }
    for name in &free {
        if let Some(symbol) = scope.symbols.get_mut(name) {
            if class_like {
                symbol.flags |= def::FREE_CLASS;
            }
            continue;
        }
        if bound_now.as_ref().is_some_and(|b| !b.contains(name)) {
            continue;
        }
        scope.symbols.insert(
            name.clone(),
            Symbol {
                flags: 0,
                resolved: Resolved::Free,
            },
        );
    }
    Ok(free)
}

/// An inlined comprehension reads locals of its function straight from their registers: such names need no
/// cell, unless a function within the comprehension uses them too.
fn inline(table: &SymbolTable, outer: ScopeId, comp: ScopeId, child_free: &mut Set) {
    let class = table.scopes[outer].kind == ScopeKind::Class;
    if class {
        for name in CLASS_CELLS {
            let only_here = !free_in_any_child(table, comp, name);
            if only_here && table.scopes[comp].resolved(name) == Resolved::Free {
                child_free.remove(name);
            }
        }
        return;
    }
    for (name, symbol) in &table.scopes[comp].symbols {
        if symbol.resolved != Resolved::Free {
            continue;
        }
        let bound_outside = table.scopes[outer]
            .get(name)
            .is_some_and(|s| s.flags & def::BOUND != 0);
        if bound_outside && !free_in_any_child(table, comp, name) {
            child_free.remove(name);
        }
    }
}

fn free_in_any_child(table: &SymbolTable, id: ScopeId, name: &str) -> bool {
    table.scopes[id].children.iter().any(|&child| {
        let scope = &table.scopes[child];
        // What an inlined child only reads from this function's registers needs no cell.
        scope.resolved(name) == Resolved::Free
            && (!scope.inlined || free_in_any_child(table, child, name))
    })
}

fn at_directive(table: &SymbolTable, id: ScopeId, name: &Name, message: String) -> SyntaxError {
    let scope = &table.scopes[id];
    let span = scope
        .directives
        .iter()
        .find(|(n, _)| n == name)
        .map_or(Span::default(), |d| d.1);
    SyntaxError::new(span, message)
}
