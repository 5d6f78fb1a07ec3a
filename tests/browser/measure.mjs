// Prints how long the page takes from a paste of a process listing to its answer, and for how long it does not react
// meanwhile and afterwards; the same of typing into a Dockerfile of 10,000 lines; and what becomes of the memory:
//
//     node tests/browser/measure.mjs
//
// What the browser takes for a text field alone, without the editor, stands beside it. `--write` puts the tables into
// docs/performance.md. No test: the figures are this machine's.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { after, test } from "node:test";
import { FIELD, answers, browser, serve, visit } from "./support.mjs";

const SIZES = [1_000, 10_000, 50_000, 100_000];
const server = `${await serve()}/a/b/`;

/** A machine's `ps -ef`: kernel threads, then daemons with children. About 50 bytes a line, as `ps` has them. */
function listing(lines) {
  const rows = ["UID        PID  PPID  C STIME TTY          TIME CMD", "root         1     0  0 08:00 ?        00:00:01 /sbin/init"];
  for (let pid = 2; rows.length < lines; pid++) {
    const parent = pid % 10 === 2 ? 1 : pid - (pid % 10) + 2 - (pid % 10 < 2 ? 10 : 0);
    rows.push(`app ${String(pid).padStart(9)} ${String(parent).padStart(5)}  0 08:00 ?     00:00:00 app ${pid % 97}`);
  }
  return `${rows.join("\n")}\n`;
}

/** A Dockerfile with so many lines, one in ten of them misuse. */
function dockerfile(lines) {
  const rows = ["FROM debian:12"];
  while (rows.length < lines - 1) rows.push(rows.length % 10 ? `RUN echo step ${rows.length} >> /var/log/build.log` : `RUN systemctl enable unit-${rows.length} && echo done`);
  return [...rows, 'CMD ["/sbin/init"]', ""].join("\n");
}

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const ms = (time) => `${Math.round(time)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const tables = { listings: [], keys: [], slow: [], memory: [] };
after(() => {
  Object.values(tables).forEach((rows) => console.table(rows));
  if (process.argv.includes("--write")) write();
});

/** Puts the tables between their marks in docs/performance.md. */
function write() {
  const path = new URL("../../docs/performance.md", import.meta.url);
  const table = (rows) => {
    const names = Object.keys(rows[0]);
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(names), line(names.map(() => "---")), ...rows.map((row) => line(names.map((name) => row[name])))].join("\n");
  };
  const load = loadavg()[0].toFixed(1);
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Chromium ${browser.version()}; load ${load} at the end.`;
  const text = [machine, ...Object.values(tables).map(table)].join("\n\n");
  const document = readFileSync(path, "utf8");
  const [begin, end] = ["<!-- page: node tests/browser/measure.mjs --write -->\n", "<!-- /page -->"];
  const from = document.indexOf(begin) + begin.length;
  writeFileSync(path, `${document.slice(0, from)}${text}\n${document.slice(document.indexOf(end, from))}`);
}

for (const lines of SIZES) {
  test(`a listing of ${lines} lines`, () =>
    visit(server, clipboard, async ({ page, inside }) => {
      const text = listing(lines);
      await inside.evaluate((text) => navigator.clipboard.writeText(text), text);
      const alone = await paste(page, inside, "#alone", async () => {
        await inside.evaluate(() => {
          const field = document.querySelector("#source").cloneNode();
          field.id = "alone";
          field.hidden = false;
          document.querySelector("#source").after(field);
        });
      });
      await inside.evaluate(() => document.querySelector("#alone").remove());
      const whole = await paste(page, inside, FIELD);
      const elements = await inside.evaluate(() => document.querySelectorAll("*").length);
      const key = await inside.evaluate(async () => {
        document.querySelector('[data-testid=tree-before] [role=treeitem][tabindex="0"]').focus();
        const start = performance.now();
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
      });
      const typed = await keys(page, inside, 5);
      tables.listings.push({ lines, MB: (text.length / 1e6).toFixed(1), "field alone": ms(alone.time), "paste to answer": ms(whole.time), "longest task": ms(whole.longest), "key in the tree": ms(key), "longest task while typing": ms(typed.longest), elements });
    }));
}

for (const lines of [200, 1_000, 10_000]) {
  test(`typing into a Dockerfile of ${lines} lines`, () =>
    visit(server, clipboard, async ({ page, inside }) => {
      const text = dockerfile(lines);
      await inside.evaluate((text) => navigator.clipboard.writeText(text), text);
      const whole = await paste(page, inside, FIELD);
      const typed = await keys(page, inside, 20);
      tables.keys.push({ lines, KB: (text.length / 1e3).toFixed(0), "paste to answer": ms(whole.time), "longest task of it": ms(whole.longest), "longest task while typing": ms(typed.longest), "last key to answer": ms(typed.time) });
    }));
}

