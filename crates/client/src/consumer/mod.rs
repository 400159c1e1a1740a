//! The consumer: subscription, group membership, fetching, positions and commits.
