//! The command line.

use std::ffi::OsString;

use lexopt::prelude::*;
use protocol::era::Era;
use server::ServerOptions;
use server::config::{self, Settings};
use server::properties;

const HELP: &str = "\
A Kafka broker for development and tests: starts in milliseconds, keeps everything in memory, is
gone when it stops. Prints one line when clients can connect; Ctrl-C or SIGTERM stops it.

server [--port 9092] [--host localhost] [--config FILE] [--set KEY=VALUE]...

  --port N          port to listen on; 0 takes any that is free, the first line tells it
                    (default 9092)
  --host NAME       name or address to listen on, and to tell clients unless advertised.listeners
                    says otherwise (default localhost: this machine only)
  --brokers N       brokers of the cluster; 1 for now (default 1)
  --config FILE     a server.properties as Apache Kafka reads it: node.id, num.partitions,
                    auto.create.topics.enable, message.max.bytes, listeners, group.*, offsets.*,
                    log.*, ...; what is unknown or does nothing here is named
  --set KEY=VALUE   one such config, over those of the file; may be repeated
  --era 2.5|4       whose defaults hold: Apache Kafka 2.5.1's or 4.3.1's (default 4)
  --seed N          seed of topic ids and member ids (default: a new one at every start)
  --help            this
  --version         the version

Examples:
  server --port 0 --set num.partitions=3 --set group.initial.rebalance.delay.ms=0
  server --host 0.0.0.0 --set advertised.listeners=PLAINTEXT://broker:9092";

/// What the command line asks for.
pub(crate) enum Asked {
    /// Some words, then the end.
    Words(String),
    /// A server, and what the person should know besides.
    Server(Box<ServerOptions>, Vec<String>),
}

/// Reads the arguments behind the program's name.
///
/// # Errors
/// What is wrong with them, for a person.
pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut given = Given::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let long = match argument {
            Long(name) => name.to_owned(),
            Short('h') => "help".to_owned(),
            Short('V') => "version".to_owned(),
            other => return Err(unknown(&other.unexpected().to_string())),
        };
        match long.as_str() {
            "help" => return Ok(Asked::Words(HELP.to_owned())),
            "version" => {
                let version = env!("CARGO_PKG_VERSION");
                return Ok(Asked::Words(format!("Kafka Playground {version}")));
            }
            _ => given.take(&long, &mut parser)?,
        }
    }
    given.into_options().map(|(options, notices)| Asked::Server(Box::new(options), notices))
}

fn unknown(what: &str) -> String {
    format!("{what}; --help tells what there is")
}

#[derive(Default)]
struct Given {
    host: Option<String>,
    port: Option<u16>,
    era: Era,
    seed: Option<u64>,
    files: Vec<Settings>,
    configs: Vec<(String, String)>,
}

impl Given {
    fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<(), String> {
        if !["port", "host", "brokers", "config", "set", "era", "seed"].contains(&name) {
            return Err(unknown(&format!("invalid option '--{name}'")));
        }
        let text = parser.value().and_then(|value| value.string());
        let text = text.map_err(|error| format!("--{name}: {error}"))?;
        let number = |what: &str| format!("--{name} {text}: not {what}");
        match name {
            "port" => self.port = Some(text.parse().map_err(|_| number("a port (0 to 65535)"))?),
            "host" => self.host = Some(text),
            "seed" => self.seed = Some(text.parse().map_err(|_| number("a number"))?),
            "era" => self.era = Era::from_name(&text).ok_or_else(|| number("2.5 or 4"))?,
            "config" => self.files.push(file(&text)?),
            "set" => {
                let (key, value) = text.split_once('=').ok_or_else(|| number("KEY=VALUE"))?;
                self.configs.push((key.trim().to_owned(), value.trim().to_owned()));
            }
            _ => match text.parse::<u32>() {
                Ok(1) => {}
                Ok(2..) => {
                    return Err(format!(
                        "--brokers {text}: a cluster of several brokers cannot be had yet, \
                         only --brokers 1"
                    ));
                }
                _ => return Err(number("a number of brokers")),
            },
        }
        Ok(())
    }

    fn into_options(self) -> Result<(ServerOptions, Vec<String>), String> {
        let mut settings = self.files;
        settings.push(Settings { place: "--set".to_owned(), entries: self.configs });
        let (mut options, notices) = config::configure(self.era, &settings)?;
        options.host = self.host.unwrap_or(options.host);
        // As in a URL.
        if let Some(host) = options.host.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            options.host = host.to_owned();
        }
        if let Some(port) = self.port {
            // Who moves the listener means clients to follow, unless they come by another port.
            if let Some((_, advertised)) = options.advertised.as_mut()
                && *advertised == options.port
            {
                *advertised = port;
            }
            options.port = port;
        }
        options.seed = self.seed.unwrap_or(options.seed);
        if ["0.0.0.0", "::"].contains(&options.host.as_str()) && options.advertised.is_none() {
            return Err(format!(
                "advertised.listeners cannot use the nonroutable meta-address {host}. Use a \
                 routable IP address: --set advertised.listeners=PLAINTEXT://ADDRESS:{port}",
                host = options.host,
                port = options.port,
            ));
        }
        Ok((options, notices))
    }
}

fn file(path: &str) -> Result<Settings, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("--config {path}: {error}"))?;
    let entries = properties::parse(&bytes).map_err(|error| format!("{path}: {error}"))?;
    Ok(Settings { place: path.to_owned(), entries })
}
