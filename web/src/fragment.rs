//! A scene in a link: `#era=2.5&lang=ko&theme=dark&seed=7&at=24000&c=<commands>`. Links are written
//! by strangers: everything is bounded, and what cannot be read is said, not guessed.

use protocol::era::Era;
use protocol::time::{Duration, Instant};
use sim::command::{Command, TimedCommand};
use sim::{START, Scene};

use crate::text::{Lang, Msg};
use crate::ui::Theme;

/// Characters of a fragment that are read at most.
pub(crate) const LENGTH_LIMIT: usize = 16_000;

/// Commands that are taken at most.
pub(crate) const COMMAND_LIMIT: usize = 500;

/// The furthest moment a link may begin at or act at: an hour of virtual time.
pub(crate) const TIME_LIMIT: Duration = Duration::from_secs(3_600);

/// What a link asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    /// The scene; `None` leaves the default one.
    pub(crate) scene: Option<Scene>,
    /// The era of the default scene.
    pub(crate) era: Era,
    /// The moment shown first, from the start of the run.
    pub(crate) at: Option<Duration>,
    /// The language.
    pub(crate) lang: Option<Lang>,
    /// The look.
    pub(crate) theme: Option<Theme>,
    /// Begins to play by itself.
    pub(crate) plays: bool,
    /// Brings a program; the Code panel reads its text itself.
    pub(crate) code: bool,
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    words: Msg,
    values: Vec<String>,
}

impl Problem {
    fn new(words: Msg, values: &[&str]) -> Self {
        const SHOWN: usize = 120;
        let cut = |value: &&str| value.chars().take(SHOWN).collect();
        Self { words, values: values.iter().map(cut).collect() }
    }

    /// The words.
    pub(crate) fn text(&self, lang: Lang) -> String {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        self.words.with(lang, &values)
    }
}

impl Default for Link {
    fn default() -> Self {
        Self {
            scene: None,
            era: Era::default(),
            at: None,
            lang: None,
            theme: None,
            plays: true,
            code: false,
        }
    }
}

/// Reads a fragment, without or with its `#`. With any problem the scene is the default one;
/// language and look are kept where they could be read.
pub(crate) fn parse(fragment: &str) -> (Link, Vec<Problem>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut problems = Vec::new();
    if fragment.len() > LENGTH_LIMIT {
        let values = [&*fragment.len().to_string(), &*LENGTH_LIMIT.to_string()];
        return (Link::default(), vec![Problem::new(Msg::FragmentTooLong, &values)]);
    }
    let mut reader = Reader::default();
    for pair in fragment.split('&').filter(|pair| !pair.is_empty()) {
        if let Err(problem) = reader.pair(pair) {
            problems.push(problem);
        }
    }
    let mut link = reader.link;
    match reader.commands.map(|text| commands(&text)).transpose() {
        Ok(Some(commands)) if problems.is_empty() => {
            let mut scene = Scene::empty(link.era, reader.seed.unwrap_or(1));
            if let Some(latency) = reader.latency {
                scene.network.latency = latency;
            }
            scene.commands = commands;
            link.scene = Some(scene);
        }
        Ok(_) => {}
        Err(mut found) => problems.append(&mut found),
    }
    if !problems.is_empty() {
        link.at = None;
    }
    (link, problems)
}

#[derive(Default)]
struct Reader {
    link: Link,
    seed: Option<u64>,
    latency: Option<Duration>,
    commands: Option<String>,
}

