//! Messages as trees: every field with its name, its value and the bytes it stands in.
//!
//! [`request`] and [`response`] take whole frames apart, [`decode`] any message with a table. What
//! hides inside bytes is taken apart too: record batches, and the consumer protocol in JoinGroup,
//! SyncGroup and DescribeGroups. [`Node::to_value`] is the JSON form of Kafka's own converters,
//! [`encode()`] its inverse.
//!
//! A node takes at least one byte of the frame, so a tree is bounded by it: [`MEMORY_PER_BYTE`].

mod encode;
mod inside;
mod value;

use core::ops::Range;

use bytes::Bytes;

pub use encode::{Missing, ValueError, encode, write};
pub use value::Value;

use crate::api::ApiKey;
use crate::schema::{self, Field, Schema, Struct, Type};
use crate::sorted::sort_by_key;
use crate::wire::{DecodeError, Reader};
use crate::{Str, Uuid};

/// Upper bound of the memory a tree takes per byte of its frame.
pub const MEMORY_PER_BYTE: usize = 512;

/// What a node is in the node above it.
#[derive(Clone, Copy, Debug)]
pub enum Name {
    /// A field of a schema.
    Field(&'static Field),
    /// A part of a frame, a batch or a record.
    Part(&'static str),
    /// An element of an array, from 0.
    Index(u32),
    /// A tagged field the schema does not know.
    UnknownTag(u32),
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is in the node above.
    pub name: Name,
    /// What stands there.
    pub value: NodeValue,
    /// The bytes of the frame it takes, lengths in front of it included.
    pub range: Range<usize>,
}

/// What stands in a node.
#[derive(Clone, Debug)]
pub enum NodeValue {
    /// Nothing, as null.
    Null,
    /// A bool.
    Bool(bool),
    /// Any integer.
    Int(i64),
    /// A float64.
    Float(f64),
    /// A UUID.
    Uuid(Uuid),
    /// A string.
    Str(Str),
    /// Bytes or records; `inside` is what they could be taken apart into, if anything.
    Bytes {
        /// As they are, shared with the frame.
        bytes: Bytes,
        /// Their parts.
        inside: Vec<Node>,
    },
    /// Fields.
    Struct(Vec<Node>),
    /// Elements.
    Array(Vec<Node>),
}

impl Node {
    pub(crate) const fn part(name: &'static str, value: NodeValue, range: Range<usize>) -> Self {
        Self { name: Name::Part(name), value, range }
    }

    /// The nodes below: fields, elements, parts of bytes.
    pub fn children(&self) -> &[Self] {
        match &self.value {
            NodeValue::Bytes { inside, .. } => inside,
            NodeValue::Struct(nodes) | NodeValue::Array(nodes) => nodes,
            _ => &[],
        }
    }

    /// The field or part called `name`.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children().iter().find(|node| match node.name {
            Name::Field(field) => field.name == name,
            Name::Part(part) => part == name,
            Name::Index(_) | Name::UnknownTag(_) => false,
        })
    }

    /// The name as text: a field's JSON name, an element's number.
    pub fn label(&self) -> String {
        match self.name {
            Name::Field(field) => field.name.to_owned(),
            Name::Part(part) => part.to_owned(),
            Name::Index(index) => format!("[{index}]"),
            Name::UnknownTag(tag) => format!("tag {tag}"),
        }
    }

    /// The innermost node that takes the byte at `position`, with those around it, outermost first.
    pub fn path_to(&self, position: usize) -> Vec<&Self> {
        let mut path = Vec::new();
        let mut next = self.range.contains(&position).then_some(self);
        while let Some(node) = next {
            path.push(node);
            next = node.children().iter().find(|child| child.range.contains(&position));
        }
        path
    }

    /// The JSON form of Kafka's `*JsonConverter` classes: bytes as base64, UUIDs with 22
    /// characters, tagged fields only when not at their default, unknown ones not at all.
    pub fn to_value(&self) -> Value {
        match &self.value {
            NodeValue::Null => Value::Null,
            NodeValue::Bool(value) => Value::Bool(*value),
            NodeValue::Int(value) => Value::Int(*value),
            NodeValue::Float(value) => Value::Float(*value),
            NodeValue::Uuid(value) => Value::Str(value.to_string()),
            NodeValue::Str(value) => Value::Str(value.as_str().to_owned()),
            NodeValue::Bytes { bytes, .. } => Value::base64(bytes),
            NodeValue::Array(nodes) => Value::Array(nodes.iter().map(Self::to_value).collect()),
            NodeValue::Struct(nodes) => {
                Value::Object(nodes.iter().filter_map(Self::to_member).collect())
            }
        }
    }

    fn to_member(&self) -> Option<(String, Value)> {
        let value = match self.name {
            Name::UnknownTag(_) => return None,
            _ => self.to_value(),
        };
        match self.name {
            Name::Field(field) if field.is_tagged() && value.is_default_of(field) => None,
            _ => Some((self.label(), value)),
        }
    }
}

