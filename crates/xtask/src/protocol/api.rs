//! `ApiKey` with its version ranges, and the enums over all requests and responses with structs.

use std::fmt::Write as _;

use super::messages_of;
use super::model::{Include, Kind, Message};
use super::typed::is_rpc;

/// Keys of Kafka 4.3.1 whose messages were removed: they keep their names and have no versions.
const REMOVED: [(i16, &str); 4] =
    [(4, "LeaderAndIsr"), (5, "StopReplica"), (6, "UpdateMetadata"), (7, "ControlledShutdown")];

pub(super) fn file(messages: &[Message]) -> String {
    let mut out = String::from(
        "\nuse crate::messages::*;\nuse crate::schema::Schema;\nuse crate::wire::*;\n\n",
    );
    keys(messages, &mut out);
    enums(messages, Kind::Request, "Request", &mut out);
    enums(messages, Kind::Response, "Response", &mut out);
    out
}

fn keys(messages: &[Message], out: &mut String) {
    let mut rows: Vec<(i16, String, String)> = REMOVED
        .iter()
        .map(|(key, name)| (*key, (*name).to_owned(), "(0, -1, -1, i16::MAX)".to_owned()))
        .collect();
    for message in messages.iter().filter(|message| message.kind == Kind::Request) {
        let stable = message.versions.last - i16::from(message.latest_version_unstable);
        let flexible = if message.flexible.is_empty() { i16::MAX } else { message.flexible.first };
        let (first, last) = (message.versions.first, message.versions.last);
        let versions = format!("({first}, {stable}, {last}, {flexible})");
        rows.push((message.api_key, message.api().to_owned(), versions));
    }
    rows.sort();
    out.push_str(
        "/// Every API of Kafka 4.3.1, those without structs here and those removed included.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(i16)]
        pub enum ApiKey {\n",
    );
    for (key, name, _) in &rows {
        let _ = writeln!(out, "/// API key {key}.\n{name} = {key},");
    }
    out.push_str("}\nimpl ApiKey {\n/// All of them, by key.\npub const ALL: &'static [Self] = &[");
    for (_, name, _) in &rows {
        let _ = write!(out, "Self::{name},");
    }
    out.push_str("];\n/// Oldest, newest stable and newest version, first flexible version.\n");
    out.push_str("pub(crate) const fn ranges(self) -> (i16, i16, i16, i16) { match self {\n");
    for (_, name, versions) in &rows {
        let _ = writeln!(out, "Self::{name} => {versions},");
    }
    out.push_str("} }\n/// Kafka's name, as `Produce`.\npub const fn name(self) -> &'static str { match self {\n");
    for (_, name, _) in &rows {
        let _ = writeln!(out, "Self::{name} => \"{name}\",");
    }
    out.push_str("} } }\n\n");
}

fn enums(messages: &[Message], kind: Kind, name: &str, out: &mut String) {
    let mut rows: Vec<&Message> = messages_of(messages, Include::Typed)
        .filter(|message| is_rpc(message) && message.kind == kind)
        .collect();
    rows.sort_by_key(|message| message.api_key);
    let _ = writeln!(
        out,
        "/// A {} of any API that has structs.
        #[derive(Debug, PartialEq, Eq)]
        pub enum {name} {{",
        name.to_lowercase()
    );
    for message in &rows {
        let _ =
            writeln!(out, "/// API key {}.\n{}({}),", message.api_key, message.api(), message.name);
    }
    out.push_str("}\n");
    bodies(&rows, name, out);
    let _ = writeln!(
        out,
        "impl Clone for {name} {{
            fn clone(&self) -> Self {{
                let (schema, from) = self.parts();
                // Invariant: the API of a body that exists has structs.
                let mut copied = Self::empty(self.api_key()).expect(\"an API with structs\");
                copy(schema.root, from, copied.fields());
                copied
            }}
        }}"
    );
    for message in &rows {
        let _ = writeln!(
            out,
            "impl From<{1}> for {name} {{ fn from(body: {1}) -> Self {{ Self::{0}(body) }} }}",
            message.api(),
            message.name
        );
    }
}

/// What reads, writes and makes the bodies behind an enum, by their tables.
fn bodies(rows: &[&Message], name: &str, out: &mut String) {
    let _ = writeln!(
        out,
        "impl {name} {{\n/// The API it belongs to.\npub const fn api_key(&self) -> ApiKey {{ match self {{"
    );
    for message in rows {
        let _ = writeln!(out, "Self::{0}(_) => ApiKey::{0},", message.api());
    }
    let _ = writeln!(
        out,
        "}} }}
        /// Reads the body.
        ///
        /// # Errors
        /// If the API has no structs, or as [`Message::read`].
        pub fn read(
            api_key: ApiKey,
            reader: &mut Reader,
            version: i16,
        ) -> Result<Self, DecodeError> {{
            let mut body = Self::empty(api_key)
                .ok_or(DecodeError::UnsupportedApi {{ api_key: api_key as i16 }})?;
            read(body.parts().0, body.fields(), reader, version)?;
            Ok(body)
        }}
        /// A default of the API.
        fn empty(api_key: ApiKey) -> Option<Self> {{
            Some(match api_key {{"
    );
    for message in rows {
        let _ =
            writeln!(out, "ApiKey::{0} => Self::{0}({1}::default()),", message.api(), message.name);
    }
    let _ = writeln!(
        out,
        "_ => return None,
            }})
        }}
        fn fields(&mut self) -> &mut dyn Fields {{
            match self {{"
    );
    for message in rows {
        let _ = writeln!(out, "Self::{0}(body) => body,", message.api());
    }
    let _ = writeln!(
        out,
        "}} }}
        /// Writes the body.
        ///
        /// # Errors
        /// As [`Message::write`].
        pub fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {{
            let (schema, fields) = self.parts();
            write(schema, fields, writer, version)
        }}
        fn parts(&self) -> (&'static Schema, &dyn Fields) {{
            match self {{"
    );
    for message in rows {
        let table = message.module().to_uppercase();
        let _ = writeln!(out, "Self::{0}(body) => (&tables::{table}, body),", message.api());
    }
    out.push_str("} } }\n");
}
