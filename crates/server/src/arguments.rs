//! The command line.

use std::ffi::OsString;

use lexopt::prelude::*;
use protocol::era::Era;
use server::ServerOptions;

const HELP: &str = "\
A Kafka broker for development and tests: starts in milliseconds, keeps everything in memory.

server [--port 9092] [--host localhost] [--set KEY=VALUE]...

  --port N          port to listen on; 0 takes any that is free (default 9092)
  --host NAME       name or address to listen on, and to tell clients (default localhost)
  --brokers 1       brokers of the cluster; one for now
  --set KEY=VALUE   one broker config, such as num.partitions=3; may be repeated
  --era 2.5|4       whose defaults hold: Apache Kafka 2.5.1's or 4.3.1's (default 4)
  --seed N          seed of topic ids and member ids (default: a new one at every start)
  --help, --version";

/// What the command line asks for.
pub(crate) enum Asked {
    /// Some words, then the end.
    Words(String),
    /// A server.
    Server(Box<ServerOptions>),
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
    given.into_options().map(|options| Asked::Server(Box::new(options)))
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
    configs: Vec<(String, String)>,
}

impl Given {
    fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<(), String> {
        if !["port", "host", "brokers", "set", "era", "seed"].contains(&name) {
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

    fn into_options(self) -> Result<ServerOptions, String> {
        let mut options = ServerOptions::new(self.era);
        for (key, value) in &self.configs {
            options.config.set(key, value).map_err(|error| error.message)?;
        }
        options.host = self.host.unwrap_or(options.host);
        options.port = self.port.unwrap_or(options.port);
        options.seed = self.seed.unwrap_or(options.seed);
        Ok(options)
    }
}
