//! The application: contexts, the frame loop, and the parts of the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser;
use crate::components::{CaptionBar, Drawer, Header, Notice, RecordCard, Stage, TimeBar};
use crate::hooks::{use_frames, use_keys, use_media};
use crate::page::{Page, tick};
use crate::paint::Painter;
use crate::text::{Lang, Msg};
use crate::ui::{Theme, Tick, Ui, UiDispatch};
use crate::world::World;

/// Up to this width there is one column.
const NARROW: &str = "(max-width: 900px)";

/// How the page begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    /// The language.
    pub(crate) lang: Lang,
    /// The look.
    pub(crate) theme: Theme,
    /// The stage and its time bar alone.
    pub(crate) embedded: bool,
    /// The link brings a program: the Code panel is open.
    pub(crate) code: bool,
    /// What is to be said at once, such as what is wrong with the link.
    pub(crate) notices: Vec<AttrValue>,
}

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    /// The world.
    pub(crate) world: World,
    /// How the page begins.
    pub(crate) settings: Settings,
}

/// The application.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let world = &props.world;
    let page = use_state(|| world.page());
    let lang = use_state_eq(|| props.settings.lang);
    let theme = use_state_eq(|| props.settings.theme);
    let code = props.settings.code;
    let ui = use_reducer_eq(|| Ui::for_page(browser::matches_media(NARROW), code));
    let dispatch = {
        let dispatcher = ui.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let painter = (*use_memo((), |()| Painter::default())).clone();
    let still = use_media("(prefers-reduced-motion: reduce)");
    let dark = use_media("(prefers-color-scheme: dark)");
    let narrow = use_media(NARROW);
    use_frames(world, &painter, true);
    use_keys(world, &dispatch);
    {
        let page = page.clone();
        use_effect_with(world.clone(), move |world| {
            world.subscribe(Callback::from(move |next| page.set(next)));
        });
    }
    use_look(&painter, (*lang, *theme, dark), still);
    let topics = use_topics(&page);
    let now = Tick { now: tick(page.started_at, page.now), started_at: page.started_at };
    let onlang = setter(&lang, |lang| ("language", lang.tag()));
    let ontheme = setter(&theme, |theme| ("theme", theme.name()));
    let embedded = props.settings.embedded;
    html! {
        <ContextProvider<World> context={world.clone()}>
        <ContextProvider<Lang> context={*lang}>
        <ContextProvider<UiDispatch> context={UiDispatch(dispatch)}>
        <ContextProvider<Tick> context={now}>
            <div class={classes!("kp", embedded.then_some("kp--embedded"))}>
                if !embedded {
                    <Header era={page.era} network={page.network} theme={*theme} {onlang}
                        {ontheme} />
                }
                <Notice lines={props.settings.notices.clone()} />
                <Stage page={Rc::clone(&page)} topics={Rc::clone(&topics)} narrow={narrow}
                    painter={painter} />
                <CaptionBar telling={page.telling.clone()} started_at={page.started_at}
                    pace={page.pace} />
                if !embedded || ui.asks() {
                    <Drawer page={Rc::clone(&page)} ui={Rc::new((*ui).clone())} {topics} {narrow} />
                }
                <TimeBar timeline={page.timeline.clone()} pace={page.pace} />
                if let Some(picked) = ui.record.clone() {
                    <RecordCard page={Rc::clone(&page)} {picked} />
                }
            </div>
        </ContextProvider<Tick>>
        </ContextProvider<UiDispatch>>
        </ContextProvider<Lang>>
        </ContextProvider<World>>
    }
}

/// Sets a setting and remembers it where that is possible.
fn setter<T: Copy + PartialEq + 'static>(
    state: &UseStateHandle<T>,
    named: fn(T) -> (&'static str, &'static str),
) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value: T| {
        let (name, text) = named(value);
        browser::remember(name, text);
        state.set(value);
    })
}

/// Tells the document and the painter how the page looks.
#[hook]
fn use_look(painter: &Painter, look: (Lang, Theme, bool), still: bool) {
    let deps = (painter.clone(), look, still);
    use_effect_with(deps, |(painter, (lang, theme, _), still)| {
        browser::set_root_attribute("lang", lang.tag());
        browser::set_root_attribute("data-theme", theme.name());
        browser::set_title(Msg::AppName.text(*lang));
        painter.colours_changed();
        painter.set_still(*still);
    });
}

/// Topics as forms need them, the same list while it does not change.
#[hook]
fn use_topics(page: &Page) -> Rc<[(AttrValue, i32)]> {
    let sizes: Vec<(AttrValue, i32)> = page
        .topics
        .iter()
        .map(|topic| {
            let count = i32::try_from(topic.partitions.len()).unwrap_or(i32::MAX);
            (topic.head.name.clone().into(), count)
        })
        .collect();
    (*use_memo(sizes, |sizes| Rc::<[(AttrValue, i32)]>::from(sizes.as_slice()))).clone()
}
