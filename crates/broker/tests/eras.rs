//! What a broker of each era offers, and what it does with requests it does not serve.

mod common;

use broker::BrokerConfig;
use common::{A, World};
use protocol::era::Era;
use protocol::frame::{decode_response, encode_request};
use protocol::messages::*;
use protocol::{ApiKey, Bytes, ErrorCode, Request, Response};

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
