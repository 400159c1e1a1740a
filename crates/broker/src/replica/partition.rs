//! One partition on this broker (Partition): who leads it, who is in sync, how far consumers may
//! read, and its log.

use protocol::era::Era;
use protocol::time::Instant;
use protocol::{ErrorCode, SortedMap, Str, Uuid};
use std::sync::Arc;

use super::AppendRequest;
use crate::config::TopicConfig;
use crate::log::{AppendError, AppendInfo, Log, LogExtent};
use crate::log::{AppendParams, ReadLimit};
use crate::metadata::{PartitionImage, TopicImage};

/// One replica of a partition, here the only one or one of several.
#[derive(Clone, Debug)]
pub struct Partition {
    topic_id: Uuid,
    broker_id: i32,
    leader: i32,
    leader_epoch: i32,
    replicas: Vec<i32>,
    isr: Vec<i32>,
    /// What the leader knows of the other replicas.
    followers: SortedMap<i32, FollowerState>,
    high_watermark: i64,
    log: Log,
}

/// A follower as its leader sees it (ReplicaState).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FollowerState {
    /// The offset it fetched from last: everything before it is in its log.
    pub log_end_offset: i64,
    /// The first offset of its log.
    pub log_start_offset: i64,
    /// When it last had all the leader had.
    pub last_caught_up: Instant,
    /// When it last fetched.
    pub last_fetched: Instant,
    /// The leader's end at that fetch.
    pub last_fetch_leader_end_offset: i64,
}

/// Which offsets a fetch may see (FetchIsolation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchIsolation {
    /// All there is: followers.
    LogEnd,
    /// What every in-sync replica has: read_uncommitted.
    HighWatermark,
    /// What is decided, too: read_committed.
    TransactionCommitted,
}

/// What a fetch asks of one partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FetchPartitionParams {
    pub(crate) fetch_offset: i64,
    pub(crate) log_start_offset: i64,
    pub(crate) max_bytes: i32,
    /// -1 for any.
    pub(crate) current_leader_epoch: i32,
    /// -1 for unknown.
    pub(crate) last_fetched_epoch: i32,
}

/// What a read of one partition found (LogReadInfo).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadInfo {
    pub(crate) extent: LogExtent,
    /// The leader's largest epoch up to the fetcher's, and where it ends, if the fetcher's log does
    /// not agree with it.
    pub(crate) diverging_epoch: Option<(i32, i64)>,
    pub(crate) high_watermark: i64,
    pub(crate) last_stable_offset: i64,
    pub(crate) log_start_offset: i64,
}

impl Partition {
    /// The replica of partition `number` of `topic` on broker `broker_id`, with this log. Producer
    /// state comes from the batches, as after an unclean stop.
    pub(crate) fn open(broker_id: i32, topic: &TopicImage, number: i32, mut log: Log) -> Self {
        log.rebuild_producer_state();
        let mut partition = Self {
            topic_id: topic.id,
            broker_id,
            leader: -1,
            leader_epoch: -1,
            replicas: Vec::new(),
            isr: Vec::new(),
            followers: SortedMap::new(),
            high_watermark: log.log_start_offset(),
            log,
        };
        if let Some(image) = topic.partition(number) {
            partition.update(image);
        }
        partition
    }

    /// Takes leader, epoch, replicas and ISR from the metadata (makeLeader, makeFollower).
    pub(crate) fn update(&mut self, image: &PartitionImage) {
        self.replicas.clone_from(&image.replicas);
        self.isr.clone_from(&image.isr);
        let is_new_epoch = image.leader_epoch > self.leader_epoch;
        self.leader = image.leader;
        self.leader_epoch = image.leader_epoch;
        if !self.is_leader() {
            self.followers.clear();
            return;
        }
        if is_new_epoch {
            self.log.assign_leader_epoch(self.leader_epoch);
            self.followers.clear();
        }
        let others = self.replicas.iter().filter(|id| **id != self.broker_id);
        for id in others {
            self.followers.entry(*id).or_default();
        }
        self.maybe_increment_high_watermark();
    }

    pub(crate) fn set_config(&mut self, config: Arc<TopicConfig>) {
        self.log.set_config(config);
    }

