//! The schemas as data: messages, structs, fields, version ranges.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// How much of a message is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Include {
    /// A struct and a table.
    Typed,
    /// A table only, in every build.
    ByTable,
    /// A table only, behind the feature `every-api`.
    Table,
}

/// An inclusive range; empty if `first > last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Versions {
    pub(super) first: i16,
    pub(super) last: i16,
}

impl Versions {
    pub(super) const NONE: Self = Self { first: 1, last: 0 };

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.parse::<i16>().map_err(|_| format!("versions {text:?}"));
        if text == "none" {
            Ok(Self::NONE)
        } else if let Some(first) = text.strip_suffix('+') {
            Ok(Self { first: number(first)?, last: i16::MAX })
        } else if let Some((first, last)) = text.split_once('-') {
            Ok(Self { first: number(first)?, last: number(last)? })
        } else {
            Ok(Self { first: number(text)?, last: number(text)? })
        }
    }

    pub(super) const fn is_empty(self) -> bool {
        self.first > self.last
    }

    pub(super) fn and(self, other: Self) -> Self {
        let both = Self { first: self.first.max(other.first), last: self.last.min(other.last) };
        if both.is_empty() { Self::NONE } else { both }
    }

    pub(super) fn covers(self, other: Self) -> bool {
        other.is_empty() || self.first <= other.first && other.last <= self.last
    }

    pub(super) fn describe(self) -> String {
        match self {
            all if all.is_empty() => "none".to_owned(),
            Self { first, last: i16::MAX } => format!("{first}+"),
            Self { first, last } if first == last => format!("{first}"),
            Self { first, last } => format!("{first}-{last}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Bool,
    I8,
    I16,
    U16,
    I32,
    U32,
    I64,
    F64,
    Uuid,
    String,
    Bytes,
    Records,
    Struct(String),
    Array(Box<Self>),
}

impl Type {
    fn parse(text: &str) -> Self {
        if let Some(element) = text.strip_prefix("[]") {
            return Self::Array(Box::new(Self::parse(element)));
        }
        match text {
            "bool" => Self::Bool,
            "int8" => Self::I8,
            "int16" => Self::I16,
            "uint16" => Self::U16,
            "int32" => Self::I32,
            "uint32" => Self::U32,
            "int64" => Self::I64,
            "float64" => Self::F64,
            "uuid" => Self::Uuid,
            "string" => Self::String,
            "bytes" => Self::Bytes,
            "records" => Self::Records,
            name => Self::Struct(name.to_owned()),
        }
    }

    /// The struct this is, or is an array of.
    pub(super) fn struct_name(&self) -> Option<&str> {
        match self {
            Self::Struct(name) => Some(name),
            Self::Array(element) => element.struct_name(),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Default {
    /// Zero, empty, false.
    Natural,
    Null,
    True,
    Number(i64),
}

#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Kafka's name, as `TransactionalId`.
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) versions: Versions,
    pub(super) nullable: Versions,
    pub(super) tagged: Versions,
    pub(super) tag: u32,
    /// Never in the compact form, even in flexible versions.
    pub(super) never_flexible: bool,
    pub(super) ignorable: bool,
    pub(super) default: Default,
}

impl Field {
    /// The name in JSON, as `transactionalId`.
    pub(super) fn json_name(&self) -> String {
        let mut chars = self.name.chars();
        chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
    }

    pub(super) fn rust_name(&self) -> String {
        let name = snake_case(&self.name);
        if matches!(name.as_str(), "type" | "match" | "move" | "ref" | "use" | "as" | "in") {
            return format!("{name}_");
        }
        name
    }
}

#[derive(Clone, Debug)]
pub(super) struct Struct {
    pub(super) name: String,
    /// The versions of the message in which it can occur.
    pub(super) versions: Versions,
    pub(super) fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Request,
    Response,
    Header,
    Data,
    CoordinatorKey,
    CoordinatorValue,
}

#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) api_key: i16,
    pub(super) versions: Versions,
    pub(super) flexible: Versions,
    pub(super) latest_version_unstable: bool,
    pub(super) include: Include,
    /// The first is the message itself, then the others in the order of their first use.
    pub(super) structs: Vec<Struct>,
}

impl Message {
    pub(super) fn module(&self) -> String {
        snake_case(&self.name)
    }

    /// The name of the API: without `Request` or `Response`.
    pub(super) fn api(&self) -> &str {
        match self.kind {
            Kind::Request => self.name.trim_end_matches("Request"),
            Kind::Response => self.name.trim_end_matches("Response"),
            _ => &self.name,
        }
    }
}

pub(super) fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, &c) in chars.iter().enumerate() {
        let after_lower = index > 0 && !chars[index - 1].is_ascii_uppercase();
        let before_lower = chars.get(index + 1).is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase() && index > 0 && (after_lower || before_lower) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Reads all messages of the folder, by name, with what `apis.txt` says of each.
pub(super) fn load(folder: &Path) -> Result<Vec<Message>, String> {
    let list = fs::read_to_string(folder.join("apis.txt")).map_err(|e| format!("apis.txt: {e}"))?;
    let mut includes = BTreeMap::new();
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let include = match line.split_whitespace().collect::<Vec<_>>()[..] {
            [api, "typed"] => (api.to_owned(), Include::Typed),
            [api, "by-table"] => (api.to_owned(), Include::ByTable),
            [api, "table"] => (api.to_owned(), Include::Table),
            _ => return Err(format!("apis.txt: {line:?} is not `<name> typed|by-table|table`")),
        };
        includes.insert(include.0, include.1);
    }
    let mut messages = Vec::new();
    let mut unused: Vec<String> = includes.keys().cloned().collect();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let value: Value =
            serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut message = parse(&value).map_err(|e| format!("{}: {e}", path.display()))?;
        let Some(include) = includes.get(message.api()) else { continue };
        unused.retain(|api| api != message.api());
        message.include = *include;
        messages.push(message);
    }
    if !unused.is_empty() {
        return Err(format!("apis.txt names what has no schema: {}", unused.join(", ")));
    }
    messages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(messages)
}

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str, String> {
    value[key].as_str().ok_or_else(|| format!("no {key:?} in {value}"))
}

