//! Names: which instruction reads, binds or deletes a variable, given what the symbol pass found.

use std::sync::Arc;

use gillie_bytecode::{LocalKind, Opcode};
use gillie_grammar::ast::{Name, Span};

use super::Generator;
use super::unit::{Level, Reg};
use crate::symbols::{Resolved, ScopeId, ScopeKind, def, mangle};

/// How a variable is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Local(Reg),
    Deref(Reg),
    /// A free variable read in a class body: the class namespace is searched first.
    ClassDeref(Reg),
    Global,
    Name,
    /// In annotation scopes of a class: through `__classdict__` (the cell), then globals.
    DictOrGlobal(Reg),
    DictOrDeref(Reg, Reg),
}

impl<'a> Generator<'a> {
    pub fn mangled(&self, name: &Name) -> Name {
        mangle(self.u.private.as_ref(), name)
    }

    /// The scope of the unit itself (not of an inlined comprehension).
    pub fn base_scope(&self) -> &'a crate::symbols::Scope {
        &self.table.scopes[self.u.levels[0].scope]
    }

    pub fn innermost_scope(&self) -> &'a crate::symbols::Scope {
        &self.table.scopes[self.u.levels[self.u.levels.len() - 1].scope]
    }

    /// How a mangled name is reached from here.
    pub fn access(&self, name: &Name) -> Access {
        let base = &self.u.levels[0];
        let base_kind = self.table.scopes[base.scope].kind;
        for level in self.u.levels[1..].iter().rev() {
            match self.table.scopes[level.scope].resolved(name) {
                Resolved::Local => {
                    if let Some(&reg) = level.regs.get(name) {
                        return Access::Local(reg);
                    }
                }
                Resolved::Cell => {
                    if let Some(&reg) = level.regs.get(name) {
                        return Access::Deref(reg);
                    }
                }
                Resolved::Free => {
                    if base_kind == ScopeKind::Class {
                        // Names of the class body are invisible in its comprehensions.
                        return match base.regs.get(name) {
                            Some(&reg) if !self.comp_binds(name) => Access::Deref(reg),
                            _ => continue,
                        };
                    }
                }
                Resolved::GlobalExplicit => return Access::Global,
                Resolved::GlobalImplicit | Resolved::Unknown => {
                    return if base_kind == ScopeKind::Module {
                        Access::Name
                    } else {
                        Access::Global
                    };
                }
            }
        }
        let scope = &self.table.scopes[base.scope];
        let reg = base.regs.get(name).copied();
        let classdict = || {
            base.regs
                .get("__classdict__")
                .copied()
                .filter(|_| scope.can_see_class)
        };
        match (scope.resolved(name), reg) {
            (Resolved::Local, Some(reg)) if base_kind.is_function_like() => Access::Local(reg),
            (Resolved::Cell, Some(reg)) => Access::Deref(reg),
            (Resolved::Free, Some(reg)) => match (base_kind, classdict()) {
                (ScopeKind::Class, _) => Access::ClassDeref(reg),
                (_, Some(dict)) if &**name != "__classdict__" => Access::DictOrDeref(dict, reg),
                _ => Access::Deref(reg),
            },
            (Resolved::GlobalExplicit, _) => Access::Global,
            _ if base_kind.is_function_like() => match classdict() {
                Some(dict) => Access::DictOrGlobal(dict),
                None => Access::Global,
            },
            _ => Access::Name,
        }
    }

    /// Whether an inlined comprehension around this point binds the name itself.
    fn comp_binds(&self, name: &Name) -> bool {
        self.u.levels[1..].iter().any(|l| l.regs.contains_key(name))
    }

    /// The register if the name is a plain local here.
    pub fn local_of(&self, name: &Name) -> Option<Reg> {
        match self.access(&self.mangled(name)) {
            Access::Local(reg) => Some(reg),
            _ => None,
        }
    }

    pub fn load_name(&mut self, span: Span, name: &Name, dst: Reg) {
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Local(reg) => {
                self.u.op1(span, Opcode::CHECK_BOUND, reg);
                self.u.mov(span, dst, reg);
            }
            Access::Deref(cell) => self.u.op2(span, Opcode::LOAD_DEREF, dst, cell),
            Access::ClassDeref(cell) => {
                let mark = self.u.next;
                let t = self.u.temp();
                self.u.op1(span, Opcode::LOAD_LOCALS, t);
                let index = self.u.name_index(&name);
                self.u.raw(
                    span,
                    Opcode::LOAD_FROM_DICT_OR_DEREF,
                    dst.0,
                    t.0,
                    cell.0,
                    [index, 0],
                );
                self.u.next = mark;
            }
            Access::Global => self.u.named(span, Opcode::LOAD_GLOBAL, dst, &name),
            Access::Name => self.u.named(span, Opcode::LOAD_NAME, dst, &name),
            Access::DictOrGlobal(dict) => {
                let mark = self.u.next;
                let t = self.u.temp();
                self.u.op2(span, Opcode::LOAD_DEREF, t, dict);
                let index = self.u.name_index(&name);
                self.u
                    .op_data(span, Opcode::LOAD_FROM_DICT_OR_GLOBALS, dst, t, index);
                self.u.next = mark;
            }
            Access::DictOrDeref(dict, cell) => {
                let mark = self.u.next;
                let t = self.u.temp();
                self.u.op2(span, Opcode::LOAD_DEREF, t, dict);
                let index = self.u.name_index(&name);
                self.u.raw(
                    span,
                    Opcode::LOAD_FROM_DICT_OR_DEREF,
                    dst.0,
                    t.0,
                    cell.0,
                    [index, 0],
                );
                self.u.next = mark;
            }
        }
    }

    pub fn store_name(&mut self, span: Span, name: &Name, src: Reg) {
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Local(reg) => self.u.mov(span, reg, src),
            Access::Deref(cell) | Access::ClassDeref(cell) | Access::DictOrDeref(_, cell) => {
                self.u.op2(span, Opcode::STORE_DEREF, cell, src);
            }
            Access::Global | Access::DictOrGlobal(_) => {
                self.u.named(span, Opcode::STORE_GLOBAL, src, &name);
            }
            Access::Name => self.u.named(span, Opcode::STORE_NAME, src, &name),
        }
    }

    pub fn delete_name(&mut self, span: Span, name: &Name) {
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Local(reg) => self.u.op1(span, Opcode::DELETE_LOCAL, reg),
            Access::Deref(cell) | Access::ClassDeref(cell) | Access::DictOrDeref(_, cell) => {
                self.u.op1(span, Opcode::DELETE_DEREF, cell);
            }
            Access::Global | Access::DictOrGlobal(_) => {
                self.u.named(span, Opcode::DELETE_GLOBAL, Reg(0), &name);
            }
            Access::Name => self.u.named(span, Opcode::DELETE_NAME, Reg(0), &name),
        }
    }

    /// Unbinds a name at the end of `except … as name`, bound or not.
    pub fn forget_name(&mut self, span: Span, name: &Name) {
        if let Some(reg) = self.local_of(name) {
            self.u.op1(span, Opcode::CLEAR, reg);
            return;
        }
        self.with_temp(|g, t| {
            g.u.load_none(span, t);
            g.store_name(span, name, t);
        });
        self.delete_name(span, name);
    }

    /// Gives the unit just entered its named registers: parameters, locals, cells, free variables; and the
    /// prologue that makes the cells.
    pub fn bind_registers(&mut self, span: Span) {
        let scope_id = self.u.levels[0].scope;
        let scope = &self.table.scopes[scope_id];
        let mut cells = Vec::new();
        if scope.kind.is_function_like() {
            for name in &scope.params {
                let kind = match scope.resolved(name) {
                    Resolved::Cell => LocalKind::Cell,
                    _ => LocalKind::Local,
                };
                let reg = self.u.add_local(name, kind, false);
                self.u.levels[0].regs.insert(name.clone(), reg);
                if kind == LocalKind::Cell {
                    cells.push(reg);
                }
            }
            self.u.n_params = self.u.locals.len() as u32;
            for (name, symbol) in &scope.symbols {
                if symbol.resolved == Resolved::Local && symbol.flags & def::PARAM == 0 {
                    let reg = self.u.add_local(name, LocalKind::Local, false);
                    self.u.levels[0].regs.insert(name.clone(), reg);
                }
            }
            let mut names: Vec<&Name> = scope
                .symbols
                .iter()
                .filter(|(_, s)| s.resolved == Resolved::Cell && s.flags & def::PARAM == 0)
                .map(|(n, _)| n)
                .collect();
            names.sort();
            for name in names {
                let reg = self.u.add_local(name, LocalKind::Cell, false);
                self.u.levels[0].regs.insert(name.clone(), reg);
                cells.push(reg);
            }
        } else if scope.kind == ScopeKind::Class {
            for (needed, name) in [
                (scope.needs_class_cell, "__class__"),
                (scope.needs_classdict, "__classdict__"),
                (scope.conditional_annotations, "__conditional_annotations__"),
            ] {
                if needed {
                    let name: Name = Arc::from(name);
                    let reg = self.u.add_local(&name, LocalKind::Cell, false);
                    self.u.levels[0].regs.insert(name, reg);
                    cells.push(reg);
                }
            }
        }
        for cell in cells {
            self.u.op1(span, Opcode::MAKE_CELL, cell);
        }
        let mut first = None;
        let free = scope.free_names();
        for name in &free {
            let reg = self.u.add_local(name, LocalKind::Free, false);
            first.get_or_insert(reg);
            self.u.levels[0].regs.insert(name.clone(), reg);
        }
        if let Some(first) = first {
            self.u.raw(
                span,
                Opcode::COPY_FREE,
                first.0,
                free.len() as u32,
                0,
                [0; 2],
            );
        }
    }

    /// Opens an inlined comprehension: registers of its own for what it binds.
    pub fn push_level(&mut self, span: Span, scope_id: ScopeId) {
        let scope = &self.table.scopes[scope_id];
        let mut level = Level {
            scope: scope_id,
            regs: Default::default(),
        };
        for (name, symbol) in &scope.symbols {
            if symbol.flags & def::PARAM != 0 {
                continue;
            }
            let kind = match symbol.resolved {
                Resolved::Local => LocalKind::Local,
                Resolved::Cell => LocalKind::Cell,
                _ => continue,
            };
            let reg = self.u.add_local(name, kind, true);
            if kind == LocalKind::Cell {
                self.u.op1(span, Opcode::CLEAR, reg);
                self.u.op1(span, Opcode::MAKE_CELL, reg);
            }
            level.regs.insert(name.clone(), reg);
        }
        self.u.levels.push(level);
    }

    /// Closes it: its variables are released.
    pub fn pop_level(&mut self, span: Span) {
        if let Some(level) = self.u.levels.pop() {
            let mut regs: Vec<Reg> = level.regs.into_values().collect();
            regs.sort();
            for reg in regs {
                self.u.op1(span, Opcode::CLEAR, reg);
            }
        }
    }

    /// The register that holds the cell of a variable that an inner function needs.
    pub fn cell_of(&self, name: &Name) -> Option<Reg> {
        self.u.levels.iter().rev().find_map(|level| {
            level.regs.get(name).copied().filter(|_| {
                !matches!(
                    self.table.scopes[level.scope].resolved(name),
                    Resolved::Local
                ) || self.table.scopes[level.scope].kind == ScopeKind::Class
            })
        })
    }

    /// `__qualname__` of a function or class defined here (PEP 3155).
    pub fn qualname_of(&self, name: &Name, _scope: ScopeId) -> Name {
        // The unit around, without the hidden function of type parameters.
        let mut parents: Vec<&super::Unit> = self.outer.iter().collect();
        parents.push(&self.u);
        let mut at = parents.len() - 1;
        while at > 0 && self.table.scopes[parents[at].levels[0].scope].kind == ScopeKind::TypeParams
        {
            at -= 1;
        }
        let parent = parents[at];
        let scope = &self.table.scopes[parent.levels[0].scope];
        if at == 0 && scope.kind == ScopeKind::Module {
            return name.clone();
        }
        let mangled = mangle(parent.private.as_ref(), name);
        if scope.resolved(&mangled) == Resolved::GlobalExplicit && self.defines_name(_scope) {
            return name.clone();
        }
        if scope.kind == ScopeKind::Class {
            format!("{}.{name}", parent.qualname).into()
        } else {
            format!("{}.<locals>.{name}", parent.qualname).into()
        }
    }

    /// Whether a scope is that of a `def` or `class` (which bind their name).
    fn defines_name(&self, scope: ScopeId) -> bool {
        matches!(
            self.table.scopes[scope].kind,
            ScopeKind::Function | ScopeKind::Class
        )
    }
}
