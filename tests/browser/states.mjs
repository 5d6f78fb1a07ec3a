// The page's main states: what is done on the empty page to reach each of them.

import { ARTICLE } from "./support.mjs";

const text = (text) => async (page) => {
  await page.evaluate((text) => globalThis.foregroundEditor.current.put(text, 0), text);
  await page.waitForSelector("[data-testid=verdict]");
};
const to = (steps, testid) => async (page) => {
  await steps(page);
  await page.getByTestId(testid).first().scrollIntoViewIfNeeded();
  await page.getByTestId(testid).first().evaluate((element) => element.scrollIntoView({ block: "start" }));
};
const press = (steps, testid) => async (page) => {
  await steps(page);
  await page.getByTestId(testid).first().click();
};

export const STATES = {
  empty: async () => {},
  misuse: text(ARTICLE),
  correction: to(text(ARTICLE), "correction"),
  beside: async (page) => {
    await to(text(ARTICLE), "correction")(page);
    await page.getByTestId("diff-layout").locator("button").nth(1).click();
  },
  trees: to(text(ARTICLE), "tree-before"),
  clean: text('FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD ["nginx", "-g", "daemon off;"]\n'),
  unread: text("Dear reader,\nthis is a letter.\n"),
  several: to(text('FROM debian:12\nRUN apt-get update && apt-get install -y nginx redis-server && systemctl enable nginx redis-server\nCMD ["/sbin/init"]\n'), "generated"),
  privileges: to(text("docker run -d --privileged --name web -v /sys/fs/cgroup:/sys/fs/cgroup:ro centos:7 /usr/sbin/init\n"), "privileges"),
  share: press(text(ARTICLE), "share"),
  keys: press(text(ARTICLE), "shortcuts"),
  tabs: press(text(ARTICLE), "tab-add"),
};
