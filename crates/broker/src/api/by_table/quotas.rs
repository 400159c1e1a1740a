//! DescribeClientQuotas and AlterClientQuotas (KIP-546). Quotas are kept and described; nobody is
//! slowed down by them here.

use protocol::tree::Value;
use protocol::{ErrorCode, SortedMap, Str};

use super::{Call, entry, error, no_error, with};
use crate::broker::Broker;
use crate::config::{ConfigResource, ConfigResourceType};
use crate::controller::ApiError;

const KIND: ConfigResourceType = ConfigResourceType::ClientQuota;
/// Quotas of users and clients, and whether they are whole numbers.
const CLIENT_QUOTAS: [(&str, bool); 4] = [
    ("producer_byte_rate", true),
    ("consumer_byte_rate", true),
    ("request_percentage", false),
    ("controller_mutation_rate", false),
];
/// Quotas of addresses.
const IP_QUOTAS: [(&str, bool); 1] = [("connection_creation_rate", true)];
const ENTITY_TYPES: [&str; 3] = ["user", "client-id", "ip"];
/// `DescribeClientQuotasRequest`: by name, the default of the type, any of the type.
const EXACT: i64 = 0;
const DEFAULT: i64 = 1;
const ANY: i64 = 2;

/// Whom a quota is for: a name by type, or none for the type's default.
type Entity = SortedMap<String, Option<String>>;

/// As the name of a resource: each type and name ends with a zero, which Java cannot have in names.
fn resource(entity: &Entity) -> ConfigResource {
    let mut text = String::new();
    for (kind, name) in entity.iter() {
        text.push_str(kind);
        if let Some(name) = name {
            text.push('=');
            text.push_str(&name.replace('\0', ""));
        }
        text.push('\0');
    }
    ConfigResource { kind: KIND, name: Str::from(text) }
}

fn entity_of(resource: &ConfigResource) -> Entity {
    let parts = resource.name.split('\0').filter(|part| !part.is_empty());
    parts
        .map(|part| match part.split_once('=') {
            Some((kind, name)) => (kind.to_owned(), Some(name.to_owned())),
            None => (part.to_owned(), None),
        })
        .collect()
}

fn shown(entity: &Entity) -> Value {
    let part = |(kind, name): (&String, &Option<String>)| {
        let name = name.as_deref().map_or(Value::Null, Value::from);
        Value::object(vec![("entityType", kind.as_str().into()), ("entityName", name)])
    };
    Value::Array(entity.iter().map(part).collect())
}

impl Broker {
    pub(super) fn alter_client_quotas(&mut self, call: &Call) -> Value {
        let mut records = Vec::new();
        let mut entries = Vec::new();
        for change in call.body.list("entries") {
            let entity: Entity = change
                .list("entity")
                .iter()
                .map(|part| {
                    let kind = part.text("entityType").unwrap_or_default().to_owned();
                    (kind, part.text("entityName").map(str::to_owned))
                })
                .collect();
            let outcome = match checked(&entity, change.list("ops")) {
                Ok(values) => {
                    let name = resource(&entity).name;
                    let record =
                        |(key, value): (&str, Option<String>)| entry(KIND, &name, key, value);
                    records.extend(values.into_iter().map(record));
                    no_error()
                }
                Err(refused) => error(refused.code, refused.message.as_deref().unwrap_or("")),
            };
            entries.push(with(outcome, vec![("entity", shown(&entity))]));
        }
        if !call.body.flag("validateOnly") && !records.is_empty() {
            self.commit(call.now, records, false);
        }
        Value::object(vec![("entries", Value::Array(entries))])
    }

    pub(super) fn describe_client_quotas(&self, call: &Call) -> Value {
        let components = call.body.list("components");
        if let Err(refused) = check_filter(components) {
            let words = refused.message.as_deref().unwrap_or("");
            return with(error(refused.code, words), vec![("entries", Value::Null)]);
        }
        let strict = call.body.flag("strict");
        let all = self.image.configs.iter().filter(|(resource, _)| resource.kind == KIND);
        let entries = all.filter_map(|(resource, quotas)| {
            let entity = entity_of(resource);
            let fits = components.iter().all(|component| fits(&entity, component));
            if !fits || strict && entity.len() != components.len() {
                return None;
            }
            let values = quotas.iter().map(|(key, bits)| {
                let value = f64::from_bits(bits.parse().unwrap_or_default());
                Value::object(vec![("key", key.as_str().into()), ("value", Value::Float(value))])
            });
            let values = Value::Array(values.collect());
            Some(Value::object(vec![("entity", shown(&entity)), ("values", values)]))
        });
        Value::object(vec![("entries", Value::Array(entries.collect()))])
    }
}

