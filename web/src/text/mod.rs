//! Every word the page says, in every language it speaks, and the one way numbers are written.

pub(crate) mod caption;
mod caption_en;
mod caption_ko;
pub(crate) mod format;
pub(crate) mod josa;
pub(crate) mod messages;

pub(crate) use messages::{Lang, Msg};
