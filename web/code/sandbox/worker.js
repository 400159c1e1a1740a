// Runs one program in a worker of its own, as Node would: `require`, `process`, `console`, timers,
// and an end when nothing is left to wait for. Its time is the world's, its sockets are the world's.
import { createConsole } from "./console.js";
import { Faults } from "./faults.js";
import { World } from "./world.js";

const system = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  close: globalThis.close.bind(globalThis),
  importScripts: globalThis.importScripts.bind(globalThis),
};

/** Thrown by `process.exit()` so that nothing after it runs. */
class Exit extends Error {}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGKILL: 9, SIGUSR2: 12 };

globalThis.onmessage = ({ data, ports }) => {
  globalThis.onmessage = null;
  new Program(data, ports[0]).start();
};

class Program {
  #ended = false;
  #checking = false;
  #keptUp = false;
  #heard = 0;
  #turn = new MessageChannel();

  constructor({ name, text, nowMs, library }, port) {
    this.name = name;
    this.text = text;
    this.port = port;
    this.world = new World(port, nowMs);
    system.importScripts(library);
    this.library = globalThis.kafkajsPlayground(this.world);
    this.faults = new Faults(name, text, this.library.inspect);
    this.console = createConsole(this.library, port);
  }

  start() {
    this.#globals();
    this.#process();
    this.#listen();
    this.#load();
    this.#checkSoon();
    this.#tellKeptUp();
  }

  #globals() {
    const { globals } = this.library;
    const names = { ...globals, global: globalThis, console: this.console.console };
    for (const [name, value] of Object.entries(names)) {
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
    }
    Date.prototype.constructor = globals.Date;
  }

  #process() {
    const { process } = this.library.globals;
    process.argv = ["node", this.name];
    process.stdout = { write: (text) => this.console.write("log", text), isTTY: false };
    process.stderr = { write: (text) => this.console.write("error", text), isTTY: false };
    process.exit = (code) => {
      this.#end(code ?? process.exitCode ?? 0);
      throw new Exit();
    };
    process.kill = (_, signal = "SIGTERM") => this.#signal(signal);
    process.abort = () => process.exit(134);
  }

  #listen() {
    globalThis.addEventListener("error", (event) => {
      event.preventDefault();
      this.#uncaught(event.error, "uncaughtException", event);
    });
    globalThis.addEventListener("unhandledrejection", (event) => {
      event.preventDefault();
      this.#uncaught(event.reason, "unhandledRejection", event);
    });
    this.library.clock.whenIdle(() => {
      this.#checkSoon();
      this.#tellKeptUp();
    });
    this.port.onmessage = ({ data }) => {
      if (data.kind === "signal") this.#signal(data.name);
      else if (data.kind === "seen") this.console.seen();
      else this.world.handle(data);
      if (data.said) {
        this.#keptUp = false;
        this.#heard = data.said;
      }
      this.#checkSoon();
      this.#tellKeptUp();
    };
    this.#turn.port1.onmessage = () => {
      if (this.#keptUp || !this.library.clock.isIdle()) return;
      this.#keptUp = true;
      const next = this.library.clock.next();
      this.port.postMessage({ kind: "kept", heard: this.#heard, next });
    };
  }

  // The world waits until what was due here has been done: told in a turn after it.
  #tellKeptUp() {
    if (!this.#keptUp) this.#turn.port2.postMessage(null);
  }

  // The program is the body of a function, as in Node: on the first line, so that lines keep their
  // numbers. A script, not `eval`: a fault then tells its line.
  #load() {
    const head = this.faults.head;
    const parts = [head, this.text, `\n});\n//# sourceURL=${this.name}\n`];
    const module = { exports: {}, id: ".", loaded: false, children: [], paths: [] };
    const require = (name) => this.#require(name);
    require.main = module;
    require.resolve = (name) => name;
    globalThis.playgroundProgram = (body) => {
      delete globalThis.playgroundProgram;
      body.call(module.exports, module.exports, require, module, `/${this.name}`, "/");
    };
    const script = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
    try {
      system.importScripts(script);
    } catch (error) {
      if (!this.faults.isUnread(error)) throw error;
      this.#tellUnread(script, error);
    }
  }

  // A script that cannot be read throws without its line; a worker made of it is told the line.
  // Nothing runs there: it does not even parse.
  #tellUnread(script, error) {
    const reader = new Worker(script);
    const told = (event) => {
      event.preventDefault();
      reader.terminate();
      this.#uncaught(error, "uncaughtException", event);
    };
    this.#checking = true;
    reader.onerror = told;
    reader.onmessageerror = told;
  }

  #require(name) {
    const { modules } = this.library;
    const known = String(name).replace(/^node:/, "");
    if (Object.hasOwn(modules, known)) return modules[known];
    const error = new Error(`Cannot find module '${name}'\nIn the tab there are: ${
      Object.keys(modules).join(", ")}`);
    error.code = "MODULE_NOT_FOUND";
    throw error;
  }

  #uncaught(error, kind, event) {
    if (this.#ended || error instanceof Exit) return;
    const { process } = this.library.globals;
    const heard = process.listenerCount(kind) > 0;
    if (heard) {
      process.emit(kind, error, kind === "uncaughtException" ? kind : event.promise);
      return;
    }
    if (kind === "unhandledRejection" && process.listenerCount("uncaughtException") > 0) {
      process.emit("uncaughtException", error, kind);
      return;
    }
    this.console.write("fault", this.faults.describe(error, event));
    this.#end(1);
  }

  #signal(name) {
    const { process } = this.library.globals;
    if (process.listenerCount(name) > 0 && name !== "SIGKILL") {
      this.port.postMessage({ kind: "signalled" });
      process.emit(name, name, SIGNALS[name]);
    } else {
      this.#end(128 + (SIGNALS[name] ?? 15), name);
    }
  }

  #end(code, signal = null) {
    if (this.#ended) return;
    this.#ended = true;
    const { process } = this.library.globals;
    process.exitCode = code;
    try {
      if (!signal) process.emit("exit", code);
    } catch (error) {
      if (!(error instanceof Exit)) this.console.write("fault", this.faults.describe(error));
    }
    this.console.flush();
    this.port.postMessage({ kind: "exit", code, signal });
    system.close();
  }

  // Ends as Node ends: when no timer, connection or turn is left. Looked at in a turn of its own,
  // after promises have settled, and once more: a rejection nobody handles is told in between.
  #checkSoon() {
    if (this.#checking || this.#ended) return;
    this.#checking = true;
    const quiet = () => !this.#ended && !this.library.isBusy();
    system.setTimeout(() => {
      if (!quiet()) {
        this.#checking = false;
        return;
      }
      system.setTimeout(() => {
        this.#checking = false;
        if (quiet()) this.#end(this.library.globals.process.exitCode ?? 0);
      }, 1);
    }, 0);
  }
}
