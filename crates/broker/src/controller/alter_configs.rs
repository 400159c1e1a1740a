//! Changing configs as the broker and then the controller decide it: one by one
//! (IncrementalAlterConfigs, KIP-339) or all of a resource at once (AlterConfigs). What is decided
//! is a list of metadata records (ConfigAdminManager, ConfigurationControlManager).

use protocol::era::Era;
use protocol::{ErrorCode, SortedMap, SortedSet, Str};

use super::{ApiError, MetadataRecord, names, said_twice};
use crate::config::{
    BrokerConfig, ConfigError, ConfigResource, ConfigResourceType, validate_client_metrics,
};
use crate::metadata::MetadataImage;

/// The config that stays where it is while eligible leader replicas are kept (KIP-966).
const MIN_INSYNC_REPLICAS: &str = "min.insync.replicas";

/// What to do to one config (AlterConfigOp.OpType).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlterConfigOperation {
    /// Give it a value.
    Set,
    /// Back to the default.
    Delete,
    /// Add to a list.
    Append,
    /// Take out of a list.
    Subtract,
}

impl AlterConfigOperation {
    /// The operation with this number.
    ///
    /// # Errors
    /// The number, if nobody knows it.
    pub fn from_i8(number: i8) -> Result<Self, i8> {
        match number {
            0 => Ok(Self::Set),
            1 => Ok(Self::Delete),
            2 => Ok(Self::Append),
            3 => Ok(Self::Subtract),
            _ => Err(number),
        }
    }
}

/// One line of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfig {
    /// Config name.
    pub name: Str,
    /// What to do, or a number nobody knows.
    pub operation: Result<AlterConfigOperation, i8>,
    /// The value.
    pub value: Option<Str>,
}

/// A change of one resource's configs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterResource {
    /// Number of its type, as it came.
    pub resource_type: i8,
    /// Its name.
    pub name: Str,
    /// The lines, in order.
    pub configs: Vec<AlterConfig>,
    /// Whether configs that are not named go back to their defaults (AlterConfigs).
    pub replaces_all: bool,
}

/// What becomes of each resource, and the records to write.
pub type Altered = (Vec<(AlterResource, Result<(), ApiError>)>, Vec<MetadataRecord>);

/// Decides about each resource by itself; only asked to validate, nothing is to be written.
pub fn alter_configs(
    config: &BrokerConfig,
    image: &MetadataImage,
    resources: Vec<AlterResource>,
    validate_only: bool,
) -> Altered {
    let twice =
        said_twice(resources.iter().map(|resource| (resource.resource_type, &resource.name)));
    let decide = |resource: &AlterResource| {
        if twice.contains(&(resource.resource_type, &resource.name)) {
            let words = "Each resource must appear at most once.";
            return Err(ApiError::new(ErrorCode::InvalidRequest, words));
        }
        alter(config, image, resource)
    };
    let mut records = Vec::new();
    let results: Vec<_> = resources.iter().map(decide).collect();
    let results = results.into_iter().map(|result| result.map(|decided| records.extend(decided)));
    let outcomes = resources.into_iter().zip(results).collect();
    if validate_only {
        records.clear();
    }
    (outcomes, records)
}

fn alter(
    config: &BrokerConfig,
    image: &MetadataImage,
    resource: &AlterResource,
) -> Result<Vec<MetadataRecord>, ApiError> {
    let target = check_request(config, resource)?;
    let current = image.configs_of(&target);
    let next = next_configs(config, &target, current, resource)?;
    if config.era == Era::Kafka25 {
        check_existence_2_5(config, image, &target)?;
    }
    if target.kind == ConfigResourceType::Broker {
        let refused = |error: ConfigError| match config.era {
            Era::Kafka4 => ApiError::new(ErrorCode::InvalidRequest, error.message),
            Era::Kafka25 => refused_by_2_5(&target, error),
        };
        config.validate_dynamic(&next, target.name.is_empty()).map_err(refused)?;
        check_min_isr(config, &target, resource, &next)?;
    }
    validate(config, &target, &next)?;
    check_existence(image, &target)?;
    let changed = next.iter().filter(|(name, value)| current.get(*name) != Some(value));
    let changed = changed.map(|(name, value)| (name, Some(value.clone())));
    let removed = current.keys().filter(|name| !next.contains_key(*name)).map(|name| (name, None));
    let record = |(name, value): (&String, _)| MetadataRecord::Config {
        resource: target.clone(),
        name: name.clone(),
        value,
    };
    Ok(changed.chain(removed).map(record).collect())
}

