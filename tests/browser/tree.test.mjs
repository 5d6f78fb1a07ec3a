// The process trees: the keyboard contract of the tree pattern, the ways between a process, its line and its finding,
// the drawing, and a listing that is too large to be drawn whole.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import axe from "axe-core";
import { ARTICLE, FIELD, answers, clipboard, serve, type, visit, written } from "./support.mjs";

const server = `${await serve()}/a/b/`;

/** A container in which an init was booted. */
const LISTING = [
  "  PID  PPID USER     COMMAND",
  "    1     0 root     /sbin/init",
  "   20     1 root     /usr/lib/systemd/systemd-journald",
  "   30     1 dbus     /usr/bin/dbus-daemon --system --nofork",
  "   40     1 root     /usr/sbin/httpd -DFOREGROUND",
  "   41    40 apache   /usr/sbin/httpd -DFOREGROUND",
  "   42    40 apache   /usr/sbin/httpd -DFOREGROUND",
  "   50     1 root     /usr/lib/systemd/systemd-logind",
  "",
].join("\n");

/** A machine with so many processes. */
const large = (count) =>
  ["  PID  PPID USER     COMMAND", "    1     0 root     /sbin/init", "   20     1 root     /usr/lib/systemd/systemd-journald"]
    .concat(Array.from({ length: count }, (_, at) => `${100 + at}     1 app      /opt/app/worker --slot ${at}`))
    .join("\n");

/** Puts a text into the field at once and waits for its answer. */
async function put(at, text) {
  const before = await answers(at.inside);
  await at.inside.evaluate((text) => globalThis.foregroundEditor.current.put(text, 0), text);
  await at.inside.waitForFunction((before) => Number(document.documentElement.dataset.analysed) > before, before);
}

/** What stands in the focused line of a tree, and what is said of it. */
const focused = ({ inside }) =>
  inside.evaluate(() => {
    const item = document.activeElement;
    if (item?.getAttribute("role") !== "treeitem") return null;
    const said = (name) => item.getAttribute(`aria-${name}`);
    return {
      command: (item.querySelector(".command") ?? item).textContent,
      level: said("level"),
      place: `${said("posinset")}/${said("setsize")}`,
      expanded: said("expanded"),
      selected: said("selected"),
    };
  });

test("what is folded and selected stays so in the other language", () =>
  visit(server, {}, async (at) => {
    await put(at, LISTING);
    const { inside, page } = at;
    const tree = inside.getByTestId("tree-before").getByRole("tree");
    await tree.locator('[tabindex="0"]').focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft"]) await page.keyboard.press(key);
    const closed = tree.locator('[aria-selected="true"][aria-expanded="false"]');
    await closed.waitFor();
    for (const lang of ["ja", "en"]) {
      await inside.locator(`[data-testid=lang-switch] [lang="${lang}"]`).click();
      await inside.waitForSelector(`html[lang="${lang}"]`, { state: "attached" });
      assert.match(await closed.textContent(), /httpd/);
    }
  }));

