//! Telling the watchers: the trace function, then the profile function, then `sys.monitoring`'s tools from the highest
//! number down, as CPython does (the first two are its tools 7 and 6).

use super::event::Event;
use super::{Monitoring, TOOLS};
use crate::object::frame::{self, Frame};
use crate::object::function::code;
use crate::object::native::callable::{self, Native, Role};
use crate::object::{Object, Value};
use crate::vm::{Raised, Result, Vm};
use std::rc::Rc;

/// Where an event happens.
pub(crate) struct Site {
    pub frame: Value,
    /// Word offset of the instruction.
    pub offset: u32,
}

/// What comes with it.
pub(crate) enum Details<'a> {
    None,
    /// What is returned or yielded.
    Value(&'a Value),
    Exception(&'a Value),
    /// A callable and its first argument.
    Call(&'a Value, Option<&'a Value>),
    /// Word offset of a jump's target.
    Target(u32),
    Line(u32),
}

impl Vm {
    /// Reports an event to everyone who wants it.
    pub(crate) fn report(&mut self, event: Event, site: &Site, details: Details<'_>) -> Result<()> {
        if self.tracer.inside != 0 {
            return Ok(());
        }
        self.tell_trace(event, site, &details)?;
        self.tell_profile(event, site, &details)?;
        let object = code::expect(&frame::expect(&site.frame).code);
        match self.is_monitored(object, event) {
            true => self.tell_tools(event, site, &details),
            false => Ok(()),
        }
    }

    /// Runs a callback: no events in it, and what the interrupted instruction left for its successor survives.
    fn in_callback<R>(&mut self, event: Event, site: &Site, body: impl FnOnce(&mut Vm) -> R) -> R {
        let outcome = self.outcome.take();
        let stop_value = self.stop_value.take();
        let before = self.tracer.event.replace(event);
        let window = frame::expect(&site.frame).base.get().addr();
        let around = std::mem::replace(&mut self.tracer.subject, window);
        let native = self.tracer.native.take();
        let result = self.with_events(1, body);
        self.tracer.native = native;
        self.tracer.event = before;
        self.tracer.subject = around;
        self.outcome = outcome;
        self.stop_value = stop_value;
        result
    }

    fn tell_tools(&mut self, event: Event, site: &Site, details: &Details<'_>) -> Result<()> {
        let monitoring = self.monitoring();
        let code_value = frame::expect(&site.frame).code.clone();
        let object = code::expect(&code_value);
        let jumped = self.tracer.jump.is_some();
        for tool in (0..TOOLS).rev() {
            let own = object.events.get();
            let events = monitoring.global[tool].get() | own.map_or(0, |own| own.local[tool].get());
            if events & event.bit() == 0
                || is_disabled(&monitoring, object, site.offset, event, tool)
            {
                continue;
            }
            let callback = monitoring.callbacks.borrow()[tool][event as usize].clone();
            let Some(callback) = callback else {
                continue;
            };
            let at = self.int(site.offset as i64 * 4);
            let missing = || monitoring.missing.get().cloned().unwrap_or(Value::NONE);
            let mut args = vec![code_value.clone(), at];
            match details {
                Details::None => {}
                Details::Value(value) | Details::Exception(value) => args.push((*value).clone()),
                Details::Call(callable, first) => {
                    args.push((*callable).clone());
                    args.push(first.map_or_else(missing, Value::clone));
                }
                Details::Target(target) => args.push(self.int(*target as i64 * 4)),
                Details::Line(line) => args[1] = self.int(*line as i64),
            }
            let line = match details {
                Details::Line(line) => Some(*line),
                _ => matches!(event, Event::PyStart).then(|| first_line(&site.frame)),
            };
            let _shown = Shown::new(&site.frame, line);
            let answer = self.in_callback(event, site, |vm| vm.call(&callback, &args))?;
            if monitoring
                .disable
                .get()
                .is_some_and(|disable| disable.is(&answer))
            {
                if event.is_local() {
                    disable(&monitoring, object, site.offset, event, tool);
                } else {
                    monitoring.callbacks.borrow_mut()[tool][event as usize] = None;
                    return Err(self.value_error(format!(
                        "Cannot disable {} events. Callback removed.",
                        event.name()
                    )));
                }
            }
            if self.tracer.jump.is_some() && !jumped {
                break;
            }
        }
        Ok(())
    }

    fn tell_profile(&mut self, event: Event, site: &Site, details: &Details<'_>) -> Result<()> {
        let Some(function) = self.tracer.profile.clone() else {
            return Ok(());
        };
        let (what, argument) = match (event, details) {
            (Event::PyStart | Event::PyResume | Event::PyThrow, _) => ("call", Value::NONE),
            (Event::PyReturn | Event::PyYield, Details::Value(value)) => {
                ("return", (*value).clone())
            }
            (Event::PyUnwind, _) => ("return", Value::NONE),
            (Event::Call | Event::CReturn | Event::CRaise, Details::Call(callable, first)) => {
                let what = match event {
                    Event::Call => "c_call",
                    Event::CReturn => "c_return",
                    _ => "c_exception",
                };
                match self.as_builtin(callable, *first)? {
                    Some(callable) => (what, callable),
                    None => return Ok(()),
                }
            }
            _ => return Ok(()),
        };
        let first = matches!(event, Event::PyStart).then(|| first_line(&site.frame));
        let _shown = Shown::new(&site.frame, first);
        let what = self.intern(what);
        let arguments = [site.frame.clone(), what, argument];
        match self.in_callback(event, site, |vm| vm.call(&function, &arguments)) {
            Ok(_) => Ok(()),
            Err(raised) => {
                self.set_trace(true, None);
                Err(raised)
            }
        }
    }

    /// A native callable as CPython's profilers know it: bound to its receiver.
    fn as_builtin(&mut self, callable: &Value, first: Option<&Value>) -> Result<Option<Value>> {
        let Some(native) = callable.downcast::<Native>() else {
            return Ok(None);
        };
        match (native.role, first) {
            (Role::Function | Role::New, _) => Ok(Some(callable.clone())),
            (Role::Method, Some(first)) => callable::bind(self, callable, first).map(Some),
            _ => Ok(None),
        }
    }

    fn tell_trace(&mut self, event: Event, site: &Site, details: &Details<'_>) -> Result<()> {
        if self.tracer.trace.is_none() {
            return Ok(());
        }
        let object: &Object<Frame> = frame::expect(&site.frame);
        let (what, argument, line) = match (event, details) {
            (Event::PyStart, _) => ("call", Value::NONE, Some(first_line(&site.frame))),
            (Event::PyResume | Event::PyThrow, _) => ("call", Value::NONE, None),
            (Event::PyReturn | Event::PyYield, Details::Value(value)) => {
                ("return", (*value).clone(), None)
            }
            (Event::PyUnwind, _) => ("return", Value::NONE, None),
            (Event::Raise | Event::StopIteration, Details::Exception(value)) => {
                let class = self.class_of(value).value();
                let traceback = crate::modules::support::attr(self, value, "__traceback__")?;
                let triple = self.tuple(vec![class, (*value).clone(), traceback]);
                ("exception", triple, None)
            }
            (Event::Line, Details::Line(line)) if object.trace_lines.get() => {
                ("line", Value::NONE, Some(*line))
            }
            (Event::Instruction, _) if object.trace_opcodes.get() => ("opcode", Value::NONE, None),
            _ => return Ok(()),
        };
        let function = match what {
            "call" => self.tracer.trace.clone(),
            _ => object.trace.cloned(self),
        };
        let Some(function) = function else {
            return Ok(());
        };
        let what = self.intern(what);
        let arguments = [site.frame.clone(), what, argument];
        let _shown = Shown::new(&site.frame, line);
        match self.in_callback(event, site, |vm| vm.call(&function, &arguments)) {
            Ok(answer) => {
                if !answer.is_none() {
                    object.trace.set(self, Some(answer));
                }
                Ok(())
            }
            Err(raised) => {
                object.trace.set(self, None);
                self.set_trace(false, None);
                Err(raised)
            }
        }
    }

    /// A line event that `sys.settrace` gets though the line is the one before: the turn of a loop in one line.
    pub(crate) fn report_turn(&mut self, site: &Site, line: u32) -> Result<()> {
        if self.tracer.inside != 0 {
            return Ok(());
        }
        self.tell_trace(Event::Line, site, &Details::Line(line))
    }
}

/// The line that `f_lineno` gives while a callback runs, where that is not the instruction's.
struct Shown<'a>(&'a Object<Frame>);

