//! The playground in a window: what a person looks for, does and reads, in a person's words.

use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{Driver, Element, Window, keys};
use crate::host::Host;

/// How long a person would wait before saying that nothing happens, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// What a person can press.
const PRESSABLE: &str = "button, [role=button], [role=tab], a, summary, [role=radio]";

/// What a person can fill in.
const FILLABLE: &str = "input, select, textarea";

/// A window on the built site.
pub struct Page {
    /// The window.
    pub driver: Driver,
    host: Host,
}

/// A part of the page that is called by a name: a card, a column, a panel.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    page: &'p Page,
    name: Option<&'p str>,
}

impl Page {
    /// Opens `path` of the built site in a window of this size.
    ///
    /// # Panics
    /// When the site is not built.
    pub fn open(path: &str, width: u32, height: u32) -> Self {
        Self::open_with(path, Window { width, height, switches: Vec::new() })
    }

    /// The same, with the browser's switches.
    ///
    /// # Panics
    /// When the site is not built.
    pub fn open_with(path: &str, window: Window) -> Self {
        let dist = std::env::var_os("PLAYGROUND_DIST").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist"),
            PathBuf::from,
        );
        let host = Host::serve(&dist);
        let driver = Driver::open(&window);
        if let Some(rate) = slowdown() {
            driver.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": rate }));
        }
        driver.go(&host.url(path));
        Self { driver, host }
    }

    /// Opens a path in a window of a laptop's size and waits until time can be held.
    ///
    /// # Panics
    /// When the page does not come.
    pub fn stage(path: &str) -> Self {
        let page = Self::open(path, 1440, 900);
        page.button("Step");
        page
    }

    /// A stage with these commands, one per line, `@MILLISECONDS` before one that comes later, and
    /// other settings of a link, such as `era=2.5&at=5000`.
    ///
    /// # Panics
    /// When the page does not come.
    pub fn scene(settings: &str, commands: &[&str]) -> Self {
        Self::stage(&format!("index.html#{settings}&c={}", percent(&commands.join("\n"))))
    }

    /// Goes to another path of the site.
    pub fn go(&self, path: &str) {
        self.driver.go(&self.host.url(path));
    }

    /// Waits until something is so.
    ///
    /// # Panics
    /// After 40 seconds, with what was waited for and a screenshot.
    pub fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            if start.elapsed() > PATIENCE {
                self.screenshot(&format!("failed: {what}"));
                panic!("waited in vain until {what}; console: {:?}", self.driver.console());
            }
            sleep(Duration::from_millis(60));
        }
    }

    /// The one element a selector finds, waiting for it.
    ///
    /// # Panics
    /// When it does not come.
    pub fn the(&self, css: &str) -> Element {
        self.until(&format!("there is {css}"), |page| !page.driver.find(css).is_empty());
        self.driver.find(css).remove(0)
    }

    /// The part of the page a person would call by this name.
    pub fn part<'p>(&'p self, name: &'p str) -> Place<'p> {
        Place { page: self, name: Some(name) }
    }

    const fn whole(&self) -> Place<'_> {
        Place { page: self, name: None }
    }

    /// The button (or link, tab, summary) a person would call by this name.
    ///
    /// # Panics
    /// When there is none.
    pub fn button(&self, name: &str) -> Element {
        self.whole().button(name)
    }

    /// Whether such a button can be seen now.
    pub fn has_button(&self, name: &str) -> bool {
        !self.driver.called(None, PRESSABLE, name).is_empty()
    }

    /// The field with this label.
    ///
    /// # Panics
    /// When there is none.
    pub fn field(&self, label: &str) -> Element {
        self.whole().field(label)
    }

    /// Clicks a button by its name.
    ///
    /// # Panics
    /// When something lies over it.
    pub fn click(&self, name: &str) {
        self.whole().click(name);
    }

    /// Clicks the element a selector finds.
    ///
    /// # Panics
    /// When there is none, or something lies over it.
    pub fn click_on(&self, css: &str) {
        self.press(css, || self.the(css));
    }

    /// Clicks what `find` finds, again where it was moved or drawn anew in between.
    fn press(&self, name: &str, find: impl Fn() -> Element) {
        let mut why = String::new();
        self.until(&format!("{name} can be clicked"), |page| match page.driver.click(&find()) {
            Ok(()) => true,
            Err(message) => {
                if why != message {
                    eprintln!("{name}: {message}");
                    why = message;
                }
                false
            }
        });
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, label: &str, text: &str) {
        self.whole().fill(label, text);
    }

    /// All text a person can read on the page.
    pub fn text(&self) -> String {
        self.driver.text(&self.the("body"))
    }

    /// The text under a selector.
    pub fn text_of(&self, css: &str) -> String {
        self.driver.text(&self.the(css))
    }

    /// Waits until a text can be read.
    pub fn read(&self, text: &str) {
        self.whole().read(text);
    }

    /// The sentence under the stage.
    pub fn caption(&self) -> String {
        self.text_of("[aria-live]")
    }

    /// The virtual clock, in milliseconds, as the time track says it.
    ///
    /// # Panics
    /// When there is none.
    pub fn clock_ms(&self) -> u64 {
        let track = self.the("[role=slider]");
        let words = self.driver.attribute(&track, "aria-valuetext").unwrap_or_default();
        let clock = words.split_whitespace().find(|word| word.contains('.')).unwrap_or_default();
        let number = |text: &str| text.parse::<u64>().expect("a clock such as 00:12.345");
        let (rest, millis) = clock.split_once('.').expect("a clock such as 00:12.345");
        rest.split(':').fold(0, |sum, part| sum * 60 + number(part)) * 1_000 + number(millis)
    }

    /// Sets the speed on its slider, from the keyboard: `1/100` … `1` … `100`.
    ///
    /// # Panics
    /// When there is no such speed.
    pub fn speed(&self, times: &str) {
        let slider = self.field("Speed");
        self.driver.focus(&slider);
        self.driver.press(keys::HOME);
        let wanted = format!("{times}×");
        for _ in 0..20 {
            if self.driver.attribute(&slider, "aria-valuetext").as_deref() == Some(&wanted) {
                return;
            }
            self.driver.press(keys::RIGHT);
        }
        panic!("there is no speed {wanted}");
    }

    /// Stops the clock by its button and waits until it stands.
    pub fn pause(&self) {
        self.click("Pause");
        self.button("Play");
    }

    /// Keeps a picture among the artefacts.
    pub fn screenshot(&self, name: &str) {
        let folder = std::env::var_os("PLAYGROUND_ARTIFACTS").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../artifacts"),
            PathBuf::from,
        );
        let name: String =
            name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(80).collect();
        let png = base64(&self.driver.screenshot());
        let kept = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join(format!("{name}.png")), png));
        if let Err(error) = kept {
            eprintln!("no screenshot {name}: {error}");
        }
    }

    /// Asks for dark or light, and for less motion, as a person's system would.
    pub fn prefer(&self, scheme: &str, motion: &str) {
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion},
        ]});
        self.driver.devtools("Emulation.setEmulatedMedia", &features);
    }

    /// Errors in the console; a good page has none.
    pub fn errors(&self) -> Vec<String> {
        self.driver.console().into_iter().filter(|line| line.contains("SEVERE")).collect()
    }

    /// What a script on the page gets for an expression; promises are waited for.
    pub fn script(&self, expression: &str) -> Value {
        self.driver.run_async(&format!("return {expression};"))
    }
}

