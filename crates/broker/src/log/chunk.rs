//! The bytes of a segment, cut into chunks of about index.interval.bytes at batch boundaries. A
//! chunk starts where Kafka writes an entry into its offset and time indexes, so the list of chunks
//! is those indexes. Small batches lie packed in one piece of memory; a large one keeps the
//! producer's bytes and only its header is ours. Clones of a log share full pages of chunks.

use bytes::{BufMut, Bytes, BytesMut};
use protocol::batch::HEADER_SIZE;
use std::sync::Arc;

use super::batch::{BatchHeader, LogBatch, RawHeader, StoredBatch};

/// Chunks per page.
const PAGE: usize = 64;

/// A run of whole batches.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub(crate) last_offset: i64,
    /// Bytes of the segment before this chunk.
    pub(crate) position: u32,
    pub(crate) size: u32,
    /// Largest timestamp of its batches.
    pub(crate) max_timestamp_ms: i64,
    /// The header of a large batch; the bytes of such a chunk are only its records.
    head: Option<Arc<RawHeader>>,
    bytes: Bytes,
}

/// Small batches being packed: the end of the last segment.
#[derive(Clone, Debug, Default)]
struct Tail {
    last_offset: i64,
    position: u32,
    max_timestamp_ms: i64,
    bytes: Vec<u8>,
}

/// A chunk, sealed or still growing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChunkRef<'a> {
    pub(crate) last_offset: i64,
    pub(crate) position: u32,
    pub(crate) size: u32,
    pub(crate) max_timestamp_ms: i64,
    head: Option<&'a RawHeader>,
    bytes: &'a [u8],
    /// The sealed bytes, to be shared.
    shared: Option<&'a Bytes>,
}

impl<'a> ChunkRef<'a> {
    /// Bytes of the segment up to the end of this chunk.
    pub(crate) fn end(&self) -> u32 {
        self.position + self.size
    }

    /// The batches, each with its position in the segment.
    pub(crate) fn batches(self) -> ChunkBatches<'a> {
        ChunkBatches { chunk: self, at: 0 }
    }

    fn copy_range(&self, from: u32, to: u32, out: &mut BytesMut) {
        let (mut from, mut to) = ((from - self.position) as usize, (to - self.position) as usize);
        if let Some(head) = self.head {
            out.put_slice(&head[from.min(HEADER_SIZE)..to.min(HEADER_SIZE)]);
            from = from.saturating_sub(HEADER_SIZE);
            to = to.saturating_sub(HEADER_SIZE);
        }
        out.put_slice(&self.bytes[from..to]);
    }
}

/// Iterates over the batches of a chunk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChunkBatches<'a> {
    chunk: ChunkRef<'a>,
    at: usize,
}

impl<'a> Iterator for ChunkBatches<'a> {
    type Item = (u32, LogBatch<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let position = self.chunk.position + self.at as u32;
        if let Some(raw) = self.chunk.head {
            if self.at > 0 {
                return None;
            }
            self.at = self.chunk.size as usize;
            let header = BatchHeader::read(raw);
            return Some((position, LogBatch { header, raw, records: self.chunk.bytes }));
        }
        let rest = self.chunk.bytes.get(self.at..)?;
        let (raw, rest) = rest.split_first_chunk::<HEADER_SIZE>()?;
        let header = BatchHeader::read(raw);
        let records = rest.get(..header.size() as usize - HEADER_SIZE)?;
        self.at += header.size() as usize;
        Some((position, LogBatch { header, raw, records }))
    }
}

/// All chunks of a segment, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunks {
    /// Full pages, shared between clones.
    pages: Vec<Arc<[Chunk]>>,
    /// Sealed chunks that do not fill a page yet.
    open: Vec<Chunk>,
    tail: Tail,
}

impl Chunks {
    pub(crate) fn len(&self) -> usize {
        self.pages.len() * PAGE + self.open.len() + usize::from(!self.tail.bytes.is_empty())
    }