test("the keyboard goes through a tree as the pattern has it", () =>
  visit(server, {}, async (at) => {
    await put(at, LISTING);
    const { inside, page } = at;
    const tree = inside.getByTestId("tree-before").getByRole("tree");
    await tree.waitFor();
    assert.equal(await tree.locator('[tabindex="0"]').count(), 1, "one line is in the order of Tab");
    await tree.locator('[tabindex="0"]').focus();
    const press = async (key) => {
      await page.keyboard.press(key);
      await inside.waitForFunction(() => document.activeElement.tabIndex === 0);
      return focused(at);
    };
    assert.deepEqual(await focused(at), { command: "/sbin/init", level: "1", place: "1/1", expanded: "true", selected: "false" });
    assert.deepEqual(await press("ArrowDown"), {
      command: "/usr/lib/systemd/systemd-journald", level: "2", place: "1/4", expanded: null, selected: "true",
    });
    assert.equal((await press("ArrowUp")).command, "/sbin/init");
    assert.match((await press("End")).command, /logind/);
    assert.equal((await press("Home")).command, "/sbin/init");
    assert.equal((await press("ArrowRight")).place, "1/4");
    assert.equal((await press("ArrowDown")).place, "2/4");
    const parent = await press("ArrowDown");
    assert.deepEqual([parent.place, parent.expanded], ["3/4", "true"]);
    assert.equal((await press("ArrowLeft")).expanded, "false");
    assert.match((await press("ArrowDown")).command, /logind/, "what is closed is passed over");
    assert.equal((await press("ArrowUp")).expanded, "false");
    assert.equal((await press("ArrowRight")).expanded, "true");
    assert.deepEqual([(await press("ArrowRight")).level, (await press("ArrowLeft")).place], ["3", "3/4"]);
    assert.equal((await press("ArrowLeft")).expanded, "false");
    assert.equal((await press("*")).expanded, "true");
    assert.equal((await press("ArrowLeft")).expanded, "false");
    assert.equal((await press("ArrowLeft")).command, "/sbin/init");
    // By the name of the program as well as by the command line.
    assert.match((await press("d")).command, /dbus-daemon/);
    await page.waitForTimeout(800);
    assert.match((await press("s")).command, /logind/);
    assert.equal(await tree.locator('[tabindex="0"]').count(), 1);
    await page.keyboard.press("Tab");
    assert.equal(await focused(at), null, "Tab leaves the tree");
  }));

test("a process leads to its line and to the reason why it goes, and back", () =>
  visit(server, {}, async (at) => {
    await put(at, LISTING);
    const { inside, page } = at;
    const tree = inside.getByTestId("tree-before").getByRole("tree");
    const selected = () =>
      inside.evaluate(() => (document.activeElement.id === "editor-text" ? getSelection().toString() : null));
    const bus = tree.getByRole("treeitem").filter({ hasText: "dbus-daemon" });
    assert.match(await bus.textContent(), /no longer needed/);
    await bus.getByTestId("line").click();
    assert.match(await selected(), /^30\s.*dbus-daemon --system --nofork$/);

    await bus.getByTestId("why").click();
    const at_finding = () => inside.evaluate(() => document.activeElement.closest("[data-rule]")?.dataset.rule);
    assert.equal(await at_finding(), "dbus-in-container");
    await inside.locator('[data-rule="dbus-in-container"]').getByTestId("in-tree").click();
    await inside.waitForFunction(() => document.activeElement.getAttribute("role") === "treeitem");
    assert.match((await focused(at)).command, /dbus-daemon/);

    // The same without pointing.
    await page.keyboard.press("Enter");
    assert.match(await selected(), /dbus-daemon/);
    await bus.focus();
    await page.keyboard.press("ArrowUp");
    await inside.getByTestId("tree-before").getByTestId("to-reason").click();
    assert.equal(await at_finding(), "init-household");

    // From a line, through what is folded.
    await inside.locator(FIELD).focus();
    await tree.getByRole("treeitem").first().locator(".knob").click();
    assert.equal(await tree.getByRole("treeitem").count(), 1);
    await inside.locator(FIELD).focus();
    await page.keyboard.press("ControlOrMeta+Home");
    for (let line = 0; line < 6; line++) await page.keyboard.press("ArrowDown");
    const link = inside.getByTestId("line-in-tree");
    await link.filter({ hasText: "7" }).click();
    await inside.waitForFunction(() => document.activeElement.getAttribute("role") === "treeitem");
    assert.deepEqual([(await focused(at)).level, (await focused(at)).place], ["3", "2/2"]);
  }));

