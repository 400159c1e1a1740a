//! What moves: one canvas over the stage, drawn in the page's frame loop from the view and from the
//! places of DOM elements, which are measured only after the layout changed.

mod anchors;
mod flights;
mod palette;
mod paths;
mod tokens;
mod wires;

use std::cell::RefCell;
use std::rc::Rc;

use sim::event::EventId;
use sim::view::View;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use crate::lane::Density;
use crate::world::World;
use anchors::Anchors;
pub(crate) use anchors::{OFFSETS_ANCHOR, RULER_ANCHOR, lane_anchor, node_anchor, out_anchor};
use flights::Flights;
use palette::Palette;

/// The painter of the stage's canvas; a cheap handle, equal to its copies only.
#[derive(Clone, Default)]
pub(crate) struct Painter(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    target: Option<Target>,
    anchors: Anchors,
    palette: Palette,
    flights: Flights,
    hits: Vec<Hit>,
    layout_changed: bool,
    measured_at_ms: f64,
    colours_changed: bool,
    still: bool,
    density: Option<Density>,
    drawn_something: bool,
}

struct Target {
    stage: HtmlElement,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

/// Where a message was drawn last.
pub(crate) struct Hit {
    x: f64,
    y: f64,
    message: EventId,
}

/// The least time between two measurements, in wall milliseconds.
const MEASURE_EVERY_MS: f64 = 80.0;

/// How near a pointer must be to a token, in CSS pixels: half of a 24 pixel target.
const REACH: f64 = 14.0;

impl PartialEq for Painter {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Painter {
    /// Draws on `canvas` over `stage` from now on.
    pub(crate) fn attach(&self, stage: HtmlElement, canvas: HtmlCanvasElement) {
        let context = canvas.get_context("2d").ok().flatten();
        let context = context.and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok());
        let mut inner = self.0.borrow_mut();
        inner.target = context.map(|context| Target { stage, canvas, context });
        inner.layout_changed = true;
        inner.colours_changed = true;
    }

    /// Elements may have moved: measure before the next drawing.
    pub(crate) fn layout_changed(&self) {
        self.0.borrow_mut().layout_changed = true;
    }

    /// The theme changed: read the colours before the next drawing.
    pub(crate) fn colours_changed(&self) {
        self.0.borrow_mut().colours_changed = true;
    }

    /// With `still`, nothing flies: messages stand at their sender, then at their receiver.
    pub(crate) fn set_still(&self, still: bool) {
        self.0.borrow_mut().still = still;
    }

    /// How tightly lanes are drawn now.
    pub(crate) fn set_density(&self, density: Density) {
        let mut inner = self.0.borrow_mut();
        inner.density = Some(density);
        inner.layout_changed = true;
    }

    /// The message drawn nearest to a point of the stage.
    pub(crate) fn message_at(&self, x: f64, y: f64) -> Option<EventId> {
        let inner = self.0.borrow();
        let distance = |hit: &Hit| (hit.x - x).hypot(hit.y - y);
        let near = inner.hits.iter().filter(|hit| distance(hit) <= REACH);
        near.min_by(|a, b| distance(a).total_cmp(&distance(b))).map(|hit| hit.message)
    }

    /// Draws one frame if anything could look different from the last one.
    pub(crate) fn frame(&self, world: &World, wall_ms: f64, changed: bool) {
        let mut inner = self.0.borrow_mut();
        let inner = &mut *inner;
        let stirred = changed || inner.layout_changed || inner.colours_changed;
        if inner.target.is_none() || !(stirred || inner.flights.any()) {
            return;
        }
        let view = world.view();
        inner.prepare(wall_ms);
        if inner.still {
            inner.flights.forget();
        } else {
            inner.flights.notice(&view, wall_ms);
        }
        inner.draw(&view, wall_ms);
    }
}

impl Inner {
    fn prepare(&mut self, wall_ms: f64) {
        let Some(target) = &self.target else { return };
        // Measuring makes the browser lay out at once: not on every frame of a busy page.
        let due = wall_ms - self.measured_at_ms >= MEASURE_EVERY_MS;
        if due && std::mem::take(&mut self.layout_changed) {
            self.measured_at_ms = wall_ms;
            self.anchors = Anchors::measure(&target.stage);
            fit(target);
        }
        if std::mem::take(&mut self.colours_changed) {
            self.palette = Palette::read(&target.stage);
        }
    }

    fn draw(&mut self, view: &View, wall_ms: f64) {
        let Some(target) = &self.target else { return };
        let context = &target.context;
        let ratio = pixel_ratio();
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        let (width, height) = self.anchors.size();
        context.clear_rect(0.0, 0.0, width, height);
        let scene = Scene {
            context,
            anchors: &self.anchors,
            palette: &self.palette,
            view,
            density: self.density.unwrap_or(Density::Roomy),
            still: self.still,
        };
        wires::draw(&scene);
        self.flights.draw(&scene, wall_ms);
        self.hits = tokens::draw(&scene);
        self.drawn_something = true;
    }
}

/// All that drawing needs.
pub(crate) struct Scene<'a> {
    context: &'a CanvasRenderingContext2d,
    anchors: &'a Anchors,
    palette: &'a Palette,
    view: &'a View,
    density: Density,
    still: bool,
}

fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio().clamp(1.0, 3.0))
}

fn fit(target: &Target) {
    let ratio = pixel_ratio();
    let pixels = |css: i32| (f64::from(css) * ratio) as u32;
    let (width, height) = (target.stage.client_width(), target.stage.client_height());
    if target.canvas.width() != pixels(width) || target.canvas.height() != pixels(height) {
        target.canvas.set_width(pixels(width));
        target.canvas.set_height(pixels(height));
    }
}
