//! A second opinion: random messages, written by our tables, must read and write alike by our
//! structs and by the `kafka-protocol` crate, in every version both know.

#![cfg(not(target_arch = "wasm32"))]

use kafka_protocol::messages as theirs;
use kafka_protocol::protocol::{Decodable, Encodable, Message as Theirs};
use proptest::prelude::*;
use protocol::rng::Rng;
use protocol::schema::{Field, Schema, Struct, Type};
use protocol::tree::{self, Value};
use protocol::{
    ApiKey, Bytes, BytesMut, Message, Reader, Request, Response, Uuid, messages, schema,
};

/// A random value of a field in a version, at its default now and then.
fn random_field(field: &Field, version: i16, rng: &mut Rng) -> Value {
    if field.nullable.contains(version) && rng.chance(1, 4) {
        return Value::Null;
    }
    random(field.ty, version, rng)
}

fn random(ty: Type, version: i16, rng: &mut Rng) -> Value {
    let bits = rng.next_u64();
    let rare = rng.chance(1, 4);
    match ty {
        Type::Bool => Value::Bool(bits & 1 == 1),
        Type::Int8 => Value::Int((bits as i8).into()),
        Type::Int16 => Value::Int((bits as i16).into()),
        Type::Uint16 => Value::Int((bits as u16).into()),
        Type::Int32 => Value::Int(if rare { bits as i32 } else { bits as i32 % 7 }.into()),
        Type::Uint32 => Value::Int((bits as u32).into()),
        Type::Int64 => Value::Int(if rare { bits as i64 } else { bits as i64 % 7 }),
        Type::Float64 => Value::Float((bits % 1_000) as f64 / 8.0),
        Type::Uuid => Value::Str(Uuid(rng.uuid_v4()).to_string()),
        Type::String => {
            let words = ["", "orders", "주문", "a\u{1f980}b"];
            let length = if rare { 200 } else { 1 };
            Value::Str(words[(bits % 4) as usize].repeat(length))
        }
        Type::Bytes | Type::Records => {
            let length = bits % if rare { 300 } else { 5 };
            let bytes: Vec<u8> = (0..length).map(|_| rng.next_u64() as u8).collect();
            Value::base64(&bytes)
        }
        Type::Struct(item) => random_struct(item, version, rng),
        Type::Array(element) => {
            Value::Array((0..bits % 4).map(|_| random(*element, version, rng)).collect())
        }
    }
}

fn random_struct(item: &Struct, version: i16, rng: &mut Rng) -> Value {
    let mut members = Vec::new();
    for field in item.fields.iter().filter(|field| field.versions.contains(version)) {
        if !field.is_tagged() || rng.chance(1, 2) {
            members.push((field.name.to_owned(), random_field(field, version, rng)));
        }
    }
    Value::Object(members)
}

fn schema_of<M: Message>() -> &'static Schema {
    schema::by_name(M::NAME).unwrap_or_else(|| panic!("no table for {}", M::NAME))
}

/// One random message of ours in every version both know.
fn agree<Ours: Message + PartialEq + core::fmt::Debug, T>(rng: &mut Rng)
where
    T: Theirs + Encodable + Decodable,
{
    let schema = schema_of::<Ours>();
    let first = Ours::MIN_VERSION.max(T::VERSIONS.min);
    let last = Ours::MAX_VERSION.min(T::VERSIONS.max);
    assert!(first <= last, "{} has no version in common", Ours::NAME);
    for version in first..=last {
        let name = format!("{} v{version}", Ours::NAME);
        let value = random_struct(schema.root, version, rng);
        let bytes = tree::encode(schema, version, &value)
            .unwrap_or_else(|error| panic!("{name}: {error} in {value}"));

        let message = Ours::decode(bytes.clone(), version)
            .unwrap_or_else(|error| panic!("{name}: {error} in {value}"));
        assert_eq!(message.encode(version).unwrap(), bytes, "{name}, structs: {message:?}");
        let tree = tree::decode(schema, version, &bytes).unwrap();
        let again = tree::encode(schema, version, &tree.to_value()).unwrap();
        assert_eq!(again, bytes, "{name}, table");

        let mut rest = bytes.clone();
        let other = T::decode(&mut rest, version)
            .unwrap_or_else(|error| panic!("{name}, kafka-protocol: {error} in {value}"));
        assert!(rest.is_empty(), "{name}: kafka-protocol leaves {} bytes", rest.len());
        let mut theirs = BytesMut::new();
        other.encode(&mut theirs, version).unwrap();
        assert_eq!(theirs.freeze(), bytes, "{name}, kafka-protocol: {value}");
    }
}

