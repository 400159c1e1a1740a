//! Tells the opening scene as a list of events:
//! `cargo run -p sim --example tell -- [4|2.5] [seconds]`.

use protocol::era::Era;
use protocol::time::Duration;
use sim::event::{EventId, What};
use sim::view::node_name;
use sim::{Run, START, Scene};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let era = arguments.next().and_then(|name| Era::from_name(&name)).unwrap_or_default();
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(20);
    let mut run = Run::new(Scene::default_for(era));
    run.set_listening(true);
    let reached = run.advance(START + Duration::from_secs(seconds), 10_000_000);
    for event in run.events_since(EventId(0)) {
        let what = match &event.what {
            What::MessageSent(message) | What::MessageArrived(message) => {
                let arrived = matches!(event.what, What::MessageArrived(_));
                format!(
                    "{} {} v{} {:?} {} -> {} #{} {:?} {:?} {:?}",
                    if arrived { "arrived" } else { "sent" },
                    message.api,
                    message.api_version,
                    message.direction,
                    node_name(&message.from),
                    node_name(&message.to),
                    message.correlation_id,
                    message.partitions,
                    message.group,
                    message.error
                )
            }
            other => format!("{other:?}"),
        };
        let at = event.at.since(START);
        println!(
            "{:>6} <{:>6} {at:>12} {:<12} {what}",
            event.id.0,
            event.cause.map_or(0, |cause| cause.0),
            node_name(&event.node)
        );
    }
    println!("{reached:?} {} steps, hash {:016x}", run.steps(), run.trace_hash());
}
