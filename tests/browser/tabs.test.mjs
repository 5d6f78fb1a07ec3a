// Several files: tabs worked by hand and by keyboard, files dropped, a paste taken apart, and the table of privileges.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { HOMES, answers, clipboard, serve, type, visit, written } from "./support.mjs";

const server = await serve();
const page = `${server}/a/b/`;

const DOCKERFILE = 'FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nCOPY entrypoint.sh /entrypoint.sh\nCMD ["sh", "/entrypoint.sh"]\n';
const SCRIPT = "#!/bin/sh\nservice apache2 start\ntail -f /dev/null\n";

const errors = (inside) => inside.locator('[data-testid=finding][data-severity=error]').count();

/** Presses a button and waits for the answer that follows. */
async function press(at, testid) {
  const before = await answers(at.inside);
  await at.inside.locator(`[data-testid=${testid}]`).click();
  await at.inside.waitForFunction((before) => Number(document.documentElement.dataset.analysed) > before, before);
}

async function serious(inside) {
  await inside.evaluate(axe.source);
  const { violations } = await inside.evaluate(() => globalThis.axe.run());
  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`);
}

for (const { name, address, frame } of HOMES) {
  test(`a second file answers the first, on ${name}`, () =>
    visit(address(server), { frame }, async (at) => {
      await type(at, DOCKERFILE);
      assert.equal(await errors(at.inside), 0, "what the script starts is not known");
      await press(at, "tab-add");
      assert.equal(await written(at.inside), "");
      await type(at, SCRIPT);
      assert.equal(await errors(at.inside), 1);
      await at.inside.locator("[role=tab]").first().click();
      await at.inside.locator("[data-testid=finding]").first().waitFor();
      assert.equal(await written(at.inside), DOCKERFILE);
      assert.equal(await errors(at.inside), 1, "now the Dockerfile's answer knows it");
    }));
}

test("tabs are worked with the keyboard, renamed, removed and brought back", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, DOCKERFILE);
    await press(at, "tab-add");
    await type(at, SCRIPT);
    const tabs = inside.locator("[role=tab]");
    assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "entrypoint.sh"]);
    assert.deepEqual(await serious(inside), []);
    await tabs.nth(1).focus();
    await at.page.keyboard.press("ArrowRight");
    await inside.waitForFunction(() => document.activeElement?.textContent === "Dockerfile");
    assert.equal(await tabs.nth(0).getAttribute("aria-selected"), "true");
    assert.equal(await written(inside), DOCKERFILE);
    assert.equal(await inside.locator("[role=tabpanel]").getAttribute("aria-labelledby"), await tabs.nth(0).getAttribute("id"));
    await at.page.keyboard.press("End");
    await inside.waitForFunction(() => document.activeElement?.textContent === "entrypoint.sh");
    await inside.locator("[data-testid=tab-name]").fill("run.sh");
    assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "run.sh"]);
    await press(at, "tab-remove");
    assert.equal(await tabs.count(), 0, "one file needs no tabs");
    await press(at, "undo");
    assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "run.sh"]);
    assert.equal(await written(inside), SCRIPT);
  }));

test("several files are opened as tabs, and a paste is taken apart", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await inside.locator("[data-testid=open-file]").setInputFiles([
      { name: "Dockerfile", mimeType: "text/plain", buffer: Buffer.from(DOCKERFILE) },
      { name: "entrypoint.sh", mimeType: "text/plain", buffer: Buffer.from(SCRIPT) },
    ]);
    const tabs = inside.locator("[role=tab]");
    await tabs.nth(1).waitFor();
    assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "entrypoint.sh"]);
    assert.equal(await errors(inside), 1);
    await press(at, "tab-remove");
    await type(at, `==> Dockerfile <==\n${DOCKERFILE}\n==> entrypoint.sh <==\n${SCRIPT}`);
    assert.equal(await errors(inside), 2, "both are answered in one text");
    await press(at, "split");
    assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "entrypoint.sh"]);
  }));

for (const width of [390, 1280]) {
  test(`the table of privileges is one for a screen reader, ${width} px wide`, () =>
    visit(page, { viewport: { width, height: 844 } }, async (at) => {
      const { inside } = at;
      await type(at, "docker run -d --cap-add NET_ADMIN --device /dev/net/tun --pid=host --privileged --name vpn kylemanna/openvpn");
      const table = inside.locator("[data-testid=privileges] table").first();
      assert.deepEqual(await table.getByRole("columnheader").count(), 4);
      const row = table.getByRole("row", { name: /NET_ADMIN/ });
      assert.match(await row.getByRole("cell").first().textContent(), /^needed/);
      assert.ok((await table.locator("caption").textContent()).includes("vpn"));
      const widths = await inside.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(widths[0] <= widths[1], `${widths[0]} px`);
      assert.deepEqual(await serious(inside), []);
    }));
}

const SEVERAL = "FROM debian:12\nRUN apt-get update && apt-get install -y nginx redis-server\nEXPOSE 80\nCMD service redis-server start && service nginx start && tail -f /dev/null\n";

for (const { name, address, frame } of HOMES) {
  test(`the correction of several services is two files and one step of undo, on ${name}`, () =>
    visit(address(server), { frame }, async (at) => {
      const { inside } = at;
      await type(at, SEVERAL);
      const tree = inside.locator('[data-testid="tree-after"]');
      assert.match(await tree.textContent(), /redis-server[^]*nginx: master/, "the tree has all containers");
      await inside.getByTestId("apply-all").click();
      const tabs = inside.locator("[role=tab]");
      await tabs.nth(1).waitFor();
      assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "compose.yaml"]);
      assert.match(await written(inside), /FROM base AS redis/);
      await inside.waitForSelector('[data-testid=verdict][data-verdict="clean"]');
      assert.equal(await inside.evaluate(() => document.activeElement.id), "verdict", "the focus is not lost with the button");
      assert.match(await inside.getByTestId("commands").textContent(), /docker compose up -d --build/);
      await tabs.nth(1).click();
      await inside.waitForFunction(() => globalThis.foregroundEditor.current.text().includes("services:"));
      await inside.waitForSelector('[data-testid=verdict][data-verdict="clean"]');
      await tabs.nth(0).click();
      await inside.waitForFunction(() => globalThis.foregroundEditor.current.text().includes("FROM base"));
      await inside.locator("#editor-text").focus();
      await at.page.keyboard.press("Control+z");
      await tabs.first().waitFor({ state: "detached" });
      assert.equal(await written(inside), SEVERAL);
      await at.page.keyboard.press("Control+y");
      await tabs.nth(1).waitFor();
      assert.deepEqual(await tabs.allTextContents(), ["Dockerfile", "compose.yaml"]);
    }));
}

test("the answer to pass on has every file", () =>
  visit(page, { permissions: ["clipboard-read", "clipboard-write"] }, async (at) => {
    const { inside } = at;
    await type(at, DOCKERFILE);
    await press(at, "tab-add");
    assert.ok(await inside.evaluate(() => globalThis.foregroundEditor.current.focused()), "a new file can be written at once");
    await type(at, SCRIPT);
    await inside.getByTestId("share").click();
    await inside.getByTestId("copy-markdown").click();
    const copied = await clipboard(inside, "### Foreground: Dockerfile:");
    assert.match(copied, /### Foreground: entrypoint\.sh:/);
  }));