/// What the broker refuses before the controller is asked.
fn check_request(
    config: &BrokerConfig,
    resource: &AlterResource,
) -> Result<ConfigResource, ApiError> {
    let invalid = |words: String| ApiError::new(ErrorCode::InvalidRequest, words);
    let mut seen = SortedSet::new();
    if !resource.configs.iter().all(|line| seen.insert(&line.name)) {
        return Err(invalid("Error due to duplicate config keys".to_owned()));
    }
    let is_null = |line: &&AlterConfig| {
        line.operation != Ok(AlterConfigOperation::Delete) && line.value.is_none()
    };
    let nulls: Vec<&str> =
        resource.configs.iter().filter(is_null).map(|line| line.name.as_str()).collect();
    if !nulls.is_empty() {
        return Err(invalid(format!("Null value not supported for : {}", nulls.join(", "))));
    }
    let name = resource.name.clone();
    let Some(kind) = ConfigResourceType::from_i8(resource.resource_type) else {
        return Err(invalid(format!("Unknown resource type {}", resource.resource_type)));
    };
    let node_id = config.node_id;
    if kind == ConfigResourceType::Broker && !name.is_empty() {
        match name.parse::<i32>() {
            Ok(id) if id == node_id => {}
            Ok(_) => {
                return Err(invalid(format!(
                    "Unexpected broker id, expected {node_id}, but received {name}"
                )));
            }
            Err(_) => {
                return Err(invalid(format!("Node id must be an integer, but it is: {name}")));
            }
        }
    }
    Ok(ConfigResource { kind, name })
}

/// All configs of the resource as they are to be.
fn next_configs(
    config: &BrokerConfig,
    target: &ConfigResource,
    current: &SortedMap<String, String>,
    resource: &AlterResource,
) -> Result<SortedMap<String, String>, ApiError> {
    let mut next = if resource.replaces_all { SortedMap::new() } else { current.clone() };
    for line in &resource.configs {
        let operation = line.operation.map_err(|number| unknown_operation(target, number))?;
        let name = line.name.to_string();
        let value = line.value.clone().unwrap_or_default();
        let word = match operation {
            AlterConfigOperation::Set => {
                next.insert(name, value.to_string());
                continue;
            }
            AlterConfigOperation::Delete => {
                next.remove(&name);
                continue;
            }
            AlterConfigOperation::Append => "APPEND",
            AlterConfigOperation::Subtract => "SUBTRACT",
        };
        if !config.is_list(target.kind, &name) {
            if config.era == Era::Kafka25 {
                let word = word.to_ascii_lowercase();
                let words = format!("Config value {word} is not allowed for config key: {name}");
                return Err(ApiError::new(ErrorCode::InvalidRequest, words));
            }
            let words = format!("Can't {word} to key {name} because its type is not LIST.");
            return Err(ApiError::new(ErrorCode::InvalidConfig, words));
        }
        let definition = config.definition(target.kind, &name);
        let default = definition.and_then(|definition| definition.default).unwrap_or_default();
        let old = next.get(&name).map_or(default, String::as_str);
        let mut parts: Vec<&str> = old.split(',').filter(|part| !part.is_empty()).collect();
        for part in value.split(',') {
            let place = parts.iter().position(|known| *known == part);
            match (operation, place) {
                (AlterConfigOperation::Append, None) => parts.push(part),
                // 2.5.1 did not look whether it was there.
                (AlterConfigOperation::Append, _) if config.era == Era::Kafka25 => parts.push(part),
                (AlterConfigOperation::Subtract, Some(index)) => drop(parts.remove(index)),
                _ => {}
            }
        }
        let list = parts.join(",");
        next.insert(name, list);
    }
    Ok(next)
}

