// Prints Lighthouse's scores of the built page, as a desktop computer and as a telephone on slow 4G:
//
//     node tests/browser/lighthouse.mjs
//
// The page is served compressed by gzip, as most hosts do. Network and processor are really slowed down (Lighthouse's
// "devtools" throttling): its simulation takes what a local server answers at once for what a telephone would wait for.
// Lighthouse is installed into target/bench/lighthouse, of a pinned version. `--write` puts the table into
// docs/performance.md. No test: the figures are this machine's, and want a quiet one.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { cpus, loadavg } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const VERSION = "12.8.2";
const RUNS = 3;
const root = fileURLToPath(new URL("../../", import.meta.url));
const DIST = join(root, "dist");
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Lighthouse and what starts the browser for it. */
async function installed() {
  const place = join(root, "target/bench/lighthouse");
  if (!existsSync(join(place, "node_modules/lighthouse/package.json"))) {
    console.error(`lighthouse@${VERSION} into target/bench/lighthouse`);
    const options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", place];
    execFileSync(process.platform === "win32" ? "npm.cmd" : "npm", [...options, `lighthouse@${VERSION}`], { stdio: "inherit" });
  }
  const require = createRequire(join(place, "node_modules/lighthouse/package.json"));
  return { lighthouse: (await import(require.resolve("lighthouse"))).default, chrome: await import(require.resolve("chrome-launcher")) };
}

/** Serves dist/ on a path below the root, each file compressed once; the address. */
async function serve() {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = path.startsWith("/a/b/") && normalize(path.slice("/a/b/".length) || "index.html");
    if (!file || file.startsWith("..")) return response.writeHead(404).end();
    try {
      if (!packed.has(file)) packed.set(file, gzipSync(await readFile(join(DIST, file)), { level: 9 }));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" }).end(packed.get(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/a/b/`, stop: () => server.close() };
}

/** The value in the middle. */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const { lighthouse, chrome } = await installed();
const { default: desktop } = await import(join(root, "target/bench/lighthouse/node_modules/lighthouse/core/config/desktop-config.js"));
const FORMS = {
  desktop: { ...desktop, settings: { ...desktop.settings, throttlingMethod: "devtools" } },
  telephone: { extends: "lighthouse:default", settings: { throttlingMethod: "devtools" } },
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const AUDITS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];

const server = await serve();
const browser = await chrome.launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
const rows = [];
try {
  for (const [name, config] of Object.entries(FORMS)) {
    const results = [];
    for (let run = 0; run < RUNS; run++) {
      results.push((await lighthouse(server.address, { port: browser.port, output: "json", logLevel: "error" }, config)).lhr);
    }
    const row = { as: name };
    for (const id of CATEGORIES) row[id] = Math.round(median(results.map((result) => result.categories[id].score * 100)));
    for (const id of AUDITS) {
      const value = median(results.map((result) => result.audits[id].numericValue));
      row[id.replaceAll("-", " ")] = id.endsWith("shift") ? value.toFixed(3) : `${Math.round(value)} ms`;
    }
    rows.push(row);
  }
} finally {
  server.stop();
  browser.kill();
}
console.table(rows);

if (process.argv.includes("--write")) {
  const path = join(root, "docs/performance.md");
  const document = readFileSync(path, "utf8");
  const [begin, end] = ["<!-- lighthouse: node tests/browser/lighthouse.mjs --write -->\n", "<!-- /lighthouse -->"];
  const from = document.indexOf(begin) + begin.length;
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const names = Object.keys(rows[0]);
  const table = [line(names), line(names.map(() => "---")), ...rows.map((row) => line(names.map((name) => row[name])))].join("\n");
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Lighthouse ${VERSION}, median of ${RUNS}; load ${loadavg()[0].toFixed(1)} at the end.`;
  writeFileSync(path, `${document.slice(0, from)}${machine}\n\n${table}\n${document.slice(document.indexOf(end, from))}`);
}
