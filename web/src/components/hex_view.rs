//! Bytes as hex, sixteen to a line, with one range lit.

use std::ops::Range;

use bytes::Bytes;
use yew::prelude::*;

/// Bytes in a line.
const WIDTH: usize = 16;

/// Lines shown at most; larger frames are cut around what is lit.
const LINES: usize = 64;

/// Bytes to be shown.
pub(crate) struct HexView {
    /// The whole frame.
    pub(crate) bytes: Bytes,
    /// The lit part.
    pub(crate) lit: Option<Range<usize>>,
    /// Told the byte someone points at.
    pub(crate) onbyte: Callback<usize>,
}

/// Bytes as hex.
pub(crate) fn hex_view(props: &HexView) -> Html {
    let first = first_line(props.lit.as_ref().map_or(0, |lit| lit.start), props.bytes.len());
    let lines = props.bytes.chunks(WIDTH).enumerate().skip(first).take(LINES);
    html! {
        <pre class="kp-hex" tabindex="0">
            for (index, chunk) in lines {
                { line(props, index * WIDTH, chunk) }
            }
        </pre>
    }
}

/// The first line shown, so that the lit part is in sight.
fn first_line(lit: usize, bytes: usize) -> usize {
    let lines = bytes.div_ceil(WIDTH);
    (lit / WIDTH).saturating_sub(LINES / 4).min(lines.saturating_sub(LINES))
}

fn line(props: &HexView, start: usize, chunk: &[u8]) -> Html {
    let lit = props.lit.clone().unwrap_or(0..0);
    let text: String = chunk.iter().map(|byte| printable(*byte)).collect();
    html! {
        <span key={start} class="kp-hex__line">
            <span class="kp-hex__offset">{ format!("{start:05x} ") }</span>
            for (index, byte) in chunk.iter().enumerate() {
                { byte_cell(props, start + index, *byte, lit.contains(&(start + index))) }
            }
            <span class="kp-hex__text">
                { format!(" {:>width$}{text}", "", width = (WIDTH - chunk.len()) * 3) }
            </span>
            { "\n" }
        </span>
    }
}

fn byte_cell(props: &HexView, at: usize, byte: u8, lit: bool) -> Html {
    let onclick = props.onbyte.reform(move |_: MouseEvent| at);
    html! {
        <span key={at} class={classes!("kp-hex__byte", lit.then_some("kp-hex__byte--lit"))}
            {onclick}>
            { format!("{byte:02x} ") }
        </span>
    }
}

fn printable(byte: u8) -> char {
    if (0x20..0x7f).contains(&byte) { char::from(byte) } else { '·' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lit_is_in_sight() {
        assert_eq!(first_line(0, 100), 0);
        for lit in (0..100_000).step_by(997) {
            let first = first_line(lit, 100_000);
            assert!((first..first + LINES).contains(&(lit / WIDTH)));
        }
    }
}
