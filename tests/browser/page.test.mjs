// The page does its work wherever it is opened: below a path, from disk, in a sandboxed frame.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ARTICLE, HOMES, serve, type, visit, written } from "./support.mjs";

/** What people type before they find out that systemctl has nobody to talk to. */
const SESSION = [
  "$ docker run --privileged -it -p 80:80 rockylinux:9 bash",
  "[root@1f2e /]# dnf install -y httpd",
  "[root@1f2e /]# systemctl start httpd",
  "System has not been booted with systemd as init system (PID 1). Can't operate.",
  "",
].join("\n");

const server = await serve();

for (const home of HOMES) {
  describe(home.name, () => {
    const open = (steps) => visit(home.address(server), { frame: home.frame }, steps);

    test("what is typed is judged, corrected and drawn", () =>
      open(async (at) => {
        await type(at, ARTICLE);
        const { inside } = at;
        await inside.waitForSelector('[data-testid=verdict][data-verdict="misuse"]');
        await inside.waitForSelector('[data-testid=finding][data-rule="systemd-as-pid-1"]');
        const corrected = await inside.getByTestId("corrected-text").textContent();
        assert.match(corrected, /^CMD \["\/usr\/sbin\/httpd", "-DFOREGROUND"\]$/m);
        assert.doesNotMatch(corrected, /systemctl/);
        assert.match(await inside.getByTestId("diff").textContent(), /DFOREGROUND/);
        assert.match(await inside.getByTestId("tree-before").textContent(), /systemd|\/sbin\/init/);
        const after = await inside.getByTestId("tree-after").textContent();
        assert.match(after, /httpd/);
        assert.doesNotMatch(after, /systemd/);
        assert.match(await inside.getByTestId("commands").textContent(), /docker run/);
      }));

    test("the language changes at a click, the text stays", () =>
      open(async (at) => {
        await type(at, ARTICLE);
        const { inside } = at;
        const english = await inside.getByTestId("findings").textContent();
        await inside.locator('[data-testid=lang-switch] [lang="ja"]').click();
        await inside.waitForSelector('html[lang="ja"]', { state: "attached" });
        const japanese = await inside.getByTestId("findings").textContent();
        assert.match(japanese, /[ぁ-ん]/);
        assert.notEqual(japanese, english);
        assert.equal(await written(inside), ARTICLE);
        await inside.locator('[data-testid=lang-switch] [lang="en"]').click();
        await inside.waitForSelector('html[lang="en"]', { state: "attached" });
        assert.equal(await inside.getByTestId("findings").textContent(), english);
      }));

    test("a click on a finding selects its place", () =>
      open(async (at) => {
        await type(at, ARTICLE);
        const { inside } = at;
        await inside.locator('[data-rule="systemd-as-pid-1"] button').first().click();
        const selected = await inside.evaluate(() => document.activeElement.id === "editor-text" && getSelection().toString());
        assert.match(String(selected), /\/sbin\/init/);
      }));

    test("a session becomes a Dockerfile, and its run line gives nothing away", () =>
      open(async (at) => {
        await type(at, SESSION);
        const { inside } = at;
        await inside.waitForSelector('[data-testid=finding][data-rule="systemctl-in-container"]');
        assert.match(await inside.getByTestId("generated").textContent(), /FROM rockylinux:9\nRUN dnf install -y httpd\n/);
        const commands = await inside.getByTestId("commands").textContent();
        assert.match(commands, /docker run -d --name my-httpd -p 80:80 my-httpd/);
        assert.doesNotMatch(commands, /docker run[^\n]*--privileged/);
        assert.match(await inside.getByTestId("tree-after").textContent(), /httpd -DFOREGROUND/);
      }));

    test("every example is answered", () =>
      open(async ({ inside }) => {
        const select = inside.locator("select#examples");
        const values = await select.locator("option:not([disabled])").evaluateAll((options) => options.map((option) => option.index));
        assert.ok(values.length > 3);
        for (const index of values.filter((index) => index > 0)) {
          await select.selectOption({ index });
          await inside.waitForFunction(() => globalThis.foregroundEditor.current.text() !== "");
          await inside.waitForSelector("[data-testid=verdict]");
        }
      }));
  });
}

test("a clean verdict names the script that was not seen", () =>
  visit(`${server}/a/b/`, {}, async (at) => {
    await type(at, 'FROM debian:12\nCOPY start.sh /start.sh\nENTRYPOINT ["/start.sh"]\n');
    assert.match(await at.inside.getByTestId("not-seen").innerText(), /The script \/start\.sh, which the container starts, is not in this text/);
    await type(at, 'FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD ["nginx", "-g", "daemon off;"]\n');
    assert.equal(await at.inside.getByTestId("not-seen").count(), 0);
  }));
