//! The one drawer at the bottom: events and their causes, messages and their bytes, tables, and
//! what is approximated.

use std::rc::Rc;

use yew::prelude::*;

use super::code_panel::CodePanel;
use super::events_panel::EventsPanel;
use super::fidelity_panel::fidelity_panel;
use super::producers_column::{ProducersColumn, TopicSizes};
use super::protocol_panel::ProtocolPanel;
use super::table_panel::TablePanel;
use crate::hooks::{use_lang, use_ui};
use crate::page::Page;
use crate::text::{Lang, Msg};
use crate::ui::{Tab, Ui, UiAction};

/// Properties of [`Drawer`].
#[derive(Properties, PartialEq)]
pub(crate) struct DrawerProps {
    /// Everything shown.
    pub(crate) page: Rc<Page>,
    /// The page's own state.
    pub(crate) ui: Rc<Ui>,
    /// Topics as forms need them.
    pub(crate) topics: TopicSizes,
    /// One column: producers are in here.
    pub(crate) narrow: bool,
}

/// The drawer.
#[component]
pub(crate) fn Drawer(props: &DrawerProps) -> Html {
    let lang = use_lang();
    let dispatch = use_ui();
    let tabs: &[Tab] = if props.narrow {
        &[Tab::Producers, Tab::Events, Tab::Protocol, Tab::Table, Tab::Code, Tab::Fidelity]
    } else {
        &[Tab::Events, Tab::Protocol, Tab::Table, Tab::Code, Tab::Fidelity]
    };
    let tab =
        if props.narrow || props.ui.tab != Tab::Producers { props.ui.tab } else { Tab::Events };
    let onkeydown = keys(tabs, tab, &dispatch);
    let words = if props.ui.open { Msg::CloseDrawer } else { Msg::OpenDrawer };
    let open = props.ui.open.then_some("kp-drawer--open");
    let tall = (tab == Tab::Protocol).then_some("kp-drawer--tall");
    html! {
        <section
            class={classes!("kp-drawer", open, tall)} aria-label={Msg::Drawer.text(lang)}>
            <div class="kp-tabs" role="tablist" aria-label={Msg::Drawer.text(lang)} {onkeydown}>
                for known in tabs {
                    { tab_button(lang, *known, props.ui.open && *known == tab, &dispatch) }
                }
                <span class="kp-space" />
                <button type="button" class="kp-btn kp-btn--quiet kp-tabs__close"
                    aria-expanded={props.ui.open.to_string()}
                    aria-label={words.text(lang)} title={words.text(lang)}
                    onclick={dispatch.reform(move |_: MouseEvent| UiAction::ToggleTab(tab))}>
                    <span class="kp-icon kp-icon--chevron" aria-hidden="true" />
                </button>
            </div>
            if props.ui.open {
                <div class="kp-drawer__body" role="tabpanel" id="kp-panel"
                    aria-labelledby={tab_id(tab)}>
                    { panel(lang, props, tab) }
                </div>
            }
        </section>
    }
}

fn panel(lang: Lang, props: &DrawerProps, tab: Tab) -> Html {
    let page = &props.page;
    match tab {
        Tab::Producers => html! {
            <ProducersColumn producers={Rc::clone(&page.producers)}
                externals={Rc::clone(&page.externals)}
                topics={Rc::clone(&props.topics)}
                outcomes={Rc::clone(&page.outcomes)} />
        },
        Tab::Events => html! {
            <EventsPanel events={Rc::clone(&page.events)} picked={props.ui.event}
                started_at={page.started_at} />
        },
        Tab::Protocol => html! {
            <ProtocolPanel messages={Rc::clone(&page.messages)} events={Rc::clone(&page.events)}
                picked={props.ui.message} started_at={page.started_at} />
        },
        Tab::Table => {
            html! {
                <TablePanel topics={Rc::clone(&page.topics)}
                    groups={Rc::clone(&page.groups)} />
            }
        }
        Tab::Code => html! { <CodePanel /> },
        Tab::Fidelity => fidelity_panel(lang),
    }
}

fn tab_button(lang: Lang, tab: Tab, selected: bool, ui: &Callback<UiAction>) -> Html {
    html! {
        <button key={tab_id(tab)} type="button" role="tab" id={tab_id(tab)} class="kp-tabs__tab"
            aria-selected={selected.to_string()} aria-controls="kp-panel"
            tabindex={if selected { "0" } else { "-1" }}
            onclick={ui.reform(move |_: MouseEvent| UiAction::ToggleTab(tab))}>
            { tab_words(tab).text(lang) }
        </button>
    }
}

const fn tab_words(tab: Tab) -> Msg {
    match tab {
        Tab::Producers => Msg::Send,
        Tab::Events => Msg::Events,
        Tab::Protocol => Msg::Protocol,
        Tab::Table => Msg::Table,
        Tab::Code => Msg::Code,
        Tab::Fidelity => Msg::Fidelity,
    }
}

const fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Producers => "kp-tab-producers",
        Tab::Events => "kp-tab-events",
        Tab::Protocol => "kp-tab-protocol",
        Tab::Table => "kp-tab-table",
        Tab::Code => "kp-tab-code",
        Tab::Fidelity => "kp-tab-fidelity",
    }
}

/// Arrows walk along the tabs, as in every tab list; the focus goes with them.
fn keys(tabs: &'static [Tab], tab: Tab, ui: &Callback<UiAction>) -> Callback<KeyboardEvent> {
    let ui = ui.clone();
    Callback::from(move |event: KeyboardEvent| {
        let at = tabs.iter().position(|known| *known == tab).unwrap_or(0);
        let next = match &*event.key() {
            "ArrowRight" => (at + 1) % tabs.len(),
            "ArrowLeft" => (at + tabs.len() - 1) % tabs.len(),
            "Home" => 0,
            "End" => tabs.len() - 1,
            _ => return,
        };
        event.prevent_default();
        ui.emit(UiAction::OpenTab(tabs[next]));
        crate::browser::focus(tab_id(tabs[next]));
    })
}