/// Takes apart a message that fills `bytes`.
///
/// # Errors
/// If there is no such version or the bytes are no such message.
pub fn decode(schema: &'static Schema, version: i16, bytes: &Bytes) -> Result<Node, DecodeError> {
    let mut reader = Reader::new(bytes.clone());
    let node = read(schema, version, &mut reader)?;
    reader.finish()?;
    Ok(node)
}

/// Takes apart a message at the reader's position.
///
/// # Errors
/// As [`decode`], but bytes may follow.
pub fn read(
    schema: &'static Schema,
    version: i16,
    reader: &mut Reader,
) -> Result<Node, DecodeError> {
    if !schema.versions.contains(version) {
        return Err(DecodeError::UnsupportedVersion { message: schema.name(), version });
    }
    let walk = Walk { schema, version, flexible: schema.is_flexible(version) };
    let start = reader.position();
    let fields = walk.fields(schema.root, reader)?;
    Ok(Node::part(schema.name(), NodeValue::Struct(fields), start..reader.position()))
}

/// Takes apart a message behind a two-byte version, as the values of a coordinator's topic and the
/// embedded consumer protocol have it; the version is the first part. A version newer than known is
/// read as the newest known.
///
/// # Errors
/// As [`decode`]; bytes may follow.
pub fn decode_versioned(schema: &'static Schema, bytes: &Bytes) -> Result<Node, DecodeError> {
    inside::versioned(schema, &mut Reader::new(bytes.clone()))
}

/// Takes apart a record of `__consumer_offsets` into what Kafka's `OffsetsMessageFormatter` prints:
/// `{"type":"1","data":{..}}` for the key, `{"version":"4","data":{..}}` for the value. `None` for
/// a value that is null, a tombstone.
///
/// # Errors
/// If there is no table for the type, or the bytes are not what it says.
pub fn consumer_offsets_record(
    key: &Bytes,
    value: Option<&Bytes>,
) -> Result<(Node, Option<Node>), DecodeError> {
    let record_type = Reader::new(key.clone()).i16()?;
    let unsupported = DecodeError::UnsupportedApi { api_key: record_type };
    let schema = schema::consumer_offsets_key(record_type).ok_or(unsupported)?;
    let key = inside::prefixed("type", schema, Some(0), key)?;
    let Some(value) = value else { return Ok((key, None)) };
    let schema = schema::consumer_offsets_value(record_type).ok_or(unsupported)?;
    Ok((key, Some(inside::prefixed("version", schema, None, value)?)))
}

/// Takes apart a whole request frame: `length`, `header`, `body`, and `rest` if bytes follow.
///
/// # Errors
/// If it is no request of an API and version with a table.
pub fn request(frame: &Bytes) -> Result<Node, DecodeError> {
    let mut reader = Reader::new(frame.clone());
    let length = length(&mut reader)?;
    let mut ahead = reader.clone();
    let (key, version) = (ahead.i16()?, ahead.i16()?);
    let unsupported = DecodeError::UnsupportedApi { api_key: key };
    let api_key = ApiKey::from_i16(key).ok_or(unsupported)?;
    let header = api_key.request_header_version(version);
    let header = part("header", "RequestHeader", header, &mut reader)?;
    let body = read(schema::request(key).ok_or(unsupported)?, version, &mut reader)?;
    Ok(whole(vec![length, header, Node { name: Name::Part("body"), ..body }], &mut reader))
}

/// Takes apart a whole frame that answers a request of `api_key` and `version`.
///
/// # Errors
/// If it is no such response, or there is no table for it.
pub fn response(api_key: ApiKey, version: i16, frame: &Bytes) -> Result<Node, DecodeError> {
    let mut reader = Reader::new(frame.clone());
    let length = length(&mut reader)?;
    let header = api_key.response_header_version(version);
    let header = part("header", "ResponseHeader", header, &mut reader)?;
    let unsupported = DecodeError::UnsupportedApi { api_key: api_key as i16 };
    let body = schema::response(api_key as i16).ok_or(unsupported)?;
    let body = read(body, version, &mut reader)?;
    Ok(whole(vec![length, header, Node { name: Name::Part("body"), ..body }], &mut reader))
}

fn length(reader: &mut Reader) -> Result<Node, DecodeError> {
    let length = i64::from(reader.i32()?);
    let actual = reader.remaining();
    if usize::try_from(length) != Ok(actual) {
        return Err(DecodeError::InvalidFrameLength { length, actual });
    }
    Ok(Node::part("length", NodeValue::Int(length), 0..4))
}

fn part(
    name: &'static str,
    message: &'static str,
    version: i16,
    reader: &mut Reader,
) -> Result<Node, DecodeError> {
    let schema = schema::by_name(message);
    let schema = schema.ok_or(DecodeError::UnsupportedVersion { message, version })?;
    Ok(Node { name: Name::Part(name), ..read(schema, version, reader)? })
}

