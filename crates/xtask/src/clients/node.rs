//! KafkaJS in Node: exactly the versions of `tests/clients/kafkajs/package-lock.json`, each checked
//! by its hash. No package's own installation program runs.

use std::fs;

use super::Variable;
use crate::shell::{self, Outcome};
use crate::tools;

/// Installs the packages and names Node and where they are; nothing where there is no Node.
///
/// # Errors
/// When the packages cannot be installed.
pub(super) fn prepare() -> Outcome<Vec<Variable>> {
    if tools::found("node").is_none() || tools::found("npm").is_none() {
        tools::debian(&["nodejs", "npm"])?;
    }
    let (Some(node), Some(npm)) = (tools::found("node"), tools::found("npm")) else {
        return Ok(Vec::new());
    };
    let home = tools::folder().join("clients/kafkajs");
    let wanted = shell::root().join("tests/clients/kafkajs");
    let lock = fs::read_to_string(wanted.join("package-lock.json"))
        .map_err(|error| format!("{}: {error}", wanted.display()))?;
    let done = home.join("installed.json");
    if fs::read_to_string(&done).ok().as_ref() != Some(&lock) {
        eprintln!("Installing KafkaJS into {}, once", home.display());
        let wrong = |error: std::io::Error| format!("{}: {error}", home.display());
        fs::create_dir_all(&home).map_err(wrong)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(wanted.join(file), home.join(file)).map_err(wrong)?;
        }
        let arguments = ["ci", "--ignore-scripts", "--silent", "--no-fund", "--no-audit"];
        shell::run(shell::command(npm, &arguments).current_dir(&home))?;
        fs::write(&done, lock).map_err(wrong)?;
    }
    Ok(vec![("CLIENTS_NODE", node.into()), ("NODE_PATH", home.join("node_modules").into())])
}
