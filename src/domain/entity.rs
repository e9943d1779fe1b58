//! A kind of record: its table, its words and its fields. `entity!` turns one line a field into a typed struct and
//! the table of fields that lists, forms, imports, exports, search, history and help all walk.

use super::field::Field;

/// A kind of record.
#[derive(Debug)]
pub struct Entity {
    /// Table name, JSON key and word on the command line.
    pub name: &'static str,
    pub label: &'static str,
    pub plural: &'static str,
    /// One sentence for help.
    pub help: &'static str,
    pub fields: &'static [Field],
    /// The fields whose values, joined by spaces, name a record.
    pub title: &'static [&'static str],
    /// The default order of its lists: field names, "-" before one that runs downwards.
    pub order: &'static [&'static str],
}

impl PartialEq for Entity {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Entity {}

impl Entity {
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether a covered field is part of its title, in whose place its number stands.
    pub fn names_itself_by_number(&self) -> bool {
        self.title.iter().filter_map(|name| self.field(name)).any(|field| field.covered)
    }

    /// "event 15".
    pub fn numbered(&self, id: super::value::Id) -> String {
        format!("{} {id}", self.label.to_lowercase())
    }

    /// The place of a field among the values of a record.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The field by which a record belongs to a case, if it does.
    pub fn case_field(&self) -> Option<&'static Field> {
        self.field("case").filter(|field| field.kind == super::field::Kind::Link("case"))
    }
}

/// Declares an entity: struct name, table name, words, title and order, then one line a field.
#[macro_export]
macro_rules! entity {
    (
        $(#[$meta:meta])*
        $name:ident($table:literal, $label:literal, $plural:literal, $help:literal)
        title[$($title:ident),+] order[$($order:literal),*]
        { $( $field:ident: $type:ty = $decl:expr; )+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name {
            /// The number of the record; 0 before it is saved.
            pub id: $crate::domain::value::Id,
            $( pub $field: $type, )+
        }

        impl $name {
            pub const ENTITY: $crate::domain::entity::Entity = $crate::domain::entity::Entity {
                name: $table,
                label: $label,
                plural: $plural,
                help: $help,
                fields: &[ $( $decl.named(stringify!($field)), )+ ],
                title: &[ $( stringify!($title), )+ ],
                order: &[ $( $order, )* ],
            };

            /// A value of each field's type that is not missing, in the order of the fields.
            pub fn samples() -> Vec<$crate::domain::value::Value> {
                vec![ $( <$type as $crate::domain::value::Cell>::sample(), )+ ]
            }

            /// The values in the order of the fields.
            pub fn values(&self) -> Vec<$crate::domain::value::Value> {
                vec![ $( $crate::domain::value::Cell::write(&self.$field), )+ ]
            }
        }

        impl From<&$crate::domain::record::Record> for $name {
            fn from(record: &$crate::domain::record::Record) -> Self {
                // In the order of the fields, as the values lie.
                let mut values = record.values.iter();
                let mut next = || values.next().unwrap_or(&$crate::domain::value::Value::Missing);
                Self { id: record.id, $( $field: $crate::domain::value::Cell::read(next()), )+ }
            }
        }
    };
}
