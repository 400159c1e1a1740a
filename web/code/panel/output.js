// What a program printed: the newest lines, each with the moment of the stage it was printed at.
import { element, say, set } from "./dom.js";

/** Lines that are kept. */
const KEPT = 1_000;

/** Nearer to the end than this counts as being at the end, in CSS pixels. */
const NEAR = 24;

const clock = (ms) => {
  const whole = Math.floor(ms);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(whole / 60_000))}:${two(Math.floor(whole / 1_000) % 60)}.${
    String(whole % 1_000).padStart(3, "0")}`;
};

/** KafkaJS logs a line of JSON: its words are shown, the whole of it when it is opened. */
function logOf(text) {
  if (!text.startsWith('{"level":"')) return null;
  try {
    const { level, logger, message, error, stack } = JSON.parse(text);
    if (logger !== "kafkajs") return null;
    const head = `${level} ${message}${error ? `: ${error}` : ""}`;
    const whole = stack ? `${text}\n${stack}` : text;
    return element("details", { class: "kp-code__log" }, element("summary", {}, head), whole);
  } catch {
    return null;
  }
}

export class Output {
  #dropped = 0;
  #fresh = [];
  #frame = 0;
  #flood = null;
  #onShown;

  constructor(onShown) {
    this.#onShown = onShown;
    this.earlier = element("li", { class: "kp-code__line kp-code__line--note", hidden: true });
    this.list = element("ol", { class: "kp-code__lines" }, this.earlier);
    this.scroll = element("div", { class: "kp-code__scroll", role: "log", tabindex: "0" }, this.list);
  }

  /** Words that change with the language. */
  translate(words, name) {
    this.words = words;
    set(this.scroll, "aria-label", name);
    say(this.earlier, words("earlier", this.#dropped));
    for (const line of this.list.querySelectorAll("[data-words]")) {
      say(line, words(line.dataset.words, line.dataset.value));
    }
  }

  line({ level, text, cut, at }) {
    const logged = level === "fault" ? null : logOf(text);
    const words = element("span", { class: "kp-code__text" }, logged ?? (text || " "));
    if (cut) words.append(element("i", { "data-words": "cut", "data-value": cut }, this.words("cut", cut)));
    const moment = element("time", { class: "kp-code__at" }, at === undefined ? "" : clock(at));
    this.#add(element("li", { class: `kp-code__line kp-code__line--${level}` }, moment, words));
  }

  /** So many lines were left out; "…" while it is not known how many. */
  left(count) {
    if (this.#flood) {
      this.#flood.dataset.value = count;
      say(this.#flood, this.words("left", count));
    } else {
      this.note("left", count);
      this.#flood = this.#fresh.at(-1).lastElementChild;
    }
    if (count !== "…") this.#flood = null;
  }

  /** A word of the playground itself. */
  note(word, value = "", tone = "note") {
    const text = element("span", { class: "kp-code__text", "data-words": word, "data-value": value },
      this.words(word, value));
    const empty = element("span", { class: "kp-code__at" });
    this.#add(element("li", { class: `kp-code__line kp-code__line--${tone}` }, empty, text));
  }

  clear() {
    this.#fresh = [];
    this.#dropped = 0;
    this.#flood = null;
    this.earlier.hidden = true;
    this.list.replaceChildren(this.earlier);
  }

  #add(line) {
    this.#fresh.push(line);
    if (this.#fresh.length > KEPT) {
      this.#fresh.shift();
      this.#dropped += 1;
    }
    this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  /** Shows at once what waits for the next frame: no end is told before the words that led to it. */
  flush() {
    if (!this.#frame) return;
    cancelAnimationFrame(this.#frame);
    this.#show();
  }

  #show() {
    this.#frame = 0;
    const { scroll, list } = this;
    const atEnd = scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - NEAR;
    list.append(...this.#fresh.splice(0));
    let over = list.childElementCount - 1 - KEPT;
    this.#dropped += Math.max(0, over);
    while (over-- > 0) this.earlier.nextElementSibling.remove();
    this.earlier.hidden = this.#dropped === 0;
    say(this.earlier, this.words("earlier", this.#dropped));
    // A fault is read from its beginning.
    const last = list.lastElementChild;
    const isFault = last.classList.contains("kp-code__line--fault");
    if (atEnd) scroll.scrollTop = isFault ? last.offsetTop - scroll.offsetTop : scroll.scrollHeight;
    this.#onShown();
  }
}
