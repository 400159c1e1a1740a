//! `window.playground`: the same commands and the same view for scripts, as plain JSON in and out.
//! Its shape is in `docs/playground-js.md` and `docs/playground.d.ts`.

use std::rc::Rc;

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use protocol::era::Era;
use protocol::time::{Duration, Instant};
use sim::command::{Argument, Command, Parts, TimedCommand};
use sim::{START, Scene};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::page::SPEEDS;
use crate::text::Lang;
use crate::view_json;
use crate::world::{Happening, World};

/// Puts the functions on `window.playground`, which the loader made with its `ready`.
pub(crate) fn publish(world: &World, lang: Lang) {
    let global: JsValue = js_sys::global().into();
    let name = JsValue::from_str("playground");
    let found = Reflect::get(&global, &name).unwrap_or(JsValue::UNDEFINED);
    let target = if found.is_object() { found } else { Object::new().into() };
    let _ = Reflect::set(&global, &name, &target);
    acting(&target, world, lang);
    timing(&target, world);
    crate::outside::publish(&target, world);
    let on = world.clone();
    function2(&target, "on", move |kind, callback| listen(&on, lang, &kind, callback));
}

fn acting(target: &JsValue, world: &World, lang: Lang) {
    let run = world.clone();
    function(target, "run", move |commands| {
        let items = if Array::is_array(&commands) {
            commands.unchecked_into::<Array>()
        } else {
            Array::of1(&commands)
        };
        items.iter().map(|item| run_one(&run, &item)).collect::<Array>().into()
    });
    let view = world.clone();
    function(target, "view", move |_| {
        JSON::parse(&view_json::view(&view.view())).unwrap_or(JsValue::NULL)
    });
    let restart = world.clone();
    function(target, "restart", move |options| match scene(&options) {
        Ok(scene) => {
            restart.restart(scene);
            accepted(None)
        }
        Err((exception, message)) => refused(&exception, &message),
    });
    let link = world.clone();
    let write = move || match crate::fragment::write(&link.scene()) {
        Ok(fragment) => Ok(fragment.into()),
        Err(problem) => Err(js_sys::Error::new(&problem.text(lang)).into()),
    };
    let write = Closure::<dyn Fn() -> Result<JsValue, JsValue>>::new(write).into_js_value();
    let _ = Reflect::set(target, &"link".into(), &write);
}

fn timing(target: &JsValue, world: &World) {
    let seek = world.clone();
    function(target, "seek", move |to| {
        let micros = (to.as_f64().unwrap_or(0.0).max(0.0) * 1_000.0) as u64;
        seek.seek(START + Duration::from_micros(micros));
        arrived(&seek)
    });
    let play = world.clone();
    function(target, "play", move |_| {
        play.set_playing(true);
        JsValue::UNDEFINED
    });
    let pause = world.clone();
    function(target, "pause", move |_| {
        pause.set_playing(false);
        JsValue::UNDEFINED
    });
    let step = world.clone();
    function(target, "step", move |_| {
        step.step();
        now(&step)
    });
    let back = world.clone();
    function(target, "stepBack", move |_| {
        back.step_back();
        now(&back)
    });
    let speed = world.clone();
    function(target, "speed", move |times| {
        speed.set_speed(nearest_speed(times.as_f64().unwrap_or(1.0)));
        JsValue::UNDEFINED
    });
    let clock = world.clone();
    function(target, "now", move |_| now(&clock));
    let hold = world.clone();
    function(target, "hold", move |until| {
        // Rounded up: who waits for a moment must find that it has come.
        let micros = until.as_f64().map(|ms| (ms.clamp(0.0, 1e12) * 1_000.0).ceil() as u64);
        hold.hold(micros.map(|micros| START + Duration::from_micros(micros)));
        JsValue::UNDEFINED
    });
    let trace = world.clone();
    function(target, "traceHash", move |_| format!("{:016x}", trace.trace_hash()).into());
}

fn now(world: &World) -> JsValue {
    let micros = world.view().now.since(START).as_micros();
    JsValue::from_f64(micros as f64 / 1_000.0)
}

fn nearest_speed(times: f64) -> usize {
    let distance = |index: &usize| {
        let (numerator, denominator, _) = SPEEDS[*index];
        (numerator as f64 / denominator as f64).ln() - times.max(1e-9).ln()
    };
    let all = 0..SPEEDS.len();
    all.min_by(|a, b| distance(a).abs().total_cmp(&distance(b).abs())).unwrap_or_default()
}

fn run_one(world: &World, item: &JsValue) -> JsValue {
    let result = match read(item, world.view().now) {
        Ok((None, command)) => world.run_command(command).map(Some),
        Ok((Some(at), command)) => world.schedule(at, command).map(|()| None),
        Err(error) => Err(error),
    };
    match result {
        Ok(event) => accepted(event),
        Err((exception, message)) => refused(&exception, &message),
    }
}

fn accepted(event: Option<u64>) -> JsValue {
    let result = Object::new();
    let _ = Reflect::set(&result, &"ok".into(), &JsValue::TRUE);
    if let Some(event) = event {
        let _ = Reflect::set(&result, &"event".into(), &JsValue::from_f64(event as f64));
    }
    result.into()
}

fn refused(exception: &str, message: &str) -> JsValue {
    let result = Object::new();
    let _ = Reflect::set(&result, &"ok".into(), &JsValue::FALSE);
    let _ = Reflect::set(&result, &"exception".into(), &exception.into());
    let _ = Reflect::set(&result, &"message".into(), &message.into());
    result.into()
}

type Refusal = (String, String);

