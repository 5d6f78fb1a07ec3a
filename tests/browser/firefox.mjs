// The page in Firefox, hosted and from disk: typed into, put right from the keyboard, taken back.
//
//     node tests/browser/firefox.mjs
//
// `cargo xtask test` runs it too. It wants a built page and Firefox (`FIREFOX`, by default Debian's /usr/bin/firefox-esr), which
// WebDriver BiDi drives.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { DIST, serve } from "./support.mjs";

const server = await serve();
const browser = await puppeteer.launch({
  browser: "firefox",
  protocol: "webDriverBiDi",
  executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
});
after(() => browser.close());

const LINES = ["FROM debian:12", "RUN apt-get update && apt-get install -y nginx && systemctl enable nginx", 'CMD ["/sbin/init"]'];
const text = (page) => page.evaluate(() => globalThis.foregroundEditor.current.text());

async function chord(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

for (const [name, address] of [
  ["hosted", `${server}/a/b/`],
  ["from disk", pathToFileURL(join(DIST, "standalone.html")).href],
]) {
  test(name, async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(address);
    await page.waitForSelector("#editor-text");
    await page.focus("#editor-text");
    for (const [at, line] of LINES.entries()) {
      if (at > 0) await page.keyboard.press("Enter");
      await page.keyboard.type(line);
    }
    await page.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    await page.waitForSelector(".cm-lintRange-error");
    await chord(page, ".");
    await page.waitForSelector("[data-testid=quick-fixes]");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-testid=verdict][data-verdict="clean"]');
    assert.match(await text(page), /daemon off;/);
    await chord(page, "z");
    await page.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    assert.equal(await text(page), LINES.join("\n"));
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
