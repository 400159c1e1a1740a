// One program: its text, its tab, its run and what it printed. It goes on while the drawer is
// closed, and ends with its tab.
import { element, say, set } from "./dom.js";
import { Output } from "./output.js";
import { Execution } from "./sandbox.js";

const TONES = {
  ready: "idle", starting: "accent", running: "ok", held: "warn", past: "warn", stopping: "accent",
  finished: "idle", stopped: "idle", killed: "idle", failed: "bad",
};

let runs = 0;

export class Program {
  hasRun = false;
  #panel;
  #execution = null;
  #playing = true;
  #past = false;

  constructor({ panel, name, text }) {
    this.#panel = panel;
    this.name = name;
    this.text = text;
    this.state = panel.editor.stateOf(text);
    this.output = new Output(() => this.#execution?.seen());
    this.dot = element("span", { class: "kp-code__dot", "aria-hidden": "true" });
    this.button = element("button", {
      type: "button", role: "tab", class: "kp-code__name", onclick: () => panel.select(this),
    }, this.dot, name);
    this.closer = element("button", {
      type: "button", class: "kp-code__close", onclick: () => panel.close(this),
    }, "×");
    this.tab = element("span", { class: "kp-code__tab", role: "presentation" }, this.button, this.closer);
    this.pill = element("span", { class: "kp-pill" });
    this.cleaner = element("button", {
      type: "button", class: "kp-btn kp-btn--quiet", onclick: () => this.#clear(),
    });
    this.ender = element("span", { class: "kp-code__enders" });
    this.title = element("h3", { class: "kp-code__title" }, name);
    this.about = element("div", { class: "kp-code__about" }, element("p"), element("p"));
    this.pane = element("section", { class: "kp-code__pane" },
      element("header", { class: "kp-code__head" },
        this.title, this.pill, element("span", { class: "kp-space" }), this.ender, this.cleaner),
      this.about, this.output.scroll);
  }

  /** The moment the world may go to without overtaking it; null when it is not waited for. */
  get readyFor() { return this.#execution?.readyFor ?? null; }

  get isLive() { return this.#execution?.isLive ?? false; }

  /** What the word for its state is. */
  get condition() {
    const state = this.#execution?.state ?? "ready";
    if (state === "running" && this.#past) return "past";
    return state === "running" && !this.#playing ? "held" : state;
  }

  edited(text) {
    this.text = text;
    this.#panel.changed(this);
    this.#panel.keep();
  }

  reset() { this.#panel.editor.replace(this.original); }

  run() {
    if (this.isLive) return;
    this.#clear();
    this.hasRun = true;
    this.ranAt = ++runs;
    const execution = new Execution({
      name: this.name,
      text: this.text,
      playground: this.#panel.playground,
      told: (kind, value) => this.#told(kind, value),
    });
    this.#execution = execution;
    this.#panel.pace();
    this.#show();
  }

  stop() { this.#execution?.stop(); }

  kill() { this.#execution?.kill(); }

  time(time) {
    this.#execution?.time(time);
  }

  /** Where the page stands in time; another run than before ends what belonged to that. */
  moment({ past, playing, other }) {
    const same = past === this.#past && playing === this.#playing;
    this.#past = past;
    this.#playing = playing;
    if (other && this.isLive) {
      this.output.note("otherRun");
      this.#execution.kill("stopped");
    }
    if (!same) this.#show();
  }

  #told(kind, value) {
    if (kind === "line") this.output.line(value);
    if (kind === "left") this.output.left(value);
    if (kind === "remark") this.output.note(value);
    if (kind === "note") this.output.note(value, "", "fault");
    if (kind === "pace") this.#panel.pace();
    if (kind === "state") queueMicrotask(() => this.#stateChanged());
  }

  #stateChanged() {
    this.output.flush();
    this.#show();
  }

  #clear() {
    this.output.clear();
    this.#show();
  }

  /** The buttons that fit its state. */
  buttons() {
    const { words } = this.#panel;
    if (this.isLive) return this.#enders();
    const label = words(this.hasRun ? "runAgain" : "run");
    return [element("button", {
      type: "button", class: "kp-btn kp-btn--primary", onclick: () => this.run(),
    }, label)];
  }

  #enders() {
    const { words } = this.#panel;
    const button = (word, act, tone) => element("button", {
      type: "button", class: `kp-btn ${tone}`, title: words(`${word}Hint`), onclick: act,
    }, words(word));
    const kill = button("kill", () => this.kill(), "kp-btn--bad");
    if (this.#execution.state === "stopping") return [kill];
    return [button("stop", () => this.stop(), ""), kill];
  }

  translate() {
    const { words } = this.#panel;
    set(this.closer, "aria-label", words("closeProgram", this.name));
    set(this.pane, "aria-label", words("output", this.name));
    this.output.translate(words, this.name);
    say(this.cleaner, words("clear"));
    const [first, second] = this.about.children;
    say(first, words("outputHint"));
    say(second, words("outputNode", this.name));
    this.#show();
  }

  #show() {
    const { words } = this.#panel;
    const { condition } = this;
    const tone = TONES[condition];
    this.pill.className = `kp-pill kp-pill--${tone}`;
    say(this.pill, words(condition, this.#execution?.code ?? 0));
    this.dot.className = `kp-code__dot kp-code__dot--${this.isLive || tone === "bad" ? tone : "none"}`;
    this.button.title = words(condition, this.#execution?.code ?? 0);
    this.about.hidden = this.hasRun;
    this.output.scroll.hidden = !this.hasRun;
    this.cleaner.hidden = !this.hasRun;
    this.#panel.changed(this);
    this.beside();
  }

  /** Who runs beside the program being edited is ended from its own output. */
  beside() {
    const own = this.isLive && !this.#panel.isCurrent(this);
    this.ender.replaceChildren(...(own ? this.#enders() : []));
  }
}
