//! House rules a program can check. Runs as `cargo xtask tidy` and as a test.

mod layers;
mod prose;
mod rust;
mod styles;

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome};

/// Checks the whole tree.
///
/// # Errors
/// Every finding, a line each.
pub(crate) fn run() -> Outcome {
    let findings = findings()?;
    if findings.is_empty() {
        println!("tidy: nothing to mend");
        return Ok(());
    }
    Err(format!("{}\n{} findings", findings.join("\n"), findings.len()))
}

fn findings() -> Outcome<Vec<String>> {
    let mut findings = Vec::new();
    for file in tracked()? {
        let Ok(text) = fs::read_to_string(shell::root().join(&file)) else { continue };
        let place = file.to_string_lossy().into_owned();
        if place.starts_with("tests/wire/") || place.starts_with("tests/vectors/") {
            continue;
        }
        prose::check(&place, &text, &mut findings);
        match file.extension().and_then(|ext| ext.to_str()) {
            Some("rs") => rust::check(&place, &text, &mut findings),
            Some("css") => styles::check(&place, &text, &mut findings),
            _ => {}
        }
    }
    layers::check(&mut findings)?;
    prose::architecture(&mut findings)?;
    Ok(findings)
}

/// Files git knows or would take, so that a new file is checked before it is committed.
fn tracked() -> Outcome<Vec<PathBuf>> {
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = shell::output(&mut shell::command("git", &list))?;
    let exists = |path: &PathBuf| shell::root().join(path).is_file();
    Ok(listed.lines().map(PathBuf::from).filter(exists).collect())
}

fn is_under(place: &str, folder: &str) -> bool {
    Path::new(place).starts_with(folder)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        let findings = super::findings().expect("the tree can be read");
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}
