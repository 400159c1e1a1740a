//! Everything a client does on its connections: connecting, ApiVersions, requests in flight,
//! timeouts, reconnect backoff and the metadata of the cluster. The Java client's `NetworkClient`,
//! as a state machine.
//!
//! After each input the owner pulls [`NetworkClient::poll_transmit`], then
//! [`NetworkClient::poll_response`], then asks [`NetworkClient::poll_timeout`].

mod backoff;
mod client;
mod config;
mod connection;
mod inflight;
mod metadata;

pub use backoff::Backoff;
pub use client::{NetworkClient, NetworkError, NetworkResponse, Outgoing};
pub use config::{MetadataRecoveryStrategy, NetworkConfig};
pub use connection::{Node, RequestTag};
pub use metadata::{BrokerEndpoint, ClusterMetadata, PartitionMetadata, TopicMetadata};
