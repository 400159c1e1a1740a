//! One Kafka broker node as a pure state machine: requests and the time go in, responses and a next deadline come out.

pub mod event;
