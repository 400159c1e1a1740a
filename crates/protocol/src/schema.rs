//! Kafka's schemas as static tables, for whatever reads messages field by field: the inspector,
//! logs, the JSON form of tests. Code has the structs of [`crate::messages`].
//!
//! Tables, not code: all messages with structs take some 20 KB of data in wasm.

use crate::messages::tables;

/// An inclusive range of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    first: i8,
    last: i8,
}

impl Versions {
    pub(crate) const NONE: Self = Self { first: 1, last: 0 };

    pub(crate) const fn new(first: i8, last: i8) -> Self {
        Self { first, last }
    }

    /// Whether `version` is one of them.
    pub const fn contains(self, version: i16) -> bool {
        self.first as i16 <= version && version <= self.last as i16
    }

    /// The oldest.
    pub const fn first(self) -> i16 {
        self.first as i16
    }

    /// The newest; 127 in fields means that there is no end.
    pub const fn last(self) -> i16 {
        self.last as i16
    }
}

/// What a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Body of a request.
    Request,
    /// Body of a response.
    Response,
    /// In front of bodies.
    Header,
    /// Anything else: the embedded consumer protocol, control records.
    Data,
    /// Key of a record in a coordinator's topic.
    CoordinatorKey,
    /// Value of a record in a coordinator's topic.
    CoordinatorValue,
}

/// A message.
#[derive(Debug)]
pub struct Schema {
    /// What it is for.
    pub kind: Kind,
    /// API key, or record type of a coordinator's keys and values; -1 if neither.
    pub api_key: i16,
    /// The versions there are.
    pub versions: Versions,
    /// The first flexible version; 127 if there is none.
    pub flexible_since: i8,
    /// Its fields; the struct has the message's name.
    pub root: &'static Struct,
}

impl Schema {
    /// Kafka's name, as `ProduceRequest`.
    pub const fn name(&self) -> &'static str {
        self.root.name
    }

    /// Whether `version` is flexible (KIP-482).
    pub const fn is_flexible(&self, version: i16) -> bool {
        version >= self.flexible_since as i16
    }
}

/// A list of fields.
#[derive(Debug)]
pub struct Struct {
    /// Kafka's name.
    pub name: &'static str,
    /// In the order of the wire, tagged ones where the schema has them.
    pub fields: &'static [Field],
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "Kafka's names of its types")]
pub enum Type {
    Bool,
    Int8,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Int64,
    Float64,
    Uuid,
    String,
    Bytes,
    Records,
    Struct(&'static Struct),
    Array(&'static Self),
}

impl Type {
    /// Kafka's name, as `int32` or `[]Topic`.
    pub fn name(self) -> String {
        match self {
            Self::Bool => "bool".to_owned(),
            Self::Int8 => "int8".to_owned(),
            Self::Int16 => "int16".to_owned(),
            Self::Uint16 => "uint16".to_owned(),
            Self::Int32 => "int32".to_owned(),
            Self::Uint32 => "uint32".to_owned(),
            Self::Int64 => "int64".to_owned(),
            Self::Float64 => "float64".to_owned(),
            Self::Uuid => "uuid".to_owned(),
            Self::String => "string".to_owned(),
            Self::Bytes => "bytes".to_owned(),
            Self::Records => "records".to_owned(),
            Self::Struct(item) => item.name.to_owned(),
            Self::Array(element) => format!("[]{}", element.name()),
        }
    }
}

/// What a field holds when nobody says otherwise.
#[derive(Clone, Copy, Debug)]
pub enum Default {
    /// Zero, empty, false.
    Natural,
    /// Null.
    Null,
    /// True.
    True,
    /// A number.
    Number(&'static i64),
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Kafka's JSON name, as `topicData`.
    pub name: &'static str,
    /// What it holds.
    pub ty: Type,
    /// Where it is.
    pub versions: Versions,
    /// Where it may be null.
    pub nullable: Versions,
    /// Its tag, -1 if it has none.
    pub tag: i8,
    /// Dropped without an error where the version lacks it.
    pub ignorable: bool,
    /// Never in the compact form, not even in flexible versions.
    pub never_compact: bool,
    /// What it holds when nobody says otherwise.
    pub default: Default,
}

impl Field {
    pub(crate) const fn new(name: &'static str, ty: Type, first: i8, last: i8) -> Self {
        Self {
            name,
            ty,
            versions: Versions::new(first, last),
            nullable: Versions::NONE,
            tag: -1,
            ignorable: false,
            never_compact: false,
            default: Default::Natural,
        }
    }

    pub(crate) const fn nullable(self, first: i8, last: i8) -> Self {
        Self { nullable: Versions::new(first, last), ..self }
    }

    pub(crate) const fn tag(self, tag: i8) -> Self {
        Self { tag, ..self }
    }

    pub(crate) const fn ignorable(self) -> Self {
        Self { ignorable: true, ..self }
    }

    pub(crate) const fn never_compact(self) -> Self {
        Self { never_compact: true, ..self }
    }

    pub(crate) const fn default(self, default: Default) -> Self {
        Self { default, ..self }
    }

    /// Whether it stands among the tagged fields.
    pub const fn is_tagged(&self) -> bool {
        self.tag >= 0
    }
}

/// All tables compiled in: those of messages with structs, and with the feature `every-api` those
/// of all messages of Kafka 4.3.1.
pub fn all() -> impl Iterator<Item = &'static Schema> {
    let schemas = tables::SCHEMAS.iter().copied();
    #[cfg(feature = "every-api")]
    let schemas = schemas.chain(crate::messages::more_tables::SCHEMAS.iter().copied());
    schemas
}

/// The table of a message by Kafka's name.
pub fn by_name(name: &str) -> Option<&'static Schema> {
    all().find(|schema| schema.name() == name)
}

fn of_kind(kind: Kind, api_key: i16) -> Option<&'static Schema> {
    all().find(|schema| schema.kind == kind && schema.api_key == api_key)
}

/// The request of an API key.
pub fn request(api_key: i16) -> Option<&'static Schema> {
    of_kind(Kind::Request, api_key)
}

/// The response of an API key.
pub fn response(api_key: i16) -> Option<&'static Schema> {
    of_kind(Kind::Response, api_key)
}

/// The key of a record in `__consumer_offsets` by its type. (The types of `__transaction_state` are
/// another count from 0.)
pub fn consumer_offsets_key(record_type: i16) -> Option<&'static Schema> {
    consumer_offsets(Kind::CoordinatorKey, record_type)
}

/// The value of a record in `__consumer_offsets` by the type in its key.
pub fn consumer_offsets_value(record_type: i16) -> Option<&'static Schema> {
    consumer_offsets(Kind::CoordinatorValue, record_type)
}

fn consumer_offsets(kind: Kind, record_type: i16) -> Option<&'static Schema> {
    all()
        .filter(|schema| !schema.name().starts_with("TransactionLog"))
        .find(|schema| schema.kind == kind && schema.api_key == record_type)
}
