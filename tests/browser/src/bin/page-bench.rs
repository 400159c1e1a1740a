//! The page under stress, measured from outside by Chrome's own trace: script time per frame, long
//! tasks, first load, memory over ten virtual minutes.

use std::thread::sleep;
use std::time::Duration;

use browser::Page;
use browser::driver::Window;
use browser::stress;
use serde_json::{Value, json};

/// Wraps requestAnimationFrame before the page runs: what a frame costs is the callback and every
/// microtask it leaves behind.
const PROBE: &str = r"
  window.__frames = []; window.__long = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = f => ask(t => {
    const start = performance.now();
    f(t);
    let rounds = 0;
    const settle = () => {
      if (++rounds < 8) { queueMicrotask(settle); return; }
      window.__frames.push(performance.now() - start);
    };
    queueMicrotask(settle);
  });
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) window.__long.push(e.duration);
  }).observe({ type: 'longtask', buffered: true });
";

fn main() {
    first_load();
    stage();
}

fn page(width: u32, height: u32, path: &str) -> Page {
    let switches = vec!["--enable-precise-memory-info".into(), "--js-flags=--expose-gc".into()];
    let page = Page::open_with("nothing-here", Window { width, height, switches });
    page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({"source": PROBE}));
    page.go(path);
    page
}

/// From navigation to the moment a click is answered, without and with the browser's cache.
fn first_load() {
    for visit in ["first visit", "second visit"] {
        let page = page(1440, 900, "");
        page.driver.run_async("await window.playground.ready;");
        let ready = page.driver.run("return performance.now();", &[]);
        println!("{visit}: ready after {:.0} ms", ready.as_f64().unwrap_or_default());
    }
}

fn stage() {
    let page = page(1440, 900, "");
    page.driver.run_async("await window.playground.ready;");
    let commands = stress::commands(1_200);
    let script = format!("return await window.playground.run({commands});");
    let answer = page.driver.run_async(&script);
    if let Some(text) = answer.as_str() {
        println!("run: {text}");
    }
    page.driver.run_async("window.playground.play();");
    sleep(Duration::from_secs(20));
    let flying = "const v = await window.playground.view(); return v.messages.length;";
    println!("messages in flight: {}", page.driver.run_async(flying));
    page.driver.run("window.__frames.length = 0; window.__long.length = 0;", &[]);
    sleep(Duration::from_secs(15));
    let frames = numbers(&page.driver.run("return window.__frames;", &[]));
    let long = numbers(&page.driver.run("return window.__long;", &[]));
    println!(
        "script per frame over {} frames: median {:.1} ms, p95 {:.1} ms, most {:.1} ms",
        frames.len(),
        at(&frames, 50),
        at(&frames, 95),
        at(&frames, 100)
    );
    println!("tasks over 50 ms: {} (longest {:.0} ms)", long.len(), at(&long, 100));
    memory(&page);
    page.screenshot("bench stage");
}

/// Used memory after a minute and after ten, records and snapshots included.
fn memory(page: &Page) {
    let used = "if (window.gc) window.gc(); const v = await window.playground.view(); \
                return [performance.memory.usedJSHeapSize, window.playground.memory?.() ?? 0, v.now];";
    for minute in [1, 10] {
        let seek = format!("await window.playground.seek({}); {used}", minute * 60_000);
        let answer = page.driver.run_async(&seek);
        println!("after {minute} virtual minutes: JS heap, wasm memory, time = {answer}");
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    let mut numbers: Vec<f64> =
        value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}
