//! Compares a recorded answer with ours, field by field, under the recorded masks: what no rule
//! names must be equal.

use std::collections::BTreeMap;

use serde_json::Value;

use super::paths::{Pattern, Segment, plain};

/// The rules of `masks.json`, a session's own before them.
#[derive(Clone, Debug)]
pub struct Masks {
    rules: Vec<Rule>,
    spaces: BTreeMap<String, Space>,
}

#[derive(Clone, Debug)]
struct Rule {
    api: String,
    path: Pattern,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Any,
    Same(String),
    Clock,
    Text,
    Set,
}

#[derive(Clone, Debug, Default)]
struct Space {
    fixed: Vec<String>,
    neutral: Vec<String>,
}

impl Masks {
    /// Reads `masks.json`.
    ///
    /// # Errors
    /// In words, when it is not of that form.
    pub fn parse(value: &Value) -> Result<Self, String> {
        let mut spaces = BTreeMap::new();
        for (name, space) in value["spaces"].as_object().into_iter().flatten() {
            let list = |key: &str| {
                space[key].as_array().into_iter().flatten().map(plain).collect::<Vec<_>>()
            };
            spaces.insert(name.clone(), Space { fixed: list("fixed"), neutral: list("neutral") });
        }
        Ok(Self { rules: rules(&value["rules"])?, spaces })
    }

    /// These masks with a session's own rules first.
    ///
    /// # Errors
    /// In words, when a rule is unknown.
    pub fn with_session(&self, own: &Value) -> Result<Self, String> {
        let mut all = rules(own)?;
        all.extend(self.rules.iter().cloned());
        Ok(Self { rules: all, spaces: self.spaces.clone() })
    }

    fn rule(&self, api: &str, path: &[Segment]) -> Option<&Kind> {
        self.rules
            .iter()
            .find(|rule| (rule.api == "*" || rule.api == api) && rule.path.matches(path))
            .map(|rule| &rule.kind)
    }
}

fn rules(value: &Value) -> Result<Vec<Rule>, String> {
    let mut all = Vec::new();
    for rule in value.as_array().into_iter().flatten() {
        let kind = match rule["rule"].as_str().unwrap_or_default() {
            "any" => Kind::Any,
            "same" => Kind::Same(plain(&rule["space"])),
            "clock" => Kind::Clock,
            "text" => Kind::Text,
            "set" => Kind::Set,
            other => return Err(format!("unknown mask rule '{other}'")),
        };
        all.push(Rule {
            api: plain(&rule["api"]),
            path: Pattern::parse(&plain(&rule["path"])),
            kind,
        });
    }
    Ok(all)
}

/// Which recorded value is which of ours, within one session.
#[derive(Clone, Debug, Default)]
pub struct Bindings {
    ours: BTreeMap<(String, String), String>,
    recorded: BTreeMap<(String, String), String>,
}

impl Bindings {
    /// Binds a pair, or says that one of the two is bound to something else.
    pub fn bind(&mut self, space: &str, recorded: &str, ours: &str) -> bool {
        let forward = (space.to_owned(), recorded.to_owned());
        let backward = (space.to_owned(), ours.to_owned());
        match (self.ours.get(&forward), self.recorded.get(&backward)) {
            (None, None) => {
                self.ours.insert(forward, ours.to_owned());
                self.recorded.insert(backward, recorded.to_owned());
                true
            }
            (Some(known), Some(_)) => known == ours,
            _ => false,
        }
    }

    /// The text with every recorded id replaced by ours.
    fn translate(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for ((space, recorded), ours) in &self.ours {
            if space != "producerId" && recorded.len() >= 8 {
                out = out.replace(recorded.as_str(), ours);
            }
        }
        out
    }
}

/// One comparison: the clocks of both sides and what is bound so far.
pub struct Comparison<'a> {
    /// The rules.
    pub masks: &'a Masks,
    /// API of the answer.
    pub api: &'a str,
    /// When the session was recorded, milliseconds.
    pub recorded_at_ms: i64,
    /// Virtual time of the replay, milliseconds.
    pub now_ms: i64,
    /// Where the replayed broker keeps its data, if not where the recorded one did.
    pub folder: Option<String>,
    /// Ids seen so far.
    pub bindings: Bindings,
}

/// Where the recorded broker kept its data.
const RECORDED_FOLDER: &str = "/var/lib/kafka/00000000";

const DAY_MS: i64 = 86_400_000;

