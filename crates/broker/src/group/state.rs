//! One classic group: its members, its generation and its committed offsets, and every question
//! that can be asked of them without changing anything else (Kafka's ClassicGroup).

use bytes::Bytes;
use protocol::era::Era;
use protocol::hash::java_string_hash;
use protocol::messages::consumer_protocol_subscription::ConsumerProtocolSubscription;
use protocol::messages::join_group_response::JoinGroupResponseMember;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Message, Reader, SortedMap, SortedSet, Str, Uuid};

use super::member::{Member, MemberProtocol};

/// Protocol type of groups of consumers.
pub(super) const CONSUMER_PROTOCOL_TYPE: &str = "consumer";

/// Where a group stands (Kafka's ClassicGroupState).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupState {
    /// No members; offsets may be there.
    Empty,
    /// Waits for its members to join again.
    PreparingRebalance,
    /// Has a generation, waits for the leader's assignment.
    CompletingRebalance,
    /// Has an assignment.
    Stable,
    /// Is no more.
    Dead,
}

impl GroupState {
    /// Kafka's word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::PreparingRebalance => "PreparingRebalance",
            Self::CompletingRebalance => "CompletingRebalance",
            Self::Stable => "Stable",
            Self::Dead => "Dead",
        }
    }

    /// Whether a rebalance may start from here.
    pub(super) const fn can_rebalance(self) -> bool {
        matches!(self, Self::Empty | Self::CompletingRebalance | Self::Stable)
    }

    fn may_follow(self, before: Self) -> bool {
        match self {
            Self::Empty | Self::CompletingRebalance => before == Self::PreparingRebalance,
            Self::PreparingRebalance => before.can_rebalance(),
            Self::Stable => before == Self::CompletingRebalance,
            Self::Dead => true,
        }
    }
}

/// A committed offset of one partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommittedOffset {
    /// The next offset to read.
    pub offset: i64,
    /// Leader epoch of the record before it, -1 if the committer did not say.
    pub leader_epoch: i32,
    /// Free text of the committer.
    pub metadata: Str,
    /// When it was committed, in milliseconds.
    pub commit_timestamp_ms: i64,
    /// When it expires, if a request of version 2 to 4 asked for a retention of its own.
    pub expire_timestamp_ms: Option<i64>,
    /// Id of the topic it is for, zero if the record does not say.
    pub topic_id: Uuid,
}

/// Someone who was given a member id and has not come back with it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingMember {
    /// `client.id` of its request.
    pub client_id: Str,
    /// When the id is taken back.
    pub deadline: Instant,
}

/// What ends the join phase when not everyone comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JoinDeadline {
    /// group.initial.rebalance.delay.ms runs; `remaining` of the rebalance timeout may be added.
    Initial { at: Instant, delay: Duration, remaining: Duration },
    /// The rebalance timeout runs.
    Rebalance { at: Instant },
}

impl JoinDeadline {
    pub(super) const fn at(self) -> Instant {
        match self {
            Self::Initial { at, .. } | Self::Rebalance { at } => at,
        }
    }
}

/// One classic group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub(super) group_id: Str,
    pub(super) state: GroupState,
    pub(super) previous_state: GroupState,
    pub(super) state_since: Option<Instant>,
    pub(super) protocol_type: Option<Str>,
    pub(super) protocol: Option<Str>,
    pub(super) generation: i32,
    pub(super) leader: Option<Str>,
    pub(super) members: SortedMap<Str, Member>,
    /// Member id by group.instance.id.
    pub(super) static_members: SortedMap<Str, Str>,
    pub(super) pending_members: SortedMap<Str, PendingMember>,
    /// Members of this generation that have not sent SyncGroup.
    pub(super) pending_sync: SortedSet<Str>,
    /// Topics of all members; `None` if the coordinator cannot know.
    pub(super) subscribed_topics: Option<SortedSet<Str>>,
    /// Someone joined since the initial delay was last extended.
    pub(super) new_member_added: bool,
    pub(super) join_deadline: Option<JoinDeadline>,
    pub(super) sync_deadline: Option<Instant>,
    pub(super) offsets: SortedMap<(Str, i32), CommittedOffset>,
}

impl Group {
    pub(super) fn new(group_id: Str, state_since: Option<Instant>) -> Self {
        Self {
            group_id,
            state: GroupState::Empty,
            previous_state: GroupState::Dead,
            state_since,
            protocol_type: None,
            protocol: None,
            generation: 0,
            leader: None,
            members: SortedMap::new(),
            static_members: SortedMap::new(),
            pending_members: SortedMap::new(),
            pending_sync: SortedSet::new(),
            subscribed_topics: None,
            new_member_added: false,
            join_deadline: None,
            sync_deadline: None,
            offsets: SortedMap::new(),
        }
    }

    /// `group.id`.
    pub fn group_id(&self) -> &Str {
        &self.group_id
    }

    /// Where it stands.
    pub fn state(&self) -> GroupState {
        self.state
    }

