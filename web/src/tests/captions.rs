//! Every event of a real run has a sentence in every language, in that language.

use protocol::era::Era;
use sim::command::Command;
use sim::event::EventId;
use sim::{Advance, Run, START, Scene};

use crate::text::Lang;
use crate::text::caption::{LISTED, caption, kind, rank};

fn is_hangul(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// A run with a rebalance, commits, a death and a refused command.
fn eventful() -> Run {
    let mut run = Run::new(Scene::default_for(Era::Kafka25));
    run.set_listening(true);
    let go = |run: &mut Run, seconds: u64| {
        let to = START + protocol::time::Duration::from_secs(seconds);
        assert_eq!(run.advance(to, 1_000_000), Advance::Reached);
    };
    go(&mut run, 26);
    run.submit(Command::Kill { process: "billing-2".into() }).unwrap();
    let grown = Command::AddPartitions { topic: "orders".into(), partitions: 2 };
    let _ = run.submit(grown);
    go(&mut run, 45);
    run
}

#[test]
fn every_event_has_a_sentence_in_both_languages() {
    let run = eventful();
    let mut kinds = protocol::SortedSet::new();
    for event in run.events_since(EventId(0)) {
        kinds.insert(kind(&event.what));
        let english = caption(Lang::En, event);
        assert!(!english.head.is_empty(), "{event:?}");
        assert!(!english.head.chars().any(is_hangul), "{english:?}");
        let korean = caption(Lang::Ko, event);
        // Kafka's own words stay as they are: an exception and its message, the reason of a state.
        let said = format!("{} {}", korean.head, korean.tail);
        assert!(said.chars().any(is_hangul), "{korean:?}");
    }
    for expected in ["BatchAppended", "PartitionsAssigned", "OffsetsCommitted", "Killed"] {
        assert!(kinds.contains(expected), "{expected} is missing in {kinds:?}");
    }
}

#[test]
fn what_breaks_is_more_telling_than_what_goes_on_as_ever() {
    let run = eventful();
    let rank_of = |wanted: &str| {
        run.events_since(EventId(0))
            .find(|event| kind(&event.what) == wanted)
            .map(|event| rank(&event.what))
            .unwrap_or_else(|| panic!("no {wanted}"))
    };
    assert!(rank_of("CommandFailed") > rank_of("GroupStateChanged"));
    assert!(rank_of("GroupStateChanged") > rank_of("OffsetsCommitted"));
    assert!(rank_of("OffsetsCommitted") > rank_of("BatchAppended"));
    assert!(rank_of("BatchAppended") >= LISTED);
    assert!(rank_of("MessageSent") < LISTED);
}
