//! As much of the WebDriver protocol as a person has hands and eyes.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds what is in sight and may be called by a name: the browser is asked about those only.
const LIKELY: &str = r"
  const [scope, css, name] = arguments;
  const tidy = text => (text || '').replace(/\s+/g, ' ').trim();
  const words = e => e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent;
  const all = [...(scope || document).querySelectorAll(css)];
  return all.filter(e => tidy(words(e)) === name && e.checkVisibility());
";

/// A field's own setter and the event that follows typing.
const PASTE: &str = r"
  const [field, text] = arguments;
  const kind = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(kind, 'value').set.call(field, text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
";

/// Keys as WebDriver writes them.
pub mod keys {
    /// Tab.
    pub const TAB: &str = "\u{e004}";
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Page up.
    pub const PAGE_UP: &str = "\u{e00e}";
    /// Page down.
    pub const PAGE_DOWN: &str = "\u{e00f}";
    /// End.
    pub const END: &str = "\u{e010}";
    /// Home.
    pub const HOME: &str = "\u{e011}";
    /// Arrow to the left.
    pub const LEFT: &str = "\u{e012}";
    /// Arrow to the right.
    pub const RIGHT: &str = "\u{e014}";
}

/// A running chromedriver with one browser window.
pub struct Driver {
    process: Child,
    session: String,
}

/// What the window is like.
#[derive(Clone, Debug)]
pub struct Window {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Further switches of the browser.
    pub switches: Vec<String>,
}

/// An element on the page.
#[derive(Clone, Debug)]
pub struct Element(Value);

impl Element {
    /// It as an argument of a script.
    pub fn to_argument(&self) -> Value {
        self.0.clone()
    }
}

impl Driver {
    /// Opens a headless window.
    ///
    /// # Panics
    /// When Chrome or its driver is missing or does not start.
    pub fn open(window: &Window) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let driver = std::env::var_os("CHROMEDRIVER")
            .map_or_else(|| PathBuf::from("chromedriver"), PathBuf::from);
        let process = Command::new(&driver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: cargo xtask test browser finds or installs it");
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        let root = format!("http://127.0.0.1:{port}/session");
        let mut driver = Self { process, session: root.clone() };
        // A busy machine may start Chrome too slowly for its driver.
        let mut answer = Value::Null;
        for _ in 0..3 {
            answer = send("POST", &root, Some(&capabilities(window)));
            if let Some(id) = answer["sessionId"].as_str() {
                driver.session = format!("{root}/{id}");
                return driver;
            }
        }
        panic!("no browser: {answer}");
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        send(method, &format!("{}{path}", self.session), body)
    }

    /// Goes to an address.
    pub fn go(&self, url: &str) {
        self.call("POST", "/url", Some(&json!({"url": url})));
    }

    /// The elements a CSS selector finds.
    pub fn find(&self, css: &str) -> Vec<Element> {
        let query = json!({"using": "css selector", "value": css});
        let found = self.call("POST", "/elements", Some(&query));
        found.as_array().into_iter().flatten().cloned().map(Element).collect()
    }

    /// What a person can see inside `scope` (or anywhere) that `css` finds and that is called
    /// `name`: by the browser's own reckoning of accessible names.
    pub fn called(&self, scope: Option<&Element>, css: &str, name: &str) -> Vec<Element> {
        let scope = scope.map_or(Value::Null, |scope| scope.0.clone());
        let likely = self.run(LIKELY, &[scope, css.into(), name.into()]);
        let likely = likely.as_array().into_iter().flatten().cloned().map(Element);
        likely.filter(|element| self.label(element) == name).collect()
    }

    /// The element that has the focus.
    pub fn focused(&self) -> Element {
        Element(self.call("GET", "/element/active", None))
    }

    /// Clicks as a mouse would: the element must be in sight.
    ///
    /// # Errors
    /// What lies over it, or that it is gone.
    pub fn click(&self, element: &Element) -> Result<(), String> {
        let path = format!("/element/{}/click", id(element));
        let answer = self.call("POST", &path, Some(&json!({})));
        answer["error"].as_str().map_or(Ok(()), |_| Err(answer["message"].to_string()))
    }

    /// The text a person sees in it.
    pub fn text(&self, element: &Element) -> String {
        let answer = self.run("return arguments[0].innerText;", std::slice::from_ref(&element.0));
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// Gives it the focus, as Tab would after a while.
    pub fn focus(&self, element: &Element) {
        self.run("arguments[0].focus();", std::slice::from_ref(&element.0));
    }

    /// Puts a long text into a field at once, as from the clipboard.
    pub fn paste(&self, element: &Element, text: &str) {
        self.run(PASTE, &[element.0.clone(), text.into()]);
    }

    /// Its accessible name.
    pub fn label(&self, element: &Element) -> String {
        let answer = self.call("GET", &format!("/element/{}/computedlabel", id(element)), None);
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// An attribute.
    pub fn attribute(&self, element: &Element, name: &str) -> Option<String> {
        let path = format!("/element/{}/attribute/{name}", id(element));
        self.call("GET", &path, None).as_str().map(String::from)
    }

    /// Types into it.
    pub fn type_into(&self, element: &Element, text: &str) {
        let path = format!("/element/{}/value", id(element));
        self.call("POST", &path, Some(&json!({"text": text})));
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) {
        self.call("POST", &format!("/element/{}/clear", id(element)), Some(&json!({})));
    }

    /// Presses and releases keys on whatever has the focus.
    pub fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key.to_string()}))
            })
            .collect();
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.call("POST", "/actions", Some(&body));
    }

    /// Runs a script; for measuring, and for what a script on a course page would do.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let body = json!({"script": script, "args": arguments});
        self.call("POST", "/execute/sync", Some(&body))
    }

    /// Runs a script that gives a promise, and waits for it.
    pub fn run_async(&self, script: &str) -> Value {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1]; \
             (async () => {{ {script} }})().then(done, e => done('rejected: ' + e));"
        );
        let body = json!({"script": wrapped, "args": []});
        self.call("POST", "/execute/async", Some(&body))
    }

    /// Goes into a frame, or back to the top with `None`.
    pub fn frame(&self, frame: Option<&Element>) {
        let target = frame.map_or(Value::Null, |frame| frame.0.clone());
        self.call("POST", "/frame", Some(&json!({"id": target})));
    }

    /// A PNG of the window, as base64.
    pub fn screenshot(&self) -> String {
        self.call("GET", "/screenshot", None).as_str().unwrap_or_default().to_owned()
    }

    /// Errors and warnings of the browser's console since the last call.
    pub fn console(&self) -> Vec<String> {
        let entries = self.call("POST", "/se/log", Some(&json!({"type": "browser"})));
        let text = |entry: &Value| format!("{} {}", entry["level"], entry["message"]);
        entries.as_array().into_iter().flatten().map(text).collect()
    }

    /// Asks Chrome itself, by its DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        self.call("POST", "/goog/cdp/execute", Some(&body))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.call("DELETE", "", None);
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn id(element: &Element) -> &str {
    element.0[ELEMENT].as_str().unwrap_or_default()
}

