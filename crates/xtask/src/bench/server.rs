//! `cargo xtask bench server`: our server against Apache Kafka 4.3.1 with its defaults, one broker
//! each, on this machine, under the same clients, one after the other.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use xtask::kafka::{self, Cluster, Options, Setup, Version};

use crate::shell::{self, Outcome, cargo};
use crate::tools;

const KAFKA_PORT: u16 = 26_092;
const OUR_PORT: u16 = 26_192;

/// Size of a record's value and how many of them, for each throughput line.
const LOADS: [(u32, u32); 2] = [(100, 1_000_000), (1_024, 200_000)];
/// Round trips of the latency line.
const ROUND_TRIPS: u32 = 5_000;
/// What is waited for this long will not come.
const PATIENCE: Duration = Duration::from_secs(60);

/// What Kafka's start script reads the heap from, and the heap without it.
const HEAP: &str = "KAFKA_HEAP_OPTS";
const DEFAULT_HEAP: &str = "-Xmx1G";

/// One line of the table: more is better, or less.
struct Line {
    name: String,
    unit: &'static str,
    more_is_better: bool,
    value: f64,
}

/// A broker under test.
trait Contestant {
    fn port(&self) -> u16;
    fn start(&mut self) -> Outcome;
    fn process(&self) -> Option<u32>;
    fn end(&mut self);

    fn bootstrap(&self) -> String {
        format!("localhost:{}", self.port())
    }
}

struct Theirs(Cluster);

impl Contestant for Theirs {
    fn port(&self) -> u16 {
        KAFKA_PORT
    }

    fn start(&mut self) -> Outcome {
        self.0.start()
    }

    fn process(&self) -> Option<u32> {
        self.0.broker_process()
    }

    fn end(&mut self) {
        let _ = self.0.down();
    }
}

struct Ours {
    program: PathBuf,
    child: Option<Child>,
}

impl Contestant for Ours {
    fn port(&self) -> u16 {
        OUR_PORT
    }

    fn start(&mut self) -> Outcome {
        let mut server = Command::new(&self.program);
        server.args(["--port", &OUR_PORT.to_string()]).stdout(Stdio::null());
        self.child = Some(server.spawn().map_err(|error| error.to_string())?);
        Ok(())
    }

