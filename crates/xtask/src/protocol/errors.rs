//! `ErrorCode` out of `messages/errors.tsv`, a dump of Kafka's `Errors` class: code, name,
//! retriable, invalid metadata, refresh-retriable, exception class, message.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

pub(super) fn file(folder: &Path) -> Result<String, String> {
    let text =
        fs::read_to_string(folder.join("errors.tsv")).map_err(|e| format!("errors.tsv: {e}"))?;
    let mut variants = String::new();
    let mut all = String::new();
    let mut rows = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [code, name, retriable, metadata, refresh, class, message] =
            line.split('\t').collect::<Vec<_>>()[..]
        else {
            return Err(format!("errors.tsv: {line:?}"));
        };
        let variant: String =
            name.split('_').map(|word| word[..1].to_owned() + &word[1..].to_lowercase()).collect();
        let class = class.rsplit('.').next().unwrap_or_default();
        let _ = writeln!(
            variants,
            "/// `{name}`: {}\n{variant} = {code},",
            message.replace(['<', '>'], "")
        );
        let _ = write!(all, "Self::{variant},");
        let _ = writeln!(
            rows,
            "row(\"{name}\", \"{class}\", {}, {message:?}),",
            u8::from(retriable == "true")
                | u8::from(metadata == "true") << 1
                | u8::from(refresh == "true") << 2
        );
    }
    Ok(format!(
        "
        /// Error codes of Kafka 4.3.1, from its `Errors` class.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(i16)]
        pub enum ErrorCode {{
            {}
        }}
        impl ErrorCode {{
            /// All of them, by code, from -1.
            pub const ALL: &'static [Self] = &[{all}];
        }}
        pub(crate) struct Row {{
            pub(crate) name: &'static str,
            pub(crate) exception: &'static str,
            /// Bit 0 retriable, bit 1 invalid metadata, bit 2 refresh-retriable.
            pub(crate) flags: u8,
            pub(crate) message: &'static str,
        }}
        const fn row(
            name: &'static str,
            exception: &'static str,
            flags: u8,
            message: &'static str,
        ) -> Row {{
            Row {{ name, exception, flags, message }}
        }}
        /// By code, from -1.
        pub(crate) static ROWS: &[Row] = &[{rows}];
        ",
        variants.replace("None = 0", "#[default]\nNone = 0")
    ))
}
