//! CPython's words for a program that LALRPOP has refused.
//!
//! CPython finds its messages by parsing a wrong program again, with rules for common mistakes
//! switched on (`invalid_*` in `Grammar/python.gram`); which message wins depends on the order of a
//! PEG parser's attempts. So this module does the same: `python.peg` is that grammar as data, and
//! [`Peg`] interprets it over the tokens, first without and then with those rules. It runs only for
//! wrong programs, only from the statement at the margin that holds the error, if that is deeply
//! nested on a thread with a large stack, and gives up (leaving LALRPOP's plain answer) when it has
//! run for long.

mod peg;
mod report;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::Mode;
use crate::ast::Span;
use crate::build::Builder;
use crate::error::{ErrorKind, SyntaxError};
use crate::layout::Tokens;
use crate::token::{Pos, Tok, Token};
use peg::{Alt, END, First, Grammar, Item, read, set_of};

/// The rules, read once: constant data.
static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| read(include_str!("python.peg")));

/// The rules to begin with: they come first.
const FILE: usize = 0;
const INTERACTIVE: usize = 1;
const EVAL: usize = 2;

/// How deep rules may nest, and the stack that this takes with room to spare.
const MAX_RULES: usize = 12_000;
const STACK: usize = 128 << 20;
/// How deep rules may nest on the caller's stack: what simple statements need, and little memory.
const FEW_RULES: usize = 150;
/// Without optimisation frames are too large for that.
const IN_PLACE: bool = !cfg!(debug_assertions);
/// How many rules may be tried.
const MAX_STEPS: usize = 10_000_000;

/// CPython 3.13 takes what one of these begins with for one (`_PyPegen_soft_keyword_token`).
const SOFT_KEYWORDS: [&str; 4] = ["match", "case", "type", "_"];

/// Why matching stopped.
pub(crate) enum Stop {
    /// A mistake was recognised.
    Error(SyntaxError),
    /// The place was reached where the lexer gave up.
    End,
    GiveUp,
}

/// Tokens that matched, the value's range among them, or none.
type Matched = Result<Option<Match>, Stop>;

/// Where a match ends, and which tokens are its value.
#[derive(Clone, Copy, Debug)]
struct Match {
    end: usize,
    value: (usize, usize),
}

/// The answer.
pub struct Diagnosis {
    pub error: Option<SyntaxError>,
    /// Whether not even the lexer's error is preferred.
    pub is_final: bool,
    /// Whether the parser had to look at the end of the text to know that it is wrong.
    pub at_end: bool,
    /// The line that the parser had read to.
    pub line: u32,
}

/// Finds the words for what is wrong near the place where LALRPOP stopped.
pub fn diagnose(tokens: &Tokens, builder: &Builder, mode: Mode, stopped: Pos) -> Diagnosis {
    let start = match mode {
        Mode::Exec => margin_before(&tokens.list, stopped),
        Mode::Single | Mode::Eval => 0,
    };
    // Only plain data crosses to the thread.
    let parts = builder.parts();
    if IN_PLACE {
        let builder = parts.builder();
        if let Some(diagnosis) = run(tokens, &builder, mode, start, FEW_RULES) {
            return diagnosis;
        }
    }
    std::thread::scope(|scope| {
        let work = || {
            let builder = parts.builder();
            run(tokens, &builder, mode, start, MAX_RULES)
        };
        let thread = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        let result = thread.ok().and_then(|t| t.join().ok());
        let result = result.flatten();
        result.unwrap_or(Diagnosis {
            error: None,
            is_final: false,
            at_end: false,
            line: stopped.line,
        })
    })
}

/// The token that begins the last statement at the margin not after `stopped`.
fn margin_before(list: &[Token], stopped: Pos) -> usize {
    let (mut depth, mut begins, mut start) = (0usize, true, 0);
    for (i, t) in list.iter().enumerate() {
        match t.tok {
            Tok::Indent => depth += 1,
            Tok::Dedent => depth = depth.saturating_sub(1),
            Tok::Elif | Tok::Else | Tok::Except | Tok::Finally => {}
            // What stands at the very place may be what an earlier header, `try` or decorator lacks.
            _ if begins && depth == 0 && t.start < stopped && ends_before(&list[start..i]) => {
                start = i
            }
            _ => {}
        }
        if t.start >= stopped && !matches!(t.tok, Tok::Indent | Tok::Dedent) {
            break;
        }
        begins = matches!(t.tok, Tok::Newline | Tok::Indent | Tok::Dedent);
    }
    start
}