macro_rules! second_opinion {
    ($($message:ident),* $(,)?) => {
        fn check_all(rng: &mut Rng) {
            $(agree::<messages::$message, theirs::$message>(rng);)*
        }
    };
}

// Not LeaderChangeMessage: kafka-protocol 0.18 cannot read its version 0.
second_opinion!(
    ApiVersionsRequest,
    ApiVersionsResponse,
    MetadataRequest,
    MetadataResponse,
    DescribeTopicPartitionsRequest,
    DescribeTopicPartitionsResponse,
    CreateTopicsRequest,
    CreateTopicsResponse,
    DeleteTopicsRequest,
    DeleteTopicsResponse,
    CreatePartitionsRequest,
    CreatePartitionsResponse,
    DescribeConfigsRequest,
    DescribeConfigsResponse,
    ProduceRequest,
    ProduceResponse,
    FetchRequest,
    FetchResponse,
    ListOffsetsRequest,
    ListOffsetsResponse,
    FindCoordinatorRequest,
    FindCoordinatorResponse,
    JoinGroupRequest,
    JoinGroupResponse,
    SyncGroupRequest,
    SyncGroupResponse,
    HeartbeatRequest,
    HeartbeatResponse,
    LeaveGroupRequest,
    LeaveGroupResponse,
    OffsetCommitRequest,
    OffsetCommitResponse,
    OffsetFetchRequest,
    OffsetFetchResponse,
    DescribeGroupsRequest,
    DescribeGroupsResponse,
    ListGroupsRequest,
    ListGroupsResponse,
    DeleteGroupsRequest,
    DeleteGroupsResponse,
    InitProducerIdRequest,
    InitProducerIdResponse,
    DescribeClusterRequest,
    DescribeClusterResponse,
    AlterConfigsRequest,
    AlterConfigsResponse,
    IncrementalAlterConfigsRequest,
    IncrementalAlterConfigsResponse,
    DeleteRecordsRequest,
    DeleteRecordsResponse,
    OffsetForLeaderEpochRequest,
    OffsetForLeaderEpochResponse,
    OffsetDeleteRequest,
    OffsetDeleteResponse,
    RequestHeader,
    ResponseHeader,
    ConsumerProtocolSubscription,
    ConsumerProtocolAssignment,
);

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 5,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn both_write_the_same_bytes(seed in any::<u64>()) {
        check_all(&mut Rng::new(seed));
    }

    /// Whatever comes, reading ends with a value or an error.
    #[test]
    fn noise_never_panics(
        seed in any::<u64>(),
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut rng = Rng::new(seed);
        for api_key in ApiKey::ALL {
            let reader = Reader::new(noise.clone().into());
            for version in api_key.versions() {
                let _ = Request::read(*api_key, &mut reader.clone(), version);
                let _ = Response::read(*api_key, &mut reader.clone(), version);
            }
        }
        let all: Vec<&Schema> = schema::all().collect();
        for schema in all {
            let version = rng.below(20) as i16;
            let bytes = Bytes::from(noise.clone());
            if let Ok(tree) = tree::decode(schema, version, &bytes) {
                let _ = tree.to_value().to_string();
            }
            // A true message with one byte changed gets further than noise.
            if !schema.versions.contains(version) {
                continue;
            }
            let value = random_struct(schema.root, version, &mut rng);
            let mut bytes = tree::encode(schema, version, &value).unwrap().to_vec();
            if !bytes.is_empty() {
                let place = rng.below(bytes.len() as u64) as usize;
                bytes[place] ^= 1 << rng.below(8);
            }
            let _ = tree::decode(schema, version, &Bytes::from(bytes));
        }
    }
}
