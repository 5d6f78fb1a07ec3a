// CodeMirror writes its styles into a <style> element, which the page's Content-Security-Policy forbids. In a shadow
// root it uses constructed style sheets instead, which no policy needs to allow: to style-mod the document looks like one.

import { StyleModule } from "style-mod";

const adopting = {
  ownerDocument: document,
  get adoptedStyleSheets() {
    return document.adoptedStyleSheets;
  },
  set adoptedStyleSheets(sheets) {
    document.adoptedStyleSheets = sheets;
  },
};

const mount = StyleModule.mount;
StyleModule.mount = (root, modules, options) => mount.call(StyleModule, root === document ? adopting : root, modules, options);
