// What went wrong, told as Node tells it: the line of the program with a mark under the place,
// then the error with its whole stack.

// Chrome says which of its functions could not read the script; nobody asked for that.
const unreadWords = (error, event) =>
  (event?.message || error.message).replace(/^(Uncaught )?(SyntaxError: )?(Failed to .*?: )?/, "");

const HEAD = "playgroundProgram(function (exports, require, module, __filename, __dirname) { ";

export class Faults {
  /** What stands before the program on its first line. */
  head = HEAD;
  #name;
  #lines;
  #inspect;

  constructor(name, text, inspect) {
    Error.stackTraceLimit = 25;
    this.#name = name;
    this.#lines = text.split("\n");
    this.#inspect = inspect;
  }

  /** The whole story of `error`; `event` knows the place of a syntax error. */
  describe(error, event) {
    const isError = error instanceof Error;
    const whole = isError ? this.#inspect(error) : `Uncaught ${this.#inspect(error)}`;
    const unread = isError && this.isUnread(error);
    const stack = unread ? `SyntaxError: ${unreadWords(error, event)}` : this.#ours(whole);
    const place = this.#place(isError ? error : null, event);
    return place ? `${this.#excerpt(place)}\n\n${stack}` : stack;
  }

  /** The program is no JavaScript: the error comes from reading it, not from running it. */
  isUnread(error) {
    return error instanceof SyntaxError && !this.#frame(error);
  }

  #place(error, event) {
    if (error && this.isUnread(error) && event?.lineno) {
      return this.#shifted(event.lineno, event.colno);
    }
    const first = error && this.#frame(error);
    return first && this.#shifted(Number(first[1]), Number(first[2]));
  }

  #frame(error) {
    const name = this.#name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?:^|[\\s(/])${name}:(\\d+):(\\d+)`).exec(error.stack ?? "");
  }

  #shifted(line, column) {
    return { line, column: line === 1 ? Math.max(1, column - HEAD.length) : column };
  }

  #excerpt({ line, column }) {
    const text = this.#lines[line - 1];
    const head = `${this.#name}:${line}`;
    if (text === undefined) return head;
    const start = Math.max(0, column - 80);
    const mark = text.slice(start, column - 1).replace(/[^\t]/g, " ");
    return `${head}\n${text.slice(start, start + 160)}\n${mark}^`;
  }

  // Frames of what runs the program are none of the program's; the first line begins further right.
  #ours(text) {
    const first = `${this.#name}:1:`;
    const isRuntime = (line) => /^\s+at .*code-worker\.js/.test(line) || line.includes(`at ${first}1`)
      && !line.includes("(");
    const kept = [];
    for (const line of text.split("\n")) {
      if (!isRuntime(line)) kept.push(line);
      else if (line.endsWith(" {")) kept.push(`${kept.pop()} {`);
    }
    return kept.map((line) => {
      const at = /^\s+at /.test(line) ? line.indexOf(first) : -1;
      if (at < 0) return line;
      const column = Number.parseInt(line.slice(at + first.length), 10);
      const rest = line.slice(at + first.length).replace(/^\d+/, "");
      return line.slice(0, at + first.length) + Math.max(1, column - HEAD.length) + rest;
    }).join("\n");
  }
}
