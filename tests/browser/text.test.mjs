// The text belongs to the user: it is kept, never run, and comes back with its own line endings.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ARTICLE, clipboard, serve, type, visit } from "./support.mjs";

const server = `${await serve()}/a/b/`;

test("what is typed before the Wasm has arrived is kept and answered", async () => {
  let arrive;
  const slow = await serve({ delay: new Promise((resolve) => (arrive = resolve)) });
  await visit(`${slow}/a/b/`, { ready: false }, async ({ page, inside }) => {
    await inside.locator("#source").click();
    await page.keyboard.type(ARTICLE);
    assert.equal(await inside.evaluate(() => document.documentElement.dataset.ready), undefined);
    arrive();
    await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    assert.equal(await inside.locator("#source").inputValue(), ARTICLE);
    await page.keyboard.type("# on");
    assert.equal(await inside.locator("#source").inputValue(), `${ARTICLE}# on`, "focus and caret stay");
  });
});

test("a text with markup is shown as text", () =>
  visit(server, {}, async (at) => {
    await type(at, 'FROM <img src=x onerror="alert(1)">\nCMD ["/sbin/init", "<script>alert(2)</script>"]\n');
    assert.equal(await at.inside.locator("#results img, #results script").count(), 0);
  }));

test("a file with CRLF comes back with CRLF", () =>
  visit(server, {}, async ({ page, inside }) => {
    const crlf = ARTICLE.replaceAll("\n", "\r\n");
    await inside.getByTestId("open-file").setInputFiles({ name: "Dockerfile", mimeType: "text/plain", buffer: Buffer.from(crlf) });
    await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    const [download] = await Promise.all([page.waitForEvent("download"), inside.getByTestId("download-corrected").click()]);
    const text = await readFile(await download.path(), "utf8");
    assert.equal(download.suggestedFilename(), "Dockerfile");
    assert.match(text, /DFOREGROUND/);
    assert.equal(text.split("\n").length, text.split("\r\n").length);
  }));

test("copying takes the corrected text", () =>
  visit(server, { permissions: ["clipboard-read", "clipboard-write"] }, async (at) => {
    await type(at, ARTICLE);
    const corrected = await at.inside.getByTestId("corrected-text").textContent();
    await at.inside.getByTestId("copy-corrected").click();
    assert.equal(await clipboard(at.inside, corrected), corrected);
  }));

test("the kind of text can be said", () =>
  visit(server, {}, async (at) => {
    await type(at, "PID TTY STAT TIME COMMAND\n1 ? Ss 0:00 /sbin/init\n");
    const kinds = at.inside.getByTestId("kind-select").locator("option");
    assert.ok((await kinds.count()) >= 3);
    for (let index = 0; index < (await kinds.count()); index++) {
      await at.inside.getByTestId("kind-select").selectOption({ index });
      await at.inside.waitForSelector("[data-testid=verdict]");
    }
  }));
