// <reading-position for="timeline" data-read="5">: begins where reading stopped, and tells the server how far one reads.
import { focusOn } from "core/entries.js";

const A_MOMENT = 1000;
const PAUSE = 2000;

class ReadingPosition extends HTMLElement {
  #seen = new Map();

  connectedCallback() {
    this.list = document.getElementById(this.getAttribute("for"));
    this.form = this.querySelector("form");
    this.read = BigInt(this.dataset.read || 0);
    this.pill = this.querySelector(".pill");
    this.#begin();
    this.sight = new IntersectionObserver((entries) => entries.forEach((entry) => this.#look(entry)), { threshold: 0.6 });
    this.news = new MutationObserver(() => this.#watch());
    this.news.observe(this.list, { childList: true });
    this.#watch();
    this.leave = () => document.visibilityState === "hidden" && this.#tell();
    document.addEventListener("visibilitychange", this.leave);
  }

  disconnectedCallback() {
    this.sight.disconnect();
    this.news.disconnect();
    this.top?.disconnect();
    document.removeEventListener("visibilitychange", this.leave);
    this.#tell();
  }

  // One lands where reading stopped; not where the address, or the way back, leads elsewhere.
  #begin() {
    const line = document.getElementById("read");
    if (!line || !this.pill) return;
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    if (!location.hash && type !== "back_forward" && scrollY === 0) line.scrollIntoView({ block: "center" });
    this.top = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
      this.pill.hidden = isIntersecting || boundingClientRect.top > 0;
    });
    this.top.observe(this.form);
    this.pill.addEventListener("click", (event) => {
      event.preventDefault();
      scrollTo({ top: 0 });
      focusOn(this.list);
    });
  }

  #watch() {
    for (const post of this.list.querySelectorAll("article:not([data-watched])")) {
      post.dataset.watched = "";
      this.sight.observe(post);
    }
  }

  // A post counts as read once it stood in sight for a moment, or filled it.
  #look({ target, isIntersecting, intersectionRect }) {
    const fills = intersectionRect.height > innerHeight / 2;
    clearTimeout(this.#seen.get(target));
    if (isIntersecting || fills) this.#seen.set(target, setTimeout(() => this.#reach(target), A_MOMENT));
  }

  #reach(post) {
    if (document.visibilityState !== "visible") return;
    const id = BigInt(post.id.slice("post-".length));
    if (id <= this.read) return;
    this.read = id;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.#tell(), PAUSE);
  }

  #tell() {
    clearTimeout(this.telling);
    if (this.read <= BigInt(this.dataset.read || 0)) return;
    this.dataset.read = this.read;
    const body = new URLSearchParams(new FormData(this.form));
    body.set("last_read_id", this.read);
    fetch(this.form.action, { method: "POST", body, keepalive: true, headers: { "HX-Request": "true" } }).catch(() => {});
  }
}

customElements.define("reading-position", ReadingPosition);
