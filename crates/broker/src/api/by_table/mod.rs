//! Rare requests, read and answered field by field: administration that tools and some clients ask
//! for, without structs of its own (a table costs a page a tenth of what structs do).

mod cluster;
mod groups;
mod partitions;
mod quotas;
mod scram;
mod security;
mod telemetry;

pub(crate) use telemetry::Telemetry;

use bytes::Bytes;
use protocol::frame::{decode_request_by_table, encode_response_by_table};
use protocol::net::{ConnectionId, Transmit};
use protocol::time::Instant;
use protocol::tree::Value;
use protocol::{ApiKey, ErrorCode, Str};

use crate::broker::Broker;
use crate::config::{ConfigResource, ConfigResourceType};
use crate::controller::MetadataRecord;

/// Longest frame of a rare request, in bytes: taken apart it needs up to
/// [`protocol::tree::MEMORY_PER_BYTE`] times as much for a moment.
const FRAME_MAX_BYTES: usize = 128 << 10;

/// The APIs served here and advertised.
pub(crate) const SERVED: [ApiKey; 20] = [
    ApiKey::DescribeAcls,
    ApiKey::CreateAcls,
    ApiKey::DeleteAcls,
    ApiKey::CreateDelegationToken,
    ApiKey::RenewDelegationToken,
    ApiKey::ExpireDelegationToken,
    ApiKey::DescribeDelegationToken,
    ApiKey::ElectLeaders,
    ApiKey::AlterPartitionReassignments,
    ApiKey::ListPartitionReassignments,
    ApiKey::DescribeClientQuotas,
    ApiKey::AlterClientQuotas,
    ApiKey::DescribeUserScramCredentials,
    ApiKey::AlterUserScramCredentials,
    ApiKey::DescribeQuorum,
    ApiKey::UpdateFeatures,
    ApiKey::UnregisterBroker,
    ApiKey::ConsumerGroupDescribe,
    ApiKey::AddRaftVoter,
    ApiKey::RemoveRaftVoter,
];

/// Served, but advertised only by a broker with a metrics reporter that takes telemetry.
pub(crate) const NOT_ADVERTISED: [ApiKey; 2] =
    [ApiKey::GetTelemetrySubscriptions, ApiKey::PushTelemetry];

/// Whether requests of this API are served here.
pub(crate) fn is_served(api: ApiKey) -> bool {
    SERVED.contains(&api) || NOT_ADVERTISED.contains(&api)
}

/// A rare request.
struct Call {
    now: Instant,
    api: ApiKey,
    version: i16,
    body: Value,
}

impl Broker {
    /// Serves one frame of an API [`is_served`] knows.
    pub(crate) fn serve_by_table(&mut self, now: Instant, id: ConnectionId, frame: Bytes) {
        if frame.len() > FRAME_MAX_BYTES {
            return self.close(id);
        }
        let Ok((header, body)) = decode_request_by_table(frame) else { return self.close(id) };
        let Some(api) = ApiKey::from_i16(header.request_api_key) else { return self.close(id) };
        let version = header.request_api_version;
        let answer = self.answer_by_table(&Call { now, api, version, body });
        match encode_response_by_table(api, version, header.correlation_id, &answer) {
            Ok(frame) => self.outbox.push_back(Transmit::Frame { connection: id, frame }),
            Err(error) => {
                debug_assert!(false, "{api} v{version}: {error:?}");
                self.close(id);
            }
        }
    }

    fn answer_by_table(&mut self, call: &Call) -> Value {
        match call.api {
            ApiKey::DescribeQuorum => self.describe_quorum(call),
            ApiKey::UpdateFeatures => self.update_features(call),
            ApiKey::UnregisterBroker => self.unregister_broker(call),
            ApiKey::AddRaftVoter => cluster::no_dynamic_quorum("adding"),
            ApiKey::RemoveRaftVoter => cluster::no_dynamic_quorum("removing"),
            ApiKey::ElectLeaders => self.elect_leaders(call),
            ApiKey::AlterPartitionReassignments => self.alter_partition_reassignments(call),
            ApiKey::ListPartitionReassignments => self.list_partition_reassignments(),
            ApiKey::DescribeClientQuotas => self.describe_client_quotas(call),
            ApiKey::AlterClientQuotas => self.alter_client_quotas(call),
            ApiKey::DescribeUserScramCredentials => self.describe_scram(call),
            ApiKey::AlterUserScramCredentials => self.alter_scram(call),
            ApiKey::ConsumerGroupDescribe => self.describe_consumer_groups(call),
            ApiKey::GetTelemetrySubscriptions => self.get_telemetry_subscriptions(call),
            ApiKey::PushTelemetry => self.push_telemetry(call),
            _ => security::answer(self.config.era, call),
        }
    }
}

/// Code and words of an error, as two members.
fn error(code: ErrorCode, words: impl Into<Value>) -> Vec<(&'static str, Value)> {
    vec![("errorCode", code.code().into()), ("errorMessage", words.into())]
}

/// No error, and null for words.
fn no_error() -> Vec<(&'static str, Value)> {
    error(ErrorCode::None, Value::Null)
}

/// These members and those.
fn with(mut members: Vec<(&'static str, Value)>, more: Vec<(&'static str, Value)>) -> Value {
    members.extend(more);
    Value::object(members)
}

/// A record that sets one entry of a map the metadata log keeps, or takes it away.
fn entry(kind: ConfigResourceType, of: &str, name: &str, value: Option<String>) -> MetadataRecord {
    let resource = ConfigResource { kind, name: Str::from(of) };
    MetadataRecord::Config { resource, name: name.to_owned(), value }
}