for (const slowdown of [1, 4]) {
  test(`a slower machine: ${slowdown}x`, () =>
    visit("about:blank", { ready: false, elsewhere: [new URL(server).origin] }, async ({ page, inside, context }) => {
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      await page.addInitScript(() =>
        new MutationObserver(() => {
          if (document.documentElement?.dataset.ready) globalThis.stands ??= performance.now();
        }).observe(document, { subtree: true, attributeFilter: ["data-ready"] }),
      );
      await page.goto(server);
      await inside.waitForSelector("html[data-ready=true]", { state: "attached" });
      const { painted, ready } = await inside.evaluate(() => ({
        painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
        ready: globalThis.stands,
      }));
      await inside.waitForSelector(FIELD);
      const rows = dockerfile(200).split("\n");
      // The misuse as one finds it: a few places, not one line in ten.
      const text = rows.map((row, at) => (row.includes("systemctl") && at > 40 ? `RUN echo ${at}` : row)).join("\n");
      await inside.evaluate((text) => globalThis.foregroundEditor.current.put(text, 0), text);
      await inside.waitForSelector("[data-testid=verdict]");
      const times = [];
      for (let nth = 0; nth < 20; nth++) {
        await inside.waitForTimeout(200);
        times.push(
          await inside.evaluate(
            () =>
              new Promise((resolve) => {
                const start = performance.now();
                new MutationObserver((_, observer) => {
                  observer.disconnect();
                  resolve(performance.now() - start);
                }).observe(document.documentElement, { attributeFilter: ["data-analysed"] });
                globalThis.foregroundEditor.current.edit([[0, 0, "#"]]);
              }),
          ),
        );
      }
      times.sort((a, b) => a - b);
      tables.slow.push({ slowdown: `${slowdown}x`, "first paint": ms(painted), "app stands": ms(ready), "key to results, median": ms(times[10]), worst: ms(times[19]) });
    }));
}

test("memory", () =>
  visit(server, clipboard, async ({ page, inside }) => {
    const say = async (moment) => tables.memory.push({ moment, "resident": mb(await resident()) });
    await say("on arrival");
    await inside.evaluate((text) => navigator.clipboard.writeText(text), listing(100_000));
    for (const time of ["first", "second", "third"]) {
      await paste(page, inside, FIELD);
      await say(`after the ${time} paste of 100,000 lines`);
      await inside.evaluate(() => globalThis.foregroundEditor.current.put("", 0));
      await inside.waitForTimeout(12_000);
      await say("emptied, and 12 s later");
    }
  }));

/** Bytes of memory that the largest renderer has (Linux): the Wasm's and the worker's among them. */
async function resident() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]));
  return Math.max(...pages) * 4096;
}

/** Types so many letters at the end of the editor's text: the longest task, and the time from the last to its answer. */
async function keys(page, inside, count) {
  await inside.locator(FIELD).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("# ");
  await inside.waitForTimeout(1_500);
  await watch(inside);
  for (let nth = 0; nth < count; nth++) {
    await page.keyboard.type("x");
    await inside.waitForTimeout(150);
  }
  const before = await answers(inside);
  const start = await inside.evaluate(() => performance.now());
  await page.keyboard.type("y");
  await inside.waitForFunction((before) => Number(document.documentElement.dataset.analysed) > before, before, { timeout: 60_000 });
  const time = await inside.evaluate((start) => performance.now() - start, start);
  await inside.waitForTimeout(1_000);
  return { time, longest: await inside.evaluate(() => window.measured.longest) };
}

/** Watches for tasks of more than 50 ms, which is what a browser calls long. */
function watch(inside) {
  return inside.evaluate(() => {
    window.measured = { longest: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.measured.longest = Math.max(window.measured.longest, entry.duration);
    }).observe({ entryTypes: ["longtask"] });
  });
}

/** Pastes into a field: the time until the answer is drawn (for a field alone, the text), and the longest task. */
async function paste(page, inside, field, prepare = async () => {}) {
  await prepare();
  await inside.locator(field).focus();
  const before = await answers(inside);
  await watch(inside);
  await inside.evaluate((field) => {
    document.querySelector(field).addEventListener("paste", () => (window.measured.start = performance.now()), { once: true });
  }, field);
  await page.keyboard.press("ControlOrMeta+V");
  await inside.waitForFunction(
    ([field, before]) => field === "#alone" ? document.querySelector(field).value !== "" : Number(document.documentElement.dataset.analysed) > before,
    [field, before],
    { timeout: 120_000 },
  );
  const time = await inside.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.measured.start)))));
  await inside.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  return { time, longest: await inside.evaluate(() => window.measured.longest) };
}
