// The page in other people's pages: on another origin, in a sandbox of scripts alone, under a strict policy of theirs.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, describe, test } from "node:test";
import axe from "axe-core";
import { heldBy, linkTo } from "./links.mjs";
import { ARTICLE, FIELD, serve, type, visit } from "./support.mjs";

const server = await serve();
const home = `${server}/a/b/`;
const FINE = "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n";

/** Pages of another origin, and under which policy each stands. */
const pages = new Map();
const host = createServer((request, response) => {
  const page = pages.get(request.url);
  if (!page) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...(page.policy && { "content-security-policy": page.policy }) }).end(page.html);
});
await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
after(() => host.close());
const HOST = `http://localhost:${host.address().port}`;
const STRICT = `default-src 'none'; script-src ${server}; frame-src ${server}; img-src data:; require-trusted-types-for 'script'`;

let count = 0;
/** The address of a page with this in its body. */
function hosted(body, { policy = "", lang = "en" } = {}) {
  const path = `/${++count}.html`;
  const html = `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>An article</title><main><h1>An article</h1>${body}</main></html>`;
  pages.set(path, { html, policy });
  return `${HOST}${path}`;
}

const SCRIPT = `<script src="${home}embed.js" async></script>`;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const embed = (text, attributes = "") => `<foreground-embed ${attributes}><pre>\n${escaped(text)}</pre></foreground-embed>`;

/** Opens a page of the other origin; what it loads from ours is as it should be. */
async function article(address, steps, options = {}) {
  await visit(address, { ready: false, elsewhere: [home], ...options }, async ({ page, context }) => {
    const frame = async (nth = 0) => {
      const element = page.locator("foreground-embed > iframe").nth(nth);
      await element.waitFor({ state: "attached" });
      const inside = await (await element.elementHandle()).contentFrame();
      await inside.waitForSelector("html[data-ready=true][data-embed]", { state: "attached" });
      await page.waitForFunction((nth) => document.querySelectorAll("foreground-embed > iframe")[nth].style.display === "block", nth);
      return inside;
    };
    await steps({ page, context, frame });
  });
}

for (const [what, policy] of [["without a policy", ""], ["under a strict policy", STRICT]]) {
  test(`an article ${what}: the text is judged where it stands, in a sandbox, as high as it is`, () =>
    article(hosted(SCRIPT + embed(ARTICLE, 'view="findings"'), { policy }), async ({ page, frame }) => {
      const inside = await frame();
      await inside.waitForSelector('[data-testid=finding][data-rule="systemd-as-pid-1"]');
      const element = page.locator("foreground-embed > iframe");
      assert.deepEqual(await element.evaluate((frame) => [frame.sandbox.value, frame.allow, frame.referrerPolicy, frame.title]), ["allow-scripts", "clipboard-write", "no-referrer", "Foreground"]);
      assert.equal(await inside.evaluate(() => origin), "null");
      assert.equal(await inside.locator(FIELD).isVisible(), false);
      assert.equal(await page.locator("foreground-embed > pre").isVisible(), false);
      // As high as what it shows, and it stays so.
      await inside.waitForFunction(() => Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2);
      const height = await element.evaluate((frame) => frame.style.height);
      await page.waitForTimeout(700);
      assert.equal(await element.evaluate((frame) => frame.style.height), height);
      const scrolls = await inside.evaluate(() => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight);
      assert.equal(scrolls, false);
      await inside.evaluate(axe.source);
      const { violations } = await inside.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id }) => id), []);
    }));
}

test("without JavaScript the text is what one sees", () =>
  article(hosted(SCRIPT + embed(ARTICLE)), async ({ page }) => {
    assert.equal(await page.locator("pre").isVisible(), true);
    assert.equal(await page.locator("pre").textContent(), ARTICLE);
  }, { javaScriptEnabled: false }));

test("where the frame does not answer, the text stays", async () => {
  const policy = `default-src 'none'; script-src ${server}; img-src data:`;
  const address = hosted(SCRIPT + embed(ARTICLE), { policy });
  await visit(address, { ready: false, elsewhere: [home], complains: /frame-src|default-src|Framing/ }, async ({ page }) => {
    await page.locator("iframe").waitFor({ state: "attached" });
    await page.waitForTimeout(1500);
    assert.equal(await page.locator("pre").isVisible(), true);
  });
});

describe("what is shown", () => {
  const VIEWS = {
    all: ["source", "verdict", "findings", "correction", "tree-after"],
    input: ["source", "verdict"],
    findings: ["verdict", "findings"],
    corrected: ["correction"],
    tree: ["tree-after"],
  };
  for (const [view, parts] of Object.entries(VIEWS)) {
    test(view, () =>
      article(hosted(SCRIPT + embed(ARTICLE, `view="${view}"`)), async ({ frame }) => {
        const inside = await frame();
        for (const part of VIEWS.all) {
          const element = part === "source" ? inside.locator("#source-panel") : inside.getByTestId(part).first();
          if (parts.includes(part)) await element.waitFor();
          assert.equal(await element.isVisible(), parts.includes(part), part);
        }
      }));
  }
});

