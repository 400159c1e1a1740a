//! Kafka's own Java client and shell tools: the jars of Apache Kafka itself and our stories,
//! compiled once for as long as they stay the same.

use std::fs;
use std::path::PathBuf;

use super::Variable;
use crate::shell::{self, Outcome};
use crate::tools;
use xtask::kafka::{self, Version};

/// Where sources of stories are, under `tests/clients`.
const SOURCES: [&str; 2] = ["java/src", "tools/src"];

/// Compiles the stories and names Java and its class path; nothing where there is no Java.
///
/// # Errors
/// When the jars cannot be fetched or the stories do not compile.
pub(super) fn prepare() -> Outcome<Vec<Variable>> {
    if tools::found("javac").is_none() || tools::found("mvn").is_none() {
        tools::debian(&["openjdk-17-jdk-headless", "maven"])?;
    }
    let (Some(java), Some(javac)) = (tools::found("java"), tools::found("javac")) else {
        return Ok(Vec::new());
    };
    if kafka::is_available().is_err() {
        return Ok(Vec::new());
    }
    let jars = kafka::class_path(Version::V4_3_1)?;
    let home = tools::folder().join("clients/java");
    let (classes, done) = (home.join("classes"), home.join("sources.txt"));
    let sources = sources()?;
    let mut text = String::new();
    for file in &sources {
        text +=
            &fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    if fs::read_to_string(&done).ok().as_ref() != Some(&text) {
        let _ = fs::remove_dir_all(&classes);
        fs::create_dir_all(&classes).map_err(|error| format!("{}: {error}", classes.display()))?;
        let mut compile =
            shell::command(javac, &["--release", "17", "-Xlint:all,-try,-processing"]);
        compile.arg("-Werror").arg("-d").arg(&classes).arg("-cp").arg(&jars).args(&sources);
        shell::run(&mut compile)?;
        fs::write(&done, text).map_err(|error| format!("{}: {error}", done.display()))?;
    }
    let class_path = format!("{}:{jars}", classes.display());
    Ok(vec![("CLIENTS_JAVA", java.into()), ("CLASSPATH", class_path.into())])
}

fn sources() -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in SOURCES.map(|folder| shell::root().join("tests/clients").join(folder)) {
        let entries =
            fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        files.extend(entries.flatten().map(|entry| entry.path()));
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "java"));
    files.sort();
    Ok(files)
}
