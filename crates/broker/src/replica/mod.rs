//! Partitions hosted by this broker: leader state, high watermark, Produce, Fetch and ListOffsets.
