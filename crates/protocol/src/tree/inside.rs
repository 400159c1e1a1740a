//! What stands inside the bytes of a field: record batches, the consumer protocol.

use bytes::Bytes;

use super::{Name, Node, NodeValue, read};
use crate::batch::{Compression, RecordBatch};
use crate::schema::{self, Field, Schema, Type};
use crate::wire::{DecodeError, Reader};

/// Fields with consumer protocol inside: message, field, what.
const EMBEDDED: [(&str, &str, &str); 6] = [
    ("JoinGroupRequest", "metadata", "ConsumerProtocolSubscription"),
    ("JoinGroupResponse", "metadata", "ConsumerProtocolSubscription"),
    ("SyncGroupRequest", "assignment", "ConsumerProtocolAssignment"),
    ("SyncGroupResponse", "assignment", "ConsumerProtocolAssignment"),
    ("DescribeGroupsResponse", "memberMetadata", "ConsumerProtocolSubscription"),
    ("DescribeGroupsResponse", "memberAssignment", "ConsumerProtocolAssignment"),
];

/// Compressed records that are larger than this when decompressed are shown as they are.
const MAX_SHOWN_SIZE: usize = 4 << 20;

/// The parts of `bytes`, which `after` has just read; none if they are not what they might be.
pub(super) fn take_apart(
    schema: &Schema,
    field: &Field,
    bytes: &Bytes,
    after: &Reader,
) -> Vec<Node> {
    let mut reader = Reader::new(after.frame().slice(..after.position()));
    // Invariant: these bytes were read, so they can be skipped to.
    let _ = reader.slice(after.position() - bytes.len());
    if matches!(field.ty, Type::Records) {
        return batches(reader);
    }
    let known = EMBEDDED
        .iter()
        .find(|(message, name, _)| *message == schema.name() && *name == field.name)
        .and_then(|(_, _, inside)| schema::by_name(inside));
    match known.map(|schema| versioned(schema, &mut reader)) {
        Some(Ok(node)) if reader.remaining() == 0 => vec![node],
        _ => Vec::new(),
    }
}

pub(super) fn versioned(schema: &'static Schema, reader: &mut Reader) -> Result<Node, DecodeError> {
    let start = reader.position();
    let version = reader.i16()?;
    let mut node = read(schema, version.min(schema.versions.last()), reader)?;
    node.range.start = start;
    if let NodeValue::Struct(fields) = &mut node.value {
        let value = NodeValue::Int(version.into());
        fields.insert(0, Node::part("version", value, start..start + 2));
    }
    Ok(node)
}

/// A message behind a two-byte number, which is its version unless `version` says otherwise.
pub(super) fn prefixed(
    name: &'static str,
    schema: &'static Schema,
    version: Option<i16>,
    bytes: &Bytes,
) -> Result<Node, DecodeError> {
    let mut reader = Reader::new(bytes.clone());
    let number = reader.i16()?;
    let data = read(schema, version.unwrap_or(number), &mut reader)?;
    let label = NodeValue::Str(number.to_string().into());
    let parts = vec![Node::part(name, label, 0..2), Node { name: Name::Part("data"), ..data }];
    Ok(Node::part("record", NodeValue::Struct(parts), 0..reader.position()))
}

/// The batches up to the first that is not whole.
fn batches(mut reader: Reader) -> Vec<Node> {
    let mut nodes = Vec::new();
    loop {
        let start = reader.position();
        let rest = reader.frame().slice(start..);
        let Ok(batch) = RecordBatch::first_of(&rest) else { return nodes };
        let mut fields = Vec::new();
        let end = start + batch.size();
        let mut inner = Reader::new(reader.frame().slice(..end));
        // Invariant: both readers stand in front of a whole batch.
        let _ = inner.slice(start);
        let _ = reader.slice(batch.size());
        let _ = header(&mut inner, &mut fields);
        fields.push(records(&batch, &mut inner, end));
        let name = Name::Index(nodes.len() as u32);
        nodes.push(Node { name, value: NodeValue::Struct(fields), range: start..end });
    }
}

/// Adds what `value` reads as a part.
fn put(
    nodes: &mut Vec<Node>,
    reader: &mut Reader,
    name: &'static str,
    value: impl FnOnce(&mut Reader) -> Result<i64, DecodeError>,
) -> Result<i64, DecodeError> {
    let start = reader.position();
    let number = value(reader)?;
    nodes.push(Node::part(name, NodeValue::Int(number), start..reader.position()));
    Ok(number)
}

