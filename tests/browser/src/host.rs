//! A static host for the built site, as simple as one can be, on a port of its own.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

/// Serves a folder until the process ends.
pub struct Host {
    port: u16,
}

impl Host {
    /// Starts serving `folder` on a free port of loopback.
    ///
    /// # Panics
    /// When no port can be had.
    pub fn serve(folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let folder = folder.to_owned();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                thread::spawn(move || answer(stream, &folder));
            }
        });
        Self { port }
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 2 {
        line.clear();
    }
    let target = request.split(' ').nth(1)?.split(['?', '#']).next()?;
    let (status, body, kind) = match file(folder, target) {
        Some(path) => ("200 OK", fs::read(&path).ok()?, kind(&path)),
        None => ("404 Not Found", b"not here".to_vec(), "text/plain"),
    };
    let policy = policy(target);
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nContent-Security-Policy: {policy}\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

/// The policies the page must run under, so that every test proves it does. The document that runs
/// people's programs has one of its own, as `docs/playground-js.md` says.
fn policy(target: &str) -> &'static str {
    if target.ends_with("/code-frame.html") {
        return "default-src 'none'; script-src 'self' blob:; worker-src blob:";
    }
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' \
     'unsafe-inline'; img-src 'self' data:; frame-src 'self'"
}

fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let name = target.trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let inside = !name.split('/').any(|part| part == "..");
    Some(folder.join(name)).filter(|path| inside && path.is_file())
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ext| ext.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}
