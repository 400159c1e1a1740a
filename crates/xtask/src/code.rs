//! The chunk the Code panel loads: an editor, KafkaJS and the sandbox, built from npm packages that
//! `web/code/package-lock.json` pins. trunk calls this as a hook, so every way of building has it.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::shell::{self, Outcome};
use crate::tools;

/// `cargo xtask code [DIR]`: into DIR, else where trunk gathers the site, else `target/code`.
///
/// # Errors
/// What is missing, or why the build failed.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let staged = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let out = arguments.first().map(PathBuf::from).or_else(|| staged.clone());
    let out = out.unwrap_or_else(|| shell::root().join("target/code"));
    if tools::found("npm").is_none() {
        tools::debian(&["nodejs", "npm"])?;
    }
    let (Some(node), Some(npm)) = (tools::found("node"), tools::found("npm")) else {
        let missing = "the Code panel needs Node.js 18 or newer with npm to be built \
                       (Debian, Ubuntu: apt-get install nodejs npm)";
        // A page without it still serves: the panel then says so itself.
        if staged.is_some() && env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
            eprintln!("warning: {missing}; the page is built without it");
            return Ok(());
        }
        return Err(missing.into());
    };
    let folder = shell::root().join("web/code");
    let wanted = fs::read(folder.join("package-lock.json")).map_err(|error| error.to_string())?;
    let stamp = folder.join("node_modules/.installed");
    if fs::read(&stamp).ok().as_deref() != Some(&*wanted) {
        let install = ["ci", "--ignore-scripts", "--silent", "--no-fund", "--no-audit"];
        shell::run(shell::command(npm, &install).current_dir(&folder))?;
        fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    }
    shell::run(shell::command(&node, &["build.mjs"]).arg(&out).current_dir(&folder))?;
    if staged.is_some() && env::var("TRUNK_PROFILE").as_deref() == Ok("release") {
        // The bundler is at hand here: what trunk has gathered by now loses its comments, too.
        shell::run(shell::command(&node, &["minify.mjs"]).arg(&out).current_dir(&folder))?;
    }
    Ok(())
}
