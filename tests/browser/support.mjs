// What the browser tests share: the three ways in which the page is opened, and a visit that watches over it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** The article's first case: systemd as PID 1, so that httpd comes up. */
export const ARTICLE = [
  "FROM centos:latest",
  "RUN yum install -y httpd && systemctl enable httpd",
  'CMD ["/sbin/init"]',
  "",
].join("\n");

/** Where the user's text stands, once the editor is there. */
export const FIELD = "#editor-text";

/** The text in the editor. */
export const written = (inside) => inside.evaluate(() => globalThis.foregroundEditor.current.text());

/** Where the page must work, and in which element of the opened page it then stands. */
export const HOMES = [
  { name: "the page below a path", address: (server) => `${server}/a/b/` },
  { name: "standalone.html from disk", address: () => pathToFileURL(join(DIST, "standalone.html")).href },
  { name: "standalone.html in a sandboxed frame", address: (server) => `${server}/frame.html`, frame: "iframe" },
];

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".png": "image/png", ".webmanifest": "application/manifest+json" };
const FRAME = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A page that embeds</title>
<iframe title="Foreground" sandbox="allow-scripts" src="/a/b/standalone.html" style="width: 100%; height: 90vh"></iframe>`;

/** A page that shows ours, in files, in a frame without a sandbox. */
const FRAME_OF_THE_PAGE = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A page around ours</title><iframe title="Foreground" src="/a/b/"></iframe>`;

/**
 * Serves dist/ below /a/b/, as plainly as a static host does. `delay` holds back the Wasm until it resolves; `asked`
 * collects the addresses. The answer is the server's address, or, with `handle`, an object that has it, can `stop` the
 * server, give it another folder (`dist`), and let it `fail`: with a status, with `Infinity` by silence,
 * with "cut" by hanging up.
 */
export async function serve({ delay, asked, handle } = {}) {
  const control = { dist: DIST, fail: 0, stop };
  const server = createServer(async (request, response) => {
    asked?.push(request.url);
    if (control.fail === Infinity) return;
    if (control.fail === "cut") return request.socket.destroy();
    if (control.fail) return response.writeHead(control.fail).end();
    const path = new URL(request.url, "http://localhost").pathname;
    if (path === "/frame.html") return response.writeHead(200, { "content-type": TYPES[".html"] }).end(FRAME);
    if (path === "/frame-of-the-page.html") return response.writeHead(200, { "content-type": TYPES[".html"] }).end(FRAME_OF_THE_PAGE);
    const file = path.startsWith("/a/b/") && normalize(path.slice("/a/b/".length) || "index.html");
    if (!file || file.startsWith("..")) return response.writeHead(404).end();
    try {
      const content = await readFile(join(control.dist, file));
      if (delay && file.endsWith(".wasm")) await delay;
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  function stop() {
    server.close();
    server.closeAllConnections();
  }
  after(stop);
  control.address = `http://127.0.0.1:${server.address().port}`;
  return handle ? control : control.address;
}

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-gpu", "--disable-quic", "--disable-sync"],
});
after(() => browser.close());

/**
 * Opens the page, lets `steps` use it and then holds it to what is promised everywhere: no request leaves after it has
 * loaded, none ever goes elsewhere, and nothing is reported to the console.
 *
 * A page that embeds ours goes `elsewhere`; one whose policy forbids something `complains` of that. What `block` matches is
 * answered with an empty file. `init` runs before the page's own scripts; a page that `reloads` may ask its own server again.
 */
export async function visit(address, { frame, ready = true, elsewhere = [], complains, block, init, reloads, ...options }, steps) {
  const context = await browser.newContext({ locale: "en-US", ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (init) await page.addInitScript(init);
    if (block) await page.route(block, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    const requests = [];
    const complaints = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(address);
    const inside = frame ? await (await page.waitForSelector(frame)).contentFrame() : page.mainFrame();
    if (ready) await inside.waitForSelector("html[data-ready=true]", { state: "attached" }).catch((error) => {
      throw new Error(`the page did not start: ${complaints.join("; ") || error}`);
    });
    if (ready && !block) await inside.waitForSelector(FIELD);
    const loaded = requests.length;
    await steps({ page, inside, context });
    const home = address.startsWith("file:") ? address.split("#")[0] : new URL(address).origin;
    const own = (url) => [home, ...elsewhere].some((home) => url.startsWith(home)) || /^(data|blob):/.test(url);
    assert.deepEqual(requests.filter((url) => !own(url)), [], "requests to elsewhere");
    if (ready && !reloads) assert.deepEqual(requests.slice(loaded).filter((url) => !/^(data|blob):/.test(url)), [], "requests after the page has loaded");
    assert.deepEqual(complaints.filter((complaint) => !complains?.test(complaint)), [], "complaints in the console");
  } finally {
    await context.close();
  }
}

/** Pastes a text over what the editor holds and waits for its answer. */
export async function type({ page, inside }, text) {
  const before = await answers(inside);
  await inside.locator(FIELD).click();
  await page.keyboard.press("ControlOrMeta+A");
  await inside.locator(FIELD).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await inside.waitForFunction((before) => Number(document.documentElement.dataset.analysed) > before, before);
}

/** How many texts the page has answered. */
export function answers(inside) {
  return inside.evaluate(() => Number(document.documentElement.dataset.analysed ?? 0));
}

/** Waits until the clipboard holds a text with this in it; the answer is that text. (A predicate that is async is not waited for.) */
export async function clipboard(inside, part) {
  for (let tries = 0; tries < 100; tries++) {
    const text = await inside.evaluate(() => navigator.clipboard.readText());
    if (text.includes(part)) return text;
    await inside.waitForTimeout(50);
  }
  throw new Error(`not on the clipboard: ${part}`);
}
