// The page's side of the sandbox: one hidden frame without an origin, a worker in it per program,
// and a port to each. A program can do here what `playground.connect` can, and print.

/** A frame that says nothing for so long was not loaded. */
const FRAME_PATIENCE_MS = 20_000;

/** Who does not answer to Ctrl-C for so long is in a loop. */
const SIGNAL_PATIENCE_MS = 2_000;

/** The world waits for a program no longer than this; one that computes longer is overtaken. */
const LAG_PATIENCE_MS = 2_000;

let frame = null;
let next = 1;
const running = new Map();

function theFrame() {
  // A sandbox has no origin, and those may not load what lies beside them in a folder.
  if (location.protocol === "file:") return Promise.reject(new Error("noFile"));
  if (frame) return frame;
  frame = new Promise((resolve, reject) => {
    const element = document.createElement("iframe");
    element.setAttribute("sandbox", "allow-scripts");
    element.setAttribute("aria-hidden", "true");
    element.tabIndex = -1;
    element.hidden = true;
    element.title = "";
    element.src = "code-frame.html";
    const failed = () => {
      frame = null;
      element.remove();
      reject(new Error("noFrame"));
    };
    const patience = setTimeout(failed, FRAME_PATIENCE_MS);
    addEventListener("message", ({ source, data }) => {
      if (source !== element.contentWindow) return;
      if (data?.kind === "ready") {
        clearTimeout(patience);
        resolve(element.contentWindow);
      }
      if (data?.kind === "failed") running.get(data.id)?.fail("noWorker");
    });
    document.body.append(element);
  });
  return frame;
}

/** One run of a program. `told` hears `line`, `note`, `left`, `state` and `pace`. */
export class Execution {
  state = "starting";
  code = 0;
  #told;
  #port = null;
  #connections = new Map();
  #patience = 0;
  #news = null;
  #next = null;
  #said = 0;
  #moment;
  // From the start on: nothing overtakes a program that is still being loaded.
  #behindSince = performance.now();
  #id = next++;

  constructor({ name, text, playground, told }) {
    this.#told = told;
    this.playground = playground;
    this.#moment = playground.now();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#handle(data);
    running.set(this.#id, this);
    theFrame().then((target) => {
      if (this.state !== "starting") return;
      this.#to("running");
      const nowMs = this.#moment;
      target.postMessage({ kind: "start", id: this.#id, name, text, nowMs }, "*", [port2]);
    }, (error) => this.fail(error.message));
  }

  get isLive() {
    return this.state === "starting" || this.state === "running" || this.state === "stopping";
  }

  /**
   * The world's time went on, or its pace changed. Told after what arrived in the same frame: an
   * answer that is there must not lose against the timer that waits for it.
   */
  time({ nowMs, playing, speed }) {
    this.#news = { kind: "time", nowMs, playing, speed };
    this.#moment = nowMs;
    queueMicrotask(() => this.#tellTime());
  }

  /** It has not done yet what was due, and is worth waiting for. */
  get lags() { return this.isLive && this.#behindSince !== null; }

  /** The moment the world may go to: the next it waits for; none when it computes for too long. */
  get readyFor() {
    if (!this.lags) return this.#next ?? Infinity;
    const patient = performance.now() - this.#behindSince < LAG_PATIENCE_MS;
    return patient ? 0 : null;
  }

  // One word of the time is on its way at most: who computes for long hears the newest afterwards.
  #tellTime() {
    if (this.#behindSince !== null || !this.#news || this.state === "starting") return;
    this.#say(this.#news);
    this.#news = null;
  }

  #kept({ next, heard }) {
    if (heard !== this.#said) return;
    this.#behindSince = null;
    this.#next = next;
    if (this.#news) this.#tellTime();
    else this.#told("pace");
  }

  /** Lines were shown: the program may say more. */
  seen() {
    this.#post({ kind: "seen" });
  }

  /** As Ctrl-C; asked a second time, or not answered, it is killed. */
  stop() {
    if (this.state !== "running") {
      this.kill();
      return;
    }
    this.#to("stopping");
    this.#post({ kind: "signal", name: "SIGINT" });
    this.#patience = setTimeout(() => {
      this.#told("note", "noReply");
      this.kill();
    }, SIGNAL_PATIENCE_MS);
  }

  /** Ends it at once. */
  kill(state = "killed") {
    if (this.isLive) this.#end(state);
  }

  /** It cannot run at all. */
  fail(why) {
    if (!this.isLive) return;
    this.code = 1;
    this.#told("note", why);
    this.#end("failed");
  }

  #handle(message) {
    if (!this.isLive) return;
    const act = {
      connect: () => this.#connect(message),
      write: () => this.#connections.get(message.id)?.write(message.bytes),
      close: () => this.#disconnect(message.id),
      line: () => this.#told("line", message),
      left: () => this.#told("left", message.count),
      kept: () => this.#kept(message),
      signalled: () => clearTimeout(this.#patience),
      exit: () => this.#exit(message),
    }[message.kind];
    act?.();
  }

  #connect({ id, address, options }) {
    let connection;
    try {
      connection = this.playground.connect(address, options);
    } catch (error) {
      this.#say({ kind: "closed", id, reason: error.message, code: "ENOTFOUND" });
      return;
    }
    this.#connections.set(id, connection);
    connection.onConnect = () => this.#say({ kind: "connected", id, nowMs: this.#now() });
    connection.onData = (bytes) => {
      this.#say({ kind: "data", id, bytes, nowMs: this.#now() });
    };
    connection.onClose = () => {
      this.#connections.delete(id);
      if (connection.killed) {
        this.#told("remark", "killedOutside");
        this.kill();
        return;
      }
      this.#say({ kind: "closed", id, nowMs: this.#now() });
    };
  }

  // Time is told before what arrived then.
  #now() { return this.#moment; }

  #disconnect(id) {
    const connection = this.#connections.get(id);
    this.#connections.delete(id);
    if (connection) {
      connection.onClose = () => {};
      connection.close();
    }
  }

  #exit({ code, signal }) {
    this.code = code;
    const asked = this.state === "stopping";
    this.#end(signal || asked ? "stopped" : code === 0 ? "finished" : "failed");
  }

  #end(state) {
    clearTimeout(this.#patience);
    theFrame().then((target) => target.postMessage({ kind: "end", id: this.#id }, "*"), () => {});
    running.delete(this.#id);
    // What the system does for a process that is gone: its connections are closed.
    for (const id of [...this.#connections.keys()]) this.#disconnect(id);
    this.#port.close();
    this.#to(state);
  }

  // Said with a number: what was heard last comes back, once all that follows from it is done.
  #say(message) {
    this.#behindSince ??= performance.now();
    this.#said += 1;
    this.#post({ ...message, said: this.#said });
    this.#told("pace");
  }

  #post(message) {
    if (this.isLive) this.#port.postMessage(message);
  }

  #to(state) {
    this.state = state;
    this.#told("state", state);
  }
}
