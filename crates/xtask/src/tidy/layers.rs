//! Who may know whom: the arrows of ARCHITECTURE.md, read off `cargo metadata`.

use serde_json::Value;

use crate::shell::{self, Outcome};

/// Our crates and those of ours they may depend on.
const ARROWS: [(&str, &[&str]); 6] = [
    ("protocol", &[]),
    ("wire", &["protocol"]),
    ("broker", &["protocol", "wire"]),
    ("client", &["protocol"]),
    ("sim", &["protocol", "wire", "broker", "client"]),
    ("server", &["protocol", "wire", "broker", "client", "sim"]),
];

/// What the core never depends on, at any depth.
const BANNED: [&str; 8] =
    ["web-sys", "js-sys", "yew", "tokio", "rand", "serde", "getrandom", "wasm-bindgen"];

/// Checks the arrows.
///
/// # Errors
/// When cargo cannot tell.
pub(crate) fn check(findings: &mut Vec<String>) -> Outcome {
    let args = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let text = shell::output(&mut shell::cargo(&args))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let ours: Vec<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    for (name, allowed) in ARROWS {
        let Some(package) = packages.iter().find(|p| p["name"] == name) else { continue };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let normal = dependency["kind"].is_null();
            let target = dependency["name"].as_str().unwrap_or_default();
            if normal && ours.contains(&target) && !allowed.contains(&target) {
                findings.push(format!("crates/{name} depends on {target}: the arrow points up"));
            }
        }
        let args =
            ["tree", "--package", name, "--edges", "normal", "--prefix", "none", "--offline"];
        let tree = shell::output(&mut shell::cargo(&args))?;
        for line in tree.lines() {
            let dependency = line.split(' ').next().unwrap_or_default();
            if BANNED.contains(&dependency) {
                findings.push(format!("crates/{name} depends on {dependency}"));
            }
        }
    }
    Ok(())
}