test("the drawing is a file that stands alone", () =>
  visit(server, {}, async (at) => {
    const article = await at.context.newPage();
    for (const text of [LISTING, ARTICLE]) {
      await put(at, text);
      const { inside, page } = at;
      const [download] = await Promise.all([page.waitForEvent("download"), inside.getByTestId("download-svg").click()]);
      assert.equal(download.suggestedFilename(), "process-tree.svg");
      const svg = await readFile(await download.path(), "utf8");
      const read = await article.evaluate((svg) => {
        const tree = new DOMParser().parseFromString(svg, "image/svg+xml");
        const texts = [...tree.querySelectorAll("text")].map((text) => text.textContent);
        return { root: tree.documentElement.nodeName, broken: tree.querySelector("parsererror")?.textContent, scripts: tree.querySelectorAll("script, foreignObject, [href]").length, texts };
      }, svg);
      assert.deepEqual([read.root, read.broken, read.scripts], ["svg", undefined, 0]);
      for (const words of ["Before", "After", "PID 1", "/sbin/init"]) assert.ok(read.texts.includes(words), words);
      const size = await article.evaluate(async (svg) => {
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
        await image.decode();
        return image.naturalWidth;
      }, svg);
      assert.ok(size > 400, `${size} px`);
    }
  }));

test("all trees are copied as text", () =>
  visit(server, { permissions: ["clipboard-read", "clipboard-write"] }, async (at) => {
    await put(at, LISTING);
    await at.inside.getByTestId("copy-trees").click();
    await clipboard(at.inside, " \\_ /usr/sbin/httpd -DFOREGROUND");
  }));

test("of a large listing few lines are drawn, and each can be reached", () =>
  visit(server, {}, async (at) => {
    await put(at, large(20_000));
    const { inside, page } = at;
    const tree = inside.getByTestId("tree-before").getByRole("tree");
    const items = tree.getByRole("treeitem");
    assert.ok((await items.count()) < 300, `${await items.count()} lines`);
    await tree.locator('[tabindex="0"]').focus();
    await page.keyboard.press("End");
    assert.match((await focused(at)).command, /19901 more processes/);
    await page.keyboard.press("Enter");
    await inside.waitForFunction(() => /slot 99$/.test(document.activeElement.querySelector(".command")?.textContent));
    assert.equal((await focused(at)).place, "101/20001");

    await inside.locator(FIELD).focus();
    await page.keyboard.press("ControlOrMeta+End");
    await inside.getByTestId("line-in-tree").filter({ hasText: "20003" }).click();
    await inside.waitForFunction(() => /slot 19999$/.test(document.activeElement.querySelector(".command")?.textContent));
    assert.equal((await focused(at)).place, "20001/20001");
    assert.ok((await items.count()) < 600, `${await items.count()} lines`);
  }));

test("more than is read is said, and stays", () =>
  visit(server, {}, async (at) => {
    const text = `${large(10)}\n`.padEnd(5 * 1024 * 1024 + 1, `${"y".repeat(255)}\n`);
    await put(at, text);
    await at.inside.waitForSelector('[data-testid=verdict][role="alert"]');
    assert.match(await at.inside.getByTestId("verdict").textContent(), /5 MiB/);
    assert.equal((await written(at.inside)).length, text.length);
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the trees, in ${colorScheme}`, () =>
    visit(server, { colorScheme }, async (at) => {
      await put(at, LISTING);
      await at.inside.getByTestId("tree-before").getByRole("treeitem").nth(2).click();
      await at.inside.evaluate(axe.source);
      const { violations } = await at.inside.evaluate(() => globalThis.axe.run("[data-testid=trees]"));
      assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`)), []);
    }));
}

for (const width of [390, 1280]) {
  test(`the trees fit into a window of ${width} px`, () =>
    visit(server, { viewport: { width, height: 844 } }, async (at) => {
      const deep = Array.from({ length: 40 }, (_, at) => `${at + 1} ${at} root /usr/bin/step --number ${at} --and-a-long-argument=${"x".repeat(60)}`);
      for (const text of [LISTING, ["PID PPID USER COMMAND", ...deep, ""].join("\n")]) {
        await put(at, text);
        const [wide, window] = await at.inside.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= window, `${wide} px`);
      }
      const boxes = await at.inside.evaluate(() => [...document.querySelectorAll("[data-testid=trees] figure")].map((figure) => figure.getBoundingClientRect().right <= innerWidth));
      assert.ok(boxes.every(Boolean));
    }));
}
