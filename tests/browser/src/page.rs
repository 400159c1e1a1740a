//! The playground in a window: what a person looks for, does and reads, in a person's words.

use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::driver::{Driver, Element, Window};
use crate::host::Host;

/// How long a person would wait before saying that nothing happens.
const PATIENCE: Duration = Duration::from_secs(20);

/// A window on the built site.
pub struct Page {
    /// The window.
    pub driver: Driver,
    host: Host,
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
        driver.go(&host.url(path));
        Self { driver, host }
    }

    /// Goes to another path of the site.
    pub fn go(&self, path: &str) {
        self.driver.go(&self.host.url(path));
    }

    /// Waits until something is so.
    ///
    /// # Panics
    /// After 20 seconds, with what was waited for and a screenshot.
    pub fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            if start.elapsed() > PATIENCE {
                self.screenshot(&format!("failed: {what}"));
                panic!("waited in vain until {what}; console: {:?}", self.driver.console());
            }
            sleep(Duration::from_millis(50));
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

    /// The button (or link, tab, summary) a person would call by this name.
    ///
    /// # Panics
    /// When there is none.
    pub fn button(&self, name: &str) -> Element {
        let find = |page: &Self| {
            let css = "button, [role=button], [role=tab], a, summary, [role=radio]";
            page.driver.find(css).into_iter().find(|element| page.driver.label(element) == name)
        };
        self.until(&format!("there is a button '{name}'"), |page| find(page).is_some());
        find(self).expect("it was there a moment ago")
    }

    /// The field with this label.
    ///
    /// # Panics
    /// When there is none.
    pub fn field(&self, label: &str) -> Element {
        let find = |page: &Self| {
            let css = "input, select, textarea";
            page.driver.find(css).into_iter().find(|element| page.driver.label(element) == label)
        };
        self.until(&format!("there is a field '{label}'"), |page| find(page).is_some());
        find(self).expect("it was there a moment ago")
    }

    /// Clicks a button by its name.
    ///
    /// # Panics
    /// When something lies over it.
    pub fn click(&self, name: &str) {
        let mut why = String::new();
        self.until(&format!("'{name}' can be clicked"), |page| {
            match page.driver.click(&page.button(name)) {
                Ok(()) => true,
                Err(message) => {
                    why = message;
                    false
                }
            }
        });
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.field(label);
        self.driver.clear(&field);
        self.driver.type_into(&field, text);
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
        self.until(&format!("'{text}' can be read"), |page| page.text().contains(text));
    }

    /// Keeps a picture among the artefacts.
    pub fn screenshot(&self, name: &str) {
        let folder = std::env::var_os("PLAYGROUND_ARTIFACTS").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../artifacts"),
            PathBuf::from,
        );
        let name: String =
            name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
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
