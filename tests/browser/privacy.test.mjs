// What is pasted stays in the browser, and is gone with the tab unless the reader says otherwise.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { linkTo, texts } from "./links.mjs";
import { ARTICLE, DIST, browser, serve, type } from "./support.mjs";

const server = await serve();
const page = `${server}/a/b/`;
const SECRET = `${ARTICLE}# my own draft\n`;

const stored = (inside) => inside.evaluate(() => ({ ...localStorage }));

/** A visitor who comes back: one context, several pages. */
async function visitor(steps) {
  const context = await browser.newContext({ locale: "en-US" });
  try {
    await steps(async (address) => {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(address);
      const inside = page.mainFrame();
      await inside.waitForSelector("html[data-ready=true]", { state: "attached" });
      return { page, inside };
    }, context);
  } finally {
    await context.close();
  }
}

test("a session asks its own host alone, while it loads, and leaves nothing behind", () =>
  visitor(async (open, context) => {
    const requests = [];
    context.on("request", (request) => requests.push(request));
    const at = await open(page);
    await at.inside.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      while (active.state !== "activated") await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const loaded = requests.length;
    await type(at, SECRET);
    await at.inside.getByTestId("share").click();
    await at.inside.getByTestId("copy-markdown").click();
    await at.inside.getByTestId("share-close").click();
    await at.inside.locator('[data-testid=lang-switch] [lang="ja"]').click();
    await at.inside.locator("select#examples").selectOption({ index: 2 });
    await at.page.waitForTimeout(300);
    for (const request of requests) {
      assert.ok(request.url().startsWith(page) || request.url().startsWith("data:"), request.url());
      assert.equal(request.postData(), null);
      assert.equal((await request.allHeaders()).cookie, undefined);
    }
    assert.deepEqual(requests.slice(loaded).map((request) => request.url()).filter((url) => !url.startsWith("data:")), []);
    assert.deepEqual(await context.cookies(), []);
    assert.equal(await at.inside.evaluate(() => document.cookie), "");
    assert.deepEqual(await stored(at.inside), { "foreground.lang": "ja" }, "the language that was chosen");
    assert.equal(await at.inside.evaluate(() => sessionStorage.length), 0);
    const kept = await at.inside.evaluate(async () => {
      const all = [];
      for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(request.url);
      return { all, databases: (await indexedDB.databases()).length };
    });
    assert.equal(kept.databases, 0);
    assert.ok(kept.all.length > 0 && kept.all.every((url) => url.startsWith(page)), `${kept.all}`);
  }));

