// The names that KafkaJS takes for granted, bound to the world: esbuild puts these in the place of
// the globals everywhere in the bundle. `playground` is the parameter of the bundle's function.
import { Buffer as BrowserBuffer } from "buffer";
import { Clock } from "./clock.js";
import { createProcess } from "./shims/process.js";

/* global playground */
export const worldClock = new Clock(playground);
const known = worldClock.globals();

export const setTimeout = known.setTimeout;
export const setInterval = known.setInterval;
export const clearTimeout = known.clearTimeout;
export const clearInterval = known.clearInterval;
export const Date = known.Date;
export const performance = known.performance;
export const Buffer = BrowserBuffer;
export const process = createProcess(worldClock);

const turns = new MessageChannel();
const waiting = new Map();
let turn = 0;
turns.port1.onmessage = ({ data }) => {
  const call = waiting.get(data);
  waiting.delete(data);
  call?.();
};

/** Next turn of the event loop, whatever the world's time does. */
export const setImmediate = (callback, ...args) => {
  const id = ++turn;
  waiting.set(id, () => callback(...args));
  turns.port2.postMessage(id);
  return id;
};
export const clearImmediate = (id) => { waiting.delete(id); };

/** Turns asked for and not taken yet. */
export const turnsPending = () => waiting.size;
