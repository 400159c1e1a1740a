//! DescribeConfigs: of topics, of this broker and of groups (ConfigHelper).

use protocol::era::Era;
use protocol::messages::describe_configs_request::{
    DescribeConfigsRequest, DescribeConfigsResource,
};
use protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse, DescribeConfigsResult,
    DescribeConfigsSynonym,
};
use protocol::{ErrorCode, SortedMap, Str};

use crate::config::{
    BrokerConfig, ConfigEntry, ConfigKind, ConfigResource, ConfigResourceType, ConfigSource,
};
use crate::controller::{ApiError, names};
use crate::metadata::MetadataImage;

/// `ConfigResource.Type`.
const TOPIC: i8 = 2;
const BROKER: i8 = 4;
const BROKER_LOGGER: i8 = 8;
const CLIENT_METRICS: i8 = 16;
const GROUP: i8 = 32;

/// Answers DescribeConfigs.
pub(crate) fn handle(
    config: &BrokerConfig,
    image: &MetadataImage,
    request: &DescribeConfigsRequest,
) -> DescribeConfigsResponse {
    let describe = |resource: &DescribeConfigsResource| {
        let result = DescribeConfigsResult {
            // Not null: Kafka's own answer to a resource it could describe is an empty message.
            error_message: (config.era == Era::Kafka4).then_some(Str::EMPTY),
            resource_type: resource.resource_type,
            resource_name: resource.resource_name.clone(),
            ..DescribeConfigsResult::default()
        };
        match entries(config, image, resource) {
            Ok(entries) => {
                let asked = |entry: &ConfigEntry| match resource.configuration_keys.as_deref() {
                    None => true,
                    // 2.5.1 takes an empty list at its word.
                    Some([]) => config.era == Era::Kafka4,
                    Some(keys) => keys.iter().any(|key| *key == entry.name),
                };
                let entries = entries.into_iter().filter(asked);
                let configs = entries.map(|entry| written(entry, request)).collect();
                DescribeConfigsResult { configs, ..result }
            }
            Err(error) => DescribeConfigsResult {
                error_code: error.code.code(),
                error_message: match config.era {
                    Era::Kafka4 => Some(error.message.unwrap_or_default()),
                    Era::Kafka25 => error.message,
                },
                ..result
            },
        }
    };
    let results = request.resources.iter().map(describe).collect();
    DescribeConfigsResponse { results, ..DescribeConfigsResponse::default() }
}

fn entries(
    config: &BrokerConfig,
    image: &MetadataImage,
    resource: &DescribeConfigsResource,
) -> Result<Vec<ConfigEntry>, ApiError> {
    let name = resource.resource_name.as_str();
    let none = SortedMap::new();
    let kind = ConfigResourceType::from_i8(resource.resource_type);
    let target = kind.map(|kind| ConfigResource { kind, name: resource.resource_name.clone() });
    let own = target.and_then(|target| image.configs.get(&target)).unwrap_or(&none);
    match resource.resource_type {
        TOPIC => {
            names::validate(name, config.era)
                .map_err(|words| ApiError::new(ErrorCode::InvalidTopicException, words))?;
            let code = ErrorCode::UnknownTopicOrPartition;
            let topic = image.topic(name).ok_or(ApiError { code, message: None })?;
            Ok(config.describe_topic(&topic.configs))
        }
        BROKER if name.is_empty() => Ok(config.describe_broker_defaults()),
        BROKER => {
            let invalid = |words| Err(ApiError::new(ErrorCode::InvalidRequest, words));
            let node_id = config.node_id;
            match name.parse::<i32>() {
                Ok(id) if id == node_id => Ok(config.describe_broker()),
                Ok(id) => invalid(format!(
                    "Unexpected broker id, expected {node_id} or empty string, but received {id}"
                )),
                Err(_) => invalid(format!("Broker id must be an integer, but it is: {name}")),
            }
        }
        CLIENT_METRICS if !name.is_empty() => Ok(config.describe_client_metrics(own)),
        BROKER_LOGGER if name.parse() == Ok(config.node_id) => Ok(vec![root_logger()]),
        GROUP if name.is_empty() => Err(ApiError::plain(ErrorCode::InvalidRequest)),
        GROUP => Ok(config.describe_group(own)),
        _ => Err(ApiError::plain(ErrorCode::InvalidRequest)),
    }
}

/// The one logger of a broker that writes no log, as quiet as it is.
fn root_logger() -> ConfigEntry {
    ConfigEntry {
        name: "root",
        value: Some("ERROR".to_owned()),
        read_only: false,
        source: ConfigSource::DynamicBrokerLogger,
        is_sensitive: false,
        kind: ConfigKind::Unknown,
        synonyms: Vec::new(),
        documentation: Some(""),
    }
}

fn written(entry: ConfigEntry, request: &DescribeConfigsRequest) -> DescribeConfigsResourceResult {
    let synonym = |(name, value, source): &(&'static str, String, _)| DescribeConfigsSynonym {
        name: Str::from_static(name),
        value: Some(Str::from(value)),
        source: *source as i8,
        ..DescribeConfigsSynonym::default()
    };
    let logger = entry.source == ConfigSource::DynamicBrokerLogger;
    let documented = request.include_documentation || logger;
    let documentation = entry.documentation.filter(|_| documented);
    DescribeConfigsResourceResult {
        name: Str::from_static(entry.name),
        value: entry.value.map(Str::from),
        read_only: entry.read_only,
        config_source: entry.source as i8,
        is_sensitive: entry.is_sensitive,
        synonyms: match request.include_synonyms {
            true => entry.synonyms.iter().map(synonym).collect(),
            false => Vec::new(),
        },
        config_type: entry.kind as i8,
        documentation: documentation.map(Str::from_static),
        ..DescribeConfigsResourceResult::default()
    }
}
