// Packing and unpacking of links, with what the browser brings along.

/** A text as a raw deflate stream. */
export async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// A slice unpacks to a thousand times its size at most, and the next one waits until that was read.
const SLICE = 1024;

/** The bytes of a raw deflate stream. Throws "large" as soon as they are more than `limit`, "incomplete", "damaged" or "unable". */
export async function unpack(bytes, limit) {
  if (!globalThis.DecompressionStream) throw "unable";
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    throw "unable";
  }
  const writer = stream.writable.getWriter();
  let given = false;
  const giving = async () => {
    for (let at = 0; at < bytes.length; at += SLICE) {
      await writer.ready;
      await writer.write(bytes.subarray(at, at + SLICE));
    }
    given = true;
    await writer.close();
  };
  // What goes wrong there, the reader hears.
  giving().catch(() => {});
  const reader = stream.readable.getReader();
  const chunks = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > limit) break;
      chunks.push(value);
    }
  } catch {
    throw given ? "incomplete" : "damaged";
  }
  if (size > limit) {
    reader.cancel().catch(() => {});
    throw "large";
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
