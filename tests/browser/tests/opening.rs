//! What a stranger sees before the first click: a scene that lives, soon, from this host alone.

use browser::Page;
use serde_json::json;

#[test]
fn the_scene_is_alive_without_a_click() {
    let page = Page::stage("");
    let (orders, offsets) = (page.part("orders"), page.part("__consumer_offsets"));
    page.part("billing").read("Stable");
    page.part("shipping").read("Stable");
    let records = orders.number("records").expect("a count of records");
    let commits = offsets.text();
    page.until("records arrive", |_| orders.number("records").unwrap_or(0) > records + 1);
    page.until("commits become records", |_| offsets.text() != commits);
    page.part("Details").lists("committed");
    assert!(!page.caption().is_empty(), "the line under the stage says what happens");
    page.screenshot("opening");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn nothing_is_asked_of_another_host_and_the_page_is_not_blank_for_long() {
    let page = Page::stage("");
    let far = page.script(
        "performance.getEntriesByType('resource').map(e => e.name) \
         .filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))",
    );
    assert_eq!(far, json!([]));
    let first =
        page.script("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9");
    assert!(first.as_f64().unwrap() < 30_000.0, "first picture after {first} ms");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn eras_are_profiles_of_defaults_and_a_cluster_can_be_empty() {
    let page = Page::stage("");
    page.part("orders-api").read("acks=all");
    page.click("Kafka 2.5");
    page.part("orders-api").read("acks=1");
    page.click("Empty cluster");
    page.read("No topic yet.");
    page.read("No consumer yet.");
    assert!(!page.part("orders").is_there());
    page.click("Start over");
    page.part("orders").read("4 partitions");
    page.click("Kafka 4");
    page.part("orders-api").read("acks=all");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_browser_without_webassembly_is_told_so() {
    let page = Page::open("nothing-here", 800, 600);
    let without = json!({"source": "delete window.WebAssembly;"});
    page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", &without);
    page.go("");
    page.read("The playground could not be started");
    page.read("WebAssembly");
}
