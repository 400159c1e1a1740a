//! Frames as strangers send them: the bytes Apache Kafka was sent raw, and what it made of them.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use protocol::frame::{
    MAX_REQUEST_ELEMENTS, RequestError, decode_request, decode_response, encode_request,
    encode_response, encode_response_in_pieces, frame_length, peek_correlation_id, peek_header,
};
use protocol::messages::{
    ApiVersionsRequest, DescribeGroupsRequest, FetchResponse, HeartbeatRequest, HeartbeatResponse,
    MetadataRequest, ProduceRequest, fetch_response, produce_request,
};
use protocol::{ApiKey, Bytes, DecodeError, EncodeError, Message, Request, Response, Str};
use support::{Step, steps, unhex};

fn raw(session: &str, number: u32) -> Bytes {
    let name = format!("{session} step {number}");
    let step: Option<Step> = steps().into_iter().find(|step| step.name == name);
    step.unwrap_or_else(|| panic!("no {name}")).bytes("request_hex").unwrap()
}

/// A frame Kafka closed the connection on is one that is not served here either; one it answered
/// is. Three are left out: frames in pieces, and requests that are refused for other reasons.
#[test]
fn what_kafka_refuses_to_read_is_refused() {
    let mut refused = 0;
    for step in steps().iter().filter(|step| step.json["do"] == "raw") {
        let Some(bytes) = step.bytes("request_hex") else { continue };
        let whole = frame_length(&bytes) == Some(bytes.len() as i64);
        let api_key = bytes.get(4..6).map_or(-1, |key| i16::from_be_bytes([key[0], key[1]]));
        let controller_only = matches!(api_key, 52 | 56 | 58);
        match step.text("outcome").unwrap() {
            "closed" if whole || bytes.len() < 8 => {
                let outcome = decode_request(bytes);
                assert!(outcome.is_err() || controller_only, "{}: {outcome:?}", step.name);
                refused += 1;
            }
            "response" if whole => {
                let outcome = decode_request(bytes.clone());
                let without_structs =
                    matches!(&outcome, Err(RequestError::UnsupportedVersion { .. }));
                assert!(outcome.is_ok() || without_structs, "{}: {outcome:?}", step.name);
            }
            _ => {}
        }
    }
    assert!(refused > 15, "{refused}");
}

#[test]
fn errors_say_what_was_asked() {
    let unknown = decode_request(raw("requests-malformed", 1));
    assert_eq!(unknown, Err(RequestError::UnknownApiKey { api_key: 99 }));
    let removed = decode_request(raw("requests-malformed", 3));
    assert_eq!(removed, Err(RequestError::UnknownApiKey { api_key: 4 }));
    let Err(RequestError::UnsupportedVersion { header }) =
        decode_request(raw("requests-malformed", 8))
    else {
        panic!("Fetch v99 was read");
    };
    assert_eq!((header.request_api_version, header.correlation_id), (99, 7));
    assert_eq!(header.client_id.as_deref(), Some("wire"));
}

#[test]
fn two_thousand_million_topics_in_eighteen_bytes_are_refused() {
    let outcome = decode_request(raw("requests-malformed", 16));
    let error = DecodeError::ArrayTooLong { at: 22, count: 0x7fff_ffff, remaining: 0 };
    assert_eq!(outcome, Err(RequestError::Malformed { error }));
}

#[test]
fn a_request_has_a_limit_of_elements_whatever_its_length() {
    let ask = |count: usize| {
        let groups = vec![Str::default(); count];
        let request = DescribeGroupsRequest { groups, ..DescribeGroupsRequest::default() };
        decode_request(encode_request(0, 1, None, &request.into()).unwrap())
    };
    assert!(ask(MAX_REQUEST_ELEMENTS).is_ok());
    let remaining = MAX_REQUEST_ELEMENTS;
    let error = DecodeError::ArrayTooLong { at: 18, count: remaining + 1, remaining };
    assert_eq!(ask(MAX_REQUEST_ELEMENTS + 1), Err(RequestError::Malformed { error }));
}

