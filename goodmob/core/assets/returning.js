// Whoever goes back to a timeline finds it as it was left: what was loaded meanwhile, the place, and the focus.
import htmx from "./vendor/htmx.js";

const NAME = "back:";
const MOST_PAGES = 6;
const LONGEST = 1_000_000;
const LIST = "ol#timeline";

const here = () => NAME + location.pathname + location.search;
const entryOf = (item) => item.querySelector(":scope > article")?.id;

function keep() {
  const list = document.querySelector(LIST);
  if (!list || list.innerHTML.length > LONGEST) return;
  const items = [...list.children];
  const first = items.find((item) => item.getBoundingClientRect().bottom > 0);
  const kept = {
    viewer: document.body.dataset.viewer,
    at: Date.now(),
    html: list.innerHTML,
    older: document.querySelector("more-posts a[rel=next]")?.getAttribute("href") ?? "",
    place: items.indexOf(first),
    above: first?.getBoundingClientRect().top ?? 0,
    focus: document.activeElement?.closest("article")?.id ?? "",
  };
  try {
    sessionStorage.setItem(here(), JSON.stringify(kept));
  } catch {
    // A full store keeps nothing; the page is as the server makes it.
    forget(() => true);
  }
  forget(({ number }) => number >= MOST_PAGES);
}

// Takes away those of which this is true, the newest having number 0; what is somebody else's goes at once.
function forget(isGone) {
  const pages = Object.keys(sessionStorage)
    .filter((name) => name.startsWith(NAME))
    .map((name) => ({ name, ...JSON.parse(sessionStorage.getItem(name)) }));
  pages.sort((one, other) => other.at - one.at);
  pages.forEach((page, number) => isGone({ ...page, number }) && sessionStorage.removeItem(page.name));
}

function restore() {
  const list = document.querySelector(LIST);
  const kept = JSON.parse(sessionStorage.getItem(here()) ?? "null");
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  if (!list || !kept || type !== "back_forward") return;
  const items = merged(list, new DOMParser().parseFromString(`<ol>${kept.html}</ol>`, "text/html").querySelector("ol"));
  const first = items[kept.place]?.item;
  list.replaceChildren(...items.filter(({ isGone }) => !isGone).map(({ item }) => item));
  list.querySelectorAll("[data-watched]").forEach((one) => delete one.dataset.watched);
  htmx.process(list);
  const way = document.querySelector("more-posts a[rel=next]");
  if (kept.older) way?.setAttribute("href", kept.older);
  else way?.closest("more-posts").remove();
  goOn(list);
  settle(first, kept);
}

// What the server shows anew takes the place of what was kept of it; what it shows no more in between is gone.
function merged(list, before) {
  const fresh = new Map([...list.children].map((item) => [entryOf(item), item]));
  fresh.delete(undefined);
  const items = [...before.children].map((item) => ({ item: fresh.get(entryOf(item)) ?? item, isFresh: fresh.has(entryOf(item)) }));
  const last = items.findLastIndex(({ isFresh }) => isFresh);
  const first = items.findIndex(({ isFresh }) => isFresh);
  return items.map((one, number) => ({ ...one, isGone: !one.isFresh && entryOf(one.item) && first < number && number < last }));
}

// What came meanwhile is counted above the list, as it is when the page stays open.
function goOn(list) {
  const news = document.querySelector("new-posts");
  const newest = list.querySelector(":scope > li > article")?.id.slice("post-".length);
  if (!news || !newest || newest === news.dataset.newest) return;
  news.dataset.newest = newest;
  news.dataset.late = "";
}

function settle(first, { above, focus }) {
  history.scrollRestoration = "manual";
  const entry = document.getElementById(focus);
  if (entry) {
    entry.tabIndex = -1;
    entry.focus({ preventScroll: true });
  }
  if (first?.isConnected) scrollBy({ top: first.getBoundingClientRect().top - above, behavior: "instant" });
}

forget(({ viewer }) => viewer !== document.body.dataset.viewer);
restore();
addEventListener("pagehide", keep);
