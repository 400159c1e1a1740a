//! What the project is held against: vectors and sessions recorded from Apache Kafka.
