//! Rules for Rust files: small files, small functions, a reason on the first line, no words in
//! html.

use super::is_under;

const FILE_LINES: usize = 600;
const TEST_FILE_LINES: usize = 1_000;
const FUNCTION_LINES: usize = 70;
const COLUMNS: usize = 100;

/// Checks one file.
pub(crate) fn check(place: &str, text: &str, findings: &mut Vec<String>) {
    if place.contains("/generated/") {
        return;
    }
    let lines: Vec<&str> = text.lines().collect();
    if !lines.first().is_some_and(|line| line.starts_with("//!")) {
        findings.push(format!("{place}: the first line is no `//!` that says why the file exists"));
    }
    let limit = if is_test(place) { TEST_FILE_LINES } else { FILE_LINES };
    if lines.len() > limit {
        findings.push(format!("{place}: {} lines, at most {limit}", lines.len()));
    }
    for (number, line) in lines.iter().enumerate() {
        let columns = line.chars().count();
        if columns > COLUMNS && !line.contains("http") && !line.contains('"') {
            findings.push(format!("{place}:{}: {columns} columns", number + 1));
        }
    }
    if !is_test(place) {
        functions(place, &lines, findings);
    }
    if is_under(place, "web/src") {
        page(place, text, findings);
    }
}

fn is_test(place: &str) -> bool {
    place.contains("/tests/") || place.ends_with("/tests.rs") || place.contains("/benches/")
}

/// Formatted code closes a function with a brace in the column of its `fn`.
fn functions(place: &str, lines: &[&str], findings: &mut Vec<String>) {
    for (start, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let words = ["pub ", "pub(crate) ", "pub(super) ", "const ", "async "];
        let mut head = body;
        while let Some(rest) = words.iter().find_map(|word| head.strip_prefix(word)) {
            head = rest;
        }
        if !head.starts_with("fn ") {
            continue;
        }
        let close = format!("{}}}", &line[..line.len() - body.len()]);
        let semicolon = lines[start..].iter().position(|l| l.trim_end().ends_with(';'));
        let length = lines[start..].iter().position(|l| *l == close).map_or(0, |n| n + 1);
        let one_liner = line.trim_end().ends_with('}') || line.trim_end().ends_with(';');
        let declared = semicolon == Some(0);
        if length > FUNCTION_LINES && !one_liner && !declared {
            let name = head[3..].split(['(', '<']).next().unwrap_or_default();
            findings.push(format!("{place}:{}: fn {name} has {length} lines", start + 1));
        }
    }
}

/// The page: every word has a `Msg`, one frame hook, keys on lists.
fn page(place: &str, text: &str, findings: &mut Vec<String>) {
    if text.contains("request_animation_frame") && !place.contains("hooks/") {
        findings.push(format!("{place}: frames are asked for in one hook only"));
    }
    for (number, line) in text.lines().enumerate() {
        let literal = line.trim_start().strip_prefix("{ \"").is_some_and(|rest| {
            let word: String = rest.chars().take_while(|c| *c != '"').collect();
            word.chars().filter(|c| c.is_alphabetic()).count() > 2
        });
        if literal && place.contains("/components/") {
            findings.push(format!("{place}:{}: a word in html without a Msg", number + 1));
        }
    }
}
