//! What the page itself remembers and the world does not know: which tab is open, what is selected.

use std::rc::Rc;

use protocol::time::Instant;
use sim::event::EventId;
use yew::{AttrValue, Callback, Reducible};

/// A tab of the drawer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    /// What can be sent; only on narrow screens, where the producers have no column.
    Producers,
    /// The event list and the chain of causes.
    Events,
    /// Messages and their fields.
    Protocol,
    /// The same facts as the stage, as tables.
    Table,
    /// Programs against the broker.
    Code,
    /// Approximations.
    Fidelity,
}

/// A record someone points at or chose.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PickedRecord {
    /// Topic.
    pub(crate) topic: AttrValue,
    /// Partition.
    pub(crate) partition: i32,
    /// Offset.
    pub(crate) offset: i64,
    /// Where its cell is: left edge and bottom edge in CSS pixels of the viewport.
    pub(crate) at: (i32, i32),
    /// Stays until dismissed.
    pub(crate) pinned: bool,
}

/// The page's own state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ui {
    /// The open tab.
    pub(crate) tab: Tab,
    /// The drawer is open.
    pub(crate) open: bool,
    /// The event whose causes are shown.
    pub(crate) event: Option<EventId>,
    /// The message in the inspector, by its `MessageSent` event.
    pub(crate) message: Option<EventId>,
    /// The record in the card.
    pub(crate) record: Option<PickedRecord>,
}

impl Ui {
    /// What is open at first: the code of a link with a program in it, else on a narrow page what
    /// can be sent, on a wide one the events.
    pub(crate) fn for_page(narrow: bool, code: bool) -> Self {
        let tab = match (code, narrow) {
            (true, _) => Tab::Code,
            (false, true) => Tab::Producers,
            (false, false) => Tab::Events,
        };
        Self { tab, ..Self::default() }
    }
}

impl Ui {
    /// Someone wants to see causes, fields or code: an embedded page opens its drawer only then.
    pub(crate) fn asks(&self) -> bool {
        self.tab == Tab::Code || self.open && (self.event.is_some() || self.message.is_some())
    }
}

impl Default for Ui {
    fn default() -> Self {
        Self { tab: Tab::Events, open: true, event: None, message: None, record: None }
    }
}

/// What a person does to the page itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UiAction {
    /// Opens a tab, or closes the drawer when it is the open one.
    ToggleTab(Tab),
    /// Opens a tab.
    OpenTab(Tab),
    /// Shows an event's causes.
    PickEvent(EventId),
    /// Shows a message's fields.
    PickMessage(EventId),
    /// Points at a record; a pinned one stays.
    PointAt(PickedRecord),
    /// Points at nothing any more.
    PointAway,
    /// Dismisses the record card, pinned or not.
    DismissRecord,
}

impl Reducible for Ui {
    type Action = UiAction;

    fn reduce(self: Rc<Self>, action: UiAction) -> Rc<Self> {
        let next = match action {
            UiAction::ToggleTab(tab) => {
                Self { open: !(self.open && self.tab == tab), tab, ..(*self).clone() }
            }
            UiAction::OpenTab(tab) => Self { open: true, tab, ..(*self).clone() },
            UiAction::PickEvent(event) => {
                Self { tab: Tab::Events, open: true, event: Some(event), ..(*self).clone() }
            }
            UiAction::PickMessage(message) => {
                Self { tab: Tab::Protocol, open: true, message: Some(message), ..(*self).clone() }
            }
            UiAction::PointAt(record) => {
                let holds = self.record.as_ref().is_some_and(|old| old.pinned) && !record.pinned;
                if holds {
                    return self;
                }
                Self { record: Some(record), ..(*self).clone() }
            }
            UiAction::PointAway if self.record.as_ref().is_some_and(|record| record.pinned) => {
                return self;
            }
            UiAction::PointAway | UiAction::DismissRecord => {
                Self { record: None, ..(*self).clone() }
            }
        };
        if next == *self { self } else { next.into() }
    }
}

/// The page's dispatcher; stable for the life of the page.
#[derive(Clone, PartialEq)]
pub(crate) struct UiDispatch(pub(crate) Callback<UiAction>);

/// The moment, to a tenth of a second: what rings and countdowns depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    /// The moment.
    pub(crate) now: Instant,
    /// When the run began.
    pub(crate) started_at: Instant,
}

/// A look of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name in attributes, storage and links.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads [`Theme::name`].
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(offset: i64, pinned: bool) -> PickedRecord {
        PickedRecord { topic: "t".into(), partition: 0, offset, at: (0, 0), pinned }
    }

    #[test]
    fn what_changes_nothing_is_the_same_state() {
        let ui = Rc::new(Ui::default());
        assert!(Rc::ptr_eq(&ui, &Rc::clone(&ui).reduce(UiAction::PointAway)));
        assert!(Rc::ptr_eq(&ui, &Rc::clone(&ui).reduce(UiAction::OpenTab(Tab::Events))));
    }

    #[test]
    fn a_pinned_record_stays_until_dismissed() {
        let ui = Rc::new(Ui::default()).reduce(UiAction::PointAt(picked(1, true)));
        let ui = ui.reduce(UiAction::PointAt(picked(2, false))).reduce(UiAction::PointAway);
        assert_eq!(ui.record.as_ref().map(|record| record.offset), Some(1));
        assert_eq!(ui.reduce(UiAction::DismissRecord).record, None);
    }

    #[test]
    fn the_same_tab_twice_closes_the_drawer() {
        let ui = Rc::new(Ui::default()).reduce(UiAction::ToggleTab(Tab::Table));
        assert!(ui.open);
        assert!(!ui.reduce(UiAction::ToggleTab(Tab::Table)).open);
    }
}
