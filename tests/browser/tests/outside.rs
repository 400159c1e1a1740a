//! `playground.connect`: programs outside a run, over the bytes Apache Kafka was recorded with.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser::Page;
use browser::driver::keys;
use conformance::wire;
use conformance::wire::link::{Answer, Link};
use protocol::time::{Duration, Instant};
use serde_json::{Value, json};

/// Every run of the page begins then.
const START: Instant = Instant::from_millis(1_767_225_600_000);

/// Virtual time between two looks for an answer.
const SLICE_MS: u64 = 40;

/// What a program in the tab keeps of its connections, and how it lets time go on while nothing
/// plays.
const PROGRAM: &str = r"
  window.connections = {};
  window.open = name => {
    const own = { answers: [], closed: '', connected: 0 };
    own.link = playground.connect('localhost:9092');
    own.link.onConnect = () => own.connected++;
    own.link.onData = bytes =>
      own.answers.push([playground.now(), btoa(String.fromCharCode(...bytes))]);
    own.link.onClose = why => own.closed = why;
    connections[name] = own;
  };
  window.bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  window.frame = () => new Promise(requestAnimationFrame);
  window.goOn = async ms => { await playground.seek(playground.now() + ms); await frame(); };
  window.answer = async (name, end, slice) => {
    const own = connections[name];
    for (;;) {
      if (own.answers.length) return own.answers.shift();
      if (own.closed) return own.closed;
      if (playground.now() >= end) return null;
      await goOn(Math.min(slice, end - playground.now()));
    }
  };
";

/// The page as a session's broker.
struct PageLink<'p> {
    page: &'p Page,
    /// By the session's names; one that was closed and opened again has another name in the page.
    names: BTreeMap<String, String>,
    opened: u32,
}

impl<'p> PageLink<'p> {
    fn new(page: &'p Page, session: &Value) -> Result<Self, String> {
        let still = "set-network --latency-ms 0 --jitter-ms 0 --loss-per-mille 0";
        let seed = session["recorded_at_ms"].as_u64().unwrap_or(1);
        let scene = json!({"era": "4", "seed": seed, "commands": [still]});
        page.driver.run(PROGRAM, &[]);
        page.script("playground.pause()");
        page.script(&format!("playground.restart({scene})"));
        let mut link = Self { page, names: BTreeMap::new(), opened: 0 };
        let recorded_at = Instant::from_millis(seed);
        link.wait(recorded_at.since(START));
        wire::warm_up(&mut link)?;
        Ok(link)
    }

    fn run(&self, script: &str) -> Value {
        self.page.driver.run_async(script)
    }
}

impl Link for PageLink<'_> {
    fn now(&self) -> Instant {
        let micros = self.page.script("playground.now()").as_f64().unwrap_or(0.0) * 1_000.0;
        START + Duration::from_micros(micros as u64)
    }

    fn slack(&self) -> Duration {
        Duration::from_millis(3 * SLICE_MS)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) {
        if !self.names.contains_key(name) {
            self.opened += 1;
            let own = format!("{name} {}", self.opened);
            self.run(&format!("open({});", json!(own)));
            self.names.insert(name.into(), own);
        }
        let (own, bytes) = (json!(self.names[name]), STANDARD.encode(bytes));
        self.run(&format!("connections[{own}].link.write(bytes('{bytes}')); await goOn(1);"));
    }

    fn close(&mut self, name: &str) {
        if let Some(own) = self.names.remove(name) {
            self.run(&format!("connections[{}].link.close(); await goOn(1);", json!(own)));
        }
    }

    fn wait(&mut self, span: Duration) {
        self.run(&format!("await goOn({});", span.as_millis()));
    }

    fn answer(&mut self, name: &str, patience: Duration) -> Answer {
        let Some(own) = self.names.get(name) else { return Answer::Nothing };
        let patience = patience.as_millis();
        let found = self.run(&format!(
            "return answer({}, playground.now() + {patience}, {SLICE_MS});",
            json!(own)
        ));
        match &found {
            Value::Array(answer) => {
                let micros = answer[0].as_f64().unwrap_or(0.0) * 1_000.0;
                let bytes = STANDARD.decode(answer[1].as_str().unwrap_or_default());
                let bytes = bytes.expect("the page gives base64");
                Answer::Frame(START + Duration::from_micros(micros as u64), bytes.into())
            }
            Value::String(why) => {
                assert_eq!(why, "the broker closed the connection");
                self.names.remove(name);
                Answer::Closed
            }
            _ => Answer::Nothing,
        }
    }
}

#[test]
fn recorded_sessions_go_the_same_over_connections_in_the_tab() {
    let page = Page::stage("");
    let names = [
        "api-versions-client-software",
        "api-versions-unknown-version",
        "classic-initial-delay-v05",
        "fetch-long-poll-v12",
        "frames-in-pieces",
        "frames-malformed",
        "offset-commit-simple-v08",
        "pipelining",
        "produce-basic-v09",
    ];
    let sessions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire");
    let report = wire::run_over(&sessions, &names, |session| PageLink::new(&page, session));
    let report = report.expect("the sessions can be read");
    assert!(report.failures().is_empty(), "{}", report.text());
    assert_eq!(report.passed() as usize, names.len(), "{}", report.text());
    assert_eq!(page.errors(), [""; 0]);
}

/// ApiVersions v3, correlation id 7, client.id `ada`, software `probe` `0.1`.
const API_VERSIONS: &str = "AAAAGQASAAMAAAAHAANhZGEABnByb2JlBDAuMQA=";

