//! Structs for messages: one file each, fields as in the schema, and code that reads and writes
//! them version by version.

use std::fmt::Write as _;

use super::messages_of;
use super::model::{Default, Field, Include, Kind, Message, Struct, Type, Versions};

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
    let mut out =
        String::from("\nuse crate::wire::*;\nuse crate::{Str, Uuid};\nuse bytes::Bytes;\n\n");
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
    let _ = writeln!(out, "}} }} }}\nimpl {name} {{");
    reader(message, item, out);
    writer(message, item, out);
    out.push_str("}\n\n");
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

/// The primitive's method of reader and writer.
fn primitive(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Bool => "bool",
        Type::I8 => "i8",
        Type::I16 => "i16",
        Type::U16 => "u16",
        Type::I32 => "i32",
        Type::U32 => "u32",
        Type::I64 => "i64",
        Type::Uuid => "uuid",
        _ => return None,
    })
}

/// What says whether lengths are compact: `flexible`, `true` or `false`.
fn compact(message: &Message, within: Versions, field: &Field) -> &'static str {
    if field.never_flexible || message.flexible.and(within).is_empty() {
        "false"
    } else if message.flexible.covers(within) {
        "true"
    } else {
        "flexible"
    }
}

fn flexible_line(message: &Message, item: &Struct) -> Option<String> {
    let condition = message.flexible.condition(item.versions)?;
    (condition != "false").then(|| format!("let flexible = {condition};\n"))
}

fn reader(message: &Message, item: &Struct, out: &mut String) {
    out.push_str("pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {\n");
    out.push_str("let mut out = Self::default();\n");
    out.push_str(&flexible_line(message, item).unwrap_or_default());
    for field in item.fields.iter().filter(|field| field.tagged.is_empty()) {
        let present = field.versions.and(item.versions);
        if present.is_empty() {
            continue;
        }
        let line = format!("out.{} = {};", field.rust_name(), read(message, present, field));
        match field.versions.condition(item.versions) {
            None => out.push_str(&line),
            Some(condition) => {
                let _ = write!(out, "if {condition} {{ {line} }}");
            }
        }
        out.push('\n');
    }
    if has_tags(message, item) {
        let mut arms = String::new();
        for field in item.fields.iter().filter(|field| !field.tagged.is_empty()) {
            let present = field.tagged.and(item.versions).and(message.flexible);
            if present.is_empty() {
                continue;
            }
            let within = message.flexible.and(item.versions);
            let guard =
                field.tagged.condition(within).map(|c| format!(" if {c}")).unwrap_or_default();
            let value = read(message, present, field);
            let _ = write!(arms, "{}{guard} => out.{} = {value},", field.tag, field.rust_name());
        }
        let body = if arms.is_empty() {
            "reader.unknown_tagged_fields()".to_owned()
        } else {
            format!(
                "reader.tagged_fields(&mut |reader, tag| {{ \
                 match tag {{ {arms} _ => return false }} true }})"
            )
        };
        let line = format!("out.unknown_tagged_fields = {body};");
        match message.flexible.condition(item.versions) {
            None => out.push_str(&line),
            Some(_) => {
                let _ = write!(out, "if flexible {{ {line} }}");
            }
        }
    }
    out.push_str("out }\n");
}

/// An expression that reads the field in a version of `present`.
fn read(message: &Message, present: Versions, field: &Field) -> String {
    let compact = compact(message, present, field);
    let nullable = match field.nullable.condition(present) {
        None => "true".to_owned(),
        Some(condition) => condition,
    };
    let optional = is_option(field);
    if let Some(method) = primitive(&field.ty) {
        return format!("reader.{method}()");
    }
    match &field.ty {
        Type::String if optional => format!("reader.nullable_string({compact}, {nullable})"),
        Type::String => format!("reader.string({compact})"),
        Type::Bytes | Type::Records if optional => {
            format!("reader.nullable_bytes({compact}, {nullable})")
        }
        Type::Bytes | Type::Records => format!("reader.bytes({compact})"),
        Type::Struct(name) => {
            let read = format!("{name}::read_from(reader, version)");
            match (optional, nullable.as_str()) {
                (false, _) => read,
                (true, "true") => format!("reader.nullable_struct(|reader| {read})"),
                (true, condition) => format!(
                    "if {condition} {{ reader.nullable_struct(|reader| {read}) }} \
                     else {{ Some({read}) }}"
                ),
            }
        }
        Type::Array(element) => {
            let element = match primitive(element) {
                Some(method) => format!("FieldReader::{method}"),
                None => match element.as_ref() {
                    Type::Struct(name) => format!("|reader| {name}::read_from(reader, version)"),
                    Type::String => format!("|reader| reader.string({compact})"),
                    _ => format!("|reader| reader.bytes({compact})"),
                },
            };
            if optional {
                format!("reader.nullable_array({compact}, {nullable}, {element})")
            } else {
                format!("reader.array({compact}, {element})")
            }
        }
        _ => "unreachable".to_owned(),
    }
}

