//! The page's hooks: contexts read in one place, the one frame loop, media queries.

mod use_contexts;
mod use_frames;
mod use_keys;
mod use_media;
mod use_size;

pub(crate) use use_contexts::{use_lang, use_tick, use_ui, use_world};
pub(crate) use use_frames::use_frames;
pub(crate) use use_keys::use_keys;
pub(crate) use use_media::use_media;
pub(crate) use use_size::use_width;
