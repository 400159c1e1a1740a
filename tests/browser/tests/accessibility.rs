//! What assistive technology gets: names for all that can be worked, words for what is drawn,
//! contrast, and targets a finger can hit.

use browser::Page;
use serde_json::{Value, json};

/// Roles that can be worked and therefore need a name.
const WORKED: [&str; 12] = [
    "button",
    "textbox",
    "combobox",
    "slider",
    "tab",
    "listbox",
    "option",
    "link",
    "spinbutton",
    "checkbox",
    "DisclosureTriangle",
    "image",
];

/// Nodes of the accessibility tree with one of these roles and no name.
fn nameless(page: &Page) -> Vec<String> {
    let tree = page.driver.devtools("Accessibility.getFullAXTree", &json!({}));
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    assert!(nodes.len() > 100, "the tree is there");
    let worked = |node: &&Value| {
        node["ignored"] == false
            && node["role"]["value"].as_str().is_some_and(|role| WORKED.contains(&role))
    };
    let empty = |node: &&Value| node["name"]["value"].as_str().is_none_or(str::is_empty);
    nodes.iter().filter(worked).filter(empty).map(ToString::to_string).collect()
}

fn open_everything(page: &Page) {
    page.driver.run("for (const d of document.querySelectorAll('details')) d.open = true;", &[]);
}

#[test]
fn everything_that_can_be_worked_has_a_name() {
    let page = Page::stage("");
    page.pause();
    assert_eq!(nameless(&page), [""; 0]);
    open_everything(&page);
    page.part("billing-1").click("More");
    assert_eq!(nameless(&page), [""; 0], "with every form open");
    for tab in ["Protocol", "Table", "Fidelity", "Code"] {
        page.click(tab);
        if tab == "Code" {
            page.part("Programs").button("Run");
        }
        assert_eq!(nameless(&page), [""; 0], "in {tab}");
    }
}

#[test]
fn what_is_drawn_is_also_said() {
    let page = Page::stage("");
    let hidden = "[...document.querySelectorAll('canvas, svg')].every(e => \
        e.getAttribute('aria-hidden') === 'true' || e.getAttribute('aria-label'))";
    assert_eq!(page.script(hidden), true, "a drawing is hidden or named");
    assert_eq!(page.script("document.querySelectorAll('[aria-live=polite]').length"), 1);
    page.click("Table");
    let details = page.part("Details");
    for words in ["Log end", "HW", "Committed", "Position", "billing-1", "shipping"] {
        details.read(words);
    }
    let marks = "['main', 'header', 'footer', 'h1'].map(e => document.querySelectorAll(e).length)";
    assert_eq!(page.script(marks), json!([1, 1, 1, 1]));
}

/// Text whose contrast with what lies behind it is under 4.5 (3 when it is large).
const FAINT: &str = r"
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = colour => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [R, G, B]) =>
    [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const behind = e => {
    const layers = [];
    for (let p = e; p; p = p.parentElement) {
      const c = rgba(getComputedStyle(p).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reduceRight((ground, layer) => over(layer, ground), [255, 255, 255, 1]);
  };
  const part = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const faint = new Set();
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !e.checkVisibility() || e.closest('.kp-skip, :disabled')) continue;
    const style = getComputedStyle(e);
    let opacity = 1;
    for (let p = e; p; p = p.parentElement) opacity *= getComputedStyle(p).opacity;
    const ground = behind(e);
    const ink = rgba(style.color);
    const [a, b] = [light(over([...ink.slice(0, 3), ink[3] * opacity], ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if (ratio < (large ? 3 : 4.5)) {
      faint.add(`${e.tagName} ${e.className}: ${ratio.toFixed(2)} ${style.color}`);
    }
  }
  return [...faint];
";

#[test]
fn text_stands_out_in_both_themes() {
    let page = Page::stage("");
    for (theme, motion) in [("light", "reduce"), ("dark", "reduce")] {
        page.prefer(theme, motion);
        page.part("orders").read("records");
        for tab in ["Protocol", "Table", "Fidelity", "Code", "Events"] {
            page.click(tab);
            if tab == "Code" {
                page.part("Programs").button("Run");
            }
            let faint = page.driver.run(FAINT, &[]);
            assert_eq!(faint, json!([]), "too faint in {theme}, {tab}");
        }
    }
}

/// What can be pressed and is smaller than 24 by 24 pixels.
const SMALL: &str = r"
  return [...document.querySelectorAll('button, summary, input, select, textarea, a[href]')]
    .filter(e => e.checkVisibility() && !e.closest('.kp-skip'))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, b]) => b.width > 0 && (b.width < 24 || b.height < 24))
    .map(([e, b]) => `${e.className || e.tagName} ${(e.getAttribute('aria-label') || e.textContent)
      .trim().slice(0, 40)}: ${b.width.toFixed(1)} x ${b.height.toFixed(1)}`);
";

#[test]
fn what_can_be_pressed_is_at_least_24_pixels_each_way() {
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = Page::open("", width, height);
        page.button("Step");
        page.part("orders").read("records");
        open_everything(&page);
        assert_eq!(page.driver.run(SMALL, &[]), json!([]), "at {width} pixels");
    }
}
