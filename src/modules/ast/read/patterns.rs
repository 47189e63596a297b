//! Patterns of `match`.

use super::Reader;
use crate::object::Value;
use crate::vm::Result;
use gillie_grammar::ast::*;

impl Reader<'_> {
    pub(super) fn pattern(&mut self, node: &Value) -> Result<Pattern> {
        self.deeper(|reader| reader.pattern_inner(node))
    }

    pub(super) fn pattern_inner(&mut self, node: &Value) -> Result<Pattern> {
        let span = self.span(node, "pattern")?;
        let Some(class) = self.class_name(node) else {
            return self.wrong("pattern", node);
        };
        if !class.starts_with("Match") || class == "Match" {
            return self.wrong("pattern", node);
        }
        use PatternKind as P;
        let kind = match class {
            "MatchValue" => P::MatchValue {
                value: self.expr_field(node, class, "value")?,
            },
            "MatchSingleton" => {
                let value = crate::modules::support::attr(self.vm, node, "value")?;
                let value = match &value {
                    value if value.is_none() => Constant::None,
                    value if value.is(&Value::TRUE) => Constant::True,
                    value if value.is(&Value::FALSE) => Constant::False,
                    _ => {
                        return Err(self
                            .vm
                            .value_error("MatchSingleton can only contain True, False and None"));
                    }
                };
                P::MatchSingleton { value }
            }
            "MatchSequence" => P::MatchSequence {
                patterns: self.list(node, class, "patterns", Self::pattern)?,
            },
            "MatchMapping" => P::MatchMapping {
                keys: self.exprs(node, class, "keys")?,
                patterns: self.list(node, class, "patterns", Self::pattern)?,
                rest: self.name_opt(node, "rest")?,
            },
            "MatchClass" => P::MatchClass {
                cls: self.expr_field(node, class, "cls")?,
                patterns: self.list(node, class, "patterns", Self::pattern)?,
                kwd_attrs: self.list(node, class, "kwd_attrs", Self::identifier)?,
                kwd_patterns: self.list(node, class, "kwd_patterns", Self::pattern)?,
            },
            "MatchStar" => P::MatchStar {
                name: self.name_opt(node, "name")?,
            },
            "MatchAs" => P::MatchAs {
                pattern: match self.get(node, "pattern")? {
                    Some(pattern) => Some(Box::new(self.pattern(&pattern)?)),
                    None => None,
                },
                name: self.name_opt(node, "name")?,
            },
            _ => P::MatchOr {
                patterns: self.list(node, class, "patterns", Self::pattern)?,
            },
        };
        Ok(Pattern { span, kind })
    }
}