fn writer(message: &Message, item: &Struct, out: &mut String) {
    out.push_str("pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {\n");
    out.push_str(&flexible_line(message, item).unwrap_or_default());
    for field in &item.fields {
        let present = field.versions.and(item.versions);
        let tagged = !field.tagged.is_empty();
        let refuse = (!field.ignorable).then(|| refusal(field));
        let line = if tagged { String::new() } else { write_checked(message, present, field) };
        match (field.versions.condition(item.versions), refuse) {
            (None, _) => out.push_str(&line),
            (Some(condition), None) if !tagged && condition != "false" => {
                let _ = write!(out, "if {condition} {{ {line} }}");
            }
            (Some(_), None) => {}
            (Some(condition), Some(refuse)) if tagged || condition == "false" => {
                let _ = write!(out, "if !({condition}) {{ {refuse} }}");
            }
            (Some(condition), Some(refuse)) => {
                let _ = write!(out, "if {condition} {{ {line} }} else {{ {refuse} }}");
            }
        }
        out.push('\n');
    }
    if has_tags(message, item) {
        let body = tag_writer(message, item);
        match message.flexible.condition(item.versions) {
            None => out.push_str(&body),
            Some(_) => {
                let _ = write!(
                    out,
                    "if flexible {{ {body} }} else {{ \
                     writer.no_tagged_fields(&self.unknown_tagged_fields); }}"
                );
            }
        }
    }
    out.push_str("}\n");
}

fn tag_writer(message: &Message, item: &Struct) -> String {
    let within = message.flexible.and(item.versions);
    let mut fields: Vec<&Field> =
        item.fields.iter().filter(|field| !field.tagged.and(within).is_empty()).collect();
    if fields.is_empty() {
        return "writer.unknown_tagged_fields(&self.unknown_tagged_fields);".to_owned();
    }
    fields.sort_by_key(|field| field.tag);
    let mut out = "let mut tags = TaggedFields::new(&self.unknown_tagged_fields);\n".to_owned();
    for field in fields {
        let present = field.tagged.and(within);
        let mut condition = non_default(field);
        if let Some(versions) = field.tagged.condition(within) {
            condition = format!("{versions} && ({condition})");
        }
        let write = write_checked(message, present, field);
        let _ = writeln!(
            out,
            "if {condition} {{ writer.tagged_field(&mut tags, {}, &|writer| {{ {write} }}); }}",
            field.tag
        );
    }
    out + "writer.tagged_fields(tags);"
}

fn refusal(field: &Field) -> String {
    format!(
        "if {} {{ writer.non_default(\"{}\", version); }}",
        non_default(field),
        field.json_name()
    )
}

/// A condition: the field holds something else than its default.
fn non_default(field: &Field) -> String {
    let name = format!("self.{}", field.rust_name());
    match (&field.default, &field.ty) {
        (Default::Null, _) => format!("{name}.is_some()"),
        (Default::Natural, Type::String | Type::Bytes | Type::Array(_)) if is_option(field) => {
            format!("!{name}.as_ref().is_some_and(|value| value.is_empty())")
        }
        (Default::Natural, Type::String | Type::Bytes | Type::Array(_)) => {
            format!("!{name}.is_empty()")
        }
        (Default::Natural, Type::Bool) => name,
        (Default::True, Type::Bool) => format!("!{name}"),
        _ => format!("{name} != {}", default_value(field)),
    }
}

/// Statements that write the field in a version of `present`, refusing null where it cannot be.
fn write_checked(message: &Message, present: Versions, field: &Field) -> String {
    let write = write(message, present, field);
    if !is_option(field) {
        return write;
    }
    let Some(nullable) = field.nullable.condition(present) else { return write };
    let (name, json) = (field.rust_name(), field.json_name());
    let guard = if nullable == "false" { String::new() } else { format!("!({nullable}) && ") };
    format!(
        "if {guard}self.{name}.is_none() {{ \
         writer.unexpected_null(\"{json}\", version); }} {write}"
    )
}

fn write(message: &Message, present: Versions, field: &Field) -> String {
    let compact = compact(message, present, field);
    let optional = is_option(field);
    let name = format!("self.{}", field.rust_name());
    if let Some(method) = primitive(&field.ty) {
        return format!("writer.{method}({name});");
    }
    match &field.ty {
        Type::String if optional => format!("writer.nullable_string({name}.as_ref(), {compact});"),
        Type::String => format!("writer.string(&{name}, {compact});"),
        Type::Bytes | Type::Records if optional => {
            format!("writer.nullable_bytes({name}.as_ref(), {compact});")
        }
        Type::Bytes | Type::Records => format!("writer.bytes(&{name}, {compact});"),
        Type::Struct(_) if optional => {
            let always = "writer.nullable_struct({}.as_ref(), |writer, value| value.write_to(writer, version));"
                .replace("{}", &name);
            match field.nullable.condition(present) {
                None => always,
                Some(condition) => format!(
                    "if {condition} {{ {always} }} else if let Some(value) = &{name} \
                     {{ value.write_to(writer, version); }}"
                ),
            }
        }
        Type::Struct(_) => format!("{name}.write_to(writer, version);"),
        Type::Array(element) => {
            let element = match primitive(element) {
                Some(method) => format!("|writer, value| writer.{method}(*value)"),
                None => match element.as_ref() {
                    Type::Struct(_) => "|writer, value| value.write_to(writer, version)".to_owned(),
                    Type::String => format!("|writer, value| writer.string(value, {compact})"),
                    _ => format!("|writer, value| writer.bytes(value, {compact})"),
                },
            };
            if optional {
                format!("writer.nullable_array({name}.as_ref(), {compact}, {element});")
            } else {
                format!("writer.array(&{name}, {compact}, {element});")
            }
        }
        _ => "unreachable".to_owned(),
    }
}

/// Whether the message takes part in the `Request` and `Response` enums.
pub(super) fn is_rpc(message: &Message) -> bool {
    matches!(message.kind, Kind::Request | Kind::Response)
}
