// Where the service worker keeps things: what never changes, and the last home page of whoever is signed in.
const FILES = "files";
const HOME = "home";
const MOST_FILES = 150;
const VIEWER = "goodmob-viewer";

async function fileFrom(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await files.put(request, answer.clone());
  return answer;
}

// The oldest give way; a page that misses one asks the server for it.
async function trim() {
  const files = await caches.open(FILES);
  const addresses = await files.keys();
  const surplus = addresses.slice(0, Math.max(addresses.length - MOST_FILES, 0));
  await Promise.all(surplus.map((address) => files.delete(address)));
}

// Every page says for whom it was made: the home page of anybody else goes at once.
async function heed(request, answer) {
  const viewer = answer.headers.get(VIEWER);
  if (viewer === null) return;
  const home = await caches.open(HOME);
  const kept = await home.match("/home");
  if (kept && kept.headers.get(VIEWER) !== viewer) await forgetHome();
  const { pathname, search } = new URL(request.url);
  if (viewer && answer.ok && pathname === "/home" && !search) await (await caches.open(HOME)).put("/home", answer);
}

function forgetHome() {
  return caches.delete(HOME);
}

async function withoutConnection(request) {
  const { pathname } = new URL(request.url);
  const home = pathname === "/home" && (await (await caches.open(HOME)).match("/home"));
  return home ? marked(home) : (await caches.match(house.offline)) ?? Response.error();
}

// The page itself says that it is an old one.
async function marked(home) {
  const html = await home.text();
  return new Response(html.replace("<body ", "<body data-kept "), { headers: home.headers });
}
