//! The log of one partition: segments of record batches, append, read, lookup by offset and time.
