//! The contexts every component may read. Each is small and changes on its own, so that a change of
//! one does not render the readers of another.

use yew::prelude::*;

use crate::text::Lang;
use crate::ui::{Tick, UiAction, UiDispatch};
use crate::world::World;

/// The language of the page.
#[hook]
pub(crate) fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The moment, to a tenth of a second.
#[hook]
pub(crate) fn use_tick() -> Tick {
    use_context::<Tick>()
        .unwrap_or(Tick { now: crate::core::START, started_at: crate::core::START })
}

/// The world.
#[hook]
pub(crate) fn use_world() -> Option<World> {
    use_context::<World>()
}

/// The page's dispatcher.
#[hook]
pub(crate) fn use_ui() -> Callback<UiAction> {
    use_context::<UiDispatch>().map(|dispatch| dispatch.0).unwrap_or_default()
}