test("what is opened with a link is sent nowhere", async () => {
  const asked = [];
  const watched = await serve({ asked });
  await visitor(async (open) => {
    const { inside } = await open(`${watched}/a/b/${linkTo({ files: [{ text: SECRET }] })}`);
    await inside.waitForSelector("[data-testid=verdict]");
    assert.ok(asked.length > 3);
    assert.deepEqual(asked.filter((url) => /v1|#|\?/.test(url)), []);
  });
});

test("a draft is kept only where that is wished, and wiped when it is not", () =>
  visitor(async (open) => {
    const first = await open(page);
    await type(first, SECRET);
    assert.deepEqual(await stored(first.inside), {});
    await first.inside.getByTestId("keep-draft").check();
    await type(first, `${SECRET}# more\n`);
    await first.page.close();

    const second = await open(page);
    await second.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
    assert.deepEqual(await texts(second.inside), [`${SECRET}# more\n`]);
    assert.equal(await second.inside.getByTestId("keep-draft").isChecked(), true);
    assert.equal(await second.inside.getByTestId("link-opened").count(), 0);
    await second.inside.getByTestId("keep-draft").uncheck();
    assert.deepEqual(await stored(second.inside), {});
    await type(second, SECRET);
    assert.deepEqual(await stored(second.inside), {});
    await second.page.close();

    const third = await open(page);
    await third.inside.getByTestId("intro").waitFor();
  }));

test("a link that is opened over a kept draft leaves it alone, whatever is typed, until the reader decides", () =>
  visitor(async (open) => {
    const first = await open(page);
    await type(first, SECRET);
    await first.inside.getByTestId("keep-draft").check();
    await first.page.close();

    const link = `${page}${linkTo({ files: [{ text: "FROM alpine\n" }] })}`;
    const second = await open(link);
    await second.inside.getByTestId("link-opened").waitFor();
    assert.deepEqual(await texts(second.inside), ["FROM alpine\n"]);
    await type(second, "FROM busybox\n");
    assert.ok((await stored(second.inside))["foreground.draft"].includes("my own draft"));
    await second.inside.getByTestId("bring-back").click();
    await second.inside.waitForFunction(() => !globalThis.foregroundEditor.current.text().includes("busybox"));
    assert.deepEqual(await texts(second.inside), [SECRET]);
    await type(second, `${SECRET}# more\n`);
    await second.inside.waitForFunction(() => localStorage["foreground.draft"].includes("# more"));
    await second.inside.getByTestId("let-go").click();
    await second.inside.getByTestId("link-opened").waitFor({ state: "detached" });
    await second.page.close();

    const third = await open(link);
    await third.inside.getByTestId("let-go").click();
    await third.inside.waitForFunction(() => localStorage["foreground.draft"].includes("alpine"));
    assert.ok(!(await stored(third.inside))["foreground.draft"].includes("my own draft"));
  }));

test("several files are kept with their names and line ends", () =>
  visitor(async (open) => {
    const shared = { files: [{ name: "Dockerfile", text: ARTICLE, crlf: true }, { name: "start.sh", text: "#!/bin/sh\n", kind: "script" }], at: 1 };
    const first = await open(`${page}${linkTo(shared)}`);
    await first.inside.locator("[role=tab]").nth(1).waitFor();
    await first.inside.getByTestId("keep-draft").check();
    await first.page.close();
    const second = await open(page);
    await second.inside.locator("[role=tab]").nth(1).waitFor();
    assert.equal(await second.inside.locator('[role=tab][aria-selected="true"]').textContent(), "start.sh");
    assert.deepEqual(JSON.parse((await stored(second.inside))["foreground.draft"]).files, shared.files);
  }));

test("a page in a frame shows and keeps no draft: the page around could be anyone's", () =>
  visitor(async (open) => {
    const first = await open(page);
    await type(first, SECRET);
    await first.inside.getByTestId("keep-draft").check();
    await first.page.goto(`${server}/frame-of-the-page.html`);
    const frame = await (await first.page.waitForSelector("iframe")).contentFrame();
    await frame.getByTestId("intro").waitFor();
    assert.equal(await frame.getByTestId("keep-draft").count(), 0);
    assert.ok((await stored(frame))["foreground.draft"].includes("my own draft"));
  }));

test("a draft that is damaged, and a storage that is full, are no trouble", () =>
  visitor(async (open) => {
    const first = await open(page);
    await first.inside.evaluate(() => {
      localStorage["foreground.keep"] = "1";
      localStorage["foreground.draft"] = '{"files":[{"text"';
    });
    await first.page.close();
    const second = await open(page);
    await second.inside.getByTestId("intro").waitFor();
    await second.inside.evaluate(() => {
      for (let size = 1 << 22; size > 0; size >>= 1) {
        try {
          localStorage[`full${size}`] = "x".repeat(size);
        } catch {}
      }
    });
    await type(second, SECRET);
    assert.match(await second.inside.locator(".draft").textContent(), /too large/);
    await second.inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
  }));

test("the pages allow no script but their own, and standalone.html no connection", async () => {
  const policy = async (name) => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await readFile(join(DIST, name), "utf8"))[1];
  for (const name of ["index.html", "standalone.html"]) {
    const text = await policy(name);
    assert.match(text, /default-src 'none'/);
    assert.doesNotMatch(text, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|script-src[^;]*data:|\*/);
    assert.doesNotMatch(text, /https?:/);
  }
  assert.match(await policy("standalone.html"), /connect-src 'none'/);
  await visitor(async (open) => {
    const { inside } = await open(page);
    await inside.evaluate(() => {
      document.body.append(Object.assign(document.createElement("script"), { textContent: "window.broken = 1" }));
      document.body.insertAdjacentHTML("beforeend", '<a onclick="window.broken = 2" id="bad">x</a>');
      document.querySelector("#bad").click();
    });
    assert.equal(await inside.evaluate(() => window.broken), undefined);
    await assert.rejects(inside.evaluate(() => fetch("https://elsewhere.example/")));
  });
});
