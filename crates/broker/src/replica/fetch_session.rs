//! Fetch sessions (KIP-227): the broker remembers what a consumer fetches, so that requests name
//! only what changed and responses only what is new. A cache of fixed size holds them.

use protocol::messages::fetch_response::PartitionData;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, SortedMap, SortedSet, Str, Uuid};

use super::partition::FetchPartitionParams;

/// A session younger than this is not evicted by its equals.
const MIN_EVICTION: Duration = Duration::from_secs(120);
/// Session epoch of a request that wants a new session.
const INITIAL_EPOCH: i32 = 0;
/// Session epoch of a request that wants none.
const FINAL_EPOCH: i32 = -1;
const INVALID_SESSION_ID: i32 = 0;

/// A partition as a fetch names it: by topic id from version 13 on, before by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FetchEntry {
    /// `None` while the topic id is unknown.
    pub(crate) topic: Option<Str>,
    /// Zero before version 13.
    pub(crate) topic_id: Uuid,
    pub(crate) partition: i32,
    pub(crate) params: FetchPartitionParams,
}

impl FetchEntry {
    /// What tells the entries of one request or session apart.
    pub(crate) fn key(&self) -> SessionKey {
        SessionKey::new(self.topic_id, self.topic.as_ref(), self.partition)
    }
}

/// Topic id, or name where there is none, and partition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SessionKey(Uuid, Option<Str>, i32);

impl SessionKey {
    pub(crate) fn new(topic_id: Uuid, topic: Option<&Str>, partition: i32) -> Self {
        Self(topic_id, topic.filter(|_| topic_id.is_zero()).cloned(), partition)
    }
}

/// The session part of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SessionMetadata {
    pub(crate) id: i32,
    pub(crate) epoch: i32,
    /// Version 13 or later.
    pub(crate) uses_topic_ids: bool,
    /// A follower's session, evicted last.
    pub(crate) is_privileged: bool,
}

/// How a request stands to its session, from its arrival to its answer (FetchContext).
#[derive(Clone, Debug)]
pub(crate) enum FetchContext {
    /// No session, none wanted.
    Sessionless,
    /// A new session may come with the answer.
    Full { uses_topic_ids: bool, is_privileged: bool },
    /// The session `id`, which expects `epoch` next.
    Incremental { id: i32, epoch: i32 },
}

#[derive(Clone, Debug)]
struct CachedPartition {
    entry: FetchEntry,
    high_watermark: i64,
    log_start_offset: i64,
    /// Where it stands in the session; goes to the end when it had data.
    order: u64,
}

impl CachedPartition {
    /// Whether the answer must name this partition; notes what it then says.
    fn update(&mut self, data: &PartitionData) -> bool {
        let mut must_respond = data.records.as_ref().is_some_and(|records| !records.is_empty());
        must_respond |= self.high_watermark != data.high_watermark;
        self.high_watermark = data.high_watermark;
        must_respond |= self.log_start_offset != data.log_start_offset;
        self.log_start_offset = data.log_start_offset;
        must_respond |= data.preferred_read_replica != -1 || data.diverging_epoch.epoch >= 0;
        if data.error_code != 0 {
            self.high_watermark = -1;
            must_respond = true;
        }
        must_respond
    }
}

#[derive(Clone, Debug)]
struct FetchSession {
    is_privileged: bool,
    uses_topic_ids: bool,
    created: Instant,
    last_used: Instant,
    epoch: i32,
    partitions: SortedMap<SessionKey, CachedPartition>,
    order: SortedMap<u64, SessionKey>,
    next_order: u64,
    cached_size: u32,
}

impl FetchSession {
    fn add(&mut self, entry: FetchEntry, high_watermark: i64, log_start_offset: i64) {
        let (key, order) = (entry.key(), self.next_order);
        self.next_order += 1;
        self.order.insert(order, key.clone());
        self.partitions
            .insert(key, CachedPartition { entry, high_watermark, log_start_offset, order });
    }

    fn remove(&mut self, key: &SessionKey) {
        if let Some(cached) = self.partitions.remove(key) {
            self.order.remove(&cached.order);
        }
    }

    fn update(&mut self, entries: Vec<FetchEntry>, forgotten: &[SessionKey]) {
        for entry in entries {
            match self.partitions.get_mut(&entry.key()) {
                Some(cached) => cached.entry.params = entry.params,
                None => self.add(entry, -1, -1),
            }
        }
        for key in forgotten {
            self.remove(key);
        }
    }

