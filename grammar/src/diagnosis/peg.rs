//! The notation of `python.peg` (CPython's own PEG notation) as data.

use std::collections::{HashMap, HashSet};

use crate::token::Tok;

/// One thing to match.
#[derive(Debug)]
pub enum Item {
    /// A reserved word or symbol.
    Tok(Tok),
    /// A word that is reserved only here.
    Soft(String),
    Name,
    SoftKeyword,
    End,
    Rule(usize),
    Group(Vec<Alt>),
    Optional(Box<Item>),
    /// Repeated at least so often.
    Repeat(Box<Item>, usize),
    /// Separated by a symbol.
    Gather(Tok, Box<Item>),
    And(Box<Item>),
    Not(Box<Item>),
    /// `&&':'`: an error if it does not match.
    Forced(Tok),
    Cut,
}

/// One alternative: its items, those bound to `a` and `b`, and what to report if it matches.
#[derive(Debug)]
pub struct Alt {
    /// With which tokens it can begin.
    pub first: First,
    /// Nothing but a rule for mistakes: only tried once the program is known to be wrong.
    pub invalid: bool,
    pub items: Vec<(Option<usize>, Item)>,
    pub action: Option<Action>,
}

/// What to report.
#[derive(Debug)]
pub struct Action {
    pub verb: String,
    pub message: String,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// With which tokens it can begin.
    pub first: First,
    pub alts: Vec<Alt>,
    pub memo: bool,
    pub left_recursive: bool,
    /// String literals, which are decoded as soon as they are read.
    pub literal: bool,
    /// Calls no invalid rules below itself.
    pub without_invalid: bool,
}

/// The rules; the first is where to begin.
#[derive(Debug)]
pub struct Grammar {
    pub rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq)]
