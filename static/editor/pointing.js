// The lines that a reader points at elsewhere on the page.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const setPointed = StateEffect.define();
const pointed = Decoration.line({ class: "pointed" });

/** Holds the marks; they go when the text changes. */
export const pointing = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setPointed)) return effect.value;
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks the lines of these numbers, `first` to `last` from 1; none where `first` is 0. */
export function point(view, first, last) {
  const { doc } = view.state;
  const marks = [];
  for (let number = first; first > 0 && number <= Math.min(last, doc.lines); number++) marks.push(pointed.range(doc.line(number).from));
  view.dispatch({ effects: setPointed.of(Decoration.set(marks)) });
}