    /// Whether the answer names this partition. One with data goes to the end, so that others get
    /// their turn when responses are full.
    fn settle(&mut self, key: &SessionKey, data: &PartitionData) -> bool {
        let Some(cached) = self.partitions.get_mut(key) else { return true };
        let must_respond = cached.update(data);
        if data.records.as_ref().is_some_and(|records| !records.is_empty()) {
            self.move_to_end(key);
        }
        must_respond
    }

    fn move_to_end(&mut self, key: &SessionKey) {
        let Some(cached) = self.partitions.get_mut(key) else { return };
        self.order.remove(&cached.order);
        cached.order = self.next_order;
        self.order.insert(self.next_order, key.clone());
        self.next_order += 1;
    }
}

/// Privileged sessions last, then by size: the first is the first to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct EvictableKey(bool, u32, i32);

/// All sessions of a broker.
#[derive(Clone, Debug)]
pub(crate) struct FetchSessionCache {
    max_entries: u32,
    sessions: SortedMap<i32, FetchSession>,
    last_used: SortedSet<(Instant, i32)>,
    evictable_by_all: SortedSet<EvictableKey>,
    evictable_by_privileged: SortedSet<EvictableKey>,
    rng: Rng,
}

impl FetchSessionCache {
    pub(crate) fn new(max_entries: u32, rng: Rng) -> Self {
        Self {
            max_entries,
            sessions: SortedMap::new(),
            last_used: SortedSet::new(),
            evictable_by_all: SortedSet::new(),
            evictable_by_privileged: SortedSet::new(),
            rng,
        }
    }

    /// Finds out what a request is about: its context and every partition it fetches. `resolve`
    /// names topic ids the session did not know yet.
    ///
    /// # Errors
    /// `FETCH_SESSION_ID_NOT_FOUND`, `INVALID_FETCH_SESSION_EPOCH`, `FETCH_SESSION_TOPIC_ID_ERROR`.
    pub(crate) fn new_context(
        &mut self,
        now: Instant,
        metadata: SessionMetadata,
        entries: Vec<FetchEntry>,
        forgotten: &[SessionKey],
        resolve: &dyn Fn(Uuid) -> Option<Str>,
    ) -> Result<(FetchContext, Vec<FetchEntry>), ErrorCode> {
        let SessionMetadata { id, epoch, uses_topic_ids, is_privileged } = metadata;
        if epoch == INITIAL_EPOCH || epoch == FINAL_EPOCH {
            if id != INVALID_SESSION_ID {
                self.remove(id);
            }
            let context = if epoch == FINAL_EPOCH {
                FetchContext::Sessionless
            } else {
                FetchContext::Full { uses_topic_ids, is_privileged }
            };
            return Ok((context, entries));
        }
        let session = self.sessions.get_mut(&id).ok_or(ErrorCode::FetchSessionIdNotFound)?;
        if session.epoch != epoch {
            return Err(ErrorCode::InvalidFetchSessionEpoch);
        }
        if session.uses_topic_ids != uses_topic_ids {
            return Err(ErrorCode::FetchSessionTopicIdError);
        }
        session.update(entries, forgotten);
        if session.partitions.is_empty() {
            self.remove(id);
            return Ok((FetchContext::Sessionless, Vec::new()));
        }
        session.epoch = next_epoch(session.epoch);
        let context = FetchContext::Incremental { id, epoch: session.epoch };
        let mut all = Vec::with_capacity(session.order.len());
        for key in session.order.values() {
            if let Some(cached) = session.partitions.get_mut(key) {
                if cached.entry.topic.is_none() {
                    cached.entry.topic = resolve(cached.entry.topic_id);
                }
                all.push(cached.entry.clone());
            }
        }
        self.touch(id, now);
        Ok((context, all))
    }