/// Apache Kafka 4.3.1 answers this one: it reads the count as a signed number.
#[test]
fn a_negative_number_of_tagged_fields_is_none() {
    let request = ApiVersionsRequest {
        client_software_name: Str::from_static("wire"),
        client_software_version: Str::from_static("1.0"),
        ..ApiVersionsRequest::default()
    };
    let frame = encode_request(3, 1, Some("wire"), &request.clone().into()).unwrap();
    let mut bytes = frame.to_vec();
    assert_eq!(bytes.pop(), Some(0), "no tagged fields");
    bytes.extend([0xff, 0xff, 0xff, 0xff, 0x0f]);
    bytes[3] += 4;
    let (_, read) = decode_request(bytes.into()).unwrap();
    assert_eq!(read, request.into());
}

#[test]
fn a_negative_array_length_is_null_and_bad_utf_8_is_replaced() {
    let (_, request) = decode_request(raw("requests-malformed", 17)).unwrap();
    assert_eq!(request, MetadataRequest { topics: None, ..MetadataRequest::default() }.into());
    let (_, request) = decode_request(raw("requests-malformed", 19)).unwrap();
    let Request::FindCoordinator(request) = request else { panic!("{request:?}") };
    assert_eq!(request.key, "a\u{fffd}\u{fffd}");
}

#[test]
fn bytes_behind_a_request_are_ignored() {
    let (header, request) = decode_request(raw("requests-malformed", 20)).unwrap();
    assert_eq!(header.correlation_id, 20);
    assert!(matches!(request, Request::Heartbeat(_)));
}

#[test]
fn unknown_tagged_fields_survive() {
    let frame = raw("requests-malformed", 21);
    let (header, request) = decode_request(frame.clone()).unwrap();
    let Request::ApiVersions(body) = &request else { panic!("{request:?}") };
    assert_eq!(body.unknown_tagged_fields, [(5, Bytes::from_static(b"hi"))]);
    let again = encode_request(3, header.correlation_id, header.client_id.as_deref(), &request);
    assert_eq!(again.unwrap(), frame);
    let refused = body.encode(2);
    assert_eq!(refused, Err(EncodeError::InvalidTag { tag: 5 }));
}

#[test]
fn known_and_unknown_tags_are_written_in_order() {
    let mut response = FetchResponse {
        unknown_tagged_fields: vec![(3, Bytes::from_static(b"x")), (9, Bytes::new())],
        node_endpoints: vec![fetch_response::NodeEndpoint::default()],
        ..FetchResponse::default()
    };
    let bytes = response.encode(17).unwrap();
    assert_eq!(FetchResponse::decode(bytes, 17).unwrap(), response);
    response.unknown_tagged_fields = vec![(0, Bytes::new())];
    assert_eq!(response.encode(17), Err(EncodeError::InvalidTag { tag: 0 }));
}

#[test]
fn what_a_version_cannot_say_is_an_error_and_not_dropped() {
    let with_instance = HeartbeatRequest {
        group_instance_id: Some(Str::from_static("i-1")),
        ..HeartbeatRequest::default()
    };
    let error = EncodeError::NonDefault { field: "groupInstanceId", version: 2 };
    assert_eq!(with_instance.encode(2), Err(error));
    assert!(with_instance.encode(3).is_ok());
    // Ignorable: dropped where it cannot be said.
    let throttled = HeartbeatResponse { throttle_time_ms: 5, ..HeartbeatResponse::default() };
    assert!(throttled.encode(0).is_ok());
    let all_topics = MetadataRequest { topics: None, ..MetadataRequest::default() };
    let error = EncodeError::UnexpectedNull { field: "topics", version: 0 };
    assert_eq!(all_topics.encode(0), Err(error));
    let error = EncodeError::UnsupportedVersion { message: "HeartbeatRequest", version: 5 };
    assert_eq!(HeartbeatRequest::default().encode(5), Err(error));
}

