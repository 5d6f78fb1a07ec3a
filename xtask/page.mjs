// Trunk's hook after a build (Trunk.toml): minifies, writes the Content-Security-Policy, makes standalone.html, embed.js,
// the service worker and the manifest, and holds their sizes to what is allowed.
//
// It works on the staging folder, before Trunk puts that in the place of dist/. `cargo xtask build` shows what it prints.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, deflateRawSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { DECODE, encode } from "./base85.mjs";
import { writePages } from "./pages.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("this is a hook of Trunk: run `cargo xtask build`");
const release = process.env.TRUNK_PROFILE === "release";
// What a browser of 2023 can do; DecompressionStream in standalone.html asks for no less.
const target = "es2022";
// wasm-bindgen names a module of ours once for each function that it takes from there.
const logOverride = { "duplicate-object-key": "silent" };

// Stands in the boot script of standalone.html, behind `packed`.
const INFLATED = `${DECODE}
async function inflated() {
  const stream = new Blob([decode(packed, packedLength)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}
`;

const read = (name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
const write = (name, text) => writeFileSync(join(folder, name), text);

const page = await lean(withOpening(withIcon(withAddress(withSortedLinks(read("index.html"))))));
const POLICY = { script: "'self'", style: "'self'", img: "'self' data:", connect: "'self'", manifest: "'self'", worker: "'self' blob:" };
/** What index.html loads, each in a folder that is this build's own; empty where Trunk's names are kept. */
let loaded = [];
let build = "debug";
if (release) {
  for (const name of files().filter((name) => /\.(js|css)$/.test(name))) await minified(name, read(name));
  const single = withPolicy(await standalone(page), { img: "data:", connect: "'none'", worker: "blob:" });
  write("index.html", withPolicy(ownFolder(withPages(page)), POLICY));
  write("standalone.html", single);
} else {
  write("index.html", withPolicy(withPages(page), POLICY));
}
for (const name of ["icons", "card.png"]) cpSync(join("static", name), join(folder, name), { recursive: true });
writePages(folder, (html) => withPolicy(html, { style: "'self'", img: "'self'", wasm: false }));
cpSync("target/page/licences.txt", join(folder, "licences.txt"));
write("manifest.webmanifest", JSON.stringify(manifest()));
await minified("embed.js", readFileSync("static/embed.js", "utf8"));
const worker = readFileSync("static/sw.js", "utf8");
await minified("sw.js", `const BUILD = ${JSON.stringify(build)}, FILES = ${JSON.stringify(loaded)};\n${worker}`);
if (release) await printSizes();

/** The page with its icon inside: a browser asks for an icon again whenever what is behind the # changes. */
function withIcon(page) {
  const link = only(page, /<link\b[^>]*\brel="?icon\b[^>]*>/g)[0];
  const [, name] = /\bhref="?\.?\/?([^"\s>]+)/.exec(link);
  const icon = readFileSync(join(folder, name));
  rmSync(join(folder, name));
  return page.replace(link, () => `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon.toString("base64")}">`);
}

/** The page with its preloaded modules in the order of their names: Trunk writes them in one that changes from build to build. */
function withSortedLinks(page) {
  return page.replace(/(?:<link rel="modulepreload"[^>]*>)+/g, (links) => links.match(/<link[^>]*>/g).sort().join(""));
}

/** The page that says what it is for before its program has arrived: each element with `data-text`, once a language. */
function withOpening(page) {
  const { opening } = JSON.parse(readFileSync("target/page/pages.json", "utf8"));
  const used = new Set();
  const html = page.replace(/<(\w+)([^>]*) data-text="?(\w+)"?([^>]*)><\/\1>/g, (_, name, before, key, behind) => {
    used.add(key);
    return Object.entries(opening[key]).map(([lang, text]) => `<${name}${before}${behind} lang="${lang}">${prose(text)}</${name}>`).join("");
  });
  const left = Object.keys(opening).filter((key) => !used.has(key));
  if (left.length > 0) throw new Error(`index.html has no place for ${left.join(", ")}`);
  return html;
}

