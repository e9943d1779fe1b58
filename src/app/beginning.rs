//! What a person may begin with where there is no register yet: offered by the welcome screen and spoken by plain mode.

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// The invented borough, in a copy that is gone afterwards.
    Practise,
    /// An empty register at this path.
    Make(String),
    /// The register at this path.
    Open(String),
}

/// A row of the welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    Practise,
    Tour,
    Make,
    Open,
    Leave,
}

impl Offer {
    pub const ALL: [Offer; 5] = [Offer::Practise, Offer::Tour, Offer::Make, Offer::Open, Offer::Leave];

    pub const fn label(self) -> &'static str {
        match self {
            Offer::Practise => "Practise on an invented borough",
            Offer::Tour => "Take a short tour",
            Offer::Make => "Start a new register",
            Offer::Open => "Open a register",
            Offer::Leave => "Leave",
        }
    }

    pub const fn help(self) -> &'static str {
        match self {
            Offer::Practise => "Invented cases; nothing here is real, and all of it is gone when you leave.",
            Offer::Tour => "Three short pages on what this is and how to find your way.",
            Offer::Make => "An empty register, for you alone or in a folder your team shares.",
            Offer::Open => "A register that is kept in another place.",
            Offer::Leave => "Nothing was made.",
        }
    }
}

/// What is asked where a path is needed.
pub const WHERE_TO_MAKE: &str = "Where should the new register be?";
pub const WHERE_TO_OPEN: &str = "Where is the register?";
