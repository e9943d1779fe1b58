//! Stand-in until the dates room lands.
pub use jiff::civil::Date;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseDate {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub raw: String,
}
impl LooseDate {
    pub fn day(date: Date) -> Self {
        Self { start: Some(date), end: Some(date), raw: date.to_string() }
    }
    pub fn encode(&self) -> String {
        self.raw.clone()
    }
    pub fn decode(text: &str) -> Option<Self> {
        text.parse().ok().map(Self::day)
    }
    pub fn to_json(&self) -> serde_json::Value {
        self.raw.as_str().into()
    }
}
impl std::fmt::Display for LooseDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.raw)
    }
}
pub fn long(date: Date) -> String {
    date.strftime("%a %-d %B %Y").to_string()
}
pub fn short(date: Date, _today: Date) -> String {
    date.strftime("%-d %b").to_string()
}
pub fn parse(text: &str) -> Result<LooseDate, String> {
    text.parse().map(LooseDate::day).map_err(|_| "no".to_owned())
}
pub fn parse_day(text: &str, _today: Date) -> Result<Date, String> {
    text.parse().map_err(|_| "no".to_owned())
}
