//! `playground.connect`: a connection a program in the tab holds to a broker, as an object with
//! `write`, `close`, `onConnect`, `onData` and `onClose`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Function, Object, Reflect, TypeError, Uint8Array};
use protocol::SortedMap;
use sim::{Delivery, ForeignOutput, WRITE_LIMIT};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::world::{Happening, World};

/// The objects handed out whose connections are open, by the names of these.
struct Connections {
    world: World,
    open: RefCell<SortedMap<Arc<str>, Object>>,
    /// A delivery is already asked for.
    awaited: Cell<bool>,
}

/// Puts `connect` on `target`.
pub(crate) fn publish(target: &JsValue, world: &World) {
    let connections = Rc::new(Connections {
        world: world.clone(),
        open: RefCell::default(),
        awaited: Cell::new(false),
    });
    let told = Rc::clone(&connections);
    world.listen(Rc::new(move |happening| match happening {
        Happening::Foreign(output) => told.deliver(output),
        Happening::Restarted => told.restarted(),
        _ => {}
    }));
    let connect = move |address: JsValue, options: JsValue| connections.connect(&address, &options);
    let connect = Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(connect);
    set(target, "connect", &connect.into_js_value());
}

impl Connections {
    fn connect(self: &Rc<Self>, address: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let broker = broker(address)?;
        let host = Reflect::get(options, &"clientHost".into()).ok().and_then(|h| h.as_string());
        let name = self.world.connect(broker, host.as_deref().unwrap_or("127.0.0.1"));
        let name = name.map_err(error)?;
        let object = Object::new();
        set(&object, "closed", &JsValue::FALSE);
        let (own, key) = (Rc::clone(self), Arc::clone(&name));
        let write = move |bytes: JsValue| own.write(&key, &bytes);
        let write = Closure::<dyn Fn(JsValue) -> Result<(), JsValue>>::new(write);
        set(&object, "write", &write.into_js_value());
        let (own, key) = (Rc::clone(self), Arc::clone(&name));
        let close = Closure::<dyn Fn()>::new(move || own.close(&key));
        set(&object, "close", &close.into_js_value());
        self.open.borrow_mut().insert(name, object.clone());
        self.soon();
        Ok(object.into())
    }

    fn write(self: &Rc<Self>, name: &Arc<str>, bytes: &JsValue) -> Result<(), JsValue> {
        let Some(bytes) = bytes.dyn_ref::<Uint8Array>() else {
            return Err(TypeError::new("write wants a Uint8Array").into());
        };
        if !self.open.borrow().contains_key(name) {
            let words = "the connection is closed".to_string();
            return Err(error(("IllegalStateException".into(), words)));
        }
        for piece in bytes.to_vec().chunks(WRITE_LIMIT) {
            if let Err((exception, words)) = self.world.write(name, piece) {
                self.world.disconnect(name);
                self.end(name, &words);
                return Err(error((exception, words)));
            }
        }
        self.soon();
        Ok(())
    }

    fn close(self: &Rc<Self>, name: &Arc<str>) {
        if self.open.borrow().contains_key(name) {
            self.world.disconnect(name);
            self.end(name, "close() was called");
        }
    }

    /// Hands on what is there already, once the program that writes has returned: with no latency
    /// on the network no frame need pass before an answer.
    fn soon(self: &Rc<Self>) {
        if self.awaited.replace(true) {
            return;
        }
        let own = Rc::clone(self);
        later(move || {
            own.awaited.set(false);
            own.world.deliver_at_once();
        });
    }

    fn deliver(self: &Rc<Self>, output: &ForeignOutput) {
        let Some(object) = self.open.borrow().get(&output.connection).cloned() else { return };
        match &output.what {
            Delivery::Connected => call(&object, "onConnect", &JsValue::UNDEFINED),
            Delivery::Bytes(bytes) => {
                call(&object, "onData", &Uint8Array::from(&bytes[..]).into());
            }
            Delivery::Closed => self.end(&output.connection, "the broker closed the connection"),
            Delivery::Killed => {
                set(&object, "killed", &JsValue::TRUE);
                self.end(&output.connection, "killed");
            }
            Delivery::Forked => {
                let words = "the run was forked in the past: what this connection saw is gone";
                self.end(&output.connection, words);
            }
        }
        // What was written meanwhile may have its answer already.
        self.soon();
    }

    fn restarted(&self) {
        let names: Vec<Arc<str>> = self.open.borrow().keys().cloned().collect();
        for name in names {
            self.end(&name, "another run was begun");
        }
    }

    /// The object's last word, after the program that closes has returned.
    fn end(&self, name: &Arc<str>, why: &str) {
        let Some(object) = self.open.borrow_mut().remove(name) else { return };
        set(&object, "closed", &JsValue::TRUE);
        let why = JsValue::from_str(why);
        later(move || call(&object, "onClose", &why));
    }
}

/// The broker an address leads to: `broker-2:9092`, its node.id, or `localhost` for the first.
fn broker(address: &JsValue) -> Result<i32, JsValue> {
    if address.is_undefined() {
        return Ok(1);
    }
    let number = address.as_f64().map(|number| number as i32);
    let found = number.or_else(|| {
        let text = address.as_string()?;
        let (host, port) = text.rsplit_once(':').unwrap_or((&text, "9092"));
        let id = match host {
            "localhost" | "127.0.0.1" => 1,
            other => other.strip_prefix("broker-")?.parse().ok()?,
        };
        (port == "9092").then_some(id)
    });
    found.ok_or_else(|| {
        let words = "an address is localhost:9092, broker-<id>:9092 or a node.id";
        error(("IllegalArgumentException".into(), words.into()))
    })
}

fn error((exception, message): (String, String)) -> JsValue {
    let error = js_sys::Error::new(&message);
    error.set_name(&exception);
    error.into()
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(target, &name.into(), value);
}

/// Calls what the program has put on its connection; what it throws is reported as its own error.
fn call(object: &Object, name: &str, argument: &JsValue) {
    let get = |target: &JsValue, name: &str| {
        Reflect::get(target, &name.into()).ok().and_then(|found| found.dyn_into::<Function>().ok())
    };
    let Some(function) = get(object, name) else { return };
    if let Err(thrown) = function.call1(object, argument)
        && let Some(report) = get(&js_sys::global(), "reportError")
    {
        let _ = report.call1(&JsValue::UNDEFINED, &thrown);
    }
}

/// In a microtask.
fn later(run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    call(js_sys::global().unchecked_ref(), "queueMicrotask", &callback);
}
