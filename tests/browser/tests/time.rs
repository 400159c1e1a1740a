//! Time at hand: held, stepped both ways, scrubbed, sped up, forked; and what the caption tells.

use browser::Page;
use browser::driver::keys;

/// What the stage shows, once the page has stopped moving.
fn still(page: &Page) -> String {
    let mut last = String::new();
    let frames = "(async () => { \
        for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame); })()";
    page.until("the stage stands still", |page| {
        page.script(frames);
        let now = page.part("Stage").text();
        let same = now == last;
        last = now;
        same
    });
    last
}

/// The clock and what the stage shows then.
fn moment(page: &Page) -> (u64, String) {
    let shown = still(page);
    (page.clock_ms(), shown)
}

#[test]
fn the_clock_is_held_and_let_go_by_button_and_by_key() {
    let page = Page::stage("");
    page.pause();
    let (at, shown) = moment(&page);
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(moment(&page), (at, shown));
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
    let mut seen = vec![moment(&page)];
    for _ in 0..6 {
        page.click("Step");
        seen.push(moment(&page));
        assert!(seen[seen.len() - 1].0 >= seen[seen.len() - 2].0);
    }
    assert!(seen[6].0 > seen[0].0, "six steps lead somewhere");
    let rest = &seen[1..6];
    for (clock, text) in rest.iter().rev() {
        page.click("Step back");
        assert_eq!(moment(&page), (*clock, text.clone()));
    }
    page.driver.press(".");
    assert_eq!(moment(&page), seen[2]);
    page.driver.press(",");
    assert_eq!(moment(&page), seen[1]);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn the_track_is_walked_with_keys() {
    let page = Page::stage("");
    page.pause();
    let (end, shown) = moment(&page);
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
        // Measured in the page: from here, asking alone may take as long as what is measured.
        let passed = page.script(
            "new Promise(done => { const [began, from] = [performance.now(), playground.now()]; \
                setTimeout(() => done((playground.now() - from) / (performance.now() - began)), \
                    2500); })",
        );
        passed.as_f64().expect("a ratio")
    };
    // A loaded machine may be slower than asked, never faster.
    let (slow, real, fast) = (pace(&page, "1/100"), pace(&page, "1"), pace(&page, "20"));
    assert!(slow < 0.05, "{slow}");
    assert!(real > slow && real < 1.5, "{real} after {slow}");
    assert!(fast > real && fast < 30.0, "{fast} after {real}");
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
    page.until("that end is gone", |page| !page.has_button("Back to the end"));
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
    still(&page);
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
