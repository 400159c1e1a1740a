//! `cargo run -p browser --example look [PATH]`: pictures of the built page in every size, theme
//! and language, for a person to look at.

use std::thread::sleep;
use std::time::Duration;

use browser::Page;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    for (name, width, height) in [("wide", 1440, 900), ("narrow", 390, 844)] {
        let page = Page::open(&path, width, height);
        for (theme, lang) in [("light", "en"), ("dark", "ko"), ("light", "ko"), ("dark", "en")] {
            page.prefer(theme, "no-preference");
            let script = format!("window.playground?.language?.('{lang}');");
            page.driver.run(&script, &[]);
            sleep(Duration::from_secs(3));
            page.screenshot(&format!("look {name} {theme} {lang}"));
        }
        println!("{name}: {:#?}", page.driver.console());
    }
}