    fn process(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    fn end(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Runs both and prints the table.
///
/// # Errors
/// What is missing, or the line that could not be measured.
pub(super) fn run() -> Outcome {
    kafka::is_available()?;
    if std::env::var_os(HEAP).is_none() {
        let again = std::env::current_exe().map_err(|error| error.to_string())?;
        return shell::run(Command::new(again).args(["bench", "server"]).env(HEAP, DEFAULT_HEAP));
    }
    if tools::found("kcat").is_none() {
        tools::debian(&["kcat"])?;
        tools::found("kcat").ok_or("kcat is missing (Debian, Ubuntu: apt-get install kcat)")?;
    }
    let build = ["build", "--quiet", "--release", "--package", "server"];
    shell::run(&mut cargo(&build))?;
    let release = shell::target().join("release/server");
    let ours = measured(&mut Ours { program: release, child: None })?;
    // Started once so that formatting its folder is not measured.
    let (version, setup) = (Version::V4_3_1, Setup::Shipped);
    let options = Options { version, port: KAFKA_PORT, setup, settings: Vec::new() };
    let cluster = Cluster::up(&options)?;
    cluster.stop();
    let theirs = measured(&mut Theirs(cluster))?;
    print!("{}", table(&ours, &theirs));
    Ok(())
}

fn measured(contestant: &mut dyn Contestant) -> Outcome<Vec<Line>> {
    let lines = all_lines(contestant);
    contestant.end();
    lines
}

fn all_lines(contestant: &mut dyn Contestant) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    let mut add = |name: &str, unit, more_is_better, value| {
        eprintln!("{name}: {value:.1} {unit}");
        lines.push(Line { name: name.to_owned(), unit, more_is_better, value });
    };
    let (answered, written) = first_record(contestant)?;
    add("start to first answer", "ms", false, answered);
    add("start to first record in a new topic", "ms", false, written);
    let bootstrap = contestant.bootstrap();
    add("resident memory, idle", "MiB", false, resident(contestant)?);
    for (size, records) in LOADS {
        let (produced, p99) = java_producer(&bootstrap, size, records)?;
        add(&format!("kafka-producer-perf-test, {size} B"), "records/s", true, produced);
        add(&format!("the same, p99 of a send, {size} B"), "ms", false, p99);
        let consumed = best(|| java_consumer(&bootstrap, size, records))?;
        add(&format!("kafka-consumer-perf-test, {size} B"), "records/s", true, consumed);
        let (produced, consumed) = librdkafka(&bootstrap, size, records)?;
        add(&format!("librdkafka produces, {size} B"), "records/s", true, produced);
        add(&format!("librdkafka consumes, {size} B"), "records/s", true, consumed);
    }
    let (mean, p50, p99) = round_trips(&bootstrap)?;
    add("produce to consume, mean", "ms", false, mean);
    add("produce to consume, p50 (whole ms)", "ms", false, p50);
    add("produce to consume, p99 (whole ms)", "ms", false, p99);
    add("resident memory with those records", "MiB", false, resident(contestant)?);
    Ok(lines)
}

/// From starting the process until a client has an answer, and until a broker has the client's
/// first record, in a topic made for it: librdkafka asks for a new topic a second time after one
/// second, and that second is in the figure.
fn first_record(contestant: &mut dyn Contestant) -> Outcome<(f64, f64)> {
    let began = Instant::now();
    contestant.start()?;
    let bootstrap = contestant.bootstrap();
    let asks = || quiet(Command::new("kcat").args(["-L", "-m", "1", "-b", &bootstrap])).status();
    while TcpStream::connect(("127.0.0.1", contestant.port())).is_err()
        || !asks().is_ok_and(|status| status.success())
    {
        if began.elapsed() > PATIENCE {
            return Err("the broker does not answer".into());
        }
        sleep(Duration::from_millis(2));
    }
    let answered = began.elapsed();
    one_record(&bootstrap, "first")?;
    Ok((answered.as_secs_f64() * 1e3, began.elapsed().as_secs_f64() * 1e3))
}

/// Writes one record, for which the broker makes the topic.
fn one_record(bootstrap: &str, topic: &str) -> Outcome {
    let mut write = Command::new("kcat");
    write.args(["-q", "-P", "-b", bootstrap, "-t", topic]);
    let mut write = quiet(write.stdin(Stdio::piped())).spawn().map_err(|e| e.to_string())?;
    if let Some(mut stdin) = write.stdin.take() {
        stdin.write_all(b"hello\n").map_err(|e| e.to_string())?;
    }
    success("kcat -P", write.wait().is_ok_and(|status| status.success()))
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}

fn success(what: &str, did: bool) -> Outcome {
    if did { Ok(()) } else { Err(format!("{what} failed")) }
}

/// Resident memory of the broker's process.
fn resident(contestant: &dyn Contestant) -> Outcome<f64> {
    let process = contestant.process().ok_or("the broker does not run")?;
    let file = format!("/proc/{process}/status");
    let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    Ok(kib.ok_or("no VmRSS")? / 1024.0)
}

fn topic(client: &str, size: u32) -> String {
    format!("bench-{client}-{size}")
}

fn java(class: &str, arguments: &[String]) -> Outcome<String> {
    let mut java = kafka::java(Version::V4_3_1, class)?;
    shell::output(java.args(arguments).stderr(Stdio::null()))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Records per second and the 99th percentile of a send's latency.
fn java_producer(bootstrap: &str, size: u32, records: u32) -> Outcome<(f64, f64)> {
    let arguments = words(&format!(
        "--topic {} --num-records {records} --record-size {size} --throughput -1 \
         --bootstrap-server {bootstrap}",
        topic("java", size)
    ));
    let said = java("org.apache.kafka.tools.ProducerPerformance", &arguments)?;
    let last = said.lines().rfind(|line| line.contains("99th")).ok_or("no percentiles")?;
    let before = |unit: &str| -> Outcome<f64> {
        let place = last.find(unit).ok_or_else(|| format!("no '{unit}' in {last}"))?;
        let number = last[..place].split_whitespace().last().unwrap_or_default();
        number.parse().map_err(|_| format!("'{number}' in {last}"))
    };
    Ok((before(" records/sec")?, before(" ms 99th")?))
}

fn java_consumer(bootstrap: &str, size: u32, records: u32) -> Outcome<f64> {
    let arguments = words(&format!(
        "--topic {} --num-records {records} --timeout {} --bootstrap-server {bootstrap}",
        topic("java", size),
        PATIENCE.as_millis()
    ));
    let said = java("org.apache.kafka.tools.ConsumerPerformance", &arguments)?;
    let rows: Vec<Vec<&str>> =
        said.lines().map(|line| line.split(',').map(str::trim).collect()).collect();
    let [heads, .., values] = rows.as_slice() else { return Err(format!("not a table: {said}")) };
    // The rate while fetching: joining the group is the client's own waiting.
    let place = heads.iter().position(|head| *head == "fetch.nMsg.sec").ok_or("no rate")?;
    let rate = values.get(place).and_then(|value| value.parse().ok());
    rate.ok_or_else(|| format!("no rate in {said}"))
}

/// Records per second in and out, by kcat.
fn librdkafka(bootstrap: &str, size: u32, records: u32) -> Outcome<(f64, f64)> {
    let topic = topic("kcat", size);
    let line = format!("{}\n", "x".repeat(size as usize));
    let file = std::env::temp_dir().join(format!("playground-bench-{size}"));
    fs::write(&file, line.repeat(records as usize)).map_err(|error| error.to_string())?;
    let outcome = kcat_both_ways(bootstrap, &topic, &file, records);
    let _ = fs::remove_file(&file);
    outcome
}

fn kcat_both_ways(b: &str, topic: &str, file: &Path, records: u32) -> Outcome<(f64, f64)> {
    // librdkafka sleeps for a second before it asks for a new topic again; so long a time would be
    // most of what is measured.
    one_record(b, topic)?;
    let mut write = Command::new("kcat");
    write.args(["-q", "-P", "-b", b, "-t", topic, "-X", "acks=all", "-l"]).arg(file);
    write.args(["-X", "queue.buffering.max.messages=2000000"]);
    let produced = rate(&mut write, records)?;
    let mut read = Command::new("kcat");
    read.args(["-q", "-C", "-b", b, "-t", topic, "-o", "beginning", "-e"]);
    // A full queue makes librdkafka pause for a second: a fast broker would measure that pause.
    read.args(["-X", "queued.min.messages=10000000", "-X", "queued.max.messages.kbytes=2000000"]);
    // It knows that it is at the end when a fetch there has come back empty: by default, after half
    // a second.
    read.args(["-X", "fetch.wait.max.ms=10"]);
    Ok((produced, best(|| rate(&mut read, records))?))
}

/// The best of three: what a broker can do when nobody else on the machine is busy.
fn best(mut measure: impl FnMut() -> Outcome<f64>) -> Outcome<f64> {
    let mut best = 0.0_f64;
    for _ in 0..3 {
        best = best.max(measure()?);
    }
    Ok(best)
}

fn rate(command: &mut Command, records: u32) -> Outcome<f64> {
    let began = Instant::now();
    let status = quiet(command).status().map_err(|error| format!("kcat: {error}"))?;
    success("kcat", status.success())?;
    Ok(f64::from(records) / began.elapsed().as_secs_f64())
}

/// Mean, median and 99th percentile from a send to the record's arrival at a consumer.
fn round_trips(bootstrap: &str) -> Outcome<(f64, f64, f64)> {
    let arguments = words(&format!("{bootstrap} bench-latency {ROUND_TRIPS} all 100"));
    let said = java("org.apache.kafka.tools.EndToEndLatency", &arguments)?;
    let figure = |name: &str| -> Outcome<f64> {
        let rest = said.split(name).nth(1).ok_or_else(|| format!("no {name} in {said}"))?;
        let number = rest.trim_start_matches([' ', '=', ':']).split([',', ' ', '\n']).next();
        number.and_then(|number| number.parse().ok()).ok_or_else(|| format!("{name} in {said}"))
    };
    Ok((figure("Avg latency")?, figure("50th")?, figure("99th")?))
}

/// The figures side by side; a ratio above one is to our advantage.
fn table(ours: &[Line], theirs: &[Line]) -> String {
    let mut out = "| | ours | Apache Kafka 4.3.1 | ratio |\n|---|---|---|---|\n".to_owned();
    for (our, their) in ours.iter().zip(theirs) {
        let ratio =
            if our.more_is_better { our.value / their.value } else { their.value / our.value };
        let ratio = if ratio.is_finite() { format!("{ratio:.1}x") } else { "none".to_owned() };
        let digits = usize::from(our.value < 100.0);
        let _ = writeln!(
            out,
            "| {} | {:.digits$} {} | {:.digits$} {} | {ratio} |",
            our.name, our.value, our.unit, their.value, our.unit
        );
    }
    out
}
