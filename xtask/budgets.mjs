// What the page may weigh, in bytes. `cargo xtask build` prints it beside what the page does weigh and fails above `most`.
//
// `wanted` is the aim. Where the page is still above it, `most` is what it weighed when that was last measured, and 3 %:
// a ratchet, not an aim. Whoever makes the page lighter lowers it; whoever must raise it says why in the commit.

const KB = 1000;

export const BUDGETS = [
  { name: "embed.js", form: "gzip", most: 3 * KB, wanted: 3 * KB },
  // What index.html loads, the Wasm included. Wanted: 300, never above 400.
  { name: "first load", form: "brotli", most: 1_040 * KB, wanted: 400 * KB },
  { name: "standalone.html", form: "raw", most: 1_930 * KB, wanted: 700 * KB },
];