/// The broker puts words to an operation of the future; the controller stumbles over it.
fn unknown_operation(target: &ConfigResource, number: i8) -> ApiError {
    match target.kind {
        ConfigResourceType::Broker => {
            let words = format!("Unknown operations type {number}");
            ApiError::new(ErrorCode::InvalidRequest, words)
        }
        _ => ApiError { code: ErrorCode::UnknownServerError, message: None },
    }
}

/// Whoever keeps eligible leader replicas counts on one min.insync.replicas for all brokers, which
/// a new cluster is formatted with.
fn check_min_isr(
    config: &BrokerConfig,
    target: &ConfigResource,
    resource: &AlterResource,
    next: &SortedMap<String, String>,
) -> Result<(), ApiError> {
    let is_named = resource.configs.iter().any(|line| line.name == *MIN_INSYNC_REPLICAS);
    let is_removed = !next.contains_key(MIN_INSYNC_REPLICAS) && (is_named || resource.replaces_all);
    let words = match target.name.is_empty() {
        _ if config.era != Era::Kafka4 => return Ok(()),
        false if is_named => {
            "Broker-level min.insync.replicas cannot be altered while ELR is enabled."
        }
        true if is_removed => {
            "Cluster-level min.insync.replicas cannot be removed while ELR is enabled."
        }
        _ => return Ok(()),
    };
    Err(ApiError::new(ErrorCode::InvalidConfig, words))
}

fn validate(
    config: &BrokerConfig,
    target: &ConfigResource,
    next: &SortedMap<String, String>,
) -> Result<(), ApiError> {
    let refused = |error: ConfigError| match config.era {
        Era::Kafka25 if !error.message.starts_with("Unknown") => refused_by_2_5(target, error),
        _ => ApiError::new(ErrorCode::InvalidConfig, error.message),
    };
    let unnamed = |words: &'static str| match target.name.is_empty() {
        true => Err(ApiError::new(ErrorCode::InvalidRequest, Str::from_static(words))),
        false => Ok(()),
    };
    match target.kind {
        ConfigResourceType::Topic => {
            unnamed("Default topic resources are not allowed.")?;
            validate_name(config, target)?;
            config.validate_topic(next).map_err(refused)
        }
        ConfigResourceType::ClientMetrics => {
            unnamed("Subscription name can't be empty")?;
            validate_client_metrics(next).map_err(|(code, words)| ApiError::new(code, words))
        }
        ConfigResourceType::Group => {
            unnamed("Default group resources are not allowed.")?;
            config.validate_group(next).map_err(refused)
        }
        // A broker's are looked at by the broker; what is no resource has requests of its own.
        _ => Ok(()),
    }
}

/// AdminManager of 2.5.1 said of what, and took a bad value for a bad request.
fn refused_by_2_5(target: &ConfigResource, error: ConfigError) -> ApiError {
    let kind = if target.kind == ConfigResourceType::Topic { "TOPIC" } else { "BROKER" };
    let words = format!(
        "Invalid config value for resource ConfigResource(type={kind}, name='{}'): {}",
        target.name, error.message
    );
    ApiError::new(ErrorCode::InvalidRequest, words)
}

/// 2.5.1 looked for the topic before the values, and had no code for one that is not there.
fn check_existence_2_5(
    config: &BrokerConfig,
    image: &MetadataImage,
    target: &ConfigResource,
) -> Result<(), ApiError> {
    let is_topic = target.kind == ConfigResourceType::Topic && !target.name.is_empty();
    if !is_topic || image.topic(&target.name).is_some() {
        return Ok(());
    }
    validate_name(config, target)?;
    let words = format!("Topic \"{}\" does not exist.", target.name);
    Err(ApiError::new(ErrorCode::UnknownServerError, words))
}

fn validate_name(config: &BrokerConfig, target: &ConfigResource) -> Result<(), ApiError> {
    names::validate(&target.name, config.era)
        .map_err(|words| ApiError::new(ErrorCode::InvalidTopicException, words))
}

/// Groups and subscriptions exist by their configs alone.
fn check_existence(image: &MetadataImage, target: &ConfigResource) -> Result<(), ApiError> {
    if target.kind != ConfigResourceType::Topic || image.topic(&target.name).is_some() {
        return Ok(());
    }
    let words = format!("The topic '{}' does not exist.", target.name);
    Err(ApiError::new(ErrorCode::UnknownTopicOrPartition, words))
}
