//! Commands as one line of text: `create-topic --topic orders --partitions 3`. What a link, a
//! lesson or a log line holds.

use super::parts::{Argument, Parts};
use super::{Command, CommandError};

impl Command {
    /// The command as one line; [`Command::parse`] reads it back unchanged.
    pub fn to_text(&self) -> String {
        let parts = self.to_parts();
        let mut line = parts.verb;
        let mut flag = |name: &str, value: &str| {
            line.push_str(" --");
            line.push_str(name);
            line.push(' ');
            push_word(&mut line, value);
        };
        for (name, value) in &parts.arguments {
            match value {
                Argument::Text(text) => flag(name, text),
                Argument::Number(number) => flag(name, &number.to_string()),
                Argument::List(values) => values.iter().for_each(|value| flag(name, value)),
            }
        }
        line
    }

    /// Reads one line: a verb, then `--name value` pairs; a repeated name makes a list. Words with
    /// spaces or signs stand in double quotes with `\"`, `\\`, `\n`, `\r`, `\t`, `\u{hex}`.
    ///
    /// # Errors
    /// A line that is no command, with the reason.
    pub fn parse(line: &str) -> Result<Self, CommandError> {
        let mut words = words(line)?.into_iter();
        let verb =
            words.next().ok_or_else(|| CommandError::malformed("the line is empty".into()))?;
        let mut parts = Parts { verb: verb.text, arguments: Vec::new() };
        while let Some(word) = words.next() {
            let name = match word.text.strip_prefix("--") {
                Some(name) if !word.quoted => name.to_owned(),
                _ => {
                    let message = format!("expected --name, found {}", word.text);
                    return Err(CommandError::malformed(message));
                }
            };
            let value = words.next().filter(|word| word.quoted || !word.text.starts_with("--"));
            let Some(value) = value else {
                return Err(CommandError::malformed(format!("--{name} has no value")));
            };
            add(&mut parts.arguments, name, value.text);
        }
        Self::from_parts(&parts)
    }
}

struct Word {
    text: String,
    quoted: bool,
}

fn add(arguments: &mut Vec<(String, Argument)>, name: String, value: String) {
    let Some((_, argument)) = arguments.iter_mut().find(|(known, _)| *known == name) else {
        arguments.push((name, Argument::Text(value)));
        return;
    };
    match argument {
        Argument::List(values) => values.push(value),
        Argument::Text(first) => {
            *argument = Argument::List(vec![core::mem::take(first), value]);
        }
        Argument::Number(number) => *argument = Argument::List(vec![number.to_string(), value]),
    }
}

fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "._:/=,{}+@%-".contains(character)
}

fn push_word(line: &mut String, word: &str) {
    if !word.is_empty() && !word.starts_with("--") && word.chars().all(is_plain) {
        line.push_str(word);
        return;
    }
    line.push('"');
    for character in word.chars() {
        match character {
            '"' => line.push_str("\\\""),
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push_str("\\t"),
            control if control.is_control() => {
                line.push_str(&format!("\\u{{{:x}}}", u32::from(control)));
            }
            other => line.push(other),
        }
    }
    line.push('"');
}

fn words(line: &str) -> Result<Vec<Word>, CommandError> {
    let mut found = Vec::new();
    let mut chars = line.chars().peekable();
    loop {
        while chars.next_if(|next| next.is_whitespace()).is_some() {}
        match chars.peek() {
            None => return Ok(found),
            Some('"') => {
                chars.next();
                found.push(Word { text: quoted(&mut chars)?, quoted: true });
            }
            Some(_) => {
                let mut text = String::new();
                while let Some(next) = chars.next_if(|next| !next.is_whitespace()) {
                    text.push(next);
                }
                found.push(Word { text, quoted: false });
            }
        }
    }
}

fn quoted(chars: &mut impl Iterator<Item = char>) -> Result<String, CommandError> {
    let open = || CommandError::malformed("a quoted text does not end".into());
    let mut text = String::new();
    loop {
        match chars.next().ok_or_else(open)? {
            '"' => return Ok(text),
            '\\' => match chars.next().ok_or_else(open)? {
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                'u' => text.push(unicode(chars)?),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
}

fn unicode(chars: &mut impl Iterator<Item = char>) -> Result<char, CommandError> {
    let bad = || CommandError::malformed("\\u wants {hex}".into());
    if chars.next() != Some('{') {
        return Err(bad());
    }
    let digits: String = chars.take_while(|next| *next != '}').take(9).collect();
    u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).ok_or_else(bad)
}
