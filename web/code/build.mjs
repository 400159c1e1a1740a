// Builds what the Code panel loads: `node build.mjs FOLDER`. Classic scripts, no modules: a
// sandboxed frame without an origin may load those from any host.
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "../../target/code"));
const at = (...parts) => path.join(here, ...parts);

const common = {
  bundle: true,
  write: false,
  metafile: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
  define: { global: "globalThis" },
};

// Node's modules by their small stand-ins. Names stay readable in the library: what KafkaJS
// throws is shown to people with its stack.
const library = build({
  ...common,
  entryPoints: [at("library/entry.js")],
  globalName: "library",
  inject: [at("library/globals.js")],
  mainFields: ["browser", "module", "main"],
  alias: Object.fromEntries(["assert", "crypto", "net", "tls", "util", "zlib"].map((name) =>
    [name, at("library/shims", `${name}.js`)])),
});

const worker = build({
  ...common,
  minifyIdentifiers: true,
  entryPoints: [at("sandbox/worker.js")],
});

const frame = build({ ...common, minifyIdentifiers: true, entryPoints: [at("sandbox/frame.js")] });

const panel = build({
  ...common,
  minifyIdentifiers: true,
  entryPoints: [at("panel/main.js")],
  define: { ...common.define, EXAMPLES: JSON.stringify(await examples()) },
});

// Functions, not values: a worker is made of their text, each program with a library of its own.
const asFunction = (name, parameter, text, result) =>
  `globalThis.${name}=function(${parameter}){"use strict";\n${text}${result}};\n`;

await mkdir(out, { recursive: true });
const written = [];
const write = async (name, text) => {
  await writeFile(path.join(out, name), text);
  written.push(`${name} ${Buffer.byteLength(text)} B`);
};
const text = async (result) => (await result).outputFiles[0].text;
await write("kafkajs-playground.js",
  asFunction("kafkajsPlayground", "playground", await text(library), "return library;"));
await write("code-worker.js", asFunction("codeWorker", "", await text(worker), ""));
await write("code-frame.js", await text(frame));
await write("code.js", await text(panel));
await write("code.css", await readFile(at("panel/code.css"), "utf8"));
await write("code-licenses.txt", await licenses([library, worker, frame, panel]));
await copyFile(at("sandbox/frame.html"), path.join(out, "code-frame.html"));
console.log(`Code panel: ${written.join(", ")}`);

async function examples() {
  const names = (await readdir(at("examples"))).filter((name) => name.endsWith(".js")).sort();
  const order = ["consume.js", "produce.js", "admin.js"];
  const rank = (name) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return Promise.all(names.map(async (name) => {
    return { name, text: await readFile(at("examples", name), "utf8") };
  }));
}

async function licenses(results) {
  const packages = new Set();
  for (const result of results) {
    for (const input of Object.keys((await result).metafile.inputs)) {
      const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (found) packages.add(found[1]);
    }
  }
  const sections = [...packages].sort().map(async (name) => {
    const folder = at("node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json")));
    const file = (await readdir(folder)).find((entry) => /^licen[sc]e/i.test(entry));
    const words = file ? await readFile(path.join(folder, file), "utf8") : "";
    return `${name} ${version} (${license})\n\n${words.trim()}\n`;
  });
  return (await Promise.all(sections)).join(`\n${"-".repeat(72)}\n\n`);
}
