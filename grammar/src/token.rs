//! Tokens: what the lexer makes, the layout pass completes and the grammar consumes.
//!
//! A [`Tok`] is small and `Copy`; names are indices into a table, and everything else that has text
//! (numbers, strings) is found again through its position.

use crate::ast::Span;

/// A place in the text: 1-based line, column in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pos {
    pub line: u32,
    pub col: u32,
}

impl Pos {
    /// The span from here to `end`.
    pub fn to(self, end: Pos) -> Span {
        Span::new(self.line, self.col, end.line, end.col)
    }
}

/// A token with its true position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    pub tok: Tok,
    pub start: Pos,
    pub end: Pos,
}

impl Token {
    /// Where it stands.
    pub fn span(&self) -> Span {
        self.start.to(self.end)
    }
}

macro_rules! tokens {
    (plain { $($(#[$doc:meta])* $plain:ident,)* } keywords { $($kw:ident = $kw_text:literal,)* } symbols { $($sym:ident = $sym_text:literal,)* }) => {
        /// The kind of a token.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Tok {
            /// An identifier: an index into the table of names.
            Name(u32),
            $($(#[$doc])* $plain,)*
            $($kw,)*
            $($sym,)*
        }

        /// The kinds of tokens by number.
        enum Rank {
            Name,
            $($plain,)*
            $($kw,)*
            $($sym,)*
        }

        impl Tok {
            /// The number of its kind, under 127, for sets of them.
            pub fn rank(self) -> u32 {
                (match self {
                    Tok::Name(_) => Rank::Name,
                    $(Tok::$plain => Rank::$plain,)*
                    $(Tok::$kw => Rank::$kw,)*
                    $(Tok::$sym => Rank::$sym,)*
                }) as u32
            }

            /// The keyword with this spelling.
            pub fn keyword(text: &str) -> Option<Tok> {
                // No keyword is longer than `continue`/`nonlocal`, and all but three begin in lower case.
                if text.len() > 8 || text.len() < 2 {
                    return None;
                }
                match text {
                    $($kw_text => Some(Tok::$kw),)*
                    _ => None,
                }
            }

            /// The symbol with this spelling.
            pub fn symbol(text: &str) -> Option<Tok> {
                match text {
                    $($sym_text => Some(Tok::$sym),)*
                    _ => None,
                }
            }

            /// The spelling of a keyword or symbol.
            pub fn text(self) -> Option<&'static str> {
                match self {
                    $(Tok::$kw => Some($kw_text),)*
                    $(Tok::$sym => Some($sym_text),)*
                    Tok::SpecColon => Some(":"),
                    Tok::FieldOpen => Some("{"),
                    Tok::FieldClose => Some("}"),
                    Tok::Match => Some("match"),
                    Tok::Case => Some("case"),
                    Tok::Type => Some("type"),
                    Tok::WithParen => Some("with"),
                    _ => None,
                }
            }
        }
    };
}

tokens! {
    plain {
        Number,
        /// A whole string or bytes literal without replacement fields.
        Str,
        /// `f"`
        FStart,
        /// `t"`
        TStart,
        /// Literal text within an f-string, t-string or format spec.
        Middle,
        /// The closing quote of an f-string or t-string.
        FEnd,
        /// The `:` that begins a format spec.
        SpecColon,
        /// The `{` and `}` of a replacement field.
        FieldOpen,
        FieldClose,
        Newline,
        Indent,
        Dedent,
        /// `match`, `case` and `type` where they are keywords.
        Match,
        Case,
        Type,
        /// `with` before a parenthesised list of items.
        WithParen,
        /// Which kind of text follows.
        StartModule,
        StartInteractive,
        StartExpression,
        /// `<>`, `?`, `$`: characters that lex but that no rule accepts.
        Unknown,
        /// Where the lexer gave up.
        Error,
    }
    keywords {
        False = "False", None = "None", True = "True",
        And = "and", As = "as", Assert = "assert", Async = "async", Await = "await",
        Break = "break", Class = "class", Continue = "continue", Def = "def", Del = "del",
        Elif = "elif", Else = "else", Except = "except", Finally = "finally", For = "for",
        From = "from", Global = "global", If = "if", Import = "import", In = "in", Is = "is",
        Lambda = "lambda", Nonlocal = "nonlocal", Not = "not", Or = "or", Pass = "pass",
        Raise = "raise", Return = "return", Try = "try", While = "while", With = "with",
        Yield = "yield",
    }
    symbols {
        LPar = "(", RPar = ")", LSqb = "[", RSqb = "]", LBrace = "{", RBrace = "}",
        Comma = ",", Colon = ":", Semi = ";", Dot = ".", Ellipsis = "...", Arrow = "->",
        At = "@", Equal = "=", ColonEqual = ":=", Exclamation = "!",
        Plus = "+", Minus = "-", Star = "*", Slash = "/", DoubleSlash = "//", Percent = "%",
        DoubleStar = "**", Amper = "&", VBar = "|", Circumflex = "^", Tilde = "~",
        LeftShift = "<<", RightShift = ">>",
        Less = "<", Greater = ">", LessEqual = "<=", GreaterEqual = ">=",
        EqEqual = "==", NotEqual = "!=",
        PlusEqual = "+=", MinusEqual = "-=", StarEqual = "*=", SlashEqual = "/=",
        DoubleSlashEqual = "//=", PercentEqual = "%=", DoubleStarEqual = "**=", AtEqual = "@=",
        AmperEqual = "&=", VBarEqual = "|=", CircumflexEqual = "^=", LeftShiftEqual = "<<=",
        RightShiftEqual = ">>=",
    }
}
