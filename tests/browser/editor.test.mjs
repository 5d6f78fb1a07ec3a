// The editor: it takes the text field's place, and findings are put right from the keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, FIELD, HOMES, clipboard, serve, type, visit, written } from "./support.mjs";

const server = await serve();
const page = `${server}/a/b/`;

/** Waits until an answer has `count` errors. */
const errors = (inside, count) =>
  inside.waitForFunction((count) => document.querySelectorAll('[data-testid=finding][data-severity="error"]').length === count, count);

for (const { name, address, frame } of HOMES) {
  test(`findings are underlined, and a correction is one step of undo, on ${name}`, () =>
    visit(address(server), { frame }, async (at) => {
      const { inside } = at;
      await type(at, ARTICLE);
      await inside.locator(".cm-lintRange-error").first().waitFor();
      assert.ok((await inside.locator(".cm-lint-marker-error").count()) >= 1);
      await inside.getByTestId("apply-all").click();
      await errors(inside, 0);
      assert.match(await written(inside), /DFOREGROUND/);
      await inside.locator(FIELD).focus();
      await at.page.keyboard.press("ControlOrMeta+Z");
      await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
      assert.equal(await written(inside), ARTICLE);
    }));
}

test("from key to key: the next finding, its fixes, applied", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    const { keyboard } = at.page;
    await type(at, ARTICLE);
    await inside.locator(".cm-lintRange").first().waitFor();
    await keyboard.press("ControlOrMeta+Home");
    const selected = () => inside.evaluate(() => getSelection().toString());
    for (let key = 0; key < 5 && !/systemctl enable httpd/.test(await selected()); key++) await keyboard.press("F8");
    assert.match(await selected(), /systemctl enable httpd/);
    await keyboard.press("ControlOrMeta+.");
    const menu = inside.getByTestId("quick-fixes");
    await menu.waitFor();
    assert.equal(await inside.evaluate(() => document.activeElement.getAttribute("role")), "menuitem");
    await keyboard.press("Escape");
    assert.equal(await menu.count(), 0);
    assert.equal(await inside.evaluate(() => document.activeElement.id), "editor-text");
    await keyboard.press("ControlOrMeta+.");
    await keyboard.press("Enter");
    await errors(inside, 0);
    assert.match(await written(inside), /DFOREGROUND/);
  }));

test("a finding is silenced by a comment, which undo takes back", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, ARTICLE);
    await inside.locator('[data-rule="systemd-as-pid-1"]').getByTestId("ignore").click();
    await inside.waitForFunction(() => !document.querySelector('[data-testid=finding][data-rule="systemd-as-pid-1"]'));
    assert.match(await written(inside), /^# foreground ignore=systemd-as-pid-1\nCMD/m);
  }));

test("a correction for review is seen before it is applied", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, 'FROM debian:bookworm\nRUN apt-get update && apt-get install -y nginx cron && systemctl enable nginx cron\nCMD ["/sbin/init"]\n');
    const finding = inside.getByTestId("finding").filter({ has: inside.getByTestId("preview") }).first();
    assert.equal(await finding.getByTestId("apply").count(), 0);
    await finding.getByTestId("preview").click();
    assert.ok((await finding.getByTestId("preview-diff").locator("tr.added, tr.removed").count()) > 0);
    const before = await written(inside);
    await finding.getByTestId("apply").click();
    assert.notEqual(await written(inside), before);
  }));

test("a hunk of the diff is applied by itself, in either layout", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    const text = `FROM debian:bookworm AS web\nRUN apt-get update && apt-get install -y nginx && systemctl enable nginx\nCMD ["/sbin/init"]\n${"# between\n".repeat(12)}FROM debian:bookworm\nRUN apt-get update && apt-get install -y redis-server && systemctl enable redis-server\nCMD ["/sbin/init"]\n`;
    await type(at, text);
    const hunks = inside.getByTestId("correction").getByTestId("apply-hunk");
    const count = await hunks.count();
    assert.ok(count >= 2, `${count} hunks`);
    await inside.getByTestId("correction").getByTestId("diff-layout").locator("button").nth(1).click();
    assert.equal(await inside.getByTestId("correction").locator("table.diff.beside").count(), 1);
    assert.equal(await hunks.count(), count);
    await hunks.last().click();
    await inside.waitForFunction((count) => document.querySelectorAll("[data-testid=correction] [data-testid=apply-hunk]").length < count, count);
    const after = await written(inside);
    assert.match(after, /nginx && systemctl enable nginx/, "the other stage is untouched");
    assert.doesNotMatch(after, /systemctl enable redis/);
  }));

test("one key copies the corrected file", () =>
  visit(page, { permissions: ["clipboard-read", "clipboard-write"] }, async (at) => {
    await type(at, ARTICLE);
    const corrected = await at.inside.getByTestId("corrected-text").textContent();
    await at.inside.locator(FIELD).focus();
    await at.page.keyboard.press("ControlOrMeta+Enter");
    assert.equal(await clipboard(at.inside, corrected), corrected);
    assert.equal(await written(at.inside), ARTICLE, "no line is inserted");
  }));