/// Whether tokens that begin with a decorator have come to what it decorates.
fn ends_before(list: &[Token]) -> bool {
    let decorated = list.iter().any(|t| matches!(t.tok, Tok::Def | Tok::Class));
    list.first().is_none_or(|t| t.tok != Tok::At) || decorated
}

/// The answer, unless rules nest deeper than `most`.
fn run(
    tokens: &Tokens,
    builder: &Builder,
    mode: Mode,
    start: usize,
    most: usize,
) -> Option<Diagnosis> {
    let mut peg = Peg::new(tokens, builder, most);
    let mut diagnosis = answer(&mut peg, tokens, mode, start);
    let unclosed = diagnosis.error.as_ref();
    let unclosed = unclosed.is_some_and(|e| e.message.ends_with("was never closed"));
    let layout = |t: &Token| matches!(t.tok, Tok::Newline | Tok::Indent | Tok::Dedent);
    let last = tokens.list.iter().rfind(|t| !layout(t));
    diagnosis.line = match unclosed {
        true => last.map_or(0, |t| t.end.line),
        false => {
            let furthest = peg.token(peg.furthest);
            match layout(&furthest) {
                true => furthest.start.line,
                false => furthest.end.line,
            }
        }
    };
    // After the last line comes no other.
    diagnosis.line = diagnosis.line.min(tokens.end.line);
    (!peg.too_deep).then_some(diagnosis)
}

fn answer(peg: &mut Peg, tokens: &Tokens, mode: Mode, start: usize) -> Diagnosis {
    let root = match mode {
        Mode::Exec => FILE,
        Mode::Single => INTERACTIVE,
        Mode::Eval => EVAL,
    };
    let list = &tokens.list[..];
    let last_newline = list
        .iter()
        .rposition(|t| t.tok == Tok::Newline)
        .unwrap_or(0);
    let first = peg.rule(root, start);
    let last = peg.furthest;
    let at_end = last > last_newline;
    let answer = |error| Diagnosis {
        error,
        is_final: false,
        at_end,
        line: 0,
    };
    match first {
        Err(Stop::Error(error)) => return answer(Some(peg.or_unclosed(error))),
        Err(Stop::End) => {
            return Diagnosis {
                error: peg.end_error(),
                is_final: false,
                at_end: true,
                line: 0,
            };
        }
        Ok(Some(_)) if mode == Mode::Single => {
            return Diagnosis {
                error: Some(SyntaxError::new(peg.here(), crate::MULTIPLE)),
                is_final: true,
                at_end: false,
                line: 0,
            };
        }
        Err(Stop::GiveUp) | Ok(Some(_)) => return answer(None),
        Ok(None) => {}
    }
    peg.memo.clear();
    peg.invalid = true;
    peg.steps = 0;
    let error = match peg.rule(root, start) {
        Err(Stop::Error(error)) => error,
        Err(Stop::End) => {
            return Diagnosis {
                error: peg.end_error(),
                is_final: false,
                at_end: true,
                line: 0,
            };
        }
        Err(Stop::GiveUp) => return answer(None),
        Ok(_) => {
            let token = peg.token(last);
            match token.tok {
                Tok::Indent | Tok::Dedent => {
                    let what = if token.tok == Tok::Indent {
                        "indent"
                    } else {
                        "unindent"
                    };
                    return Diagnosis {
                        error: Some(peg.indentation(format!("unexpected {what}"))),
                        is_final: true,
                        at_end,
                        line: 0,
                    };
                }
                // The end of the text has no column.
                _ if last >= list.len() => {
                    let line = tokens.end.line;
                    SyntaxError::new(
                        Span::new(line, Span::NO_END_KNOWN, line, Span::NO_END_KNOWN),
                        "invalid syntax",
                    )
                }
                _ => SyntaxError::new(token.span(), "invalid syntax"),
            }
        }
    };
    answer(Some(peg.or_unclosed(error)))
}

/// The interpreter.
struct Peg<'t> {
    tokens: &'t Tokens,
    builder: &'t Builder<'t>,
    /// How many brackets are open after each token.
    levels: Vec<u32>,
    /// Each token as a set.
    sets: Vec<First>,
    memo: FxHashMap<(usize, usize), Option<Match>>,
    /// Whether the rules for mistakes are tried.
    invalid: bool,
    /// The furthest token that was looked at.
    furthest: usize,
    depth: usize,
    /// How deep rules may nest, and whether that was not enough.
    most: usize,
    too_deep: bool,
    steps: usize,
}

