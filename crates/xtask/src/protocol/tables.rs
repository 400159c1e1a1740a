//! Static tables of all messages, for what reads messages field by field.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::model::{Default, Field, Include, Kind, Message, Type, Versions, snake_case};

/// `tables.rs` for messages in every build, `more_tables.rs` for the others.
pub(super) fn files(messages: &[Message]) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    let (more, always): (Vec<&Message>, Vec<&Message>) =
        messages.iter().partition(|message| message.include == Include::Table);
    files.insert("tables.rs".to_owned(), file(&always)?);
    files.insert("more_tables.rs".to_owned(), file(&more)?);
    Ok(files)
}

fn file(messages: &[&Message]) -> Result<String, String> {
    let mut out = String::from(
        "\nuse crate::schema::{Default, Field, Kind, Schema, Struct, Type, Versions};\n\n\
         const fn field(name: &'static str, ty: Type, first: i8, last: i8) -> Field {
            Field::new(name, ty, first, last)
        }\n\n/// All of this file.\npub(crate) static SCHEMAS: &[&Schema] = &[",
    );
    for message in messages {
        let _ = write!(out, "&{},", screaming(&message.name));
    }
    out.push_str("];\n\n");
    for message in messages {
        schema(message, &mut out)?;
    }
    Ok(out)
}

fn screaming(name: &str) -> String {
    snake_case(name).to_uppercase()
}

fn small(version: i16) -> Result<i8, String> {
    if version == i16::MAX {
        return Ok(i8::MAX);
    }
    i8::try_from(version).map_err(|_| format!("version {version} is too large for a table"))
}

fn schema(message: &Message, out: &mut String) -> Result<(), String> {
    let name = screaming(&message.name);
    let kind = match message.kind {
        Kind::Request => "Request",
        Kind::Response => "Response",
        Kind::Header => "Header",
        Kind::Data => "Data",
        Kind::CoordinatorKey => "CoordinatorKey",
        Kind::CoordinatorValue => "CoordinatorValue",
    };
    let Versions { first, last } = message.versions;
    let flexible = if message.flexible.is_empty() { i16::MAX } else { message.flexible.first };
    let _ = writeln!(
        out,
        "pub(crate) static {name}: Schema = Schema {{
            kind: Kind::{kind},
            api_key: {},
            versions: Versions::new({}, {}),
            flexible_since: {},
            root: &{name}_FIELDS,
        }};",
        message.api_key,
        small(first)?,
        small(last)?,
        small(flexible)?,
    );
    for (index, item) in message.structs.iter().enumerate() {
        let constant = struct_constant(message, index);
        let _ = write!(
            out,
            "static {constant}: Struct = Struct {{ name: \"{}\", fields: &[",
            item.name
        );
        for field in &item.fields {
            let _ = write!(out, "{},", row(message, field)?);
        }
        out.push_str("] };\n");
    }
    out.push('\n');
    Ok(())
}

fn struct_constant(message: &Message, index: usize) -> String {
    let name = screaming(&message.name);
    if index == 0 { format!("{name}_FIELDS") } else { format!("{name}_{index}") }
}

fn row(message: &Message, field: &Field) -> Result<String, String> {
    let range = |versions: Versions| -> Result<String, String> {
        Ok(format!("{}, {}", small(versions.first)?, small(versions.last)?))
    };
    let mut out = format!(
        "field(\"{}\", {}, {})",
        field.json_name(),
        type_expression(message, &field.ty)?,
        range(field.versions)?
    );
    if !field.nullable.is_empty() {
        let _ = write!(out, ".nullable({})", range(field.nullable)?);
    }
    if !field.tagged.is_empty() {
        let _ = write!(out, ".tag({})", field.tag);
    }
    if field.ignorable {
        out.push_str(".ignorable()");
    }
    if field.never_flexible {
        out.push_str(".never_compact()");
    }
    match field.default {
        Default::Natural => {}
        Default::Null => out.push_str(".default(Default::Null)"),
        Default::True => out.push_str(".default(Default::True)"),
        Default::Number(number) => {
            let _ = write!(out, ".default(Default::Number(&{number}))");
        }
    }
    Ok(out)
}

fn type_expression(message: &Message, ty: &Type) -> Result<String, String> {
    Ok(match ty {
        Type::Bool => "Type::Bool".to_owned(),
        Type::I8 => "Type::Int8".to_owned(),
        Type::I16 => "Type::Int16".to_owned(),
        Type::U16 => "Type::Uint16".to_owned(),
        Type::I32 => "Type::Int32".to_owned(),
        Type::U32 => "Type::Uint32".to_owned(),
        Type::I64 => "Type::Int64".to_owned(),
        Type::F64 => "Type::Float64".to_owned(),
        Type::Uuid => "Type::Uuid".to_owned(),
        Type::String => "Type::String".to_owned(),
        Type::Bytes => "Type::Bytes".to_owned(),
        Type::Records => "Type::Records".to_owned(),
        Type::Array(element) => format!("Type::Array(&{})", type_expression(message, element)?),
        Type::Struct(name) => {
            let index = message.structs.iter().position(|item| item.name == *name);
            let index = index.ok_or_else(|| format!("{}: no struct {name}", message.name))?;
            format!("Type::Struct(&{})", struct_constant(message, index))
        }
    })
}
