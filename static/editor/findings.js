// Findings in the text: underlined, marked in the gutter, told on hover, and put right from the keyboard.

import { forEachDiagnostic, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { StateEffect, StateField } from "@codemirror/state";
import { closeHoverTooltips, hasHoverTooltips, keymap, showTooltip } from "@codemirror/view";

/**
 * @param {(finding: number, action: string) => void} act what an action does
 * @returns the extensions
 */
export function findings(act) {
  return [
    lintGutter(),
    menu,
    keymap.of([
      { key: "F8", run: nextDiagnostic },
      { key: "Shift-F8", run: previousDiagnostic },
      { key: "Mod-.", run: (view) => openMenu(view, act) },
      // What F8 and the pointer show stands over the text.
      { key: "Escape", run: closeShown },
    ]),
  ];
}

/** Shows these findings: `{ from, to, severity, rule, message, index, actions: [{ name, id }] }`, in UTF-16 units. */
export function show(view, found, act) {
  const length = view.state.doc.length;
  const diagnostics = found
    .filter(({ from, to }) => from <= to && to <= length)
    .map(({ from, to, severity, rule, message, index, actions }) => ({
      from,
      to,
      severity,
      source: rule,
      message,
      index,
      actions: actions.map(({ name, id }) => ({ name, id, apply: () => act(index, id) })),
    }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Closes what is shown of a finding; whether something was. */
function closeShown(view) {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

const setMenu = StateEffect.define();
const menu = StateField.define({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMenu)) return effect.value;
    return transaction.docChanged ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** The actions of the findings on the caret's line, as a menu; the keyboard's way to a correction. */
function openMenu(view, act) {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  const entries = [];
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    if (from > line.to || to < line.from) return;
    for (const action of diagnostic.actions ?? []) {
      if (!entries.some((entry) => entry.name === action.name)) entries.push({ name: action.name, id: action.id, index: diagnostic.index });
    }
  });
  if (!entries.length) return false;
  const close = () => {
    view.dispatch({ effects: setMenu.of(null) });
    view.focus();
  };
  const create = () => {
    const dom = document.createElement("div");
    dom.className = "quick-fixes";
    dom.setAttribute("role", "menu");
    dom.dataset.testid = "quick-fixes";
    for (const entry of entries) {
      const item = dom.appendChild(document.createElement("button"));
      item.type = "button";
      item.tabIndex = -1;
      item.setAttribute("role", "menuitem");
      item.textContent = entry.name;
      item.addEventListener("click", () => {
        close();
        act(entry.index, entry.id);
      });
    }
    const items = [...dom.children];
    dom.addEventListener("keydown", (event) => {
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to !== undefined) items.at(to % items.length).focus();
      else if (event.key === "Escape" || event.key === "Tab") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    dom.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !dom.contains(event.relatedTarget)) view.dispatch({ effects: setMenu.of(null) });
    });
    return { dom, mount: () => items[0].focus() };
  };
  view.dispatch({ effects: setMenu.of({ pos: view.state.selection.main.head, above: false, strictSide: false, create }) });
  return true;
}
