//! The bytes members and leader exchange inside JoinGroup and SyncGroup, opaque to the broker:
//! ConsumerProtocolSubscription and ConsumerProtocolAssignment, each behind a 2-byte version.

use bytes::{BufMut, Bytes, BytesMut};

use crate::event::TopicPartition;

/// Newest version known; a newer one is read as if it were this.
const HIGHEST_VERSION: i16 = 3;

/// Why embedded bytes could not be read (SchemaException in Kafka).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtocolError {
    /// The bytes end before the message does.
    Truncated,
    /// A length is negative where null is not allowed.
    NegativeLength,
    /// A string is not UTF-8.
    NotUtf8,
    /// The version is negative.
    BadVersion,
}

/// What a member tells the leader (ConsumerProtocolSubscription.json).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Topics subscribed to, sorted.
    pub topics: Vec<String>,
    /// The assignor's own data.
    pub user_data: Option<Bytes>,
    /// Version 1: partitions owned now.
    pub owned_partitions: Vec<TopicPartition>,
    /// Version 2: generation of the ownership, -1 unknown.
    pub generation_id: i32,
    /// Version 3: client.rack.
    pub rack_id: Option<String>,
}

impl Default for Subscription {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            user_data: None,
            owned_partitions: Vec::new(),
            generation_id: -1,
            rack_id: None,
        }
    }
}

impl Subscription {
    /// Writes it with its version; fields younger than `version` (0 to 3) are left out.
    pub fn encode(&self, version: i16) -> Bytes {
        let mut out = BytesMut::new();
        out.put_i16(version);
        put_length(&mut out, self.topics.len());
        for topic in &self.topics {
            put_string(&mut out, topic);
        }
        put_nullable_bytes(&mut out, self.user_data.as_ref());
        if version >= 1 {
            put_partitions(&mut out, &self.owned_partitions);
        }
        if version >= 2 {
            out.put_i32(self.generation_id);
        }
        if version >= 3 {
            match &self.rack_id {
                Some(rack) => put_string(&mut out, rack),
                None => out.put_i16(-1),
            }
        }
        out.freeze()
    }

    /// Reads any version.
    ///
    /// # Errors
    /// [`ProtocolError`] if the bytes are not a subscription.
    pub fn decode(bytes: &Bytes) -> Result<Self, ProtocolError> {
        let mut reader = Reader { bytes: bytes.clone() };
        let version = reader.version()?;
        let mut subscription = Self::default();
        for _ in 0..reader.length()? {
            subscription.topics.push(reader.string()?);
        }
        subscription.user_data = reader.nullable_bytes()?;
        if version >= 1 {
            subscription.owned_partitions = reader.partitions()?;
        }
        if version >= 2 {
            subscription.generation_id = reader.int32()?;
        }
        if version >= 3 {
            subscription.rack_id = reader.nullable_string()?;
        }
        Ok(subscription)
    }
}

/// What the leader tells a member (ConsumerProtocolAssignment.json).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    /// Partitions given to it.
    pub partitions: Vec<TopicPartition>,
    /// The assignor's own data.
    pub user_data: Option<Bytes>,
}

impl Assignment {
    /// Writes it with its version; all versions have the same fields.
    pub fn encode(&self, version: i16) -> Bytes {
        let mut out = BytesMut::new();
        out.put_i16(version);
        put_partitions(&mut out, &self.partitions);
        put_nullable_bytes(&mut out, self.user_data.as_ref());
        out.freeze()
    }

    /// Reads any version.
    ///
    /// # Errors
    /// [`ProtocolError`] if the bytes are not an assignment.
    pub fn decode(bytes: &Bytes) -> Result<Self, ProtocolError> {
        let mut reader = Reader { bytes: bytes.clone() };
        reader.version()?;
        Ok(Self { partitions: reader.partitions()?, user_data: reader.nullable_bytes()? })
    }
}

/// Reads big-endian fields; every length is held against what remains before anything is made.
struct Reader {
    bytes: Bytes,
}

impl Reader {
    fn take(&mut self, length: usize) -> Result<Bytes, ProtocolError> {
        if length > self.bytes.len() {
            return Err(ProtocolError::Truncated);
        }
        Ok(self.bytes.split_to(length))
    }

    fn int16(&mut self) -> Result<i16, ProtocolError> {
        let bytes = self.take(2)?;
        Ok(i16::from_be_bytes([bytes[0], bytes[1]]))
    }

    fn int32(&mut self) -> Result<i32, ProtocolError> {
        let bytes = self.take(4)?;
        Ok(i32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn version(&mut self) -> Result<i16, ProtocolError> {
        let version = self.int16()?;
        if version < 0 {
            return Err(ProtocolError::BadVersion);
        }
        Ok(version.min(HIGHEST_VERSION))
    }

    fn length(&mut self) -> Result<usize, ProtocolError> {
        usize::try_from(self.int32()?).map_err(|_| ProtocolError::NegativeLength)
    }

    fn string(&mut self) -> Result<String, ProtocolError> {
        self.nullable_string()?.ok_or(ProtocolError::NegativeLength)
    }

    fn nullable_string(&mut self) -> Result<Option<String>, ProtocolError> {
        let length = self.int16()?;
        let Ok(length) = usize::try_from(length) else { return Ok(None) };
        let bytes = self.take(length)?;
        let text = core::str::from_utf8(&bytes).map_err(|_| ProtocolError::NotUtf8)?;
        Ok(Some(text.to_owned()))
    }

    fn nullable_bytes(&mut self) -> Result<Option<Bytes>, ProtocolError> {
        let length = self.int32()?;
        let Ok(length) = usize::try_from(length) else { return Ok(None) };
        self.take(length).map(Some)
    }

    fn partitions(&mut self) -> Result<Vec<TopicPartition>, ProtocolError> {
        let mut partitions = Vec::new();
        for _ in 0..self.length()? {
            let topic = self.string()?;
            for _ in 0..self.length()? {
                partitions.push((topic.clone(), self.int32()?));
            }
        }
        Ok(partitions)
    }
}

fn put_length(out: &mut BytesMut, length: usize) {
    out.put_i32(i32::try_from(length).unwrap_or(i32::MAX));
}

fn put_string(out: &mut BytesMut, text: &str) {
    // Invariant: topic names (249), instance ids and racks are far below 32,767 bytes, else cut.
    let length = text.len().min(32_767);
    out.put_i16(i16::try_from(length).unwrap_or(i16::MAX));
    out.put_slice(&text.as_bytes()[..length]);
}

fn put_nullable_bytes(out: &mut BytesMut, bytes: Option<&Bytes>) {
    match bytes {
        Some(bytes) => {
            put_length(out, bytes.len());
            out.put_slice(bytes);
        }
        None => out.put_i32(-1),
    }
}

/// One entry per topic, in the order topics first appear, partitions in their order.
fn put_partitions(out: &mut BytesMut, partitions: &[TopicPartition]) {
    let mut topics: Vec<(&str, Vec<i32>)> = Vec::new();
    for (topic, partition) in partitions {
        match topics.iter_mut().find(|entry| entry.0 == topic) {
            Some(entry) => entry.1.push(*partition),
            None => topics.push((topic, vec![*partition])),
        }
    }
    put_length(out, topics.len());
    for (topic, partitions) in topics {
        put_string(out, topic);
        put_length(out, partitions.len());
        for partition in partitions {
            out.put_i32(partition);
        }
    }
}