impl Comparison<'_> {
    /// Compares two values.
    ///
    /// # Errors
    /// The place and both values of the first difference.
    pub fn compare(
        &mut self,
        recorded: &Value,
        ours: &Value,
        path: &mut Vec<Segment>,
    ) -> Result<(), String> {
        match self.masks.rule(self.api, path).cloned() {
            Some(Kind::Any) => same_type(recorded, ours, path),
            Some(Kind::Same(space)) => self.same(&space, recorded, ours, path),
            Some(Kind::Clock) => self.clock(recorded, ours, path),
            Some(Kind::Text) => self.text(recorded, ours, path),
            Some(Kind::Set) => self.set(recorded, ours, path),
            None => self.exact(recorded, ours, path),
        }
    }

    fn exact(
        &mut self,
        recorded: &Value,
        ours: &Value,
        path: &mut Vec<Segment>,
    ) -> Result<(), String> {
        match (recorded, ours) {
            (Value::Object(want), Value::Object(have)) => {
                if let Some(key) = have.keys().find(|key| !want.contains_key(*key)) {
                    return Err(format!("{}: we have a field {key} more", show(path)));
                }
                for (key, value) in want {
                    path.push(Segment::Field(key.clone()));
                    let other = have.get(key).ok_or_else(|| format!("{}: missing", show(path)))?;
                    self.compare(value, other, path)?;
                    path.pop();
                }
                Ok(())
            }
            (Value::Array(want), Value::Array(have)) => {
                if want.len() != have.len() {
                    return Err(differ(path, recorded, ours));
                }
                for (index, (value, other)) in want.iter().zip(have).enumerate() {
                    path.push(Segment::Index(index));
                    self.compare(value, other, path)?;
                    path.pop();
                }
                Ok(())
            }
            _ if recorded == ours => Ok(()),
            _ => Err(differ(path, recorded, ours)),
        }
    }

    fn same(
        &mut self,
        space: &str,
        recorded: &Value,
        ours: &Value,
        path: &[Segment],
    ) -> Result<(), String> {
        let (want, have) = (plain(recorded), plain(ours));
        let rules = self.masks.spaces.get(space).cloned().unwrap_or_default();
        let fixed = |text: &String, value: &Value| value.is_null() || rules.fixed.contains(text);
        let good = if want == have && rules.neutral.contains(&want) {
            true
        } else if fixed(&want, recorded) || fixed(&have, ours) {
            want == have
        } else {
            self.bindings.bind(space, &want, &have)
        };
        if good { Ok(()) } else { Err(differ(path, recorded, ours)) }
    }

    fn clock(&self, recorded: &Value, ours: &Value, path: &[Segment]) -> Result<(), String> {
        let near = |value: &Value, time: i64| {
            value.as_i64().is_some_and(|value| (value - time).abs() < DAY_MS)
        };
        let good =
            recorded == ours || near(recorded, self.recorded_at_ms) && near(ours, self.now_ms);
        if good { Ok(()) } else { Err(differ(path, recorded, ours)) }
    }

    fn text(&self, recorded: &Value, ours: &Value, path: &[Segment]) -> Result<(), String> {
        let (Some(want), Some(have)) = (recorded.as_str(), ours.as_str()) else {
            return if recorded == ours { Ok(()) } else { Err(differ(path, recorded, ours)) };
        };
        let want = neutral(&self.bindings.translate(want), self.recorded_at_ms);
        let have = match &self.folder {
            Some(folder) => have.replace(folder.as_str(), RECORDED_FOLDER),
            None => have.to_owned(),
        };
        let have = neutral(&have, self.now_ms);
        if want == have { Ok(()) } else { Err(differ(path, &want.into(), &have.into())) }
    }

    fn set(
        &mut self,
        recorded: &Value,
        ours: &Value,
        path: &mut Vec<Segment>,
    ) -> Result<(), String> {
        let (Value::Array(want), Value::Array(have)) = (recorded, ours) else {
            return self.exact(recorded, ours, path);
        };
        if want.len() != have.len() {
            return Err(differ(path, recorded, ours));
        }
        let depth = path.len();
        let mut free: Vec<usize> = (0..have.len()).collect();
        for (index, value) in want.iter().enumerate() {
            let mut closest = String::new();
            let found = free.iter().position(|candidate| {
                let before = self.bindings.clone();
                path.truncate(depth);
                path.push(Segment::Index(index));
                match self.compare(value, &have[*candidate], path) {
                    Ok(()) => true,
                    Err(why) => {
                        self.bindings = before;
                        closest = farther(std::mem::take(&mut closest), why);
                        false
                    }
                }
            });
            path.truncate(depth);
            match found {
                Some(position) => {
                    free.remove(position);
                }
                None => return Err(format!("no element of ours is like it: {closest}")),
            }
        }
        Ok(())
    }
}

/// Of two differences the one deeper in the answer: the likelier counterpart.
fn farther(a: String, b: String) -> String {
    let depth = |text: &str| text.split(':').next().map_or(0, str::len);
    if depth(&b) > depth(&a) { b } else { a }
}

