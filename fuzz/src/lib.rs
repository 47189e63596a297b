//! Targets that need the VM: the file of a target in `checks` has a Python function `check(data)`, which is called with
//! each input. It catches the exceptions that the input may cause; any other is a finding, as a panic is.

use gillie::object::Value;
use gillie::{Interpreter, Settings};
use std::cell::RefCell;

struct Checker {
    python: Interpreter,
    check: Value,
}

thread_local! {
    static CHECKER: RefCell<Option<Checker>> = const { RefCell::new(None) };
}

impl Checker {
    fn new(source: &str) -> Result<Checker, gillie::Exception> {
        let settings = Settings {
            hash_seed: Some(0),
            isolated: true,
            no_site: true,
            ..Settings::default()
        };
        let mut python = Interpreter::new(settings)?;
        // A check that looks for hangs sends itself a signal.
        python.vm().install_signal_handlers();
        python.run(source)?;
        let main = python.main_namespace();
        let vm = python.vm();
        let name = vm.str("check");
        let check = vm.get_item(&main, &name).expect("the source has a check");
        Ok(Checker { python, check })
    }
}

/// Gives `data` to the function `check` of a Python program, which is run once.
///
/// # Panics
/// If the check raises.
pub fn check(source: &str, data: &[u8]) {
    CHECKER.with_borrow_mut(|checker| {
        let Checker { python, check } = checker.get_or_insert_with(|| match Checker::new(source) {
            Ok(checker) => checker,
            Err(error) => panic!("{}", error.report),
        });
        let vm = python.vm();
        let data = vm.bytes(data.to_vec());
        if let Err(raised) = vm.call(check, &[data]) {
            panic!("{}", vm.format_exception(&raised.0));
        }
    });
}
