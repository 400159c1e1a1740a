//! Structs for messages: one file each, fields as in the schema. How they are read and written
//! version by version stands in the tables.

use std::fmt::Write as _;

use super::messages_of;
use super::model::{Default, Field, Include, Kind, Message, Struct, Type};

/// `mod.rs` of the generated folder.
pub(super) fn index(messages: &[Message]) -> String {
    let mut out =
        String::from("//!\n//! One module per message, with the structs it is made of.\n\n");
    out.push_str("#![allow(clippy::all, unused_imports, unused_qualifications, unused_variables, unused_mut)]\n\n");
    let _ = writeln!(out, "pub(crate) mod api;\npub(crate) mod errors;\npub(crate) mod tables;");
    out.push_str("#[cfg(feature = \"every-api\")]\npub(crate) mod more_tables;\n");
    for message in messages_of(messages, Include::Typed) {
        let module = message.module();
        let _ = writeln!(out, "pub mod {module};");
    }
    out.push_str("pub use api::{Request, Response};\n");
    for message in messages_of(messages, Include::Typed) {
        let _ = writeln!(out, "pub use {}::{};", message.module(), message.name);
    }
    out
}

/// The file of one message.
pub(super) fn file(message: &Message) -> Result<String, String> {
    let mut out = String::from(
        "\nuse super::tables;\nuse crate::wire::*;\nuse crate::{Str, Uuid};\nuse bytes::Bytes;\n\n",
    );
    for item in &message.structs {
        definition(message, item, &mut out)?;
    }
    let flexible = if message.flexible.is_empty() { i16::MAX } else { message.flexible.first };
    let mut code = include_str!("message.txt").to_owned();
    for (word, value) in [
        ("@name@", message.name.clone()),
        ("@api_key@", message.api_key.to_string()),
        ("@first@", message.versions.first.to_string()),
        ("@last@", message.versions.last.to_string()),
        ("@flexible@", flexible.to_string()),
        ("@table@", message.module().to_uppercase()),
    ] {
        code = code.replace(word, &value);
    }
    out.push_str(&code);
    Ok(out)
}

fn has_tags(message: &Message, item: &Struct) -> bool {
    !message.flexible.and(item.versions).is_empty()
}

fn definition(message: &Message, item: &Struct, out: &mut String) -> Result<(), String> {
    let name = &item.name;
    let about = if *name == message.name {
        let flexible = message.flexible.describe();
        format!("Kafka's {name}, versions {}, flexible {flexible}", message.versions.describe())
    } else {
        format!("A part of {}, versions {}", message.name, item.versions.describe())
    };
    let _ =
        writeln!(out, "/// {about}.\n#[derive(Clone, Debug, PartialEq, Eq)]\npub struct {name} {{");
    for field in &item.fields {
        let _ = writeln!(
            out,
            "/// {}\npub {}: {},",
            describe(field),
            field.rust_name(),
            rust_type(field)?
        );
    }
    if has_tags(message, item) {
        out.push_str("/// Tagged fields this schema does not know.\n");
        out.push_str("pub unknown_tagged_fields: UnknownTaggedFields,\n");
    }
    let _ = writeln!(
        out,
        "}}\nimpl core::default::Default for {name} {{\nfn default() -> Self {{ Self {{"
    );
    for field in &item.fields {
        let _ = writeln!(out, "{}: {},", field.rust_name(), default_value(field));
    }
    if has_tags(message, item) {
        out.push_str("unknown_tagged_fields: Vec::new(),\n");
    }
    out.push_str("} } }\n");
    let _ = writeln!(out, "fields!({name} {{");
    for (index, field) in item.fields.iter().enumerate() {
        let _ = write!(out, "{index} {}, ", field.rust_name());
    }
    out.push_str(if has_tags(message, item) { "} unknown_tagged_fields" } else { "}" });
    out.push_str(");\n\n");
    Ok(())
}

fn describe(field: &Field) -> String {
    let mut out = format!("`{}`, versions {}", field.json_name(), field.versions.describe());
    if !field.tagged.is_empty() {
        let _ = write!(out, ", tag {}", field.tag);
    }
    if !field.nullable.is_empty() {
        let _ = write!(out, ", nullable {}", field.nullable.describe());
    }
    match &field.default {
        Default::Natural => {}
        Default::Null => out.push_str(", default null"),
        Default::True => out.push_str(", default true"),
        Default::Number(number) => {
            let _ = write!(out, ", default {number}");
        }
    }
    if field.ignorable {
        out.push_str(", ignorable");
    }
    out.push('.');
    out
}

fn is_option(field: &Field) -> bool {
    !field.nullable.is_empty() || field.ty == Type::Records
}

fn rust_type(field: &Field) -> Result<String, String> {
    let plain = plain_type(&field.ty)?;
    Ok(if is_option(field) { format!("Option<{plain}>") } else { plain })
}

fn plain_type(ty: &Type) -> Result<String, String> {
    Ok(match ty {
        Type::Bool => "bool".to_owned(),
        Type::I8 => "i8".to_owned(),
        Type::I16 => "i16".to_owned(),
        Type::U16 => "u16".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::F64 => return Err("structs with float64 are not Eq: leave it to a table".to_owned()),
        Type::Uuid => "Uuid".to_owned(),
        Type::String => "Str".to_owned(),
        Type::Bytes | Type::Records => "Bytes".to_owned(),
        Type::Struct(name) => name.clone(),
        Type::Array(element) => format!("Vec<{}>", plain_type(element)?),
    })
}

fn default_value(field: &Field) -> String {
    let plain = match (&field.default, &field.ty) {
        (Default::Null, _) => return "None".to_owned(),
        (Default::True, _) => "true".to_owned(),
        (Default::Number(i64::MAX), _) => "i64::MAX".to_owned(),
        (Default::Number(number), _) => number.to_string(),
        (Default::Natural, ty) => match ty {
            Type::Bool => "false".to_owned(),
            Type::Uuid => "Uuid::ZERO".to_owned(),
            Type::String => "Str::EMPTY".to_owned(),
            Type::Bytes | Type::Records => "Bytes::new()".to_owned(),
            Type::Struct(name) => format!("{name}::default()"),
            Type::Array(_) => "Vec::new()".to_owned(),
            _ => "0".to_owned(),
        },
    };
    if is_option(field) { format!("Some({plain})") } else { plain }
}

/// Whether the message takes part in the `Request` and `Response` enums.
pub(super) fn is_rpc(message: &Message) -> bool {
    matches!(message.kind, Kind::Request | Kind::Response)
}
