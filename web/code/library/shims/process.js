// As much of Node's `process` as KafkaJS and the programs written for it use. What only a program
// of its own can do (exit, signals' default) is given to it by whoever runs the program.
import EventEmitter from "events";

export function createProcess(clock) {
  const process = new EventEmitter();
  const nanos = () => BigInt(Math.round(clock.now() * 1e6));
  const hrtime = (since) => {
    const whole = nanos();
    const [seconds, rest] = [Number(whole / 1_000_000_000n), Number(whole % 1_000_000_000n)];
    if (!since) return [seconds, rest];
    const borrow = rest < since[1] ? 1 : 0;
    return [seconds - since[0] - borrow, rest - since[1] + borrow * 1e9];
  };
  hrtime.bigint = nanos;
  return Object.assign(process, {
    title: "playground",
    pid: 1,
    argv: ["node", "program.js"],
    env: {},
    platform: "browser",
    version: "",
    versions: {},
    browser: true,
    exitCode: undefined,
    cwd: () => "/",
    uptime: () => clock.now() / 1_000,
    hrtime,
    nextTick: (callback, ...args) => queueMicrotask(() => callback(...args)),
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  });
}
