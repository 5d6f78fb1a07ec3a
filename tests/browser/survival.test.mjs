// Should the analysis ever fail: the page says so, keeps the text and goes on with a fresh instance of the module.
//
// The page of these tests is built with the feature `trap`: its analysis stops at a text that says so.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { ARTICLE, HOMES, serve, type, visit, written } from "./support.mjs";

const TRAP = fileURLToPath(new URL("../../target/trap/", import.meta.url));
const skip = existsSync(TRAP) ? false : "`cargo xtask test` builds the page that this needs";
const control = await serve({ handle: true });
control.dist = TRAP;
/** What the browser itself says of a trap. */
const complains = /unreachable|RuntimeError|panicked/;
const homes = HOMES.filter(({ name }) => !name.includes("disk")); // support.mjs opens dist/ there.

const LARGE = "# long\n".repeat(4_000);

for (const { name, address, frame } of homes) {
  for (const fault of ["trap", "panic"]) {
    test(`a ${fault} where the page is drawn: ${name}`, { skip }, () =>
      visit(address(control.address), { frame, complains, reloads: true }, async (at) => {
        await type(at, ARTICLE);
        const text = `${ARTICLE}# ${fault} here\n`;
        await put(at, text);
        await at.inside.waitForSelector("[data-testid=restarted]");
        await stopped(at.inside);
        assert.equal(await written(at.inside), text, "the text is kept");
        await type(at, ARTICLE);
        await at.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
        await at.inside.getByTestId("restart-heard").click();
        assert.equal(await at.inside.getByTestId("restarted").count(), 0);
      }));

    test(`a ${fault} in the worker: ${name}`, { skip }, () =>
      visit(address(control.address), { frame, complains }, async (at) => {
        const text = `${ARTICLE}${LARGE}# ${fault} here\n`;
        await type(at, text);
        await stopped(at.inside);
        assert.equal(await written(at.inside), text);
        assert.equal(await at.inside.getByTestId("restarted").count(), 0, "the page itself went on");
        await type(at, ARTICLE + LARGE);
        await at.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
      }));
  }
}

test("all files come back, and a link is not followed twice", { skip }, () =>
  visit(`${control.address}/a/b/`, { complains, reloads: true }, async (at) => {
    const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await at.inside.getByTestId("open-file").setInputFiles([file("Dockerfile", ARTICLE), file("start.sh", "#!/bin/sh\nexec httpd\n")]);
    await at.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    const text = `${ARTICLE}# trap here\n`;
    await put(at, text);
    await at.inside.waitForSelector("[data-testid=restarted]");
    assert.equal(await written(at.inside), text);
    const tabs = at.inside.getByRole("tab");
    assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "start.sh"]);
    await tabs.nth(1).click();
    assert.equal(await written(at.inside), "#!/bin/sh\nexec httpd\n");
  }));

test("once all went well, a reload by hand begins anew", { skip }, () =>
  visit(`${control.address}/a/b/`, { complains, reloads: true }, async (at) => {
    await put(at, `${ARTICLE}# trap here\n`);
    await at.inside.waitForSelector("[data-testid=restarted]");
    await type(at, ARTICLE);
    await at.inside.waitForFunction(() => history.state === null);
    await at.page.reload();
    await at.inside.waitForSelector("html[data-ready=true]", { state: "attached" });
    assert.equal(await at.inside.getByTestId("restarted").count(), 0);
  }));

/** Puts a text in without waiting for an answer. */
async function put({ inside }, text) {
  // The page goes away under it.
  await inside.evaluate((text) => {
    const editor = globalThis.foregroundEditor.current;
    setTimeout(() => editor.edit([[0, editor.text().length, text]]));
  }, text);
}

async function stopped(inside) {
  await inside.waitForSelector('[data-testid=verdict][data-verdict="unknown"]');
  assert.match(await inside.locator("#results").textContent(), /The analysis stopped at this text/);
}
