//! Topic names: what is legal, and which two cannot live together (Topic.validate,
//! Topic.hasCollision).

use protocol::era::Era;

/// Longest name: a log folder is named `<topic>-<partition>` and must stay below 255 characters.
const MAX_NAME_LENGTH: usize = 249;

/// Checks a topic name.
///
/// # Errors
/// Kafka's words of that era.
pub fn validate(name: &str, era: Era) -> Result<(), String> {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let modern = era == Era::Kafka4;
    // Java counts UTF-16 units.
    let length = name.encode_utf16().count();
    if name.is_empty() {
        return Err(match modern {
            true => "Topic name is invalid: the empty string is not allowed".to_owned(),
            false => "Topic name is illegal, it can't be empty".to_owned(),
        });
    }
    if name == "." || name == ".." {
        return Err(match modern {
            true => format!("Topic name is invalid: '{name}' is not allowed"),
            false => "Topic name cannot be \".\" or \"..\"".to_owned(),
        });
    }
    if length > MAX_NAME_LENGTH {
        return Err(match modern {
            true => format!(
                "Topic name is invalid: the length of '{name}' is longer than the max allowed \
                 length {MAX_NAME_LENGTH}"
            ),
            false => format!(
                "Topic name is illegal, it can't be longer than {MAX_NAME_LENGTH} characters, \
                 topic name: {name}"
            ),
        });
    }
    if !name.chars().all(legal) {
        return Err(match modern {
            true => format!(
                "Topic name is invalid: '{name}' contains one or more characters other than ASCII \
                 alphanumerics, '.', '_' and '-'"
            ),
            false => format!(
                "Topic name \"{name}\" is illegal, it contains a character other than ASCII \
                 alphanumerics, '.', '_' and '-'"
            ),
        });
    }
    Ok(())
}

/// The first of `existing` whose metrics could not be told from those of `name`: '.' and '_' are
/// one there.
pub fn collision<'a>(name: &str, existing: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if !name.contains(['.', '_']) {
        return None;
    }
    let flat = |c: u8| if c == b'.' { b'_' } else { c };
    existing
        .filter(|other| *other != name && other.len() == name.len())
        .find(|other| other.bytes().map(flat).eq(name.bytes().map(flat)))
}

/// Kafka's words for a [`collision`].
pub fn collision_message(name: &str, existing: &str, era: Era) -> String {
    let noun = if era == Era::Kafka4 { "topic" } else { "topics" };
    format!("Topic '{name}' collides with existing {noun}: {existing}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_era_refuses_in_its_own_words() {
        assert_eq!(
            validate("bad name", Era::Kafka4).unwrap_err(),
            "Topic name is invalid: 'bad name' contains one or more characters other than ASCII \
             alphanumerics, '.', '_' and '-'"
        );
        assert_eq!(
            validate("bad name", Era::Kafka25).unwrap_err(),
            "Topic name \"bad name\" is illegal, it contains a character other than ASCII \
             alphanumerics, '.', '_' and '-'"
        );
        assert_eq!(validate(&"x".repeat(249), Era::Kafka4), Ok(()));
        assert!(validate(&"x".repeat(250), Era::Kafka25).is_err());
        assert!(validate("..", Era::Kafka4).is_err());
    }

    #[test]
    fn dots_and_underscores_are_one_in_metric_names() {
        assert_eq!(collision("a_b.c", ["a.b.c", "a-b.c"].into_iter()), Some("a.b.c"));
        assert_eq!(collision("abc", ["abc"].into_iter()), None);
    }
}