fn whole(mut parts: Vec<Node>, reader: &mut Reader) -> Node {
    let start = reader.position();
    let bytes = reader.slice(reader.remaining()).unwrap_or_default();
    let end = reader.position();
    if !bytes.is_empty() {
        let value = NodeValue::Bytes { bytes, inside: Vec::new() };
        parts.push(Node::part("rest", value, start..end));
    }
    Node::part("frame", NodeValue::Struct(parts), 0..end)
}

/// One message in one version.
struct Walk {
    schema: &'static Schema,
    version: i16,
    flexible: bool,
}

impl Walk {
    fn fields(&self, item: &Struct, reader: &mut Reader) -> Result<Vec<Node>, DecodeError> {
        let present = |field: &&Field| field.versions.contains(self.version);
        let mut nodes = Vec::with_capacity(item.fields.iter().filter(present).count());
        for field in item.fields.iter().filter(present).filter(|field| !field.is_tagged()) {
            nodes.push(self.field(field, reader)?);
        }
        if self.flexible {
            let mut tagged = Vec::new();
            let unknown = reader.tagged_fields(&mut |reader, tag| {
                let mut fields = item.fields.iter().filter(present);
                let known = fields.find(|field| u32::try_from(field.tag) == Ok(tag));
                match known {
                    Some(field) => tagged.push(self.field(field, reader)?),
                    None => {
                        let name = Name::UnknownTag(tag);
                        let at = reader.position();
                        tagged.push(Node { name, value: NodeValue::Null, range: at..at });
                    }
                }
                Ok(known.is_some())
            })?;
            fill_unknown(&mut tagged, unknown);
            // Kafka's JSON has tagged fields where the schema has them, among the others.
            nodes.append(&mut tagged);
            let place = |node: &Node| match node.name {
                Name::Field(field) => {
                    item.fields.iter().position(|other| core::ptr::eq(other, field))
                }
                _ => None,
            };
            sort_by_key(&mut nodes, |node| place(node).unwrap_or(usize::MAX));
        }
        Ok(nodes)
    }

    fn field(&self, field: &'static Field, reader: &mut Reader) -> Result<Node, DecodeError> {
        let nullable = field.nullable.contains(self.version);
        let compact = self.flexible && !field.never_compact;
        let start = reader.position();
        let mut value = self.value(field.ty, nullable, compact, reader)?;
        let end = reader.position();
        if let NodeValue::Bytes { bytes, inside } = &mut value {
            *inside = inside::take_apart(self.schema, field, bytes, reader);
        }
        Ok(Node { name: Name::Field(field), value, range: start..end })
    }

    fn value(
        &self,
        ty: Type,
        nullable: bool,
        compact: bool,
        reader: &mut Reader,
    ) -> Result<NodeValue, DecodeError> {
        let value = match ty {
            Type::Bool => Some(NodeValue::Bool(reader.bool()?)),
            Type::Int8 => Some(NodeValue::Int(reader.i8()?.into())),
            Type::Int16 => Some(NodeValue::Int(reader.i16()?.into())),
            Type::Uint16 => Some(NodeValue::Int(reader.u16()?.into())),
            Type::Int32 => Some(NodeValue::Int(reader.i32()?.into())),
            Type::Uint32 => Some(NodeValue::Int(reader.u32()?.into())),
            Type::Int64 => Some(NodeValue::Int(reader.i64()?)),
            Type::Float64 => Some(NodeValue::Float(reader.f64()?)),
            Type::Uuid => Some(NodeValue::Uuid(reader.uuid()?)),
            Type::String => reader.nullable_string(compact, nullable)?.map(NodeValue::Str),
            Type::Bytes | Type::Records => {
                let bytes = reader.nullable_bytes(compact, nullable)?;
                bytes.map(|bytes| NodeValue::Bytes { bytes, inside: Vec::new() })
            }
            Type::Struct(item) if nullable => {
                let fields = reader.nullable_struct(true, |reader| self.fields(item, reader))?;
                fields.map(NodeValue::Struct)
            }
            Type::Struct(item) => Some(NodeValue::Struct(self.fields(item, reader)?)),
            Type::Array(element) => {
                let mut index = 0;
                let nodes = reader.nullable_array(compact, nullable, |reader| {
                    let start = reader.position();
                    let value = self.value(*element, false, compact, reader)?;
                    let name = Name::Index(index);
                    index += 1;
                    Ok(Node { name, value, range: start..reader.position() })
                })?;
                nodes.map(NodeValue::Array)
            }
        };
        Ok(value.unwrap_or(NodeValue::Null))
    }
}

/// Gives the unknown tags among `nodes` their bytes, which come in the same order.
fn fill_unknown(nodes: &mut [Node], unknown: Vec<(u32, Bytes)>) {
    let places = nodes.iter_mut().filter(|node| matches!(node.name, Name::UnknownTag(_)));
    for (node, (_, bytes)) in places.zip(unknown) {
        node.range.end = node.range.start + bytes.len();
        node.value = NodeValue::Bytes { bytes, inside: Vec::new() };
    }
}
