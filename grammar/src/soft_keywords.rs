//! Which `match`, `case` and `type` are keywords, and which `with (` opens a list of items: things
//! that an LR(1) parser cannot decide in time, decided by looking ahead over tokens (PEP 634, 695,
//! 617).
//!
//! `match` begins a statement if, after a subject, the line ends in a `:` outside brackets and the
//! next line is indented and begins with `case`. The subject must begin like an expression, which is
//! what keeps `match: int` apart. `case` is only looked at where a `match` block wants it.

use crate::ast::Name;
use crate::token::{Tok, Token};

/// Turns names into keywords, in place.
pub fn mark(tokens: &mut [Token], names: &[Name]) {
    let find = |word: &str| {
        names
            .iter()
            .position(|n| &**n == word)
            .map(|i| Tok::Name(i as u32))
    };
    let words = Words {
        match_: find("match"),
        case: find("case"),
        type_: find("type"),
    };
    let mut begins = true;
    // For each open block, whether it is the body of a `match`.
    let mut blocks: Vec<bool> = Vec::new();
    let mut match_body_next = false;
    for i in 0..tokens.len() {
        let tok = tokens[i].tok;
        match tok {
            Tok::Indent => blocks.push(std::mem::take(&mut match_body_next)),
            Tok::Dedent => {
                blocks.pop();
            }
            Tok::Name(_)
                if begins && Some(tok) == words.match_ && words.is_match(&tokens[i + 1..]) =>
            {
                tokens[i].tok = Tok::Match;
                match_body_next = true;
            }
            Tok::Name(_) if begins && Some(tok) == words.case && blocks.last() == Some(&true) => {
                tokens[i].tok = Tok::Case;
            }
            Tok::Name(_)
                if begins && Some(tok) == words.type_ && is_type_alias(&tokens[i + 1..]) =>
            {
                tokens[i].tok = Tok::Type;
            }
            Tok::With if is_parenthesised_with(&tokens[i + 1..]) => tokens[i].tok = Tok::WithParen,
            _ => {}
        }
        begins = match tok {
            Tok::Newline | Tok::Indent | Tok::Dedent | Tok::Semi => true,
            // `if x: match = 1` and the like: no compound statement can follow, but `type` can.
            Tok::Colon => true,
            _ => false,
        };
    }
}

struct Words {
    match_: Option<Tok>,
    case: Option<Tok>,
    type_: Option<Tok>,
}

impl Words {
    /// Whether what follows `match` makes it a statement.
    fn is_match(&self, rest: &[Token]) -> bool {
        let begins_subject = matches!(
            rest.first().map(|t| t.tok),
            Some(
                Tok::Name(_)
                    | Tok::Number
                    | Tok::Str
                    | Tok::FStart
                    | Tok::TStart
                    | Tok::LPar
                    | Tok::LSqb
                    | Tok::LBrace
                    | Tok::Minus
                    | Tok::Plus
                    | Tok::Tilde
                    | Tok::Star
                    | Tok::Ellipsis
                    | Tok::Not
                    | Tok::Lambda
                    | Tok::Await
                    | Tok::None
                    | Tok::True
                    | Tok::False
            )
        );
        if !begins_subject {
            return false;
        }
        let Some(newline) = rest
            .iter()
            .position(|t| matches!(t.tok, Tok::Newline | Tok::Error))
        else {
            return false;
        };
        if newline < 2 || rest[newline - 1].tok != Tok::Colon || rest[newline].tok == Tok::Error {
            return false;
        }
        // `match x:` with no block is a broken match statement rather than anything else, but
        // `match(x):` etc. want their `case`.
        let block = rest.get(newline + 1).is_some_and(|t| t.tok == Tok::Indent);
        block
            && rest
                .get(newline + 2)
                .is_some_and(|t| Some(t.tok) == self.case)
    }
}

/// `type NAME =` or `type NAME [`.
fn is_type_alias(rest: &[Token]) -> bool {
    matches!(
        rest,
        [
            Token {
                tok: Tok::Name(_),
                ..
            },
            Token {
                tok: Tok::Equal | Tok::LSqb,
                ..
            },
            ..
        ]
    )
}

/// Whether `with` is followed by `( items ) :`. CPython tries the items first and falls back to an
/// expression; the same decision from the tokens: an `as` at depth one is proof, while whatever no
/// item may contain (an unpacking, a walrus, a comprehension, `yield`, nothing at all) is a counterproof.
fn is_parenthesised_with(rest: &[Token]) -> bool {
    if rest.first().is_none_or(|t| t.tok != Tok::LPar) {
        return false;
    }
    let (mut depth, mut has_as, mut is_expression) = (0usize, false, false);
    let mut previous = Tok::Newline;
    for (i, token) in rest.iter().enumerate() {
        match token.tok {
            Tok::LPar | Tok::LSqb | Tok::LBrace | Tok::FieldOpen => depth += 1,
            Tok::RPar | Tok::RSqb | Tok::RBrace | Tok::FieldClose => {
                depth -= 1;
                if depth == 0 {
                    let closes = rest.get(i + 1).is_some_and(|t| t.tok == Tok::Colon);
                    let empty = i == 1;
                    return closes && !empty && (has_as || !is_expression);
                }
            }
            Tok::Newline | Tok::Error => return false,
            _ if depth > 1 => {}
            Tok::As => has_as = true,
            Tok::ColonEqual | Tok::For | Tok::Yield => is_expression = true,
            Tok::Star if matches!(previous, Tok::LPar | Tok::Comma) => is_expression = true,
            _ => {}
        }
        previous = token.tok;
    }
    false
}
