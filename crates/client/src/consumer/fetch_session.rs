//! One incremental fetch session per broker (KIP-227): the first request names all partitions,
//! later ones only what changed. The Java client's FetchSessionHandler.

use protocol::{ErrorCode, SortedMap, Uuid};

use crate::event::TopicPartition;

const NO_SESSION: i32 = 0;
const INITIAL_EPOCH: i32 = 0;
/// Epoch of the request that closes a session.
pub(super) const FINAL_EPOCH: i32 = -1;

/// What is asked of one partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FetchSpec {
    pub(super) topic_id: Uuid,
    pub(super) fetch_offset: i64,
    pub(super) leader_epoch: i32,
    pub(super) max_bytes: i32,
}

/// The next request of a session.
#[derive(Clone, Debug)]
pub(super) struct FetchPlan {
    pub(super) session_id: i32,
    pub(super) epoch: i32,
    /// Versions 13 and above name topics by id.
    pub(super) uses_topic_ids: bool,
    pub(super) to_send: Vec<(TopicPartition, FetchSpec)>,
    pub(super) to_forget: Vec<(TopicPartition, Uuid)>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct FetchSession {
    session_id: i32,
    epoch: i32,
    partitions: SortedMap<TopicPartition, FetchSpec>,
}

impl FetchSession {
    pub(super) const fn id(&self) -> i32 {
        self.session_id
    }

    /// What the last request asked of a partition.
    pub(super) fn spec(&self, partition: &TopicPartition) -> Option<&FetchSpec> {
        self.partitions.get(partition)
    }

    /// The name of a topic in the session, for answers that carry its id only.
    pub(super) fn topic_name(&self, id: Uuid) -> Option<&str> {
        let entry = self.partitions.iter().find(|entry| entry.1.topic_id == id)?;
        Some(&entry.0.0)
    }

    /// Makes `wanted` the session's partitions and says what the broker has to be told.
    pub(super) fn plan(&mut self, wanted: Vec<(TopicPartition, FetchSpec)>) -> FetchPlan {
        let had_ids = self.partitions.values().all(|spec| !spec.topic_id.is_zero());
        let has_ids = wanted.iter().all(|entry| !entry.1.topic_id.is_zero());
        if had_ids != has_ids && self.epoch != INITIAL_EPOCH {
            // Names and ids do not mix in one session: the old one is closed by a new one.
            self.epoch = INITIAL_EPOCH;
        }
        let (session_id, epoch) = (self.session_id, self.epoch);
        if epoch == INITIAL_EPOCH {
            self.partitions = wanted.iter().cloned().collect();
            let to_forget = Vec::new();
            return FetchPlan {
                session_id,
                epoch,
                uses_topic_ids: has_ids,
                to_send: wanted,
                to_forget,
            };
        }
        let next: SortedMap<TopicPartition, FetchSpec> = wanted.iter().cloned().collect();
        let mut to_forget = Vec::new();
        for (partition, spec) in &self.partitions {
            // A topic made anew under the same name is forgotten and asked for again.
            if next.get(partition).is_none_or(|new| new.topic_id != spec.topic_id) {
                to_forget.push((partition.clone(), spec.topic_id));
            }
        }
        let is_news =
            |entry: &(TopicPartition, FetchSpec)| self.partitions.get(&entry.0) != Some(&entry.1);
        let to_send = wanted.into_iter().filter(is_news).collect();
        self.partitions = next;
        FetchPlan { session_id, epoch, uses_topic_ids: has_ids, to_send, to_forget }
    }

    /// Takes the session's part of an answer; false if the answer is an error of the session.
    pub(super) fn handle_response(&mut self, code: ErrorCode, session_id: i32) -> bool {
        if !code.is_none() {
            if code == ErrorCode::FetchSessionIdNotFound {
                self.session_id = NO_SESSION;
            }
            self.epoch = INITIAL_EPOCH;
            return false;
        }
        if session_id == NO_SESSION {
            (self.session_id, self.epoch) = (NO_SESSION, INITIAL_EPOCH);
        } else {
            self.session_id = session_id;
            self.epoch = if self.epoch == i32::MAX { 1 } else { self.epoch + 1 };
        }
        true
    }

    /// No answer: the broker may or may not have seen the request, so the session starts anew.
    pub(super) fn handle_error(&mut self) {
        self.epoch = INITIAL_EPOCH;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(partition: i32, fetch_offset: i64) -> (TopicPartition, FetchSpec) {
        let topic_id = Uuid([1; 16]);
        let spec = FetchSpec { topic_id, fetch_offset, leader_epoch: 0, max_bytes: 100 };
        (("t".to_owned(), partition), spec)
    }

    #[test]
    fn later_requests_name_only_what_changed() {
        let mut session = FetchSession::default();
        let plan = session.plan(vec![entry(0, 5), entry(1, 7)]);
        assert_eq!((plan.session_id, plan.epoch, plan.to_send.len()), (0, 0, 2));
        assert!(session.handle_response(ErrorCode::None, 42));
        let plan = session.plan(vec![entry(0, 5), entry(1, 8), entry(2, 0)]);
        assert_eq!((plan.session_id, plan.epoch), (42, 1));
        assert_eq!(plan.to_send, [entry(1, 8), entry(2, 0)]);
        assert!(session.handle_response(ErrorCode::None, 42));
        let plan = session.plan(vec![entry(2, 0)]);
        assert_eq!((plan.epoch, plan.to_send.len(), plan.to_forget.len()), (2, 0, 2));
    }

    #[test]
    fn a_session_error_starts_a_new_session() {
        let mut session = FetchSession::default();
        session.plan(vec![entry(0, 5)]);
        session.handle_response(ErrorCode::None, 42);
        session.plan(vec![entry(0, 6)]);
        assert!(!session.handle_response(ErrorCode::InvalidFetchSessionEpoch, 0));
        let plan = session.plan(vec![entry(0, 6)]);
        assert_eq!((plan.session_id, plan.epoch, plan.to_send.len()), (42, 0, 1));
        assert!(!session.handle_response(ErrorCode::FetchSessionIdNotFound, 0));
        assert_eq!(session.plan(vec![entry(0, 6)]).session_id, 0);
    }
}