#[test]
fn a_program_in_the_tab_is_on_the_stage_and_in_the_run() {
    let page = Page::stage("index.html#at=27000&play=0");
    page.driver.run(PROGRAM, &[]);
    page.script(&format!("(open('a'), connections.a.link.write(bytes('{API_VERSIONS}')), 1)"));
    page.part("external-1").read("external client");
    let commands = "playground.view().now";
    let held = page.script(commands);
    assert_eq!(page.script("connections.a.connected"), 0, "nothing travels while time is held");
    page.click("Play");
    page.until("it is answered", |page| page.script("connections.a.answers.length") == 1);
    page.part("ada").read("probe 0.1");
    page.pause();
    page.screenshot("a program outside");
    let external = page.script("playground.view().externals[0]");
    assert_eq!(external["name"], "ada");
    assert_eq!((&external["connections"], &external["requests"]), (&json!(1), &json!(1)));

    // Looking at the past leaves it alone, acting there does not.
    let now = page.script("playground.now()").as_f64().unwrap();
    page.driver.run_async(&format!("await playground.seek({held});"));
    assert_eq!(page.script("connections.a.link.closed"), false);
    page.script(&format!("(connections.a.link.write(bytes('{API_VERSIONS}')), 1)"));
    page.driver.run_async(&format!("await playground.seek({now}); await playground.play();"));
    page.until("it is answered again", |page| page.script("connections.a.answers.length") == 2);
    page.pause();
    page.driver.run_async(&format!("await playground.seek({held} + 400);"));
    page.script("playground.run('create-topic --topic other')");
    page.until("it is closed", |page| page.script("connections.a.link.closed") == true);
    let why = page.script("connections.a.closed");
    assert!(why.as_str().is_some_and(|why| why.contains("forked")), "{why}");

    // What cannot be is said.
    let thrown =
        "(f => { try { f(); return ''; } catch (e) { return e.name + ': ' + e.message; } })";
    let error = page.script(&format!("{thrown}(() => playground.connect('nowhere'))"));
    assert_eq!(
        error,
        "IllegalArgumentException: an address is localhost:9092, broker-<id>:9092 or a node.id"
    );
    let error =
        page.script(&format!("{thrown}(() => connections.a.link.write(new Uint8Array(1)))"));
    assert_eq!(error, "IllegalStateException: the connection is closed");
    page.script("(open('b'), connections.b.link.write(new Uint8Array(20000)), 1)");
    let error = page.script(&format!("{thrown}(() => playground.link())"));
    assert!(error.as_str().is_some_and(|e| e.contains("at most 16000 are read")), "{error}");
    page.script("playground.restart({era: '4', commands: []})");
    page.until("the other is closed", |page| {
        page.script("connections.b.closed") == "another run was begun"
    });
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_link_shows_what_a_program_outside_did_without_it() {
    let page = Page::stage("index.html#play=0&c=create-topic%20--topic%20t");
    page.driver.run(PROGRAM, &[]);
    page.script(&format!("(open('a'), connections.a.link.write(bytes('{API_VERSIONS}')), 1)"));
    page.driver.run_async("await goOn(3000); connections.a.link.close(); await goOn(10);");
    let link = page.script("playground.link()");
    let link = link.as_str().unwrap().trim_start_matches('#').to_owned();
    let shown = Page::stage(&format!("index.html#{link}&at=3010&play=0"));
    let seen = "(v => [v.now, v.externals, v.topics, v.messages])(playground.view())";
    shown.until("the moment is there", |page| page.clock_ms() >= 3_010);
    assert_eq!(shown.script(seen), page.script(seen));
    assert_eq!(shown.script("playground.view().externals[0].name"), "ada");
}

#[test]
fn time_is_told_in_every_frame_in_which_it_moves() {
    let page = Page::stage("index.html#at=27000&play=0");
    page.script("(window.told = [], window.stop = playground.on('time', t => told.push(t)), 1)");
    page.until("it is told once at first", |page| page.script("told.length") == 1);
    assert_eq!(page.script("told[0].playing"), false);
    page.speed("2");
    page.until("the speed is told", |page| page.script("told.at(-1).speed") == 2);
    page.click("Play");
    page.until("time goes on", |page| page.script("told.length").as_u64() > Some(20));
    assert_eq!(page.script("told.at(-1).playing"), true);
    let rises = "told.every((t, i) => i == 0 || t.nowMs >= told[i - 1].nowMs)";
    assert_eq!(page.script(rises), true);
    page.script("(stop(), told.length = 0)");
    page.driver.run_async("await new Promise(r => setTimeout(r, 300));");
    assert_eq!(page.script("told.length"), 0);
}

#[test]
fn menus_close_on_a_click_elsewhere_and_on_escape() {
    let page = Page::stage("index.html#at=27000&play=0");
    let open = "document.querySelectorAll('details[data-menu][open]').length";
    for summary in [".kp-knob summary", ".kp-more--menu summary"] {
        for way in ["click", "escape"] {
            page.click_on(summary);
            page.until("it is open", |page| page.script(open) == 1);
            if way == "click" {
                page.click_on(".kp-header__word");
            } else {
                page.driver.press(keys::ESCAPE);
                let name = page.driver.label(&page.the(summary));
                page.until("the focus is where it was", |page| {
                    page.driver.label(&page.driver.focused()) == name
                });
            }
            page.until(&format!("it is closed by {way}"), |page| page.script(open) == 0);
        }
    }
    assert_eq!(page.errors(), [""; 0]);
}
