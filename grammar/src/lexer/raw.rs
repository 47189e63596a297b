//! The regular part of Python's lexical grammar, as a logos table. What is not regular (numbers with
//! CPython's messages, string bodies, non-ASCII names) is only recognised by its beginning here and
//! finished by the [`super::Lexer`].

use logos::Logos;

/// What logos recognises.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
#[logos(skip r"[ \t\f]+")]
#[logos(skip(r"#[^\n]*", allow_greedy = true))]
pub enum Raw {
    /// The ASCII beginning of a name or keyword.
    #[regex(r"[A-Za-z_][A-Za-z0-9_]*")]
    Word,
    /// The beginning of a number.
    #[regex(r"[0-9]|\.[0-9]")]
    Number,
    /// Prefix and opening quote of a string.
    #[regex(r#"(?i:r|u|b|f|t|br|rb|fr|rf|tr|rt)?("""|'''|"|')"#)]
    Quote,
    /// A character that may begin or continue a name.
    #[regex(r"[^\x00-\x7F]")]
    NonAscii,
    #[token("\n")]
    Newline,
    #[token("\\")]
    Backslash,
    #[token("<>")]
    #[token("?")]
    #[token("$")]
    #[token("`")]
    Unknown,
    #[token("(")]
    LPar,
    #[token(")")]
    RPar,
    #[token("[")]
    LSqb,
    #[token("]")]
    RSqb,
    #[token("{")]
    LBrace,
    #[token("}")]
    RBrace,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(";")]
    Semi,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("->")]
    Arrow,
    #[token("@")]
    At,
    #[token("=")]
    Equal,
    #[token(":=")]
    ColonEqual,
    #[token("!")]
    Exclamation,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("**")]
    DoubleStar,
    #[token("&")]
    Amper,
    #[token("|")]
    VBar,
    #[token("^")]
    Circumflex,
    #[token("~")]
    Tilde,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("<")]
    Less,
    #[token(">")]
    Greater,
    #[token("<=")]
    LessEqual,
    #[token(">=")]
    GreaterEqual,
    #[token("==")]
    EqEqual,
    #[token("!=")]
    NotEqual,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("/=")]
    SlashEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("**=")]
    DoubleStarEqual,
    #[token("@=")]
    AtEqual,
    #[token("&=")]
    AmperEqual,
    #[token("|=")]
    VBarEqual,
    #[token("^=")]
    CircumflexEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
}

macro_rules! symbols {
    ($($name:ident)*) => {
        impl Raw {
            /// The token, for the raw ones that are nothing but a symbol.
            pub fn symbol(self) -> Option<crate::token::Tok> {
                match self {
                    $(Raw::$name => Some(crate::token::Tok::$name),)*
                    _ => None,
                }
            }
        }
    };
}

symbols! {
    Unknown LPar RPar LSqb RSqb LBrace RBrace Comma Colon Semi Dot Ellipsis Arrow At Equal ColonEqual
    Exclamation Plus Minus Star Slash DoubleSlash Percent DoubleStar Amper VBar Circumflex Tilde
    LeftShift RightShift Less Greater LessEqual GreaterEqual EqEqual NotEqual PlusEqual MinusEqual
    StarEqual SlashEqual DoubleSlashEqual PercentEqual DoubleStarEqual AtEqual AmperEqual VBarEqual
    CircumflexEqual LeftShiftEqual RightShiftEqual
}
