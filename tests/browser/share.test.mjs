// A link holds all that is on the page, is read for ever, and takes nothing away from who opens it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import axe from "axe-core";
import { held, heldBy, linkTo, texts } from "./links.mjs";
import { ARTICLE, HOMES, answers, clipboard, serve, type, visit } from "./support.mjs";

const server = await serve();
const page = `${server}/a/b/`;
const LINKS = new URL("links/", import.meta.url);
const OTHER = 'FROM debian:12\nRUN apt-get install -y nginx\nCMD ["nginx", "-g", "daemon off;"]\n';

/** The address of a frame's page cannot be typed by a reader; the other two homes can be opened with a link. */
const OPENED = HOMES.filter(({ frame }) => !frame);

async function violations(inside) {
  await inside.evaluate(axe.source);
  const { violations } = await inside.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`);
}

/** Follows a link as a press on one in the page does. */
const follow = (inside, hash) => inside.evaluate((hash) => void (location.hash = hash), hash);

for (const { name, address } of OPENED) {
  describe(name, () => {
    test("what is copied as a link comes back from it, and the address stays as it was opened", async () => {
      let link;
      await visit(address(server), { permissions: ["clipboard-read", "clipboard-write"] }, async (at) => {
        await type(at, ARTICLE);
        await at.inside.getByTestId("share").click();
        link = await at.inside.getByTestId("share-link").inputValue();
        assert.ok(link.startsWith(`${address(server)}#v1.`), link);
        assert.ok((await at.inside.getByTestId("link-length").textContent()).includes(String(link.length)));
        await at.inside.getByTestId("copy-link").click();
        assert.equal(await clipboard(at.inside, link), link);
        assert.equal(at.page.url(), address(server));
      });
      await visit(link, {}, async ({ page, inside }) => {
        await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
        assert.deepEqual(await texts(inside), [ARTICLE]);
        assert.equal(page.url(), link);
        assert.equal(await inside.getByTestId("link-opened").count(), 0, "nothing was replaced");
      });
    });

    test("a link over a text keeps that, through edits, until it is brought back", () =>
      visit(address(server), {}, async (at) => {
        const { inside } = at;
        await type(at, ARTICLE);
        await follow(inside, linkTo({ files: [{ text: OTHER }] }));
        await inside.getByTestId("link-opened").waitFor();
        assert.deepEqual(await texts(inside), [OTHER]);
        await type(at, "FROM alpine\n");
        await follow(inside, linkTo({ files: [{ text: OTHER }, { name: "b", text: "c\n" }] }));
        await inside.locator("[role=tab]").nth(1).waitFor();
        await inside.getByTestId("bring-back").click();
        await inside.getByTestId("link-opened").waitFor({ state: "detached" });
        assert.deepEqual(await texts(inside), [ARTICLE]);
        assert.equal(await inside.evaluate(() => location.hash), "", "the link is not opened again by a reload");
      }));
  });
}

// A browser says `pageshow` when it likes, and the page then reads its field, which may hold a restored text: not while a link's
// text is on its way there.
const SHOWN_AGAIN = `{
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    dispatchEvent(new Event("pageshow"));
    if (performance.now() < 2_000) port2.postMessage(0);
  };
  port2.postMessage(0);
}`;

test("a link's text arrives, however often the page is shown meanwhile", () =>
  visit(`${page}${linkTo({ files: [{ text: OTHER }] })}`, { init: SHOWN_AGAIN }, async ({ inside }) => {
    await inside.getByTestId("finding").first().waitFor();
    await inside.waitForFunction(() => performance.now() > 2_500);
    assert.deepEqual(await texts(inside), [OTHER]);
  }));

test("what the reader made of a link's text outlasts the way back", () =>
  visit(page, {}, async (at) => {
    const { inside } = at;
    await type(at, ARTICLE);
    await follow(inside, linkTo({ files: [{ text: OTHER }] }));
    await inside.getByTestId("link-opened").waitFor();
    await type(at, "FROM alpine\n");
    await inside.getByTestId("bring-back").click();
    await inside.waitForFunction(() => !globalThis.foregroundEditor.current.text().includes("alpine"));
    assert.deepEqual(await texts(inside), [ARTICLE]);
    await inside.getByTestId("bring-back").click();
    await inside.waitForFunction(() => globalThis.foregroundEditor.current.text().includes("alpine"));
    await inside.getByTestId("bring-back").click();
    await inside.getByTestId("let-go").click();
    await inside.getByTestId("link-opened").waitFor({ state: "detached" });
    assert.deepEqual(await texts(inside), [ARTICLE]);
  }));

