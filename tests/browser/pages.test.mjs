// The pages about rules and situations: static, in both languages, each with a link that opens its text in the page.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import axe from "axe-core";
import { DIST, serve, visit, written } from "./support.mjs";

const server = `${await serve()}/a/b/`;

const pages = (await readdir(DIST, { recursive: true })).filter((name) => /^(en|ja)\/.*\.html$/.test(name));

test("every rule has a page in either language, and no link leads nowhere", async () => {
  assert.ok(pages.length > 100, `${pages.length} pages`);
  const there = new Set(await readdir(DIST, { recursive: true }));
  for (const name of pages) {
    const html = await readFile(join(DIST, name), "utf8");
    assert.ok(there.has(name.replace(/^(en|ja)/, (lang) => (lang === "en" ? "ja" : "en"))), `${name} in the other language`);
    for (const [, href] of html.matchAll(/<(?:a|link)\b[^>]*\bhref="([^"#:]+)(?:#[^"]*)?"/g)) {
      const target = relative(DIST, join(DIST, dirname(name), href)) || "index.html";
      assert.ok(there.has(target), `${name} leads to ${target}`);
    }
  }
});

for (const lang of ["en", "ja"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on them, in ${lang}, ${colorScheme}`, () =>
      visit(`${server}${lang}/rules/systemd-as-pid-1.html`, { ready: false, colorScheme, viewport: { width: 390, height: 800 } }, async ({ page }) => {
        for (const name of ["rules/systemd-as-pid-1", "rules/index", "gallery/index"]) {
          await page.goto(`${server}${lang}/${name}.html`);
          // The page's policy lets no script run; the tester's own goes round it.
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`), [], name);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is not wider than the screen`);
        }
      }));
  }
}

test("a situation is tried, and its rule read about, from page to page", () =>
  visit(`${server}ja/gallery/index.html`, { ready: false }, async ({ page, inside }) => {
    const text = await page.locator(".situation pre").first().textContent();
    await page.locator(".situation .try").first().click();
    await inside.waitForSelector("[data-testid=finding]");
    assert.equal(await inside.evaluate(() => document.documentElement.lang), "ja");
    await inside.waitForSelector("#editor-text");
    assert.equal(await written(inside), text);
    const rule = inside.locator("[data-testid=finding]").first();
    assert.equal(await rule.locator(".rule-page").getAttribute("href"), `./ja/rules/${await rule.getAttribute("data-rule")}.html`);
  }));
