//! ApiVersions (KIP-35, KIP-511, KIP-584): which APIs are served, in which versions, and the
//! features of the cluster, as a freshly formatted 4.3.1 has them.

use protocol::messages::ApiVersionsRequest;
use protocol::messages::api_versions_response::{
    ApiVersion, ApiVersionsResponse, FinalizedFeatureKey, SupportedFeatureKey,
};
use protocol::{ApiKey, ErrorCode, Str};

/// The APIs this broker serves.
pub const SERVED: [ApiKey; 34] = [
    ApiKey::Produce,
    ApiKey::Fetch,
    ApiKey::ListOffsets,
    ApiKey::Metadata,
    ApiKey::OffsetCommit,
    ApiKey::OffsetFetch,
    ApiKey::FindCoordinator,
    ApiKey::JoinGroup,
    ApiKey::Heartbeat,
    ApiKey::LeaveGroup,
    ApiKey::SyncGroup,
    ApiKey::DescribeGroups,
    ApiKey::ListGroups,
    ApiKey::SaslHandshake,
    ApiKey::ApiVersions,
    ApiKey::CreateTopics,
    ApiKey::DeleteTopics,
    ApiKey::DeleteRecords,
    ApiKey::InitProducerId,
    ApiKey::OffsetForLeaderEpoch,
    ApiKey::DescribeConfigs,
    ApiKey::AlterConfigs,
    ApiKey::AlterReplicaLogDirs,
    ApiKey::DescribeLogDirs,
    ApiKey::SaslAuthenticate,
    ApiKey::CreatePartitions,
    ApiKey::DeleteGroups,
    ApiKey::IncrementalAlterConfigs,
    ApiKey::OffsetDelete,
    ApiKey::DescribeCluster,
    ApiKey::DescribeProducers,
    ApiKey::DescribeTransactions,
    ApiKey::ListConfigResources,
    ApiKey::DescribeTopicPartitions,
];

/// (feature, oldest supported level, newest supported level, finalized level).
const FEATURES: [(&str, i16, i16, i16); 7] = [
    ("group.version", 0, 1, 1),
    ("kraft.version", 0, 1, 0),
    ("metadata.version", 7, 30, 30),
    ("share.version", 0, 1, 1),
    ("streams.version", 0, 1, 1),
    ("transaction.version", 0, 2, 2),
    ("eligible.leader.replicas.version", 0, 1, 1),
];

/// Answers ApiVersions. `metadata_offset` is the epoch of the finalized features.
pub(crate) fn handle(
    version: i16,
    request: &ApiVersionsRequest,
    metadata_offset: i64,
) -> ApiVersionsResponse {
    let named =
        is_valid(&request.client_software_name) && is_valid(&request.client_software_version);
    if version >= 3 && !named {
        let error_code = ErrorCode::InvalidRequest.code();
        return ApiVersionsResponse { error_code, ..ApiVersionsResponse::default() };
    }
    // Clients before version 4 choke on a minimum of 0 (KAFKA-17011).
    let supported = FEATURES.iter().filter(|(_, min, _, _)| version >= 4 || *min > 0).map(
        |(name, min_version, max_version, _)| SupportedFeatureKey {
            name: Str::from_static(name),
            min_version: *min_version,
            max_version: *max_version,
            ..SupportedFeatureKey::default()
        },
    );
    let finalized =
        FEATURES.iter().filter(|(_, _, _, level)| *level > 0).map(|(name, _, _, level)| {
            FinalizedFeatureKey {
                name: Str::from_static(name),
                max_version_level: *level,
                min_version_level: *level,
                ..FinalizedFeatureKey::default()
            }
        });
    ApiVersionsResponse {
        api_keys: SERVED.into_iter().map(range).collect(),
        supported_features: supported.collect(),
        finalized_features_epoch: metadata_offset,
        finalized_features: finalized.collect(),
        ..ApiVersionsResponse::default()
    }
}

/// The answer, in version 0, to a version nobody knows: which versions there are.
pub(crate) fn unsupported_version() -> ApiVersionsResponse {
    ApiVersionsResponse {
        error_code: ErrorCode::UnsupportedVersion.code(),
        api_keys: vec![range(ApiKey::ApiVersions)],
        ..ApiVersionsResponse::default()
    }
}

fn range(api: ApiKey) -> ApiVersion {
    // Produce 0 to 2 are gone, but advertised: old librdkafka picks its compression by them
    // (KAFKA-18659). Whoever sends one is cut off.
    let min_version = if api == ApiKey::Produce { 0 } else { api.min_version() };
    let max_version = api.max_version();
    ApiVersion { api_key: api as i16, min_version, max_version, ..ApiVersion::default() }
}

/// `[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?`
fn is_valid(word: &str) -> bool {
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = word.as_bytes();
    edge(bytes.first())
        && edge(bytes.last())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}
