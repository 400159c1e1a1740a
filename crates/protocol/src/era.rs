//! The two eras a world can stand in. An era is a set of defaults and flags, never a second code
//! path.

/// A profile of defaults, named after the release they were read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Era {
    /// Apache Kafka 2.5.1: acks=1, session.timeout.ms 10 s, range, sticky DefaultPartitioner.
    Kafka25,
    /// Apache Kafka 4.3.1: acks=all, idempotence on, session.timeout.ms 45 s, linger.ms 5.
    #[default]
    Kafka4,
}

impl Era {
    /// Both eras, oldest first.
    pub const ALL: [Self; 2] = [Self::Kafka25, Self::Kafka4];

    /// The release whose defaults this era has, as Apache Kafka writes it.
    pub const fn release(self) -> &'static str {
        match self {
            Self::Kafka25 => "2.5.1",
            Self::Kafka4 => "4.3.1",
        }
    }

    /// The short name used in commands and links: `2.5` or `4`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kafka25 => "2.5",
            Self::Kafka4 => "4",
        }
    }

    /// Reads [`Era::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|era| era.name() == name)
    }
}
