//! Starts a producer process.

use std::rc::Rc;

use sim::command::Command;
use yew::prelude::*;

use super::field::{Choice, Field, FieldKind};
use super::outcome_line::outcome_line;
use crate::hooks::{use_lang, use_world};
use crate::page::Outcome;
use crate::text::Msg;

/// The form errors are told in.
const SITE: &str = "add-producer";

/// Properties of [`AddProducer`].
#[derive(Properties, PartialEq)]
pub(crate) struct AddProducerProps {
    /// Producers there are: the next name is counted from it.
    pub(crate) taken: usize,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// Starts a producer process.
#[component]
pub(crate) fn AddProducer(props: &AddProducerProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let name = use_state_eq(String::new);
    let configs = use_state_eq(String::new);
    let codec = use_state_eq(|| CODECS[0].to_string());
    let suggested = format!("p-{}", props.taken + 1);
    let parsed = parse_configs(&configs);
    let onsubmit = {
        let (name, parsed, suggested) = (name.clone(), parsed.clone(), suggested.clone());
        let codec = codec.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(world), Ok(configs)) = (&world, &parsed) else { return };
            let producer = if name.is_empty() { suggested.clone() } else { name.to_string() };
            let mut configs = configs.clone();
            let is_typed = configs.iter().any(|(name, _)| name == COMPRESSION);
            if **codec != *CODECS[0] && !is_typed {
                configs.push((COMPRESSION.to_string(), codec.to_string()));
            }
            let command = Command::StartProducer { producer, configs };
            if world.act(SITE, command) {
                name.set(String::new());
            }
        })
    };
    html! {
        <details class="kp-add">
            <summary class="kp-add__summary">{ Msg::AddProducer.text(lang) }</summary>
            <form class="kp-form kp-card" {onsubmit}>
                <Field label={Msg::Name.text(lang)} value={name} placeholder={suggested} />
                <Field label={Msg::Configs.text(lang)} kind={FieldKind::Lines} value={configs}
                    placeholder={CONFIG_EXAMPLE} />
                <Choice label={Msg::Compression.text(lang)} value={codec}
                    options={CODECS.map(|name| (name.into(), name.into())).to_vec()} />
                if let Err(line) = &parsed {
                    <p class="kp-error" role="alert">{ Msg::BadConfigLine.with(lang, &[line]) }</p>
                }
                <button type="submit" class="kp-btn kp-btn--primary">
                    { Msg::Add.text(lang) }
                </button>
                { outcome_line(SITE, &props.outcomes) }
            </form>
        </details>
    }
}

/// The config the choice stands for.
const COMPRESSION: &str = "compression.type";
/// Its values; the first is the default.
const CODECS: [&str; 5] = ["none", "gzip", "snappy", "lz4", "zstd"];

const CONFIG_EXAMPLE: &str = "linger.ms=100";

/// Reads lines of `name=value`; the first line that is none is the error.
pub(crate) fn parse_configs(text: &str) -> Result<Vec<(String, String)>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let pairs = lines.map(|line| {
        let (name, value) = line.split_once('=').ok_or_else(|| line.to_string())?;
        Ok((name.trim().to_string(), value.trim().to_string()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::parse_configs;

    #[test]
    fn configs_are_read_line_by_line() {
        let read = parse_configs("acks=1\n\n linger.ms = 100 \n").unwrap();
        assert_eq!(read, [("acks".into(), "1".into()), ("linger.ms".into(), "100".into())]);
        assert_eq!(parse_configs("acks").unwrap_err(), "acks");
    }
}