    /// Settles the session as the answer goes out: its id, and whether each partition is in it.
    ///
    /// # Errors
    /// `INVALID_FETCH_SESSION_EPOCH` with the session's id if another request came in between.
    pub(crate) fn respond(
        &mut self,
        now: Instant,
        context: &FetchContext,
        answers: &mut Vec<(FetchEntry, PartitionData)>,
    ) -> (ErrorCode, i32) {
        match *context {
            FetchContext::Sessionless => (ErrorCode::None, INVALID_SESSION_ID),
            FetchContext::Full { uses_topic_ids, is_privileged } => {
                let id = self.maybe_create(now, uses_topic_ids, is_privileged, answers);
                (ErrorCode::None, id)
            }
            FetchContext::Incremental { id, epoch } => {
                // A session closed while the request waited: it is answered in full.
                let Some(session) = self.sessions.get_mut(&id) else {
                    return (ErrorCode::None, id);
                };
                if session.epoch != epoch {
                    answers.clear();
                    return (ErrorCode::InvalidFetchSessionEpoch, id);
                }
                answers.retain(|(entry, data)| session.settle(&entry.key(), data));
                (ErrorCode::None, id)
            }
        }
    }

    fn maybe_create(
        &mut self,
        now: Instant,
        uses_topic_ids: bool,
        is_privileged: bool,
        answers: &[(FetchEntry, PartitionData)],
    ) -> i32 {
        let key = EvictableKey(is_privileged, answers.len() as u32, 0);
        if self.sessions.len() as u32 >= self.max_entries && !self.try_evict(key, now) {
            return INVALID_SESSION_ID;
        }
        let id = self.new_session_id();
        let mut session = FetchSession {
            is_privileged,
            uses_topic_ids,
            created: now,
            last_used: now,
            epoch: next_epoch(INITIAL_EPOCH),
            partitions: SortedMap::new(),
            order: SortedMap::new(),
            next_order: 0,
            cached_size: 0,
        };
        for (entry, data) in answers {
            session.add(entry.clone(), data.high_watermark, data.log_start_offset);
        }
        self.sessions.insert(id, session);
        self.touch(id, now);
        id
    }

    fn new_session_id(&mut self) -> i32 {
        loop {
            let id = 1 + self.rng.below(i32::MAX as u64 - 1) as i32;
            if !self.sessions.contains_key(&id) {
                return id;
            }
        }
    }

    fn try_evict(&mut self, newcomer: EvictableKey, now: Instant) -> bool {
        let Some(&(used, oldest)) = self.last_used.first() else { return false };
        if now.since(used) > MIN_EVICTION {
            self.remove(oldest);
            return true;
        }
        let evictable =
            if newcomer.0 { &self.evictable_by_privileged } else { &self.evictable_by_all };
        match evictable.first().copied() {
            Some(least) if newcomer >= least => {
                self.remove(least.2);
                true
            }
            _ => false,
        }
    }

    fn remove(&mut self, id: i32) {
        let Some(session) = self.sessions.remove(&id) else { return };
        self.last_used.remove(&(session.last_used, id));
        let key = EvictableKey(session.is_privileged, session.cached_size, id);
        self.evictable_by_all.remove(&key);
        self.evictable_by_privileged.remove(&key);
    }

    fn touch(&mut self, id: i32, now: Instant) {
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let old = EvictableKey(session.is_privileged, session.cached_size, id);
        self.last_used.remove(&(session.last_used, id));
        self.evictable_by_all.remove(&old);
        self.evictable_by_privileged.remove(&old);
        session.last_used = now;
        session.cached_size = session.partitions.len() as u32;
        self.last_used.insert((now, id));
        let key = EvictableKey(session.is_privileged, session.cached_size, id);
        let is_settled = now.since(session.created) > MIN_EVICTION;
        if !session.is_privileged || is_settled {
            self.evictable_by_privileged.insert(key);
        }
        if is_settled {
            self.evictable_by_all.insert(key);
        }
    }
}