    /// Since when it stands there; `None` if its record does not say.
    pub fn state_since(&self) -> Option<Instant> {
        self.state_since
    }

    /// Goes up with every completed join phase.
    pub fn generation(&self) -> i32 {
        self.generation
    }

    /// `consumer` for groups of consumers; `None` for a group that only commits offsets.
    pub fn protocol_type(&self) -> Option<&Str> {
        self.protocol_type.as_ref()
    }

    /// The assignor all members agreed on.
    pub fn protocol(&self) -> Option<&Str> {
        self.protocol.as_ref()
    }

    /// Member id of the leader.
    pub fn leader(&self) -> Option<&Str> {
        self.leader.as_ref()
    }

    /// Members in order of member id.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// The member with this id.
    pub fn member(&self, member_id: &str) -> Option<&Member> {
        self.members.get(member_id)
    }

    /// Subscription of a member under the chosen assignor.
    pub fn subscription(&self, member: &Member) -> Bytes {
        member.metadata(self.protocol.as_deref())
    }

    /// When the join phase ends, come who may; `None` outside of it.
    pub fn rebalance_deadline(&self) -> Option<Instant> {
        self.join_deadline.map(JoinDeadline::at)
    }

    /// When members of this generation that sent no SyncGroup are removed.
    pub fn sync_deadline(&self) -> Option<Instant> {
        self.sync_deadline
    }

    /// Who was given a member id and has not come back yet, by member id.
    pub fn pending_members(&self) -> &SortedMap<Str, PendingMember> {
        &self.pending_members
    }

    /// Committed offsets by (topic, partition).
    pub fn offsets(&self) -> &SortedMap<(Str, i32), CommittedOffset> {
        &self.offsets
    }

    /// Topics of all members' subscriptions, as far as the coordinator can read them.
    pub fn subscribed_topics(&self) -> Option<&SortedSet<Str>> {
        self.subscribed_topics.as_ref()
    }

    pub(super) fn is_leader(&self, member_id: &str) -> bool {
        self.leader.as_deref() == Some(member_id)
    }

    pub(super) fn is_consumer_group(&self) -> bool {
        self.protocol_type.as_deref() == Some(CONSUMER_PROTOCOL_TYPE)
    }

    pub(super) fn member_count(&self) -> i32 {
        self.members.len() as i32
    }

    pub(super) fn awaiting_join_count(&self) -> i32 {
        self.members.values().filter(|member| member.is_awaiting_join()).count() as i32
    }

    pub(super) fn has_all_members_joined(&self) -> bool {
        self.pending_members.is_empty() && self.members.values().all(Member::is_awaiting_join)
    }

    /// The longest of its members' rebalance timeouts.
    pub(super) fn rebalance_timeout(&self) -> Duration {
        let longest = self.members.values().map(Member::rebalance_timeout_ms).max();
        Duration::from_config_millis(i64::from(longest.unwrap_or(0)))
    }

    /// Moves to `state`; the generation and the rest are the caller's.
    pub(super) fn transition(&mut self, now: Instant, state: GroupState) {
        debug_assert!(
            state.may_follow(self.state),
            "group {} cannot go from {} to {}",
            self.group_id,
            self.state.name(),
            state.name()
        );
        (self.previous_state, self.state) = (self.state, state);
        self.state_since = Some(now);
    }

    /// Puts a member in. An empty group takes its protocol type, a group without leader takes it.
    pub(super) fn add(&mut self, protocol_type: &Str, member: Member) {
        if let Some(instance) = &member.group_instance_id {
            let before = self.static_members.insert(instance.clone(), member.member_id.clone());
            debug_assert!(before.is_none(), "instance {instance} is already a member");
        }
        if self.members.is_empty() {
            self.protocol_type = Some(protocol_type.clone());
        }
        if self.leader.is_none() {
            self.leader = Some(member.member_id.clone());
        }
        self.pending_members.remove(&member.member_id);
        self.members.insert(member.member_id.clone(), member);
    }

    /// Takes a member out, or a pending one. The leader's place goes to another member.
    pub(super) fn remove(&mut self, member_id: &str) -> Option<Member> {
        let removed = self.members.remove(member_id);
        if let Some(instance) = removed.as_ref().and_then(Member::group_instance_id) {
            self.static_members.remove(instance);
        }
        if self.is_leader(member_id) {
            self.leader = self.members.keys().next().cloned();
        }
        self.pending_members.remove(member_id);
        self.pending_sync.remove(member_id);
        removed
    }

    /// Hands the leader's place to someone who is there, if the leader did not come back. False if
    /// there is nobody to lead.
    pub(super) fn elect_joined_leader(&mut self) -> bool {
        let Some(leader) = self.leader.as_ref().and_then(|leader| self.members.get(leader)) else {
            return false;
        };
        if leader.is_awaiting_join() {
            return true;
        }
        let joined = self.members.values().find(|member| member.is_awaiting_join());
        match joined.map(|member| member.member_id.clone()) {
            Some(member_id) => {
                self.leader = Some(member_id);
                true
            }
            None => false,
        }
    }

