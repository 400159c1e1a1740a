//! The view and the events as plain JSON for scripts. Names are those of `sim::view` in camelCase;
//! times are milliseconds from the start of the run.

use protocol::time::{Duration, Instant};
use sim::START;
use sim::event::{Direction, Event, MessageSummary, What};
use sim::view::{
    BrokerView, ConsumerView, ExternalView, GroupView, Membership, MessageView, PartitionView,
    ProcessState, ProducerView, ReaderView, RecordView, TopicView, View, node_name,
};

use crate::json::{Json, Members};
use crate::page::{Page, SPEEDS};
use crate::text::Lang;
use crate::text::caption::{caption, kind};
use crate::world::Time;

/// The whole view.
pub(crate) fn view(view: &View) -> String {
    let mut json = Json::default();
    json.object(|m| {
        m.number("run", i64::from(view.run));
        m.value("now").thousandths(view.now.since(START).as_micros());
        m.string("era", view.era.name());
        m.value("network").object(|m| {
            span(m, "latencyMs", view.network.latency);
            span(m, "jitterMs", view.network.jitter);
            m.number("lossPerMille", i64::from(view.network.loss_per_mille));
        });
        m.value("brokers").array(&view.brokers, broker);
        m.value("topics").array(&view.topics, topic);
        m.value("producers").array(&view.producers, producer);
        m.value("groups").array(&view.groups, group);
        m.value("standaloneConsumers").array(&view.standalone_consumers, consumer);
        m.value("externals").array(&view.externals, external);
        m.value("messages").array(&view.messages, message);
    });
    json.into_text()
}

/// An event with its sentence.
pub(crate) fn event(lang: Lang, event: &Event) -> String {
    let mut json = Json::default();
    json.object(|m| {
        m.number("id", i64::try_from(event.id.0).unwrap_or(i64::MAX));
        moment(m, "at", Some(event.at));
        let cause = event.cause.map(|id| i64::try_from(id.0).unwrap_or(i64::MAX));
        m.number_or_null("cause", cause);
        m.string("node", &node_name(&event.node));
        m.string("kind", kind(&event.what));
        let words = caption(lang, event);
        m.string("text", format!("{} {}", words.head, words.tail).trim_end());
        if let What::MessageSent(summary) | What::MessageArrived(summary) = &event.what {
            m.value("message").object(|m| summary_members(m, summary));
        }
    });
    json.into_text()
}

/// That time went on or something changed.
pub(crate) fn change(page: &Page) -> String {
    let mut json = Json::default();
    json.object(|m| {
        m.number("run", i64::from(page.run));
        moment(m, "now", Some(page.now));
        moment(m, "end", Some(page.timeline.end));
        m.boolean("playing", page.pace.playing);
    });
    json.into_text()
}

/// Where time is and how it goes.
pub(crate) fn time(time: &Time) -> String {
    let mut json = Json::default();
    json.object(|m| {
        moment(m, "nowMs", Some(time.now));
        m.boolean("playing", time.playing);
        let (numerator, denominator, _) = SPEEDS[time.speed];
        m.value("speed").thousandths(numerator * 1_000 / denominator);
    });
    json.into_text()
}

fn span(m: &mut Members<'_>, name: &str, span: Duration) {
    m.value(name).thousandths(span.as_micros());
}

fn moment(m: &mut Members<'_>, name: &str, at: Option<Instant>) {
    match at {
        Some(at) if at != Instant::FAR_FUTURE => {
            m.value(name).thousandths(at.since(START).as_micros());
        }
        _ => m.value(name).null(),
    }
}

fn strings(m: &mut Members<'_>, name: &str, items: &[String]) {
    m.value(name).array(items, |json, item| json.string(item));
}

fn partitions(m: &mut Members<'_>, name: &str, items: &[(String, i32)]) {
    m.value(name).array(items, |json, (topic, partition)| {
        json.string(&format!("{topic}-{partition}"));
    });
}

fn state(m: &mut Members<'_>, state: ProcessState, cut_off: bool) {
    let words = match state {
        ProcessState::Running => "running",
        ProcessState::Closing => "closing",
        ProcessState::Closed(_) => "closed",
        ProcessState::Killed(_) => "killed",
    };
    m.string("state", words);
    m.boolean("cutOff", cut_off);
}

fn broker(json: &mut Json, view: &BrokerView) {
    json.object(|m| {
        m.number("id", i64::from(view.id));
        state(m, view.state, view.cut_off);
        m.boolean("isController", view.is_controller);
        partitions(m, "leads", &view.leads);
        strings(m, "coordinates", &view.coordinates);
    });
}

fn topic(json: &mut Json, view: &TopicView) {
    json.object(|m| {
        m.string("name", &view.name);
        m.boolean("internal", view.internal);
        m.number("records", i64::try_from(view.records).unwrap_or(i64::MAX));
        m.value("partitions").array(&view.partitions, partition);
    });
}

fn partition(json: &mut Json, view: &PartitionView) {
    json.object(|m| {
        m.number("partition", i64::from(view.partition));
        m.number_or_null("leader", view.leader.map(i64::from));
        m.number("logStartOffset", view.log_start_offset);
        m.number("highWatermark", view.high_watermark);
        m.number("logEndOffset", view.log_end_offset);
        m.value("records").array(view.records.iter(), record);
        m.value("readers").array(&view.readers, reader);
    });
}

