//! Time at hand: held, stepped both ways, scrubbed, sped up, forked; and what the caption tells.

use browser::Page;
use browser::driver::keys;

/// What the stage shows, once the page has stopped moving.
fn still(page: &Page) -> String {
    let mut last = String::new();
    page.until("the stage stands still", |page| {
        let now = page.part("Stage").text();
        let same = now == last;
        last = now;
        same
    });
    last
}

#[test]
fn the_clock_is_held_and_let_go_by_button_and_by_key() {
    let page = Page::stage("");
    page.pause();
    let (at, shown) = (page.clock_ms(), still(&page));
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!((page.clock_ms(), still(&page)), (at, shown));
    page.click("Play");
    page.until("time goes on", |page| page.clock_ms() > at);
    let track = page.the("[role=slider]");
    page.driver.focus(&track);
    page.driver.press(" ");
    page.button("Play");
    let at = page.clock_ms();
    page.driver.press(" ");
    page.until("time goes on", |page| page.clock_ms() > at);
    let speed = page.field("Speed");
    page.driver.focus(&speed);
    page.driver.press(" ");
    page.button("Play");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_step_back_shows_the_very_same_again() {
    let page = Page::stage("");
    page.pause();
    let mut seen = vec![(page.clock_ms(), still(&page))];
    for _ in 0..6 {
        page.click("Step");
        seen.push((page.clock_ms(), still(&page)));
        assert!(seen[seen.len() - 1].0 >= seen[seen.len() - 2].0);
    }
    assert!(seen[6].0 > seen[0].0, "six steps lead somewhere");
    let rest = &seen[1..6];
    for (clock, text) in rest.iter().rev() {
        page.click("Step back");
        assert_eq!((page.clock_ms(), &still(&page)), (*clock, text));
    }
    page.driver.press(".");
    assert_eq!((page.clock_ms(), still(&page)), seen[2]);
    page.driver.press(",");
    assert_eq!((page.clock_ms(), still(&page)), seen[1]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn the_track_is_walked_with_keys() {
    let page = Page::stage("");
    page.pause();
    let (end, shown) = (page.clock_ms(), still(&page));
    page.driver.focus(&page.the("[role=slider]"));
    page.driver.press(keys::LEFT);
    page.until("a second back", |page| page.clock_ms() == end - 1_000);
    page.driver.press(keys::PAGE_DOWN);
    page.until("ten more", |page| page.clock_ms() == end - 11_000);
    page.driver.press(keys::PAGE_UP);
    page.until("ten forward", |page| page.clock_ms() == end - 1_000);
    page.driver.press(keys::HOME);
    page.until("the start", |page| page.clock_ms() == 0);
    assert!(!page.part("billing").is_there(), "no group had been thought of then");
    page.screenshot("start of time");
    page.driver.press(keys::END);
    page.until("the end", |page| page.clock_ms() == end);
    assert_eq!(still(&page), shown, "the same moment looks the same");
    page.driver.press(keys::HOME);
    page.until("the start", |page| page.clock_ms() == 0);
    page.click("Back to the end");
    page.until("the end", |page| page.clock_ms() == end);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn time_runs_at_the_speed_that_is_set() {
    let page = Page::stage("");
    let pace = |page: &Page, times: &str| {
        page.speed(times);
        let (began, from) = (std::time::Instant::now(), page.clock_ms());
        std::thread::sleep(std::time::Duration::from_millis(2_500));
        let passed = page.clock_ms() - from;
        passed as f64 / began.elapsed().as_millis() as f64
    };
    // A loaded machine may be slower than asked, never faster.
    let (slow, real, fast) = (pace(&page, "1/100"), pace(&page, "1"), pace(&page, "20"));
    assert!((0.0..0.05).contains(&slow), "{slow}");
    assert!((0.2..1.5).contains(&real), "{real}");
    assert!((2.0..30.0).contains(&fast), "{fast}");
    page.driver.focus(&page.the("[role=slider]"));
    page.driver.press("[[");
    page.read("5×");
    page.driver.press("]");
    page.read("10×");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn acting_in_the_past_forks_and_says_so() {
    let page = Page::stage("");
    page.pause();
    let end = page.clock_ms();
    page.driver.focus(&page.the("[role=slider]"));
    page.driver.press(keys::PAGE_DOWN);
    page.read("In the past: acting here forks the run and drops what came after.");
    page.part("billing-1").click("Commit now");
    page.read("the former future is gone");
    page.screenshot("fork");
    assert!(!page.has_button("Back to the end"), "that end is gone");
    page.driver.focus(&page.the("[role=slider]"));
    page.driver.press(keys::END);
    page.until("the end is here", |page| page.clock_ms() < end - 5_000);
    page.part("Details").lists("You acted in the past: the run forked here.");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn the_caption_opens_its_cause() {
    let page = Page::stage("");
    page.part("Details").lists("appended a batch");
    page.pause();
    let caption = page.caption();
    page.click("Why?");
    let causes = page.part("How it came about");
    causes.read(&caption);
    let steps = causes.text().lines().filter(|line| line.contains(':')).count();
    assert!(steps > 1, "an effect and what led to it: {}", causes.text());
    page.screenshot("why");
    causes.click("Open the message");
    let details = page.part("Details");
    details.read("correlationId");
    page.screenshot("message");
    page.click("Table");
    details.read("Groups and their offsets");
    page.click("Fidelity");
    details.read("The clock is virtual");
    assert_eq!(page.errors(), [""; 0]);
}
