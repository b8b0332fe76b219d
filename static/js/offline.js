// Keeps a few pages for when there is no line: what to do in an emergency, and the plan of who keeps theirs.
// KEPT comes from the site: the release, its files, the pages for everybody (address: where to fetch it) and the plan's.
const SHELL = `site-${KEPT.release}`;
const PLAN = 'plan';

const fetchInto = async (cache, from, as) => {
  const response = await fetch(from, { credentials: 'include', cache: 'no-cache' });
  if (response.ok && !response.redirected) await cache.put(as, response.clone());
  return response;
};

const keepSite = async () => {
  const cache = await caches.open(SHELL);
  await Promise.all([
    ...KEPT.files.map((file) => fetchInto(cache, file, file)),
    ...Object.entries(KEPT.pages).map(([page, from]) => fetchInto(cache, from, page)),
  ]);
};

// A plan is kept with the drawings that its pages show.
const keepPlan = async () => {
  const cache = await caches.open(PLAN);
  const texts = await Promise.all(KEPT.plan.map(async (page) => {
    const response = await fetchInto(cache, page, page);
    return response.ok && !response.redirected ? response.text() : '';
  }));
  const pictures = texts.join('').matchAll(/src="([^"]+\.svg)"/g);
  const wanted = new Set([...pictures].map(([, address]) => address));
  await Promise.all([...wanted].map((address) => fetchInto(cache, address, address)));
};

const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL && name !== PLAN).map((name) => caches.delete(name)));
};

// A page is looked up by its address alone, whatever the language or the cookies then were.
const find = (path) => caches.match(path, { ignoreVary: true });
const kept = async (path) => (await find(path)) ?? find(KEPT.offline);

const page = async (request) => {
  const { pathname } = new URL(request.url);
  try {
    return await fetch(request);
  } catch {
    return (await kept(pathname)) ?? Response.error();
  }
};

const file = async (request) => (await find(new URL(request.url).pathname)) ?? fetch(request);

addEventListener('install', (event) => event.waitUntil(keepSite().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => clients.claim())));
addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepPlan());
  if (event.data === 'forget') event.waitUntil(caches.delete(PLAN));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === 'GET' && request.mode === 'navigate') event.respondWith(page(request));
  else if (request.method === 'GET' && pathname.startsWith(KEPT.static)) event.respondWith(file(request));
  else if (request.method === 'POST' && pathname === KEPT.region) {
    // Another country has other numbers.
    const answered = fetch(request.clone());
    event.respondWith(answered);
    event.waitUntil(answered.then(keepSite));
  }
});
