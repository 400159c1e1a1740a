//! The Code panel: people's own KafkaJS programs against the broker in the tab, on its clock.

use std::thread::sleep;
use std::time::Duration;

use browser::Page;
use browser::driver::keys;
use serde_json::{Value, json};

/// A page with a topic of four partitions and nobody else, the panel open.
fn panel() -> Page {
    let page = Page::scene("seed=1&latency=50", &["create-topic --topic orders --partitions 4"]);
    page.part("orders").read("4 partitions");
    page.click("Code");
    page.part("Programs").button("Run");
    page
}

/// Opens a program in the panel and runs it.
fn run(page: &Page, name: &str, text: &str) {
    let program = json!({"name": name, "text": text});
    page.script(&format!("playgroundCode.open({program})"));
    page.part("Programs").click("Run");
}

/// Runs an example of the panel from its menu.
fn run_example(page: &Page, name: &str) {
    page.click("+ Add a program");
    page.click_on(&format!(".kp-code__choice[data-name='{name}']"));
    page.part("Programs").click("Run");
}

/// A panel whose `consume.js` is the only member of its group, in a world ten times as fast.
fn panel_with_a_member() -> Page {
    let page = panel();
    page.speed("10");
    run_example(&page, "consume.js");
    await_line(&page, "consume.js", "joined warehouse, reads 0, 1, 2, 3");
    page
}

/// The lines a program printed, without their moments.
fn lines(page: &Page, name: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.kp-code__pane')] \
        .filter(p => p.getAttribute('aria-label').endsWith(' ' + arguments[0])) \
        .flatMap(p => [...p.querySelectorAll('.kp-code__line:not([hidden]) .kp-code__text')]) \
        .map(e => e.textContent);";
    let found = page.driver.run(script, &[name.into()]);
    let text = |line: &Value| line.as_str().unwrap_or_default().to_owned();
    found.as_array().into_iter().flatten().map(text).collect()
}

fn await_line(page: &Page, name: &str, line: &str) {
    page.until(&format!("{name} prints '{line}'"), |page| {
        lines(page, name).iter().any(|known| known.contains(line))
    });
}

fn await_state(page: &Page, name: &str, state: &str) {
    page.until(&format!("{name} is {state}"), |page| {
        page.part(&format!("Output of {name}")).says(state)
    });
}

#[test]
fn nothing_of_it_is_loaded_before_it_is_opened() {
    let page = Page::stage("");
    let loaded = "performance.getEntriesByType('resource').map(e => e.name.split('/').pop()) \
        .filter(name => name.startsWith('code') || name.startsWith('kafkajs'))";
    assert_eq!(page.script(loaded), json!([]));
    assert!(page.driver.find("iframe").is_empty());
    page.click("Code");
    page.part("Programs").button("Run");
    page.until("the panel is loaded", |page| {
        page.script(loaded).as_array().is_some_and(|names| names.contains(&json!("code.js")))
    });
    page.screenshot("code panel");
    assert_eq!(page.errors(), [""; 0]);
}

/// What Apache Kafka 4.3.1 answers to the same program in Node: the same partition for each key.
const PRODUCED: [&str; 12] = [
    "connected",
    "order 1 of wei -> partition 0, offset 0",
    "order 2 of ada -> partition 1, offset 0",
    "order 3 of chi -> partition 1, offset 1",
    "order 4 of mia -> partition 2, offset 0",
    "order 5 of hana -> partition 0, offset 1",
    "order 6 of wei -> partition 0, offset 2",
    "order 7 of ada -> partition 1, offset 2",
    "order 8 of chi -> partition 1, offset 3",
    "order 9 of mia -> partition 2, offset 1",
    "order 10 of hana -> partition 0, offset 3",
    "all orders sent",
];

