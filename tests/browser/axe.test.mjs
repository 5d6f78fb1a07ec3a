// axe finds nothing, in any state of the page, in either language, light and dark.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { STATES } from "./states.mjs";
import { serve, visit } from "./support.mjs";

const server = `${await serve()}/a/b/`;

for (const [state, steps] of Object.entries(STATES)) {
  for (const locale of ["en-US", "ja-JP"]) {
    for (const colorScheme of ["light", "dark"]) {
      // Each state once narrow and once wide in either language.
      const viewport = { width: (locale === "en-US") === (colorScheme === "light") ? 1280 : 390, height: 900 };
      test(`${state}, ${locale}, ${colorScheme}, ${viewport.width} px`, () =>
        visit(server, { locale, colorScheme, viewport, reducedMotion: "reduce" }, async ({ page, inside }) => {
          await steps(page);
          // Evaluated by the debugger, not loaded by the page: the Content-Security-Policy stays as it is.
          await inside.evaluate(axe.source);
          const { violations } = await inside.evaluate(() => globalThis.axe.run());
          assert.deepEqual(violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target }) => target).join(", ")}`), []);
        }));
    }
  }
}
