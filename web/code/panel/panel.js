// The panel: programs as tabs over one editor, and what each printed beside it.
import { element, say, set } from "./dom.js";
import { Editor } from "./editor.js";
import { keep } from "./kept.js";
import { Program } from "./program.js";
import { wordsOf } from "./words.js";

/** Programs that may be open at a time. */
const MOST = 6;

/** Outputs beside each other, unless more run. */
const PANES = 2;

/** What is written is kept when nothing was written for so long, in milliseconds. */
const KEEP_AFTER_MS = 400;

/** As in `code.css`: one column. */
const NARROW = "(max-width: 900px)";

const EMPTY = `const { Kafka, logLevel } = require('kafkajs')

const kafka = new Kafka({
  clientId: 'my-program',
  brokers: ['localhost:9092'],
  logLevel: logLevel.ERROR,
})

async function main() {
}

main()
`;

/**
 * What a timer may be late, in milliseconds of the world, so that those close together are met at
 * one stop: nothing in slow motion, up to a tenth of a second when time flies.
 */
const slackAt = (speed) => (speed < 1 ? 0 : Math.min(10 * speed, 100));

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

export class Panel {
  #programs = [];
  #current = null;
  #lang = "en";
  #until = null;
  #slack = 0;
  #patience = 0;
  #unkept = 0;

