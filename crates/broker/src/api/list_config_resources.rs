//! ListConfigResources, versions 0 and 1 (KIP-714, KIP-1142): what there is to have configs.
//! Version 0 knew client metrics subscriptions only.

use protocol::messages::ListConfigResourcesRequest;
use protocol::messages::list_config_resources_response::{
    ConfigResource, ListConfigResourcesResponse,
};
use protocol::{ErrorCode, Str};

use crate::config::ConfigResourceType;
use crate::metadata::MetadataImage;

const TOPIC: i8 = ConfigResourceType::Topic as i8;
const BROKER: i8 = ConfigResourceType::Broker as i8;
/// The loggers of a broker: no resource of the metadata log.
const BROKER_LOGGER: i8 = 8;
const CLIENT_METRICS: i8 = ConfigResourceType::ClientMetrics as i8;
const GROUP: i8 = ConfigResourceType::Group as i8;
const SUPPORTED: [i8; 5] = [GROUP, CLIENT_METRICS, BROKER_LOGGER, BROKER, TOPIC];

/// Answers ListConfigResources.
pub(crate) fn handle(
    image: &MetadataImage,
    version: i16,
    request: &ListConfigResourcesRequest,
) -> ListConfigResourcesResponse {
    let asked = match &request.resource_types[..] {
        _ if version == 0 => &[CLIENT_METRICS],
        [] => &SUPPORTED[..],
        types => types,
    };
    if !asked.iter().all(|kind| SUPPORTED.contains(kind)) {
        let error_code = ErrorCode::UnsupportedVersion.code();
        return ListConfigResourcesResponse {
            error_code,
            ..ListConfigResourcesResponse::default()
        };
    }
    let asked = SUPPORTED.iter().filter(|kind| asked.contains(kind));
    let config_resources = asked.flat_map(|kind| {
        names(image, *kind).into_iter().map(|resource_name| ConfigResource {
            resource_name,
            resource_type: *kind,
            ..ConfigResource::default()
        })
    });
    ListConfigResourcesResponse {
        config_resources: config_resources.collect(),
        ..ListConfigResourcesResponse::default()
    }
}

fn names(image: &MetadataImage, kind: i8) -> Vec<Str> {
    match kind {
        TOPIC => image.topics().map(|topic| topic.name.clone()).collect(),
        BROKER | BROKER_LOGGER => {
            image.brokers.keys().map(|id| Str::from(id.to_string())).collect()
        }
        _ => {
            let configured = image.configs.keys();
            let configured = configured.filter(|resource| resource.kind as i8 == kind);
            configured.map(|resource| resource.name.clone()).collect()
        }
    }
}
