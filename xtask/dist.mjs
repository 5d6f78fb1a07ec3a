// Packs what `cargo xtask dist` has built: archives whose bytes depend on nothing but their content, and the checksums.
//
// It is told what to pack as JSON on its command line; see xtask/src/dist.rs.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { LINE, crates } from "./licences.mjs";

const { out, page, binary, target, version, time, forbidden } = JSON.parse(process.argv[2]);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const program = target.includes("windows") ? "foreground.exe" : "foreground";
const pageFiles = readdirSync(page, { recursive: true }).filter((name) => statSync(join(page, name)).isFile());
for (const [name, path] of [[program, binary], ...pageFiles.map((name) => [name, join(page, name)])]) holdsNoPath(name, readFileSync(path));

const licences = `Foreground ${version}\n\n${readFileSync("LICENSE", "utf8").trim()}\n${LINE}`;
const ofPage = licences + readFileSync(join(page, "licences.txt"), "utf8");
const ofProgram = licences + crates(target).join(LINE);

archive(`foreground-page-${version}`, [
  ...pageFiles.map((name) => ({ name: name.split(sep).join("/"), content: readFileSync(join(page, name)) })),
  { name: "LICENSE", content: readFileSync("LICENSE") },
]);
const scripts = { bash: "foreground.bash", elvish: "foreground.elv", fish: "foreground.fish", powershell: "foreground.ps1", zsh: "_foreground" };
archive(`foreground-${version}-${target}`, [
  { name: program, content: readFileSync(binary), runs: true },
  { name: "LICENSE", content: readFileSync("LICENSE") },
  { name: "licences.txt", content: Buffer.from(ofProgram) },
  ...Object.entries(scripts).map(([shell, name]) => ({ name: `completions/${name}`, content: execFileSync(binary, ["completions", shell]) })),
]);
for (const name of ["standalone.html", "embed.js"]) copyFileSync(join(page, name), join(out, name));
writeFileSync(join(out, "licences.txt"), ofPage);

const made = readdirSync(out).sort();
const sums = made.map((name) => `${createHash("sha256").update(readFileSync(join(out, name))).digest("hex")}  ${name}\n`);
writeFileSync(join(out, "SHA256SUMS"), sums.join(""));
for (const name of made) console.log(`${String(statSync(join(out, name)).size).padStart(10)}  ${name}`);

/** Ends the build where a file says on which machine it was built: that is nobody's business, and another machine has another. */
function holdsNoPath(name, bytes) {
  for (const path of forbidden) if (bytes.includes(path)) throw new Error(`${name} holds the path ${path} of this machine`);
}

/** Writes NAME.tar.gz with the files in a folder of that name: sorted, of nobody, all of one time. */
function archive(name, files) {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const blocks = sorted.flatMap(({ name: file, content, runs }) => [
    header(`${name}/${file}`, content.length, runs ? 0o755 : 0o644),
    content,
    Buffer.alloc((512 - (content.length % 512)) % 512),
  ]);
  // Two blocks of zeros end an archive.
  writeFileSync(join(out, `${name}.tar.gz`), gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 9 }));
}

/** The header of a file as POSIX has it (ustar). */
function header(name, size, mode) {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for an archive`);
  const block = Buffer.alloc(512);
  const number = (value, at, width) => block.write(value.toString(8).padStart(width - 1, "0"), at, "ascii");
  block.write(name, 0, "utf8");
  number(mode, 100, 8);
  number(0, 108, 8);
  number(0, 116, 8);
  number(size, 124, 12);
  number(time, 136, 12);
  block.write("        0", 148, "ascii");
  block.write("ustar\x0000", 257, "ascii");
  number(block.reduce((sum, byte) => sum + byte), 148, 7);
  block[154] = 0;
  return block;
}
