//! What an onlooker may ask a consumer. All of it is free of side effects.

use protocol::{SortedSet, time::Instant};

use super::membership::MemberState;
use super::{Consumer, OffsetReset};
use crate::event::TopicPartition;
use crate::network::NetworkClient;

impl Consumer {
    /// client.id, the default one included.
    pub fn client_id(&self) -> &str {
        &self.settings.client_id
    }

    /// group.id.
    pub fn group(&self) -> Option<&str> {
        self.settings.group_id.as_deref()
    }

    /// group.instance.id.
    pub fn group_instance_id(&self) -> Option<&str> {
        self.settings.group_instance_id.as_deref()
    }

    /// Member id the coordinator gave, empty before.
    pub fn member_id(&self) -> &str {
        &self.membership.generation.member_id
    }

    /// Generation, -1 outside one.
    pub const fn generation(&self) -> i32 {
        self.membership.generation.id
    }

    /// Where the member stands.
    pub const fn state(&self) -> MemberState {
        self.membership.state
    }

    /// Does this member lead its generation?
    pub const fn is_group_leader(&self) -> bool {
        self.membership.is_leader && self.membership.generation.id >= 0
    }

    /// Broker id of the coordinator, while known.
    pub const fn coordinator_id(&self) -> Option<i32> {
        self.membership.coordinator
    }

    /// Why it will join again, in Kafka's words; empty when it will not.
    pub fn rejoin_reason(&self) -> &str {
        if self.membership.rejoin_needed { &self.membership.rejoin_detail } else { "" }
    }

    /// Topics subscribed to.
    pub const fn subscription(&self) -> &SortedSet<String> {
        self.subscriptions.subscription()
    }

    /// Partitions assigned now, ascending.
    pub fn assignment(&self) -> Vec<TopicPartition> {
        self.subscriptions.assigned()
    }

    /// Offset of the next record a poll returns; `None` while it has no valid position.
    pub fn position(&self, partition: &TopicPartition) -> Option<i64> {
        self.subscriptions.state(partition)?.position.map(|position| position.offset)
    }

    /// Committed offset of an assigned partition, as far as this consumer knows.
    pub fn committed(&self, partition: &TopicPartition) -> Option<i64> {
        self.committed.get(partition).copied()
    }

    /// Is the partition paused?
    pub fn is_paused(&self, partition: &TopicPartition) -> bool {
        self.subscriptions.state(partition).is_some_and(|state| state.is_paused)
    }

    /// High watermark as the last fetch told it.
    pub fn high_watermark(&self, partition: &TopicPartition) -> Option<i64> {
        self.subscriptions.state(partition)?.high_watermark
    }

    /// Log start offset as the last fetch told it.
    pub fn log_start_offset(&self, partition: &TopicPartition) -> Option<i64> {
        self.subscriptions.state(partition)?.log_start_offset
    }

    /// records-lag: what lies between the position and the end a consumer of this isolation level
    /// can see.
    pub fn lag(&self, partition: &TopicPartition) -> Option<i64> {
        let state = self.subscriptions.state(partition)?;
        let end = if self.settings.read_committed {
            state.last_stable_offset
        } else {
            state.high_watermark
        };
        Some((end? - state.position?.offset).max(0))
    }

    /// Records fetched and not returned yet.
    pub fn buffered_records(&self) -> i64 {
        self.fetcher.buffered_records()
    }

    /// When the next heartbeat goes out, while heartbeats are sent.
    pub fn next_heartbeat_at(&self) -> Option<Instant> {
        let beats = self.membership.is_heartbeating() && self.may_heartbeat();
        beats.then_some(self.membership.heartbeat.next_at)
    }

    /// When the last heartbeat went out.
    pub const fn last_heartbeat_at(&self) -> Option<Instant> {
        self.membership.heartbeat.last_sent_at
    }

    /// When the member takes its coordinator for dead.
    pub fn session_deadline(&self) -> Option<Instant> {
        let beats = self.membership.is_heartbeating();
        beats.then_some(self.membership.heartbeat.session_deadline)
    }

    /// When it has to have polled again (max.poll.interval.ms).
    pub fn poll_deadline(&self) -> Option<Instant> {
        let beats = self.membership.is_heartbeating() && !self.is_polling();
        beats.then_some(self.membership.heartbeat.poll_deadline)
    }

    /// From when on a poll commits the positions (enable.auto.commit).
    pub fn next_auto_commit_at(&self) -> Option<Instant> {
        self.settings.enable_auto_commit.then_some(self.commits.next_auto_commit_at)
    }

    /// auto.offset.reset.
    pub const fn offset_reset(&self) -> OffsetReset {
        self.subscriptions.default_reset()
    }

    /// Is a poll, commitSync or close under way? Then other calls are refused.
    pub const fn is_busy(&self) -> bool {
        self.call.is_some()
    }

    /// Was it closed?
    pub const fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Its connections and metadata.
    pub const fn network(&self) -> &NetworkClient {
        &self.network
    }
}
