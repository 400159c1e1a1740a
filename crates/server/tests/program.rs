//! The program: what it prints, what it takes, how it ends.
#![allow(clippy::disallowed_types, reason = "a real program in real time")]

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Output, Stdio};

use common::*;
use protocol::messages::{DescribeConfigsRequest, describe_configs_request};
use protocol::{Request, Response};

fn run(arguments: &[&str]) -> (i32, String, String) {
    let output: Output = Program::command(arguments).output().expect("the program");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// A file that is gone with the value.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, content: &[u8]) -> Self {
        let name = format!("kafka-playground-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::File::create(&path).and_then(|mut f| f.write_all(content)).expect("a file");
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a plain path")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn config(client: &mut Client, name: &str) -> String {
    let resource = describe_configs_request::DescribeConfigsResource {
        resource_type: 4,
        resource_name: "1".into(),
        configuration_keys: Some(vec![name.into()]),
        ..Default::default()
    };
    let request = DescribeConfigsRequest { resources: vec![resource], ..Default::default() };
    let response = client.call(4, &Request::DescribeConfigs(request));
    let Response::DescribeConfigs(response) = response else { panic!("{response:?}") };
    response.results[0].configs[0].value.clone().expect("a value").to_string()
}

#[test]
fn once_it_says_it_is_ready_it_is() {
    let program = Program::start(&["--port", "0"]);
    assert!(TcpStream::connect(program.address()).is_ok(), "the first attempt succeeds");
    let port = program.address().port();
    let line =
        format!("Kafka Playground broker ready on localhost:{port} (node 1, era 4, in memory)");
    assert_eq!(program.ready, line);
    assert!(Client::connect(program.address()).is_served());
}

#[cfg(unix)]
#[test]
fn both_signals_end_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let mut program = Program::start(&["--port", "0", "--era", "2.5"]);
        let mut client = Client::connect(program.address());
        assert!(client.is_served());
        let id = program.child.id().to_string();
        let sent = std::process::Command::new("kill").args([signal, &id]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        assert_eq!(program.child.wait().expect("an end").code(), Some(0), "{signal}");
        assert!(client.is_closed());
        let mut rest = String::new();
        let stdout = program.child.stdout.as_mut().expect("piped");
        stdout.read_to_string(&mut rest).expect("text");
        assert_eq!(rest, "", "one line is all it prints");
    }
}

#[test]
fn a_port_in_use_is_said_so() {
    let program = Program::start(&["--port", "0"]);
    let port = program.address().port().to_string();
    let (code, out, error) = run(&["--port", &port]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.starts_with(&format!("Port {port} of localhost is in use")), "{error}");
}

#[test]
fn help_names_every_option() {
    let (code, help, _) = run(&["--help"]);
    assert_eq!(code, 0);
    for option in ["port", "host", "brokers", "config", "set", "era", "seed", "version"] {
        assert!(help.contains(&format!("--{option}")), "{option}");
    }
    let (code, version, _) = run(&["--version"]);
    assert_eq!(code, 0);
    assert!(version.starts_with("Kafka Playground 0."), "{version}");
}

#[test]
fn what_cannot_be_meant_is_refused_with_a_reason() {
    let cases: [(&[&str], &str); 8] = [
        (&["--prot", "1"], "invalid option '--prot'; --help tells what there is"),
        (&["left", "over"], "unexpected argument \"left\"; --help tells what there is"),
        (&["--port", "70000"], "--port 70000: not a port (0 to 65535)"),
        (&["--era", "3"], "--era 3: not 2.5 or 4"),
        (
            &["--brokers", "3"],
            "--brokers 3: a cluster of several brokers cannot be had yet, only --brokers 1",
        ),
        (&["--set", "num.partitions"], "--set num.partitions: not KEY=VALUE"),
        (
            &["--set", "num.partitions=many"],
            "--set: Invalid value many for configuration num.partitions: Not a number of type INT",
        ),
        (
            &["--host", "0.0.0.0"],
            "advertised.listeners cannot use the nonroutable meta-address 0.0.0.0. Use a routable \
             IP address: --set advertised.listeners=PLAINTEXT://ADDRESS:9092",
        ),
    ];
    for (arguments, words) in cases {
        let (code, out, error) = run(arguments);
        assert_eq!((code, out.as_str(), error.trim_end()), (1, "", words), "{arguments:?}");
    }
}

