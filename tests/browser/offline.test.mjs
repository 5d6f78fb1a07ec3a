// The page opens offline after the first visit, and never mixes two builds.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { linkTo, texts } from "./links.mjs";
import { ARTICLE, DIST, browser, serve, type } from "./support.mjs";

const folder = await mkdtemp(join(tmpdir(), "foreground-"));
after(() => rm(folder, { recursive: true, force: true }));

/**
 * A later build of dist/: other bytes in its style sheet, and so, as xtask/page.mjs has it, another folder and another
 * list in its service worker.
 */
async function laterBuild() {
  const [old] = (await readdir(DIST)).filter((name) => name.startsWith("app-"));
  const later = "app-0123456789ab";
  const to = join(folder, "later");
  await cp(DIST, to, { recursive: true });
  await rename(join(to, old), join(to, later));
  const [style] = (await readdir(join(to, later))).filter((name) => name.endsWith(".css"));
  await writeFile(join(to, later, style), `${await readFile(join(to, later, style), "utf8")}:root{--build:later}`);
  for (const name of ["index.html", "sw.js"]) {
    const text = await readFile(join(to, name), "utf8");
    assert.ok(text.includes(old.slice("app-".length)), name);
    const changed = text.replaceAll(old.slice("app-".length), later.slice("app-".length));
    // Its inline script names the folder, and its policy the script.
    await writeFile(join(to, name), changed.replace(scriptHash(text), scriptHash(changed)));
  }
  return { old, later, to };
}

function scriptHash(html) {
  const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  return createHash("sha256").update(script).digest("base64");
}

/** A visitor with the page open; `server` can be stopped, and serve another build. */
async function visitor(steps) {
  const server = await serve({ handle: true });
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  try {
    await steps({ server, context, page, home: `${server.address}/a/b/` });
    assert.deepEqual(complaints.filter((complaint) => !/ERR_(CONNECTION|FAILED)|Failed to load resource/.test(complaint)), []);
  } finally {
    await context.close();
    server.stop();
  }
}

const ready = (page) => page.waitForSelector("html[data-ready=true]", { state: "attached" });
const active = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => new Promise((resolve) => {
  if (active.state === "activated") resolve();
  active.addEventListener("statechange", () => active.state === "activated" && resolve());
})));
const folders = (page) => page.evaluate(() => [...new Set([...document.querySelectorAll("[href*='app-']")].map(({ href }) => /app-\w+/.exec(href)[0]))]);
const build = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--build"));
const caches = (page) => page.evaluate(() => globalThis.caches.keys());

/** Waits until a later worker `waits`, or, none waiting any more, `rules`. */
async function until(page, state) {
  for (let tries = 0; tries < 300; tries++) {
    const waiting = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/a/b/");
      return registration.waiting?.state ?? registration.installing?.state ?? (registration.active.state === "activated" ? "" : "activating");
    });
    if (waiting === (state === "waits" ? "installed" : "")) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`no later worker ${state}`);
}

describe("the page in files", () => {
  test("after one visit it opens without a server, links too, and works", () =>
    visitor(async ({ server, page, home }) => {
      await page.goto(home);
      await ready(page);
      await active(page);
      server.stop();
      await page.goto(`${home}index.html`);
      await ready(page);
      await type({ page, inside: page.mainFrame() }, ARTICLE);
      await page.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
      // A link that was made in an embed names standalone.html, which is the same page.
      await page.goto(`${home}standalone.html${linkTo({ files: [{ text: ARTICLE }] })}`);
      await page.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
      assert.deepEqual(await texts(page.mainFrame()), [ARTICLE]);
      await page.goto(home);
      await ready(page);
    }));

  test("it can be installed", () =>
    visitor(async ({ page, home }) => {
      await page.goto(home);
      await ready(page);
      await active(page);
      const session = await page.context().newCDPSession(page);
      const { errors, url } = await session.send("Page.getAppManifest");
      assert.deepEqual(errors, []);
      const manifest = await (await page.request.get(url)).json();
      for (const { src, sizes } of manifest.icons) {
        const png = await (await page.request.get(new URL(src, url).href)).body();
        assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
      }
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
    }));

  test("an update comes as a whole, online at once, offline once no old page is open", () =>
    visitor(async ({ server, context, page, home }) => {
      const { old, later, to } = await laterBuild();
      await page.goto(home);
      await ready(page);
      await active(page);
      assert.deepEqual(await folders(page), [old]);

      server.dist = to;
      await page.reload();
      await ready(page);
      assert.deepEqual(await folders(page), [later], "the network has the later page");
      assert.equal((await build(page)).trim(), "later", "with its own style");
      await until(page, "waits");

      // The old worker still rules: without a network the old page, whole.
      server.fail = "cut";
      await page.reload();
      await ready(page);
      assert.deepEqual(await folders(page), [old]);
      assert.equal((await build(page)).trim(), "");

      // Nobody has the old one open any more. A page beside it sees the later one take over.
      server.fail = 0;
      await page.goto(`${server.address}/frame.html`);
      await until(page, "rules");
      server.stop();
      const next = await context.newPage();
      await next.goto(home);
      await ready(next);
      assert.deepEqual(await folders(next), [later]);
      assert.equal((await build(next)).trim(), "later");
      const kept = await caches(next);
      assert.equal(kept.length, 1, `${kept}`);
    }));

  test("a server that fails or is silent does not keep the page away", () =>
    visitor(async ({ server, page, home }) => {
      await page.goto(home);
      await ready(page);
      await active(page);
      server.fail = 503;
      await page.goto(`${home}?again`);
      await ready(page);
      server.fail = Infinity;
      await page.goto(home);
      await ready(page);
    }));

  test("other pages' caches on the host are left alone", () =>
    visitor(async ({ page, home }) => {
      await page.goto(home);
      await ready(page);
      await active(page);
      await page.evaluate((scope) => Promise.all(["theirs", `foreground ${scope}`, "foreground http://elsewhere.example/ 1"].map((name) => globalThis.caches.open(name))), `${new URL(home).origin}/c/ 1`);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.unregister();
      });
      await page.reload();
      await ready(page);
      await active(page);
      assert.equal((await caches(page)).length, 4);
    }));
});

test("standalone.html and a page in a frame install nothing", async () => {
  const server = await serve();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server}/a/b/standalone.html`);
    await ready(page);
    await page.goto(`${server}/frame-of-the-page.html`);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame.waitForSelector("html[data-ready=true]", { state: "attached" });
    await page.waitForTimeout(500);
    assert.deepEqual(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
  } finally {
    await context.close();
  }
});