fn capabilities(window: &Window) -> Value {
    let mut switches: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en-US",
    ]
    .map(String::from)
    .to_vec();
    switches.push(format!("--window-size={},{}", window.width, window.height));
    switches.extend(window.switches.iter().cloned());
    let mut options = json!({
        "args": switches,
        "mobileEmulation": {
            "deviceMetrics": {
                "width": window.width, "height": window.height, "pixelRatio": 1, "touch": false
            }
        }
    });
    if let Some(chrome) = std::env::var_os("CHROME") {
        options["binary"] = chrome.to_string_lossy().into_owned().into();
    }
    json!({"capabilities": {"alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": {"browser": "ALL"},
        "timeouts": {"script": 60_000, "pageLoad": 60_000}
    }}})
}

fn send(method: &str, url: &str, body: Option<&Value>) -> Value {
    let method = match method {
        "GET" => minreq::Method::Get,
        "DELETE" => minreq::Method::Delete,
        _ => minreq::Method::Post,
    };
    let mut request = minreq::Request::new(method, url).with_timeout(90);
    if let Some(body) = body {
        request =
            request.with_header("Content-Type", "application/json").with_body(body.to_string());
    }
    let answer = request.send().and_then(|answer| answer.json::<Value>());
    answer
        .map_or_else(|error| json!({"error": error.to_string()}), |answer| answer["value"].clone())
}
