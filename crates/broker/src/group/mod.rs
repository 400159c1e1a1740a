//! The group coordinator: classic membership, committed offsets, both kept in `__consumer_offsets`.
