// `console` of a program. What it says is bounded here, where it is said: a loop that prints
// forever must not fill the page's memory.

/** Lines on their way that the page has not shown yet. */
const LINES_UNSEEN = 2_000;

/** Characters of those lines. */
const LETTERS_UNSEEN = 1_000_000;

/** Characters of one line. */
const LINE_LENGTH = 8_000;

export function createConsole({ format, inspect, clock }, port) {
  let unseen = 0;
  let letters = 0;
  let left = 0;
  let indent = "";
  const partial = { log: "", error: "" };
  const counts = new Map();
  const starts = new Map();

  const post = (level, text) => {
    const full = unseen >= LINES_UNSEEN || letters >= LETTERS_UNSEEN;
    if (full && level !== "fault") {
      left += 1;
      if (left === 1) port.postMessage({ kind: "left", count: "…" });
      return;
    }
    unseen += 1;
    letters += Math.min(text.length, LINE_LENGTH);
    const shown = text.slice(0, LINE_LENGTH);
    const rest = text.length - shown.length;
    port.postMessage({ kind: "line", level, text: shown, cut: rest, at: clock.now() });
  };
  const line = (level) => (...args) => {
    const text = format(...args);
    post(level, indent ? text.replace(/^/gm, indent) : text);
  };
  const log = line("log");
  const error = line("error");
  const elapsed = (label) => {
    const ms = clock.now() - (starts.get(label) ?? clock.now());
    return `${label}: ${ms >= 1_000 ? `${(ms / 1_000).toFixed(3)}s` : `${ms.toFixed(3)}ms`}`;
  };

  const console = {
    log, info: log, debug: log, warn: error, error,
    dir: (value, options) => post("log", inspect(value, options)),
    table: (rows, columns) => post("log", table(rows, columns, inspect)),
    trace: (...args) => {
      error(`Trace: ${format(...args)}\n${new Error().stack.split("\n").slice(2).join("\n")}`);
    },
    assert: (holds, ...args) => {
      if (!holds) error(args.length ? `Assertion failed: ${format(...args)}` : "Assertion failed");
    },
    group: (...args) => {
      if (args.length) log(...args);
      indent += "  ";
    },
    groupEnd: () => { indent = indent.slice(2); },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => { counts.delete(label); },
    time: (label = "default") => { starts.set(label, clock.now()); },
    timeLog: (label = "default", ...args) => log(elapsed(label), ...args),
    timeEnd: (label = "default") => {
      log(elapsed(label));
      starts.delete(label);
    },
    clear() {},
  };
  console.groupCollapsed = console.group;

  // What `process.stdout.write` was given stays until its line is whole.
  const write = (level, text) => {
    if (level === "fault") {
      post(level, text);
      return true;
    }
    const lines = (partial[level] + text).split("\n");
    partial[level] = lines.pop();
    for (const whole of lines) post(level, whole);
    return true;
  };
  const flush = () => {
    for (const level of ["log", "error"]) {
      if (partial[level]) post(level, partial[level]);
      partial[level] = "";
    }
    if (left > 0) port.postMessage({ kind: "left", count: left });
    left = 0;
  };
  const seen = () => {
    unseen = letters = 0;
    if (left > 0) port.postMessage({ kind: "left", count: left });
    left = 0;
  };
  return { console, write, flush, seen };
}

function table(rows, columns, inspect) {
  if (rows === null || typeof rows !== "object") return inspect(rows);
  const entries = Object.entries(rows);
  const isRow = (row) => row !== null && typeof row === "object";
  const keys = entries.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : []));
  const names = columns ?? [...new Set(keys)];
  const values = entries.some(([, row]) => !isRow(row));
  const head = ["(index)", ...names, ...(values ? ["Values"] : [])];
  const body = entries.map(([index, row]) => [
    index,
    ...names.map((name) => (isRow(row) && name in row ? inspect(row[name], { depth: 0 }) : "")),
    ...(values ? [isRow(row) ? "" : inspect(row)] : []),
  ]);
  const width = (name, i) => Math.max(name.length, ...body.map((row) => row[i].length)) + 2;
  const widths = head.map(width);
  const rule = (left, middle, right) => left + widths.map((w) => "─".repeat(w)).join(middle) + right;
  const cells = (row) => `│${row.map((cell, i) => ` ${cell}`.padEnd(widths[i])).join("│")}│`;
  return [
    rule("┌", "┬", "┐"), cells(head), rule("├", "┼", "┤"), ...body.map(cells), rule("└", "┴", "┘"),
  ].join("\n");
}
