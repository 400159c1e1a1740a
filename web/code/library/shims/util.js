// `util`: what KafkaJS calls (`promisify`, `format`), and `inspect` for what programs print, in
// the form Node prints it.
import { Buffer } from "buffer";

const DEPTH = 2;
const WIDTH = 72;
const ITEMS = 100;

/** More items than this, none longer than that, are laid out as a grid. */
const FEW = 6;
const SHORT = 16;

export const promisify = (call) => (...args) =>
  new Promise((resolve, reject) => {
    call(...args, (error, value) => (error ? reject(error) : resolve(value)));
  });

export const inherits = (child, parent) => {
  Object.setPrototypeOf(child.prototype, parent.prototype);
  Object.setPrototypeOf(child, parent);
};

const ESCAPES = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\\": "\\\\" };

function quoted(text) {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") ? "`" : "'";
  const escaped = text.replace(/[\x00-\x1f\x7f\\]/g, (c) =>
    ESCAPES[c] ?? `\\x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

const primitive = (value) => {
  switch (typeof value) {
    case "string": return quoted(value);
    case "bigint": return `${value}n`;
    case "number": return Object.is(value, -0) ? "-0" : String(value);
    default: return String(value);
  }
};

const nameOf = (key) => {
  if (typeof key === "symbol") return `[${String(key)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
};

const kindOf = (value) => {
  for (let at = value; at; at = Object.getPrototypeOf(at)) {
    const own = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof own === "function" && own.name) return own.name;
  }
  return null;
};

const functionName = (value) => {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  const base = isClass ? "class" : value.constructor?.name ?? "Function";
  return value.name ? `[${base}${isClass ? "" : ":"} ${value.name}]` : `[${base} (anonymous)]`;
};

function errorText(error) {
  const stack = typeof error.stack === "string" ? error.stack : "";
  const head = `${error.name ?? "Error"}${error.message ? `: ${error.message}` : ""}`;
  if (!stack) return `[${head}]`;
  if (stack.startsWith(head) || !/^\S*Error/.test(stack)) return stack;
  const frames = stack.indexOf("\n    at ");
  return frames < 0 ? head : head + stack.slice(frames);
}

/** One value as Node's console would show it. */
export function inspect(value, options = {}) {
  const depth = options.depth === null ? Infinity : options.depth ?? DEPTH;
  const text = show(value, { depth, seen: [], level: 0 });
  return text.includes("[Circular *1]") ? `<ref *1> ${text}` : text;
}

function show(value, state) {
  if (typeof value === "function") return withFields(functionName(value), value, state, []);
  if (value === null || typeof value !== "object") return primitive(value);
  if (state.seen.includes(value)) return "[Circular *1]";
  if (Buffer.isBuffer(value)) return bufferText(value);
  if (value instanceof Date) return Number.isNaN(+value) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return errorWithFields(value, state);
  if (value instanceof Promise) return "Promise { <pending> }";
  if (state.level > state.depth) {
    return Array.isArray(value) ? "[Array]" : `[${kindOf(value) ?? "Object"}]`;
  }
  const inner = { ...state, seen: [...state.seen, value], level: state.level + 1 };
  return container(value, inner);
}

function bufferText(buffer) {
  const shown = [...buffer.subarray(0, 50)].map((byte) => byte.toString(16).padStart(2, "0"));
  const left = buffer.length - shown.length;
  const more = left > 0 ? ` ... ${left} more byte${left > 1 ? "s" : ""}` : "";
  return `<Buffer${shown.length ? " " : ""}${shown.join(" ")}${more}>`;
}

function errorWithFields(error, state) {
  const inner = { ...state, seen: [...state.seen, error], level: state.level + 1 };
  const hidden = ["stack", "message", "name"];
  const keys = Object.keys(error).filter((key) => !hidden.includes(key));
  const fields = state.level > state.depth ? [] : keys.map((key) => field(error, key, inner));
  if (error.cause !== undefined && !keys.includes("cause")) {
    fields.push(`[cause]: ${show(error.cause, inner)}`);
  }
  const text = errorText(error);
  return fields.length ? `${text} {\n${fields.map((f) => indented(f)).join(",\n")}\n}` : text;
}

const indented = (text) => text.split("\n").map((line) => `  ${line}`).join("\n");

function field(holder, key, state) {
  const { get, set, value } = Object.getOwnPropertyDescriptor(holder, key);
  const accessor = get ? (set ? "[Getter/Setter]" : "[Getter]") : set ? "[Setter]" : null;
  return `${nameOf(key)}: ${accessor ?? show(value, state)}`;
}

function bounded(items, total) {
  const left = total - items.length;
  return left > 0 ? [...items, `... ${left} more item${left > 1 ? "s" : ""}`] : items;
}

function container(value, state) {
  const kind = kindOf(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const items = Array.from(value).slice(0, ITEMS).map((item) => show(item, state));
    const head = Array.isArray(value) ? "" : `${kind}(${value.length}) `;
    return head + wrapped("[", bounded(items, value.length), "]");
  }
  if (value instanceof Map) {
    const entries = [...value].slice(0, ITEMS);
    const items = entries.map(([key, item]) => `${show(key, state)} => ${show(item, state)}`);
    return `Map(${value.size}) ` + wrapped("{", bounded(items, value.size), "}");
  }
  if (value instanceof Set) {
    const items = [...value].slice(0, ITEMS).map((item) => show(item, state));
    return `Set(${value.size}) ` + wrapped("{", bounded(items, value.size), "}");
  }
  const head = kind === null ? "[Object: null prototype] " : kind === "Object" ? "" : `${kind} `;
  return withFields(head, value, state, null);
}

function withFields(head, value, state, bare) {
  const symbols = Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key));
  const keys = [...Object.keys(value), ...symbols];
  if (bare && keys.length === 0) return head;
  const inner = bare ? { ...state, seen: [...state.seen, value], level: state.level + 1 } : state;
  return (bare ? `${head} ` : head) + wrapped("{", keys.map((key) => field(value, key, inner)), "}");
}

function wrapped(open, items, close) {
  if (items.length === 0) return open + close;
  const line = `${open} ${items.join(", ")} ${close}`;
  const isShort = (item) => item.length <= SHORT || item.startsWith("...");
  if (open === "[" && items.length > FEW && items.every(isShort)) {
    return `[\n${indented(grid(items))}\n]`;
  }
  if (line.length <= WIDTH && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => indented(item)).join(",\n")}\n${close}`;
}

// Columns under each other, about two and a half times as wide as high; numbers to the right.
function grid(items) {
  const more = items.at(-1).startsWith("...") ? [items.at(-1)] : [];
  const cells = items.slice(0, items.length - more.length);
  const widest = Math.max(...cells.map((cell) => cell.length)) + 2;
  const wanted = Math.round(Math.sqrt(2.5 * widest * cells.length) / widest);
  const count = Math.max(1, Math.min(wanted, 12, Math.floor(80 / widest)));
  const width = (column) =>
    Math.max(...cells.filter((_, at) => at % count === column).map((cell) => cell.length));
  const isNumbers = cells.every((cell) => /^-?[\d.]+n?$/.test(cell));
  const lines = [];
  for (let at = 0; at < cells.length; at += count) {
    const row = cells.slice(at, at + count).map((cell, column, { length }) => {
      const last = at + column === cells.length - 1 && more.length === 0;
      const text = last ? cell : `${cell},`;
      if (isNumbers) return text.padStart(width(column) + (last ? 0 : 1));
      return column === length - 1 ? text : text.padEnd(width(column) + 1);
    });
    lines.push(row.join(" "));
  }
  return [...lines, ...more].join("\n");
}

const DIRECTIVES = {
  s: (value) => (typeof value === "string" ? value : typeof value === "object" && value !== null
    ? inspect(value, { depth: 0 }) : typeof value === "function" ? functionName(value)
      : primitive(value)),
  d: (value) => (typeof value === "bigint" ? `${value}n` : typeof value === "object" ? "NaN"
    : String(Number(value))),
  i: (value) => (typeof value === "bigint" ? `${value}n` : String(Number.parseInt(value, 10))),
  f: (value) => String(Number.parseFloat(value)),
  j: (value) => JSON.stringify(value),
  o: (value) => inspect(value, { depth: 4 }),
  O: (value) => inspect(value),
  c: () => "",
};

/** `format("%s has %d", name, count, rest)`, as Node's console does it. */
export function format(...args) {
  let used = 0;
  let text = "";
  if (typeof args[0] === "string") {
    used = 1;
    text = args[0].replace(/%([sdifjoOc%])/g, (whole, kind) => {
      if (kind === "%") return args.length > 1 ? "%" : whole;
      return used < args.length ? DIRECTIVES[kind](args[used++]) : whole;
    });
  }
  const rest = args.slice(used).map((value) => (typeof value === "string" ? value : inspect(value)));
  return [...(used ? [text] : []), ...rest].join(" ");
}

export default { promisify, inherits, inspect, format };
