//! The top line: what this is, which defaults hold, the language, the look and the network.

use protocol::era::Era;
use sim::view::NetworkView;
use yew::prelude::*;

use super::network_knob::NetworkKnob;
use super::segmented::segmented;
use crate::core::Scene;
use crate::hooks::{use_lang, use_world};
use crate::text::{Lang, Msg};
use crate::ui::Theme;

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub(crate) struct HeaderProps {
    /// The era.
    pub(crate) era: Era,
    /// The network knob.
    pub(crate) network: NetworkView,
    /// The look.
    pub(crate) theme: Theme,
    /// Told a new language.
    pub(crate) onlang: Callback<Lang>,
    /// Told a new look.
    pub(crate) ontheme: Callback<Theme>,
}

/// The top line.
#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let era = props.era;
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onera = {
        let world = world.clone();
        Callback::from(move |name: AttrValue| {
            if let (Some(world), Some(era)) = (&world, Era::from_name(&name)) {
                world.set_era(era);
            }
        })
    };
    let onlang = named(&props.onlang, Lang::from_tag);
    let ontheme = named(&props.ontheme, Theme::from_name);
    let again = {
        let world = world.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(world) = &world {
                world.set_era(era);
            }
        })
    };
    let empty = Callback::from(move |_: MouseEvent| {
        if let Some(world) = &world {
            world.restart(Scene::empty(era, 1));
        }
    });
    html! {
        <header class="kp-header">
            <a class="kp-skip" href="#kp-stage">{ Msg::SkipToStage.text(lang) }</a>
            <h1 class="kp-header__word">
                { Msg::AppName.text(lang) }
                <small>{ Msg::AppTagline.text(lang) }</small>
            </h1>
            <span class="kp-space" />
            <div class="kp-header__menu">
                <button type="button" class="kp-btn kp-header__toggle"
                    aria-label={Msg::Menu.text(lang)} aria-expanded={open.to_string()}
                    onclick={ontoggle}>
                    <span class="kp-icon kp-icon--menu" aria-hidden="true" />
                </button>
                <div class={classes!("kp-header__items", open.then_some("kp-header__items--open"))}>
                    { segmented(Msg::Era.text(lang), &eras(lang), era.name(), &onera) }
                    <button type="button" class="kp-btn" onclick={again}>
                        { Msg::StartOver.text(lang) }
                    </button>
                    <button type="button" class="kp-btn" onclick={empty}>
                        { Msg::EmptyScene.text(lang) }
                    </button>
                    <NetworkKnob network={props.network} />
                    { segmented(
                        Msg::Theme.text(lang), &themes(lang), props.theme.name(), &ontheme,
                    ) }
                </div>
            </div>
            { segmented(Msg::Language.text(lang), &languages(lang), lang.tag(), &onlang) }
        </header>
    }
}

/// Reads the chosen name before it is told.
fn named<T: 'static>(told: &Callback<T>, read: fn(&str) -> Option<T>) -> Callback<AttrValue> {
    let told = told.clone();
    Callback::from(move |name: AttrValue| {
        if let Some(value) = read(&name) {
            told.emit(value);
        }
    })
}

fn eras(lang: Lang) -> Vec<(AttrValue, AttrValue)> {
    let words = |era: Era| match era {
        Era::Kafka25 => Msg::Kafka25,
        Era::Kafka4 => Msg::Kafka4,
    };
    Era::ALL.map(|era| (era.name().into(), words(era).text(lang).into())).to_vec()
}

fn languages(lang: Lang) -> Vec<(AttrValue, AttrValue)> {
    [(Lang::En, Msg::English), (Lang::Ko, Msg::Korean)]
        .map(|(known, words)| (known.tag().into(), words.text(lang).into()))
        .to_vec()
}

fn themes(lang: Lang) -> Vec<(AttrValue, AttrValue)> {
    let words = |theme: Theme| match theme {
        Theme::Auto => Msg::ThemeAuto,
        Theme::Light => Msg::ThemeLight,
        Theme::Dark => Msg::ThemeDark,
    };
    Theme::ALL.map(|theme| (theme.name().into(), words(theme).text(lang).into())).to_vec()
}
