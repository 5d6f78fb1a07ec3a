// Bytes as text that stands in a script of an HTML page: five characters for four bytes, where base64 takes five and a third.
//
// The digits are the characters from `(` to `~` without `<` and `\`: nothing ends the script or the string, nothing is escaped.

const FIRST = 40;
const LEFT_OUT = [60, 92];

export function encode(bytes) {
  const words = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 4) * 4));
  new Uint8Array(words.buffer).set(bytes);
  const text = Buffer.alloc((words.byteLength / 4) * 5);
  for (let word = 0; word * 4 < words.byteLength; word++) {
    let rest = words.getUint32(word * 4);
    for (let place = 4; place >= 0; place--) {
      let code = FIRST + (rest % 85);
      for (const left of LEFT_OUT) if (code >= left) code++;
      text[word * 5 + place] = code;
      rest = Math.floor(rest / 85);
    }
  }
  return text.toString("latin1");
}

/** What the page has to read it: a function of the text and of how many bytes it holds. */
export const DECODE = `
function decode(text, length) {
  const words = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0; at < text.length; ) {
    const to = (at / 5) * 4;
    let word = 0;
    for (const end = at + 5; at < end; at++) {
      const code = text.charCodeAt(at) - ${FIRST};
      word = word * 85 + code - (code > ${LEFT_OUT[0] - FIRST}) - (code > ${LEFT_OUT[1] - FIRST});
    }
    words.setUint32(to, word);
  }
  return new Uint8Array(words.buffer, 0, length);
}
`;