test("language, colours and reading only are the article's to say, also later on; what was typed stays", () =>
  article(hosted(SCRIPT + embed(ARTICLE, 'theme="dark"'), { lang: "ja-JP" }), async ({ page, frame }) => {
    const inside = await frame();
    assert.deepEqual(await inside.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]), ["ja", "dark"]);
    await type({ page, inside }, FINE);
    await inside.waitForSelector('[data-verdict="clean"]');
    await page.evaluate(() => {
      const element = document.querySelector("foreground-embed");
      element.setAttribute("lang", "en");
      element.setAttribute("theme", "light");
      element.toggleAttribute("readonly", true);
    });
    await inside.waitForSelector("html[lang=en][data-theme=light][data-readonly]", { state: "attached" });
    await inside.waitForSelector('[data-verdict="clean"]');
    await inside.locator(FIELD).click();
    await page.keyboard.type("FROM alpine");
    await inside.waitForTimeout(300);
    await inside.waitForSelector('[data-verdict="clean"]');
    assert.equal(await inside.getByTestId("clear").isVisible(), false);
    assert.equal(await inside.locator("[data-testid=apply], [data-testid=apply-all], [data-testid=apply-hunk], [data-testid=ignore]").count(), 0);
  }));

test("a press opens the page with what was typed; the frame's own address never changes", () =>
  article(hosted(SCRIPT + embed(ARTICLE)), async ({ page, context, frame }) => {
    const inside = await frame();
    const before = inside.url();
    await type({ page, inside }, FINE);
    await inside.waitForSelector('[data-verdict="clean"]');
    const [opened] = await Promise.all([context.waitForEvent("page"), inside.getByTestId("embed-open").click()]);
    await opened.waitForSelector('[data-testid=verdict][data-verdict="clean"]');
    assert.deepEqual(heldBy(opened.url()).files, [{ text: FINE }]);
    assert.equal(await opened.evaluate(() => opener), null);
    assert.equal(await opened.locator(".masthead").isVisible(), true);
    assert.equal(inside.url(), before);
    await opened.close();
  }));

test("a finding's source opens in a window of its own", () =>
  article(hosted(SCRIPT + embed(ARTICLE, 'view="findings"')), async ({ context, frame }) => {
    // No test leaves this machine.
    await context.route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "<title>There</title>" }));
    const inside = await frame();
    const source = inside.locator('[data-testid=finding] a[target="_blank"]').first();
    const address = await source.evaluate((link) => link.href);
    const [opened] = await Promise.all([context.waitForEvent("page"), source.click()]);
    await opened.waitForURL(address);
    await opened.close();
  }));

test("several on one page, and none is loaded before it is near", () =>
  article(hosted(`${SCRIPT}${embed(ARTICLE, 'view="findings"')}${embed(FINE, 'view="input"')}<div style="height:6000px"></div>${embed(ARTICLE, 'view="tree"')}`), async ({ page, frame }) => {
    const [first, second] = [await frame(0), await frame(1)];
    await first.waitForSelector('[data-verdict="misuse"]');
    await second.waitForSelector('[data-verdict="clean"]');
    assert.equal(await page.locator("foreground-embed > iframe").count(), 2);
    await page.locator("foreground-embed").nth(2).scrollIntoViewIfNeeded();
    const third = await frame(2);
    await third.getByTestId("tree-after").waitFor();
    const heights = await page.locator("foreground-embed > iframe").evaluateAll((frames) => frames.map((frame) => frame.style.height));
    assert.equal(new Set(heights).size, 3, `${heights}`);
  }));

test("several files, and heights that are the article's to say", () =>
  article(hosted(`${SCRIPT}<foreground-embed height="300"><pre data-name="Dockerfile">FROM debian:12
COPY start.sh /
CMD ["/start.sh"]
</pre><pre data-name="start.sh">#!/bin/sh
service apache2 start
</pre></foreground-embed>${embed(ARTICLE, 'max-height="250"')}${embed("", 'height="7"')}`), async ({ page, frame }) => {
    const inside = await frame();
    assert.deepEqual(await inside.locator("[role=tab]").allTextContents(), ["Dockerfile", "start.sh"]);
    const height = (nth) => page.locator("foreground-embed > iframe").nth(nth).evaluate((frame) => frame.style.height);
    assert.equal(await height(0), "300px");
    await frame(1);
    await page.waitForFunction(() => document.querySelectorAll("foreground-embed > iframe")[1].style.height === "250px");
    await frame(2);
    assert.equal(await height(2), "64px", "as low as it can be read at");
  }));