describe("links that were given out", async () => {
  const names = (await readdir(LINKS)).filter((name) => name.endsWith(".link"));
  assert.ok(names.length >= 4);
  for (const name of names) {
    test(name, async () => {
      const link = (await readFile(new URL(name, LINKS), "utf8")).trim();
      const expected = JSON.parse(await readFile(new URL(name.replace(".link", ".json"), LINKS), "utf8"));
      await visit(`${page}${link}`, {}, async ({ inside }) => {
        await inside.waitForSelector("[data-testid=verdict]");
        assert.deepEqual(await held(inside), expected);
      });
    });
  }
});

test("a link brings its tabs, kinds, line ends, language and wish for review", () =>
  visit(page, {}, async ({ inside }) => {
    const shared = {
      files: [
        { name: "Dockerfile", text: "FROM debian:12\nCMD [\"/start.sh\"]\n", crlf: true },
        { name: "start.sh", text: "#!/bin/sh\nservice nginx start\n日本語\u{1f433}\n", kind: "script" },
      ],
      at: 1,
      lang: "ja",
      review: true,
    };
    await follow(inside, linkTo(shared));
    await inside.waitForSelector('html[lang="ja"]', { state: "attached" });
    assert.equal(await inside.locator('[role=tab][aria-selected="true"]').textContent(), "start.sh");
    assert.deepEqual(await held(inside), shared);
  }));

test("who has chosen a language keeps it", () =>
  visit(page, {}, async ({ inside }) => {
    await inside.locator('[data-testid=lang-switch] [lang="en"]').click();
    await follow(inside, linkTo({ files: [{ text: OTHER }], lang: "ja" }));
    await inside.waitForSelector("[data-testid=verdict]");
    assert.equal(await inside.locator("html").getAttribute("lang"), "en");
  }));

const BIG = Buffer.alloc(64 * 1024 * 1024, " ");
const BAD = [
  { what: "from a later version", hash: "#v2.abc", says: /later version/ },
  { what: "with an ellipsis in it", hash: `${linkTo({ files: [{ text: ARTICLE }] }).slice(0, 30)}…abc`, says: /character “…”/ },
  { what: "without its end", hash: linkTo({ files: [{ text: ARTICLE.repeat(9) }] }).slice(0, -20), says: /end is missing/ },
  { what: "with one character too many cut off", hash: `${linkTo("x").slice(0, 5)}`, says: /end is missing/ },
  { what: "with nothing in it", hash: "#v1.", says: /end is missing/ },
  { what: "that does not unpack", hash: "#v1.______________", says: /damaged/ },
  { what: "with JSON that ends early", hash: linkTo('{"files":[{"text":"a"'), says: /damaged/ },
  { what: "that is no UTF-8", hash: linkTo(Buffer.from([0xff, 0xfe, 0xfd])), says: /damaged/ },
  { what: "with something else in it", hash: linkTo('{"hello":"world"}'), says: /something else/ },
  { what: "with prototypes for names", hash: linkTo('{"__proto__":{"files":[{"text":"a"}]},"constructor":{"prototype":{}}}'), says: /something else/ },
  { what: "that unpacks to 64 MB", hash: linkTo(BIG), says: /more than this page reads/ },
  { what: "with a thousand files", hash: linkTo({ files: Array(1000).fill({ text: "" }) }), says: /more than this page reads/ },
];

for (const { what, hash, says } of BAD) {
  test(`a link ${what} says so, and the text stays`, () =>
    visit(page, {}, async (at) => {
      const { inside } = at;
      await type(at, ARTICLE);
      await follow(inside, hash);
      await inside.getByTestId("bad-link").waitFor();
      assert.match(await inside.getByTestId("bad-link").textContent(), says);
      assert.deepEqual(await texts(inside), [ARTICLE]);
      assert.deepEqual(await violations(inside), []);
      await inside.getByTestId("bad-link-close").click();
      await inside.getByTestId("bad-link").waitFor({ state: "detached" });
    }));
}

test("a bomb of a gigabyte is stopped while it unpacks", async () => {
  // 1 GiB of zeros, deflated twice as far as a link can carry: the page must not hold it.
  const packed = deflateRawSync(Buffer.alloc(1 << 30)).toString("base64url");
  await visit(page, {}, async ({ page, inside }) => {
    await follow(inside, `#v1.${packed}`);
    await inside.getByTestId("bad-link").waitFor();
    assert.match(await inside.getByTestId("bad-link").textContent(), /more than this page reads/);
    const session = await page.context().newCDPSession(page);
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    assert.ok(usedSize < 100e6, `${usedSize} bytes are held`);
  });
});

