//! Requests between being wanted and being answered: those whose node is not ready wait here, and
//! each is remembered with what it was for (the Java client's ConsumerNetworkClient).

use std::collections::VecDeque;

use protocol::messages::offset_fetch_request::OffsetFetchRequestTopic;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Request, Response, SortedMap, Str};

use super::Consumer;
use super::commit::CommitContext;
use super::membership::Generation;
use super::subscription::Reset;
use crate::event::{ClientError, TopicPartition};
use crate::network::{NetworkError, Node, Outgoing, RequestTag};

/// What a request was sent for.
#[derive(Clone, Debug)]
pub(super) enum Purpose {
    FindCoordinator,
    JoinGroup { sent: Generation, attempt: u64 },
    SyncGroup { sent: Generation, attempt: u64 },
    Heartbeat { sent: Generation },
    LeaveGroup,
    OffsetCommit(Box<CommitContext>),
    OffsetFetch,
    ListOffsets { resets: Vec<(TopicPartition, Reset)> },
    Fetch { node: i32 },
    CloseFetchSession,
}

#[derive(Clone, Debug)]
struct Unsent {
    outgoing: Outgoing,
    expires_at: Instant,
}

/// Requests not sent yet and requests not answered yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Requests {
    next_tag: u64,
    unsent: VecDeque<Unsent>,
    pending: SortedMap<u64, (Node, Purpose)>,
}

/// How far a request got.
pub(super) type Answer = Result<Response, NetworkError>;

impl Requests {
    /// Counts requests ever made: unchanged means nothing new to send.
    pub(super) const fn made(&self) -> u64 {
        self.next_tag
    }

    pub(super) fn has_pending(&self, node: Node) -> bool {
        self.pending.values().any(|entry| entry.0 == node)
    }

    pub(super) fn has_pending_purpose(&self, is_it: impl Fn(&Purpose) -> bool) -> bool {
        self.pending.values().any(|entry| is_it(&entry.1))
    }

    pub(super) fn next_expiry(&self) -> Option<Instant> {
        self.unsent.iter().map(|unsent| unsent.expires_at).min()
    }

    /// The purpose of an answered request.
    pub(super) fn take(&mut self, tag: RequestTag) -> Option<Purpose> {
        self.pending.remove(&tag.0).map(|entry| entry.1)
    }
}

impl Consumer {
    /// Sends as soon as the node is ready; fails after request.timeout.ms without that.
    pub(super) fn send(&mut self, now: Instant, node: Node, request: Request, purpose: Purpose) {
        self.send_with(now, Outgoing::new(node, request, RequestTag(0)), purpose);
    }

    pub(super) fn send_with(&mut self, now: Instant, mut outgoing: Outgoing, purpose: Purpose) {
        outgoing.tag = RequestTag(self.requests.next_tag);
        self.requests.pending.insert(self.requests.next_tag, (outgoing.node, purpose));
        self.requests.next_tag += 1;
        let timeout = Duration::from_config_millis(i64::from(self.settings.request_timeout_ms));
        self.requests.unsent.push_back(Unsent { outgoing, expires_at: now + timeout });
    }

    /// Hands over what can go now. What cannot because its node is lost fails here.
    pub(super) fn flush_unsent(&mut self, now: Instant) -> bool {
        let mut failed = Vec::new();
        let mut kept = VecDeque::new();
        for mut unsent in core::mem::take(&mut self.requests.unsent) {
            let node = unsent.outgoing.node;
            if self.network.ready(now, node) {
                let api_key = unsent.outgoing.request.api_key();
                let version = self.network.version_for(node, api_key);
                let version = version.map_or(i16::MAX, |v| v.min(unsent.outgoing.max_version));
                adapt(&mut unsent.outgoing.request, version);
                self.network.send_with(now, unsent.outgoing);
            } else if self.network.connection_failed(now, node) {
                failed.push((unsent.outgoing.tag, NetworkError::Disconnected));
            } else if unsent.expires_at <= now {
                failed.push((unsent.outgoing.tag, NetworkError::TimedOut));
            } else {
                kept.push_back(unsent);
            }
        }
        kept.append(&mut self.requests.unsent);
        self.requests.unsent = kept;
        let has_failed = !failed.is_empty();
        for (tag, error) in failed {
            self.handle_answer(now, tag, Err(error));
        }
        has_failed
    }

    /// Fails what waits for a node that is given up.
    pub(super) fn fail_unsent(&mut self, now: Instant, node: Node) {
        let (failed, kept): (VecDeque<Unsent>, VecDeque<Unsent>) =
            core::mem::take(&mut self.requests.unsent)
                .into_iter()
                .partition(|unsent| unsent.outgoing.node == node);
        self.requests.unsent = kept;
        for unsent in failed {
            self.handle_answer(now, unsent.outgoing.tag, Err(NetworkError::Disconnected));
        }
    }

    pub(super) fn handle_answer(&mut self, now: Instant, tag: RequestTag, answer: Answer) {
        let Some(purpose) = self.requests.take(tag) else { return };
        match purpose {
            Purpose::FindCoordinator => self.on_find_coordinator(now, answer),
            Purpose::JoinGroup { attempt, .. } | Purpose::SyncGroup { attempt, .. }
                if attempt != self.membership.join_attempt => {}
            Purpose::JoinGroup { sent, .. } => self.on_join_group(now, &sent, answer),
            Purpose::SyncGroup { sent, .. } => self.on_sync_group(now, &sent, answer),
            Purpose::Heartbeat { sent } => self.on_heartbeat(now, &sent, answer),
            Purpose::OffsetCommit(context) => self.on_offset_commit(now, *context, answer),
            Purpose::OffsetFetch => self.on_offset_fetch(now, answer),
            Purpose::ListOffsets { resets } => self.on_list_offsets(now, resets, answer),
            Purpose::Fetch { node } => self.on_fetch(now, node, answer),
            Purpose::LeaveGroup | Purpose::CloseFetchSession => {}
        }
    }
}

/// The exception a request without an answer fails with.
pub(super) fn network_exception(error: NetworkError) -> ClientError {
    match error {
        NetworkError::Disconnected | NetworkError::TimedOut => {
            ClientError { exception: "DisconnectException", code: "", message: String::new() }
        }
        NetworkError::UnsupportedVersion => super::error::from_code(ErrorCode::UnsupportedVersion),
    }
}

/// Requests are made in the form of the newest versions; older ones want some fields elsewhere.
fn adapt(request: &mut Request, version: i16) {
    match request {
        Request::FindCoordinator(body) if version < 4 => {
            body.key = body.coordinator_keys.pop().unwrap_or_default();
        }
        Request::OffsetFetch(body) if version < 8 => {
            let Some(group) = body.groups.pop() else { return };
            body.group_id = group.group_id;
            body.require_stable &= version >= 7;
            let flat = |topics: Vec<
                protocol::messages::offset_fetch_request::OffsetFetchRequestTopics,
            >| {
                topics
                    .into_iter()
                    .map(|topic| OffsetFetchRequestTopic {
                        name: topic.name,
                        partition_indexes: topic.partition_indexes,
                        ..OffsetFetchRequestTopic::default()
                    })
                    .collect()
            };
            body.topics = group.topics.map(flat);
        }
        Request::LeaveGroup(body) if version < 3 => {
            body.member_id = body.members.pop().map_or(Str::EMPTY, |member| member.member_id);
        }
        _ => {}
    }
}
