// The world's clock for programs: timers, `Date` and `performance.now()` that stand still when the
// world is held and crawl when it crawls. Time comes from `playground.on("time")` alone; nothing
// in here ever asks the computer's clock.

/** Every run of the world begins at this moment: 2026-01-01T00:00:00Z. */
export const EPOCH_MS = 1_767_225_600_000;

/** What a timer waits at least, as in Node. */
const SHORTEST_MS = 1;

/** The longest wait there is; longer ones are over at once, as in Node. */
const LONGEST_MS = 2_147_483_647;

/** A repeated timer this late has missed its turns. */
const LATE_MS = 1_000;

const SystemDate = globalThis.Date;

const span = (wait) => {
  const ms = Math.trunc(Number(wait));
  return ms >= SHORTEST_MS && ms <= LONGEST_MS ? ms : SHORTEST_MS;
};

class Timeout {
  constructor(clock, callback, args, wait, repeats) {
    Object.assign(this, { clock, callback, args, wait, repeats, holds: true, due: 0, order: 0 });
  }
  ref() { this.holds = true; return this; }
  unref() { this.holds = false; return this; }
  hasRef() { return this.holds; }
  refresh() { this.clock.arm(this); return this; }
  close() { this.clock.disarm(this); return this; }
  [Symbol.toPrimitive]() { return this.order; }
}

/** A clock that follows `playground`. */
export class Clock {
  #timers = [];
  #now;
  #order = 0;
  #turn = new MessageChannel();
  #turning = false;
  #idle = () => {};

  constructor(playground) {
    this.#now = playground.now();
    this.#turn.port1.onmessage = () => this.#fire();
    playground.on("time", ({ nowMs }) => this.moveTo(nowMs));
  }

  /** Milliseconds of the world since its start. */
  now() { return this.#now; }

  /** Timers that keep a program alive. */
  pending() { return this.#timers.filter((timer) => timer.holds).length; }

  /** When the next timer is due, or null. */
  next() { return this.#timers[0]?.due ?? null; }

  /** All that was due has been called. */
  isIdle() { return !this.#turning; }

  /** Calls `listener` whenever all that was due has been called. */
  whenIdle(listener) { this.#idle = listener; }

  /** The world has come to this moment. Time of programs does not go back. */
  moveTo(nowMs) {
    if (nowMs > this.#now) this.#now = nowMs;
    this.#next();
  }

  arm(timer) {
    this.disarm(timer);
    timer.order ||= ++this.#order;
    this.#insert(timer, this.#now + span(timer.wait));
    this.#next();
    return timer;
  }

  // From one moment it was due to the next, so that the world's frames do not slow it down; after a
  // long computation it begins anew.
  #repeat(timer) {
    const next = timer.due + span(timer.wait);
    this.#insert(timer, this.#now - next > LATE_MS ? this.#now + span(timer.wait) : next);
  }

  #insert(timer, due) {
    timer.due = due;
    let place = this.#timers.length;
    while (place > 0 && this.#timers[place - 1].due > due) place -= 1;
    this.#timers.splice(place, 0, timer);
  }

  disarm(timer) {
    // A number is what `+timeout` gave: browsers' programs keep those.
    const same = (other) => other === timer || other.order === timer;
    const place = this.#timers.findIndex(same);
    if (place >= 0) this.#timers.splice(place, 1);
  }

  // Each timer has a task of its own, so that promises settle and messages come in between.
  #next() {
    if (this.#turning) return;
    const first = this.#timers[0];
    if (first && first.due <= this.#now) {
      this.#turning = true;
      this.#turn.port2.postMessage(null);
      return;
    }
    this.#idle();
  }

  #fire() {
    const timer = this.#timers[0];
    try {
      if (!timer || timer.due > this.#now) return;
      this.#timers.shift();
      if (timer.repeats) this.#repeat(timer);
      timer.callback(...timer.args);
    } finally {
      this.#turning = false;
      this.#next();
    }
  }

  /** What a program finds under the names it knows. */
  globals() {
    const start = (repeats) => (callback, wait = 0, ...args) => {
      if (typeof callback !== "function") {
        throw new TypeError('The "callback" argument must be of type function.');
      }
      return this.arm(new Timeout(this, callback, args, wait, repeats));
    };
    const clear = (timer) => this.disarm(timer);
    const now = () => Math.floor(EPOCH_MS + this.#now);
    return {
      setTimeout: start(false),
      setInterval: start(true),
      clearTimeout: clear,
      clearInterval: clear,
      Date: dateOf(now),
      performance: { now: () => this.#now, timeOrigin: EPOCH_MS, mark() {}, measure() {} },
    };
  }
}

function dateOf(now) {
  const date = new Proxy(SystemDate, {
    construct: (target, args, made) => Reflect.construct(target, args.length ? args : [now()], made),
    apply: () => new SystemDate(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
  return date;
}
