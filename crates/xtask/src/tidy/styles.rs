//! Rules for style sheets: colours live in the tokens.

/// Checks one sheet.
pub(crate) fn check(place: &str, text: &str, findings: &mut Vec<String>) {
    if place.ends_with("tokens.css") {
        return;
    }
    for (number, line) in text.lines().enumerate() {
        let hex = line.split('#').skip(1).any(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
            matches!(digits, 3 | 6 | 8) && line.contains(':')
        });
        if hex {
            findings.push(format!("{place}:{}: a colour outside tokens.css", number + 1));
        }
    }
}