test("where there is nothing to copy, the key says so and leaves the text alone", () =>
  visit(page, {}, async (at) => {
    await type(at, "FROM debian:12\n");
    await at.page.keyboard.press("ControlOrMeta+Enter");
    await at.inside.getByText("There is no corrected file to copy.").first().waitFor();
    assert.equal(await written(at.inside), "FROM debian:12\n");
  }));

test("the verdict leads to the correction, and what was done is seen wherever one is", () =>
  visit(page, { viewport: { width: 390, height: 844 } }, async (at) => {
    await type(at, ARTICLE);
    await at.inside.getByTestId("to-correction").click();
    const shown = () => at.inside.getByTestId("correction").evaluate((block) => Math.abs(block.getBoundingClientRect().top) < 200);
    for (let tries = 0; tries < 40 && !(await shown()); tries++) await at.inside.waitForTimeout(50);
    assert.ok(await shown());
    await at.inside.getByTestId("apply-all").click();
    await at.inside.locator("#seen").getByText("Applied").waitFor();
    await at.inside.waitForFunction(() => document.querySelector("#seen").textContent === "");
  }));

test("Escape closes what F8 shows over the text", () =>
  visit(page, {}, async (at) => {
    await type(at, ARTICLE);
    await at.inside.waitForSelector(".cm-lintRange");
    await at.page.keyboard.press("F8");
    await at.inside.waitForSelector(".cm-tooltip");
    await at.page.keyboard.press("Escape");
    await at.inside.waitForSelector(".cm-tooltip", { state: "detached" });
  }));

test("the list of keys opens on ?, and F8 goes through the findings outside of the editor", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, ARTICLE);
    await inside.getByTestId("shortcuts").focus();
    await at.page.keyboard.press("?");
    await inside.getByTestId("shortcuts-dialog").waitFor();
    await at.page.keyboard.press("Escape");
    await at.page.keyboard.press("F8");
    const finding = () => inside.evaluate(() => document.activeElement.closest(".finding")?.id);
    const first = await finding();
    assert.ok(first);
    await at.page.keyboard.press("F8");
    assert.notEqual(await finding(), first);
    await at.page.keyboard.press("Shift+F8");
    assert.equal(await finding(), first);
  }));

test("Japanese comes through an input method, and is read when it is composed", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, "FROM debian:12\n");
    const session = await at.context.newCDPSession(at.page);
    await inside.locator(FIELD).focus();
    await at.page.keyboard.press("ControlOrMeta+End");
    await at.page.keyboard.type("# ");
    const answered = () => inside.evaluate(() => Number(document.documentElement.dataset.analysed));
    const before = await answered();
    for (const text of ["k", "こ", "こん", "こんt", "こんて", "こんてな"]) {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    assert.equal(await answered(), before, "nothing is read while it is composed");
    await session.send("Input.insertText", { text: "コンテナ" });
    await inside.waitForFunction((before) => Number(document.documentElement.dataset.analysed) > before, before);
    assert.equal(await written(inside), "FROM debian:12\n# コンテナ");
  }));

test("without the editor's script the text field does its work", () =>
  visit(page, { block: "**/editor-*.js" }, async ({ page, inside }) => {
    await inside.locator("#source").fill(ARTICLE);
    await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    await inside.getByTestId("apply-all").click();
    await inside.waitForFunction(() => /DFOREGROUND/.test(document.querySelector("#source").value));
    await page.keyboard.press("?");
  }));

test("what is pointed at is marked in the text, the findings, the diff and the tree", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, ARTICLE);
    await inside.locator('[data-rule="systemd-as-pid-1"] h3').hover();
    await inside.locator(".cm-line.pointed").filter({ hasText: "/sbin/init" }).waitFor();
    await inside.locator("[data-testid=diff] tr.removed.current").filter({ hasText: "/sbin/init" }).waitFor();
    assert.equal(await inside.locator(".cm-line.pointed").count(), 1);

    await inside.locator("[data-testid=diff] tr.removed").filter({ hasText: "systemctl" }).hover();
    await inside.locator(".cm-line.pointed").filter({ hasText: "systemctl" }).waitFor();
    assert.equal(await inside.locator('[data-rule="systemd-as-pid-1"].current').count(), 0);

    await inside.locator(FIELD).focus();
    await at.page.keyboard.press("ControlOrMeta+End");
    await at.page.keyboard.press("ArrowUp");
    await inside.locator('.finding.current[data-rule="systemd-as-pid-1"]').waitFor();
    assert.equal(await inside.locator(".cm-line.pointed").count(), 0, "the caret's own line is not marked");
  }));
