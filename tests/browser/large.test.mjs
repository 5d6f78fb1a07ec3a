// A large text is read in a worker: the page goes on meanwhile, and shows the same as it would without one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, FIELD, HOMES, serve, type, visit, written } from "./support.mjs";

const server = await serve();

/** A container's `ps -ef` of so many services beside systemd. */
function listing(services) {
  const row = (pid, parent, command) => `root ${String(pid).padStart(9)} ${String(parent).padStart(5)}  0 08:00 ?        00:00:00 ${command}`;
  const rows = Array.from({ length: services }, (_, at) => row(at + 2, 1, `/opt/app/bin/worker --number ${at}`));
  return ["UID        PID  PPID  C STIME TTY          TIME CMD", row(1, 0, "/sbin/init"), ...rows, ""].join("\n");
}

/** What the page says of a text. */
const said = (inside) =>
  inside.evaluate(() => ({
    verdict: document.querySelector("[data-testid=verdict]").dataset.verdict,
    text: document.querySelector("#results").textContent,
    marks: document.querySelectorAll(".cm-lintRange").length,
  }));

for (const { name, address, frame } of HOMES) {
  test(`a large text is read in a worker: ${name}`, () =>
    visit(address(server), { frame }, async (at) => {
      await type(at, ARTICLE);
      assert.equal(at.page.workers().length, 0, "a small one is not");
      await type(at, listing(1_000));
      await at.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
      assert.equal(at.page.workers().length, 1);
      assert.match(await at.inside.locator("#results").textContent(), /1,?001 processes/);
    }));
}

test("without workers the page reads a large text itself, with the same result", () =>
  visit(`${server}/a/b/`, {}, async (at) => {
    const text = listing(1_000);
    await type(at, text);
    const with_worker = await said(at.inside);
    await visit(`${server}/a/b/`, { init: "delete globalThis.Worker" }, async (other) => {
      await type(other, text);
      assert.equal(other.page.workers().length, 0);
      assert.deepEqual(await said(other.inside), with_worker);
    });
  }));

test("where a policy forbids workers the page reads a large text itself", () =>
  visit(`${server}/a/b/`, { init: "URL.createObjectURL = () => 'blob:null/none'", complains: /blob:|worker/i }, async (at) => {
    await type(at, listing(1_000));
    await at.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
  }));

test("of two large texts the answer is about the second", () =>
  visit(`${server}/a/b/`, {}, async ({ page, inside }) => {
    await type({ page, inside }, listing(20_000));
    await inside.locator(FIELD).click();
    const paste = (text) =>
      inside.locator(FIELD).evaluate((field, text) => {
        globalThis.foregroundEditor.current.put(text, 0);
      }, text);
    await paste(listing(30_000));
    await inside.waitForTimeout(200);
    await paste(listing(2_000));
    await inside.waitForFunction(() => /2,?001 processes/.test(document.querySelector("#results").textContent));
    await inside.waitForTimeout(300);
    assert.match(await inside.locator("#results").textContent(), /2,?001 processes/);
  }));

test("another tab's answer is not shown for a large text", () =>
  visit(`${server}/a/b/`, {}, async (at) => {
    await type(at, ARTICLE);
    await at.inside.evaluate(() => {
      globalThis.seen = [];
      new MutationObserver(() => {
        const reading = document.querySelector("[data-testid=reading]") !== null;
        if (reading) globalThis.seen.push(document.querySelector("[data-testid=verdict]") === null);
      }).observe(document.querySelector("#results"), { childList: true, subtree: true });
    });
    await at.inside.getByTestId("open-file").setInputFiles({ name: "ps.txt", mimeType: "text/plain", buffer: Buffer.from(listing(20_000)) });
    await at.inside.waitForFunction(() => /20,?001 processes/.test(document.querySelector("#results")?.textContent ?? ""));
    assert.equal((await written(at.inside)).length, listing(20_000).length);
    assert.ok((await at.inside.evaluate(() => globalThis.seen)).includes(true), "it was said that it is read");
  }));
