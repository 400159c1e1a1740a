//! The colours of `tokens.css`, read once per theme: the canvas has none of its own.

use web_sys::HtmlElement;

/// Colours as CSS strings.
#[derive(Debug, Default)]
pub(crate) struct Palette {
    /// One per consumer or key.
    keys: Vec<String>,
    /// The page's accent.
    pub(crate) accent: String,
    /// Trouble.
    pub(crate) bad: String,
    /// Under way.
    pub(crate) warn: String,
    /// Behind everything.
    pub(crate) surface: String,
    /// The stage's ground.
    pub(crate) paper: String,
    /// Text.
    pub(crate) ink: String,
    /// The font of small labels.
    pub(crate) font: String,
    /// The font of numbers.
    pub(crate) mono: String,
}

impl Palette {
    /// Reads the custom properties that hold for `element`.
    pub(crate) fn read(element: &HtmlElement) -> Self {
        let style = web_sys::window().and_then(|w| w.get_computed_style(element).ok().flatten());
        let value = |name: &str| {
            let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
            value.unwrap_or_default().trim().to_string()
        };
        let sans = value("--kp-sans");
        Self {
            keys: (0..8).map(|index| value(&format!("--kp-k{index}"))).collect(),
            accent: value("--kp-accent"),
            bad: value("--kp-bad"),
            warn: value("--kp-warn"),
            surface: value("--kp-surface"),
            paper: value("--kp-paper"),
            ink: value("--kp-ink"),
            font: format!("600 11px {sans}"),
            mono: format!("600 11px {}", value("--kp-mono")),
        }
    }

    /// The colour of a consumer or key.
    pub(crate) fn key(&self, index: u8) -> &str {
        self.keys.get(usize::from(index % 8)).map_or("", String::as_str)
    }
}
