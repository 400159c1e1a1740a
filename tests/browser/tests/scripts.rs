//! `window.playground`: what a script on the page can do, in plain JSON.

use browser::Page;
use serde_json::{Value, json};

fn ready() -> Page {
    let page = Page::stage("");
    let same = "playground.ready.then(p => p === window.playground)";
    assert_eq!(page.script(same), true);
    page
}

fn run(page: &Page, commands: &Value) -> Value {
    page.script(&format!("playground.run({commands})"))
}

#[test]
fn commands_are_run_and_seen_on_the_page() {
    let page = ready();
    let answer = run(
        &page,
        &json!([
            {"command": "create-topic", "topic": "from-a-script", "partitions": 2},
            "send --producer orders-api --topic orders --key user-42 --value \"a cup of tea\"",
            {"command": "set-processing-time", "consumer": "billing-1", "perRecordMs": 5},
        ]),
    );
    assert_eq!(answer.as_array().map(Vec::len), Some(3));
    assert!(answer.as_array().unwrap().iter().all(|one| one["ok"] == true), "{answer}");
    page.part("from-a-script").read("2 partitions");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let page = ready();
    page.pause();
    let view = "(v => [v.topics.filter(t => !t.internal).map(t => [t.name, t.partitions.length]), \
        v.producers.map(p => [p.name, p.state]), v.brokers.map(b => [b.id, b.state]), \
        v.groups.map(g => [g.id, g.state, g.consumers.map(c => [c.name, c.state, \
            c.processingTimeMs])])])(playground.view())";
    let before = page.script(view);
    page.script(
        "(window.refused = 0, window.carriedOut = 0, playground.on('event', e => { \
            if (e.kind === 'CommandFailed') refused++; \
            if (e.kind === 'CommandDone') carriedOut++; }), 1)",
    );
    let bad = json!([
        {"command": "send", "producer": "orders-api", "topic": "orders", "partition": -1},
        {"command": "create-topic", "topic": "n".repeat(300), "partitions": 1},
        {"command": "create-topic", "topic": "a/b", "partitions": 1},
        {"command": "add-partitions", "topic": "orders", "partitions": -3},
        {"command": "commit", "consumer": "nobody"},
        {"command": "kill", "process": "nobody"},
        {"command": "start-broker", "broker": 999_999_999},
        {"command": "set-processing-time", "consumer": "billing-1", "perRecordMs": -1},
        {"command": "no-such-verb"},
        {"command": "send", "producer": "orders-api", "topic": "orders", "colour": "red"},
        {"command": ""},
        {},
        "",
        "send --producer",
        "\u{0}\u{1}<script>",
        42,
        null,
        [],
    ]);
    let answer = run(&page, &bad);
    let answers = answer.as_array().expect("a list");
    assert_eq!(answers.len(), bad.as_array().unwrap().len());
    for (command, answer) in bad.as_array().unwrap().iter().zip(answers) {
        // What only a process or the broker can refuse is refused when it comes to that.
        let later = ["send", "create-topic", "add-partitions"];
        let later = command["command"].as_str().is_some_and(|verb| later.contains(&verb));
        if answer["ok"] == false {
            assert!(answer["exception"].as_str().is_some_and(|text| !text.is_empty()), "{answer}");
            assert!(answer["message"].as_str().is_some_and(|text| !text.is_empty()), "{answer}");
        } else {
            assert!(later, "{command} was accepted: {answer}");
        }
    }
    let accepted = answers.iter().filter(|answer| answer["ok"] == true).count();
    page.speed("5");
    page.click("Play");
    page.until("what was accepted is refused, too", |page| {
        page.script("refused").as_u64() == Some(accepted as u64)
    });
    assert_eq!(page.script("carriedOut"), 0);
    assert_eq!(page.script(view), before, "topics, members and their configs are as they were");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn the_view_is_plain_json_and_says_what_the_page_shows() {
    let page = ready();
    page.pause();
    let same = "(v => JSON.stringify(JSON.parse(JSON.stringify(v))) === JSON.stringify(v))\
                (playground.view())";
    assert_eq!(page.script(same), true);
    let view = page.script("playground.view()");
    assert_eq!(view["era"], "4");
    let orders = &view["topics"].as_array().unwrap().iter().find(|t| t["name"] == "orders");
    let orders = orders.expect("orders");
    assert_eq!(orders["partitions"].as_array().map(Vec::len), Some(4));
    let records = orders["records"].as_u64();
    page.until("the page shows as many records", |page| {
        page.part("orders").number("records") == records
    });
    let billing = &view["groups"][0];
    assert_eq!((&billing["id"], &billing["state"]), (&json!("billing"), &json!("Stable")));
    let now = view["now"].as_f64().map(|now| now as u64);
    page.until("and its moment", |page| Some(page.clock_ms()) == now);
}

#[test]
fn seek_step_speed_and_play_hold_time() {
    let page = ready();
    page.script("playground.pause()");
    page.button("Play");
    assert_eq!(page.script("playground.seek(12000)"), 12_000);
    page.until("the page shows it", |page| page.clock_ms() == 12_000);
    let after = page.script("playground.step()").as_f64().unwrap();
    assert!(after > 12_000.0);
    let back = page.script("playground.stepBack()").as_f64().unwrap();
    assert!(back < after);
    assert_eq!(page.script("playground.seek(-5)"), 0);
    page.script("playground.seek('soon')");
    page.script("playground.speed(10)");
    page.read("10×");
    page.script("playground.play()");
    page.until("time goes on", |page| page.clock_ms() > 500);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn listeners_are_told_until_they_stop_and_their_faults_are_theirs() {
    let page = ready();
    page.script(
        "(window.heard = [], window.changes = [], \
          playground.on('event', () => { throw new Error('my own') }), \
          window.stop = playground.on('event', e => heard.push(e)), \
          playground.on('change', c => changes.push(c)), 1)",
    );
    page.until("events are told", |page| page.script("heard.length").as_u64() > Some(20));
    page.script("(stop(), heard.length = 20)");
    let first = page.script("heard[0]");
    for member in ["id", "at", "cause", "node", "kind", "text"] {
        assert!(!first[member].is_null() || member == "cause", "{member} is missing: {first}");
    }
    let before = page.script("changes.length").as_u64();
    page.until("changes go on", |page| page.script("changes.length").as_u64() > before);
    assert_eq!(page.script("heard.length"), 20, "who stopped listening is told no more");
    assert!(page.script("changes.at(-1).playing").as_bool().unwrap());
}

#[test]
fn a_scene_comes_from_a_script_and_goes_into_a_link() {
    let page = ready();
    let scene = json!({"era": "2.5", "seed": 7, "commands": [
        {"command": "create-topic", "topic": "small", "partitions": 1},
        {"command": "start-consumer", "consumer": "c", "group": "g", "topics": ["small"],
         "configs": {"auto.offset.reset": "earliest"}, "at": 2000},
    ]});
    assert_eq!(page.script(&format!("playground.restart({scene})"))["ok"], true);
    page.part("small").read("1 partition");
    let link = page.script("playground.link()");
    let link = link.as_str().unwrap().trim_start_matches('#').to_owned();
    let other = Page::stage(&format!("index.html#{link}"));
    other.part("small").read("1 partition");
    assert_eq!(other.script("playground.view().era"), "2.5");
    other.speed("10");
    other.part("c").read("P0");
    let bad = page.script("playground.restart({era: '9'})");
    assert_eq!(
        (&bad["ok"], &bad["exception"]),
        (&json!(false), &json!("IllegalArgumentException"))
    );
    page.part("small").read("1 partition");
    assert_eq!(page.errors(), [""; 0]);
}
