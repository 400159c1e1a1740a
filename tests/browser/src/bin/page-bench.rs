//! The page under stress, measured in headless Chrome: script time per frame, what else the main
//! thread does, long tasks, first load, memory over ten virtual minutes.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

use browser::Page;
use browser::driver::Window;
use browser::stress;
use serde_json::{Value, json};

/// Seconds of playing that are measured.
const MEASURED_S: u64 = 15;

/// The moment of the run at which measuring begins: every group has long been stable.
const BEGIN_MS: u64 = 45_000;

/// Wraps requestAnimationFrame before the page runs: what a frame costs is the callback and every
/// microtask it leaves behind. Keeps the module's memory, to look at its size.
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
    for (const e of list.getEntries()) {
      const script = e.scripts.reduce((sum, s) => sum + s.duration, 0);
      const layout = e.styleAndLayoutStart ? e.startTime + e.duration - e.styleAndLayoutStart : 0;
      window.__long.push([e.duration, script, layout]);
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = (...given) => make(...given).then(made => {
      window.__memory = (made.instance ?? made).exports.memory;
      return made;
    });
  }
";

fn main() {
    // `page-bench profile`: where the script time goes, for a build that keeps its names.
    // `page-bench connection`: requests per second through `playground.connect`.
    if std::env::args().any(|argument| argument == "connection") {
        return connection();
    }
    let profiles = std::env::args().any(|argument| argument == "profile");
    if !profiles {
        first_load();
    }
    stage(profiles);
}

/// Metadata requests through a connection of the page, on an empty cluster without latency: one by
/// one, each from `onData` of the one before, and a hundred at a time.
fn connection() {
    let page = page(1440, 900, "index.html#play=0&c=kill%20--process%20nobody");
    page.driver.run_async("await window.playground.ready;");
    let measured = page.driver.run_async(CONNECTION);
    println!(
        "playground.connect: {:.0} requests/s, by hundreds {:.0}/s",
        number(&measured[0]),
        number(&measured[1])
    );
}

/// Metadata v9 of all topics, over and over: requests per second, in both ways.
const CONNECTION: &str = r"
  playground.restart({ commands: ['set-network --latency-ms 0 --jitter-ms 0 --loss-per-mille 0'] });
  playground.speed(1);
  playground.play();
  const request = Uint8Array.from(
    [0, 0, 0, 21, 0, 3, 0, 9, 0, 0, 0, 1, 0, 5, 98, 101, 110, 99, 104, 0, 0, 0, 0, 0, 0]);
  const connection = playground.connect();
  await new Promise(done => connection.onConnect = done);
  const measure = (count, together) => new Promise(done => {
    const start = performance.now();
    let left = count;
    const ask = () => { for (let i = 0; i < together; i++) connection.write(request); };
    connection.onData = () => {
      if (--left === 0) done(count * 1000 / (performance.now() - start));
      else if (left % together === 0) ask();
    };
    ask();
  });
  await measure(2000, 1);
  return [await measure(20000, 1), await measure(50000, 100)];
";

fn page(width: u32, height: u32, path: &str) -> Page {
    let switches = vec!["--enable-precise-memory-info".into(), "--js-flags=--expose-gc".into()];
    let page = Page::open_with("nothing-here", Window { width, height, switches });
    page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({"source": PROBE}));
    page.go(path);
    page
}

/// From navigation to the moment a script's call is answered, without and with the browser's cache.
fn first_load() {
    let page = page(1440, 900, "");
    for visit in ["first visit", "second visit"] {
        page.go("");
        page.driver.run_async("await window.playground.ready;");
        let times = page.script(
            "[performance.now(), performance.getEntriesByName('first-contentful-paint')[0]\
             ?.startTime ?? 0]",
        );
        println!(
            "{visit}: first picture after {:.0} ms, ready after {:.0} ms",
            number(&times[1]),
            number(&times[0])
        );
    }
}

fn stage(profiles: bool) {
    let page = page(1440, 900, "");
    page.driver.run_async("await window.playground.ready;");
    let scene = json!({"era": "4", "seed": 1, "commands": stress::commands(1_200)});
    let answer = page.script(&format!("playground.restart({scene})"));
    assert_eq!(answer["ok"], true, "{answer}");
    page.script("playground.pause()");
    page.script(&format!("playground.seek({BEGIN_MS})"));
    let what = "(v => [v.topics.filter(t => !t.internal).flatMap(t => t.partitions).length, \
        v.groups.flatMap(g => g.consumers).length, v.messages.length, \
        v.groups.filter(g => g.state === 'Stable').length])(playground.view())";
    println!("partitions, consumers, messages in flight, stable groups: {}", page.script(what));
    page.script("playground.play()");
    sleep(Duration::from_secs(3));
    if profiles {
        profile(&page);
        return;
    }
    measure(&page);
    page.screenshot("bench stage");
    memory(&page);
}

