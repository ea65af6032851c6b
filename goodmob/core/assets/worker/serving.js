// Pages come from the server, and from here where it cannot be reached; what an API or a form says never passes here.
const LEAVING = ["/auth/sign_out", "/accounts/switch"];

addEventListener("install", (event) => {
  event.waitUntil(Promise.all([bring(), skipWaiting()]));
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([trim(), registration.navigationPreload?.enable(), clients.claim()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method !== "GET") {
    if (LEAVING.includes(pathname)) event.waitUntil(forgetHome());
  } else if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(fileFrom(request));
});

async function page(event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(heed(event.request, answer.clone()));
    return answer;
  } catch {
    return withoutConnection(event.request);
  }
}

// The page for those without a connection is made for nobody in particular.
async function bring() {
  const files = await caches.open(FILES);
  const missing = [];
  for (const address of house.files) if (!(await files.match(address))) missing.push(address);
  await Promise.all([files.addAll(missing), files.add(new Request(house.offline, { credentials: "omit", cache: "reload" }))]);
}
