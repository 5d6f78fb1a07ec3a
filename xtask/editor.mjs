// Trunk's hook before a build (Trunk.toml): bundles static/editor and CodeMirror into target/page/editor.js, which
// static/index.html names.

import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

await esbuild.build({
  entryPoints: [path("static/editor/editor.js")],
  outfile: path("target/page/editor.js"),
  bundle: true,
  format: "esm",
  minify: process.env.TRUNK_PROFILE === "release",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
});