impl Reader {
    fn pair(&mut self, pair: &str) -> Result<(), Problem> {
        let (name, value) =
            pair.split_once('=').ok_or_else(|| Problem::new(Msg::FragmentBadPair, &[pair]))?;
        let value = decode(value)?;
        let bad = || Problem::new(Msg::FragmentBadValue, &[name, &value]);
        match name {
            "era" => self.link.era = Era::from_name(&value).ok_or_else(bad)?,
            "lang" => self.link.lang = Some(Lang::from_tag(&value).ok_or_else(bad)?),
            "theme" => self.link.theme = Some(Theme::from_name(&value).ok_or_else(bad)?),
            "seed" => self.seed = Some(value.parse().map_err(|_| bad())?),
            "latency" => self.latency = Some(millis(&value).ok_or_else(bad)?),
            "at" => self.link.at = Some(millis(&value).ok_or_else(bad)?),
            "play" => self.link.plays = flag(&value).ok_or_else(bad)?,
            "c" => self.commands = Some(value),
            "code" => self.link.code = true,
            _ => return Err(Problem::new(Msg::FragmentUnknown, &[name])),
        }
        Ok(())
    }
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Milliseconds within [`TIME_LIMIT`], to the microsecond: `250`, `250.125`.
fn millis(value: &str) -> Option<Duration> {
    let (whole, part) = value.split_once('.').unwrap_or((value, "0"));
    let is_part = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let micros = format!("{part:0<3}").parse().ok().filter(|_| is_part)?;
    let span = Duration::from_millis(whole.parse().ok()?) + Duration::from_micros(micros);
    (span <= TIME_LIMIT).then_some(span)
}

/// Commands, one per line; `@3000 ` before one says when, in milliseconds from the start, else it
/// is at the time of the one before.
fn commands(text: &str) -> Result<Vec<TimedCommand>, Vec<Problem>> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > COMMAND_LIMIT {
        let values = [&*lines.len().to_string(), &*COMMAND_LIMIT.to_string()];
        return Err(vec![Problem::new(Msg::FragmentTooMany, &values)]);
    }
    let mut at = START;
    let mut problems = Vec::new();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match timed(line.trim(), at) {
            Ok(command) => {
                at = command.at;
                found.push(command);
            }
            Err(words) => {
                let number = (index + 1).to_string();
                problems.push(Problem::new(Msg::FragmentBadCommand, &[&number, &words]));
            }
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

fn timed(line: &str, before: Instant) -> Result<TimedCommand, String> {
    let (at, text) = match line.strip_prefix('@') {
        Some(rest) => {
            let (time, text) = rest.split_once(' ').unwrap_or((rest, ""));
            (START + millis(time).ok_or_else(|| format!("@{time}"))?, text)
        }
        None => (before, line),
    };
    let command = Command::parse(text).map_err(|error| error.message)?;
    Ok(TimedCommand { at, command })
}

/// Percent-decoding; what is no UTF-8 is an error, not a guess.
fn decode(text: &str) -> Result<String, Problem> {
    let bad = || Problem::new(Msg::FragmentBadEncoding, &[text]);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16));
        let (high, low) = (digit().ok_or_else(bad)?, digit().ok_or_else(bad)?);
        bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
    }
    String::from_utf8(bytes).map_err(|_| bad())
}

