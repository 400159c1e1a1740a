//! What outlives a broker process: the metadata log, the logs of its partitions, the cluster's id.
//! A broker that stops or crashes leaves it behind; the next one starts from it. What was written
//! is there again after a crash, as it is in a page cache that outlives the process.

use std::sync::Arc;

use protocol::{SortedMap, Str, Uuid};

use crate::controller::MetadataRecord;
use crate::log::Log;

/// The disk of one broker. Clones share all record bytes.
#[derive(Clone, Debug, Default)]
pub struct Storage {
    /// The cluster's id; none on a disk that was never formatted.
    pub(crate) cluster_id: Option<Str>,
    /// `__cluster_metadata-0`.
    pub(crate) metadata_log: Arc<Vec<MetadataRecord>>,
    /// Partition logs by topic id and partition.
    pub(crate) logs: SortedMap<(Uuid, i32), Log>,
}

impl Storage {
    /// An empty disk. The broker that starts from it formats it and chooses a cluster id.
    pub fn new() -> Self {
        Self::default()
    }

    /// A disk formatted for the cluster with this id.
    pub fn formatted(cluster_id: Str) -> Self {
        Self { cluster_id: Some(cluster_id), ..Self::default() }
    }

    /// The metadata log, oldest record first.
    pub fn metadata_log(&self) -> &[MetadataRecord] {
        &self.metadata_log
    }

    /// The log of one partition.
    pub fn log(&self, topic_id: Uuid, partition: i32) -> Option<&Log> {
        self.logs.get(&(topic_id, partition))
    }
}