/// The text with times near `now_ms`, addresses and the data folder replaced by their names.
fn neutral(text: &str, now_ms: i64) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '-') {
        out.push_str(&rest[..start]);
        let tail = &rest[start..];
        let digits = tail[1..].find(|c: char| !c.is_ascii_digit()).map_or(tail.len(), |n| n + 1);
        out.push_str(&number(&tail[..digits], now_ms));
        rest = &tail[digits..];
    }
    out.push_str(rest);
    addresses(&out.replace(RECORDED_FOLDER, "<folder>"))
}

fn number(text: &str, now_ms: i64) -> String {
    match text.parse::<i64>() {
        Ok(value) if text.len() == 13 && (value - now_ms).abs() < 2 * DAY_MS => "<now>".into(),
        Ok(_) if text.starts_with("-9223370") && text.len() == 20 => "<now>".into(),
        _ => text.into(),
    }
}

fn addresses(text: &str) -> String {
    // A broker of the page is reached by its name.
    let text = text.replace("broker-1:", "127.0.0.1:");
    let mut out = String::new();
    let mut rest = &*text;
    while let Some(start) = rest.find("127.0.0.1:") {
        out.push_str(&rest[..start]);
        out.push_str("<address>");
        let tail = &rest[start + 10..];
        rest = &tail[tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len())..];
    }
    out.push_str(rest);
    out
}

fn same_type(recorded: &Value, ours: &Value, path: &[Segment]) -> Result<(), String> {
    let kind = std::mem::discriminant;
    if kind(recorded) == kind(ours) { Ok(()) } else { Err(differ(path, recorded, ours)) }
}

fn differ(path: &[Segment], recorded: &Value, ours: &Value) -> String {
    let cut = |value: &Value| {
        let text = value.to_string();
        if text.chars().count() > 400 {
            text.chars().take(400).collect::<String>() + "…"
        } else {
            text
        }
    };
    format!("{}: Kafka {} ours {}", show(path), cut(recorded), cut(ours))
}

fn show(path: &[Segment]) -> String {
    let mut out = String::new();
    for segment in path {
        match segment {
            Segment::Field(name) if out.is_empty() => out.push_str(name),
            Segment::Field(name) => out.push_str(&format!(".{name}")),
            Segment::Index(index) => out.push_str(&format!("[{index}]")),
            Segment::Every | Segment::Where(..) => out.push_str("[*]"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn compare(masks: Value, recorded: Value, ours: Value) -> Result<(), String> {
        let masks = Masks::parse(&masks)?;
        let mut comparison = Comparison {
            masks: &masks,
            api: "X",
            recorded_at_ms: 1_795_257_596_932,
            now_ms: 1_795_257_596_932,
            folder: None,
            bindings: Bindings::default(),
        };
        comparison.compare(&recorded, &ours, &mut Vec::new())
    }

    #[test]
    fn what_no_rule_names_must_be_equal() {
        let none = json!({"spaces": {}, "rules": []});
        assert!(compare(none.clone(), json!({"a": [1]}), json!({"a": [1]})).is_ok());
        assert!(compare(none.clone(), json!({"a": [1]}), json!({"a": [2]})).is_err());
        assert!(compare(none, json!({"a": 1}), json!({"a": 1, "b": 1})).is_err());
    }

    #[test]
    fn ids_map_one_to_one_even_in_sets() {
        let masks = json!({"spaces": {"m": {"fixed": [""]}}, "rules": [
            {"api": "*", "path": "l", "rule": "set"},
            {"api": "*", "path": "**.id", "rule": "same", "space": "m"}]});
        let recorded = json!({"id": "a", "l": [{"id": "a", "n": 1}, {"id": "b", "n": 2}]});
        let ours = json!({"id": "x", "l": [{"id": "y", "n": 2}, {"id": "x", "n": 1}]});
        assert!(compare(masks.clone(), recorded.clone(), ours).is_ok());
        let swapped = json!({"id": "x", "l": [{"id": "y", "n": 1}, {"id": "x", "n": 2}]});
        assert!(compare(masks, recorded, swapped).is_err());
    }

    #[test]
    fn times_in_texts_are_neutral_and_other_numbers_are_not() {
        let masks = json!({"spaces": {}, "rules": [{"api": "*", "path": "t", "rule": "text"}]});
        let text = |t: &str| json!({"t": t});
        let recorded = text("at 1795257596000 within [-9223370241599004752, 5]");
        assert!(
            compare(
                masks.clone(),
                recorded.clone(),
                text("at 1795257596999 within [-9223370241599004999, 5]")
            )
            .is_ok()
        );
        assert!(
            compare(masks, recorded, text("at 1795257596999 within [-9223370241599004999, 6]"))
                .is_err()
        );
    }
}
