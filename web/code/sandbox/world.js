// What `playground` is to a program in its worker: the same `connect`, `on("time")` and `now`, over
// a port to the page.

export class World {
  #port;
  #now;
  #listeners = [];
  #connections = new Map();
  #next = 1;

  constructor(port, nowMs) {
    this.#port = port;
    this.#now = nowMs;
  }

  now() { return this.#now; }

  on(kind, listener) {
    if (kind === "time") this.#listeners.push(listener);
  }

  connect(address, options) {
    const id = this.#next++;
    const send = (kind, rest, transfer) => this.#port.postMessage({ kind, id, ...rest }, transfer);
    const connection = {
      closed: false,
      onConnect() {},
      onData() {},
      onClose() {},
      write(data) {
        if (connection.closed) return;
        const bytes = new Uint8Array(data);
        send("write", { bytes }, [bytes.buffer]);
      },
      close: () => {
        if (connection.closed) return;
        connection.closed = true;
        this.#connections.delete(id);
        send("close");
      },
    };
    this.#connections.set(id, connection);
    send("connect", { address, options });
    return connection;
  }

  /** A message of the page. */
  handle({ kind, id, nowMs, playing, speed, bytes, reason, code }) {
    if (nowMs !== undefined && nowMs >= this.#now) {
      this.#now = nowMs;
      for (const listener of this.#listeners) listener({ nowMs, playing, speed });
    }
    const connection = this.#connections.get(id);
    if (!connection) return;
    if (kind === "connected") connection.onConnect();
    if (kind === "data") connection.onData(bytes);
    if (kind === "closed") {
      connection.closed = true;
      this.#connections.delete(id);
      connection.onClose(reason, code);
    }
  }
}
