// Draws the page's main states into target/screenshots/, in both languages, light and dark, wide and narrow:
//
//     node tests/browser/screenshots.mjs [STATE…]
//
// and, for looking at all of them at once, overview.html beside them. It wants a built page (`cargo xtask build`).

import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { STATES } from "./states.mjs";
import { FIELD, serve } from "./support.mjs";

const FOLDER = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

const address = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });
const wanted = process.argv.slice(2);
const shots = [];
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
for (const [state, steps] of Object.entries(STATES)) {
  if (wanted.length && !wanted.includes(state)) continue;
  for (const locale of ["en-US", "ja-JP"]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        const context = await browser.newContext({ locale, colorScheme, viewport, reducedMotion: "reduce" });
        const page = await context.newPage();
        await page.goto(`${address}/a/b/`);
        await page.waitForSelector(FIELD);
        await steps(page);
        await page.waitForTimeout(300);
        const name = `${state}-${locale.slice(0, 2)}-${colorScheme}-${size}.png`;
        await page.screenshot({ path: `${FOLDER}${name}` });
        shots.push(name);
        await context.close();
      }
    }
  }
}
const figure = (name) => `<figure style="display:inline-block;margin:8px"><img src="${name}" height="420" alt=""><figcaption>${name}</figcaption></figure>`;
await writeFile(`${FOLDER}overview.html`, `<!doctype html><meta charset="utf-8"><title>Screenshots</title>${shots.map(figure).join("")}`);
console.log(`${shots.length} screenshots in ${FOLDER}`);
await browser.close();
// What the tests share keeps a browser and a server of its own until a test has ended; here there is none.
process.exit();
