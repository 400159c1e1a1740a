//! What a consumer adds to membership: callbacks around a rebalance, the leader's computation, and
//! the watch over partition counts (the Java client's ConsumerCoordinator).

use bytes::Bytes;
use protocol::era::Era;
use protocol::messages::JoinGroupResponse;
use protocol::sorted::sort_by;
use protocol::time::Instant;
use protocol::{ErrorCode, SortedMap, SortedSet};

use super::Consumer;
use super::commit::{CommitOrigin, Outcome};
use super::error::{from_code, illegal_state, is_retriable, show_all, show_topics};
use super::membership::{Join, JoinPrepare, MemberState, MetadataSnapshot};
use crate::assignor::{Assignment, Assignor, MemberSubscription, Subscription};
use crate::event::{ClientError, ConsumerEvent, TopicPartition};

impl Consumer {
    /// Version of the embedded consumer protocol the era writes.
    fn consumer_protocol_version(&self) -> i16 {
        match self.settings.era {
            Era::Kafka25 => 1,
            Era::Kafka4 => 3,
        }
    }

    /// Should the member join (again), or is it joining?
    pub(super) fn rejoin_needed_or_pending(&mut self) -> bool {
        if !self.subscriptions.has_auto_assigned_partitions() {
            return false;
        }
        let membership = &mut self.membership;
        if let Some(snapshot) = &membership.assignment_snapshot
            && snapshot.partitions != membership.metadata_snapshot.partitions
        {
            let reason = "cached metadata has changed";
            let detail = format!(
                "{reason} from {} at the beginning of the rebalance to {}",
                show_snapshot(snapshot),
                show_snapshot(&membership.metadata_snapshot)
            );
            membership.request_rejoin_if_necessary(reason, &detail);
            return true;
        }
        if let Some(joined) = &membership.joined_subscription
            && joined != self.subscriptions.subscription()
        {
            let reason = "subscription has changed";
            let detail = format!(
                "{reason} from {} at the beginning of the rebalance to {}",
                show_topics(joined),
                show_topics(self.subscriptions.subscription())
            );
            membership.request_rejoin_if_necessary(reason, &detail);
            return true;
        }
        membership.rejoin_needed || !matches!(membership.join, Join::None)
    }

    /// Takes a new look at the partition counts after every metadata change.
    pub(super) fn update_metadata_snapshot(&mut self) {
        let metadata = self.network.metadata();
        if metadata.version == self.membership.metadata_snapshot.version {
            return;
        }
        let mut partitions = SortedMap::new();
        for name in self.subscriptions.metadata_topics() {
            if let Some(topic) = metadata.topic(&name) {
                let count = i32::try_from(topic.partitions.len()).unwrap_or(i32::MAX);
                partitions.insert(name, count);
            }
        }
        self.membership.metadata_snapshot =
            MetadataSnapshot { version: metadata.version, partitions };
    }

    /// Before JoinGroup: auto-commit, then the partitions are given up. False: still committing.
    pub(super) fn on_join_prepare(&mut self, now: Instant) -> bool {
        if !self.join_prepare_commit_is_done(now) {
            return false;
        }
        self.membership.join_prepare = None;
        let owned = self.subscriptions.assigned();
        if self.membership.generation.is_lost() {
            self.give_up(owned, true);
        } else {
            self.give_up(owned, false);
        }
        self.subscriptions.reset_group_subscription();
        self.metadata_topics_changed = true;
        true
    }

