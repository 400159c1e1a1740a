//! What became of the last action of a form: nothing while it went well, Kafka's words when not.

use std::rc::Rc;

use yew::prelude::*;

use crate::page::Outcome;

/// Properties of [`OutcomeLine`].
#[derive(Properties, PartialEq)]
pub(crate) struct OutcomeLineProps {
    /// The form.
    pub(crate) site: AttrValue,
    /// All outcomes.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// What became of the last action of a form.
#[component]
pub(crate) fn OutcomeLine(props: &OutcomeLineProps) -> Html {
    let outcome = props.outcomes.iter().find(|outcome| *outcome.site == *props.site);
    let Some((exception, words)) = outcome.and_then(|outcome| outcome.error.as_ref()) else {
        return Html::default();
    };
    html! {
        <p class="kp-error" role="alert">
            <b class="kp-error__name">{ exception }</b>{ " " }{ words }
        </p>
    }
}