/// ClientQuotaControlManager: what is to be set or taken away, values as the bits of a double.
fn checked<'a>(
    entity: &Entity,
    ops: &'a [Value],
) -> Result<Vec<(&'a str, Option<String>)>, ApiError> {
    let refuse = |words: String| Err(ApiError::new(ErrorCode::InvalidRequest, words));
    if entity.is_empty() {
        return refuse("Invalid empty client quota entity".to_owned());
    }
    for (kind, name) in entity.iter() {
        if !ENTITY_TYPES.contains(&kind.as_str()) {
            return refuse(format!("Unhandled client quota entity type: {kind}"));
        }
        if name.as_deref() == Some("") {
            return refuse(format!("Empty {kind} not supported"));
        }
    }
    let is_ip = entity.contains_key("ip");
    if is_ip && entity.len() > 1 {
        let words = "Invalid quota entity combination, IP entity should not be combined with User \
                     or ClientId";
        return refuse(words.to_owned());
    }
    let quotas: &[(&str, bool)] = if is_ip { &IP_QUOTAS } else { &CLIENT_QUOTAS };
    let mut values = Vec::new();
    for op in ops {
        let key = op.text("key").unwrap_or_default();
        let Some((_, is_whole)) = quotas.iter().find(|(name, _)| *name == key) else {
            return refuse(format!("Invalid configuration key {key}"));
        };
        if op.flag("remove") {
            values.push((key, None));
            continue;
        }
        let value = match op.member("value") {
            Some(Value::Float(value)) => *value,
            _ => 0.0,
        };
        if value <= 0.0 {
            return refuse(format!("Quota {key} must be greater than 0"));
        }
        if *is_whole && value % 1.0 != 0.0 {
            return refuse(format!("{key} cannot be a fractional value."));
        }
        values.push((key, Some(value.to_bits().to_string())));
    }
    Ok(values)
}

fn check_filter(components: &[Value]) -> Result<(), ApiError> {
    let refuse = |words: String| Err(ApiError::new(ErrorCode::InvalidRequest, words));
    for (index, component) in components.iter().enumerate() {
        let kind = component.text("entityType").unwrap_or_default();
        if kind.is_empty() {
            return refuse("Invalid empty entity type.".to_owned());
        }
        let same = |other: &Value| other.text("entityType") == Some(kind);
        if components[..index].iter().any(same) {
            return refuse(format!(
                "Entity type {kind} cannot appear more than once in the filter."
            ));
        }
        if !ENTITY_TYPES.contains(&kind) {
            let words = format!("Unsupported entity type {kind}");
            return Err(ApiError::new(ErrorCode::UnsupportedVersion, words));
        }
        let named = component.text("match").is_some();
        match component.int("matchType") {
            EXACT if !named => {
                let words = "Request specified MATCH_TYPE_EXACT, but set match string to null.";
                return refuse(words.to_owned());
            }
            EXACT => {}
            DEFAULT | ANY if !named => {}
            number @ (DEFAULT | ANY) => {
                let name = if number == DEFAULT { "DEFAULT" } else { "SPECIFIED" };
                return refuse(format!(
                    "Request specified MATCH_TYPE_{name}, but also specified a match string."
                ));
            }
            other => return refuse(format!("Unknown match type {other}")),
        }
    }
    Ok(())
}

fn fits(entity: &Entity, component: &Value) -> bool {
    let Some(name) = component.text("entityType").and_then(|kind| entity.get(kind)) else {
        return false;
    };
    match component.int("matchType") {
        EXACT => name.as_deref() == component.text("match"),
        DEFAULT => name.is_none(),
        _ => true,
    }
}
