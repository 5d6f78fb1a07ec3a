// The pages about rules and situations: static, without script, in either language, each with its own address and a link
// that opens its text in Foreground. What they say is in target/page/pages.json (xtask/src/pages.rs).

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";

const WORDS = {
  en: {
    rules: "Rules", gallery: "Real situations", other: "日本語", home: "Foreground",
    rulesAbout: "What Foreground finds, why it matters and what to do instead.",
    galleryAbout: "What people paste, what is wrong with it, and what takes its place.",
    why: "Why it matters", advice: "What to do", source: "Source", example: "Example", becomes: "Becomes",
    tryIt: "Try it in Foreground", silence: "To silence it, above the instruction:", found: "What is wrong", file: "What takes its place",
    error: "Error", warning: "Warning", info: "Note", clean: "Nothing is wrong here.", intended: "This is intended.", verdictUnknown: "What it starts is not known from this text alone.",
  },
  ja: {
    rules: "ルール一覧", gallery: "よくある状況", other: "English", home: "Foreground",
    rulesAbout: "Foreground が見つけるものと、なぜ問題か、どうすればよいか。",
    galleryAbout: "よく貼り付けられるものと、その問題点、代わりに書くもの。",
    why: "なぜ問題か", advice: "どうするか", source: "出典", example: "例", becomes: "修正後",
    tryIt: "Foreground で試す", silence: "抑止するには、命令の上の行に書きます。", found: "問題点", file: "代わりに書くもの",
    error: "エラー", warning: "警告", info: "参考", clean: "問題はありません。", intended: "意図した使い方です。", verdictUnknown: "このテキストだけでは、何が起動するかわかりません。",
  },
};

/** Writes them into `folder`; their names. `lastly` finishes the text of each. */
export function writePages(folder, lastly) {
  const { rules, gallery } = JSON.parse(readFileSync("target/page/pages.json", "utf8"));
  const names = [];
  const write = (name, html) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), lastly(html));
    names.push(name);
  };
  for (const lang of ["en", "ja"]) {
    write(`${lang}/rules/index.html`, ruleList(lang, rules));
    for (const rule of rules) write(`${lang}/rules/${rule.name}.html`, rulePage(lang, rule));
    write(`${lang}/gallery/index.html`, galleryPage(lang, gallery));
  }
  writeFileSync(join(folder, "pages.css"), readFileSync("static/pages.css"));
  return names;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** A sentence; what stands between backticks is code. */
const prose = (text) => escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>").replaceAll("\n", "<br>");
const code = (text) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>`;
const link = (text, lang) => `../../#v1.${deflateRawSync(JSON.stringify({ files: [{ text }], lang })).toString("base64url")}`;
const anchor = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

function frame(lang, { title, about, path, body }) {
  const words = WORDS[lang];
  const other = lang === "en" ? "ja" : "en";
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} - Foreground</title>
<meta name="description" content="${escaped(about)}">
<link rel="alternate" hreflang="${other}" href="../../${other}/${path}">
<link rel="icon" href="../../icons/icon-192.png">
<link rel="stylesheet" href="../../pages.css">
</head>
<body>
<header><nav aria-label="Foreground"><a href="../../">${words.home}</a> <a href="../rules/index.html">${words.rules}</a> <a href="../gallery/index.html">${words.gallery}</a> <a href="../../${other}/${path}" hreflang="${other}" lang="${other}">${words.other}</a></nav></header>
<main>
${body}
</main>
</body>
</html>
`;
}

function ruleList(lang, rules) {
  const words = WORDS[lang];
  const items = rules.map(
    (rule) => `<li data-severity="${rule.severity}"><a href="${rule.name}.html"><code>${rule.name}</code></a> <span class="severity">${words[rule.severity]}</span><br>${prose(rule.text[lang].what)}</li>`,
  );
  return frame(lang, {
    title: words.rules,
    about: words.rulesAbout,
    path: "rules/index.html",
    body: `<h1>${words.rules}</h1>\n<p>${words.rulesAbout}</p>\n<ul class="rules">\n${items.join("\n")}\n</ul>`,
  });
}

function rulePage(lang, rule) {
  const words = WORDS[lang];
  const text = rule.text[lang];
  const source = /^https:\/\/\S+$/.test(rule.source) ? `<a href="${escaped(rule.source)}" rel="noopener noreferrer">${escaped(rule.source)}</a>` : escaped(rule.source);
  const examples = rule.examples.map(
    ({ bad, good }) => `<section class="example">
<h2>${words.example}</h2>
${code(bad)}
<p><a class="try" href="${link(bad, lang)}">${words.tryIt}</a></p>
${good ? `<h3>${words.becomes}</h3>\n${code(good)}` : ""}
</section>`,
  );
  return frame(lang, {
    title: rule.name,
    about: text.what.replaceAll("`", ""),
    path: `rules/${rule.name}.html`,
    body: `<h1><code>${rule.name}</code></h1>
<p class="what" data-severity="${rule.severity}"><span class="severity">${words[rule.severity]}</span> ${prose(text.what)}</p>
<h2>${words.why}</h2>
<p>${prose(text.why)}</p>
<h2>${words.advice}</h2>
<p>${prose(text.advice)}</p>
${source ? `<p>${words.source}: ${source}</p>` : ""}
${examples.join("\n")}
<p>${words.silence}</p>
${code(`# foreground ignore=${rule.name}`)}`,
  });
}

function galleryPage(lang, gallery) {
  const words = WORDS[lang];
  const verdict = (situation) =>
    ({ clean: words.clean, intended: words.intended, unknown: words.verdictUnknown })[situation.verdict];
  const situations = (group) =>
    group.situations.map((situation) => {
      const findings = situation.findings[lang];
      const file = situation.corrected[lang];
      const items = findings.map(
        ({ rule, severity, message }) => `<li data-severity="${severity}"><span class="severity">${words[severity]}</span> ${prose(message)} <a href="../rules/${rule}.html"><code>${rule}</code></a></li>`,
      );
      return `<section class="situation" id="${anchor(situation.title.en)}">
<h3><a href="#${anchor(situation.title.en)}">${escaped(situation.title[lang])}</a></h3>
${code(situation.text)}
<p><a class="try" href="${link(situation.text, lang)}">${words.tryIt}</a></p>
${items.length ? `<h4>${words.found}</h4>\n<ul>\n${items.join("\n")}\n</ul>` : `<p>${verdict(situation) ?? ""}</p>`}
${file ? `<h4>${words.file}: <code>${escaped(file.path)}</code></h4>\n${code(file.text)}` : ""}
</section>`;
    });
  return frame(lang, {
    title: words.gallery,
    about: words.galleryAbout,
    path: "gallery/index.html",
    body: `<h1>${words.gallery}</h1>\n<p>${words.galleryAbout}</p>\n${gallery.map((group) => `<h2>${escaped(group.title[lang])}</h2>\n${situations(group).join("\n")}`).join("\n")}`,
  });
}
