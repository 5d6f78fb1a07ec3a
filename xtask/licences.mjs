// What the licences of the crates that are linked in want to be handed on: their texts, each once.
//
//   node xtask/licences.mjs TARGET    prints those of the command line for a target (cargo xtask dist)
//
// The page's are put together by xtask/editor.mjs, beside those of npm's packages.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const LINE = `\n${"-".repeat(72)}\n\n`;

/** The texts of the crates that the package `foreground` is linked with for a target, with the crates that each is of. */
export function crates(target) {
  const options = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target];
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const metadata = JSON.parse(execFileSync(process.env.CARGO ?? "cargo", options, { cwd, encoding: "utf8", maxBuffer: 1 << 28 }));
  const packages = new Map(metadata.packages.map((entry) => [entry.id, entry]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const linked = new Set();
  const open = [metadata.packages.find((entry) => entry.name === "foreground" && entry.source === null).id];
  while (open.length > 0) {
    const id = open.pop();
    // What runs in the compiler is not in the program.
    if (linked.has(id) || packages.get(id).targets.some((made) => made.kind.includes("proc-macro"))) continue;
    linked.add(id);
    open.push(...nodes.get(id).deps.filter((dep) => dep.dep_kinds.some((use) => use.kind === null)).map((dep) => dep.pkg));
  }
  const others = [...linked].map((id) => packages.get(id)).filter((entry) => entry.source !== null);
  others.sort((a, b) => (a.name === b.name ? a.version.localeCompare(b.version) : a.name < b.name ? -1 : 1));
  const apache = textOf(others.find((entry) => files(entry).includes("LICENSE-APACHE")), ["LICENSE-APACHE"]);
  const texts = new Map();
  for (const entry of others) {
    const text = textOf(entry, chosen(entry)) || (/Apache-2\.0/.test(entry.license) && apache);
    if (!text) throw new Error(`${entry.name} comes without its licence (${entry.license})`);
    texts.set(text, [...(texts.get(text) ?? []), `${entry.name} ${entry.version}`]);
  }
  return [...texts].map(([text, names]) => `${names.join(", ")}\n\n${text}\n`);
}

/** Which of its licence's files are handed on: where there is a choice, that of MIT. */
function chosen(entry) {
  const all = files(entry);
  if (/ AND /.test(entry.license)) return all;
  const mit = all.find((name) => /mit/i.test(name));
  const plain = all.find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  return [mit ?? plain ?? all[0]].filter(Boolean);
}

function files(entry) {
  return readdirSync(dirname(entry.manifest_path)).filter((name) => /^(un)?licen[cs]e|^copying/i.test(name)).sort();
}

function textOf(entry, names) {
  const text = (name) => readFileSync(join(dirname(entry.manifest_path), name), "utf8").replaceAll("\r\n", "\n").trim();
  return names.map(text).join("\n\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(crates(process.argv[2]).join(LINE));
