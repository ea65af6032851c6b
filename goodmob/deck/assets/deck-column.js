// <deck-column data-src="…" data-stream="…" data-account="…">: fetches what stands in it when it comes into sight, more as one
// scrolls down, and counts what is new, or puts it in while nobody reads at the top.
import htmx from "core/vendor/htmx.js";
import { actingAs } from "core/acting.js";
import { tellNew } from "core/counting.js";
import { focusOn, parsed } from "core/entries.js";
import { listen, watch } from "core/live/channel.js";
import { entryOf, fits, own } from "./entries.js";
import { chime } from "./chime.js";

const MOST_SHOWN = 200;
const AGAIN = 60000;
const MOST_BACK = 5;
const FLOW = 300;
const PAUSE = 5000;
const NEWS = new Set(["update", "notification", "conversation", "mob.deed"]);

class DeckColumn extends HTMLElement {
  #ids = new Set();
  #isLoading = false;

  connectedCallback() {
    // A column that is moved is taken out and put in again.
    if (this.end) return this.#begin();
    this.scroll = this.querySelector(".col__scroll");
    this.querySelector(".pill button").addEventListener("click", () => this.load());
    this.scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.addEventListener("pointerleave", () => this.#flow());
    this.#begin();
  }

  disconnectedCallback() {
    this.end();
    this.sight.disconnect();
    clearInterval(this.again);
    clearTimeout(this.flowing);
    this.flowing = null;
  }

  #begin() {
    const ends = [watch((state) => state === "back" && (this.list ? this.catchUp() : this.isSeen && this.open()))];
    const { stream } = this.dataset;
    if (stream) ends.push(listen(stream, (event, payload) => this.hear(event, payload)));
    else this.again = setInterval(() => this.#lookAgain(), AGAIN);
    this.end = () => ends.forEach((end) => end());
    this.sight = new IntersectionObserver((seen) => this.#seen(seen.at(-1).isIntersecting), { rootMargin: "0px 50%" });
    this.sight.observe(this);
  }

  #seen(isSeen) {
    this.isSeen = isSeen;
    if (isSeen && !this.list) this.open();
  }

  hear(event, payload) {
    if (event === "refused") return this.#refuse();
    if (!this.list) return;
    if (event === "delete") this.#drop(payload);
    else if (event === "status.update") this.#renew(JSON.parse(payload));
    else if (NEWS.has(event)) this.#count(event, JSON.parse(payload));
    this.show();
  }

  #count(event, thing) {
    if (!fits(this.dataset, event, thing) || entryOf(this, thing.id)) return;
    const isFirst = !this.#ids.size;
    this.#ids.add(thing.id);
    if (isFirst && this.dataset.sound) chime();
    this.#flow();
  }

  // Nothing moves under a pointer, a finger or the focus.
  #flow() {
    if (!this.dataset.flows || !this.#ids.size || !this.#isIdle) return;
    // A rush is put in together.
    this.flowing ??= setTimeout(() => this.#pour(), Math.max(FLOW, (this.poured ?? 0) + PAUSE - Date.now()));
  }

  #pour() {
    this.flowing = null;
    this.poured = Date.now();
    if (this.#isIdle) this.load({ quietly: true });
  }

  get #isIdle() {
    return this.scroll.scrollTop <= 4 && !this.matches(":hover") && !this.contains(document.activeElement);
  }