/// The epoch after `epoch`; 0 and -1 have a meaning of their own.
fn next_epoch(epoch: i32) -> i32 {
    if epoch < 0 {
        FINAL_EPOCH
    } else if epoch == i32::MAX {
        1
    } else {
        epoch + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Bytes;

    const NOW: Instant = Instant::from_millis(1_000_000);

    fn entry(topic: &str, partition: i32, fetch_offset: i64) -> FetchEntry {
        let params = FetchPartitionParams {
            fetch_offset,
            log_start_offset: -1,
            max_bytes: 1_000,
            current_leader_epoch: -1,
            last_fetched_epoch: -1,
        };
        FetchEntry { topic: Some(topic.into()), topic_id: Uuid::ZERO, partition, params }
    }

    fn data(high_watermark: i64, records: &'static [u8]) -> PartitionData {
        PartitionData {
            high_watermark,
            log_start_offset: 0,
            records: Some(Bytes::from_static(records)),
            ..PartitionData::default()
        }
    }

    struct Client {
        cache: FetchSessionCache,
        now: Instant,
    }

    impl Client {
        fn new(slots: u32) -> Self {
            Self { cache: FetchSessionCache::new(slots, Rng::new(1)), now: NOW }
        }

        /// One request and its answer: error, session id, the partitions named.
        fn fetch(
            &mut self,
            (id, epoch): (i32, i32),
            entries: Vec<FetchEntry>,
            answer: impl Fn(&FetchEntry) -> PartitionData,
        ) -> (ErrorCode, i32, Vec<i32>) {
            let metadata =
                SessionMetadata { id, epoch, uses_topic_ids: false, is_privileged: false };
            let context = self.cache.new_context(self.now, metadata, entries, &[], &|_| None);
            let (context, entries) = match context {
                Ok(opened) => opened,
                Err(error) => return (error, 0, Vec::new()),
            };
            let mut answers: Vec<(FetchEntry, PartitionData)> =
                entries.into_iter().map(|entry| (entry.clone(), answer(&entry))).collect();
            let (error, id) = self.cache.respond(self.now, &context, &mut answers);
            (error, id, answers.iter().map(|(entry, _)| entry.partition).collect())
        }

        fn open(&mut self, partitions: i32) -> i32 {
            let entries = (0..partitions).map(|number| entry("orders", number, 0)).collect();
            self.fetch((0, 0), entries, |_| data(0, b"")).1
        }
    }

    #[test]
    fn only_news_is_told_and_whoever_had_data_goes_to_the_end() {
        let mut client = Client::new(10);
        let id = client.open(3);
        let quiet = client.fetch((id, 1), Vec::new(), |_| data(0, b""));
        assert_eq!(quiet, (ErrorCode::None, id, Vec::new()));
        let news = |entry: &FetchEntry| {
            if entry.partition == 0 { data(1, b"batch") } else { data(0, b"") }
        };
        assert_eq!(client.fetch((id, 2), Vec::new(), news).2, [0]);
        assert_eq!(client.fetch((id, 3), Vec::new(), |_| data(9, b"x")).2, [1, 2, 0]);
        assert_eq!(client.fetch((id, 3), Vec::new(), news).0, ErrorCode::InvalidFetchSessionEpoch);
        assert_eq!(client.fetch((5, 1), Vec::new(), news).0, ErrorCode::FetchSessionIdNotFound);
    }

    #[test]
    fn an_error_is_told_until_it_is_gone_and_then_once_more() {
        let mut client = Client::new(10);
        let id = client.open(1);
        let error = |_: &FetchEntry| PartitionData { error_code: 3, ..data(-1, b"") };
        assert_eq!(client.fetch((id, 1), Vec::new(), error).2, [0]);
        assert_eq!(client.fetch((id, 2), Vec::new(), error).2, [0]);
        assert_eq!(client.fetch((id, 3), Vec::new(), |_| data(0, b"")).2, [0]);
        assert!(client.fetch((id, 4), Vec::new(), |_| data(0, b"")).2.is_empty());
    }

    #[test]
    fn a_full_cache_gives_no_session_until_one_is_stale() {
        let mut client = Client::new(2);
        let (old, young) = (client.open(1), client.open(2));
        assert!(old != 0 && young != 0);
        assert_eq!(client.open(50), 0);
        client.now += Duration::from_secs(60);
        client.fetch((young, 1), Vec::new(), |_| data(0, b""));
        client.now += Duration::from_secs(61);
        assert_ne!(client.open(1), 0);
        assert_eq!(client.cache.sessions.len(), 2);
        let gone = client.fetch((old, 1), Vec::new(), |_| data(0, b"")).0;
        assert_eq!(gone, ErrorCode::FetchSessionIdNotFound);
    }

    #[test]
    fn epochs_wrap_past_zero() {
        assert_eq!(next_epoch(INITIAL_EPOCH), 1);
        assert_eq!(next_epoch(i32::MAX), 1);
        assert_eq!(next_epoch(FINAL_EPOCH), FINAL_EPOCH);
    }
}
