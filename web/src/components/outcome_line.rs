//! What became of the last action of a form: nothing while it went well, Kafka's words when not.

use yew::prelude::*;

use crate::page::Outcome;

/// What became of the last action of the form `site`, out of all outcomes.
pub(crate) fn outcome_line(site: &str, outcomes: &[Outcome]) -> Html {
    let outcome = outcomes.iter().find(|outcome| *outcome.site == *site);
    let Some((exception, words)) = outcome.and_then(|outcome| outcome.error.as_ref()) else {
        return Html::default();
    };
    html! {
        <p class="kp-error" role="alert">
            <b class="kp-error__name">{ exception }</b>{ " " }{ words }
        </p>
    }
}
