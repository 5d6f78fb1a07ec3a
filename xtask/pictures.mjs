// Draws the icons and the social card anew from static/favicon.svg and from what stands here, with Chromium:
//
//     node xtask/pictures.mjs
//
// The results are committed (static/icons, static/card.png): a build needs no browser. The card's letters are those of
// this machine's fonts.

import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const mark = readFileSync("static/favicon.svg", "utf8").replace(/<svg[^>]*>|<\/svg>/g, "");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });

async function draw(path, width, height, body, background = true) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<!doctype html><html lang="ja"><style>*{margin:0;box-sizing:border-box}html,body{width:${width}px;height:${height}px;overflow:hidden}</style>${body}`);
  await page.screenshot({ path, omitBackground: !background });
  await page.close();
}

/** The mark in a square; `room` is what is left free around it, as a share of its own size. */
const icon = (room, fill) => `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="${-32 * room} ${-32 * room} ${32 + 64 * room} ${32 + 64 * room}">${fill ? `<rect x="-99" y="-99" width="230" height="230" fill="${fill}"/>` : ""}${mark}</svg>`;

mkdirSync("static/icons", { recursive: true });
await draw("static/icons/icon-192.png", 192, 192, icon(0), false);
await draw("static/icons/icon-512.png", 512, 512, icon(0), false);
// A platform cuts a maskable one to its own shape: what counts stays within the middle 80 %.
await draw("static/icons/maskable-512.png", 512, 512, icon(0.3, "#f4f2ec"));
await draw("static/icons/apple-touch.png", 180, 180, icon(0.15, "#f4f2ec"));

const box = (x, y, text, kind) => `<g transform="translate(${x} ${y})">
  <rect width="${text.length * 12.1 + 34}" height="44" rx="9" fill="${kind === "stays" ? "#e2edf3" : "none"}" stroke="${kind === "stays" ? "#17567a" : "#8b8d87"}" stroke-width="2.5" ${kind === "stays" ? "" : 'stroke-dasharray="7 5"'}/>
  <text x="17" y="29" fill="${kind === "stays" ? "#1c2328" : "#525c63"}">${text}</text></g>`;
const branch = (x, top, ys) => `<path d="M${x} ${top}V${ys.at(-1)}${ys.map((y) => `M${x} ${y}h26`).join("")}" fill="none" stroke="#8b8d87" stroke-width="2.5"/>`;

await draw("static/card.png", 1200, 630, `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" font-family="'DejaVu Sans Mono', monospace" font-size="20">
  <rect width="1200" height="630" fill="#f4f2ec"/>
  <g transform="translate(72 64) scale(3)">${mark}</g>
  <g font-family="'DejaVu Sans', 'Noto Sans CJK JP', sans-serif" fill="#1c2328">
    <text x="196" y="132" font-size="58" font-weight="700">Foreground</text>
    <text x="72" y="228" font-size="33" font-weight="700" font-family="'Noto Sans CJK JP', 'IPAGothic', sans-serif">コンテナに systemd は要らない</text>
    <text x="72" y="274" font-size="25" fill="#525c63">Containers without systemd and --privileged</text>
  </g>
  <g transform="translate(72 320)">
    ${branch(24, 44, [88, 146, 204, 262].map((y) => y - 14))}
    ${box(0, 0, "/sbin/init", "goes")}
    ${box(50, 52, "systemd-journald", "goes")}
    ${box(50, 110, "systemd-udevd", "goes")}
    ${box(50, 168, "dbus-daemon", "goes")}
    ${box(50, 226, "httpd -DFOREGROUND", "stays")}
  </g>
  <path d="M520 452h120m-22 -20 22 20-22 20" fill="none" stroke="#17567a" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
  <g transform="translate(720 412) scale(1.5)">${box(0, 0, "httpd -DFOREGROUND", "stays")}</g>
  <text x="722" y="524" font-size="21" fill="#17567a" font-family="'DejaVu Sans', sans-serif" font-weight="700">PID 1</text>
</svg>`);
await browser.close();