fn record(json: &mut Json, view: &RecordView) {
    json.object(|m| {
        m.number("offset", view.offset);
        m.number("batchBaseOffset", view.batch_base_offset);
        m.string("compression", view.compression.name());
        m.string_or_null("key", view.key.as_deref());
        m.string_or_null("value", view.value.as_deref());
        m.value("headers").array(&view.headers, |json, (name, value)| {
            json.array([Some(name), value.as_ref()], |json, text| match text {
                Some(text) => json.string(text),
                None => json.null(),
            });
        });
        m.number("timestampMs", view.timestamp_ms);
        m.number("bytes", i64::from(view.bytes));
        m.number_or_null("keyHash", view.key_hash.map(i64::from));
    });
}

fn reader(json: &mut Json, view: &ReaderView) {
    json.object(|m| {
        m.string_or_null("group", view.group.as_deref());
        m.string_or_null("consumer", view.consumer.as_deref());
        m.number_or_null("committed", view.committed);
        m.number_or_null("position", view.position);
        m.number("lag", view.lag);
        m.value("deliveredAgain").array(&view.delivered_again, |json, (from, to)| {
            json.array([from, to], |json, offset| json.number(*offset));
        });
    });
}

fn producer(json: &mut Json, view: &ProducerView) {
    json.object(|m| {
        m.string("name", &view.name);
        state(m, view.state, view.cut_off);
        m.string("acks", &view.acks);
        m.boolean("blocked", view.blocked);
        m.number("inFlight", i64::from(view.in_flight));
        for (name, count) in [
            ("recordsSent", view.records_sent),
            ("recordsAcknowledged", view.records_acknowledged),
            ("recordsFailed", view.records_failed),
        ] {
            m.number(name, i64::try_from(count).unwrap_or(i64::MAX));
        }
        let error = view.last_error.as_ref();
        m.string_or_null("lastError", error.map(|error| error.message.as_str()));
        m.string_or_null("lastException", error.map(|error| error.exception));
    });
}

fn group(json: &mut Json, view: &GroupView) {
    json.object(|m| {
        m.string("id", &view.id);
        m.string("state", view.state);
        m.number("generation", i64::from(view.generation));
        m.string_or_null("protocol", view.protocol.as_deref());
        m.string_or_null("leader", view.leader.as_deref());
        m.number_or_null("coordinator", view.coordinator.map(i64::from));
        m.number("offsetsPartition", i64::from(view.offsets_partition));
        strings(m, "waitingFor", &view.waiting_for);
        m.number("lag", view.lag);
        m.value("consumers").array(&view.consumers, consumer);
    });
}

fn consumer(json: &mut Json, view: &ConsumerView) {
    let membership = match view.membership {
        Membership::Unjoined => "Unjoined",
        Membership::PreparingRebalance => "PreparingRebalance",
        Membership::CompletingRebalance => "CompletingRebalance",
        Membership::Stable => "Stable",
        Membership::Standalone => "Standalone",
    };
    json.object(|m| {
        m.string("name", &view.name);
        state(m, view.state, view.cut_off);
        m.boolean("isExternal", view.external.is_some());
        m.string("membership", membership);
        m.string("memberId", &view.member_id);
        m.number("generation", i64::from(view.generation));
        m.boolean("isLeader", view.is_leader);
        m.boolean("knownToCoordinator", view.known_to_coordinator);
        strings(m, "topics", &view.topics);
        m.value("owned").array(&view.owned, |json, owned| {
            json.object(|m| {
                m.string("topic", &owned.topic);
                m.number("partition", i64::from(owned.partition));
                m.number_or_null("position", owned.position);
                m.number_or_null("committed", owned.committed);
                m.number("lag", owned.lag);
            });
        });
        m.boolean("polling", view.polling);
        span(m, "processingTimeMs", view.processing_time);
        m.number("lag", view.lag);
        moment(m, "sessionDeadline", view.session_deadline);
        moment(m, "pollDeadline", view.poll_deadline);
        moment(m, "nextAutoCommitAt", view.next_auto_commit_at);
        m.number("recordsProcessed", i64::try_from(view.records_processed).unwrap_or(i64::MAX));
        let again = i64::try_from(view.records_delivered_again).unwrap_or(i64::MAX);
        m.number("recordsDeliveredAgain", again);
        let error = view.last_error.as_ref();
        m.string_or_null("lastError", error.map(|error| error.message.as_str()));
        m.string_or_null("lastException", error.map(|error| error.exception));
    });
}

fn external(json: &mut Json, view: &ExternalView) {
    json.object(|m| {
        m.string("name", &view.name);
        state(m, view.state, view.cut_off);
        m.string("software", &view.software);
        m.string("host", &view.host);
        m.number("connections", i64::from(view.connections));
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        m.number("requests", count(view.requests));
        m.number_or_null("recordsSent", view.records_sent.map(count));
        m.boolean("isMember", view.is_member);
    });
}

fn message(json: &mut Json, view: &MessageView) {
    json.object(|m| {
        m.number("id", i64::try_from(view.id.0).unwrap_or(i64::MAX));
        moment(m, "sentAt", Some(view.sent_at));
        moment(m, "arrivesAt", Some(view.arrives_at));
        summary_members(m, &view.summary);
    });
}

fn summary_members(m: &mut Members<'_>, summary: &MessageSummary) {
    m.string("from", &node_name(&summary.from));
    m.string("to", &node_name(&summary.to));
    m.string("api", summary.api);
    m.number("apiVersion", i64::from(summary.api_version));
    m.number("correlationId", i64::from(summary.correlation_id));
    let direction = match summary.direction {
        Direction::Request => "request",
        Direction::Response => "response",
    };
    m.string("direction", direction);
    m.number("bytes", i64::from(summary.bytes));
    m.string_or_null("error", summary.error);
}
