// The editor: CodeMirror in the place of the page's text field. The app calls what `take` returns; until this file is
// here, and where it never comes, the text field does its work.

import "./policy.js";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { searchKeymap, search } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { findings, show } from "./findings.js";
import { language } from "./kinds.js";
import { phrases } from "./phrases.js";
import { point, pointing } from "./pointing.js";

/** A composition's last change is told this many milliseconds after its end, when CodeMirror has read it too. */
const COMPOSED = 40;

/** Longer texts (UTF-16 units) are not highlighted: what highlights them reads from their start. */
const HIGHLIGHTED = 1_000_000;

/**
 * Puts an editor in the place of a text field, with its text, selection and focus.
 *
 * @param {HTMLTextAreaElement} area
 * @param {{ changed(): void, pasted(text: string, all: boolean): void, act(finding: number, action: string): void }} page
 */
function take(area, page) {
  const kind = new Compartment();
  const words = new Compartment();
  const access = new Compartment();
  let now = { kind: "unknown", lang: document.documentElement.lang, label: area.getAttribute("aria-label"), hint: area.placeholder };
  const kept = new Map();
  let tab = 0;
  let waits = false;

  const worded = () => [
    EditorState.phrases.of(phrases[now.lang] ?? {}),
    placeholder(now.hint),
    EditorView.contentAttributes.of({
      id: "editor-text",
      "aria-label": now.label,
      "data-testid": "input",
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
      translate: "no",
      tabindex: "0",
    }),
  ];
  const coloured = (length) => (length <= HIGHLIGHTED ? language(now.kind) : []);
  const accessible = () => EditorState.readOnly.of(area.readOnly);

  const extensions = [
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    bracketMatching(),
    syntaxHighlighting(classHighlighter),
    search({ top: true }),
    findings(page.act),
    pointing,
    keymap.of([...historyKeymap, ...searchKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      waits = update.view.composing;
      if (!waits) page.changed();
    }),
    EditorView.domEventHandlers({
      compositionend() {
        setTimeout(() => {
          if (waits) page.changed();
          waits = false;
        }, COMPOSED);
      },
      paste(event, view) {
        const { from, to } = view.state.selection.main;
        page.pasted(event.clipboardData?.getData("text/plain") ?? "", from === 0 && to === view.state.doc.length);
      },
      // Files are the page's; see its own listener.
      drop: (event) => event.dataTransfer?.types.includes("Files") ?? false,
    }),
  ];
  const fresh = (doc, selection) =>
    EditorState.create({
      doc,
      selection,
      extensions: [kind.of(coloured(doc.length)), words.of(worded()), access.of(accessible()), extensions],
    });

  const host = document.createElement("div");
  host.className = "editor";
  host.id = "editor";
  const text = area.value;
  const focused = document.activeElement === area;
  const [anchor, head] = area.selectionDirection === "backward" ? [area.selectionEnd, area.selectionStart] : [area.selectionStart, area.selectionEnd];
  const rows = text.split("\n").length;
  const scrolled = area.scrollHeight ? area.scrollTop / area.scrollHeight : 0;
  area.after(host);
  const view = new EditorView({ parent: host, state: fresh(text, { anchor, head }) });
  area.removeAttribute("data-testid");
  area.hidden = true;
  if (focused) view.focus();
  if (scrolled) view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(Math.min(rows, Math.round(rows * scrolled) + 1)).from, { y: "start" }) });
  // A browser that restores a form on return restores the text field, which then hands over again.
  addEventListener("pagehide", () => (area.value = view.state.doc.toString()));

  const settle = () =>
    view.dispatch({
      effects: [kind.reconfigure(coloured(view.state.doc.length)), words.reconfigure(worded()), access.reconfigure(accessible())],
    });
  const clamp = (at) => Math.min(at, view.state.doc.length);

  const editor = {
    text: () => view.state.doc.toString(),
    focused: () => view.hasFocus,
    caret: () => view.state.selection.main.head,
    /** Puts a whole text in: in the same tab as a change that can be undone, in another with that tab's own history. */
    put(next, shown) {
      if (shown === tab) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 }, scrollIntoView: true });
      } else {
        kept.set(tab, view.state);
        const before = kept.get(shown);
        view.setState(before?.doc.toString() === next ? before : fresh(next));
        tab = shown;
        settle();
      }
    },
    /** Edits `[[from, to, text], …]` as one step of undo. */
    edit(edits) {
      view.dispatch({ changes: edits.map(([from, to, insert]) => ({ from, to, insert })), userEvent: "input.correct" });
    },
    select(from, to) {
      view.focus();
      view.dispatch({ selection: { anchor: clamp(from), head: clamp(to) }, effects: EditorView.scrollIntoView(clamp(from), { y: "center" }) });
    },
    findings: (json) => show(view, JSON.parse(json), page.act),
    configure(next) {
      now = { ...now, ...next };
      settle();
    },
    point: (first, last) => point(view, first, last),
  };
  module.current = editor;
  return editor;
}

/** `current` is the editor of the page, once it has one. */
const module = { take, current: null };
globalThis.foregroundEditor = module;
dispatchEvent(new Event("foreground-editor"));