/// A command as one line of text or as `{command: "send", topic: "orders", …}`, with `at` for later.
fn read(item: &JsValue, now: Instant) -> Result<(Option<Instant>, Command), Refusal> {
    let refusal = |error: sim::CommandError| (error.exception.to_string(), error.message);
    if let Some(line) = item.as_string() {
        return Command::parse(&line).map(|command| (None, command)).map_err(refusal);
    }
    let mut parts = Parts { verb: String::new(), arguments: Vec::new() };
    let mut at = None;
    let keys = Reflect::own_keys(item).unwrap_or_default();
    for key in keys.iter().filter_map(|key| key.as_string()) {
        let value = Reflect::get(item, &JsValue::from_str(&key)).unwrap_or(JsValue::UNDEFINED);
        match key.as_str() {
            "command" => parts.verb = value.as_string().unwrap_or_default(),
            "at" => at = value.as_f64(),
            _ if value.is_null() || value.is_undefined() => {}
            _ => parts.arguments.push((kebab(&key), argument(&value))),
        }
    }
    let command = Command::from_parts(&parts).map_err(refusal)?;
    let at = at.map(|ms| START + Duration::from_micros((ms.max(0.0) * 1_000.0) as u64));
    Ok((at.filter(|at| *at > now), command))
}

/// `perRecordMs` as `per-record-ms`.
fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}

fn argument(value: &JsValue) -> Argument {
    if let Some(number) = value.as_f64() {
        let whole = number as i64;
        return if whole as f64 == number {
            Argument::Number(whole)
        } else {
            Argument::Text(crate::browser::number(number))
        };
    }
    if Array::is_array(value) {
        return Argument::List(value.unchecked_ref::<Array>().iter().map(|v| words(&v)).collect());
    }
    if value.is_object() {
        let entries = Object::entries(value.unchecked_ref());
        let pairs = entries.iter();
        let join = |pair: JsValue| {
            let pair = pair.unchecked_into::<Array>();
            format!("{}={}", words(&pair.get(0)), words(&pair.get(1)))
        };
        return Argument::List(pairs.map(join).collect());
    }
    Argument::Text(words(value))
}

fn words(value: &JsValue) -> String {
    let text = value.as_string().or_else(|| value.as_f64().map(crate::browser::number));
    text.or_else(|| value.as_bool().map(|flag| flag.to_string())).unwrap_or_default()
}

/// `{era, seed, commands}`; without commands the opening scene of the era.
fn scene(options: &JsValue) -> Result<Scene, Refusal> {
    let get = |name: &str| Reflect::get(options, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let name = get("era").as_string().unwrap_or_else(|| Era::default().name().into());
    let unknown = || ("IllegalArgumentException".to_string(), format!("Unknown era {name}"));
    let era = Era::from_name(&name).ok_or_else(unknown)?;
    let commands = get("commands");
    if !Array::is_array(&commands) {
        return Ok(Scene::default_for(era));
    }
    let mut scene = Scene::empty(era, get("seed").as_f64().unwrap_or(1.0) as u64);
    for item in commands.unchecked_into::<Array>().iter() {
        let (at, command) = read(&item, START)?;
        scene.commands.push(TimedCommand { at: at.unwrap_or(START), command });
    }
    Ok(scene)
}

/// Hands events or changes to `callback`; the answer ends it.
fn listen(world: &World, lang: Lang, kind: &JsValue, callback: JsValue) -> JsValue {
    let Ok(callback) = callback.dyn_into::<Function>() else { return JsValue::UNDEFINED };
    let kind = kind.as_string().unwrap_or_default();
    let call = move |text: &str| {
        if let Ok(value) = JSON::parse(text) {
            // What a listener throws is its own: the page goes on.
            let _ = callback.call1(&JsValue::UNDEFINED, &value);
        }
    };
    let id = world.listen(Rc::new(move |happening| match (&*kind, happening) {
        ("event", Happening::Events(events)) => {
            for event in *events {
                call(&view_json::event(lang, event));
            }
        }
        ("change", Happening::Changed(page)) => call(&view_json::change(page)),
        ("time", Happening::Time(time)) => call(&view_json::time(time)),
        _ => {}
    }));
    let world = world.clone();
    Closure::<dyn FnMut()>::new(move || world.forget(id)).into_js_value()
}

/// A promise kept when the seek under way has arrived.
fn arrived(world: &World) -> JsValue {
    if !world.is_seeking() {
        return Promise::resolve(&now(world)).into();
    }
    let world = world.clone();
    let promise = Promise::new(&mut |resolve, _| {
        let (watched, id) = (world.clone(), Rc::new(std::cell::Cell::new(None)));
        let own = Rc::clone(&id);
        id.set(Some(world.listen(Rc::new(move |_| {
            if !watched.is_seeking() {
                let _ = resolve.call1(&JsValue::UNDEFINED, &now(&watched));
                if let Some(id) = own.take() {
                    watched.forget(id);
                }
            }
        }))));
    });
    promise.into()
}

fn function(target: &JsValue, name: &str, call: impl Fn(JsValue) -> JsValue + 'static) {
    let closure = Closure::<dyn Fn(JsValue) -> JsValue>::new(call).into_js_value();
    let _ = Reflect::set(target, &name.into(), &closure);
}

fn function2(target: &JsValue, name: &str, call: impl Fn(JsValue, JsValue) -> JsValue + 'static) {
    let closure = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(call).into_js_value();
    let _ = Reflect::set(target, &name.into(), &closure);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_inside() {
        assert_eq!(kebab("perRecordMs"), "per-record-ms");
        assert_eq!(kebab("topic"), "topic");
    }

    #[test]
    fn speeds_are_taken_to_the_nearest_there_is() {
        let label = |times| SPEEDS[nearest_speed(times)].2;
        assert_eq!((label(1.0), label(0.0), label(9.0), label(1e9)), ("1", "1/100", "10", "100"));
    }
}