impl Place<'_> {
    fn scope(&self) -> Option<Option<Element>> {
        let Some(name) = self.name else { return Some(None) };
        let found = self.page.driver.called(None, "[aria-label]:not([role=slider])", name);
        found.into_iter().next().map(Some)
    }

    fn wording(&self) -> String {
        self.name.map(|name| format!(" in '{name}'")).unwrap_or_default()
    }

    fn find(&self, css: &str, name: &str) -> Option<Element> {
        let scope = self.scope()?;
        self.page.driver.called(scope.as_ref(), css, name).into_iter().next()
    }

    fn await_one(&self, kind: &str, css: &str, name: &str) -> Element {
        let mut found = None;
        self.page.until(&format!("there is a {kind} '{name}'{}", self.wording()), |_| {
            found = self.find(css, name);
            found.is_some()
        });
        found.expect("it was found a moment ago")
    }

    /// Whether it can be seen.
    pub fn is_there(&self) -> bool {
        self.scope().is_some()
    }

    /// The button of this name in it.
    ///
    /// # Panics
    /// When there is none.
    pub fn button(&self, name: &str) -> Element {
        self.await_one("button", PRESSABLE, name)
    }

    /// The field of this label in it.
    ///
    /// # Panics
    /// When there is none.
    pub fn field(&self, label: &str) -> Element {
        self.await_one("field", FILLABLE, label)
    }

    /// Clicks the record at this offset in it.
    ///
    /// # Panics
    /// When there is none, or something lies over it.
    pub fn click_record(&self, offset: &str) {
        let what = format!("record {offset}{}", self.wording());
        self.page.press(&what, || self.await_one("record", "[role=option]", offset));
    }

    /// Clicks a button in it.
    ///
    /// # Panics
    /// When something lies over it.
    pub fn click(&self, name: &str) {
        let what = format!("'{name}'{}", self.wording());
        self.page.press(&what, || self.button(name));
    }

    /// Replaces what stands in a field of it.
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.field(label);
        self.page.driver.clear(&field);
        self.page.driver.type_into(&field, text);
    }

    /// Chooses an option of a list in it.
    pub fn choose(&self, label: &str, option: &str) {
        self.page.driver.type_into(&self.field(label), option);
    }

    /// The text that can be read in it.
    ///
    /// # Panics
    /// When it does not come.
    pub fn text(&self) -> String {
        let mut text = None;
        self.page.until(&format!("there is something to read{}", self.wording()), |page| {
            text = self.scope().map(|scope| match scope {
                Some(element) => page.driver.text(&element),
                None => page.text(),
            });
            text.is_some()
        });
        text.unwrap_or_default()
    }

    /// Whether a text can be read in it now.
    pub fn says(&self, text: &str) -> bool {
        self.is_there() && self.text().contains(text)
    }

    /// Waits until a text can be read in it.
    ///
    /// # Panics
    /// When it does not come.
    pub fn read(&self, text: &str) {
        self.page.until(&format!("'{text}' can be read{}", self.wording()), |_| self.says(text));
    }

    /// Waits until a text stands in a list in it, be it in sight or scrolled out of it.
    ///
    /// # Panics
    /// When it does not come.
    pub fn lists(&self, text: &str) {
        self.page.until(&format!("'{text}' is listed{}", self.wording()), |page| {
            let Some(Some(element)) = self.scope() else { return false };
            let script = "return arguments[0].textContent;";
            let all = page.driver.run(script, &[element.to_argument()]);
            all.as_str().is_some_and(|all| all.contains(text))
        });
    }

    /// The number that stands before (or after) a word in it: `23 records`, `lag 6`.
    pub fn number(&self, word: &str) -> Option<u64> {
        let text = self.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        let number = |word: Option<&&str>| word?.replace(',', "").parse().ok();
        let at = words.iter().position(|known| *known == word)?;
        number(at.checked_sub(1).and_then(|before| words.get(before)))
            .or_else(|| number(words.get(at + 1)))
    }

    /// The partitions a consumer's card shows, such as `["P0", "P3"]`.
    pub fn partitions(&self) -> Vec<String> {
        let is_chip =
            |word: &&str| word.strip_prefix('P').is_some_and(|rest| rest.parse::<u32>().is_ok());
        self.text().split_whitespace().filter(is_chip).map(String::from).collect()
    }
}

/// How many times slower than this machine the page shall be, to find what only fails elsewhere.
fn slowdown() -> Option<u32> {
    std::env::var("PLAYGROUND_SLOWDOWN").ok()?.parse().ok()
}

/// Percent-encodes everything but letters, digits and a few signs.
fn percent(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~@".contains(byte);
    let encode = |byte: u8| match plain(&byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut out = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for digit in text.bytes().filter_map(value) {
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}
