// Prints how long the page takes from a paste of a process listing to its answer, and for how long it does not react
// meanwhile:
//
//     node tests/browser/measure.mjs
//
// What the browser takes for a text field alone, without the editor, stands beside it. No test: the figures are this machine's.

import { after, test } from "node:test";
import { FIELD, answers, serve, visit } from "./support.mjs";

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

const rows = [];
for (const lines of SIZES) {
  test(`${lines} lines`, () =>
    visit(server, { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, inside }) => {
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
      rows.push({ lines, MB: (text.length / 1e6).toFixed(1), "field alone": ms(alone.time), "paste to answer": ms(whole.time), "longest task": ms(whole.longest), "arrow key": ms(key), elements });
    }));
}
after(() => console.table(rows));

const ms = (time) => `${Math.round(time)} ms`;

/** Pastes into a field: the time until the answer is drawn (for a field alone, the text), and the longest task. */
async function paste(page, inside, field, prepare = async () => {}) {
  await prepare();
  await inside.locator(field).focus();
  const before = await answers(inside);
  await inside.evaluate((field) => {
    window.measured = { longest: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.measured.longest = Math.max(window.measured.longest, entry.duration);
    }).observe({ entryTypes: ["longtask"] });
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
