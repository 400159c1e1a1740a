//! GetTelemetrySubscriptions and PushTelemetry (KIP-714): clients are told to send no metrics. A
//! broker without a reporter that takes telemetry does not advertise the two, and yet answers them.

use protocol::time::{Duration, Instant};
use protocol::tree::Value;
use protocol::{ErrorCode, Uuid};

use super::{Call, with};
use crate::broker::Broker;
use crate::controller::create_topics::topic_id;

/// A client may ask or push once in this time.
const PUSH_INTERVAL: Duration = Duration::from_secs(300);
/// `telemetry.max.bytes`.
const MAX_BYTES: i64 = 1_048_576;
/// Of what a client sends, its codec by number: zstd, lz4, gzip, snappy, best first.
const CODECS: [i64; 4] = [4, 3, 1, 2];
/// The subscription of no metrics.
const SUBSCRIPTION_ID: i64 = 623_919_728;
/// Clients kept in mind (ClientMetricsManager's cache); the longest known goes first.
const MAX_CLIENTS: usize = 16_384;

/// The clients that asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telemetry {
    clients: Vec<Client>,
}

#[derive(Clone, Copy, Debug)]
struct Client {
    id: Uuid,
    asked: Option<Instant>,
    pushed: Option<Instant>,
    is_terminating: bool,
}

impl Telemetry {
    fn client(&mut self, id: Uuid) -> &mut Client {
        let known = self.clients.iter().position(|client| client.id == id);
        let index = known.unwrap_or_else(|| {
            if self.clients.len() == MAX_CLIENTS {
                self.clients.remove(0);
            }
            self.clients.push(Client { id, asked: None, pushed: None, is_terminating: false });
            self.clients.len() - 1
        });
        &mut self.clients[index]
    }
}

impl Broker {
    pub(super) fn get_telemetry_subscriptions(&mut self, call: &Call) -> Value {
        let id = match instance_id(call) {
            id if id.is_zero() => topic_id(&mut self.rng),
            id => id,
        };
        let client = self.telemetry.client(id);
        let last = client.asked.max(client.pushed);
        if last.is_some_and(|last| call.now.since(last) < PUSH_INTERVAL) {
            return failure(ErrorCode::ThrottlingQuotaExceeded);
        }
        client.asked = Some(call.now);
        Value::object(vec![
            ("clientInstanceId", id.to_string().into()),
            ("subscriptionId", SUBSCRIPTION_ID.into()),
            ("acceptedCompressionTypes", Value::Array(CODECS.map(Value::Int).to_vec())),
            ("pushIntervalMs", Value::Int(PUSH_INTERVAL.as_millis() as i64)),
            ("telemetryMaxBytes", MAX_BYTES.into()),
            ("deltaTemporality", Value::Bool(true)),
        ])
    }

    pub(super) fn push_telemetry(&mut self, call: &Call) -> Value {
        let id = instance_id(call);
        if id.is_zero() {
            return failure(ErrorCode::InvalidRequest);
        }
        let is_terminating = call.body.flag("terminating");
        let client = self.telemetry.client(id);
        if client.is_terminating {
            return failure(ErrorCode::InvalidRequest);
        }
        let is_early = client.asked <= client.pushed
            && client.pushed.is_some_and(|last| call.now.since(last) < PUSH_INTERVAL);
        if is_early && !is_terminating {
            return failure(ErrorCode::ThrottlingQuotaExceeded);
        }
        client.is_terminating = is_terminating;
        client.pushed = Some(call.now);
        let codec = call.body.int("compressionType");
        let size = call.body.text("metrics").map_or(0, |base64| base64.len() as i64 / 4 * 3);
        if call.body.int("subscriptionId") != SUBSCRIPTION_ID {
            return failure(ErrorCode::UnknownSubscriptionId);
        }
        if codec != 0 && !CODECS.contains(&codec) {
            return failure(ErrorCode::UnsupportedCompressionType);
        }
        if size > MAX_BYTES {
            return failure(ErrorCode::TelemetryTooLarge);
        }
        with(vec![], vec![])
    }
}

fn instance_id(call: &Call) -> Uuid {
    let text = call.body.text("clientInstanceId").unwrap_or_default();
    text.parse().unwrap_or(Uuid::ZERO)
}

fn failure(code: ErrorCode) -> Value {
    Value::object(vec![("errorCode", code.code().into())])
}
