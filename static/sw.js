// The service worker: the page opens offline after the first visit.
//
// xtask/page.mjs puts in BUILD and FILES. Every build keeps its files in a folder of its own, which its index.html alone
// names, so what was cached for one build is never mixed with another: the page comes from the network where that
// answers, else from the cache, and brings its own folder along. A new version takes over once no page of the old one is
// open. Nothing is added to a cache later on.

const CACHE = `foreground ${registration.scope} ${BUILD}`;
/** How long the network may take for the page, in milliseconds. */
const PATIENCE = 4_000;

const address = (file) => new URL(file, registration.scope).href;
const PAGE = address("./");
const PAGES = new Set([PAGE, address("index.html"), address("standalone.html")]);
const ASSETS = new Set(FILES.map(address));

addEventListener("install", (event) => {
  const page = new Request(PAGE, { cache: "reload" });
  if (FILES.length > 0) event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([page, ...ASSETS])));
});

addEventListener("activate", (event) => {
  // Of this folder alone: other pages of the same host may be ours too.
  const old = (name) => name.startsWith(`foreground ${registration.scope} `) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const [url] = request.url.split(/[?#]/);
  if (ASSETS.has(url)) event.respondWith(asset(request));
  else if (request.mode === "navigate" && PAGES.has(url)) event.respondWith(page(request));
});

async function asset(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}

async function page(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE);
  if (!kept) return fetch(request);
  // A browser takes no answer to a navigation that was redirected on its way here.
  const old = () => new Response(kept.body, { status: kept.status, headers: kept.headers });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const fresh = await Promise.race([fetch(request), late]);
    return fresh && fresh.status < 500 ? fresh : old();
  } catch {
    return old();
  }
}