test("messages from elsewhere, of another shape, or too large change nothing", () =>
  article(hosted(SCRIPT + embed(ARTICLE, 'view="findings"')), async ({ page, context, frame }) => {
    const inside = await frame();
    const element = page.locator("foreground-embed > iframe");
    await inside.waitForFunction(() => Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2);
    const height = await element.evaluate((frame) => frame.style.height);
    const opened = [];
    context.on("page", (page) => opened.push(page.url()));
    await page.evaluate(() => {
      for (const message of [{ foreground: 1, type: "resize", height: 9999 }, { foreground: 1, type: "open", link: "#v1.abc" }]) postMessage(message, "*");
    });
    await inside.evaluate(() => {
      const bad = [null, 7, "resize", [], { type: "resize", height: 500 }, { foreground: 2, type: "resize", height: 500 }, { foreground: 1, type: "resize", height: "500px" },
        { foreground: 1, type: "resize", height: Infinity }, { foreground: 1, type: "resize", height: NaN },
        { foreground: 1, type: "open", link: "javascript:alert(1)" }, { foreground: 1, type: "open", link: "#v1.abc&embed" }, { foreground: 1, type: "open", link: {} },
        { foreground: 1, type: "open", link: "https://elsewhere.example/" },
        { foreground: 1, type: "visit", address: "javascript:alert(1)" }, { foreground: 1, type: "visit", address: "http://elsewhere.example/" }, { foreground: 1, type: "visit", address: "data:text/html,x" }, { foreground: 1, type: "open", link: `#v1.${"a".repeat(2_000_001)}` }];
      for (const message of bad) parent.postMessage(message, "*");
      // Well-formed, but nobody has pressed anything for a while. (The driver's own call counts as a press for 5 s.)
      setTimeout(() => parent.postMessage({ foreground: 1, type: "open", link: "#v1.abc" }, "*"), 6_000);
    });
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    assert.equal(await element.evaluate((frame) => frame.style.height), height);
    await inside.evaluate(() => parent.postMessage({ foreground: 1, type: "resize", height: 1e9 }, "*"));
    await page.waitForFunction(() => document.querySelector("foreground-embed > iframe").style.height === "20000px");
    // And into the frame: from the article's page only what is a link, from a frame beside it nothing.
    await page.evaluate((link) => {
      const { contentWindow } = document.querySelector("iframe");
      for (const data of [null, "x", { foreground: 2, type: "set", link }, { foreground: 1, type: "set", link: 7 }, { foreground: 1, type: "set", link: "#nothing" }]) contentWindow.postMessage(data, "*");
      const beside = document.createElement("iframe");
      document.body.append(beside);
      beside.contentWindow.eval(`parent.document.querySelector("iframe").contentWindow.postMessage(${JSON.stringify({ foreground: 1, type: "set", link })}, "*")`);
    }, linkTo({ files: [{ text: FINE }] }));
    await page.waitForTimeout(500);
    await inside.waitForSelector('[data-verdict="misuse"]');
    assert.deepEqual(opened, []);
  }));

test("moved and removed elements clean up behind them", () =>
  article(hosted(SCRIPT + embed(ARTICLE)), async ({ page, frame }) => {
    await frame();
    await page.evaluate(() => document.querySelector("main").prepend(document.querySelector("foreground-embed")));
    await frame();
    assert.equal(await page.locator("iframe").count(), 1);
    await page.evaluate(() => {
      window.taken = document.querySelector("foreground-embed");
      window.taken.remove();
    });
    assert.deepEqual(await page.evaluate(() => [window.taken.children.length, window.taken.querySelector("pre").style.display]), [1, ""]);
  }));

test("a plain iframe needs no script of ours, and offers its link", () =>
  article(hosted(`<iframe src="${home}standalone.html${linkTo({ files: [{ text: ARTICLE }] })}&amp;embed=input&amp;readonly" sandbox="allow-scripts" allow="clipboard-write" title="Foreground" style="width:100%;height:500px;border:0"></iframe>`, { policy: `default-src 'none'; frame-src ${server}; style-src 'unsafe-inline'; img-src data:` }), async ({ page }) => {
    const inside = await (await page.waitForSelector("iframe")).contentFrame();
    await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    assert.equal(await inside.getByTestId("embed-open").count(), 0, "nobody is there to open it");
    await inside.getByTestId("embed-copy-link").waitFor();
    assert.equal(await inside.getByTestId("findings").count(), 0);
  }));

test("opened in a window of its own, an embed is the whole page", () =>
  visit(`${home}${linkTo({ files: [{ text: ARTICLE }] })}&embed=tree&readonly`, {}, async ({ inside }) => {
    await inside.getByTestId("findings").waitFor();
    assert.equal(await inside.locator(".masthead").isVisible(), true);
    assert.equal(await inside.locator(FIELD).isEditable(), true);
  }));

test("on a narrow page nothing has to be scrolled sideways", () =>
  article(hosted(SCRIPT + embed(ARTICLE), { lang: "ja" }), async ({ frame }) => {
    const inside = await frame();
    await inside.getByTestId("findings").waitFor();
    const widths = await inside.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(widths[0] <= widths[1], `${widths}`);
  }, { viewport: { width: 390, height: 844 } }));
