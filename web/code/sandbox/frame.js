// The sandboxed frame: starts and ends one worker per program, and nothing else. What a program
// says and sends goes over a port of its own, from its worker straight to the page.

/* global kafkajsPlayground, codeWorker */
const workers = new Map();

const link = (text, name) => {
  const parts = [text, `\n//# sourceURL=${name}\n`];
  return URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
};
const library = link(`globalThis.kafkajsPlayground=${kafkajsPlayground}`, "kafkajs-playground.js");
const runtime = link(`(${codeWorker})()`, "code-worker.js");

const tell = (message) => parent.postMessage(message, "*");

const orders = {
  start({ id, name, text, nowMs }, ports) {
    const worker = new Worker(runtime);
    workers.set(id, worker);
    // The program's own faults are reported by the worker itself; this is a worker that could not
    // be had at all.
    worker.onerror = (event) => {
      event.preventDefault();
      tell({ kind: "failed", id, message: event.message ?? "" });
    };
    worker.postMessage({ name, text, nowMs, library }, ports);
  },
  end({ id }) {
    workers.get(id)?.terminate();
    workers.delete(id);
  },
};

addEventListener("message", ({ data, ports, source }) => {
  if (source === parent && Object.hasOwn(orders, data?.kind)) orders[data.kind](data, [...ports]);
});
tell({ kind: "ready" });
