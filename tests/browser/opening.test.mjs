// What the page says before its program has arrived: in the reader's language, where the program says it afterwards.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, FIELD, serve, visit } from "./support.mjs";

/** The page while its program is still on its way, what is then seen of it, and the page once it stands. */
async function opening(options, { hash = "", early, late }) {
  let arrive;
  const slow = await serve({ delay: new Promise((resolve) => (arrive = resolve)) });
  await visit(`${slow}/a/b/${hash}`, { ready: false, ...options }, async (at) => {
    await at.inside.waitForSelector("#boot", { state: "attached" });
    await early(at);
    arrive();
    await at.inside.waitForSelector("html[data-ready=true]", { state: "attached" });
    await at.inside.waitForSelector(FIELD);
    assert.equal(await at.inside.locator(".opening").count(), 0, "nothing of it is left");
    await late?.(at);
  });
}

/** What is visible of the opening. */
const seen = (inside) =>
  inside.evaluate(() => [...document.querySelectorAll(".opening, .opening *")].filter((it) => !it.children.length && it.checkVisibility()).map((it) => it.textContent));

/** Texts and their places: the heading, the introduction and the tagline. */
const places = (inside) =>
  inside.evaluate(() =>
    [".intro h2", ".intro > p:not(:has(a))", "#tagline"].map((selector) => {
      const element = [...document.querySelectorAll(selector)].find((it) => it.checkVisibility());
      const box = document.createRange();
      box.selectNodeContents(element);
      const { x, y, width, height } = box.getBoundingClientRect();
      const text = element.innerText.trim();
      return { text, x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
    }),
  );

for (const [locale, stored, word] of [
  ["en-US", undefined, /no work to do/],
  ["ja-JP", undefined, /出番はありません/],
  ["ja-JP", "en", /no work to do/],
  ["de-DE", "ja", /出番はありません/],
]) {
  for (const width of [390, 1280]) {
    test(`says at once what it says afterwards, at the same place: ${locale}, ${stored ?? "no choice"}, ${width}`, async () => {
      let before;
      const init = stored && `localStorage.setItem("foreground.lang", "${stored}")`;
      await opening({ locale, viewport: { width, height: 900 }, init }, {
        early: async ({ inside }) => {
          before = await places(inside);
          assert.match(before[0].text, word);
          assert.match((await seen(inside)).join("\n"), stored === "en" || locale === "en-US" ? /Paste a Dockerfile, a start script/ : /貼り付けてください/);
        },
        late: async ({ inside }) => assert.deepEqual(await places(inside), before),
      });
    });
  }
}

test("what asks for a text gives way to what is typed", () =>
  opening({}, {
    early: async ({ page, inside }) => {
      assert.equal(await inside.locator(".hint:visible").count(), 1);
      await inside.locator("#source").click();
      await page.keyboard.type("FROM x");
      assert.equal(await inside.locator(".hint:visible").count(), 0);
    },
  }));

test("the colours chosen before are there from the first paint", () =>
  opening({ init: 'localStorage.setItem("foreground.theme", "dark")' }, {
    early: async ({ inside }) => assert.equal(await inside.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark"),
  }));

test("a link with a text, and a kept draft, do not begin with the introduction", async () => {
  const early = async ({ inside }) => assert.deepEqual(await seen(inside), []);
  await opening({}, { hash: "#example=1", early });
  await opening({ init: `localStorage.setItem("foreground.keep", "1"); localStorage.setItem("foreground.draft", ${JSON.stringify(ARTICLE)})` }, { early });
});
