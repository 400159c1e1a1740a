// `net` in the tab: a socket is a connection into the world. KafkaJS's own default socket factory
// runs on this unchanged.
import EventEmitter from "events";
import { Buffer } from "buffer";

/* global playground */
const open = new Set();

/** Connections that keep a program alive. */
export const socketsOpen = () => {
  let count = 0;
  for (const socket of open) count += socket.holds ? 1 : 0;
  return count;
};

class Socket extends EventEmitter {
  holds = true;
  connecting = true;
  destroyed = false;
  #connection = null;
  #unsent = [];
  #timeout = 0;

  constructor(host, port, clientHost) {
    super();
    this.remoteAddress = host;
    this.remotePort = port;
    open.add(this);
    try {
      this.#connection = playground.connect(`${host}:${port}`, clientHost ? { clientHost } : {});
    } catch (error) {
      // As Node does it: whoever listens is told in the next turn.
      queueMicrotask(() => this.#closed(error.message, "ENOTFOUND"));
      return;
    }
    this.#connection.onConnect = () => this.#connected();
    this.#connection.onData = (bytes) => {
      this.emit("data", Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    };
    this.#connection.onClose = (reason, code) => this.#closed(reason, code);
  }

  #connected() {
    if (this.destroyed) return;
    this.connecting = false;
    for (const bytes of this.#unsent.splice(0)) this.#connection.write(bytes);
    this.emit("connect");
    this.emit("ready");
  }

  // With a code there never was such an address.
  #closed(reason, code) {
    if (this.destroyed) return;
    if (this.connecting) {
      const where = `${this.remoteAddress}:${this.remotePort}`;
      if (code) this.#fail(code, `getaddrinfo ${code} ${this.remoteAddress}: ${reason}`);
      else this.#fail("ECONNREFUSED", `connect ECONNREFUSED ${where}`);
      return;
    }
    this.emit("end");
    this.#end(false);
  }

  #fail(code, message) {
    if (this.destroyed) return;
    const error = Object.assign(new Error(message), { code, syscall: "connect" });
    this.connecting = false;
    this.#end(true, error);
  }

  #end(hadError, error) {
    if (this.destroyed) return;
    this.destroyed = true;
    open.delete(this);
    if (error) this.emit("error", error);
    this.emit("close", hadError);
  }

  write(data, encoding, done) {
    const bytes = typeof data === "string" ? Buffer.from(data, encoding) : data;
    if (this.destroyed) return false;
    if (this.connecting) this.#unsent.push(bytes);
    else this.#connection.write(bytes);
    const call = typeof encoding === "function" ? encoding : done;
    if (call) queueMicrotask(call);
    return true;
  }

  end(data, encoding) {
    if (data !== undefined) this.write(data, encoding);
    this.#connection?.close();
    queueMicrotask(() => this.#end(false));
    return this;
  }

  destroy(error) {
    this.#connection?.close();
    queueMicrotask(() => this.#end(Boolean(error), error));
    return this;
  }

  ref() { this.holds = true; return this; }
  unref() { this.holds = false; return this; }
  setKeepAlive() { return this; }
  setNoDelay() { return this; }
  setEncoding() { return this; }
  setTimeout(wait) { this.#timeout = wait; return this; }
  get timeout() { return this.#timeout; }
  address() { return {}; }
}

export function connect(options, listener) {
  const { host = "localhost", port, clientHost } = options;
  const socket = new Socket(host, port, clientHost);
  if (listener) socket.once("connect", listener);
  return socket;
}

export const createConnection = connect;
export const isIP = (text) => (/^\d+(\.\d+){3}$/.test(text) ? 4 : text.includes(":") ? 6 : 0);
export { Socket };
export default { connect, createConnection, isIP, Socket };