#[test]
fn a_string_longer_than_kafka_can_say_is_an_error() {
    let request = HeartbeatRequest { group_id: "x".repeat(32_768).into(), ..Default::default() };
    assert_eq!(request.encode(4), Err(EncodeError::TooLong { length: 32_768 }));
}

#[test]
fn records_are_shared_with_the_frame_they_came_in() {
    let records = Bytes::from(vec![7; 100_000]);
    let partition =
        produce_request::PartitionProduceData { records: Some(records), ..Default::default() };
    let topic =
        produce_request::TopicProduceData { partition_data: vec![partition], ..Default::default() };
    let request = ProduceRequest { topic_data: vec![topic], ..Default::default() };
    let frame = encode_request(13, 1, Some("p"), &request.into()).unwrap();
    let inside = frame.as_ptr_range();
    let (_, Request::Produce(read)) = decode_request(frame.clone()).unwrap() else {
        panic!("not a produce request")
    };
    let records = read.topic_data[0].partition_data[0].records.as_ref().unwrap();
    assert!(inside.contains(&records.as_ptr()));
    assert_eq!(records.len(), 100_000);
}

#[test]
fn an_answer_in_pieces_shares_long_records_and_reads_as_the_whole_one() {
    let partition = |records: &Bytes| fetch_response::PartitionData {
        records: Some(records.clone()),
        ..fetch_response::PartitionData::default()
    };
    let (long, short) = (Bytes::from(vec![7; 5_000]), Bytes::from(vec![8; 100]));
    let partitions = vec![partition(&long), partition(&short), partition(&long)];
    let topic = fetch_response::FetchableTopicResponse {
        topic: "orders".into(),
        partitions,
        ..fetch_response::FetchableTopicResponse::default()
    };
    let response =
        Response::Fetch(FetchResponse { responses: vec![topic], ..FetchResponse::default() });
    for version in [4, 12] {
        let whole = encode_response(ApiKey::Fetch, version, 9, &response).unwrap();
        let pieces = encode_response_in_pieces(ApiKey::Fetch, version, 9, &response).unwrap();
        assert_eq!(pieces.concat(), whole, "version {version}");
        let shared = pieces.iter().filter(|piece| piece.as_ptr() == long.as_ptr());
        assert_eq!((shared.count(), pieces.len()), (2, 5 - usize::from(version == 4)));
    }
    let wrong = encode_response_in_pieces(ApiKey::Produce, 9, 9, &response);
    assert!(matches!(wrong, Err(EncodeError::WrongApi { .. })), "{wrong:?}");
}

#[test]
fn headers_can_be_read_without_their_body() {
    let body: Request = ApiVersionsRequest::default().into();
    let frame = encode_request(4, -7, None, &body).unwrap();
    let header = peek_header(&frame).unwrap();
    assert_eq!((header.request_api_key, header.correlation_id), (18, -7));
    assert_eq!(header.client_id, None);
    assert_eq!(frame_length(&frame), Some(frame.len() as i64));
    assert_eq!(frame_length(&frame[..3]), None);
    let answer: Response = HeartbeatResponse::default().into();
    let frame = encode_response(ApiKey::Heartbeat, 4, 42, &answer).unwrap();
    assert_eq!(peek_correlation_id(&frame), Ok(42));
    assert_eq!(decode_response(ApiKey::Heartbeat, 4, frame), Ok((42, answer.clone())));
    let error = EncodeError::WrongApi { expected: 13, actual: 12 };
    assert_eq!(encode_response(ApiKey::LeaveGroup, 4, 42, &answer), Err(error));
}

#[test]
fn a_frame_is_as_long_as_it_says() {
    let mut frame = unhex("0000000a00120000000000090000").to_vec();
    frame[3] = 11;
    let error = DecodeError::InvalidFrameLength { length: 11, actual: 10 };
    assert_eq!(decode_request(frame.into()), Err(RequestError::Malformed { error }));
    let error = DecodeError::Truncated { at: 0, needed: 4, remaining: 2 };
    let short = decode_request(Bytes::from_static(&[0, 0]));
    assert_eq!(short, Err(RequestError::Malformed { error }));
}
