//! A properties file as `java.util.Properties` reads it: comments, three ways to end a key, lines
//! that go on, escapes, Latin-1.

use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

/// A `\u` without four hexadecimal digits behind it: Java gives up on the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedEscape;

impl fmt::Display for MalformedEscape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Malformed \\uxxxx encoding.")
    }
}

impl std::error::Error for MalformedEscape {}

/// Keys and values in the order of the file; of a key that comes twice the last value counts.
///
/// # Errors
/// A broken `\u` escape.
pub fn parse(file: &[u8]) -> Result<Vec<(String, String)>, MalformedEscape> {
    // Every byte is the code point of its number: Latin-1, as Kafka opens the file.
    let text: String = file.iter().map(|byte| char::from(*byte)).collect();
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in logical_lines(&text) {
        let (key, value) = split(&line);
        let (key, value) = (unescape(key)?, unescape(value)?);
        entries.retain(|(known, _)| *known != key);
        entries.push((key, value));
    }
    Ok(entries)
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\x0c')
}

/// Lines without comments and blank ones, continued lines made one.
fn logical_lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<String> = Vec::new();
    let mut is_continued = false;
    for line in text.split(['\n', '\r']) {
        let line = line.trim_start_matches(is_blank);
        if !is_continued && (line.is_empty() || line.starts_with(['#', '!'])) {
            continue;
        }
        let slashes = line.len() - line.trim_end_matches('\\').len();
        let goes_on = slashes % 2 == 1;
        let kept = if goes_on { &line[..line.len() - 1] } else { line };
        match lines.last_mut() {
            Some(last) if is_continued => last.push_str(kept),
            _ => lines.push(kept.to_owned()),
        }
        is_continued = goes_on;
    }
    // A lone backslash in front of blank lines is an empty line to Java.
    lines.retain(|line| !line.is_empty());
    lines
}

/// The key ends at the first `=`, `:` or blank that no backslash protects; one `=` or `:` and the
/// blanks around it belong to neither.
fn split(line: &str) -> (&str, &str) {
    let mut is_protected = false;
    let end = line.find(|character| {
        let ends = !is_protected && (is_blank(character) || matches!(character, '=' | ':'));
        is_protected = character == '\\' && !is_protected;
        ends
    });
    let (key, rest) = line.split_at(end.unwrap_or(line.len()));
    let rest = rest.trim_start_matches(is_blank);
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest);
    (key, rest.trim_start_matches(is_blank))
}

fn unescape(text: &str) -> Result<String, MalformedEscape> {
    // Escapes count in UTF-16 units: a pair of them can be one character.
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let unit = match character {
            '\\' => match characters.next() {
                None => break,
                Some('u') => code_unit(&mut characters)?,
                Some('t') => u16::from(b'\t'),
                Some('n') => u16::from(b'\n'),
                Some('r') => u16::from(b'\r'),
                Some('f') => 0x0c,
                Some(other) => other as u16,
            },
            other => other as u16,
        };
        units.push(unit);
    }
    Ok(String::from_utf16_lossy(&units))
}

fn code_unit(characters: &mut Peekable<Chars<'_>>) -> Result<u16, MalformedEscape> {
    let mut unit = 0;
    for _ in 0..4 {
        let digit = characters.next().and_then(|it| it.to_digit(16)).ok_or(MalformedEscape)?;
        unit = unit << 4 | digit as u16;
    }
    Ok(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(file: &[u8]) -> Vec<(String, String)> {
        parse(file).expect("a properties file")
    }

    fn pair(line: &str) -> (String, String) {
        pairs(line.as_bytes()).remove(0)
    }

    #[test]
    fn a_key_ends_at_an_equals_sign_a_colon_or_a_blank() {
        for line in ["a=b c", "a:b c", "a b c", "  a  =  b c", "\ta\t:b c", "a \\\n  = b c"] {
            assert_eq!(pair(line), ("a".into(), "b c".into()), "{line:?}");
        }
        assert_eq!(pair("a==b"), ("a".into(), "=b".into()));
        assert_eq!(pair("a=:b"), ("a".into(), ":b".into()));
        assert_eq!(pair("a\\=b\\ c d"), ("a=b c".into(), "d".into()));
        assert_eq!(pair("lonely"), ("lonely".into(), String::new()));
        assert_eq!(pair("=nobody"), (String::new(), "nobody".into()));
    }

    #[test]
    fn blanks_at_the_end_of_a_value_stay() {
        assert_eq!(pair("a = b \t").1, "b \t");
    }

    #[test]
    fn comments_and_blank_lines_are_nothing() {
        let file = b"# one=1\n  ! two=2\n\n \t \nthree=3 # not a comment\r\n#four=4\\\nfive=5\r";
        assert_eq!(
            pairs(file),
            [("three".into(), "3 # not a comment".into()), ("five".into(), "5".into())]
        );
    }

    #[test]
    fn a_backslash_at_the_end_goes_on_in_the_next_line() {
        assert_eq!(pair("a=b,\\\n    c,\\\r\n\td").1, "b,c,d");
        assert_eq!(pair("a=b\\\n# c").1, "b# c", "no comment within a line");
        assert_eq!(pairs(b"a=b\\\\\nc=d").len(), 2, "two backslashes are one, and no end");
        assert_eq!(pair("a=b\\").1, "b", "at the end of the file");
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(pair(r"a=\t\n\r\f\q\\\=").1, "\t\n\r\x0cq\\=");
        assert_eq!(pair(r"a=\u00e9\u20AC\uD83D\uDE00").1, "é€😀");
        assert_eq!(pairs(b"a=\xe9")[0].1, "é", "Latin-1");
        assert_eq!(parse(b"a=\\u12"), Err(MalformedEscape));
        assert_eq!(parse(b"a=\\u12g4"), Err(MalformedEscape));
    }

    #[test]
    fn the_last_value_of_a_key_counts() {
        assert_eq!(pairs(b"a=1\nb=2\na=3"), [("b".into(), "2".into()), ("a".into(), "3".into())]);
    }
}