fn versions(value: &Value, key: &str) -> Result<Versions, String> {
    value[key].as_str().map_or(Ok(Versions::NONE), Versions::parse)
}

fn parse(value: &Value) -> Result<Message, String> {
    let kind = match text(value, "type")? {
        "request" => Kind::Request,
        "response" => Kind::Response,
        "header" => Kind::Header,
        "data" => Kind::Data,
        "coordinator-key" => Kind::CoordinatorKey,
        "coordinator-value" => Kind::CoordinatorValue,
        other => return Err(format!("type {other:?}")),
    };
    let name = text(value, "name")?.to_owned();
    let valid = versions(value, "validVersions")?;
    let mut structs = vec![];
    let none = vec![];
    let common = value["commonStructs"].as_array().unwrap_or(&none);
    let root = parse_fields(&value["fields"], valid, &mut structs)?;
    for item in common {
        let within = versions(item, "versions")?.and(valid);
        let fields = parse_fields(&item["fields"], within, &mut structs)?;
        let name = text(item, "name")?.to_owned();
        structs.push(Struct { name, versions: within, fields });
    }
    structs.insert(0, Struct { name: name.clone(), versions: valid, fields: root });
    Ok(Message {
        name,
        kind,
        api_key: value["apiKey"].as_i64().unwrap_or(-1) as i16,
        versions: valid,
        flexible: versions(value, "flexibleVersions")?,
        latest_version_unstable: value["latestVersionUnstable"] == true,
        include: Include::Table,
        structs,
    })
}

fn parse_fields(
    fields: &Value,
    within: Versions,
    structs: &mut Vec<Struct>,
) -> Result<Vec<Field>, String> {
    let mut out = Vec::new();
    for value in fields.as_array().ok_or("no fields")? {
        let ty = Type::parse(text(value, "type")?);
        let tagged = versions(value, "taggedVersions")?;
        let all = match value["versions"].as_str() {
            Some(text) => Versions::parse(text)?,
            None => tagged,
        };
        let name = text(value, "name")?.to_owned();
        let mut field_structs = Vec::new();
        if value["fields"].is_array() {
            let inner = all.and(within);
            let struct_name = ty.struct_name().ok_or("fields without struct")?.to_owned();
            let fields = parse_fields(&value["fields"], inner, &mut field_structs)?;
            structs.push(Struct { name: struct_name, versions: inner, fields });
        }
        structs.append(&mut field_structs);
        if !tagged.is_empty() && !tagged.and(within).covers(all.and(within)) {
            return Err(format!("{name} is tagged in some of its versions only"));
        }
        let default = default(value, &ty).map_err(|error| format!("{name}: {error}"))?;
        out.push(Field {
            name,
            default,
            ty,
            versions: all,
            nullable: versions(value, "nullableVersions")?,
            tagged,
            tag: value["tag"].as_u64().unwrap_or(0) as u32,
            never_flexible: value["flexibleVersions"] == "none",
            ignorable: value["ignorable"] == true,
        });
    }
    Ok(out)
}

fn default(value: &Value, ty: &Type) -> Result<Default, String> {
    let text = match value.get("default") {
        None if *ty == Type::Records => return Ok(Default::Null),
        None => return Ok(Default::Natural),
        Some(Value::Null) => "null".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    match text.to_ascii_lowercase().as_str() {
        "" | "0" | "false" => Ok(Default::Natural),
        "null" => Ok(Default::Null),
        "true" => Ok(Default::True),
        number => {
            let parsed = number
                .strip_prefix("0x")
                .map_or_else(|| number.parse(), |hex| i64::from_str_radix(hex, 16));
            parsed.map(Default::Number).map_err(|_| format!("default {number:?}"))
        }
    }
}
