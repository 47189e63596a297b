//! `from __future__ import …` (CPython's `Python/future.c`).

use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

/// Features that have long been the rule.
const MANDATORY: [&str; 9] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
    "barry_as_FLUFL",
];

/// Whether the module asks for annotations as strings; errors for unknown features and misplaced imports.
pub fn annotations(module: &Mod) -> Result<bool, SyntaxError> {
    let (Mod::Module { body } | Mod::Interactive { body }) = module else {
        return Ok(false);
    };
    let mut found = false;
    let mut start = true;
    for (index, stmt) in body.iter().enumerate() {
        match &stmt.kind {
            StmtKind::ImportFrom {
                module: Some(module),
                names,
                level: 0,
            } if &**module == "__future__" => {
                if !start {
                    return Err(SyntaxError::new(
                        stmt.span,
                        "from __future__ imports must occur at the beginning of the file",
                    ));
                }
                for alias in names {
                    match &*alias.name {
                        "annotations" => found = true,
                        "braces" => {
                            return Err(SyntaxError::new(endless(stmt.span), "not a chance"));
                        }
                        name if MANDATORY.contains(&name) => {}
                        name => {
                            return Err(SyntaxError::new(
                                endless(stmt.span),
                                format!("future feature {name} is not defined"),
                            ));
                        }
                    }
                }
            }
            StmtKind::Expr { value }
                if index == 0
                    && matches!(
                        value.kind,
                        ExprKind::Constant {
                            value: Constant::Str(_),
                            ..
                        }
                    ) => {}
            _ => start = false,
        }
    }
    Ok(found)
}

/// CPython gives these errors a beginning only.
fn endless(span: Span) -> Span {
    Span {
        end_line: span.line,
        end_col: Span::NO_END_AT_ALL,
        ..span
    }
}
