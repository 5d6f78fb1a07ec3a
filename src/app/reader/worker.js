// A worker that has the analysis: a second instance of the page's own module, which was compiled already. Nothing is loaded.

/**
 * What the worker does. It is started from this function's text, so it sees nothing of what stands around it.
 *
 * It is sent the module once, and then questions as bytes; each is answered by bytes, by "stopped" where the analysis
 * failed, or by "unable" where there is no instance.
 */
function work() {
  let ready;
  // The analysis asks nothing of a browser: what the page takes from there is not to be called here.
  const nothing = (module) => {
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (imports[from] ??= {})[name] = () => {
        throw new Error(name);
      };
    }
    return imports;
  };
  const answer = async (question) => {
    let own;
    try {
      own = (await ready).exports;
    } catch {
      return "unable";
    }
    try {
      // What grows the memory gives it another buffer: so first the place, then the buffer.
      const room = own.reader_room(question.length) >>> 0;
      new Uint8Array(own.memory.buffer, room, question.length).set(question);
      const length = own.reader_answer() >>> 0;
      const place = own.reader_place() >>> 0;
      return new Uint8Array(own.memory.buffer, place, length).slice();
    } catch {
      return "stopped";
    }
  };
  globalThis.onmessage = async ({ data }) => {
    if (data instanceof WebAssembly.Module) {
      ready = WebAssembly.instantiate(data, nothing(data));
      ready.catch(() => {});
    } else {
      const said = await answer(data);
      globalThis.postMessage(said, said.buffer ? [said.buffer] : []);
    }
  };
}

/** A worker of this module. `said` hears each answer: its bytes, or none and whether the analysis stopped. */
export class Reader {
  constructor(module, said) {
    this.address = URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" }));
    this.worker = new Worker(this.address);
    this.worker.onmessage = ({ data }) => said(data.buffer ? data : undefined, data === "stopped");
    // Where a policy forbids the worker, this is how it is said.
    this.worker.onerror = (event) => {
      event.preventDefault();
      said(undefined, false);
    };
    this.worker.postMessage(module);
  }

  ask(question) {
    const bytes = question.slice();
    this.worker.postMessage(bytes, [bytes.buffer]);
  }

  stop() {
    this.worker.terminate();
    URL.revokeObjectURL(this.address);
  }
}
