const assets = 'beanq-assets-1';
const pages = 'beanq-pages-1';
const mostAssets = 80;
const otherScreens = /^\/(panel|board|pickup)(\/|$)/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function keep(name, request, response) {
  if (!response.ok) return;
  const cache = await caches.open(name);
  await cache.put(request, response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - mostAssets)).map((old) => cache.delete(old)));
}

/** Hashed names never change what they mean. */
async function once(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  void keep(assets, request, response.clone());
  return response;
}

/** The newest there is; what was last seen while the server can not be reached. */
async function newest(request, as) {
  try {
    const response = await fetch(request);
    void keep(pages, as, response.clone());
    return response;
  } catch (lost) {
    const kept = await caches.match(as);
    if (kept) return kept;
    throw lost;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(once(request));
  else if (url.pathname === '/api/v1/menu') event.respondWith(newest(request, request.url));
  else if (url.pathname.startsWith('/api/') || otherScreens.test(url.pathname)) return;
  else if (request.mode === 'navigate') event.respondWith(newest(request, '/'));
  else if (/\.(svg|png|js|webmanifest)$/.test(url.pathname))
    event.respondWith(newest(request, request.url));
});
