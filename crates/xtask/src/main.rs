//! The chores of the project, one command each: `cargo xtask help`.

mod protocol;

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("protocol") => protocol::run(&arguments[1..]),
        _ => Err(format!("usage: cargo xtask {}", protocol::USAGE)),
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
