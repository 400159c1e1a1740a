//! The one list of recorded sessions we cannot pass yet, each line with its reason. It only
//! shrinks.

use protocol::ApiKey;
use serde_json::Value;

/// Lines `api NAME: reason`, `session GLOB: reason`, `session GLOB from STEP: reason`, `profile
/// NAME: reason`.
#[derive(Debug, Default)]
pub struct NotYet {
    entries: Vec<(Scope, String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Api,
    Session,
    Profile,
}

impl NotYet {
    /// Reads the list; `#` begins a comment.
    ///
    /// # Errors
    /// The line that is not of that form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut entries = Vec::new();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let bad = || format!("not-yet list: cannot read '{line}'");
            let (what, reason) = line.split_once(": ").ok_or_else(bad)?;
            let (scope, name) = what.split_once(' ').ok_or_else(bad)?;
            let scope = match scope {
                "api" => Scope::Api,
                "session" => Scope::Session,
                "profile" => Scope::Profile,
                _ => return Err(bad()),
            };
            entries.push((scope, name.to_owned(), reason.to_owned()));
        }
        Ok(Self { entries })
    }

    /// Why this session is left out, if it is, and after how many of its steps: those before the
    /// first use of what is not built are replayed all the same.
    pub fn reason(&self, session: &Value) -> Option<(&str, usize)> {
        let name = session["session"].as_str().unwrap_or_default();
        let profile = session["broker"]["profile"].as_str().unwrap_or_default();
        let mut found: Option<(&str, usize)> = None;
        for (scope, text, reason) in &self.entries {
            let steps = match scope {
                Scope::Api => first_use(session, text),
                Scope::Session => first_step(text, name),
                Scope::Profile => (text == profile).then_some(0),
            };
            if let Some(steps) = steps.filter(|n| found.is_none_or(|(_, least)| *n < least)) {
                found = Some((reason, steps));
            }
        }
        found
    }

    /// Takes the APIs of the list out of a recorded ApiVersions answer: we do not offer them.
    pub fn drop_from_api_versions(&self, answer: &mut Value) {
        let listed = |entry: &Value| {
            let key = entry["apiKey"].as_i64().and_then(|key| i16::try_from(key).ok());
            let name = key.and_then(ApiKey::from_i16).map(ApiKey::name);
            self.entries.iter().any(|(scope, api, _)| *scope == Scope::Api && name == Some(&**api))
        };
        if let Some(keys) = answer["apiKeys"].as_array_mut() {
            keys.retain(|entry| !listed(entry));
        }
    }
}

fn first_use(session: &Value, api: &str) -> Option<usize> {
    let steps = session["steps"].as_array()?;
    steps.iter().position(|step| step["api"] == api || step["decode_as"]["api"] == api)
}

/// How many steps go before the first that fails, if `text` is about this session.
fn first_step(text: &str, name: &str) -> Option<usize> {
    let (pattern, step) = text.split_once(" from ").unwrap_or((text, "1"));
    let steps = step.parse::<usize>().unwrap_or_default().saturating_sub(1);
    glob(pattern, name).then_some(steps)
}

/// `*` at the end stands for any rest.
fn glob(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sessions_are_left_out_by_api_name_or_profile() {
        let list =
            NotYet::parse("# why\napi EndTxn: transactions\nsession codec-*: codecs\n").unwrap();
        let session = |name: &str, api: &str| json!({"session": name, "broker": {"profile": "default"}, "steps": [{"api": api}]});
        assert_eq!(list.reason(&session("a", "EndTxn")), Some(("transactions", 0)));
        assert_eq!(list.reason(&session("codec-v1", "Fetch")), Some(("codecs", 0)));
        assert_eq!(list.reason(&session("a", "Fetch")), None);
        let list = NotYet::parse("session txn-* from 8: transactions").unwrap();
        assert_eq!(list.reason(&session("txn-1", "Fetch")), Some(("transactions", 7)));
        assert!(NotYet::parse("whatever").is_err());
    }
}
