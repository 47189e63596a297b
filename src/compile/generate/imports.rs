//! `import` and `from … import`.

use gillie_bytecode::{Const, Opcode};
use gillie_grammar::ast::*;

use super::unit::Reg;
use super::{Done, Generator};

impl<'a> Generator<'a> {
    fn import_name(&mut self, span: Span, module: &Name, from: Const, level: u32) -> Reg {
        let run = self.u.temps(2);
        self.u.load_const(span, run, Const::Int(level as i64));
        self.u.load_const(span, run.plus(1), from);
        let index = self.u.name_index(module);
        self.u.raw(
            span,
            Opcode::IMPORT_NAME,
            run.0,
            run.0,
            run.plus(1).0,
            [index, 0],
        );
        self.u.next -= 1;
        run
    }

    pub fn import(&mut self, span: Span, names: &'a [Alias]) -> Done {
        for alias in names {
            let mark = self.u.next;
            let module = self.import_name(span, &alias.name, Const::None, 0);
            match &alias.asname {
                None => {
                    let first = match alias.name.split_once('.') {
                        Some((first, _)) => Name::from(first),
                        None => alias.name.clone(),
                    };
                    self.store_name(span, &first, module);
                }
                Some(asname) => {
                    // `import a.b.c as d` binds c.
                    for part in alias.name.split('.').skip(1) {
                        let index = self.u.name_index(&Name::from(part));
                        let t = self.u.temp();
                        self.u.op_data(span, Opcode::IMPORT_FROM, t, module, index);
                        self.u.mov(span, module, t);
                        self.u.next -= 1;
                    }
                    self.store_name(span, asname, module);
                }
            }
            self.u.next = mark;
        }
        Ok(())
    }

    pub fn import_from(
        &mut self,
        span: Span,
        module: Option<&'a Name>,
        names: &'a [Alias],
        level: u32,
    ) -> Done {
        let from: Vec<Const> = names.iter().map(|a| Self::name_constant(&a.name)).collect();
        let empty: Name = "".into();
        let reg = self.import_name(
            span,
            module.unwrap_or(&empty),
            Const::Tuple(from.into()),
            level,
        );
        for alias in names {
            if &*alias.name == "*" {
                self.u.op1(span, Opcode::IMPORT_STAR, reg);
                return Ok(());
            }
            let mark = self.u.next;
            let index = self.u.name_index(&alias.name);
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            if let Some(local) = self.local_of(name) {
                self.u.op_data(span, Opcode::IMPORT_FROM, local, reg, index);
            } else {
                let t = self.u.temp();
                self.u.op_data(span, Opcode::IMPORT_FROM, t, reg, index);
                self.store_name(span, name, t);
            }
            self.u.next = mark;
        }
        self.u.op1(span, Opcode::CLEAR, reg);
        Ok(())
    }
}
