//! The stage in a frame of somebody else's page, and links that strangers wrote.

use browser::Page;
use serde_json::json;

#[test]
fn the_embed_is_the_stage_and_its_time_bar_alone() {
    let page = Page::open(
        "embed.html#lang=ko&theme=dark&at=5000&c=create-topic%20--topic%20tiny%20--partitions%202",
        1100,
        620,
    );
    page.part("tiny").read("파티션 2개");
    assert_eq!(page.script("document.documentElement.lang"), "ko");
    assert!(!page.text().contains("Kafka 2.5"), "no header");
    assert!(page.driver.find("[role=tablist]").is_empty(), "no drawer");
    page.screenshot("embed");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_bad_link_says_what_is_wrong_and_shows_the_default_scene() {
    for (path, wrong) in [
        ("embed.html#nonsense", "“nonsense” is not name=value."),
        ("embed.html#colour=red", "There is no setting “colour”."),
        ("index.html#era=9", "“9” is no value for era."),
        ("index.html#c=fly%20--to%20moon", "Command 1:"),
        ("index.html#c=%E0%A4", "is not percent-encoded UTF-8."),
        ("index.html#theme=%3Cimg%20src%3Dx%3E", "“<img src=x>” is no value for theme."),
    ] {
        let page = Page::stage(path);
        page.read("This link's scene could not be read; the default scene is shown.");
        page.read(wrong);
        page.part("orders").read("4 partitions");
        assert_eq!(page.errors(), [""; 0], "{path}");
        assert_eq!(page.script("document.querySelectorAll('img').length"), 0);
        if path.ends_with("nonsense") {
            page.screenshot("bad link");
        }
    }
}

#[test]
fn a_course_page_has_two_of_them_that_start_when_they_are_seen() {
    let page = Page::open("course-sample.html", 1200, 900);
    let frames = page.driver.find("iframe");
    assert_eq!(frames.len(), 2);
    let of = |name: &str| frames.iter().map(|f| page.driver.attribute(f, name)).collect::<Vec<_>>();
    assert_eq!(of("sandbox"), [Some("allow-scripts".into()), Some("allow-scripts".into())]);
    page.driver.frame(Some(&frames[0]));
    page.until("the first frame runs", |page| page.driver.find("[role=slider]").len() == 1);
    page.read("Stable");
    assert_eq!(page.script("self.origin"), "null", "it has no origin");
    page.click_on("button[aria-label=Pause]");
    page.the("button[aria-label=Play]");
    page.driver.frame(None);
    page.driver.frame(Some(&frames[1]));
    assert!(page.driver.find("main").is_empty(), "nobody has seen the second");
    page.driver.frame(None);
    page.driver.run("document.querySelectorAll('iframe')[1].scrollIntoView();", &[]);
    page.driver.frame(Some(&frames[1]));
    page.until("the second frame runs", |page| page.driver.find("[role=slider]").len() == 1);
    page.read("billing-1");
    page.driver.frame(None);
    page.screenshot("course page");
    let reached = page.script(
        "Array.from(frames, f => { try { return f.document.title } \
                               catch { return null } })",
    );
    assert_eq!(reached, json!([null, null]), "nothing reaches into the frames");
    assert_eq!(page.errors(), [""; 0]);
}
