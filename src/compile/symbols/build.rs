//! The first half: one walk over the tree that opens a scope for every block and notes how each name is used
//! there, with the errors that need no more than that (`name 'x' is used prior to global declaration`, …).
//! Statements are here, expressions and the blocks they open in `build_scopes`. Follows `symtable_visit_*` of
//! CPython's `Python/symtable.c`.

use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::{
    Part, Private, Scope, ScopeId, ScopeKind, Symbol, SymbolTable, Symbols, address, def, grow,
    mangle,
};

pub(super) type Done = Result<(), SyntaxError>;

pub(super) struct Builder {
    pub table: SymbolTable,
    /// The open scopes, innermost last.
    pub stack: Vec<ScopeId>,
    pub future_annotations: bool,
    /// The class whose private names are mangled.
    pub private: Option<Private>,
}

pub(super) fn build(module: &Mod, future_annotations: bool) -> Result<SymbolTable, SyntaxError> {
    let mut b = Builder {
        table: SymbolTable::default(),
        stack: Vec::new(),
        future_annotations,
        private: None,
    };
    b.enter(
        ScopeKind::Module,
        "<module>".into(),
        module,
        Part::Body,
        Span::default(),
    );
    match module {
        Mod::Module { body } | Mod::Interactive { body } => b.body(body)?,
        Mod::Expression { body } => b.expr(body)?,
    }
    Ok(b.table)
}

impl Builder {
    pub fn current(&mut self) -> &mut Scope {
        let id = self.stack[self.stack.len() - 1];
        &mut self.table.scopes[id]
    }

    pub fn current_id(&self) -> ScopeId {
        self.stack[self.stack.len() - 1]
    }

    pub fn enter<T>(&mut self, kind: ScopeKind, name: Name, node: &T, part: Part, span: Span) {
        let id = self.new_scope(kind, name, node, part, span);
        self.stack.push(id);
    }

    /// Makes a scope without opening it.
    pub fn new_scope<T>(
        &mut self,
        kind: ScopeKind,
        name: Name,
        node: &T,
        part: Part,
        span: Span,
    ) -> ScopeId {
        let id = self.table.scopes.len();
        let parent = self.stack.last().copied();
        let nested = parent.is_some_and(|p| {
            let p = &self.table.scopes[p];
            p.nested || p.kind.is_function_like()
        });
        // What is nested in the iterable of a comprehension is part of it.
        let comp_iter_expr = parent.map_or(0, |p| self.table.scopes[p].comp_iter_expr);
        self.table.scopes.push(Scope {
            kind,
            name,
            parent,
            children: Vec::new(),
            symbols: Symbols::default(),
            params: Vec::new(),
            lazy: "",
            generator: false,
            coroutine: false,
            async_def: false,
            nested,
            inlined: false,
            needs_class_cell: false,
            needs_classdict: false,
            can_see_class: false,
            conditional_annotations: false,
            has_annotations: false,
            has_named_expr: false,
            import_star: false,
            span,
            comp_iter_target: false,
            comp_iter_expr,
            in_conditional: false,
            directives: Vec::new(),
        });
        if let Some(p) = parent {
            self.table.scopes[p].children.push(id);
        }
        self.table.by_node.insert((address(node), part), id);
        id
    }

    pub fn exit(&mut self) {
        self.stack.pop();
    }

    pub fn add(&mut self, name: &Name, flag: u16, span: Span) -> Done {
        let id = self.current_id();
        self.add_to(id, name, flag, span)
    }

