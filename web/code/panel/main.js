// The Code panel; the page loads this when it is opened for the first time and then hands it the
// place it has in the drawer. The panel itself stays, with its programs, while the drawer is closed.
import { kept } from "./kept.js";
import { Panel } from "./panel.js";

let panel = null;

/** The programs of the link; one that cannot be read is the page's to complain about. */
function wanted() {
  const pairs = location.hash.slice(1).split("&").filter((pair) => pair.startsWith("code="));
  return pairs.flatMap((pair) => {
    try {
      return [decodeURIComponent(pair.slice(5))];
    } catch {
      return [];
    }
  });
}

function thePanel() {
  if (panel) return panel;
  const names = wanted();
  const link = `${location.pathname.replace(/index\.html$/, "")}#${names.join("&")}`;
  panel = new Panel(window.playground, EXAMPLES, link);
  const { programs: before, current } = kept(link);
  const programs = names.map((value) => {
    const example = EXAMPLES.find(({ name }) => name === value || name === `${value}.js`);
    return example ? { name: example.name } : { text: value };
  });
  const first = programs.length > 0 ? programs : [{ name: "consume.js" }, { name: "produce.js" }];
  // An example nobody changed is the one of today.
  const isExample = ({ name, text, original }) =>
    text === original && EXAMPLES.some((example) => example.name === name);
  const again = before.map((one) => isExample(one) ? { name: one.name } : one);
  const opened = (again.length > 0 ? again : first).map((program) => panel.open(program));
  panel.select(opened[before.findIndex(({ name }) => name === current)] ?? opened[0]);
  return panel;
}

const style = new Promise((resolve, reject) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "code.css";
  link.onload = resolve;
  link.onerror = () => reject(new Error("code.css could not be loaded"));
  document.head.append(link);
});

window.playgroundCode = {
  /** Puts the panel into `host`, in the language `lang`. */
  async mount(host, lang) {
    await style;
    const { root, editor } = thePanel();
    panel.translate(lang);
    if (root.parentElement !== host) host.replaceChildren(root);
    editor.measure();
  },
  /** The examples: `{ name, text }` each. */
  examples: EXAMPLES,
  /** Opens a program: `{ name, text }`; without a text the example of that name. */
  open: (program) => { thePanel().open(program); },
};
