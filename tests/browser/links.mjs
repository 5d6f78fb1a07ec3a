// Links as the tests make and read them, without the page's own code.

import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The fragment that holds these files. */
export function linkTo(shared) {
  return `#v1.${deflateRawSync(typeof shared === "string" || Buffer.isBuffer(shared) ? shared : JSON.stringify(shared)).toString("base64url")}`;
}

/** What a link holds. */
export function heldBy(link) {
  const packed = /#v1\.([\w-]+)/.exec(link)[1];
  return JSON.parse(inflateRawSync(Buffer.from(packed, "base64url")).toString());
}

/** What the page holds, as its own dialog says. */
export async function held(inside) {
  await inside.getByTestId("share").click();
  const link = await inside.getByTestId("share-link").inputValue();
  await inside.getByTestId("share-close").click();
  return heldBy(link);
}

/** The texts of the page's files. */
export async function texts(inside) {
  return (await held(inside)).files.map(({ text }) => text);
}
