//! Which APIs there are, in which versions, and the enums over those with structs.

use core::fmt;
use core::ops::RangeInclusive;

pub use crate::messages::api::{ApiKey, Request, Response};

impl ApiKey {
    /// The API of a key on the wire.
    pub fn from_i16(key: i16) -> Option<Self> {
        Self::ALL.get(usize::try_from(key).ok()?).copied()
    }

    /// The oldest version.
    pub const fn min_version(self) -> i16 {
        self.ranges().0
    }

    /// The newest stable version, -1 if the API was removed. Kafka serves a newer one only with
    /// `unstable.api.versions.enable`.
    pub const fn max_version(self) -> i16 {
        self.ranges().1
    }

    /// The newest version the schemas know, stable or not.
    pub const fn max_unstable_version(self) -> i16 {
        self.ranges().2
    }

    /// The first flexible version (KIP-482) of request and response; `i16::MAX` if there is none.
    pub const fn flexible_since(self) -> i16 {
        self.ranges().3
    }

    /// All stable versions; empty if the API was removed.
    pub const fn versions(self) -> RangeInclusive<i16> {
        self.min_version()..=self.max_version()
    }

    /// The version of the request header in front of a body of `version`, known or not.
    pub const fn request_header_version(self, version: i16) -> i16 {
        if version >= self.flexible_since() { 2 } else { 1 }
    }

    /// The version of the response header in front of a body of `version`. That of ApiVersions
    /// never changes, so that a client who asked in too new a version can read it.
    pub const fn response_header_version(self, version: i16) -> i16 {
        let flexible = version >= self.flexible_since() && !matches!(self, Self::ApiVersions);
        if flexible { 1 } else { 0 }
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_find_their_way_back() {
        for (index, key) in ApiKey::ALL.iter().enumerate() {
            assert_eq!(*key as usize, index);
            assert_eq!(ApiKey::from_i16(index as i16), Some(*key));
        }
        assert_eq!(ApiKey::from_i16(-1), None);
        assert_eq!(ApiKey::from_i16(ApiKey::ALL.len() as i16), None);
    }

    #[test]
    fn ranges_are_those_of_4_3_1() {
        assert_eq!(ApiKey::Produce.versions(), 3..=13);
        assert_eq!(ApiKey::Fetch.versions(), 4..=18);
        assert_eq!(ApiKey::InitProducerId.max_version(), 5);
        assert_eq!(ApiKey::InitProducerId.max_unstable_version(), 6);
        assert!(ApiKey::StopReplica.versions().is_empty());
        assert_eq!(ApiKey::ApiVersions.request_header_version(4), 2);
        assert_eq!(ApiKey::ApiVersions.response_header_version(4), 0);
    }
}
