//! Sessions over sockets: many at a time, for most of a session is waiting.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread;

use protocol::era::Era;
use protocol::messages::IncrementalAlterConfigsRequest;
use protocol::messages::incremental_alter_configs_request::{
    AlterConfigsResource, AlterableConfig,
};
use protocol::time::Duration;
use server::{Server, ServerOptions};

use super::Case;
use super::link::{Answer, Link as _};
use super::not_yet::NotYet;
use super::socket::Sockets;
use crate::report::Report;
use xtask::kafka::{Cluster, Options, Setup, Version};

/// Sessions under way at a time. They wait more than they work; the broker's machine must still
/// answer within the times the sessions expect.
const AT_A_TIME: usize = 48;
/// The same against another's broker: some sessions give a change 200 ms to spread.
const AT_A_TIME_THERE: usize = 16;

/// `ConfigResource.Type.BROKER_LOGGER`.
const BROKER_LOGGER: i8 = 8;

/// Why the end of a session was left out, if it was, and how the rest went.
type Outcome = (Option<String>, Result<(), String>);

/// What the sessions are held against.
pub enum Against {
    /// Our broker, in process, on virtual time.
    Bench,
    /// A run of the page, over connections from outside.
    Tab,
    /// Our server, over sockets, in real time.
    Server,
    /// A broker that runs somewhere.
    Broker(Broker),
    /// A broker of 2.5.1 that runs somewhere: it is not held against the sessions, it gives its
    /// own, into this folder.
    Record(Broker, PathBuf),
    /// Apache Kafka 4.3.1, started for this at a port.
    Kafka(u16),
}

/// A broker that runs somewhere, and what is known of it.
pub struct Broker {
    /// `HOST:PORT`.
    pub address: String,
    /// The release of Apache Kafka it is, or stands for: `4.3.1`, `2.5.1`.
    pub release: String,
    /// Which set of settings it was started with.
    pub profile: String,
    /// Whether nobody used it before: then the sessions that need that are run, one after the
    /// other, and no others.
    pub fresh: bool,
    /// Whether our list of what is not built holds for it.
    pub not_yet: bool,
}

/// Replays every session against our own server: one for each set of settings, and one of its own
/// for each session that needs a fresh cluster.
///
/// # Errors
/// When a server does not start.
pub fn ours(cases: &[Case], not_yet: &NotYet) -> Result<Report, String> {
    let mut servers: BTreeMap<(&str, &str), Server> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.is_fresh()) {
        if let Entry::Vacant(place) = servers.entry(case.broker()) {
            let server = start(case)?;
            super::warm_up(&mut Sockets::new(&address(&server)))?;
            place.insert(server);
        }
    }
    let addresses: BTreeMap<(&str, &str), String> =
        servers.iter().map(|(broker, server)| (*broker, address(server))).collect();
    let all: Vec<&Case> = cases.iter().collect();
    let outcomes = together(&all, AT_A_TIME, |case| {
        let own = if case.is_fresh() { start(case).map(Some) } else { Ok(None) };
        case.replay(not_yet, |_| {
            let own = own.as_ref().map_err(Clone::clone)?.as_ref().map(address);
            let shared = addresses.get(&case.broker()).cloned();
            Ok(Sockets::new(&own.or(shared).unwrap_or_default()))
        })
    });
    let mut report = Report::default();
    for (case, outcome) in cases.iter().zip(outcomes) {
        let (left_out, replayed) = match outcome {
            (_, Err(error)) => {
                eprintln!("{}: {error}; once more, alone", case.name);
                alone(case, not_yet)?
            }
            went_well => went_well,
        };
        report.replayed(&case.name, left_out.as_deref(), replayed);
    }
    Ok(report)
}

/// Replays one session with a server of its own and nothing beside it: with many at a time, real
/// time may pass a session by on a busy machine. In process each is held to the millisecond.
fn alone(case: &Case, not_yet: &NotYet) -> Result<Outcome, String> {
    let server = start(case)?;
    if !case.is_fresh() {
        super::warm_up(&mut Sockets::new(&address(&server)))?;
    }
    Ok(case.replay(not_yet, |_| Ok(Sockets::new(&address(&server)))))
}