    fn join_prepare_commit_is_done(&mut self, now: Instant) -> bool {
        if self.membership.join_prepare.is_none() {
            let rebalance_timeout = Self::millis(self.settings.max_poll_interval_ms);
            self.membership.join_prepare = Some(JoinPrepare {
                deadline: now + rebalance_timeout,
                commit: Outcome::None,
                retry_at: None,
            });
        }
        let Some(prepare) = &mut self.membership.join_prepare else { return true };
        if prepare.deadline <= now || !self.settings.enable_auto_commit {
            return true;
        }
        match core::mem::replace(&mut prepare.commit, Outcome::None) {
            Outcome::Done(Err(error)) if is_retriable(&error) => {
                let wait = self.retry_backoff(0);
                if let Some(prepare) = &mut self.membership.join_prepare {
                    prepare.retry_at = Some(now + wait);
                }
                false
            }
            Outcome::Done(_) => true,
            Outcome::InFlight => {
                prepare.commit = Outcome::InFlight;
                false
            }
            Outcome::None => {
                if prepare.retry_at.is_some_and(|at| at > now) {
                    return false;
                }
                prepare.commit = Outcome::InFlight;
                let offsets = self.all_consumed();
                self.commit_offsets(now, offsets, CommitOrigin::AutoBeforeRebalance);
                let done = |prepare: &JoinPrepare| matches!(prepare.commit, Outcome::Done(Ok(())));
                self.membership.join_prepare.as_ref().is_none_or(done)
            }
        }
    }

    /// onPartitionsLost or onPartitionsRevoked for all of `partitions`, if there are any.
    fn give_up(&mut self, partitions: Vec<TopicPartition>, is_lost: bool) {
        if partitions.is_empty() {
            return;
        }
        self.events.push_back(if is_lost {
            ConsumerEvent::PartitionsLost { partitions }
        } else {
            ConsumerEvent::PartitionsRevoked { partitions }
        });
        self.subscriptions.assign_from_subscribed(&[]);
        self.committed.clear();
    }

    /// Before LeaveGroup: revoked, or lost if the member is not in a generation.
    pub(super) fn on_leave_prepare(&mut self) {
        if self.subscriptions.has_auto_assigned_partitions() {
            let is_lost =
                self.membership.generation.is_lost() || self.membership.rebalance_in_progress();
            self.give_up(self.subscriptions.assigned(), is_lost);
        }
    }

    /// Name and subscription bytes per assignor, most wanted first.
    pub(super) fn join_protocols(&mut self) -> Vec<(&'static str, Bytes)> {
        let topics = self.subscriptions.subscription().clone();
        let subscription = Subscription {
            topics: topics.iter().cloned().collect(),
            user_data: None,
            owned_partitions: self.subscriptions.assigned(),
            generation_id: self.membership.generation.id,
            rack_id: Some(self.settings.rack.clone()).filter(|rack| !rack.is_empty()),
        };
        self.membership.joined_subscription = Some(topics);
        let bytes = subscription.encode(self.consumer_protocol_version());
        self.settings.assignors.iter().map(|it| (it.name(), bytes.clone())).collect()
    }

    /// This member leads: it watches all topics of the group from now on, and needs their metadata.
    pub(super) fn start_election(&mut self, now: Instant, response: JoinGroupResponse) {
        let mut topics = SortedSet::new();
        for member in &response.members {
            if let Ok(subscription) = Subscription::decode(&member.metadata) {
                topics.extend(subscription.topics);
            }
        }
        if self.subscriptions.group_subscribe(topics) {
            self.metadata_topics_changed = true;
            self.update_metadata_topics(now);
        }
        self.membership.join = Join::Electing(Box::new(response));
        self.elect_if_metadata_is_here(now);
    }

    /// Computes the assignment as soon as every topic of the group was heard of.
    pub(super) fn elect_if_metadata_is_here(&mut self, now: Instant) {
        let Join::Electing(response) = &self.membership.join else { return };
        if self.membership.generation.id != response.generation_id {
            return self.join_done(Err(from_code(ErrorCode::IllegalGeneration)));
        }
        let metadata = self.network.metadata();
        let topics = self.subscriptions.metadata_topics();
        if topics.iter().any(|topic| !metadata.topics.contains_key(topic.as_str())) {
            return;
        }
        let response = response.clone();
        self.membership.metadata_snapshot.version = u32::MAX;
        self.update_metadata_snapshot();
        match self.compute_assignment(&response) {
            Ok(assignments) => {
                self.membership.assignment_snapshot =
                    Some(self.membership.metadata_snapshot.clone());
                self.send_sync_group(now, assignments);
            }
            Err(error) => self.join_done(Err(error)),
        }
    }