/// The fragment of a scene, such that [`parse`] reads it back.
///
/// # Errors
/// The scene is too long for a link: [`parse`] would not take it.
pub(crate) fn write(scene: &Scene) -> Result<String, Problem> {
    let count = scene.commands.len();
    if count > COMMAND_LIMIT {
        let values = [&*count.to_string(), &*COMMAND_LIMIT.to_string()];
        return Err(Problem::new(Msg::FragmentTooMany, &values));
    }
    let mut text = String::new();
    let mut before = START;
    for timed in &scene.commands {
        if timed.at != before {
            let micros = timed.at.since(START).as_micros();
            text.push_str(&format!("@{}", micros / 1_000));
            if micros % 1_000 > 0 {
                text.push_str(&format!(".{:03}", micros % 1_000));
            }
            text.push(' ');
            before = timed.at;
        }
        text.push_str(&timed.command.to_text());
        text.push('\n');
    }
    let latency = scene.network.latency.as_millis();
    let (era, seed) = (scene.era.name(), scene.seed);
    let fragment =
        format!("#era={era}&seed={seed}&latency={latency}&c={}", encode(text.trim_end()));
    if fragment.len() > LENGTH_LIMIT {
        let values = [&*fragment.len().to_string(), &*LENGTH_LIMIT.to_string()];
        return Err(Problem::new(Msg::FragmentTooLong, &values));
    }
    Ok(fragment)
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'@'
            | b':'
            | b'/'
            | b'+'
            | b'=' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(fragment: &str) -> Vec<String> {
        parse(fragment).1.iter().map(|problem| problem.text(Lang::En)).collect()
    }

    #[test]
    fn an_empty_fragment_is_the_default_scene() {
        assert_eq!(parse(""), (Link::default(), vec![]));
        assert_eq!(parse("#"), (Link::default(), vec![]));
    }

    #[test]
    fn a_scene_survives_the_way_through_a_link() {
        let mut scene = Scene::default_for(Era::Kafka25);
        if let Some(last) = scene.commands.last_mut() {
            last.at += Duration::from_micros(7);
        }
        let (link, problems) = parse(&write(&scene).unwrap());
        assert_eq!(problems, vec![]);
        let mut read = link.scene.unwrap();
        read.network.jitter = scene.network.jitter;
        assert_eq!(read, scene);
    }

    #[test]
    fn what_programs_outside_said_survives_to_the_microsecond() {
        let lines = [
            "connect --connection external-1 --broker 1 --client-host 127.0.0.1",
            "write-bytes --connection external-1 --bytes AAEC/+8=",
        ];
        let commands = lines.map(|line| Command::parse(line).unwrap());
        let [connect, write_bytes] = commands;
        let scene = Scene::empty(Era::Kafka4, 3)
            .with(Duration::from_micros(1_020_300), connect)
            .with(Duration::from_micros(1_020_307), write_bytes);
        let text = write(&scene).unwrap();
        assert_eq!(parse(&text).0.scene, Some(scene));
        assert_eq!(words("c=@5.1234%20kill%20--process%20x"), ["Command 1: @5.1234"]);
    }

    #[test]
    fn a_run_that_is_too_long_for_a_link_says_so() {
        let filler = Command::parse("kill --process x").unwrap();
        let many = (0..=COMMAND_LIMIT).fold(Scene::empty(Era::Kafka4, 1), |scene, _| {
            scene.with(Duration::ZERO, filler.clone())
        });
        let words = |scene: &Scene| write(scene).unwrap_err().text(Lang::En);
        assert_eq!(words(&many), "There are 501 commands; at most 500 are taken.");
        let bytes = vec![0; LENGTH_LIMIT].into();
        let long = Command::WriteBytes { connection: "external-1".into(), bytes };
        let long = Scene::empty(Era::Kafka4, 1).with(Duration::ZERO, long);
        assert!(words(&long).ends_with("characters; at most 16000 are read."), "{}", words(&long));
    }

    #[test]
    fn settings_are_read() {
        let (link, problems) = parse("#era=2.5&lang=ko&theme=dark&at=12000&play=0");
        assert_eq!(problems, vec![]);
        assert_eq!(link.era, Era::Kafka25);
        assert_eq!((link.lang, link.theme), (Some(Lang::Ko), Some(Theme::Dark)));
        assert_eq!((link.at, link.plays), (Some(Duration::from_secs(12)), false));
    }

    #[test]
    fn commands_keep_their_times() {
        let text = "c=@500%20create-topic%20--topic%20t%20--partitions%202%0Asend%20--producer%20p%20--topic%20t%20--value%20x";
        let (link, problems) = parse(text);
        assert_eq!(problems, vec![]);
        let commands = link.scene.unwrap().commands;
        assert_eq!(commands.len(), 2);
        assert!(commands.iter().all(|timed| timed.at == START + Duration::from_millis(500)));
    }

    #[test]
    fn what_is_wrong_is_said_and_the_default_scene_is_shown() {
        assert_eq!(words("era=9"), ["“9” is no value for era."]);
        assert_eq!(words("colour=red"), ["There is no setting “colour”."]);
        assert_eq!(words("lang"), ["“lang” is not name=value."]);
        assert_eq!(words("c=%zz"), ["“%zz” is not percent-encoded UTF-8."]);
        assert_eq!(words("at=99999999"), ["“99999999” is no value for at."]);
        let (link, problems) = parse("lang=ko&c=fly%20--to%20moon");
        assert_eq!((link.scene, link.lang), (None, Some(Lang::Ko)));
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn hostile_fragments_are_bounded() {
        assert_eq!(words(&"x".repeat(LENGTH_LIMIT + 1)).len(), 1);
        let many = "kill%20--process%20x%0A".repeat(COMMAND_LIMIT + 1);
        assert_eq!(words(&format!("c={many}")).len(), 1);
        for seed in 0..2_000_u32 {
            let noise: String = (0..40_u32)
                .map(|i| {
                    let n = seed.wrapping_mul(2_654_435_761).rotate_left(i) ^ (i * 97);
                    char::from(b"%&=c@#\n \"\\-ka09\x7f"[(n % 16) as usize])
                })
                .collect();
            let _ = parse(&noise);
        }
    }
}