    /// Appends as the leader; with `required_acks` -1 only if enough replicas are in sync.
    ///
    /// # Errors
    /// `NOT_LEADER_OR_FOLLOWER`, `NOT_ENOUGH_REPLICAS`, and what the log refuses.
    pub(crate) fn append_as_leader(
        &mut self,
        now: Instant,
        request: AppendRequest<'_>,
    ) -> Result<AppendInfo, AppendError> {
        let AppendRequest { batch, origin, required_acks, max_decompressed, .. } = request;
        if !self.is_leader() {
            return Err(AppendError::of(ErrorCode::NotLeaderOrFollower));
        }
        let (in_sync, minimum) = (self.isr.len() as i32, self.effective_min_isr());
        if required_acks == -1 && in_sync < minimum {
            let message = format!(
                "The size of the current ISR {in_sync} is insufficient to satisfy the min.isr \
                 requirement of {minimum} for partition {}-{}",
                self.log.topic(),
                self.log.partition()
            );
            return Err(AppendError::new(ErrorCode::NotEnoughReplicas, message));
        }
        let params =
            AppendParams { now, leader_epoch: self.leader_epoch, origin, max_decompressed };
        let info = self.log.append(batch, params)?;
        self.maybe_increment_high_watermark();
        Ok(info)
    }

    /// min.insync.replicas, but no more than there are replicas; 2.5.1 knew no such mercy.
    fn effective_min_isr(&self) -> i32 {
        let config = self.log.config();
        match config.era {
            Era::Kafka4 => config.min_insync_replicas.min(self.replicas.len() as i32),
            Era::Kafka25 => config.min_insync_replicas,
        }
    }

    /// Whether everything below `required_offset` is acknowledged by enough replicas, and how that
    /// ended (checkEnoughReplicasReachOffset); `None` while it is open.
    pub(crate) fn acknowledged(&self, required_offset: i64) -> Option<ErrorCode> {
        if !self.is_leader() {
            return Some(ErrorCode::NotLeaderOrFollower);
        }
        if self.high_watermark < required_offset {
            return None;
        }
        let is_enough = self.effective_min_isr() <= self.isr.len() as i32;
        Some(if is_enough { ErrorCode::None } else { ErrorCode::NotEnoughReplicasAfterAppend })
    }

    /// The smallest log end offset of all replicas in sync, if that moves the high watermark.
    fn maybe_increment_high_watermark(&mut self) {
        let is_below_min_isr = (self.isr.len() as i32) < self.effective_min_isr();
        if is_below_min_isr && self.replicas.len() > 1 {
            return;
        }
        let ends = self.isr.iter().filter(|id| **id != self.broker_id);
        let lowest = ends
            .map(|id| self.followers.get(id).map_or(0, |follower| follower.log_end_offset))
            .fold(self.log.log_end_offset(), i64::min);
        self.high_watermark = self.high_watermark.max(lowest);
        debug_assert!(self.high_watermark <= self.log.log_end_offset(), "HW behind the end");
    }

    /// Notes how far a follower has fetched.
    ///
    /// # Errors
    /// `NOT_LEADER_OR_FOLLOWER` if `replica` holds no replica.
    pub(crate) fn follower_fetched(
        &mut self,
        now: Instant,
        replica: i32,
        params: &FetchPartitionParams,
    ) -> Result<(), ErrorCode> {
        let end = self.log.log_end_offset();
        let Some(follower) = self.followers.get_mut(&replica) else {
            return Err(ErrorCode::NotLeaderOrFollower);
        };
        if params.fetch_offset >= end {
            follower.last_caught_up = now;
        } else if params.fetch_offset >= follower.last_fetch_leader_end_offset {
            follower.last_caught_up = follower.last_caught_up.max(follower.last_fetched);
        }
        follower.log_end_offset = params.fetch_offset;
        follower.log_start_offset = params.log_start_offset;
        follower.last_fetched = now;
        follower.last_fetch_leader_end_offset = end;
        self.maybe_increment_high_watermark();
        Ok(())
    }

    /// Checks the epoch a client believes to be the leader's.
    ///
    /// # Errors
    /// `FENCED_LEADER_EPOCH` if it is older, `UNKNOWN_LEADER_EPOCH` if it is newer,
    /// `NOT_LEADER_OR_FOLLOWER` if only the leader may answer and this broker is not.
    pub(crate) fn check_leader(&self, epoch: i32, only_leader: bool) -> Result<(), ErrorCode> {
        if epoch >= 0 && epoch < self.leader_epoch {
            return Err(ErrorCode::FencedLeaderEpoch);
        }
        if epoch > self.leader_epoch {
            return Err(ErrorCode::UnknownLeaderEpoch);
        }
        if only_leader && !self.is_leader() {
            return Err(ErrorCode::NotLeaderOrFollower);
        }
        Ok(())
    }

