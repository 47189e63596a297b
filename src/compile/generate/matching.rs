//! `match`.
use super::{Done, Generator};
use gillie_grammar::ast::*;
impl<'a> Generator<'a> {
    pub fn match_stmt(&mut self, span: Span, _: &'a Expr, _: &'a [MatchCase]) -> Done {
        self.error(span, "match statements are not supported yet")
    }
}
