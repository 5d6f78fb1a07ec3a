// Trunk's hook before a build (Trunk.toml): bundles static/editor and CodeMirror into target/page/editor.js, which
// static/index.html names; beside it what the licences of the bundled packages and of the Wasm's crates want to be handed on.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { LINE, crates } from "./licences.mjs";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const { metafile } = await esbuild.build({
  entryPoints: [path("static/editor/editor.js")],
  outfile: path("target/page/editor.js"),
  bundle: true,
  format: "esm",
  minify: process.env.TRUNK_PROFILE === "release",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
});

const packages = new Set(Object.keys(metafile.inputs).flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []));
const licences = [...packages].sort().map((name) => {
  const folder = path(`node_modules/${name}`);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} comes without its licence`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(path("target/page/licences.txt"), [...licences, ...crates("wasm32-unknown-unknown")].join(LINE));
