// Microseconds a text, each a round over all of them: of the core as Wasm, and of programs for Node that a user would pick instead.
// The same file runs in Node and in a browser.
//
//   node measure.mjs RUNS core.wasm TEXTS.json [NPM-FOLDER]

/** Rounds over sets of texts: {set: [µs a text, …]}; null where it cannot read them. */
export function rounds(runs, sets, work) {
  const found = {};
  for (const [name, texts] of Object.entries(sets)) {
    if (texts.length === 0) continue;
    // Small sets are gone through several times a round, so that the clock can tell.
    const times = Math.ceil(400 / texts.length);
    const round = () => {
      const start = performance.now();
      for (let time = 0; time < times; time++) for (const text of texts) work(text);
      return ((performance.now() - start) * 1000) / (texts.length * times);
    };
    round();
    found[name] = Array.from({ length: runs }, round);
  }
  return found;
}

/** A program that fails at some texts: that is its answer, and the time until then is its time. */
function ending(work) {
  return (text) => {
    try {
      work(text);
    } catch {}
  };
}

/** What answers a text, of the module's bytes. */
export function core(bytes) {
  const module = new WebAssembly.Module(bytes);
  const imports = {};
  // The library's page is in it, but never reached.
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      throw new Error(`${from}.${name}`);
    };
  }
  const { memory, room, answer } = new WebAssembly.Instance(module, imports).exports;
  const place = room(1 << 20);
  const encoder = new TextEncoder();
  return (text) => {
    const { written, read } = encoder.encodeInto(text, new Uint8Array(memory.buffer, place, 1 << 20));
    if (read !== text.length) throw new Error('a text is longer than 1 MiB');
    return answer(place, written);
  };
}

if (typeof process !== 'undefined') {
  const { readFileSync } = await import('node:fs');
  const { createRequire } = await import('node:module');
  const [runs, wasm, texts, npm] = process.argv.slice(2);
  const sets = JSON.parse(readFileSync(texts, 'utf8'));
  const found = { wasm: rounds(Number(runs), sets, core(readFileSync(wasm))) };
  if (npm) {
    const require = createRequire(`${npm}/`);
    const { Dockerfiles } = sets;
    const validate = require('dockerfile-utils').validate;
    found['dockerfile-utils'] = rounds(Number(runs), { Dockerfiles }, ending(validate));
    const lint = require('dockerfilelint').run;
    found.dockerfilelint = rounds(Number(runs), { Dockerfiles }, ending((text) => lint(npm, text)));
  }
  console.log(JSON.stringify(found));
}
