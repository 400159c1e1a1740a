//! The bytes of a partition, or of the records in a produce request or fetch response: batches, one
//! after the other.

use bytes::Bytes;

use crate::batch::{BatchError, RecordBatch};

/// The batches of `bytes`. Ends after the first error; a fetch response may end in the middle of a
/// batch, which shows as [`BatchError::Truncated`].
pub const fn batches(bytes: Bytes) -> Batches {
    Batches { rest: bytes }
}

/// See [`batches`].
#[derive(Clone, Debug)]
pub struct Batches {
    rest: Bytes,
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, BatchError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let batch = RecordBatch::first_of(&self.rest);
        match &batch {
            Ok(batch) => drop(self.rest.split_to(batch.size())),
            Err(_) => self.rest.clear(),
        }
        Some(batch)
    }
}
