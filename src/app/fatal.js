// When the analysis itself fails where the page is drawn: the page starts afresh, with a new instance of the module, and
// its texts come along. Nothing is stored, and no address changes.

/** Begins a window's name that carries texts. */
const CARRIES = "foreground:";

/**
 * What carries texts over: the entry of the history that the page stands in. A document without an origin (in a sandbox,
 * from disk) does not get that back; there it is the window's name, which no other site gets to see.
 */
const carrier =
  self.origin === "null"
    ? {
        get: () => (self.name.startsWith(CARRIES) ? JSON.parse(self.name.slice(CARRIES.length)) : undefined),
        set: (value) => (self.name = CARRIES + JSON.stringify({ name: self.name, ...carrier.get(), ...value })),
        clear: () => (self.name = carrier.get().name),
      }
    : {
        get: () => history.state?.foreground,
        set: (value) => history.replaceState({ ...history.state, foreground: value }, ""),
        clear() {
          const { foreground, ...others } = history.state;
          history.replaceState(Object.keys(others).length > 0 ? others : null, "");
        },
      };

/** The files of the page, as a link has them, but for the text that is shown: that is the field's. */
let files = "";
let failed = false;

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
    if (carrier.get()?.text === text) throw new Error("again");
    carrier.set({ text, files });
    location.reload();
  } catch {
    document.getElementById("fatal")?.removeAttribute("hidden");
  }
}

/** What was there when the page failed: the files, and the shown text, which goes back into the field. */
export function left() {
  try {
    const { text, files } = carrier.get();
    document.getElementById("source").value = text;
    return [files, text];
  } catch {
    return undefined;
  }
}

/** All went well: a reload by hand begins anew. */
export function settled() {
  if (carrier.get()) carrier.clear();
}
