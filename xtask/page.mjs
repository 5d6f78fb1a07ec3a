// Trunk's hook after a build (Trunk.toml): minifies, writes the Content-Security-Policy, makes standalone.html.
//
// It works on the staging folder, before Trunk puts that in the place of dist/. `cargo xtask build` shows what it prints.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, deflateRawSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("this is a hook of Trunk: run `cargo xtask build`");
const release = process.env.TRUNK_PROFILE === "release";
// What a browser of 2023 can do; DecompressionStream in standalone.html asks for no less.
const target = "es2022";

// Stands in the boot script of standalone.html, behind `packed`.
const INFLATED = `
async function inflated() {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}
`;

const read = (name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
const write = (name, text) => writeFileSync(join(folder, name), text);

const page = read("index.html");
if (release) {
  for (const name of files().filter((name) => /\.(js|css)$/.test(name))) {
    const loader = name.endsWith(".js") ? "js" : "css";
    write(name, (await esbuild.transform(read(name), { loader, minify: true, target, legalComments: "none" })).code);
  }
}
write("index.html", withPolicy(page, { script: "'self'", style: "'self'", img: "'self' data:", connect: "'self'" }));
if (release) {
  write("standalone.html", withPolicy(await standalone(page), { img: "data:", connect: "'none'" }));
  printSizes();
}

/** The page with everything inside. It runs from file:// and in a sandboxed frame, where nothing can be loaded. */
async function standalone(page) {
  const boot = only(page, /<script type="module"(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  // Every other script of the page is a module of the bundle, before what starts the app.
  const scripts = [...page.matchAll(/<script\b[^>]*\bsrc="?\.?\/?([^"\s>]+)"?[^>]*><\/script>/g)];
  const imports = scripts.map(([, name]) => `import "./${name}";`).join("");
  const wasm = only(boot[1], /(['"])\.\/([^'"]+\.wasm)\1/g);
  const packed = deflateRawSync(readFileSync(join(folder, wasm[2])), { level: 9 }).toString("base64");
  const bundle = await esbuild.build({
    stdin: { contents: `${imports}const packed = "${packed}";${INFLATED}${boot[1].replace(wasm[0], "inflated()")}`, resolveDir: folder },
    bundle: true,
    format: "esm",
    minify: true,
    target,
    write: false,
    legalComments: "none",
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
      return "";
    case "stylesheet":
      return `<style>${read(href).trim().replaceAll("</style", "<\\/style")}</style>`;
    case "icon":
      return link.replace(/href="?[^"\s>]+"?/, () => `href="data:image/svg+xml;base64,${readFileSync(join(folder, href)).toString("base64")}"`);
    default:
      return link;
  }
}

/** The page with a policy that names its inline scripts and styles by their hashes and allows nothing else. */
function withPolicy(html, { script = "", style = "", img, connect }) {
  const hashes = (element) =>
    [...html.matchAll(new RegExp(`<${element}\\b(?![^>]*\\bsrc=)[^>]*>([\\s\\S]*?)</${element}>`, "g"))]
      .map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const policy = {
    "default-src": ["'none'"],
    // Compiling WebAssembly asks for it; 'unsafe-eval' would allow JavaScript's eval too.
    "script-src": [script, "'wasm-unsafe-eval'", ...hashes("script")],
    "style-src": [style, ...hashes("style")],
    "img-src": [img],
    "connect-src": [connect],
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

function printSizes() {
  const row = (name, ...sizes) => console.log(name.padEnd(44) + sizes.map((size) => String(size).padStart(10)).join(""));
  row("dist/ (bytes)", "raw", "gzip", "brotli");
  const total = [0, 0, 0];
  for (const name of files().sort()) {
    const bytes = readFileSync(join(folder, name));
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
    row(relative(".", name), ...sizes);
    if (name !== "standalone.html") sizes.forEach((size, at) => (total[at] += size));
  }
  row("all but standalone.html", ...total);
}
