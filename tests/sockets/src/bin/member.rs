//! A member of a group as our own consumer, a process of its own so that it can be killed; see
//! `src/members.rs` for what it prints.

use std::io::{BufRead as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use client::event::ConsumerEvent;
use protocol::era::Era;
use sockets::Story;
use sockets::clients::Consuming;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = run(&arguments) {
        say(&format!("error {error}"));
        std::process::exit(1);
    }
    say("closed");
}

fn run(arguments: &[String]) -> Story {
    let [bootstrap, group, topic, settings @ ..] = arguments else {
        return Err("member BOOTSTRAP GROUP TOPIC [era=2.5|4] [NAME=VALUE...]".into());
    };
    let old = std::env::var("MEMBER_ERA").is_ok_and(|era| era == "2.5");
    let mut era = if old { Era::Kafka25 } else { Era::Kafka4 };
    let mut configs = vec![
        ("group.id", &**group),
        ("auto.offset.reset", "earliest"),
        ("enable.auto.commit", "false"),
    ];
    for setting in settings {
        match setting.split_once('=') {
            Some(("era", "2.5")) => era = Era::Kafka25,
            Some(("era", _)) => era = Era::Kafka4,
            Some(pair) => configs.push(pair),
            None => return Err(format!("{setting} is no NAME=VALUE")),
        }
    }
    let mut consumer = Consuming::start(bootstrap, era, &configs)?;
    let closing = listen();
    consumer.subscribe(&[topic])?;
    while !closing.load(Ordering::Relaxed) {
        let records = consumer.poll(Duration::from_millis(100))?;
        tell(&mut consumer);
        for record in &records {
            let value = record.value.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
            say(&format!("record {} {} {value}", record.partition, record.offset));
        }
        if !records.is_empty() {
            consumer.commit()?;
            say("committed");
        }
    }
    consumer.close()
}

fn tell(consumer: &mut Consuming) {
    for event in consumer.take_told() {
        match event {
            ConsumerEvent::PartitionsAssigned { mut partitions, .. } => {
                partitions.sort();
                let numbers: Vec<String> = partitions.iter().map(|it| it.1.to_string()).collect();
                let member = consumer.machine().member_id();
                say(&format!("assigned {member} {}", numbers.join(",")));
            }
            ConsumerEvent::PartitionsRevoked { .. } | ConsumerEvent::PartitionsLost { .. } => {
                say("revoked");
            }
            ConsumerEvent::CommitFailed { error, .. } => {
                say(&format!("error commit {}", error.message));
            }
            _ => {}
        }
    }
}

/// `close` leaves the group; the end of the input is the end of whoever started this.
fn listen() -> Arc<AtomicBool> {
    let closing = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&closing);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if line == "close" {
                flag.store(true, Ordering::Relaxed);
            }
        }
        if !flag.load(Ordering::Relaxed) {
            std::process::exit(1);
        }
    });
    closing
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