#[test]
fn a_producer_and_a_group_member_run_side_by_side() {
    let page = panel();
    page.speed("5");
    run_example(&page, "consume.js");
    await_line(&page, "consume.js", "joined warehouse, reads 0, 1, 2, 3");
    run_example(&page, "produce.js");
    await_state(&page, "produce.js", "finished");
    assert_eq!(lines(&page, "produce.js"), PRODUCED);
    page.part("orders").read("10 records");
    // Without `__consumer_offsets` there is no coordinator yet, and KafkaJS logs that, as with any
    // new cluster.
    let mut read = Vec::new();
    page.until("all ten are read", |page| {
        read = lines(page, "consume.js");
        read.retain(|line| !line.contains("The group coordinator is not available"));
        read.len() > 10
    });
    let last = "0/3 hana: {\"number\":10,\"cups\":2}";
    assert!(read.iter().any(|line| line == last), "{read:#?}");
    assert_eq!(read.len(), 11, "each record once: {read:#?}");
    page.screenshot("code running");
    page.part("Output of consume.js").click("Stop");
    await_line(&page, "consume.js", "left the group");
    await_state(&page, "consume.js", "stopped");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn two_members_share_and_one_that_is_killed_is_missed() {
    let page = panel_with_a_member();
    let text = "EXAMPLES.find(e => e.name === 'consume.js').text";
    let text = page.script(&text.replace("EXAMPLES", "playgroundCode.examples"));
    run(&page, "second.js", text.as_str().expect("the example"));
    await_line(&page, "second.js", "joined warehouse, reads ");
    page.until("they share", |page| {
        lines(page, "consume.js")
            .last()
            .is_some_and(|line| line.len() < "joined warehouse, reads 0, 1, 2, 3".len())
    });
    page.part("Programs").click("Kill");
    await_state(&page, "second.js", "killed");
    page.until("the other takes over", |page| {
        lines(page, "consume.js").last().is_some_and(|line| line.ends_with("reads 0, 1, 2, 3"))
    });
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_caretaker_does_its_work_and_ends() {
    let page = panel();
    page.speed("5");
    run_example(&page, "admin.js");
    await_state(&page, "admin.js", "finished");
    let expected = [
        "1 broker, controller 1",
        "created invoices",
        "partition 0: leader 1, in sync 1",
        "partition 1: leader 1, in sync 1",
        "partition 2: leader 1, in sync 1",
        "0 records in 3 partitions",
        "groups: none",
        "invoices is gone",
    ];
    assert_eq!(lines(&page, "admin.js"), expected);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn timers_and_dates_are_the_worlds() {
    let page = panel();
    run(
        &page,
        "ticks.js",
        "setInterval(() => console.log(Date.now(), 'tick', new Date().getUTCFullYear()), 100)",
    );
    await_line(&page, "ticks.js", "tick");
    page.pause();
    await_state(&page, "ticks.js", "time is held");
    let mut held = 0;
    page.until("what was under way is printed", |page| {
        let before = std::mem::replace(&mut held, lines(page, "ticks.js").len());
        sleep(Duration::from_millis(400));
        held == before
    });
    sleep(Duration::from_millis(900));
    assert_eq!(lines(&page, "ticks.js").len(), held, "a held world holds the program");
    let from = page.clock_ms();
    page.speed("1/10");
    page.click("Play");
    page.until("it goes on slowly", |page| lines(page, "ticks.js").len() > held + 2);
    let ticks = (lines(&page, "ticks.js").len() - held) as u64;
    let passed = page.clock_ms() - from;
    assert!(ticks <= passed / 100 + 1, "slow motion holds for it, too: {ticks} in {passed} ms");
    page.speed("10");
    page.until("it goes on", |page| lines(page, "ticks.js").len() > held + 20);
    let all = lines(&page, "ticks.js");
    assert!(all.iter().all(|line| line.ends_with(" tick 2026")), "the world's year: {all:?}");
    let at = |line: &String| line.split(' ').next().and_then(|ms| ms.parse::<u64>().ok());
    let passed = at(&all[all.len() - 1]).unwrap() - at(&all[0]).unwrap();
    let expected = (all.len() as u64 - 1) * 100;
    assert!(passed.abs_diff(expected) <= 200, "a tick every 100 ms: {all:?}");
    page.part("Programs").click("Stop");
    await_state(&page, "ticks.js", "stopped");
}

#[test]
fn a_loop_without_end_hangs_nothing_and_is_stopped() {
    let page = panel();
    run(&page, "loop.js", "console.log('begin')\nwhile (true) {}");
    await_line(&page, "loop.js", "begin");
    let clock = page.clock_ms();
    page.until("the page's time goes on", |page| page.clock_ms() > clock + 300);
    page.part("Programs").click("Stop");
    await_state(&page, "loop.js", "killed");
    run(&page, "flood.js", "for (let n = 0; ; n++) console.log('line', n)");
    await_line(&page, "flood.js", "came too fast");
    assert!(lines(&page, "flood.js").len() <= 1_002, "what is kept is bounded");
    page.part("Programs").click("Kill");
    await_state(&page, "flood.js", "killed");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn what_goes_wrong_is_told_in_full() {
    let page = panel();
    run(&page, "unread.js", "const a = 1\nconst b = ;\n");
    await_state(&page, "unread.js", "failed, exit code 1");
    let told = lines(&page, "unread.js").join("\n");
    assert_eq!(told, "unread.js:2\nconst b = ;\n          ^\n\nSyntaxError: Unexpected token ';'");
    run(&page, "thrown.js", "function pour() {\n  throw new TypeError('no cup')\n}\npour()");
    await_state(&page, "thrown.js", "failed, exit code 1");
    let told = lines(&page, "thrown.js").join("\n");
    for part in [
        "thrown.js:2\n  throw new TypeError('no cup')\n        ^",
        "TypeError: no cup\n    at pour (thrown.js:2:9)\n",
    ] {
        assert!(told.contains(part), "{told}");
    }
    run(&page, "promise.js", "async function main() {\n  await null\n  null.cup\n}\nmain()");
    await_state(&page, "promise.js", "failed, exit code 1");
    assert!(lines(&page, "promise.js").join("\n").contains("at main (promise.js:3:8)"));
    run(
        &page,
        "nowhere.js",
        "const { Kafka, logLevel } = require('kafkajs')\n\
         const retry = { retries: 1 }\n\
         const kafka = new Kafka({ brokers: ['nowhere:1'], logLevel: logLevel.NOTHING, retry })\n\
         kafka.admin().connect()",
    );
    await_state(&page, "nowhere.js", "failed, exit code 1");
    let told = lines(&page, "nowhere.js").join("\n");
    assert!(told.contains("KafkaJSNumberOfRetriesExceeded: Connection error: "), "{told}");
    assert!(told.contains("getaddrinfo ENOTFOUND nowhere"), "{told}");
    page.screenshot("code errors");
    run(&page, "exit.js", "process.on('exit', code => console.log('bye', code))\nprocess.exit(3)");
    await_state(&page, "exit.js", "failed, exit code 3");
    assert_eq!(lines(&page, "exit.js"), ["bye 3"]);
    assert_eq!(page.errors(), [""; 0]);
}

/// On a page that draws seldom (a busy machine, a tab in the background) too.
#[test]
fn an_end_is_never_told_before_the_words_that_led_to_it() {
    let page = panel();
    page.script("void (window.requestAnimationFrame = () => 1)");
    run(&page, "last.js", "console.log('last words')\nprocess.exit(4)");
    await_state(&page, "last.js", "failed, exit code 4");
    assert_eq!(lines(&page, "last.js"), ["last words"]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_program_reaches_nothing_but_the_broker() {
    let page = panel();
    run(
        &page,
        "curious.js",
        "const say = (what, call) => { try { Promise.resolve(call()).then(\n\
           v => console.log(what, 'reached', String(v)), () => console.log(what, 'refused'))\n\
         } catch { console.log(what, 'refused') } }\n\
         say('network', () => fetch('https://example.com/'))\n\
         say('host', () => fetch('index.html'))\n\
         say('page', () => parent.document.title)\n\
         say('storage', () => indexedDB.open('x'))\n\
         say('script', () => importScripts('boot.js'))\n\
         say('eval', () => eval('1 + 1'))\n\
         setTimeout(() => console.log('end'), 200)",
    );
    // What a host would refuse takes its own time, not the world's.
    page.until("all six were tried", |page| lines(page, "curious.js").len() == 7);
    let told = lines(&page, "curious.js");
    assert_eq!(told.iter().filter(|line| line.ends_with("refused")).count(), 6, "{told:?}");
}

#[test]
fn programs_go_on_while_the_drawer_is_closed() {
    let page = panel();
    run(&page, "count.js", "let n = 0\nsetInterval(() => console.log(++n), 100)");
    await_line(&page, "count.js", "2");
    page.click("Code");
    page.until("the drawer is closed", |page| page.driver.find(".kp-code").is_empty());
    let clock = page.clock_ms();
    page.until("time goes on", |page| page.clock_ms() > clock + 1_500);
    page.click("Events");
    page.click("Code");
    await_line(&page, "count.js", "15");
    let all = lines(&page, "count.js");
    let expected: Vec<String> = (1..=all.len()).map(|n| n.to_string()).collect();
    assert_eq!(all, expected, "nothing was missed");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_run_with_a_program_replays_to_the_same_trace() {
    let page = panel();
    page.speed("5");
    run_example(&page, "produce.js");
    await_state(&page, "produce.js", "finished");
    page.pause();
    let now = page.script("playground.now()");
    let trace = page.script("playground.traceHash()");
    assert!(trace.as_str().is_some_and(|hash| hash.len() == 16), "{trace}");
    page.script("playground.seek(0)");
    assert_ne!(page.script("playground.traceHash()"), trace);
    assert_eq!(page.script(&format!("playground.seek({now})")), now);
    assert_eq!(page.script("playground.traceHash()"), trace, "there and back");
    let link = page.script("playground.link()");
    let other = Page::stage(&format!(
        "index.html#{}&play=0",
        link.as_str().unwrap().trim_start_matches('#')
    ));
    other.script(&format!("playground.seek({now})"));
    assert_eq!(other.script("playground.traceHash()"), trace, "by a link, without the program");
    other.part("orders").read("10 records");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn going_back_holds_a_program_and_another_past_ends_it() {
    let page = panel();
    run(&page, "ticks.js", "let n = 0\nsetInterval(() => console.log(++n), 200)");
    await_line(&page, "ticks.js", "3");
    page.script("(playground.pause(), playground.seek(playground.now() - 500))");
    await_state(&page, "ticks.js", "waits for the present");
    page.script("playground.run('create-topic --topic other --partitions 1')");
    await_line(&page, "ticks.js", "The run it belonged to is gone");
    await_state(&page, "ticks.js", "stopped");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn keys_alone_write_run_and_leave() {
    let page = panel();
    page.script("playgroundCode.open({ name: 'typed.js', text: '' })");
    page.driver.focus(&page.the(".cm-content"));
    page.driver.press("console.log(40 + 2)");
    assert!(page.has_button("Pause"), "a space is a space in here");
    page.driver.run(
        "arguments[0].dispatchEvent(new KeyboardEvent('keydown', \
            { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))",
        &[page.the(".cm-content").to_argument()],
    );
    await_line(&page, "typed.js", "42");
    page.driver.press(keys::TAB);
    let inside = "document.activeElement.closest('.cm-editor') !== null";
    assert_eq!(page.script(inside), false, "Tab leaves the editor");
    page.driver.focus(&page.the("[role=tab][aria-selected=true].kp-code__name"));
    page.driver.press(keys::LEFT);
    page.part("Programs").read("Sends orders, each with its customer");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_code_cell_in_a_course_page() {
    let page = Page::open("course-sample.html", 1200, 900);
    let cell =
        "embed.html#lang=ko&code=produce&c=create-topic%20--topic%20orders%20--partitions%204";
    page.driver.run(
        "const f = document.createElement('iframe'); f.src = arguments[0]; f.width = 1100; \
         f.height = 800; f.title = 'cell'; f.setAttribute('sandbox', 'allow-scripts'); \
         document.body.replaceChildren(f);",
        &[cell.into()],
    );
    let frame = page.the("iframe");
    page.driver.frame(Some(&frame));
    page.read("무대");
    page.click_on(".kp-code__actions .kp-btn--primary");
    page.until("it ends", |page| page.text().contains("all orders sent"));
    assert_eq!(page.script("self.origin"), "null", "it has no origin");
    page.driver.frame(None);
    page.screenshot("code cell");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn it_fits_a_telephone_and_is_korean_where_the_page_is() {
    let page = Page::open("", 390, 844);
    page.button("Step");
    page.click("Code");
    page.part("Programs").button("Run");
    let wide = "document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(page.script(wide), true);
    page.screenshot("narrow Code");
    let page = Page::open("index.html#lang=ko&theme=dark", 1440, 900);
    page.click("코드");
    page.part("프로그램").button("실행");
    let english = ["Clear", "Add a program", "Output of", "sandbox"];
    let left: Vec<&str> = english.into_iter().filter(|w| page.part("프로그램").says(w)).collect();
    assert_eq!(left, [""; 0], "still English");
    page.screenshot("code in Korean");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_script_of_the_page_brings_its_own_program() {
    let page = panel();
    let sent = page.driver.run_async(
        "await new Promise(done => { const s = document.createElement('script'); \
             s.src = 'kafkajs-playground.js'; s.onload = done; document.head.append(s); }); \
         const { kafkajs, socketFactory, globals, clock } = kafkajsPlayground(playground); \
         const kafka = new kafkajs.Kafka({ clientId: 'my-lesson', brokers: ['localhost:9092'], \
             socketFactory, logLevel: kafkajs.logLevel.NOTHING }); \
         const producer = kafka.producer(); \
         await producer.connect(); \
         const before = clock.now(); \
         await new Promise(done => globals.setTimeout(done, 700)); \
         const waited = clock.now() - before; \
         const messages = [{ key: 'user-42', value: 'a cup of tea' }]; \
         const [answer] = await producer.send({ topic: 'orders', messages }); \
         await producer.disconnect(); \
         return [answer.partition, answer.baseOffset, waited];",
    );
    assert_eq!((&sent[0], &sent[1]), (&json!(0), &json!("0")), "toPositive(murmur2) % 4");
    let waited = sent[2].as_f64().expect("milliseconds of the world");
    assert!((700.0..20_000.0).contains(&waited), "{waited}");
    page.part("orders").read("1 record");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn compressed_records_headers_and_null_come_back_as_they_went() {
    let page = panel();
    page.speed("10");
    run(
        &page,
        "round-trip.js",
        "const { Kafka, CompressionTypes, logLevel } = require('kafkajs')\n\
         const kafka = new Kafka({ clientId: 'both', brokers: ['localhost:9092'], \
             logLevel: logLevel.NOTHING })\n\
         const producer = kafka.producer(), consumer = kafka.consumer({ groupId: 'both' })\n\
         const seen = []\n\
         async function main() {\n\
           await producer.connect()\n\
           await producer.send({ topic: 'orders', compression: CompressionTypes.GZIP, messages: [\n\
             { key: 'a', value: 'tea '.repeat(500), headers: { shop: 'north' }, partition: 2 },\n\
             { key: 'b', value: null, partition: 2 }] })\n\
           await producer.disconnect()\n\
           await consumer.connect()\n\
           await consumer.subscribe({ topics: ['orders'], fromBeginning: true })\n\
           await consumer.run({ eachMessage: async ({ message }) => {\n\
             const { key, value, headers } = message\n\
             console.log(String(key), value && value.length, headers)\n\
             if (seen.push(key) === 2) setTimeout(() => consumer.disconnect(), 1)\n\
           } })\n\
         }\n\
         main()",
    );
    await_state(&page, "round-trip.js", "finished");
    assert_eq!(
        lines(&page, "round-trip.js"),
        ["a 2000 { shop: <Buffer 6e 6f 72 74 68> }", "b null {}"]
    );
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn at_a_hundredfold_speed_a_program_lives_through_the_same_moments() {
    // The default network, 400 ms each way: connecting takes nearly all of KafkaJS's patience.
    let page = Page::scene("seed=1", &["create-topic --topic orders --partitions 4"]);
    page.click("Code");
    page.part("Programs").button("Run");
    page.speed("100");
    run_example(&page, "produce.js");
    await_state(&page, "produce.js", "finished");
    assert_eq!(lines(&page, "produce.js"), PRODUCED, "no request was late");
    assert_eq!(page.errors(), [""; 0]);
}

/// Members of the first group that run.
const RUNNING: &str = "((playground.view().groups[0] || {}).consumers || []).filter(c => c.state === 'running').length";

#[test]
fn on_the_stage_a_member_is_broken_off_and_killed() {
    let page = panel_with_a_member();
    page.until("it is a member", |page| page.script(RUNNING) == 1);
    let count = "playground.on('event', e => { window.again += e.kind === 'Introduced'; })";
    page.script(&format!("(window.again = 0, {count}, 1)"));
    page.part("warehouse").click("Break connection");
    page.until("it is connected again", |page| {
        page.script("again").as_u64() > Some(1) && page.script(RUNNING) == 1
    });
    await_state(&page, "consume.js", "running");
    page.screenshot("a member outside");

    page.part("warehouse").click("Kill");
    await_state(&page, "consume.js", "killed");
    await_line(&page, "consume.js", "Killed on the stage.");
    page.until("its session is over", |page| {
        page.script("playground.view().groups.every(g => g.consumers.length === 0)") == true
    });
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn on_the_stage_a_member_is_cut_off_and_let_in_again() {
    let page = panel_with_a_member();
    page.part("warehouse").click("Cut off");
    page.part("warehouse").read("cut off");
    page.until("its session is over", |page| {
        page.script("playground.view().groups.every(g => g.consumers.length === 0)") == true
    });
    await_state(&page, "consume.js", "running");
    page.screenshot("a program outside that is cut off");
    page.click("Reconnect");
    page.until("it is a member again", |page| page.script(RUNNING) == 1);
    assert_eq!(page.errors(), [""; 0]);
}

/// What the editor holds, as far as it is on the page.
fn editor(page: &Page) -> String {
    page.driver.text(&page.the(".cm-content"))
}

/// Writes at the beginning of the program in the editor.
fn write(page: &Page, text: &str) {
    page.driver.focus(&page.the(".cm-content"));
    page.driver.devtools("Input.insertText", &json!({"text": text}));
}

fn reload(page: &Page) {
    page.driver.run("location.reload()", &[]);
    page.button("Step");
    page.click("Code");
    page.part("Programs").button("Run");
}

#[test]
fn what_was_written_outlives_a_reload() {
    let page = panel();
    write(&page, "// mine\n");
    page.script("playgroundCode.open({name: 'own.js', text: 'console.log(1)'})");
    write(&page, "// too\n");
    reload(&page);
    page.until("the own program is there", |page| editor(page).starts_with("// too\nconsole"));
    page.click("consume.js");
    page.until("the example is as it was left", |page| editor(page).starts_with("// mine"));
    page.part("Programs").click("Reset");
    page.until("it is the example", |page| editor(page).starts_with("// Reads orders"));
    page.click("own.js");
    page.part("Programs").click("Reset");
    page.until("it is as it came", |page| editor(page) == "console.log(1)");
    reload(&page);
    page.until("nothing is left of it", |page| editor(page) == "console.log(1)");

    // Another link has its own programs.
    page.go("embed.html#code=hello");
    page.part("Programs").button("Run");
    page.until("the cell of the link", |page| editor(page) == "hello");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn where_nothing_can_be_kept_the_panel_works_without() {
    let page = panel();
    let none =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })";
    page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({"source": none}));
    reload(&page);
    write(&page, "// mine\n");
    sleep(Duration::from_millis(600));
    reload(&page);
    page.until("it is the example", |page| editor(page).starts_with("// Reads orders"));
    run(&page, "hello.js", "console.log('hello')");
    await_line(&page, "hello.js", "hello");
    assert_eq!(page.errors(), [""; 0]);
}
