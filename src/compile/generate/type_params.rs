//! Type parameters (PEP 695).
use super::unit::Reg;
use super::{Done, Generator};
use gillie_grammar::ast::*;
impl<'a> Generator<'a> {
    pub fn type_alias(&mut self, span: Span, _: &'a Expr, _: &'a [TypeParam], _: &'a Expr) -> Done {
        self.error(span, "type statements are not supported yet")
    }
    pub fn generic_function(&mut self, span: Span, _: &'a FunctionDef, _: u32, _: Reg) -> Done {
        self.error(span, "type parameters are not supported yet")
    }
    pub fn generic_class(&mut self, span: Span, _: &'a ClassDef, _: u32, _: Reg) -> Done {
        self.error(span, "type parameters are not supported yet")
    }
}