    pub fn add_to(&mut self, id: ScopeId, name: &Name, flag: u16, span: Span) -> Done {
        if &**name == "__debug__" && flag & (def::PARAM | def::LOCAL | def::IMPORT) != 0 {
            return Err(SyntaxError::new(span, "cannot assign to __debug__"));
        }
        let mangled = mangle(self.private.as_ref(), name);
        let scope = &mut self.table.scopes[id];
        let symbol = scope.symbols.entry(mangled.clone()).or_insert(Symbol {
            flags: 0,
            resolved: super::Resolved::Unknown,
        });
        if flag & def::PARAM != 0 && symbol.flags & def::PARAM != 0 {
            return Err(SyntaxError::new(
                span,
                format!("duplicate argument '{name}' in function definition"),
            ));
        }
        if flag & def::TYPE_PARAM != 0 && symbol.flags & def::TYPE_PARAM != 0 {
            return Err(SyntaxError::new(
                span,
                format!("duplicate type parameter '{name}'"),
            ));
        }
        symbol.flags |= flag;
        if scope.comp_iter_target && flag & def::USE == 0 {
            if symbol.flags & (def::GLOBAL | def::NONLOCAL) != 0 {
                return Err(SyntaxError::new(
                    span,
                    format!(
                        "comprehension inner loop cannot rebind assignment expression target '{name}'"
                    ),
                ));
            }
            symbol.flags |= def::COMP_ITER;
        }
        if flag & def::PARAM != 0 {
            scope.params.push(mangled);
        } else if flag & def::GLOBAL != 0 {
            let module = &mut self.table.scopes[0];
            module
                .symbols
                .entry(mangled)
                .or_insert(Symbol {
                    flags: 0,
                    resolved: super::Resolved::Unknown,
                })
                .flags |= def::GLOBAL;
        }
        Ok(())
    }

    pub fn body(&mut self, body: &[Stmt]) -> Done {
        for stmt in body {
            grow(|| self.stmt(stmt))?;
        }
        Ok(())
    }