impl<'t> Peg<'t> {
    fn new(tokens: &'t Tokens, builder: &'t Builder<'t>, most: usize) -> Self {
        let mut level = 0u32;
        let levels = tokens.list.iter().map(|t| {
            match t.tok {
                Tok::LPar | Tok::LSqb | Tok::LBrace | Tok::FieldOpen => level += 1,
                Tok::RPar | Tok::RSqb | Tok::RBrace | Tok::FieldClose => {
                    level = level.saturating_sub(1)
                }
                _ => {}
            }
            level
        });
        let levels = levels.collect();
        Peg {
            tokens,
            builder,
            levels,
            sets: tokens.list.iter().map(|t| set_of(t.tok)).collect(),
            memo: FxHashMap::default(),
            invalid: false,
            furthest: 0,
            depth: 0,
            most,
            too_deep: false,
            steps: 0,
        }
    }

    /// The token at `at`, the last one being the end of the text.
    fn token(&self, at: usize) -> Token {
        self.tokens.list.get(at).copied().unwrap_or_else(|| {
            let pos = self.tokens.end;
            Token {
                tok: Tok::Error,
                start: pos,
                end: pos,
            }
        })
    }

    /// Looks at a token.
    fn look(&mut self, at: usize) -> Result<Option<Tok>, Stop> {
        self.furthest = self.furthest.max(at);
        match self.tokens.list.get(at).map(|t| t.tok) {
            Some(Tok::Error) => Err(Stop::End),
            tok => Ok(tok),
        }
    }

    /// Looks at a token, to compare it with the sets of those that something can begin with.
    fn set_at(&mut self, at: usize) -> Result<First, Stop> {
        self.look(at)?;
        Ok(self.sets.get(at).copied().unwrap_or(END))
    }

    fn name_at(&self, at: usize) -> Option<&str> {
        match self.tokens.list.get(at)?.tok {
            Tok::Name(i) => self.tokens.names.get(i as usize).map(|n| &**n),
            tok @ (Tok::Match | Tok::Case | Tok::Type) => tok.text(),
            _ => None,
        }
    }

    fn rule(&mut self, index: usize, at: usize) -> Matched {
        let rule = &GRAMMAR.rules[index];
        if rule.first & self.set_at(at)? == 0 {
            return Ok(None);
        }
        if rule.memo
            && let Some(known) = self.memo.get(&(index, at))
        {
            return Ok(*known);
        }
        self.steps += 1;
        if self.depth > self.most || self.steps > MAX_STEPS {
            self.too_deep = self.depth > self.most && self.most < MAX_RULES;
            return Err(Stop::GiveUp);
        }
        self.depth += 1;
        let invalid = self.invalid;
        self.invalid &= !rule.without_invalid;
        let result = if rule.left_recursive {
            self.grow(index, at)
        } else {
            self.alts(&rule.alts, at)
        };
        self.invalid = invalid;
        self.depth -= 1;
        let result = result?;
        if rule.literal
            && let Some(m) = result
        {
            self.check_literal((at, m.end))?;
        }
        if rule.memo {
            self.memo.insert((index, at), result);
        }
        Ok(result)
    }

    /// A left-recursive rule: the match so far is the seed of the next.
    fn grow(&mut self, index: usize, at: usize) -> Matched {
        let mut best: Option<Match> = None;
        loop {
            self.memo.insert((index, at), best);
            let next = self.alts(&GRAMMAR.rules[index].alts, at)?;
            match (next, best) {
                (Some(m), b) if b.is_none_or(|b| m.end > b.end) => best = Some(m),
                _ => return Ok(best),
            }
            self.steps += 1;
            if self.steps > MAX_STEPS {
                return Err(Stop::GiveUp);
            }
        }
    }

