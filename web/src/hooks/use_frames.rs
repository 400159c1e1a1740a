//! The one frame loop of the page: advances the world, then draws what flies. Time stands while the
//! tab is hidden, for the browser calls no frames then.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_render::{AnimationFrame, request_animation_frame};
use yew::prelude::*;

use crate::paint::Painter;
use crate::world::World;

/// Runs the loop while `active`.
#[hook]
pub(crate) fn use_frames(world: &World, painter: &Painter, active: bool) {
    let deps = (world.clone(), painter.clone(), active);
    use_effect_with(deps, |(world, painter, active)| {
        let handle: Handle = Rc::default();
        if *active {
            schedule(&handle, world.clone(), painter.clone());
        }
        move || {
            handle.borrow_mut().take();
        }
    });
}

/// Keeps the next frame asked for; dropped, it is cancelled.
type Handle = Rc<RefCell<Option<AnimationFrame>>>;

fn schedule(handle: &Handle, world: World, painter: Painter) {
    let again = Rc::clone(handle);
    let frame = request_animation_frame(move |wall_ms| {
        let changed = world.frame(wall_ms);
        painter.frame(&world, wall_ms, changed);
        schedule(&again, world, painter);
    });
    // The handle of the frame that runs now may go: it has been called.
    *handle.borrow_mut() = Some(frame);
}
