// KafkaJS against the broker in the tab. The bundle of this file is a function of `playground` (or
// of anything with its `connect`, `on("time")` and `now`): `kafkajsPlayground(playground)`.
import * as assert from "assert";
import * as crypto from "crypto";
import EventEmitter from "events";
import * as kafkajs from "kafkajs";
import * as net from "net";
import * as util from "util";
import * as zlib from "zlib";
import {
  Buffer, clearImmediate, process, setImmediate, turnsPending, worldClock,
} from "./globals.js";

const plain = (module) => module.default ?? module;
const { setTimeout, setInterval, clearTimeout, clearInterval, Date, performance } =
  worldClock.globals();

/** `new Kafka({ socketFactory, … })`: connections into the world in the place of sockets. */
const socketFactory = ({ host, port, ssl, onConnect }) => {
  if (ssl) throw new Error("the broker in the tab has no TLS listener: leave `ssl` out");
  return net.connect({ host, port }, onConnect);
};

const timers = {
  setTimeout, setInterval, clearTimeout, clearInterval, setImmediate, clearImmediate,
};

const sleep = (wait, value) => new Promise((resolve) => setTimeout(resolve, wait, value));

/** What `require` knows, by name. */
const modules = {
  assert: plain(assert),
  buffer: { Buffer },
  crypto: plain(crypto),
  events: EventEmitter,
  kafkajs: plain(kafkajs),
  net: plain(net),
  perf_hooks: { performance },
  process,
  timers,
  "timers/promises": { setTimeout: sleep },
  util: plain(util),
  zlib: plain(zlib),
};

/** Something is still to come: a timer, a connection, a turn. */
const isBusy = () => worldClock.pending() + net.socketsOpen() + turnsPending() > 0;

const globals = { ...timers, Date, performance, Buffer, process };
const inspect = util.inspect;
const format = util.format;

export { kafkajs, socketFactory, modules, globals, isBusy, inspect, format, worldClock as clock };
