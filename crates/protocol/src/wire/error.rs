//! What can be wrong with bytes, and with a message that is to become bytes.

use core::fmt;

/// Why bytes are not the message they should be. `at` counts bytes from the start of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// A value reaches beyond the end.
    Truncated {
        /// Where the value starts.
        at: usize,
        /// Bytes it needs.
        needed: usize,
        /// Bytes there are.
        remaining: usize,
    },
    /// A length or count that cannot be: negative where null is not allowed, or too large.
    InvalidLength {
        /// Where the value behind the length starts.
        at: usize,
        /// The length as read.
        length: i64,
    },
    /// Null where this version has none.
    UnexpectedNull {
        /// Where the value behind the length starts.
        at: usize,
    },
    /// An array that claims more elements than there are bytes.
    ArrayTooLong {
        /// Where the first element starts.
        at: usize,
        /// Elements claimed.
        count: usize,
        /// Bytes there are.
        remaining: usize,
    },
    /// A varint of more than five bytes (a varlong of more than ten).
    InvalidVarint {
        /// Where it starts.
        at: usize,
    },
    /// A tagged field whose value is shorter or longer than its size says.
    InvalidTaggedField {
        /// Where its value starts.
        at: usize,
        /// Its tag.
        tag: u32,
    },
    /// Bytes are left behind the message.
    TrailingBytes {
        /// Where they start.
        at: usize,
        /// How many they are.
        remaining: usize,
    },
    /// The four bytes of length do not say how long the frame is.
    InvalidFrameLength {
        /// What they say.
        length: i64,
        /// What there is.
        actual: usize,
    },
    /// The message has no such version.
    UnsupportedVersion {
        /// Kafka's name of the message.
        message: &'static str,
        /// The version asked for.
        version: i16,
    },
    /// The API is not among those this crate has structs for.
    UnsupportedApi {
        /// The API key.
        api_key: i16,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Truncated { at, needed, remaining } => {
                write!(f, "byte {at}: {needed} bytes needed, {remaining} left")
            }
            Self::InvalidLength { at, length } => write!(f, "byte {at}: invalid length {length}"),
            Self::UnexpectedNull { at } => write!(f, "byte {at}: null is not allowed here"),
            Self::ArrayTooLong { at, count, remaining } => {
                write!(f, "byte {at}: an array of {count} elements in {remaining} bytes")
            }
            Self::InvalidVarint { at } => write!(f, "byte {at}: a varint that does not end"),
            Self::InvalidTaggedField { at, tag } => {
                write!(f, "byte {at}: tagged field {tag} is not as long as it says")
            }
            Self::TrailingBytes { at, remaining } => {
                write!(f, "byte {at}: {remaining} bytes too many")
            }
            Self::InvalidFrameLength { length, actual } => {
                write!(f, "the frame says {length} bytes and has {actual}")
            }
            Self::UnsupportedVersion { message, version } => {
                write!(f, "{message} has no version {version}")
            }
            Self::UnsupportedApi { api_key } => write!(f, "no messages for API key {api_key}"),
        }
    }
}

impl core::error::Error for DecodeError {}

/// Why a message cannot be written in a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// A field that this version lacks holds something else than its default, and may not be
    /// dropped.
    NonDefault {
        /// Kafka's JSON name of the field.
        field: &'static str,
        /// The version asked for.
        version: i16,
    },
    /// A field is null in a version where it cannot be.
    UnexpectedNull {
        /// Kafka's JSON name of the field.
        field: &'static str,
        /// The version asked for.
        version: i16,
    },
    /// A string, byte or array length beyond what its length prefix can say.
    TooLong {
        /// The length.
        length: usize,
    },
    /// Unknown tagged fields out of order, twice, or with the tag of a known field.
    InvalidTag {
        /// The tag in question.
        tag: u32,
    },
    /// The message has no such version.
    UnsupportedVersion {
        /// Kafka's name of the message.
        message: &'static str,
        /// The version asked for.
        version: i16,
    },
    /// The response given is not one of the API it should answer.
    WrongApi {
        /// The API key asked for.
        expected: i16,
        /// The API key of the message.
        actual: i16,
    },
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NonDefault { field, version } => {
                write!(f, "field {field} is not in version {version} and not at its default")
            }
            Self::UnexpectedNull { field, version } => {
                write!(f, "field {field} cannot be null in version {version}")
            }
            Self::TooLong { length } => write!(f, "{length} is too long"),
            Self::InvalidTag { tag } => write!(f, "tag {tag} is out of order"),
            Self::UnsupportedVersion { message, version } => {
                write!(f, "{message} has no version {version}")
            }
            Self::WrongApi { expected, actual } => {
                write!(f, "a message of API key {actual} where {expected} is due")
            }
        }
    }
}

impl core::error::Error for EncodeError {}