/// The functions in which most time is spent, themselves and with what they call.
fn profile(page: &Page) {
    let ask = |command: &str, with: &Value| page.driver.devtools(command, with);
    ask("Profiler.enable", &json!({}));
    ask("Profiler.setSamplingInterval", &json!({"interval": 200}));
    ask("Profiler.start", &json!({}));
    sleep(Duration::from_secs(MEASURED_S));
    let answer = ask("Profiler.stop", &json!({}));
    let nodes = answer["profile"]["nodes"].as_array().cloned().unwrap_or_default();
    let hits: BTreeMap<i64, i64> = nodes.iter().map(|n| (id(n), count(n))).collect();
    let (mut own, mut all) = (BTreeMap::new(), BTreeMap::new());
    let children: BTreeMap<i64, Vec<i64>> = nodes.iter().map(|n| (id(n), called(n))).collect();
    let names: BTreeMap<i64, String> = nodes.iter().map(|n| (id(n), name(n))).collect();
    let roots = nodes.first().map(id).into_iter().map(|root| (root, Vec::new()));
    let mut ahead: Vec<(i64, Vec<String>)> = roots.collect();
    while let Some((node, mut path)) = ahead.pop() {
        let name = names[&node].clone();
        *own.entry(name.clone()).or_insert(0) += hits[&node];
        path.push(name);
        let mut above = path.clone();
        above.sort();
        above.dedup();
        for name in above {
            *all.entry(name).or_insert(0) += hits[&node];
        }
        ahead.extend(children[&node].iter().map(|child| (*child, path.clone())));
    }
    let samples: i64 = hits.values().sum();
    for (title, times) in [("themselves", own), ("with what they call", all)] {
        println!("{title}:");
        let mut times: Vec<(String, i64)> = times.into_iter().collect();
        times.sort_by_key(|(_, count)| -count);
        for (name, count) in times.into_iter().take(45) {
            println!("{:5.1} % {name}", count as f64 * 100.0 / samples as f64);
        }
    }
}

fn id(node: &Value) -> i64 {
    node["id"].as_i64().unwrap_or_default()
}

fn count(node: &Value) -> i64 {
    node["hitCount"].as_i64().unwrap_or_default()
}

fn called(node: &Value) -> Vec<i64> {
    node["children"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
}

fn name(node: &Value) -> String {
    node["callFrame"]["functionName"].as_str().unwrap_or_default().chars().take(110).collect()
}

fn measure(page: &Page) {
    page.driver.devtools("Performance.enable", &json!({"timeDomain": "threadTicks"}));
    page.driver.run("window.__frames.length = 0; window.__long.length = 0;", &[]);
    let began = page.clock_ms();
    let before = metrics(page);
    sleep(Duration::from_secs(MEASURED_S));
    let after = metrics(page);
    let passed = page.clock_ms() - began;
    let frames = numbers(&page.driver.run("return window.__frames;", &[]));
    println!(
        "script per frame over {} frames: median {:.1} ms, p95 {:.1} ms, most {:.1} ms",
        frames.len(),
        at(&frames, 50),
        at(&frames, 95),
        at(&frames, 100)
    );
    let of = |name: &str| {
        let seconds = number(&after[name]) - number(&before[name]);
        seconds * 1_000.0 / frames.len().max(1) as f64
    };
    println!(
        "main thread per frame, CPU time: script {:.1} ms, style {:.1} ms, layout {:.1} ms, \
         all tasks {:.1} ms",
        of("ScriptDuration"),
        of("RecalcStyleDuration"),
        of("LayoutDuration"),
        of("TaskDuration")
    );
    println!("virtual time passed at 1x: {passed} ms in {MEASURED_S} s");
    let long = page.driver.run("return window.__long;", &[]);
    let long = long.as_array().cloned().unwrap_or_default();
    println!("frames whose work took over 50 ms: {} (all, script, style and layout):", long.len());
    for frame in long.iter().take(5) {
        let part = |index: usize| number(&frame[index]);
        println!("  {:.0} ms, {:.0} ms, {:.0} ms", part(0), part(1), part(2));
    }
}

/// The browser's own counters of the main thread, in seconds.
fn metrics(page: &Page) -> Value {
    let answer = page.driver.devtools("Performance.getMetrics", &json!({}));
    let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
    let pair = |metric: Value| Some((metric["name"].as_str()?.to_owned(), metric["value"].clone()));
    Value::Object(metrics.into_iter().filter_map(pair).collect())
}

/// Used memory after so many minutes, records and snapshots included.
fn memory(page: &Page) {
    page.script("playground.pause()");
    let used = "if (window.gc) window.gc(); \
                const records = window.playground.view().topics.filter(t => !t.internal) \
                    .reduce((sum, t) => sum + t.records, 0); \
                return [performance.memory.usedJSHeapSize, \
                        window.__memory?.buffer.byteLength ?? 0, \
                        records];";
    for minute in [1, 2, 5, 10] {
        let seek = format!("await window.playground.seek({});", minute * 60_000);
        let begin = std::time::Instant::now();
        page.driver.run_async(&seek);
        let took = begin.elapsed().as_secs_f64();
        let answer = page.driver.run_async(used);
        println!(
            "after {minute} virtual minutes ({took:.1} s to go there): JS heap {:.1} MiB, \
             wasm memory {:.1} MiB, records {}",
            number(&answer[0]) / 1_048_576.0,
            number(&answer[1]) / 1_048_576.0,
            answer[2]
        );
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
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
