//! Producers that compress, from the command to the page's view.

mod common;

use common::{Story, ms};
use protocol::era::Era;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const CODECS: [&str; 4] = ["gzip", "snappy", "lz4", "zstd"];

fn play(era: Era) -> Story {
    let mut story = Story::begin(era);
    story.done("create-topic --topic orders --partitions 1");
    story.act("start-consumer --consumer c-1 --group billing --topics orders");
    story.stable("billing", 1);
    for codec in CODECS {
        let configs = format!("compression.type={codec}");
        story.act(&format!("start-producer --producer p-{codec} --configs {configs}"));
        story.wait(ms(500));
        for _ in 0..5 {
            let value = codec.repeat(20);
            story.act(&format!("send --producer p-{codec} --topic orders --key k --value {value}"));
        }
        story.wait(ms(2_000));
    }
    story
}

#[test]
fn records_of_every_codec_reach_a_consumer() {
    for era in Era::ALL {
        let mut story = play(era);
        let orders = story.partition("orders", 0);
        let found: Vec<&str> =
            orders.records.iter().map(|record| record.compression.name()).collect();
        let expected: Vec<&str> = CODECS.iter().flat_map(|codec| [*codec; 5]).collect();
        assert_eq!(found, expected, "{era:?}");
        assert!(orders.records.iter().all(|record| {
            record.value.as_deref().is_some_and(|value| value.contains(record.compression.name()))
        }));
        let reader = &orders.readers[0];
        assert_eq!((reader.position, reader.lag), (Some(20), 0), "{era:?}");
        story.refused("start-producer --producer p --configs compression.type=zip");
    }
}