  #drop(id) {
    this.#ids.delete(id);
    entryOf(this, id)?.remove();
  }

  async #renew(post) {
    const old = () => this.querySelector(`[data-post="${post.id}"]:not(:focus-within)`);
    if (!old()) return;
    const page = await this.ask(`/@${post.account.acct}/${post.id}`);
    const fresh = page?.querySelector("article");
    if (fresh && old()) {
      own(this, fresh.parentElement);
      old().replaceWith(fresh);
      htmx.process(fresh);
    }
  }

  #refuse() {
    this.end();
    this.scroll.replaceChildren(this.querySelector("[data-refused]").firstElementChild.cloneNode(true));
    this.list = null;
    this.sight.disconnect();
  }

  // The first stretch; after a way back the stretches down to where one was.
  async open(anchor = this.dataset.anchor) {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const page = await this.ask(this.dataset.src);
    this.#isLoading = false;
    if (!page) return;
    own(this, page.body);
    this.scroll.replaceChildren(...page.body.childNodes);
    this.list = this.scroll.querySelector("ol.timeline");
    this.#ids.clear();
    this.show();
    htmx.process(this.scroll);
    this.dispatchEvent(new CustomEvent("deck:opened", { bubbles: true }));
    if (!this.list) return;
    this.newest = this.list.dataset.newest;
    if (anchor) await this.#goBack(anchor, Number(this.dataset.offset));
    this.#scrolled();
  }

  async #goBack(anchor, offset) {
    delete this.dataset.anchor;
    for (let tries = 0; tries < MOST_BACK; tries += 1) {
      const place = entryOf(this, anchor);
      if (place) this.scroll.scrollTop = place.offsetTop + offset;
      const isThere = place && Math.abs(this.scroll.scrollTop - place.offsetTop - offset) < 2;
      if (isThere || !this.list.dataset.older) return;
      await this.older();
    }
  }

  // Where one reads: the first entry in sight, and how far below the edge it begins.
  reading() {
    const top = this.scroll.scrollTop;
    const entry = [...(this.list?.children ?? [])].find((one) => one.offsetTop + one.offsetHeight > top);
    return top > 4 && entry?.dataset.entry ? { anchor: entry.dataset.entry, offset: entry.offsetTop - top } : null;
  }

  #scrolled() {
    if (this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 800) this.older();
    if (this.scroll.scrollTop <= 4) this.#flow();
  }

  async older() {
    const { older } = this.list?.dataset ?? {};
    if (!older || this.#isLoading) return;
    this.#isLoading = true;
    const page = await this.ask(`${this.dataset.src}?max_id=${older}`);
    this.#isLoading = false;
    const more = page?.querySelector("ol.timeline");
    if (!more) return;
    this.list.dataset.older = more.dataset.older;
    this.#put(more, (entries) => this.list.append(...entries));
  }

  async catchUp() {
    if (!this.newest || this.newest === "0") return this.#lookAgain();
    const page = await this.ask(`${this.dataset.src}?min_id=${this.newest}`);
    own(this, page?.body);
    for (const entry of page?.querySelectorAll("ol.timeline > li[data-entry]") ?? []) this.#ids.add(entry.dataset.entry);
    this.show();
    this.#flow();
  }

  async load({ quietly = false } = {}) {
    if (!this.list || this.#isLoading) return;
    if (!this.newest || this.newest === "0") return this.open();
    this.#isLoading = true;
    const page = await this.ask(`${this.dataset.src}?min_id=${this.newest}`);
    this.#isLoading = false;
    const news = page?.querySelector("ol.timeline");
    if (!news) return;
    if (news.dataset.newest !== "0") this.newest = news.dataset.newest;
    this.#ids.clear();
    this.show();
    const fresh = this.#put(news, (entries) => this.list.prepend(...entries));
    this.scroll.querySelector(":scope > .empty")?.remove();
    if (quietly) return this.#trim();
    this.scroll.scrollTop = 0;
    if (fresh.length) focusOn(fresh[0]);
    else this.scroll.focus({ preventScroll: true });
  }

  #put(part, place) {
    own(this, part);
    const fresh = [...part.children].filter((entry) => !entry.dataset.entry || !entryOf(this, entry.dataset.entry));
    place(fresh);
    htmx.process(this.list);
    return fresh;
  }

  // Who watches for hours need not carry all that went by.
  #trim() {
    const entries = [...this.list.children];
    const last = entries[MOST_SHOWN - 1];
    if (entries.length <= MOST_SHOWN || !/^\d+$/.test(last.dataset.entry ?? "")) return;
    entries.slice(MOST_SHOWN).forEach((old) => old.remove());
    if (this.newest && this.list.dataset.older !== "") this.list.dataset.older = last.dataset.entry;
  }

  // What no stream tells of is looked at now and then, while it is in sight and nobody reads it.
  #lookAgain() {
    if (this.list && this.isSeen && !document.hidden && this.#isIdle) this.open();
  }

  async ask(address) {
    const answer = await fetch(address, { headers: { "HX-Request": "true", ...actingAs(this) } }).catch(() => null);
    // Nobody is signed in any more, and the page says so.
    if (answer?.redirected) return location.reload();
    if ([403, 404].includes(answer?.status) && address.startsWith(this.dataset.src)) this.#refuse();
    return answer?.ok ? parsed(await answer.text()) : null;
  }

  show() {
    tellNew(this, this.#ids.size, this.querySelector("h2 bdi").textContent);
  }
}

customElements.define("deck-column", DeckColumn);
