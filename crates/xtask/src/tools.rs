//! The tools the page is built and tested with: each pinned, found where it is installed already,
//! else put into the project's own `.tools` folder.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, Outcome};

const TRUNK: &str = "0.21.14";
const WASM_BINDGEN: &str = "0.2.129";
const BINARYEN: &str = "132.0.0";
const CARGO_FUZZ: &str = "0.13.2";

/// When this variable is set, tools installed elsewhere do not count: how a new machine is timed.
pub(crate) const ONLY_OWN: &str = "PLAYGROUND_ONLY_OWN_TOOLS";

/// The folder for what we install ourselves.
pub(crate) fn folder() -> PathBuf {
    shell::root().join(".tools")
}

/// PATH with our own tools first.
pub(crate) fn path() -> OsString {
    let ours = [folder().join("bin"), folder().join("node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(env::split_paths(&theirs));
    env::join_paths(all).unwrap_or(theirs)
}

/// Makes sure everything for building the page is there.
///
/// # Errors
/// What is missing and how to install it.
pub(crate) fn for_building() -> Outcome {
    wasm_target()?;
    let missing: Vec<_> = [("trunk", TRUNK), ("wasm-bindgen-cli", WASM_BINDGEN)]
        .into_iter()
        .filter(|(crate_name, version)| !is_installed(crate_name, version))
        .collect();
    let installs: Vec<_> = missing
        .iter()
        .map(|(name, version)| {
            let (name, version) = ((*name).to_owned(), (*version).to_owned());
            std::thread::spawn(move || install_crate(&name, &version))
        })
        .collect();
    for install in installs {
        install.join().map_err(|_| "an installation panicked")??;
    }
    Ok(())
}

/// Makes sure wasm-opt is there: the last word in size for `dist`.
///
/// # Errors
/// What is missing and how to install it.
pub(crate) fn wasm_opt() -> Outcome {
    if found("wasm-opt").is_some() {
        return Ok(());
    }
    let npm = found("npm").ok_or(
        "wasm-opt is missing: install binaryen (Debian, Ubuntu: apt-get install binaryen) or Node.js with npm, \
         by which this command installs it",
    )?;
    let package = format!("binaryen@{BINARYEN}");
    let prefix = folder();
    shell::run(
        shell::command(npm, &["install", "--silent", "--no-fund", "--no-audit", "--no-save"])
            .arg("--prefix")
            .arg(prefix)
            .arg(package),
    )
}

/// Makes sure cargo-fuzz and the C++ compiler libFuzzer is built with are there.
///
/// # Errors
/// What is missing and how to install it.
pub(crate) fn fuzzer() -> Outcome {
    if found("c++").is_none() {
        debian(&["g++"])?;
        found("c++")
            .ok_or("libFuzzer needs a C++ compiler (Debian, Ubuntu: apt-get install g++)")?;
    }
    if is_installed("cargo-fuzz", CARGO_FUZZ) {
        return Ok(());
    }
    install_crate("cargo-fuzz", CARGO_FUZZ)
}

fn wasm_target() -> Outcome {
    let sysroot = shell::output(&mut shell::command("rustc", &["--print", "sysroot"]))?;
    if Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    shell::run(&mut shell::command("rustup", &["target", "add", "wasm32-unknown-unknown"]))
}

fn is_installed(crate_name: &str, version: &str) -> bool {
    let binary = if crate_name == "wasm-bindgen-cli" { "wasm-bindgen" } else { crate_name };
    let own = folder().join("bin").join(binary);
    let place = if env::var_os(ONLY_OWN).is_some() { Some(own) } else { found(binary) };
    let Some(file) = place.filter(|file| file.is_file()) else { return false };
    let shown = shell::output(&mut shell::command(file, &["--version"])).unwrap_or_default();
    shown.split_whitespace().any(|word| word == version)
}

/// Compiled without optimisation and debug information: seconds matter more than its own speed.
fn install_crate(name: &str, version: &str) -> Outcome {
    eprintln!("Installing {name} {version} into {}, once", folder().display());
    let features: &[&str] =
        if name == "trunk" { &["--no-default-features", "--features", "rustls"] } else { &[] };
    let mut install = shell::cargo(&["install", "--locked", "--debug", "--quiet", name]);
    install.args(["--version", version]).args(features).arg("--root").arg(folder());
    install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    install.env("CARGO_TARGET_DIR", folder().join("target").join(name));
    shell::run(&mut install)
        .map_err(|error| format!("{error}; by hand: cargo install --locked {name}@{version}"))?;
    let _ = std::fs::remove_dir_all(folder().join("target").join(name));
    Ok(())
}

/// A program by name, our own folder first.
pub(crate) fn found(program: &str) -> Option<PathBuf> {
    env::split_paths(&path()).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Chrome (or Chromium) and its driver.
pub(crate) struct Browser {
    /// The browser's binary.
    pub(crate) chrome: PathBuf,
    /// The matching chromedriver.
    pub(crate) driver: PathBuf,
}

/// Finds the browser the tests run in; on Debian and Ubuntu, as root, installs it.
///
/// # Errors
/// What to install, when it is missing and cannot be installed from here.
pub(crate) fn browser() -> Outcome<Browser> {
    if let Some(browser) = installed_browser() {
        return Ok(browser);
    }
    debian(&["chromium", "chromium-driver", "fonts-noto-cjk"])?;
    installed_browser().ok_or_else(|| {
        "the browser tests need Chrome or Chromium and its chromedriver on the PATH. \
         Debian, Ubuntu: sudo apt-get install chromium chromium-driver fonts-noto-cjk"
            .into()
    })
}

fn installed_browser() -> Option<Browser> {
    let chrome = ["chromium", "google-chrome", "chrome", "chromium-browser"];
    let chrome = env::var_os("CHROME")
        .map(PathBuf::from)
        .or_else(|| chrome.iter().find_map(|n| found(n)))?;
    let driver =
        env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| found("chromedriver"))?;
    Some(Browser { chrome, driver })
}

/// Installs packages of Debian or Ubuntu where that is the system and we are root; elsewhere
/// nothing.
///
/// # Errors
/// When apt-get fails.
pub(crate) fn debian(packages: &[&str]) -> Outcome {
    if found("apt-get").is_none() || !is_root() {
        return Ok(());
    }
    shell::run(&mut shell::command("apt-get", &["update", "-qq"]))?;
    shell::run(
        shell::command("apt-get", &["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(std::process::Stdio::null()),
    )
}

fn is_root() -> bool {
    shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