    /// Reads whole batches for a fetch; `max_bytes` is what the response still has room for.
    ///
    /// # Errors
    /// `OFFSET_OUT_OF_RANGE` and those of [`Self::check_leader`].
    pub(crate) fn read(
        &self,
        params: &FetchPartitionParams,
        isolation: FetchIsolation,
        max_bytes: u32,
        is_first_whole: bool,
    ) -> Result<ReadInfo, ErrorCode> {
        self.check_leader(params.current_leader_epoch, true)?;
        let (start, end) = (self.log.log_start_offset(), self.log.log_end_offset());
        let mut info = ReadInfo {
            extent: LogExtent::default(),
            diverging_epoch: None,
            high_watermark: self.high_watermark,
            last_stable_offset: self.last_stable_offset(),
            log_start_offset: start,
        };
        if params.last_fetched_epoch >= 0 {
            let (epoch, end_offset) = self
                .log
                .epochs()
                .end_offset_for(params.last_fetched_epoch, end)
                .ok_or(ErrorCode::OffsetOutOfRange)?;
            if params.fetch_offset < start {
                return Err(ErrorCode::OffsetOutOfRange);
            }
            if epoch < params.last_fetched_epoch || end_offset < params.fetch_offset {
                info.diverging_epoch = Some((epoch, end_offset));
                return Ok(info);
            }
        }
        if params.fetch_offset < start || params.fetch_offset > end {
            return Err(ErrorCode::OffsetOutOfRange);
        }
        let max_bytes = max_bytes.min(params.max_bytes.max(0) as u32);
        let limit = ReadLimit { up_to: self.end_for(isolation), max_bytes, is_first_whole };
        info.extent = self.log.read(params.fetch_offset, limit);
        Ok(info)
    }

    /// The offset a reader of `isolation` may not reach.
    pub(crate) fn end_for(&self, isolation: FetchIsolation) -> i64 {
        match isolation {
            FetchIsolation::LogEnd => self.log.log_end_offset(),
            FetchIsolation::HighWatermark => self.high_watermark,
            FetchIsolation::TransactionCommitted => self.last_stable_offset(),
        }
    }

    pub(crate) fn log_mut(&mut self) -> &mut Log {
        &mut self.log
    }

    pub(crate) fn into_log(self) -> Log {
        self.log
    }

    /// Moves the log start offset to `offset`, -1 meaning the high watermark, and gives the offset
    /// meant (DeleteRecords). It never moves back.
    ///
    /// # Errors
    /// `OFFSET_OUT_OF_RANGE` beyond the high watermark, `POLICY_VIOLATION` if cleanup.policy is
    /// compact alone, `NOT_LEADER_OR_FOLLOWER`.
    pub(crate) fn delete_records(&mut self, offset: i64) -> Result<i64, ErrorCode> {
        self.check_leader(-1, true)?;
        let policy = self.log.config().cleanup_policy;
        if policy.compact && !policy.delete {
            return Err(ErrorCode::PolicyViolation);
        }
        let offset = if offset == -1 { self.high_watermark } else { offset };
        if offset < 0 || offset > self.high_watermark {
            return Err(ErrorCode::OffsetOutOfRange);
        }
        self.log.increment_log_start_offset(offset);
        Ok(offset)
    }
}

impl Partition {
    /// Topic name.
    pub fn topic(&self) -> &Str {
        self.log.topic()
    }

    /// Topic id.
    pub fn topic_id(&self) -> Uuid {
        self.topic_id
    }

    /// Partition number.
    pub fn partition(&self) -> i32 {
        self.log.partition()
    }

    /// Whether this broker leads it.
    pub fn is_leader(&self) -> bool {
        self.leader == self.broker_id
    }

    /// Node id of the leader, -1 for none.
    pub fn leader(&self) -> i32 {
        self.leader
    }

    /// The leader's epoch.
    pub fn leader_epoch(&self) -> i32 {
        self.leader_epoch
    }

    /// Node ids that hold a replica, the preferred leader first.
    pub fn replicas(&self) -> &[i32] {
        &self.replicas
    }

    /// Node ids in sync with the leader.
    pub fn isr(&self) -> &[i32] {
        &self.isr
    }

    /// What the leader knows of the other replicas.
    pub fn followers(&self) -> &SortedMap<i32, FollowerState> {
        &self.followers
    }

    /// First readable offset.
    pub fn log_start_offset(&self) -> i64 {
        self.log.log_start_offset()
    }

    /// The smallest log start offset of all replicas: what lies below is gone everywhere.
    pub fn low_watermark(&self) -> i64 {
        let starts = self.followers.values().map(|follower| follower.log_start_offset);
        starts.fold(self.log.log_start_offset(), i64::min)
    }

    /// The offset below which every in-sync replica has everything: consumers read up to it.
    pub fn high_watermark(&self) -> i64 {
        self.high_watermark
    }

    /// The offset below which no transaction is open; without transactions the high watermark.
    pub fn last_stable_offset(&self) -> i64 {
        self.high_watermark
    }

    /// Offset the next record gets.
    pub fn log_end_offset(&self) -> i64 {
        self.log.log_end_offset()
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }
}