test("hostile text and names are shown as text", () =>
  visit(page, {}, async ({ inside }) => {
    const markup = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    const files = [{ name: markup, text: `FROM ${markup}\n` }, { name: "__proto__", text: "constructor\n" }, { name: "toString", text: `# ${markup}\n` }];
    await follow(inside, linkTo({ files }));
    await inside.locator("[role=tab]").nth(2).waitFor();
    assert.equal(await inside.locator("main img, main script").count(), 0);
    assert.deepEqual((await held(inside)).files, files);
    await inside.getByTestId("share").click();
    const code = await inside.getByTestId("embed-code").inputValue();
    const inert = await inside.evaluate((code) => {
      const read = new DOMParser().parseFromString(code, "text/html");
      const pres = [...read.querySelectorAll("foreground-embed > pre")];
      return { others: read.querySelectorAll("foreground-embed > :not(pre), pre *").length, files: pres.map((pre) => ({ name: pre.dataset.name, text: `${pre.textContent}` })) };
    }, code);
    assert.deepEqual(inert, { others: 0, files });
  }));

test("what is behind the # and none of ours is left alone", () =>
  visit(page, {}, async (at) => {
    await type(at, ARTICLE);
    const before = await answers(at.inside);
    for (const hash of ["#results", "#version", "#v1", "#x=1&v1.abc"]) await follow(at.inside, hash);
    assert.equal(await at.inside.getByTestId("bad-link").count(), 0);
    assert.equal(await answers(at.inside), before);
  }));

test("above the limit there is a download instead of a link", () =>
  visit(page, {}, async ({ page, inside }) => {
    // Nothing that repeats, so that packing does not help.
    let seed = 7;
    const noise = () => (seed = (seed * 48271) % 2147483647).toString(36);
    const text = `FROM debian:12\n${Array.from({ length: 1500 }, () => `RUN echo ${noise()}${noise()}`).join("\n")}\n`;
    await follow(inside, linkTo({ files: [{ text }, { name: "b", text: "#!/bin/sh\n" }] }));
    await inside.locator("[role=tab]").nth(1).waitFor();
    await inside.getByTestId("share").click();
    await inside.getByTestId("link-too-long").waitFor();
    assert.match(await inside.getByTestId("link-too-long").textContent(), /Above 8,000/);
    assert.equal(await inside.getByTestId("copy-link").count(), 0);
    const [download] = await Promise.all([page.waitForEvent("download"), inside.getByTestId("share-download").click()]);
    const whole = await readFile(await download.path(), "utf8");
    assert.ok(whole.includes(text.trimEnd()) && whole.includes("==> b <=="));
  }));

test("the answer is copied as Markdown and as text, with the link", () =>
  visit(page, { permissions: ["clipboard-read", "clipboard-write"] }, async (at) => {
    const { inside } = at;
    await type(at, ARTICLE);
    await inside.getByTestId("share").click();
    const link = await inside.getByTestId("share-link").inputValue();
    const copied = async (testid, part) => {
      await inside.getByTestId(testid).click();
      return clipboard(inside, part);
    };
    const markdown = await copied("copy-markdown", "```diff");
    assert.ok(markdown.includes(`](${link})`) && markdown.includes("```dockerfile\nFROM centos:latest\n"));
    const text = await copied("copy-report", "\n    FROM centos:latest\n");
    assert.ok(text.includes(link) && !text.includes("```"));
    assert.match(await copied("copy-embed", "<foreground-embed"), /embed\.js" async/);
    const frame = await copied("copy-frame", "<iframe");
    assert.deepEqual(heldBy(frame).files, [{ text: ARTICLE }]);
    assert.match(frame, / sandbox="allow-scripts" /);
  }));

for (const [width, colorScheme, locale] of [[1280, "light", "en-US"], [390, "dark", "ja-JP"]]) {
  test(`the dialog is one for keyboard and screen reader, ${width} px, ${colorScheme}, ${locale}`, () =>
    visit(page, { viewport: { width, height: 844 }, colorScheme, locale }, async (at) => {
      const { inside, page } = at;
      await type(at, ARTICLE);
      await inside.getByTestId("share").focus();
      await page.keyboard.press("Enter");
      const dialog = inside.getByRole("dialog", { name: locale === "ja-JP" ? "共有" : "Share" });
      await dialog.waitFor();
      await inside.getByTestId("share-link").waitFor();
      assert.deepEqual(await violations(inside), []);
      for (let presses = 0; presses < 25; presses++) {
        await page.keyboard.press("Tab");
        // The browser's own parts may have the focus in between; the page behind never.
        assert.ok(await inside.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog")));
      }
      const widths = await inside.evaluate(() => [document.querySelector("dialog").scrollWidth, document.querySelector("dialog").clientWidth]);
      assert.ok(widths[0] <= widths[1], `${widths}`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      assert.equal(await inside.evaluate(() => document.activeElement.dataset.testid), "share");
    }));
}