  constructor(playground, examples, link) {
    this.playground = playground;
    this.examples = examples;
    this.link = link;
    this.editor = new Editor({
      onChange: (text) => this.#current?.edited(text),
      onRun: () => this.#current?.run(),
    });
    this.#build();
    this.#follow();
    addEventListener("pagehide", () => this.#keepNow());
  }

  get words() { return wordsOf(this.#lang); }

  #build() {
    const onkeydown = (event) => this.#keys(event);
    this.tabs = element("div", { class: "kp-code__tabs", role: "tablist", onkeydown });
    this.addWords = element("summary", { class: "kp-btn kp-btn--quiet" });
    this.choices = element("div", { class: "kp-code__menu" });
    this.add = element("details", { class: "kp-code__add", onkeydown: (e) => this.#closeMenu(e) },
      this.addWords, this.choices);
    const onclick = () => this.#current?.reset();
    this.reset = element("button", { type: "button", class: "kp-btn kp-btn--quiet", onclick });
    this.actions = element("div", { class: "kp-code__actions" });
    this.hint = element("p", { class: "kp-code__hint", id: "kp-code-hint" });
    const bar = element("div", { class: "kp-code__bar" },
      this.tabs, this.add, element("span", { class: "kp-space" }), this.hint, this.reset, this.actions);
    this.text = element("div", { class: "kp-code__editor", role: "tabpanel" }, this.editor.element);
    this.outputs = element("div", { class: "kp-code__outputs" });
    this.root = element("section", { class: "kp-code" }, bar, this.text, this.outputs);
    // Keys of the page (space, full stop, brackets) are letters here.
    this.text.addEventListener("keydown", (event) => event.stopPropagation());
    document.addEventListener("click", ({ target }) => {
      if (!this.add.contains(target)) this.add.open = false;
    });
  }

  #follow() {
    const { playground } = this;
    playground.on("time", (time) => {
      this.#slack = slackAt(time.speed);
      for (const program of this.#programs) program.time(time);
    });
    let known;
    const look = ({ run, now, end, playing }) => {
      const past = now < end;
      const other = known !== undefined && known !== run;
      known = run;
      for (const program of this.#programs) program.moment({ past, playing, other });
    };
    playground.on("change", look);
  }

  /** Nobody may be overtaken by the world: it waits for those that lag, for a while. */
  pace() {
    const ready = this.#programs.filter((program) => program.isLive)
      .map((program) => program.readyFor).filter((moment) => moment !== null);
    const first = ready.length > 0 ? Math.min(...ready) : null;
    const until = first ? first + this.#slack : first;
    clearTimeout(this.#patience);
    if (until === 0) this.#patience = setTimeout(() => this.pace(), 100);
    if (until === this.#until) return;
    this.#until = until;
    this.playground.hold?.(until);
  }

  /** Keeps what is open for the next time, soon. */
  keep() {
    clearTimeout(this.#unkept);
    this.#unkept = setTimeout(() => this.#keepNow(), KEEP_AFTER_MS);
  }

  #keepNow() {
    if (!this.#unkept) return;
    clearTimeout(this.#unkept);
    this.#unkept = 0;
    keep(this.link, { programs: this.#programs, current: this.#current?.name });
  }

  /**
   * Opens a program: the example of this name, or one with this text. Without a first text that is
   * what it goes back to.
   */
  open({ name, text, original }) {
    const example = this.examples.find((known) => known.name === name);
    const content = text ?? example?.text ?? EMPTY;
    const first = original ?? text ?? content;
    const same = this.#programs.find((program) => program.name === name
      && (text === undefined || program.kept && program.original === first));
    if (same) return this.select(same);
    if (this.#programs.length >= MOST) this.#close(this.#programs.find((program) => !program.isLive));
    if (this.#programs.length >= MOST) return null;
    const program = new Program({ panel: this, name: this.#freeName(name), text: content });
    program.original = first;
    program.kept = original !== undefined;
    this.#programs.push(program);
    this.tabs.append(program.tab);
    this.outputs.append(program.pane);
    program.translate();
    return this.select(program);
  }

  #freeName(wanted = "program.js") {
    const base = wanted.replace(/[^\w.-]/g, "_").replace(/(\.js)?$/, "");
    let name = `${base}.js`;
    for (let n = 2; this.#programs.some((program) => program.name === name); n += 1) {
      name = `${base}-${n}.js`;
    }
    return name;
  }

  select(program) {
    if (this.#current && this.#current !== program) this.#current.state = this.editor.state;
    this.#current = program;
    this.#show();
    this.keep();
    return program;
  }

  close(program) {
    program.kill();
    this.#close(program);
  }

  #close(program) {
    if (!program) return;
    this.#programs = this.#programs.filter((other) => other !== program);
    program.tab.remove();
    program.pane.remove();
    if (this.#programs.length === 0) this.open({});
    else if (this.#current === program) this.select(this.#programs.at(-1));
    this.#arrange();
    this.keep();
  }

  /** It is the one in the editor. */
  isCurrent(program) { return program === this.#current; }

  /** Something about a program changed. */
  changed(program) {
    if (program === this.#current) this.#buttons();
    this.#arrange();
    this.pace();
  }

  #show() {
    const { words } = this;
    const program = this.#current;
    for (const { tab, button, name } of this.#programs) {
      const selected = name === program.name;
      set(button, "aria-selected", String(selected));
      set(button, "tabindex", selected ? "0" : "-1");
      tab.classList.toggle("kp-code__tab--current", selected);
    }
    set(this.text, "aria-label", program.name);
    this.editor.show(program.state, words("editor", program.name), "kp-code-hint");
    program.state = this.editor.state;
    program.tab.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    for (const other of this.#programs) other.beside();
    this.#buttons();
    this.#arrange();
  }

  #buttons() {
    const program = this.#current;
    if (!program) return;
    this.reset.hidden = program.text === program.original;
    this.actions.replaceChildren(...program.buttons());
  }

  // Side by side are those that run and the one being edited, else the last that ran.
  #arrange() {
    const narrow = matchMedia(NARROW).matches;
    const ran = this.#programs.filter((program) => program.hasRun);
    const isAsked = (program) => program === this.#current || program.isLive && !narrow;
    const shown = new Set(ran.filter(isAsked));
    for (const program of [...ran].sort((a, b) => b.ranAt - a.ranAt)) {
      if (shown.size < (narrow ? 1 : PANES)) shown.add(program);
    }
    if (shown.size === 0) shown.add(this.#current);
    for (const program of this.#programs) program.pane.hidden = !shown.has(program);
    this.outputs.dataset.count = String(shown.size);
  }

  /** The page is read in this language. */
  translate(lang) {
    this.#lang = lang;
    const { words } = this;
    set(this.root, "aria-label", words("programs"));
    set(this.tabs, "aria-label", words("programs"));
    say(this.addWords, `+ ${words("addProgram")}`);
    say(this.reset, words("reset"));
    this.reset.title = words("resetHint");
    say(this.hint, words("editorKeys", isMac ? "⌘" : "Ctrl"));
    this.choices.replaceChildren(...this.#choices());
    for (const program of this.#programs) program.translate();
    if (this.#current) this.#show();
  }

  #choices() {
    const { words } = this;
    const choice = (name, title, about) => element("button", {
      type: "button",
      class: "kp-code__choice",
      "data-name": name,
      onclick: () => {
        this.add.open = false;
        this.open({ name });
        this.addWords.focus();
      },
    }, element("b", {}, title), element("span", {}, about));
    const known = this.examples.map(({ name }) => choice(name, name, words(`about/${name}`)));
    return [...known, choice(undefined, words("empty"), words("emptyAbout"))];
  }

  #closeMenu(event) {
    if (event.key !== "Escape" || !this.add.open) return;
    event.stopPropagation();
    this.add.open = false;
    this.addWords.focus();
  }

  #keys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.#programs.indexOf(this.#current);
    const count = this.#programs.length;
    this.select(this.#programs[(at + step + count) % count]);
    this.#current.button.focus();
  }
}
