// How each kind of text is highlighted. The names are those of the Report's `input`.

import { StreamLanguage } from "@codemirror/language";
import { dockerFile } from "@codemirror/legacy-modes/mode/dockerfile";
import { properties } from "@codemirror/legacy-modes/mode/properties";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";

const modes = { dockerfile: dockerFile, compose: yaml, unit: properties, script: shell, run: shell, transcript: shell };
const defined = new Map();

/** The extension for a kind; none for listings and what is not known. */
export function language(kind) {
  const mode = modes[kind];
  if (!mode) return [];
  if (!defined.has(mode)) defined.set(mode, StreamLanguage.define(mode));
  return defined.get(mode);
}
