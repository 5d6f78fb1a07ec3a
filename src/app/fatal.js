// When the analysis itself fails where the page is drawn: the page starts afresh, with a new instance of the module, and
// brings its texts along in the entry of the browser's history that it stands in. Nothing is stored, and no address changes.

/** The files of the page, as a link has them, but for the text that is shown: that is the field's. */
let files = "";
let failed = false;

const entry = () => history.state?.foreground;
const shown = () => globalThis.foregroundEditor?.current?.text() ?? document.getElementById("source")?.value ?? "";

/** Takes note of the files of the page. */
export function note(json) {
  files = json;
}

/** Watches for a trap. A panic says so itself (`fail`), before it ends in one. */
export function watch() {
  const hear = (error) => error instanceof WebAssembly.RuntimeError && fail();
  addEventListener("error", ({ error }) => hear(error));
  addEventListener("unhandledrejection", ({ reason }) => hear(reason));
}

/** Starts afresh; where that was of no use with this very text, the shell's note says what to do. */
export function fail() {
  if (failed) return;
  failed = true;
  const text = shown();
  try {
    if (entry()?.text === text) throw new Error("again");
    history.replaceState({ ...history.state, foreground: { text, files } }, "");
    location.reload();
  } catch {
    document.getElementById("fatal")?.removeAttribute("hidden");
  }
}

/** What was there when the page failed: the files and the shown text. */
export function left() {
  const { text, files } = entry() ?? {};
  return typeof text === "string" && typeof files === "string" ? [files, text] : undefined;
}

/** All went well: a reload by hand begins anew. */
export function settled() {
  if (!entry()) return;
  const { foreground, ...others } = history.state;
  history.replaceState(Object.keys(others).length > 0 ? others : null, "");
}