    /// Chunk `index`, if there are so many.
    pub(crate) fn get(&self, index: usize) -> Option<ChunkRef<'_>> {
        let sealed = match self.pages.get(index / PAGE) {
            Some(page) => page.get(index % PAGE),
            None => self.open.get(index - self.pages.len() * PAGE),
        };
        if let Some(chunk) = sealed {
            return Some(ChunkRef {
                last_offset: chunk.last_offset,
                position: chunk.position,
                size: chunk.size,
                max_timestamp_ms: chunk.max_timestamp_ms,
                head: chunk.head.as_deref(),
                bytes: &chunk.bytes,
                shared: Some(&chunk.bytes),
            });
        }
        let tail = &self.tail;
        let is_tail = index + 1 == self.len() && !tail.bytes.is_empty();
        is_tail.then(|| ChunkRef {
            last_offset: tail.last_offset,
            position: tail.position,
            size: tail.bytes.len() as u32,
            max_timestamp_ms: tail.max_timestamp_ms,
            head: None,
            bytes: &tail.bytes,
            shared: None,
        })
    }

    /// The first chunk for which `is_before` is false; chunks are sorted by it.
    pub(crate) fn partition_point(&self, is_before: impl Fn(&ChunkRef<'_>) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.get(middle) {
                Some(chunk) if is_before(&chunk) => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The chunks from `index` on.
    pub(crate) fn iter_from(&self, index: usize) -> impl Iterator<Item = ChunkRef<'_>> {
        (index..self.len()).map_while(|index| self.get(index))
    }

    /// Adds a batch at `position`. A batch of at least `large` bytes keeps its own memory.
    pub(crate) fn push(&mut self, batch: &StoredBatch, position: u32, large: u32) {
        let header = &batch.header;
        if batch.size() >= large {
            self.seal();
            self.add(Chunk {
                last_offset: header.last_offset(),
                position,
                size: batch.size(),
                max_timestamp_ms: header.max_timestamp_ms,
                head: Some(Arc::new(batch.raw)),
                bytes: batch.records.clone(),
            });
            return;
        }
        let tail = &mut self.tail;
        if tail.bytes.is_empty() {
            tail.position = position;
            tail.max_timestamp_ms = header.max_timestamp_ms;
        }
        tail.last_offset = header.last_offset();
        tail.max_timestamp_ms = tail.max_timestamp_ms.max(header.max_timestamp_ms);
        tail.bytes.extend_from_slice(&batch.raw);
        tail.bytes.extend_from_slice(&batch.records);
    }

    /// Ends the chunk that is being packed.
    pub(crate) fn seal(&mut self) {
        if self.tail.bytes.is_empty() {
            return;
        }
        let tail = core::mem::take(&mut self.tail);
        self.add(Chunk {
            last_offset: tail.last_offset,
            position: tail.position,
            size: tail.bytes.len() as u32,
            max_timestamp_ms: tail.max_timestamp_ms,
            head: None,
            bytes: Bytes::from(tail.bytes.into_boxed_slice()),
        });
    }

    fn add(&mut self, chunk: Chunk) {
        self.open.push(chunk);
        if self.open.len() == PAGE {
            self.pages.push(core::mem::take(&mut self.open).into());
        }
    }

    /// The bytes of positions `from..to`, shared if they lie in one packed chunk, else put
    /// together.
    pub(crate) fn slice(&self, from: u32, to: u32) -> Bytes {
        let first = self.partition_point(|chunk| chunk.end() <= from);
        let mut out = BytesMut::new();
        for chunk in self.iter_from(first).take_while(|chunk| chunk.position < to) {
            if let (Some(shared), None, true) = (chunk.shared, chunk.head, to <= chunk.end())
                && out.is_empty()
            {
                let at = |position: u32| (position - chunk.position) as usize;
                return shared.slice(at(from)..at(to));
            }
            if out.capacity() == 0 {
                out.reserve((to - from) as usize);
            }
            chunk.copy_range(from.max(chunk.position), to.min(chunk.end()), &mut out);
        }
        out.freeze()
    }
}