/** The page without what only people read: comments, and how its own first script is written. */
async function lean(page) {
  if (!release) return page;
  const [whole, script] = only(page, /<script>([\s\S]*?)<\/script>/g);
  const { code } = await esbuild.transform(script, { loader: "js", minify: true, target });
  return page.replace(whole, () => `<script>${code.trim()}</script>`).replace(/\n[ \t]*<!--[\s\S]*?-->/g, "");
}

/** A sentence as the app sets it: a flag stays on one line. */
function prose(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/--[A-Za-z0-9-]+/g, '<span class="flag">$&</span>');
}

/** The page that knows where the pages about rules and situations are; standalone.html has none beside it. */
function withPages(page) {
  return page.replace(/<html\b/, '<html data-pages="./"');
}

/** Writes a script or style sheet without what only people read. */
async function minified(name, text) {
  const loader = name.endsWith(".js") ? "js" : "css";
  write(name, (await esbuild.transform(text, { loader, minify: true, target, logOverride, legalComments: "none" })).code);
}

/**
 * Moves what the page loads into a folder that is called after all of it, and names it so in the page. Whatever changes,
 * all of it has another address then: no cache can mix two builds, be it the browser's or the service worker's.
 */
function ownFolder(page) {
  const names = files().filter((name) => name !== "index.html");
  const hash = createHash("sha256").update(page);
  for (const name of names.toSorted()) hash.update(name).update("\0").update(readFileSync(join(folder, name)));
  build = hash.digest("hex").slice(0, 12);
  const own = `app-${build}`;
  let html = page;
  for (const name of names) {
    mkdirSync(dirname(join(folder, own, name)), { recursive: true });
    renameSync(join(folder, name), join(folder, own, name));
    loaded.push(`${own}/${name}`);
    html = html.replaceAll(`./${name}`, `./${own}/${name}`);
  }
  const left = html.match(/\.\/(?!app-)[^"'\s>]+\.(?:js|css|wasm|svg)\b/);
  if (left) throw new Error(`${left[0]} stays outside of ${own}`);
  return html;
}

/** For a browser that installs the page. */
function manifest() {
  return {
    name: "Foreground",
    short_name: "Foreground",
    description: "Containers without systemd: paste a Dockerfile or ps output. コンテナに systemd は要らない。",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#f4f2ec",
    theme_color: "#17567a",
    icons: [
      { src: "icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}

/** The page with its public address in it, where FOREGROUND_ADDRESS says so: a social card needs a whole one. */
function withAddress(page) {
  const address = process.env.FOREGROUND_ADDRESS;
  if (!address) return page;
  const url = (name) => new URL(name, address.endsWith("/") ? address : `${address}/`).href.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const meta = `<meta property="og:url" content="${url("")}">\n    <link rel="canonical" href="${url("")}">`;
  const image = only(page, /<meta property="og:image" content="card\.png">/g)[0];
  return page.replace(image, () => `${meta}\n    ${image.replace("card.png", url("card.png"))}`);
}

/** The page with everything inside. It runs from file:// and in a sandboxed frame, where nothing can be loaded. */
async function standalone(page) {
  const boot = only(page, /<script type="module"(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  // Every other script of the page is a module of the bundle, before what starts the app.
  const scripts = [...page.matchAll(/<script\b[^>]*\bsrc="?\.?\/?([^"\s>]+)"?[^>]*><\/script>/g)];
  const imports = scripts.map(([, name]) => `import "./${name}";`).join("");
  const wasm = only(boot[1], /(['"])\.\/([^'"]+\.wasm)\1/g);
  const packed = deflateRawSync(readFileSync(join(folder, wasm[2])), { level: 9 });
  const given = `const packed = "${encode(packed)}", packedLength = ${packed.length};`;
  const bundle = await esbuild.build({
    stdin: { contents: `${imports}${given}${INFLATED}${boot[1].replace(wasm[0], "inflated()")}`, resolveDir: folder },
    bundle: true,
    format: "esm",
    minify: true,
    target,
    write: false,
    legalComments: "none",
    logOverride,
    logLevel: "warning",
  });
  const html = scripts
    .reduce((html, [script]) => html.replace(script, ""), page)
    .replace(/<link\b[^>]*>/g, (link) => inlined(link))
    .replace(boot[0], () => `<script type="module">${bundle.outputFiles[0].text}</script>`);
  const left = html.replace(/<script[\s\S]*?<\/script>/g, "").match(/<(?:link|img|script|source)\b[^>]*(?:href|src)="\.?\/[^>]*>/);
  if (left) throw new Error(`standalone.html would still load ${left[0]}`);
  return html;
}

/** A link element as it stands in standalone.html. */
function inlined(link) {
  const rel = /\brel="?([\w-]+)/.exec(link)?.[1];
  const href = /\bhref="?\.?\/?([^"\s>]+)/.exec(link)?.[1];
  switch (rel) {
    case "modulepreload":
    case "preload":
    case "manifest":
    case "apple-touch-icon":
      return "";
    case "stylesheet":
      return `<style>${read(href).trim().replaceAll("</style", "<\\/style")}</style>`;
    default:
      return link;
  }
}

/** The page with a policy that names its inline scripts and styles by their hashes and allows nothing else. */
function withPolicy(html, { script = "", style = "", img, connect, manifest, worker, wasm = true }) {
  const hashes = (element) =>
    [...html.matchAll(new RegExp(`<${element}\\b(?![^>]*\\bsrc=)[^>]*>([\\s\\S]*?)</${element}>`, "g"))]
      .map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const policy = {
    "default-src": ["'none'"],
    // Compiling WebAssembly asks for it; 'unsafe-eval' would allow JavaScript's eval too.
    ...(wasm && { "script-src": [script, "'wasm-unsafe-eval'", ...hashes("script")] }),
    "style-src": [style, ...hashes("style")],
    "img-src": [img],
    ...(connect && { "connect-src": [connect] }),
    ...(manifest && { "manifest-src": [manifest] }),
    ...(worker && { "worker-src": [worker] }),
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  const text = Object.entries(policy)
    .map(([name, values]) => [name, ...values.filter(Boolean)].join(" "))
    .join("; ");
  const charset = only(html, /<meta charset="?utf-8"?\s*\/?>/gi)[0];
  return html.replace(charset, () => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${text}">`);
}

/** The one match there must be; Trunk's output has changed if there is another number. */
function only(text, pattern) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length !== 1) throw new Error(`${matches.length} matches of ${pattern} where one was expected`);
  return matches[0];
}

function files() {
  return readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
}

/** Prints what everything weighs, and ends the build where that is more than is allowed. */
async function printSizes() {
  const { BUDGETS } = await import("./budgets.mjs");
  const row = (name, ...cells) => console.log(name.padEnd(52) + cells.map((cell) => String(cell).padStart(12)).join(""));
  row("dist/ (bytes)", "raw", "gzip", "brotli");
  const sizes = {};
  const weigh = (name) => {
    const bytes = readFileSync(join(folder, name));
    return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  };
  const pages = files().filter((name) => /^(en|ja)\//.test(name));
  for (const name of files().filter((name) => !pages.includes(name)).sort()) {
    sizes[name] = weigh(name);
    row(name, sizes[name].raw, sizes[name].gzip, sizes[name].brotli);
  }
  const all = pages.map(weigh).reduce((sum, size) => ({ raw: sum.raw + size.raw, gzip: sum.gzip + size.gzip, brotli: sum.brotli + size.brotli }));
  row(`${pages.length} pages about rules and situations`, all.raw, all.gzip, all.brotli);
  const first = ["index.html", ...loaded].map((name) => sizes[name]);
  const sum = (form) => first.reduce((all, size) => all + size[form], 0);
  sizes["first load"] = { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  row("first load", sizes["first load"].raw, sizes["first load"].gzip, sizes["first load"].brotli);
  console.log("");
  row("budget", "bytes", "at most", "wanted");
  const over = [];
  for (const { name, form, most, wanted } of BUDGETS) {
    const is = sizes[name][form];
    row(`${name} (${form})`, is, most, wanted);
    if (is > most) over.push(`${name} has ${is} bytes (${form}), more than the ${most} of xtask/budgets.mjs`);
  }
  if (over.length > 0) throw new Error(over.join("; "));
}
