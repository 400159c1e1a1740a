//! The fingerprints of some runs, the same natively and in wasm. A change of these numbers means
//! that bytes on the wire, or their times, changed: if so on purpose,
//! `UPDATE_EXPECT=1 cargo test -p sim --test golden` writes the new ones down.

use protocol::era::Era;
use protocol::time::Duration;
use sim::view::ViewOptions;
use sim::{Advance, Command, Run, START, Scene};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

/// A run with a bit of everything.
fn eventful(era: Era) -> Scene {
    let lines = [
        (28_000, "add-partitions --topic orders --partitions 6"),
        (29_000, "set-network --latency-ms 30 --jitter-ms 90 --loss-per-mille 50"),
        (31_000, "produce-at-rate --producer clicks --topic clicks --rate 40 --value-bytes 100"),
        (35_000, "kill --process billing-2"),
        (
            40_000,
            "start-consumer --consumer billing-3 --group billing --topics orders --topics clicks",
        ),
        (47_000, "cut-off --node shipping-1"),
        (52_000, "kill-broker --broker 1"),
        (55_000, "start-broker --broker 1"),
        (58_000, "reconnect --node shipping-1"),
        (63_000, "commit --consumer billing-1 --mode async"),
        (66_000, "close --process billing-1"),
        (70_000, "delete-topic --topic clicks"),
    ];
    lines.into_iter().fold(Scene::default_for(era), |scene, (millis, line)| {
        let command = Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        scene.with(Duration::from_millis(millis), command)
    })
}

/// The same with programs outside: one asks, in pieces, one talks nonsense.
fn with_programs_outside() -> Scene {
    let lines = [
        (30_000, "connect --connection ada --broker 1 --client-host 192.168.0.7"),
        (30_000, "write-bytes --connection ada --bytes AAAAGQASAAMAAAAHAANhZGEABnByb2JlBDAuMQA="),
        (32_000, "write-bytes --connection ada --bytes AAAAFQADAAkAAAABAAViZW5j"),
        (32_010, "write-bytes --connection ada --bytes aAAAAAAAAA=="),
        (33_000, "connect --connection noise --broker 1"),
        (36_000, "write-bytes --connection noise --bytes R0VUIC8gSFRUUC8xLjENCg0K"),
        (45_000, "cut-off --node ada"),
        (45_010, "write-bytes --connection ada --bytes AAAAFQADAAkAAAABAAViZW5jaAAAAAAAAA=="),
        (50_000, "reconnect --node ada"),
        (54_000, "connect --connection eve --broker 1"),
        (57_000, "kill --process eve"),
        (60_000, "disconnect --connection ada"),
    ];
    lines.into_iter().fold(eventful(Era::Kafka4), |scene, (millis, line)| {
        let command = Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        scene.with(Duration::from_millis(millis), command)
    })
}

/// Producers of every codec.
fn with_codecs() -> Scene {
    let codecs = ["gzip", "snappy", "lz4", "zstd"];
    (30_000..).step_by(2_000).zip(codecs).fold(eventful(Era::Kafka4), |scene, (millis, codec)| {
        let lines = [
            format!("start-producer --producer {codec} --configs compression.type={codec}"),
            format!(
                "produce-at-rate --producer {codec} --topic orders --rate 40 --value-bytes 100"
            ),
        ];
        lines.iter().fold(scene, |scene, line| {
            let command = Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
            scene.with(Duration::from_millis(millis), command)
        })
    })
}

fn fingerprint(scene: Scene, listening: bool) -> u64 {
    let mut run = Run::new(scene);
    run.set_listening(listening);
    assert_eq!(run.advance(START + Duration::from_secs(90), u32::MAX), Advance::Reached);
    let _ = run.view(&ViewOptions { records_per_partition: 10, offsets_records: 10 });
    run.trace_hash()
}

/// One line per run: its name and fingerprint.
fn fingerprints() -> String {
    let mut lines = String::new();
    for era in Era::ALL {
        let hash = fingerprint(eventful(era), true);
        assert_eq!(hash, fingerprint(eventful(era), false), "{era:?}: listening changes nothing");
        lines.push_str(&format!("{} {hash:016x}\n", era.name()));
    }
    let hash = fingerprint(with_programs_outside(), true);
    assert_eq!(hash, fingerprint(with_programs_outside(), false), "listening changes nothing");
    lines.push_str(&format!("outside {hash:016x}\n"));
    lines.push_str(&format!("codecs {:016x}\n", fingerprint(with_codecs(), true)));
    lines
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn runs_are_the_same_on_every_platform() {
    let found = fingerprints();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden.txt");
        std::fs::write(path, found).expect("tests/golden.txt can be written");
        return;
    }
    assert_eq!(found, GOLDEN, "UPDATE_EXPECT=1 writes the new ones down");
}

const GOLDEN: &str = include_str!("golden.txt");
