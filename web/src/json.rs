//! Plain JSON text, written piece by piece: what scripts get from the page is parsed from it by the
//! browser, so that no library for it is in the module.

/// A JSON text in the making.
#[derive(Debug, Default)]
pub(crate) struct Json(String);

impl Json {
    /// The text.
    pub(crate) fn into_text(self) -> String {
        self.0
    }

    /// An object; `fill` writes its members.
    pub(crate) fn object(&mut self, fill: impl FnOnce(&mut Members<'_>)) {
        self.0.push('{');
        fill(&mut Members { json: self, first: true });
        self.0.push('}');
    }

    /// An array of what `write` makes of each item.
    pub(crate) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.0.push('[');
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            write(self, item);
        }
        self.0.push(']');
    }

    /// A string.
    pub(crate) fn string(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                control if control < ' ' => {
                    self.0.push_str(&format!("\\u{:04x}", u32::from(control)));
                }
                other => self.0.push(other),
            }
        }
        self.0.push('"');
    }

    /// A whole number. Offsets beyond 2^53 lose precision in JavaScript, as in every JSON.
    pub(crate) fn number(&mut self, value: i64) {
        self.0.push_str(&value.to_string());
    }

    /// true or false.
    pub(crate) fn boolean(&mut self, value: bool) {
        self.0.push_str(if value { "true" } else { "false" });
    }

    /// null.
    pub(crate) fn null(&mut self) {
        self.0.push_str("null");
    }

    /// Thousandths as a decimal number: microseconds as milliseconds.
    pub(crate) fn thousandths(&mut self, value: u64) {
        let (whole, rest) = (value / 1_000, value % 1_000);
        if rest == 0 {
            self.0.push_str(&whole.to_string());
        } else {
            self.0.push_str(format!("{whole}.{rest:03}").trim_end_matches('0'));
        }
    }
}

/// The members of an object in the making.
pub(crate) struct Members<'a> {
    json: &'a mut Json,
    first: bool,
}

impl Members<'_> {
    /// A member; its value is to be written next.
    pub(crate) fn value(&mut self, name: &str) -> &mut Json {
        if !std::mem::take(&mut self.first) {
            self.json.0.push(',');
        }
        self.json.string(name);
        self.json.0.push(':');
        self.json
    }

    /// A string member.
    pub(crate) fn string(&mut self, name: &str, text: &str) {
        self.value(name).string(text);
    }

    /// A string member or null.
    pub(crate) fn string_or_null(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.string(name, text),
            None => self.value(name).null(),
        }
    }

    /// A number member.
    pub(crate) fn number(&mut self, name: &str, value: i64) {
        self.value(name).number(value);
    }

    /// A number member or null.
    pub(crate) fn number_or_null(&mut self, name: &str, value: Option<i64>) {
        match value {
            Some(value) => self.number(name, value),
            None => self.value(name).null(),
        }
    }

    /// A boolean member.
    pub(crate) fn boolean(&mut self, name: &str, value: bool) {
        self.value(name).boolean(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_arrays_and_everything_in_them() {
        let mut json = Json::default();
        json.object(|members| {
            members.string("name", "a \"b\"\n\u{1}</script>");
            members.number("offset", -1);
            members.value("list").array([1, 2], |json, item| json.number(item));
            members.string_or_null("none", None);
            members.boolean("yes", true);
            members.value("ms").thousandths(1_500);
        });
        let text = json.into_text();
        assert_eq!(
            text,
            "{\"name\":\"a \\\"b\\\"\\n\\u0001</script>\",\"offset\":-1,\"list\":[1,2],\"none\":null,\"yes\":true,\"ms\":1.5}"
        );
    }
}
