//! ApiVersions (KIP-35, KIP-511, KIP-584): which APIs are served, in which versions, and the
//! features of the cluster, as a freshly formatted 4.3.1 has them. A broker of the 2.5 era serves
//! what 2.5.1 does, as far as our schemas reach back, and knows no features.

use std::sync::Arc;

use protocol::era::Era;
use protocol::messages::ApiVersionsRequest;
use protocol::messages::api_versions_response::{
    ApiVersion, ApiVersionsResponse, FinalizedFeatureKey, SupportedFeatureKey,
};
use protocol::{ApiKey, ErrorCode, Str};

use super::by_table;
use crate::config::{ConfigResource, ConfigResourceType};
use crate::metadata::MetadataImage;

/// What 2.5.1 answered: key, oldest and newest version.
const RANGES_OF_2_5: &str = include_str!("api-versions-2.5.tsv");

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

/// A feature of the cluster (KIP-584).
pub(crate) struct Feature {
    pub(crate) name: &'static str,
    /// Oldest and newest level this broker knows.
    pub(crate) min: i16,
    pub(crate) max: i16,
    /// The level a freshly formatted cluster has.
    fresh: i16,
}

const fn feature(name: &'static str, (min, max): (i16, i16), fresh: i16) -> Feature {
    Feature { name, min, max, fresh }
}

static FEATURES: [Feature; 7] = [
    feature("group.version", (0, 1), 1),
    feature("kraft.version", (0, 1), 0),
    feature("metadata.version", (7, 30), 30),
    feature("share.version", (0, 1), 1),
    feature("streams.version", (0, 1), 1),
    feature("transaction.version", (0, 2), 2),
    feature("eligible.leader.replicas.version", (0, 1), 1),
];

/// All features.
pub(crate) fn features() -> impl Iterator<Item = &'static Feature> {
    FEATURES.iter()
}

/// The level the cluster has agreed on, if there is such a feature.
pub(crate) fn feature_level(image: &MetadataImage, name: &str) -> Option<i64> {
    let feature = features().find(|feature| feature.name == name)?;
    let resource = ConfigResource { kind: ConfigResourceType::Feature, name: Str::EMPTY };
    let set = image.configs_of(&resource).get(name).and_then(|text| text.parse().ok());
    Some(set.unwrap_or_else(|| i64::from(feature.fresh)))
}

/// Which versions of which API are served in an era.
#[derive(Clone, Debug)]
pub struct ServedVersions {
    era: Era,
    /// Oldest and newest version by API key; an oldest above the newest where there are none.
    ranges: Arc<[(i16, i16)]>,
}

impl ServedVersions {
    /// Those of an era.
    pub fn of(era: Era) -> Self {
        let recorded = match era {
            Era::Kafka25 => Some(parse(RANGES_OF_2_5)),
            Era::Kafka4 => None,
        };
        let range = |api: &ApiKey| {
            if !SERVED.contains(api) && !by_table::is_served(*api) {
                return NONE;
            }
            let (min, max) = (api.min_version(), api.max_version());
            let Some(recorded) = &recorded else { return (min, max) };
            let mut ranges = recorded.iter();
            let of_then = ranges.find(|(key, ..)| *key == *api as i16);
            of_then.map_or(NONE, |(_, oldest, newest)| (min.max(*oldest), max.min(*newest)))
        };
        Self { era, ranges: ApiKey::ALL.iter().map(range).collect() }
    }

    /// Whether a request is served.
    pub fn contains(&self, api_key: i16, version: i16) -> bool {
        let range = usize::try_from(api_key).ok().and_then(|key| self.ranges.get(key));
        range.is_some_and(|(min, max)| (*min..=*max).contains(&version))
    }

    /// The newest version of an API; `None` if there is none.
    pub fn newest(&self, api: ApiKey) -> Option<i16> {
        let (min, max) = *self.ranges.get(api as usize)?;
        (min <= max).then_some(max)
    }

    /// What ApiVersions says of them.
    fn advertised(&self) -> Vec<ApiVersion> {
        let served = ApiKey::ALL.iter().zip(&*self.ranges).filter(|(_, (min, max))| min <= max);
        served
            .filter(|(api, _)| !by_table::NOT_ADVERTISED.contains(api))
            .map(|(api, range)| advertised(*api, *range))
            .collect()
    }
}

/// An empty range.
const NONE: (i16, i16) = (0, -1);

fn parse(ranges: &str) -> Vec<(i16, i16, i16)> {
    let lines = ranges.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut numbers = line.split('\t').map(str::parse);
            Some((numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?))
        })
        .collect()
}

/// Answers ApiVersions; the offset of the metadata is the epoch of the finalized features.
pub(crate) fn handle(
    served: &ServedVersions,
    version: i16,
    request: &ApiVersionsRequest,
    image: &MetadataImage,
) -> ApiVersionsResponse {
    let named =
        is_valid(&request.client_software_name) && is_valid(&request.client_software_version);
    if version >= 3 && !named {
        let error_code = ErrorCode::InvalidRequest.code();
        return ApiVersionsResponse { error_code, ..ApiVersionsResponse::default() };
    }
    let api_keys = served.advertised();
    if served.era == Era::Kafka25 {
        return ApiVersionsResponse { api_keys, ..ApiVersionsResponse::default() };
    }
    // Clients before version 4 choke on a minimum of 0 (KAFKA-17011).
    let supported = features().filter(|feature| version >= 4 || feature.min > 0);
    let supported = supported.map(|feature| SupportedFeatureKey {
        name: Str::from_static(feature.name),
        min_version: feature.min,
        max_version: feature.max,
        ..SupportedFeatureKey::default()
    });
    let finalized = features().filter_map(|feature| {
        let level = feature_level(image, feature.name).filter(|level| *level > 0)? as i16;
        Some(FinalizedFeatureKey {
            name: Str::from_static(feature.name),
            max_version_level: level,
            min_version_level: level,
            ..FinalizedFeatureKey::default()
        })
    });
    ApiVersionsResponse {
        api_keys,
        supported_features: supported.collect(),
        finalized_features_epoch: image.offset,
        finalized_features: finalized.collect(),
        ..ApiVersionsResponse::default()
    }
}

/// The answer, in version 0, to a version nobody knows: which versions there are.
pub(crate) fn unsupported_version(served: &ServedVersions) -> ApiVersionsResponse {
    let own = served.ranges.get(ApiKey::ApiVersions as usize);
    ApiVersionsResponse {
        error_code: ErrorCode::UnsupportedVersion.code(),
        api_keys: own.map(|range| advertised(ApiKey::ApiVersions, *range)).into_iter().collect(),
        ..ApiVersionsResponse::default()
    }
}

fn advertised(api: ApiKey, (min, max_version): (i16, i16)) -> ApiVersion {
    // Produce 0 to 2 are gone, but advertised: old librdkafka picks its compression by them
    // (KAFKA-18659). Whoever sends one is cut off.
    let min_version = if api == ApiKey::Produce { 0 } else { min };
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