    /// Whether who asks may speak for `member_id`.
    pub(super) fn validate_member(
        &self,
        era: Era,
        member_id: &str,
        group_instance_id: Option<&Str>,
    ) -> Result<(), ErrorCode> {
        if let Some(instance) = group_instance_id {
            match self.static_members.get(instance) {
                // 2.5.1 minds only an instance that is somebody else's.
                None if era == Era::Kafka25 => {}
                None => return Err(ErrorCode::UnknownMemberId),
                Some(owner) if owner != member_id => return Err(ErrorCode::FencedInstanceId),
                Some(_) => {}
            }
        }
        if self.members.contains_key(member_id) { Ok(()) } else { Err(ErrorCode::UnknownMemberId) }
    }

    /// Whether a member of this type with these assignors could take part.
    pub(super) fn supports_protocols(
        &self,
        protocol_type: &str,
        protocols: &[MemberProtocol],
    ) -> bool {
        if self.state == GroupState::Empty {
            return !protocol_type.is_empty() && !protocols.is_empty();
        }
        let candidates = self.candidates();
        let is_candidate = |name: &&Str| candidates.binary_search(name).is_ok();
        self.protocol_type.as_deref() == Some(protocol_type)
            && protocols.iter().any(|protocol| is_candidate(&&protocol.name))
    }

    /// The assignors that all members know, sorted. A member may name tens of thousands.
    fn candidates(&self) -> Vec<&Str> {
        let mut members = self.members.values().map(Member::protocol_names);
        let mut candidates = members.next().unwrap_or_default();
        for names in members {
            candidates.retain(|name| names.binary_search(name).is_ok());
        }
        candidates
    }

    /// The assignor with most votes: each member votes for the first of its list that all know.
    /// Among equals, the one a Java HashMap of that size would give first.
    pub(super) fn select_protocol(&self) -> Option<Str> {
        let candidates = self.candidates();
        let mut votes: SortedMap<Str, u32> = SortedMap::new();
        for member in self.members.values() {
            let is_candidate = |name: &Str| candidates.binary_search(&name).is_ok();
            let vote = member.protocols.iter().find(|known| is_candidate(&known.name))?;
            *votes.entry(vote.name.clone()).or_default() += 1;
        }
        let slots = hash_map_slots(votes.len() as u32);
        let rank = |name: &Str| {
            let hash = java_string_hash(name) as u32;
            (hash ^ (hash >> 16)) & (slots - 1)
        };
        let best = votes.iter().max_by(|a, b| {
            let by_votes = a.1.cmp(b.1);
            by_votes.then(rank(b.0).cmp(&rank(a.0))).then(b.0.cmp(a.0))
        });
        best.map(|(name, _)| name.clone())
    }

    /// Begins the next generation, with members or without.
    pub(super) fn next_generation(&mut self, now: Instant) {
        self.generation = self.generation.wrapping_add(1);
        if self.members.is_empty() {
            self.protocol = None;
            self.transition(now, GroupState::Empty);
        } else {
            self.protocol = self.select_protocol();
            self.transition(now, GroupState::CompletingRebalance);
        }
        self.subscribed_topics = self.compute_subscribed_topics();
        self.pending_sync.clear();
    }

    /// What the leader is told about the members.
    pub(super) fn join_members(&self) -> Vec<JoinGroupResponseMember> {
        let members = self.members.values().map(|member| JoinGroupResponseMember {
            member_id: member.member_id.clone(),
            group_instance_id: member.group_instance_id.clone(),
            metadata: self.subscription(member),
            ..JoinGroupResponseMember::default()
        });
        members.collect()
    }

    pub(super) fn compute_subscribed_topics(&self) -> Option<SortedSet<Str>> {
        if !self.is_consumer_group() {
            return None;
        }
        if self.members.is_empty() {
            return Some(SortedSet::new());
        }
        self.protocol.as_ref()?;
        let mut topics = SortedSet::new();
        for member in self.members.values() {
            let mut reader = Reader::new(self.subscription(member));
            let version = reader.i16().ok()?;
            if version < 0 {
                return None;
            }
            // Version 0 is a prefix of every later one.
            topics.extend(ConsumerProtocolSubscription::read(&mut reader, 0).ok()?.topics);
        }
        Some(topics)
    }

    /// A group of consumers that cannot be read counts as subscribed to everything.
    pub(super) fn is_subscribed_to(&self, topic: &str) -> bool {
        let known = self.subscribed_topics.as_ref().map(|topics| topics.contains(topic));
        known.unwrap_or_else(|| self.is_consumer_group())
    }

    /// Whether it only ever committed offsets: a "simple" group.
    pub fn is_simple(&self) -> bool {
        self.protocol_type.is_none()
            && self.state == GroupState::Empty
            && self.pending_members.is_empty()
    }
}

/// Table size of a java.util.HashMap with so many entries.
fn hash_map_slots(entries: u32) -> u32 {
    let mut slots = 16;
    while u64::from(entries) * 4 > u64::from(slots) * 3 {
        slots *= 2;
    }
    slots
}