/// Replays every session against Apache Kafka, started at `port` for each set of settings and for
/// each session that needs a fresh cluster.
///
/// # Errors
/// Java or Maven missing, or Kafka's last words.
pub fn kafka(cases: &[Case], port: u16) -> Result<Report, String> {
    let mut report = Report::default();
    let of_4 = cases.iter().filter(|case| super::era(&case.session) == Era::Kafka4);
    let (fresh, shared): (Vec<&Case>, Vec<&Case>) = of_4.partition(|case| case.is_fresh());
    let mut profiles: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in shared {
        profiles.entry(case.profile()).or_default().push(case);
    }
    let batches = profiles.into_values().chain(fresh.into_iter().map(|case| vec![case]));
    for batch in batches {
        let settings = batch.first().map(|case| super::recorded_settings(&case.session));
        let settings = settings.into_iter().flatten();
        let settings = settings.map(|(key, value)| format!("{key}={value}")).collect();
        let (version, setup) = (Version::V4_3_1, Setup::Recorded);
        let cluster = Cluster::up(&Options { version, port, setup, settings })?;
        let address = format!("127.0.0.1:{port}");
        log_as_recorded(&address)?;
        let outcomes = together(&batch, AT_A_TIME_THERE, |case| {
            case.replay(&NotYet::default(), |_| Ok(Sockets::new(&address)))
        });
        cluster.down()?;
        for (case, (left_out, replayed)) in batch.iter().zip(outcomes) {
            report.replayed(&case.name, left_out.as_deref(), replayed);
        }
    }
    Ok(report)
}

/// The recorded brokers logged errors only, which DescribeConfigs tells; we start them at INFO.
fn log_as_recorded(address: &str) -> Result<(), String> {
    const NAME: &str = "logger";
    let (name, value) = ("root".into(), Some("ERROR".into()));
    let configs = vec![AlterableConfig { name, value, ..AlterableConfig::default() }];
    let (resource_type, resource_name) = (BROKER_LOGGER, "1".into());
    let resource =
        AlterConfigsResource { resource_type, resource_name, configs, ..Default::default() };
    let request =
        IncrementalAlterConfigsRequest { resources: vec![resource], ..Default::default() };
    let frame = protocol::frame::encode_request(1, 0, Some(NAME), &request.into());
    let mut link = Sockets::new(address);
    link.write(NAME, &frame.map_err(|error| format!("{error:?}"))?);
    match link.answer(NAME, Duration::from_secs(60)) {
        Answer::Frame(..) => Ok(()),
        _ => Err("Apache Kafka does not answer".into()),
    }
}

fn start(case: &Case) -> Result<Server, String> {
    let config = super::config(&case.session)?;
    let host = "127.0.0.1".to_owned();
    let options = ServerOptions { host, port: 0, config, ..ServerOptions::default() };
    Server::start(options).map_err(|error| format!("our server does not start: {error}"))
}

fn address(server: &Server) -> String {
    server.address().to_string()
}

/// Replays the sessions a running broker can be asked for.
pub fn against(cases: &[Case], broker: &Broker, not_yet: &NotYet) -> Report {
    let mut report = Report::default();
    let mut fitting = Vec::new();
    for case in cases {
        if case.broker().0 != broker.release {
            report.skipped(&case.name, &format!("recorded from {} (--release)", case.broker().0));
        } else if case.profile() != broker.profile {
            let reason = format!("profile {} (--profile)", case.profile());
            report.skipped(&case.name, &reason);
        } else if case.is_fresh() != broker.fresh {
            let wanted = if broker.fresh { "a used cluster" } else { "a fresh cluster (--fresh)" };
            report.skipped(&case.name, wanted);
        } else {
            fitting.push(case);
        }
    }
    let none = NotYet::default();
    let not_yet = if broker.not_yet { not_yet } else { &none };
    let at_a_time = match broker {
        Broker { fresh: true, .. } => 1,
        Broker { not_yet: true, .. } => AT_A_TIME,
        _ => AT_A_TIME_THERE,
    };
    let outcomes = together(&fitting, at_a_time, |case| {
        case.replay(not_yet, |_| Ok(Sockets::new(&broker.address)))
    });
    for (case, (left_out, replayed)) in fitting.iter().zip(outcomes) {
        report.replayed(&case.name, left_out.as_deref(), replayed);
    }
    report
}

/// Does `job` for every case, the longest first, and gives the results in the order of the cases.
pub(super) fn together<T: Send>(
    cases: &[&Case],
    at_a_time: usize,
    job: impl Fn(&Case) -> T + Sync,
) -> Vec<T> {
    let mut order: Vec<usize> = (0..cases.len()).collect();
    order.sort_by_key(|index| cases[*index].span_ms());
    let waiting = Mutex::new(order);
    let done = Mutex::new(Vec::new());
    let worker = || {
        loop {
            let Some(index) = waiting.lock().ok().and_then(|mut w| w.pop()) else { return };
            let result = job(cases[index]);
            if let Ok(mut done) = done.lock() {
                done.push((index, result));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..at_a_time {
            scope.spawn(worker);
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