    fn compute_assignment(
        &mut self,
        response: &JoinGroupResponse,
    ) -> Result<Vec<(String, Bytes)>, ClientError> {
        let name = response.protocol_name.as_deref().unwrap_or_default();
        let assignor = self.assignor(name)?;
        // A static leader that came back: everybody's assignment stands (KIP-814).
        if response.skip_assignment {
            return Ok(Vec::new());
        }
        let mut members = Vec::new();
        for member in &response.members {
            let subscription = Subscription::decode(&member.metadata).map_err(|error| {
                illegal_state(format!("Failed to read the subscription of a member: {error:?}"))
            })?;
            members.push(MemberSubscription {
                member_id: member.member_id.to_string(),
                group_instance_id: member.group_instance_id.as_ref().map(ToString::to_string),
                topics: subscription.topics,
                owned: subscription.owned_partitions,
                generation_id: subscription.generation_id,
                rack_id: subscription.rack_id,
                user_data: subscription.user_data,
            });
        }
        let partitions = &self.membership.metadata_snapshot.partitions;
        let assignments = assignor.assign(partitions, &members);
        let version = self.consumer_protocol_version();
        let bytes = assignments
            .iter()
            .map(|(member, partitions)| {
                let partitions = partitions.clone();
                let assignment = Assignment { partitions, user_data: None };
                (member.clone(), assignment.encode(version))
            })
            .collect();
        self.tell(|| ConsumerEvent::AssignmentComputed {
            assignor: assignor.name(),
            assignments: assignments.into_iter().collect(),
        });
        Ok(bytes)
    }

    fn assignor(&self, name: &str) -> Result<Assignor, ClientError> {
        let assignor = Assignor::from_name(name);
        assignor.filter(|it| self.settings.assignors.contains(it)).ok_or_else(|| {
            illegal_state(format!("Coordinator selected invalid assignment protocol: {name}"))
        })
    }

    /// After SyncGroup, inside poll: the assignment is taken over and told.
    pub(super) fn on_join_complete(
        &mut self,
        now: Instant,
        bytes: &Bytes,
    ) -> Result<(), ClientError> {
        debug_assert_eq!(self.membership.state, MemberState::Stable);
        if !self.membership.is_leader {
            self.membership.assignment_snapshot = None;
        }
        let protocol = self.membership.generation.protocol.clone().unwrap_or_default();
        self.assignor(&protocol)?;
        if bytes.len() < 2 {
            return Err(illegal_state(format!(
                "There are insufficient bytes available to read assignment from the sync-group \
                 response (actual byte size {}) , this is not expected; it is possible that the \
                 leader's assign function is buggy and did not return any assignment for this \
                 member, or because static member is configured and the protocol is buggy hence \
                 did not get the assignment for this member",
                bytes.len()
            )));
        }
        let assignment = Assignment::decode(bytes)
            .map_err(|error| illegal_state(format!("Failed to read the assignment: {error:?}")))?;
        let mut partitions = assignment.partitions;
        sort_by(&mut partitions, Ord::cmp);
        let subscription = self.subscriptions.subscription();
        if partitions.iter().any(|partition| !subscription.contains(&partition.0)) {
            let reason = "received assignment does not match the current subscription";
            let detail = format!(
                "received assignment {} does not match the current subscription {}; it is likely \
                 that the subscription has changed since we joined the group, will re-join with \
                 current subscription",
                show_all(&partitions),
                show_topics(subscription)
            );
            self.membership.request_rejoin(reason, &detail);
            return Ok(());
        }
        self.reset_auto_commit_timer(now);
        self.subscriptions.assign_from_subscribed(&partitions);
        let generation = self.membership.generation.id;
        self.events.push_back(ConsumerEvent::PartitionsAssigned { partitions, generation });
        Ok(())
    }
}

fn show_snapshot(snapshot: &MetadataSnapshot) -> String {
    let counts: Vec<String> =
        snapshot.partitions.iter().map(|(topic, count)| format!("{topic}={count}")).collect();
    format!("(version{}: {{{}}})", snapshot.version, counts.join(", "))
}