    fn alts(&mut self, alts: &'static [Alt], at: usize) -> Matched {
        let set = self.set_at(at)?;
        for alt in alts {
            // CPython's parser generator leaves out alternatives that are such a rule and nothing else.
            if alt.first & set == 0 || alt.invalid && !self.invalid {
                continue;
            }
            let (mut end, mut cut) = (at, false);
            let mut bound = [(at, at); 2];
            let mut matched = true;
            for (binding, item) in &alt.items {
                if let Item::Cut = item {
                    cut = true;
                    continue;
                }
                let Some(m) = self.item(item, end)? else {
                    matched = false;
                    break;
                };
                if let Some(b) = binding {
                    bound[*b] = m.value;
                }
                end = m.end;
            }
            if matched {
                return match &alt.action {
                    None => Ok(Some(Match {
                        end,
                        value: (at, end),
                    })),
                    Some(action) if action.verb == "value" => Ok(Some(Match {
                        end,
                        value: bound[0],
                    })),
                    // An action without anything to say fails its rule.
                    Some(action) => self
                        .report(action, bound, end)
                        .map_or(Ok(None), |e| Err(Stop::Error(e))),
                };
            }
            if cut {
                return Ok(None);
            }
        }
        Ok(None)
    }

    fn item(&mut self, item: &'static Item, at: usize) -> Matched {
        let one = |ok: bool| {
            Ok(ok.then_some(Match {
                end: at + 1,
                value: (at, at + 1),
            }))
        };
        let none = Match {
            end: at,
            value: (at, at),
        };
        match item {
            Item::Tok(wanted) => {
                let tok = self.look(at)?;
                let same = match tok {
                    Some(Tok::WithParen) => *wanted == Tok::With,
                    Some(Tok::SpecColon) if *wanted == Tok::Colon => true,
                    tok => tok == Some(*wanted),
                };
                one(same)
            }
            Item::Soft(word) => {
                self.look(at)?;
                one(self.name_at(at) == Some(word))
            }
            Item::Name => {
                self.look(at)?;
                one(self.name_at(at).is_some())
            }
            Item::SoftKeyword => {
                self.look(at)?;
                one(matches!(
                    self.name_at(at),
                    Some(name) if SOFT_KEYWORDS.iter().any(|k| k.starts_with(name))
                ))
            }
            Item::End => {
                self.look(at)?;
                one(at >= self.tokens.list.len())
            }
            Item::Rule(index) => self.rule(*index, at),
            Item::Group(alts) => self.alts(alts, at),
            Item::Optional(inner) => Ok(Some(self.item(inner, at)?.unwrap_or(none))),
            Item::Repeat(inner, least) => {
                let (mut end, mut count) = (at, 0);
                while let Some(m) = self.item(inner, end)? {
                    count += 1;
                    if m.end == end {
                        break;
                    }
                    end = m.end;
                }
                Ok((count >= *least).then_some(Match {
                    end,
                    value: (at, end),
                }))
            }
            Item::Gather(separator, inner) => {
                let Some(first) = self.item(inner, at)? else {
                    return Ok(None);
                };
                let mut end = first.end;
                while self.look(end)? == Some(*separator) {
                    let Some(m) = self.item(inner, end + 1)? else {
                        break;
                    };
                    end = m.end;
                }
                Ok(Some(Match {
                    end,
                    value: (at, end),
                }))
            }
            Item::And(inner) => Ok(self.item(inner, at)?.map(|_| none)),
            Item::Not(inner) => Ok(if self.item(inner, at)?.is_none() {
                Some(none)
            } else {
                None
            }),
            Item::Forced(wanted) => {
                if self.look(at)? == Some(*wanted) {
                    return one(true);
                }
                if !self.invalid {
                    return Ok(None);
                }
                let message = format!("expected '{}'", wanted.text().unwrap_or_default());
                Err(Stop::Error(SyntaxError::new(
                    self.token(at).span(),
                    message,
                )))
            }
            Item::Cut => Ok(Some(none)),
        }
    }

    /// CPython looks through the rest of the text for brackets that stay open, and prefers to
    /// complain of the innermost one if it opened on a line before the error's.
    fn or_unclosed(&self, error: SyntaxError) -> SyntaxError {
        let line = self.token(self.furthest).start.line;
        match &self.tokens.unclosed {
            Some(open) if line > open.pos.line && !open.field => self.unclosed().unwrap_or(error),
            _ => error,
        }
    }

    /// What is wrong where the lexer gave up.
    fn end_error(&self) -> Option<SyntaxError> {
        self.tokens.error.clone().or_else(|| self.unclosed())
    }

    fn unclosed(&self) -> Option<SyntaxError> {
        self.tokens
            .unclosed
            .as_ref()
            .map(|open| open.never_closed())
    }

    fn indentation(&self, message: String) -> SyntaxError {
        let span = self.here();
        SyntaxError {
            kind: ErrorKind::Indentation,
            ..SyntaxError::new(span, message)
        }
    }
}