impl<'a> Shown<'a> {
    fn new(frame: &'a Value, line: Option<u32>) -> Shown<'a> {
        let object = frame::expect(frame);
        object.shown_line.set(line.map(i64::from).unwrap_or(-1));
        Shown(object)
    }
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        self.0.shown_line.set(-1);
    }
}

/// The line of a frame's call event: a module's is 0.
fn first_line(value: &Value) -> u32 {
    let object = code::expect(&frame::expect(value).code);
    match &*object.data.name == "<module>" {
        true => 0,
        false => object.data.first_line,
    }
}

fn is_disabled(
    monitoring: &Rc<Monitoring>,
    object: &code::CodeObject,
    offset: u32,
    event: Event,
    tool: usize,
) -> bool {
    let Some(own) = object.events.get() else {
        return false;
    };
    let disabled = own.disabled.borrow();
    disabled.0 == monitoring.version.get()
        && disabled
            .1
            .get(&(offset, event as u8))
            .is_some_and(|tools| tools >> tool & 1 == 1)
}

fn disable(
    monitoring: &Rc<Monitoring>,
    object: &code::CodeObject,
    offset: u32,
    event: Event,
    tool: usize,
) {
    let own = object.events.get_or_init(Default::default);
    let mut disabled = own.disabled.borrow_mut();
    if disabled.0 != monitoring.version.get() {
        *disabled = (monitoring.version.get(), Default::default());
    }
    *disabled.1.entry((offset, event as u8)).or_default() |= 1 << tool;
}

impl Vm {
    /// The exception that replaces `value` if telling of it failed.
    pub(crate) fn report_exception(&mut self, event: Event, site: &Site, value: Value) -> Value {
        match self.report(event, site, Details::Exception(&value)) {
            Ok(()) => value,
            Err(Raised(other)) => other,
        }
    }
}
