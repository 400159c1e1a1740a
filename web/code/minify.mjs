// Makes the page's own scripts and styles in a folder small, in place: `node minify.mjs FOLDER`.
// What build.mjs wrote is small already. Names at the top of a script are global and stay.
import { transform } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const folder = process.argv[2];
const own = (name) => name.endsWith(".css") || name === "boot.js" || name === "playground.js";

for (const name of (await readdir(folder)).filter(own)) {
  const file = path.join(folder, name);
  const { code } = await transform(await readFile(file, "utf8"), {
    loader: path.extname(name).slice(1),
    charset: "utf8",
    legalComments: "none",
    minify: true,
  });
  await writeFile(file, code);
}