fn header(reader: &mut Reader, nodes: &mut Vec<Node>) -> Result<(), DecodeError> {
    put(nodes, reader, "baseOffset", Reader::i64)?;
    put(nodes, reader, "batchLength", |reader| Ok(reader.i32()?.into()))?;
    put(nodes, reader, "partitionLeaderEpoch", |reader| Ok(reader.i32()?.into()))?;
    put(nodes, reader, "magic", |reader| Ok(reader.i8()?.into()))?;
    put(nodes, reader, "crc", |reader| Ok(reader.u32()?.into()))?;
    put(nodes, reader, "attributes", |reader| Ok(reader.i16()?.into()))?;
    put(nodes, reader, "lastOffsetDelta", |reader| Ok(reader.i32()?.into()))?;
    put(nodes, reader, "baseTimestamp", Reader::i64)?;
    put(nodes, reader, "maxTimestamp", Reader::i64)?;
    put(nodes, reader, "producerId", Reader::i64)?;
    put(nodes, reader, "producerEpoch", |reader| Ok(reader.i16()?.into()))?;
    put(nodes, reader, "baseSequence", |reader| Ok(reader.i32()?.into()))?;
    put(nodes, reader, "recordsCount", |reader| Ok(reader.i32()?.into()))?;
    Ok(())
}

/// The records of a batch; its bytes as they are if they are broken or huge. Compressed records
/// have no bytes of their own in the frame: all their parts have the range of the compressed whole.
fn records(batch: &RecordBatch, reader: &mut Reader, end: usize) -> Node {
    let start = reader.position();
    let is_compressed = batch.compression() != Compression::None;
    let found = batch.records_within(MAX_SHOWN_SIZE).ok();
    let found = found.filter(|records| records.clone().all(|record| record.is_ok()));
    let readable = found.is_some();
    let mut plain = found.filter(|_| is_compressed).map(|it| Reader::new(it.bytes().clone()));
    let reader = plain.as_mut().unwrap_or(reader);
    let mut nodes = Vec::new();
    while readable && reader.remaining() > 0 {
        let from = reader.position();
        let mut fields = Vec::new();
        if record(reader, &mut fields).is_err() {
            break;
        }
        let (name, value) = (Name::Index(nodes.len() as u32), NodeValue::Struct(fields));
        nodes.push(Node { name, value, range: from..reader.position() });
    }
    if is_compressed {
        nodes.iter_mut().for_each(|node| place(node, start, end));
    }
    let value = if readable {
        NodeValue::Array(nodes)
    } else {
        let bytes = batch.bytes().slice(batch.size() - (end - start)..);
        NodeValue::Bytes { bytes, inside: Vec::new() }
    };
    Node::part("records", value, start..end)
}

/// Gives a node and all its parts one range.
fn place(node: &mut Node, start: usize, end: usize) {
    node.range = start..end;
    if let NodeValue::Struct(nodes) | NodeValue::Array(nodes) = &mut node.value {
        nodes.iter_mut().for_each(|node| place(node, start, end));
    }
}

fn record(reader: &mut Reader, nodes: &mut Vec<Node>) -> Result<(), DecodeError> {
    put(nodes, reader, "length", |reader| Ok(reader.varint()?.into()))?;
    put(nodes, reader, "attributes", |reader| Ok(reader.i8()?.into()))?;
    put(nodes, reader, "timestampDelta", Reader::varlong)?;
    put(nodes, reader, "offsetDelta", |reader| Ok(reader.varint()?.into()))?;
    bytes(reader, nodes, "key")?;
    bytes(reader, nodes, "value")?;
    let start = reader.position();
    let mut headers = Vec::new();
    for index in 0..reader.varint()? {
        let from = reader.position();
        let mut fields = Vec::new();
        bytes(reader, &mut fields, "key")?;
        bytes(reader, &mut fields, "value")?;
        let (name, value) = (Name::Index(index as u32), NodeValue::Struct(fields));
        headers.push(Node { name, value, range: from..reader.position() });
    }
    nodes.push(Node::part("headers", NodeValue::Array(headers), start..reader.position()));
    Ok(())
}

fn bytes(
    reader: &mut Reader,
    nodes: &mut Vec<Node>,
    name: &'static str,
) -> Result<(), DecodeError> {
    let start = reader.position();
    let value = match usize::try_from(reader.varint()?) {
        Ok(length) => NodeValue::Bytes { bytes: reader.slice(length)?, inside: Vec::new() },
        Err(_) => NodeValue::Null,
    };
    nodes.push(Node::part(name, value, start..reader.position()));
    Ok(())
}
