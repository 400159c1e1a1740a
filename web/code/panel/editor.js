// The editor: CodeMirror with JavaScript's colours from the page's own tokens, and no more. Tab is
// not caught: who works with keys alone leaves it as any other field.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascriptLanguage } from "@codemirror/lang-javascript";
import {
  bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter,
  highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.moduleKeyword], color: "var(--kp-accent)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--kp-ok)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--kp-warn)" },
  { tag: tags.comment, color: "var(--kp-muted)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.propertyName)], color: "var(--kp-ink)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--kp-code-call)" },
  { tag: [tags.operator, tags.punctuation, tags.separator], color: "var(--kp-muted)" },
  { tag: tags.invalid, color: "var(--kp-bad)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--kp-small)", color: "var(--kp-ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "2px solid var(--kp-accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--kp-mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--kp-accent)", padding: "6px 0" },
  ".cm-content:focus-visible": { outline: "none" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--kp-muted)", border: "0", fontSize: "10px" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "28px", padding: "0 8px 0 4px" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--kp-sunken) 60%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--kp-ink)" },
  ".cm-cursor": { borderLeftColor: "var(--kp-accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--kp-accent) 22%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "color-mix(in srgb, var(--kp-accent) 20%, transparent)", outline: "none",
  },
});

const label = new Compartment();

/** The one editor; each program has a state of its own in it, with its own history. */
export class Editor {
  #onChange;
  #onRun;
  #view;

  constructor({ onChange, onRun }) {
    this.#onChange = onChange;
    this.#onRun = onRun;
    this.#view = new EditorView({ state: EditorState.create(), parent: document.createElement("div") });
  }

  get element() { return this.#view.dom; }

  get state() { return this.#view.state; }

  /** A state that holds `text`. */
  stateOf(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(),
        drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(),
        javascriptLanguage, indentUnit.of("  "), syntaxHighlighting(colours), look,
        EditorView.lineWrapping, label.of([]),
        keymap.of([
          { key: "Mod-Enter", run: () => { this.#onRun(); return true; } },
          ...defaultKeymap, ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#onChange(update.state.doc.toString());
        }),
      ],
    });
  }

  /** Shows a state under a name, described by the element with this id. */
  show(state, name, description) {
    if (this.#view.state !== state) this.#view.setState(state);
    const attributes = { "aria-label": name, "aria-describedby": description, spellcheck: "false" };
    const named = label.reconfigure(EditorView.contentAttributes.of(attributes));
    this.#view.dispatch({ effects: named });
  }

  /** Replaces the whole text; the step can be undone. */
  replace(text) {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({ changes: { from: 0, to: length, insert: text } });
  }

  /** It is on the page again. */
  measure() { this.#view.requestMeasure(); }
}
