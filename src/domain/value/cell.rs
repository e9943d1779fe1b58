//! The bridge between a field of a typed struct and a [`Value`].

use super::super::date::{Date, LooseDate};
use super::{Fact, Ref, Value};

/// The code of one term of a list; empty when nothing was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Code(pub String);

impl Code {
    pub fn is(&self, code: &str) -> bool {
        self.0 == code
    }
}

/// The codes of several terms of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes(pub Vec<String>);

impl Codes {
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|own| own == code)
    }
}

/// A type a field of an entity can have.
pub trait Cell: Sized {
    /// What the value reads as; a value of another shape reads as missing.
    fn read(value: &Value) -> Self;
    fn write(&self) -> Value;
    /// A value of this type that is not missing, for the tests that hold declarations together.
    fn sample() -> Value;
}

macro_rules! cell {
    ($type:ty, $read:expr, $write:expr, $sample:expr) => {
        impl Cell for $type {
            fn read(value: &Value) -> Self {
                #[allow(clippy::redundant_closure_call)]
                ($read)(value)
            }
            fn write(&self) -> Value {
                #[allow(clippy::redundant_closure_call)]
                ($write)(self)
            }
            fn sample() -> Value {
                $sample
            }
        }
    };
}

cell!(
    String,
    |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    },
    |own: &String| Value::text(own.clone()),
    Value::text("sample")
);
cell!(
    Code,
    |value: &Value| match value {
        Value::Code(code) => Code(code.clone()),
        _ => Code::default(),
    },
    |own: &Code| if own.0.is_empty() { Value::Missing } else { Value::Code(own.0.clone()) },
    Value::code("sample")
);
cell!(
    Codes,
    |value: &Value| match value {
        Value::Codes(codes) => Codes(codes.clone()),
        _ => Codes::default(),
    },
    |own: &Codes| if own.0.is_empty() { Value::Missing } else { Value::Codes(own.0.clone()) },
    Value::Codes(vec!["sample".into()])
);
cell!(
    Fact,
    |value: &Value| match value {
        Value::Fact(fact) => *fact,
        _ => Fact::NotRecorded,
    },
    |own: &Fact| Value::Fact(*own),
    Value::Fact(Fact::NotKnown)
);
cell!(
    Option<Date>,
    |value: &Value| match value {
        Value::Date(date) => Some(*date),
        _ => None,
    },
    |own: &Option<Date>| own.map_or(Value::Missing, Value::Date),
    Value::Date(Date::constant(2026, 3, 27))
);
cell!(
    Option<LooseDate>,
    |value: &Value| match value {
        Value::Loose(date) => Some(date.as_ref().clone()),
        _ => None,
    },
    |own: &Option<LooseDate>| own.clone().map_or(Value::Missing, Value::from),
    Value::from(LooseDate::day(Date::constant(2026, 3, 27)))
);
cell!(
    Option<Ref>,
    |value: &Value| match value {
        Value::Link(link) => Some(link.clone()),
        _ => None,
    },
    |own: &Option<Ref>| own.clone().map_or(Value::Missing, Value::Link),
    Value::link(1, "sample")
);
cell!(
    Option<i64>,
    |value: &Value| match value {
        Value::Number(number) | Value::Money(number) => Some(*number),
        _ => None,
    },
    |own: &Option<i64>| own.map_or(Value::Missing, Value::Number),
    Value::Number(7)
);
