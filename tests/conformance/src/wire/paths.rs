//! Paths into recorded JSON: `a.b[0].c`, `a[name=x].b`, `a[*].b`, and the patterns of the masks.

use serde_json::Value;

/// One step of a concrete path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A member of an object.
    Field(String),
    /// An element of an array.
    Index(usize),
    /// Every element of an array.
    Every,
    /// The first element whose member has this text.
    Where(String, String),
}

/// Reads a path; a part that is no index and no condition is a field. What stands in brackets may
/// hold dots: `configs[name=retention.ms].value`.
pub fn parse(path: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some((inner, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            segments.push(bracket(inner));
            rest = after;
            continue;
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        segments.push(Segment::Field(rest[..end].into()));
        rest = &rest[end..];
    }
    segments
}

fn bracket(inner: &str) -> Segment {
    if inner == "*" {
        Segment::Every
    } else if let Some((name, value)) = inner.split_once('=') {
        Segment::Where(name.into(), value.into())
    } else {
        inner.parse().map_or_else(|_| Segment::Field(inner.into()), Segment::Index)
    }
}

/// Every value the path leads to; none if it leads nowhere.
pub fn select<'a>(value: &'a Value, path: &[Segment]) -> Vec<&'a Value> {
    let Some((first, rest)) = path.split_first() else { return vec![value] };
    match first {
        Segment::Field(name) => value.get(name).map_or_else(Vec::new, |v| select(v, rest)),
        Segment::Index(index) => value.get(index).map_or_else(Vec::new, |v| select(v, rest)),
        Segment::Every => {
            value.as_array().into_iter().flatten().flat_map(|v| select(v, rest)).collect()
        }
        Segment::Where(name, text) => value
            .as_array()
            .into_iter()
            .flatten()
            .find(|v| v.get(name).is_some_and(|v| plain(v) == *text))
            .map_or_else(Vec::new, |v| select(v, rest)),
    }
}

/// Puts `new` where the path leads, keeping the JSON type that stands there.
///
/// # Errors
/// In words, when the path leads nowhere.
pub fn replace(value: &mut Value, path: &[Segment], new: &Value) -> Result<(), String> {
    let Some((first, rest)) = path.split_first() else {
        *value = new.clone();
        return Ok(());
    };
    let next = match first {
        Segment::Field(name) => value.get_mut(name),
        Segment::Index(index) => value.get_mut(index),
        Segment::Every => return Err("a path to replace cannot have [*]".into()),
        Segment::Where(name, text) => value
            .as_array_mut()
            .into_iter()
            .flatten()
            .find(|v| v.get(name).is_some_and(|v| plain(v) == *text)),
    };
    next.map_or_else(|| Err(format!("nothing at {first:?}")), |v| replace(v, rest, new))
}

/// A scalar as bare text.
pub fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), String::from)
}

/// A mask pattern: `**.x` matches at any depth, `[*]` any index, all else exactly.
#[derive(Clone, Debug)]
pub struct Pattern {
    any_depth: bool,
    segments: Vec<Segment>,
}

impl Pattern {
    /// Reads a pattern.
    pub fn parse(text: &str) -> Self {
        let (any_depth, rest) = text.strip_prefix("**.").map_or((false, text), |rest| (true, rest));
        Self { any_depth, segments: parse(rest) }
    }

    /// Whether the pattern covers the place `path` (fields and indices only).
    pub fn matches(&self, path: &[Segment]) -> bool {
        let wanted = self.segments.len();
        if path.len() < wanted || !self.any_depth && path.len() != wanted {
            return false;
        }
        path[path.len() - wanted..].iter().zip(&self.segments).all(|(have, want)| {
            have == want || *want == Segment::Every && matches!(have, Segment::Index(_))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_lead_where_they_say() {
        let value = json!({"topics": [{"name": "a", "n": 1}, {"name": "b", "n": 2}]});
        assert_eq!(select(&value, &parse("topics[name=b].n")), [&json!(2)]);
        assert_eq!(select(&value, &parse("topics[*].n")), [&json!(1), &json!(2)]);
        assert!(select(&value, &parse("topics[7].n")).is_empty());
        let value = json!({"configs": [{"name": "retention.ms", "value": "1"}]});
        assert_eq!(select(&value, &parse("configs[name=retention.ms].value")), [&json!("1")]);
    }

    #[test]
    fn patterns_match_at_any_depth_and_index() {
        let place = parse("topics[0].partitions[3].records");
        assert!(Pattern::parse("**.records").matches(&place));
        assert!(Pattern::parse("topics[*].partitions[*].records").matches(&place));
        assert!(!Pattern::parse("partitions[*].records").matches(&place));
    }
}
