//! DescribeUserScramCredentials and AlterUserScramCredentials (KIP-554). No listener here asks for
//! a password, so of a credential only what can be described is kept: its mechanism and iterations.

use protocol::tree::Value;
use protocol::{ErrorCode, SortedSet, Str};

use super::{Call, entry, error, no_error, with};
use crate::broker::Broker;
use crate::config::{ConfigResource, ConfigResourceType};
use crate::controller::{ApiError, MetadataRecord};

const KIND: ConfigResourceType = ConfigResourceType::ScramUser;
/// SCRAM-SHA-256 and SCRAM-SHA-512, as `ScramMechanism` numbers them.
const MECHANISMS: core::ops::RangeInclusive<i64> = 1..=2;
/// `ScramFormatter` and `ScramMechanism`: fewest and most iterations.
const ITERATIONS: (i64, i64) = (4_096, 16_384);

impl Broker {
    pub(super) fn describe_scram(&self, call: &Call) -> Value {
        let named = call.body.list("users").iter().filter_map(|user| user.text("name"));
        let mut users: Vec<&str> = named.collect();
        if users.is_empty() {
            let all = self.image.configs.keys().filter(|resource| resource.kind == KIND);
            users = all.map(|resource| resource.name.as_str()).collect();
        }
        let mut seen = SortedSet::new();
        let mut results = Vec::new();
        for user in &users {
            if seen.insert(*user) {
                let twice = users.iter().filter(|other| other == &user).count() > 1;
                results.push(self.describe_scram_user(user, twice));
            }
        }
        Value::object(vec![("results", Value::Array(results))])
    }

    fn describe_scram_user(&self, user: &str, twice: bool) -> Value {
        let name = ("user", user.into());
        if twice {
            let words = format!(
                "Cannot describe SCRAM credentials for the same user twice in a single request: \
                 {user}"
            );
            return with(error(ErrorCode::DuplicateResource, words), vec![name]);
        }
        let credentials = self.image.configs_of(&scram_user(user));
        if credentials.is_empty() {
            let words =
                format!("Attempt to describe a user credential that does not exist: {user}");
            return with(error(ErrorCode::ResourceNotFound, words), vec![name]);
        }
        let number = |text: &str| Value::Int(text.parse().unwrap_or_default());
        let infos = credentials.iter().map(|(mechanism, iterations)| {
            Value::object(vec![
                ("mechanism", number(mechanism)),
                ("iterations", number(iterations)),
            ])
        });
        Value::object(vec![name, ("credentialInfos", Value::Array(infos.collect()))])
    }

    pub(super) fn alter_scram(&mut self, call: &Call) -> Value {
        let deletions = call.body.list("deletions").iter().map(|change| (change, true));
        let upsertions = call.body.list("upsertions").iter().map(|change| (change, false));
        let changes: Vec<(&Value, bool)> = deletions.chain(upsertions).collect();
        let mut records = Vec::new();
        let mut results = Vec::new();
        let mut seen = SortedSet::new();
        for (change, is_deletion) in &changes {
            let user = change.text("name").unwrap_or_default();
            if !seen.insert(user) {
                continue;
            }
            let count = changes.iter().filter(|(other, _)| other.text("name") == Some(user));
            let outcome = if count.count() > 1 {
                let words = "A user credential cannot be altered twice in the same request";
                Err(ApiError::new(ErrorCode::DuplicateResource, words))
            } else {
                self.change_scram(user, change, *is_deletion)
            };
            let result = match outcome {
                Ok(record) => {
                    records.push(record);
                    no_error()
                }
                Err(ApiError { code, message }) => {
                    error(code, message.as_deref().unwrap_or_default())
                }
            };
            results.push(with(result, vec![("user", user.into())]));
        }
        if !records.is_empty() {
            self.commit(call.now, records, false);
        }
        Value::object(vec![("results", Value::Array(results))])
    }

    /// ScramControlManager.
    fn change_scram(
        &self,
        user: &str,
        change: &Value,
        is_deletion: bool,
    ) -> Result<MetadataRecord, ApiError> {
        let unacceptable = |words| Err(ApiError::new(ErrorCode::UnacceptableCredential, words));
        let (mechanism, iterations) = (change.int("mechanism"), change.int("iterations"));
        if user.is_empty() {
            return unacceptable("Username must not be empty");
        }
        if !MECHANISMS.contains(&mechanism) {
            let words = "Unknown SCRAM mechanism";
            return Err(ApiError::new(ErrorCode::UnsupportedSaslMechanism, words));
        }
        let mechanism = mechanism.to_string();
        if is_deletion {
            if !self.image.configs_of(&scram_user(user)).contains_key(&mechanism) {
                let words = "Attempt to delete a user credential that does not exist";
                return Err(ApiError::new(ErrorCode::ResourceNotFound, words));
            }
            return Ok(entry(KIND, user, &mechanism, None));
        }
        let (least, most) = ITERATIONS;
        if iterations < least {
            return unacceptable("Too few iterations");
        }
        if iterations > most {
            return unacceptable("Too many iterations");
        }
        Ok(entry(KIND, user, &mechanism, Some(iterations.to_string())))
    }
}

fn scram_user(name: &str) -> ConfigResource {
    ConfigResource { kind: KIND, name: Str::from(name) }
}
