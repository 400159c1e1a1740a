//! Where a producer's last record went, and why.

use sim::event::PartitionChoice;
use sim::view::RouteView;
use yew::prelude::*;

use crate::text::{Lang, Msg, format};

/// How many routes are listed.
const SHOWN: usize = 3;

/// Where the last records went.
pub(crate) fn producer_routes(lang: Lang, routes: &[RouteView]) -> Html {
    if routes.is_empty() {
        return Html::default();
    }
    let newest = routes.iter().enumerate().rev().take(SHOWN);
    html! {
        <ol class="kp-routes" aria-label={Msg::LastRecords.text(lang)}>
            for (index, route) in newest {
                <li key={index} class="kp-routes__item">
                    <span class="kp-routes__way">
                        <b>{ route.key.as_deref().unwrap_or_else(|| Msg::NoKey.text(lang)) }</b>
                        { " → " }
                        <b>{ format!("{}-{}", route.topic, route.partition) }</b>
                        if let Some(offset) = route.offset {
                            <span class="kp-muted">
                                { format!(" @{}", format::integer(offset)) }
                            </span>
                        }
                    </span>
                    <span class="kp-routes__why">{ why(lang, route) }</span>
                </li>
            }
        </ol>
    }
}

/// Why a record went where it went.
pub(crate) fn why(lang: Lang, route: &RouteView) -> String {
    match &route.choice {
        PartitionChoice::Explicit => Msg::RouteExplicit.text(lang).to_string(),
        PartitionChoice::KeyHash { hash, partitions } => {
            let positive = protocol::hash::to_positive(*hash);
            Msg::RouteKey.with(
                lang,
                &[&positive.to_string(), &partitions.to_string(), &route.partition.to_string()],
            )
        }
        PartitionChoice::Sticky { switched: true } => {
            Msg::RouteStickySwitched.text(lang).to_string()
        }
        PartitionChoice::Sticky { switched: false } => Msg::RouteSticky.text(lang).to_string(),
        PartitionChoice::RoundRobin { counter, partitions } => Msg::RouteRoundRobin.with(
            lang,
            &[&counter.to_string(), &partitions.to_string(), &route.partition.to_string()],
        ),
    }
}