enum Meta {
    Word(String),
    Literal(String),
    Soft(String),
    Symbol(&'static str),
    /// A word at the beginning of a line.
    Head(String),
}

fn tokens(text: &str) -> Vec<Meta> {
    const SYMBOLS: [&str; 16] = [
        "&&", "&", "!", "~", "|", "(", ")", "[", "]", "?", "*", "+", ".", "=", "{", "}",
    ];
    let mut out = Vec::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let at_start = rest.len() == line.len();
            if c.is_alphanumeric() || c == '_' {
                let end = rest
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len());
                let word = rest[..end].to_string();
                out.push(if at_start {
                    Meta::Head(word)
                } else {
                    Meta::Word(word)
                });
                rest = &rest[end..];
            } else if c == '\'' {
                let end = 1 + rest[1..].find('\'').unwrap_or(0);
                out.push(Meta::Literal(rest[1..end].to_string()));
                rest = &rest[end + 1..];
            } else if c == '"' {
                // Only messages have escapes, and only of quotes.
                let mut end = 1;
                while !rest[end..].starts_with('"') {
                    end += if rest[end..].starts_with('\\') {
                        2
                    } else {
                        rest[end..].chars().next().map_or(1, char::len_utf8)
                    };
                }
                out.push(Meta::Soft(rest[1..end].replace("\\\"", "\"")));
                rest = &rest[end + 1..];
            } else if let Some(symbol) = SYMBOLS.iter().find(|s| rest.starts_with(**s)) {
                out.push(Meta::Symbol(symbol));
                rest = &rest[symbol.len()..];
            } else {
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

struct Reader {
    tokens: Vec<Meta>,
    at: usize,
    rules: HashMap<String, usize>,
    /// The rules for mistakes.
    mistakes: HashSet<usize>,
}

/// Reads the notation. The text is part of this crate and a test reads it, so what is wrong with it
/// is not reported but left out.
pub fn read(text: &str) -> Grammar {
    let tokens = tokens(text);
    let heads = tokens.iter().filter_map(|t| {
        if let Meta::Head(name) = t {
            Some(name.clone())
        } else {
            None
        }
    });
    let rules: HashMap<String, usize> = heads.enumerate().map(|(i, name)| (name, i)).collect();
    let mistakes = rules
        .iter()
        .filter(|(name, _)| name.starts_with("invalid_"));
    let mistakes = mistakes.map(|(_, index)| *index).collect();
    let mut reader = Reader {
        tokens,
        at: 0,
        rules,
        mistakes,
    };
    let mut out = Vec::new();
    while let Some(Meta::Head(name)) = reader.next() {
        let memo = reader.peek(0) == Some(&Meta::Symbol("("))
            && reader.peek(1) == Some(&Meta::Word("memo".into()));
        if memo {
            reader.at += 3;
        }
        let alts = reader.alts();
        let index = out.len();
        let left_recursive = alts
            .iter()
            .any(|a| matches!(a.items.first(), Some((_, Item::Rule(first))) if *first == index));
        // `attr` and `name_or_attr` begin with each other; one of them must stop the recursion.
        let left_recursive = left_recursive || name == "attr";
        let literal = name == "strings";
        let without_invalid = name.ends_with("_without_invalid");
        out.push(Rule {
            first: 0,
            alts,
            memo: memo || left_recursive,
            left_recursive,
            literal,
            without_invalid,
        });
    }
    let mut grammar = Grammar { rules: out };
    find_first(&mut grammar);
    grammar
}

/// A set of kinds of tokens by their ranks; the last bit is the end of the text.
pub type First = u128;

/// Also for what can match without a token, or looks further ahead, or fails with an error: it must be tried.
pub const ANY: First = First::MAX;
pub const END: First = 1 << 127;

/// A token's own set.
pub fn set_of(tok: Tok) -> First {
    1 << tok.rank()
}

/// Finds out with which tokens rules and alternatives begin, until nothing new is found.
fn find_first(grammar: &mut Grammar) {
    let mut known: Vec<First> = vec![0; grammar.rules.len()];
    loop {
        let next: Vec<First> = grammar
            .rules
            .iter()
            .map(|rule| first_of_alts(&rule.alts, &known))
            .collect();
        if next == known {
            break;
        }
        known = next;
    }
    for (rule, first) in grammar.rules.iter_mut().zip(&known) {
        rule.first = *first;
        rule.alts.iter_mut().for_each(|alt| note_first(alt, &known));
    }
}

fn note_first(alt: &mut Alt, known: &[First]) {
    alt.first = first_of_alt(alt, known);
    for (_, item) in &mut alt.items {
        note_within(item, known);
    }
}

fn note_within(item: &mut Item, known: &[First]) {
    match item {
        Item::Group(alts) => alts.iter_mut().for_each(|alt| note_first(alt, known)),
        Item::Optional(inner)
        | Item::Repeat(inner, _)
        | Item::Gather(_, inner)
        | Item::And(inner)
        | Item::Not(inner) => note_within(inner, known),
        _ => {}
    }
}

fn first_of_alts(alts: &[Alt], known: &[First]) -> First {
    let sets = alts.iter().map(|alt| first_of_alt(alt, known));
    sets.fold(0, |all, first| all | first)
}

fn first_of_alt(alt: &Alt, known: &[First]) -> First {
    let mut all = 0;
    for (_, item) in &alt.items {
        match item {
            Item::Optional(inner) | Item::Repeat(inner, 0) => all |= first_of_item(inner, known),
            item => return all | first_of_item(item, known),
        }
    }
    ANY
}

fn first_of_item(item: &Item, known: &[First]) -> First {
    match item {
        Item::Tok(Tok::With) => set_of(Tok::With) | set_of(Tok::WithParen),
        Item::Tok(Tok::Colon) => set_of(Tok::Colon) | set_of(Tok::SpecColon),
        Item::Tok(tok) => set_of(*tok),
        Item::Soft(_) | Item::Name | Item::SoftKeyword => {
            [Tok::Name(0), Tok::Match, Tok::Case, Tok::Type]
                .into_iter()
                .fold(0, |all, tok| all | set_of(tok))
        }
        Item::End => END,
        Item::Rule(index) => known[*index],
        Item::Group(alts) => first_of_alts(alts, known),
        Item::Repeat(inner, 1..) | Item::Gather(_, inner) => first_of_item(inner, known),
        _ => ANY,
    }
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<&Meta> {
        self.tokens.get(self.at + ahead)
    }

    fn next(&mut self) -> Option<Meta> {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned()
    }

    fn eat(&mut self, symbol: &'static str) -> bool {
        let found = self.peek(0) == Some(&Meta::Symbol(symbol));
        self.at += usize::from(found);
        found
    }

    fn alts(&mut self) -> Vec<Alt> {
        let mut alts = Vec::new();
        self.eat("|");
        loop {
            let mut alt = Alt {
                first: ANY,
                invalid: false,
                items: Vec::new(),
                action: None,
            };
            loop {
                match self.peek(0) {
                    None | Some(Meta::Head(_) | Meta::Symbol("|" | ")" | "]")) => break,
                    Some(Meta::Symbol("{")) => {
                        self.at += 1;
                        alt.action = Some(self.action());
                    }
                    _ => {
                        let item = self.item();
                        alt.items.extend(item);
                    }
                }
            }
            if let [(_, Item::Rule(index))] = &alt.items[..] {
                alt.invalid = self.mistakes.contains(index);
            }
            alts.push(alt);
            if !self.eat("|") {
                return alts;
            }
        }
    }

    fn action(&mut self) -> Action {
        let mut action = Action {
            verb: String::new(),
            message: String::new(),
        };
        while let Some(meta) = self.next() {
            match meta {
                Meta::Word(word) if action.verb.is_empty() => action.verb = word,
                Meta::Soft(message) => action.message = message,
                Meta::Symbol("}") => break,
                _ => {}
            }
        }
        action
    }

    fn item(&mut self) -> Option<(Option<usize>, Item)> {
        if self.eat("~") {
            return Some((None, Item::Cut));
        }
        if self.eat("&&") {
            return match self.atom()? {
                Item::Tok(tok) => Some((None, Item::Forced(tok))),
                _ => None,
            };
        }
        if self.eat("&") {
            return Some((None, Item::And(Box::new(self.atom()?))));
        }
        if self.eat("!") {
            return Some((None, Item::Not(Box::new(self.atom()?))));
        }
        let mut binding = None;
        if let (Some(Meta::Word(name)), Some(Meta::Symbol("="))) = (self.peek(0), self.peek(1)) {
            binding = Some(usize::from(name != "a"));
            self.at += 2;
        }
        let atom = self.atom()?;
        let item = if self.eat("?") {
            Item::Optional(Box::new(atom))
        } else if self.eat("*") {
            Item::Repeat(Box::new(atom), 0)
        } else if self.eat("+") {
            Item::Repeat(Box::new(atom), 1)
        } else if let (Item::Tok(separator), true) = (&atom, self.eat(".")) {
            let separator = *separator;
            let inner = self.atom()?;
            self.eat("+");
            Item::Gather(separator, Box::new(inner))
        } else {
            atom
        };
        Some((binding, item))
    }

    fn atom(&mut self) -> Option<Item> {
        Some(match self.next()? {
            Meta::Symbol("(") => {
                let alts = self.alts();
                self.eat(")");
                Item::Group(alts)
            }
            Meta::Symbol("[") => {
                let alts = self.alts();
                self.eat("]");
                Item::Optional(Box::new(Item::Group(alts)))
            }
            Meta::Literal(text) => Item::Tok(Tok::keyword(&text).or_else(|| Tok::symbol(&text))?),
            Meta::Soft(word) => Item::Soft(word),
            Meta::Word(word) => match word.as_str() {
                "NAME" => Item::Name,
                "SOFT_KEYWORD" => Item::SoftKeyword,
                "NUMBER" => Item::Tok(Tok::Number),
                "STRING" => Item::Tok(Tok::Str),
                "NEWLINE" => Item::Tok(Tok::Newline),
                "INDENT" => Item::Tok(Tok::Indent),
                "DEDENT" => Item::Tok(Tok::Dedent),
                "ENDMARKER" => Item::End,
                "FSTRING_START" => Item::Tok(Tok::FStart),
                "TSTRING_START" => Item::Tok(Tok::TStart),
                "FSTRING_MIDDLE" => Item::Tok(Tok::Middle),
                "FSTRING_END" => Item::Tok(Tok::FEnd),
                "FIELD_OPEN" => Item::Tok(Tok::FieldOpen),
                "FIELD_CLOSE" => Item::Tok(Tok::FieldClose),
                "SPEC_COLON" => Item::Tok(Tok::SpecColon),
                _ => Item::Rule(*self.rules.get(&word)?),
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_grammar_is_known() {
        let text = include_str!("python.peg");
        let heads: Vec<_> = tokens(text)
            .into_iter()
            .filter(|t| matches!(t, Meta::Head(_)))
            .collect();
        let words = tokens(text)
            .into_iter()
            .filter(|t| matches!(t, Meta::Word(w) if w.contains('_') && w.to_lowercase() == *w));
        for word in words {
            let Meta::Word(name) = &word else { continue };
            assert!(heads.contains(&Meta::Head(name.clone())), "{name}");
        }
        let grammar = read(text);
        assert_eq!(grammar.rules.len(), heads.len());
        assert!(
            grammar
                .rules
                .iter()
                .all(|r| r.alts.iter().all(|a| !a.items.is_empty()))
        );
    }
}
