//! What a broker of each era offers, and what it does with requests it does not serve.

mod common;

use broker::BrokerConfig;
use broker::api::api_versions::SERVED;
use common::{A, World};
use protocol::era::Era;
use protocol::frame::{decode_response, encode_request};
use protocol::messages::*;
use protocol::tree::{self, Missing, Value};
use protocol::wire::{Message, Writer};
use protocol::{ApiKey, Bytes, ErrorCode, Request, Response, schema};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn offered(era: Era, version: i16) -> ApiVersionsResponse {
    let mut world = World::with(BrokerConfig::new(era));
    let request = ApiVersionsRequest {
        client_software_name: "story".into(),
        client_software_version: "1".into(),
        ..ApiVersionsRequest::default()
    };
    let response = world.call(A, version, Request::ApiVersions(request));
    let Response::ApiVersions(response) = response else { panic!("{response:?}") };
    response
}

fn range(offered: &ApiVersionsResponse, api: ApiKey) -> Option<(i16, i16)> {
    let found = offered.api_keys.iter().find(|offer| offer.api_key == api as i16)?;
    Some((found.min_version, found.max_version))
}

#[test]
fn the_old_era_offers_what_2_5_1_did() {
    let then = offered(Era::Kafka25, 3);
    for (api, newest) in [
        (ApiKey::Produce, 8),
        (ApiKey::Fetch, 11),
        (ApiKey::Metadata, 9),
        (ApiKey::FindCoordinator, 3),
        (ApiKey::JoinGroup, 7),
        (ApiKey::OffsetFetch, 7),
        (ApiKey::CreateTopics, 5),
        (ApiKey::ElectLeaders, 2),
    ] {
        assert_eq!(range(&then, api).map(|(_, newest)| newest), Some(newest), "{api}");
    }
    for api in [ApiKey::DescribeCluster, ApiKey::DescribeTopicPartitions, ApiKey::DescribeQuorum] {
        assert_eq!(range(&then, api), None, "{api} came later");
    }
    assert!(then.supported_features.is_empty() && then.finalized_features.is_empty());
    let now = offered(Era::Kafka4, 4);
    assert_eq!(range(&now, ApiKey::Fetch), Some((4, 18)));
    assert_eq!(range(&now, ApiKey::GetTelemetrySubscriptions), None, "no reporter takes any");
    assert!(!now.finalized_features.is_empty());
}

#[test]
fn what_an_era_does_not_serve_ends_the_connection() {
    for (era, version) in [(Era::Kafka25, 12), (Era::Kafka4, 14)] {
        let mut world = World::with(BrokerConfig::new(era));
        let request = MetadataRequest::default();
        let newest = ApiKey::Metadata.max_version().min(version);
        let frame = encode_request(newest, 1, None, &request.into()).unwrap();
        let mut bytes = frame.to_vec();
        bytes[6..8].copy_from_slice(&version.to_be_bytes());
        world.send_raw(A, Bytes::from(bytes));
        assert!(world.closed.contains(&A), "{era:?}");
    }
}

#[test]
fn a_transactional_producer_is_told_to_give_up() {
    for (era, version) in [(Era::Kafka25, 3), (Era::Kafka4, 5)] {
        let mut world = World::with(BrokerConfig::new(era));
        let request = InitProducerIdRequest {
            transactional_id: Some("payments".into()),
            transaction_timeout_ms: 60_000,
            producer_id: -1,
            producer_epoch: -1,
            ..InitProducerIdRequest::default()
        };
        let response = world.call(A, version, Request::InitProducerId(request));
        let Response::InitProducerId(response) = response else { panic!("{response:?}") };
        // Of the codes there are, every client takes this one for final.
        let refused = ErrorCode::TransactionalIdAuthorizationFailed.code();
        assert_eq!((response.error_code, response.producer_id), (refused, -1));
    }
}

#[test]
fn a_client_from_the_future_hears_which_versions_of_api_versions_there_are() {
    for (era, newest) in [(Era::Kafka25, 3), (Era::Kafka4, 4)] {
        let mut world = World::with(BrokerConfig::new(era));
        let request = Request::from(ApiVersionsRequest::default());
        let mut bytes = encode_request(3, 9, None, &request).unwrap().to_vec();
        bytes[6..8].copy_from_slice(&99_i16.to_be_bytes());
        let frame = world.ask_raw(A, Bytes::from(bytes));
        let (id, response) = decode_response(ApiKey::ApiVersions, 0, frame).unwrap();
        let Response::ApiVersions(response) = response else { panic!("{response:?}") };
        assert_eq!((id, response.error_code), (9, ErrorCode::UnsupportedVersion.code()));
        assert_eq!(response.api_keys.len(), 1);
        assert_eq!(range(&response, ApiKey::ApiVersions), Some((0, newest)));
    }
}

#[test]
fn every_version_of_what_is_served_by_table_is_answered() {
    let mut count = 0;
    for era in Era::ALL {
        for api in ApiKey::ALL.iter().copied().filter(|api| !SERVED.contains(api)) {
            for version in api.versions() {
                let mut world = World::with(BrokerConfig::new(era));
                if !world.broker.served_versions().contains(api as i16, version) {
                    continue;
                }
                let answer = world.ask_raw(A, empty_request(api, version));
                let read = tree::response(api, version, &answer);
                assert!(read.is_ok_and(|tree| tree.child("rest").is_none()), "{api} v{version}");
                count += 1;
            }
        }
    }
    assert!(count > 40, "{count}");
}

/// A request with every field at its default.
fn empty_request(api: ApiKey, version: i16) -> Bytes {
    let header = RequestHeader {
        request_api_key: api as i16,
        request_api_version: version,
        ..RequestHeader::default()
    };
    let mut writer = Writer::default();
    header.write(&mut writer, api.request_header_version(version)).unwrap();
    let schema = schema::request(api as i16).unwrap();
    tree::write(schema, version, Missing::Default, &Value::Object(vec![]), &mut writer).unwrap();
    let body = writer.into_bytes();
    [&(body.len() as i32).to_be_bytes()[..], &body].concat().into()
}
