//! How it looks and for whom: two languages, two themes, less motion, keys alone, a narrow window.

use browser::Page;
use browser::driver::keys;
use serde_json::{Value, json};

#[test]
fn the_language_changes_without_a_reload() {
    let page = Page::stage("");
    page.script("(window.untouched = true)");
    assert_eq!(page.script("document.documentElement.lang"), "en");
    page.click("한국어");
    page.read("컨슈머 그룹");
    page.read("토픽 만들기");
    page.button("한 걸음");
    page.until("the document says so", |page| page.script("document.documentElement.lang") == "ko");
    assert_eq!(page.script("window.untouched"), true);
    for words in ["Consumer groups", "Create a topic", "Commit now", "Stop polling"] {
        page.until(&format!("'{words}' is Korean"), |page| !page.text().contains(words));
    }
    page.screenshot("korean");
    page.click("EN");
    page.read("Consumer groups");
    assert_eq!(page.errors(), [""; 0]);
}

/// What of the head of a producer's card does not stand in one line.
const BROKEN: &str = r"
  [...document.querySelectorAll('[aria-label=orders-api] > .kp-row:first-child > *')]
    .filter(part => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
    })
    .map(part => part.textContent)
";

#[test]
fn the_head_of_a_card_breaks_between_its_parts_and_never_in_a_word() {
    let page = Page::stage("");
    // What was killed leaves the stage after a while.
    page.pause();
    page.part("orders-api").click("Kill");
    for (lang, word) in [("EN", "killed"), ("한국어", "죽음")] {
        page.click(lang);
        page.part("orders-api").read(word);
        page.until("each part is in one line", |page| page.script(BROKEN.trim()) == json!([]));
    }
    assert_eq!(page.errors(), [""; 0]);
}

fn ground(page: &Page) -> i64 {
    let sum = "(() => { const c = document.createElement('canvas').getContext('2d'); \
        c.fillStyle = getComputedStyle(document.body).backgroundColor; c.fillRect(0, 0, 1, 1); \
        const d = c.getImageData(0, 0, 1, 1).data; return d[0] + d[1] + d[2]; })()";
    page.script(sum).as_i64().unwrap_or_default()
}

#[test]
fn the_look_follows_the_system_or_the_person() {
    let page = Page::stage("");
    page.prefer("dark", "no-preference");
    page.until("it is dark", |page| ground(page) < 200);
    page.screenshot("dark");
    page.click("Light");
    page.until("light was asked for", |page| ground(page) > 600);
    page.prefer("light", "no-preference");
    page.click("Dark");
    page.until("dark was asked for", |page| ground(page) < 200);
    page.click("Auto");
    page.until("the system is light", |page| ground(page) > 600);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn less_motion_is_honoured_and_nothing_is_lost() {
    let page = Page::stage("");
    page.prefer("light", "reduce");
    let moving = "[...document.querySelectorAll('*')].filter(e => { \
        const s = getComputedStyle(e); \
        const long = list => list.split(',').some(t => parseFloat(t) > 0.01); \
        return s.animationName !== 'none' && long(s.animationDuration) \
            || long(s.transitionDuration); }).map(e => e.className)";
    page.until("nothing slides or pulses", |page| page.script(moving) == json!([]));
    let records = page.part("orders").number("records");
    page.until("the scene goes on", |page| page.part("orders").number("records") > records);
    assert_eq!(page.errors(), [""; 0]);
}

/// Remembers what had the focus, whether that could be seen, and what never had it.
const WALK: &str = r"
  const tabbable = e => e.tabIndex >= 0 && e.checkVisibility() && !e.disabled
    && !e.closest('[inert]');
  const css = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const all = [...document.querySelectorAll(css)].filter(tabbable);
  const seen = window.__seen ??= new Set();
  const e = document.activeElement;
  const fresh = !seen.has(e);
  seen.add(e);
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const name = e.getAttribute('aria-label') || e.textContent.trim() || e.id;
  return {
    fresh, name, body: e === document.body,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    onscreen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    missed: all.filter(e => !seen.has(e)).map(e => e.outerHTML.slice(0, 120)),
  };
";

#[test]
fn keys_alone_reach_everything_and_leave_it_again() {
    let page = Page::stage("");
    page.pause();
    page.script("document.activeElement.blur()");
    let mut last = Value::Null;
    for _ in 0..250 {
        page.driver.press(keys::TAB);
        let step = page.driver.run(WALK, &[]);
        last = step.clone();
        if step["body"] == true {
            continue;
        }
        if step["fresh"] == false {
            break;
        }
        assert_eq!(step["outlined"], true, "the focus cannot be seen on {}", step["name"]);
        assert_eq!(step["onscreen"], true, "the focus is out of sight on {}", step["name"]);
    }
    assert_eq!(last["fresh"], false, "Tab comes round again");
    assert_eq!(last["missed"], json!([]), "keys do not reach these");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_topic_is_created_and_a_record_read_with_keys_alone() {
    let page = Page::stage("");
    page.speed("5");
    page.driver.focus(&page.button("Create a topic"));
    page.driver.press(keys::ENTER);
    page.driver.press(keys::TAB);
    page.driver.press("zoo\u{e004}");
    page.driver.press(keys::TAB);
    page.driver.press(keys::TAB);
    page.driver.press(keys::ENTER);
    // The field was selected as a whole by Tab, so the new name is what was typed.
    page.part("zoo").read("3 partitions");
    page.pause();
    let lane = page.driver.find("[role=listbox]").remove(0);
    page.driver.focus(&lane);
    page.driver.press(keys::END);
    page.driver.press(keys::ENTER);
    page.read("Why this partition");
    page.screenshot("record by keys");
    page.driver.press(keys::ESCAPE);
    page.until("it is closed again", |page| !page.text().contains("Why this partition"));
    assert_eq!(page.errors(), [""; 0]);
}

/// What sticks out of the window to the side.
const OUTSIDE: &str = r"
  const clipped = e => {
    for (let p = e.parentElement; p; p = p.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll('button, summary, input, h1, h2, h3, p')]
    .filter(e => e.checkVisibility())
    .filter(e => { const b = e.getBoundingClientRect();
      return b.width > 1 && (b.right > innerWidth + 1 || b.left < -1) && !clipped(e); })
    .map(e => (e.getAttribute('aria-label') || e.textContent).slice(0, 60));
";

#[test]
fn a_narrow_window_needs_no_scrolling_sideways() {
    let page = Page::open("", 390, 844);
    page.button("Step");
    page.part("orders").read("records");
    for tab in ["Events", "Protocol", "Table", "Code", "Fidelity", "Send"] {
        if page.driver.attribute(&page.button(tab), "aria-selected").as_deref() != Some("true") {
            page.click(tab);
        }
        let wide = "document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.script(wide), true, "{tab} makes the page wider than the window");
        assert_eq!(page.driver.run(OUTSIDE, &[]), json!([]), "out of the window with {tab}");
        page.screenshot(&format!("narrow {tab}"));
    }
    let producer = page.part("orders-api");
    producer.fill("Key", "user-42");
    producer.read("1459644460 % 4 = partition 0");
    page.click("Menu");
    page.read("Start over");
    page.screenshot("narrow menu");
    assert_eq!(page.driver.run(OUTSIDE, &[]), json!([]), "out of the window with the menu");
    assert_eq!(page.errors(), [""; 0]);
}
