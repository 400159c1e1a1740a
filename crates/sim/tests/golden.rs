//! The fingerprints of some runs, the same natively and in wasm. A change of these numbers means
//! that bytes on the wire, or their times, changed: then write the new ones down.

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

fn fingerprint(scene: Scene, listening: bool) -> u64 {
    let mut run = Run::new(scene);
    run.set_listening(listening);
    assert_eq!(run.advance(START + Duration::from_secs(90), u32::MAX), Advance::Reached);
    let _ = run.view(&ViewOptions { records_per_partition: 10, offsets_records: 10 });
    run.trace_hash()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn runs_are_the_same_on_every_platform() {
    for (era, listening, expected) in [
        (Era::Kafka25, true, GOLDEN_2_5),
        (Era::Kafka25, false, GOLDEN_2_5),
        (Era::Kafka4, true, GOLDEN_4),
        (Era::Kafka4, false, GOLDEN_4),
    ] {
        let hash = fingerprint(eventful(era), listening);
        assert_eq!(hash, expected, "{era:?}: 0x{hash:016x}, written down 0x{expected:016x}");
    }
}

const GOLDEN_2_5: u64 = 0x4d4d_9df1_8944_2448;
const GOLDEN_4: u64 = 0x637f_a7d4_00d0_3419;