    /// A body that may not run, or run partly: annotations in it are conditional (PEP 649).
    fn conditional(&mut self, bodies: &[&[Stmt]]) -> Done {
        let before = std::mem::replace(&mut self.current().in_conditional, true);
        for body in bodies {
            self.body(body)?;
        }
        self.current().in_conditional = before;
        Ok(())
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(f) => self.function(f, false, span),
            StmtKind::AsyncFunctionDef(f) => self.function(f, true, span),
            StmtKind::ClassDef(c) => self.class(c, span),
            StmtKind::Return { value } => self.optional(value),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => self.type_alias(name, type_params, value, span),
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                if let ExprKind::Name { id, .. } = &target.kind {
                    self.add(id, def::USE, target.span)?;
                }
                self.expr(value)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.annotated(stmt.span, target, annotation, value, *simple),
            StmtKind::For(f) | StmtKind::AsyncFor(f) => {
                self.current().coroutine |= matches!(stmt.kind, StmtKind::AsyncFor(_));
                self.expr(&f.target)?;
                self.expr(&f.iter)?;
                self.conditional(&[&f.body, &f.orelse])
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.conditional(&[body, orelse])
            }
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                self.current().coroutine |= matches!(stmt.kind, StmtKind::AsyncWith { .. });
                for item in items {
                    self.expr(&item.context_expr)?;
                    self.optional(&item.optional_vars)?;
                }
                self.conditional(&[body])
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.optional(&case.guard)?;
                    self.conditional(&[&case.body])?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try(t) | StmtKind::TryStar(t) => {
                self.conditional(&[&t.body])?;
                for handler in &t.handlers {
                    self.optional(&handler.type_)?;
                    if let Some(name) = &handler.name {
                        self.add(name, def::LOCAL, handler.span)?;
                    }
                    self.conditional(&[&handler.body])?;
                }
                self.conditional(&[&t.orelse, &t.finalbody])
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } | StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    self.alias(alias, span)?;
                }
                Ok(())
            }
            StmtKind::Global { names } => {
                for name in names {
                    self.directive(name, def::GLOBAL, span)?;
                }
                Ok(())
            }
            StmtKind::Nonlocal { names } => {
                for name in names {
                    self.directive(name, def::NONLOCAL, span)?;
                }
                Ok(())
            }
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn directive(&mut self, name: &Name, flag: u16, span: Span) -> Done {
        let mangled = mangle(self.private.as_ref(), name);
        let word = if flag == def::GLOBAL {
            "global"
        } else {
            "nonlocal"
        };
        let flags = self.current().get(&mangled).map_or(0, |s| s.flags);
        let problem = if flags & def::PARAM != 0 {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if flags & def::USE != 0 {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else if flags & def::ANNOT != 0 {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if flags & def::LOCAL != 0 {
            Some(format!(
                "name '{name}' is assigned to before {word} declaration"
            ))
        } else {
            None
        };
        if let Some(problem) = problem {
            return Err(SyntaxError::new(span, problem));
        }
        if flag == def::NONLOCAL && self.stack.len() == 1 {
            return Err(SyntaxError::new(
                span,
                "nonlocal declaration not allowed at module level",
            ));
        }
        self.add(name, flag, span)?;
        self.current().directives.push((mangled, span));
        Ok(())
    }

    fn alias(&mut self, alias: &Alias, span: Span) -> Done {
        if &*alias.name == "*" {
            if self.current().kind != ScopeKind::Module {
                return Err(SyntaxError::new(
                    alias.span,
                    "import * only allowed at module level",
                ));
            }
            self.current().import_star = true;
            return Ok(());
        }
        let name = match &alias.asname {
            Some(name) => name.clone(),
            None => match alias.name.split_once('.') {
                Some((first, _)) => Name::from(first),
                None => alias.name.clone(),
            },
        };
        self.add(&name, def::IMPORT, span)
    }

    fn annotated(
        &mut self,
        span: Span,
        target: &Expr,
        annotation: &Expr,
        value: &Option<Box<Expr>>,
        simple: bool,
    ) -> Done {
        if let ExprKind::Name { id, .. } = &target.kind {
            let mangled = mangle(self.private.as_ref(), id);
            let module = self.stack.len() == 1;
            let flags = self.current().get(&mangled).map_or(0, |s| s.flags);
            if flags & (def::GLOBAL | def::NONLOCAL) != 0 && !module && simple {
                let word = if flags & def::GLOBAL != 0 {
                    "global"
                } else {
                    "nonlocal"
                };
                return Err(SyntaxError::new(
                    span,
                    format!("annotated name '{id}' can't be {word}"),
                ));
            }
            if simple {
                self.add(id, def::ANNOT | def::LOCAL, target.span)?;
            } else if value.is_some() {
                self.add(id, def::LOCAL, target.span)?;
            }
        } else {
            self.expr(target)?;
        }
        self.annotation(
            annotation,
            simple && matches!(target.kind, ExprKind::Name { .. }),
        )?;
        self.optional(value)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        grow(|| match &pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                patterns.iter().try_for_each(|p| self.pattern(p))
            }
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                self.exprs(keys)?;
                patterns.iter().try_for_each(|p| self.pattern(p))?;
                match rest {
                    Some(name) => self.add(name, def::LOCAL, pattern.span),
                    None => Ok(()),
                }
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                self.expr(cls)?;
                for (index, name) in kwd_attrs.iter().enumerate() {
                    if &**name == "__debug__" {
                        let span = kwd_patterns[index].span;
                        return Err(SyntaxError::new(span, "cannot assign to __debug__"));
                    }
                    if kwd_attrs[..index].contains(name) {
                        return Err(SyntaxError::new(
                            kwd_patterns[index].span,
                            format!("attribute name repeated in class pattern: {name}"),
                        ));
                    }
                }
                patterns.iter().try_for_each(|p| self.pattern(p))?;
                kwd_patterns.iter().try_for_each(|p| self.pattern(p))
            }
            PatternKind::MatchStar { name } => match name {
                Some(name) => self.add(name, def::LOCAL, pattern.span),
                None => Ok(()),
            },
            PatternKind::MatchAs {
                pattern: inner,
                name,
            } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                match name {
                    Some(name) => self.add(name, def::LOCAL, pattern.span),
                    None => Ok(()),
                }
            }
        })
    }
}
