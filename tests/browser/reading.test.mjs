// The page can be read: on a phone, in light and dark, with a screen reader's eyes (axe), from the keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { ARTICLE, serve, type, visit } from "./support.mjs";

const server = `${await serve()}/a/b/`;

for (const width of [320, 390, 1280]) {
  test(`nothing is wider than a window of ${width} px`, () =>
    visit(server, { viewport: { width, height: 844 } }, async (at) => {
      const widths = () => at.inside.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      const [empty, window] = await widths();
      assert.ok(empty <= window, `${empty} px before a text is there`);
      await type(at, `${ARTICLE}# ${"long ".repeat(60)}\n`);
      for (const lang of ["en", "ja"]) {
        await at.inside.locator(`[data-testid=lang-switch] [lang="${lang}"]`).click();
        const [filled] = await widths();
        assert.ok(filled <= window, `${filled} px with an answer in ${lang}`);
      }
    }));
}

for (const colorScheme of ["light", "dark"]) {
  for (const text of ["", ARTICLE]) {
    test(`axe finds nothing serious in ${colorScheme}, ${text ? "with an answer" : "on arrival"}`, () =>
      visit(server, { colorScheme }, async (at) => {
        if (text) await type(at, text);
        // Evaluated by the debugger, not loaded by the page: the Content-Security-Policy stays as it is.
        await at.inside.evaluate(axe.source);
        const { violations } = await at.inside.evaluate(() => globalThis.axe.run());
        const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
        const lines = serious.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
        assert.deepEqual(lines, []);
      }));
  }
}

test("a listing of which nothing can be said says why, and what to paste", () =>
  visit(server, {}, async (at) => {
    await type(at, "USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\napp        812  0.0  0.1  11000  3000 ?        S    09:00   0:00 /opt/app/server\n");
    await at.inside.waitForSelector('[data-testid=verdict][data-verdict="unknown"]');
    assert.match(await at.inside.getByTestId("unsaid").textContent(), /PID 1 is not among them/);
  }));

test("a file of a kind that is not read is called by its name, with what to paste instead", () =>
  visit(server, {}, async (at) => {
    const card = at.inside.getByTestId("verdict");
    const instead = at.inside.getByTestId("instead");
    await type(at, "[supervisord]\nnodaemon=true\n\n[program:web]\ncommand=/usr/sbin/nginx\n");
    await at.inside.waitForSelector('[data-testid=verdict][data-verdict="unknown"]');
    assert.equal(await card.locator("h2").textContent(), "This reads like a configuration of supervisord, which is not read here.");
    assert.match(await instead.textContent(), /^Each command= in it .* Paste the Dockerfile/);
    await at.inside.locator('[data-testid=lang-switch] [lang="ja"]').click();
    assert.equal(await card.locator("h2").textContent(), "supervisord の設定ファイルのようですが、ここでは読み取りません。");
    await type(at, "Hello, what is this?\n");
    assert.equal(await instead.count(), 0);
    assert.match(await card.locator("h2").textContent(), /いずれにも見えません/);
  }));

for (const width of [320, 390, 600, 768, 1280]) {
  test(`nothing moves when the app arrives, ${width} px wide`, () =>
    visit(server, { viewport: { width, height: 850 } }, async ({ inside }) => {
      const shifts = await inside.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 300);
          }),
      );
      // What web.dev calls good is 0.1.
      assert.ok(shifts < 0.02, `cumulative layout shift ${shifts}`);
    }));
}
