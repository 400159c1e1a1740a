//! From Kafka's config names and texts to a broker: what is known is set, what is unknown is told,
//! and what Kafka knows but a broker in memory has no use for is told apart.

use broker::BrokerConfig;
use protocol::era::Era;

use crate::options::ServerOptions;

/// Names that say where to listen.
const LISTENERS: &str = "listeners";
const ADVERTISED: &str = "advertised.listeners";
/// The older name of node.id.
const BROKER_ID: &str = "broker.id";

/// Some configs by Kafka's names, and where they were written.
#[derive(Clone, Debug)]
pub struct Settings {
    /// A file name, or what else to call it before each notice.
    pub place: String,
    /// Names and texts.
    pub entries: Vec<(String, String)>,
}

/// Sets these, in this order, on the defaults of an era; gives what a person should know besides.
///
/// # Errors
/// In the words of Kafka's ConfigException: the first value that is none, listeners that are no
/// addresses. In our own words: listeners that are not plain text.
pub fn configure(era: Era, settings: &[Settings]) -> Result<(ServerOptions, Vec<String>), String> {
    let mut options = ServerOptions::new(era);
    let mut notices = Vec::new();
    for Settings { place, entries } in settings {
        let mut idle = Vec::new();
        for (name, text) in entries {
            if !is_known(&options.config, name) {
                let release = era.release();
                notices.push(format!(
                    "{place}: unknown config {name} is ignored (Apache Kafka {release} has none)"
                ));
                continue;
            }
            set(&mut options.config, name, text).map_err(|words| format!("{place}: {words}"))?;
            let is_read_here = [LISTENERS, ADVERTISED, BROKER_ID].contains(&name.as_str());
            if !options.config.has_effect(name) && !is_read_here {
                idle.push(name.as_str());
            }
        }
        if !idle.is_empty() {
            let names = idle.join(", ");
            notices.push(format!("{place}: Kafka knows these, they do nothing here: {names}"));
        }
    }
    let given = Given(settings);
    // Two names of one thing in 4; 2.5 has only the older.
    if era == Era::Kafka4
        && given.text("node.id").is_none()
        && let Some((place, text)) = given.text(BROKER_ID)
    {
        set(&mut options.config, "node.id", text).map_err(|words| format!("{place}: {words}"))?;
    }
    if era == Era::Kafka25 {
        check_broker_id(&mut options.config, given)?;
    }
    listen(&mut options, given)?;
    Ok((options, notices))
}

/// In 2.5 ids from 1001 on are for brokers that are given none, which -1 says.
fn check_broker_id(config: &mut BrokerConfig, given: Given<'_>) -> Result<(), String> {
    const FIRST_GENERATED_ID: i32 = 1001;
    let Some((place, _)) = given.text(BROKER_ID) else { return Ok(()) };
    match config.node_id {
        -1 => config.node_id = FIRST_GENERATED_ID,
        0..FIRST_GENERATED_ID => {}
        _ => {
            return Err(format!(
                "{place}: requirement failed: broker.id must be equal or greater than -1 and not \
                 greater than reserved.broker.max.id"
            ));
        }
    }
    Ok(())
}

/// What was given, the last mention first.
#[derive(Clone, Copy)]
struct Given<'a>(&'a [Settings]);

impl<'a> Given<'a> {
    /// Where a config was set last, and to what.
    fn text(self, name: &str) -> Option<(&'a str, &'a str)> {
        self.0.iter().rev().find_map(|Settings { place, entries }| {
            let (_, text) = entries.iter().rev().find(|(known, _)| known == name)?;
            Some((place.as_str(), text.as_str()))
        })
    }

    fn list(self, name: &str, default: &'a str) -> impl Iterator<Item = &'a str> + Clone {
        let text = self.text(name).map_or(default, |(_, text)| text);
        text.split(',').map(str::trim).filter(|one| !one.is_empty())
    }

    /// The first listener of `name` that is not a controller's.
    fn listener(self, name: &str) -> Result<Option<(String, u16)>, String> {
        let Some((place, _)) = self.text(name) else { return Ok(None) };
        for one in self.list(name, "") {
            let (listener, host, port) = endpoint(one)
                .ok_or_else(|| format!("{place}: Unable to parse {one} to a broker endpoint"))?;
            if self.list("controller.listener.names", "CONTROLLER").any(|known| known == listener) {
                continue;
            }
            let mut map = self.list("listener.security.protocol.map", "");
            let mapped = map.find_map(|pair| pair.strip_prefix(listener)?.strip_prefix(':'));
            let protocol = mapped.unwrap_or(listener);
            if !protocol.eq_ignore_ascii_case("PLAINTEXT") {
                return Err(format!(
                    "{place}: {name}: {one} speaks {protocol}, only PLAINTEXT is served"
                ));
            }
            return Ok(Some((host.to_owned(), port)));
        }
        Ok(None)
    }
}

fn is_known(config: &BrokerConfig, name: &str) -> bool {
    let kind = broker::config::ConfigResourceType::Broker;
    config.definition(kind, name).is_some() || name.starts_with("listener.name.")
}

fn set(config: &mut BrokerConfig, name: &str, text: &str) -> Result<(), String> {
    if name.starts_with("listener.name.") {
        return Ok(());
    }
    config.set(name, text).map_err(|error| error.message)
}

/// Takes the address to listen on, and the one to tell clients, from the configs.
fn listen(options: &mut ServerOptions, given: Given<'_>) -> Result<(), String> {
    options.advertised = given.listener(ADVERTISED)?;
    if let Some((host, port)) = given.listener(LISTENERS)? {
        options.port = port;
        // No host is every address of the machine.
        let is_everywhere = host.is_empty();
        options.host = if is_everywhere { "0.0.0.0".to_owned() } else { host };
        if is_everywhere && options.advertised.is_none() {
            options.advertised = Some(("localhost".to_owned(), port));
        }
    }
    Ok(())
}

/// `NAME://host:port`; the host may be empty, or in brackets.
fn endpoint(text: &str) -> Option<(&str, &str, u16)> {
    let (name, address) = text.split_once("://")?;
    let (host, port) = address.rsplit_once(':')?;
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    Some((name, host, port.parse().ok()?))
}
