//! Every frame recorded from Apache Kafka that has structs becomes the same bytes again.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use protocol::frame::{decode_request, decode_response, encode_request, encode_response};
use protocol::{ApiKey, Request, Response};
use support::{hex, steps};

#[test]
fn recorded_requests_encode_to_the_same_bytes() {
    let mut count = 0;
    for step in steps().iter().filter(|step| step.json["do"] == "call") {
        let Some(frame) = step.bytes("request_hex") else { continue };
        let (header, request) = match decode_request(frame.clone()) {
            Ok(decoded) => decoded,
            Err(_) if !has_structs(step.key()) => continue,
            Err(error) => panic!("{}: {error}", step.name),
        };
        assert_eq!(header.request_api_key, step.key(), "{}", step.name);
        let (id, client) = (header.correlation_id, header.client_id.as_deref());
        let again = encode_request(header.request_api_version, id, client, &request);
        let again = again.unwrap_or_else(|error| panic!("{}: {error}", step.name));
        assert_eq!(hex(&again), hex(&frame), "{}: {request:?}", step.name);
        assert_eq!(request.clone(), request, "{}", step.name);
        count += 1;
    }
    assert!(count > 1_500, "{count}");
}

#[test]
fn recorded_responses_encode_to_the_same_bytes() {
    let mut count = 0;
    for step in steps().iter().filter(|step| step.json["do"] != "raw") {
        let Some(frame) = step.bytes("response_hex") else { continue };
        if !has_structs(step.key()) {
            continue;
        }
        let api_key = ApiKey::from_i16(step.key()).unwrap();
        // An ApiVersions request of an unknown version is answered in version 0.
        let version = if api_key.versions().contains(&step.version()) { step.version() } else { 0 };
        let (id, response) = decode_response(api_key, version, frame.clone())
            .unwrap_or_else(|error| panic!("{}: {error}", step.name));
        let again = encode_response(api_key, version, id, &response);
        let again = again.unwrap_or_else(|error| panic!("{}: {error}", step.name));
        assert_eq!(hex(&again), hex(&frame), "{}: {response:?}", step.name);
        assert_eq!(response.clone(), response, "{}", step.name);
        count += 1;
    }
    assert!(count > 1_500, "{count}");
}

fn has_structs(api_key: i16) -> bool {
    let Some(api_key) = ApiKey::from_i16(api_key) else { return false };
    let mut nothing = protocol::Reader::new(protocol::Bytes::new());
    let missing = protocol::DecodeError::UnsupportedApi { api_key: api_key as i16 };
    Request::read(api_key, &mut nothing.clone(), api_key.max_version()) != Err(missing)
        && Response::read(api_key, &mut nothing, api_key.max_version()) != Err(missing)
}