#[test]
fn a_server_properties_file_is_read_as_kafka_reads_it() {
    let file = File::new(
        "good.properties",
        b"# A broker of Kafka's distribution\n\
          process.roles=broker,controller\n\
          node.id=1\n\
          listeners=PLAINTEXT://:0,CONTROLLER://:9093\n\
          num.partitions : 3\n\
          auto.create.topics.enable   false\n\
          log.dirs=/tmp/a,\\\n   /tmp/b\n\
          num.io.threads=8\n\
          my.plugin.setting=on\n",
    );
    let mut command = Program::command(&["--config", file.path(), "--set", "num.partitions=5"]);
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program");
    let stderr = child.stderr.take().expect("piped");
    let mut notices = std::io::BufRead::lines(std::io::BufReader::new(stderr));
    let mut notice = || notices.next().expect("a line").expect("text");
    let place = file.path();
    assert_eq!(
        notice(),
        format!(
            "{place}: unknown config my.plugin.setting is ignored (Apache Kafka 4.3.1 has none)"
        )
    );
    assert_eq!(
        notice(),
        format!(
            "{place}: Kafka knows these, they do nothing here: process.roles, log.dirs, \
             num.io.threads"
        )
    );
    let program = Program::taking(child);
    let mut client = Client::connect(program.address());
    assert_eq!(config(&mut client, "num.partitions"), "5", "--set over the file");
    assert_eq!(config(&mut client, "auto.create.topics.enable"), "false");
    assert_eq!(config(&mut client, "log.dirs"), "/tmp/a,/tmp/b");
    assert!(program.ready.contains("ready on localhost:"), "{}", program.ready);
}

#[test]
fn the_old_era_knows_its_node_by_its_older_name() {
    let file = File::new("old.properties", b"broker.id=0\nzookeeper.connect=localhost:2181\n");
    let arguments = ["--port", "0", "--era", "2.5", "--config", file.path()];
    let program = Program::start(&arguments);
    assert!(program.ready.contains("(node 0, era 2.5, "), "{}", program.ready);
    drop(program);
    let program = Program::start(&["--port", "0", "--era", "2.5", "--set", "broker.id=-1"]);
    assert!(program.ready.contains("(node 1001, era 2.5, "), "{}", program.ready);
    let (_, _, error) = run(&["--era", "2.5", "--set", "broker.id=1001"]);
    assert!(error.contains("--set: requirement failed: broker.id must be equal"), "{error}");
    let (_, _, error) = run(&["--era", "2.5", "--config", file.path(), "--set", "broker.id=x"]);
    assert!(!error.contains("do nothing here: broker.id"), "{error}");
    let words = "Invalid value x for configuration broker.id: Not a number of type INT";
    assert!(error.ends_with(&format!("--set: {words}\n")), "{error}");
}

#[test]
fn a_bad_value_in_a_file_ends_with_kafkas_words() {
    let cases: [(&[u8], &str); 5] = [
        (
            b"message.max.bytes=-1",
            "Invalid value -1 for configuration message.max.bytes: Value must be at least 0",
        ),
        (
            b"auto.create.topics.enable=yes",
            "Invalid value yes for configuration auto.create.topics.enable: Expected value to be \
             either true or false",
        ),
        (b"num.partitions=\\u00", "Malformed \\uxxxx encoding."),
        (b"listeners=nonsense", "Unable to parse nonsense to a broker endpoint"),
        (b"listeners=SSL://:9093", "listeners: SSL://:9093 speaks SSL, only PLAINTEXT is served"),
    ];
    for (number, (content, words)) in cases.into_iter().enumerate() {
        let file = File::new(&format!("bad-{number}.properties"), content);
        let (code, out, error) = run(&["--config", file.path()]);
        assert_eq!((code, out.as_str()), (1, ""), "{words}");
        assert_eq!(error.trim_end(), format!("{}: {words}", file.path()));
    }
    let (code, _, error) = run(&["--config", "/no/such/file"]);
    assert_eq!(code, 1);
    assert!(error.starts_with("--config /no/such/file: "), "{error}");
}

#[test]
fn who_stops_reading_what_it_prints_does_not_stop_it() {
    let mut command = Program::command(&["--port", "0"]);
    let mut program = Program::taking(command.stderr(Stdio::piped()).spawn().expect("it runs"));
    drop((program.child.stdout.take(), program.child.stderr.take()));
    let address = program.address();
    let mut hostile = Client::connect(address);
    hostile.write(&(-1_i32).to_be_bytes());
    assert!(hostile.is_closed(), "and said so on stderr, where nobody is");
    assert!(Client::connect(address).is_served());
}

#[test]
fn help_for_nobody_is_no_failure() {
    let mut command = Program::command(&["--help"]);
    let mut child = command.stderr(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
    assert!(child.wait().expect("its end").success(), "{said}");
    assert_eq!(said, "");
}

#[test]
fn an_address_of_six_words_stands_in_brackets() {
    if TcpListener::bind("[::1]:0").is_err() {
        eprintln!("skipped: this machine has no IPv6");
        return;
    }
    for host in ["::1", "[::1]"] {
        let mut options = server::ServerOptions { port: 0, ..server::ServerOptions::default() };
        options.host = host.trim_matches(['[', ']']).to_owned();
        let server = server::Server::start(options).expect("a server");
        assert_eq!(server.bootstrap(), format!("[::1]:{}", server.address().port()));
        let (_, _, said) = run(&["--host", host, "--port", &server.address().port().to_string()]);
        assert!(said.contains("is in use"), "{said}");
    }
}
