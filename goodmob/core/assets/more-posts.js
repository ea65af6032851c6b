// <more-posts for="timeline">: what is older comes as one reads on, a few times by itself and then for a press of the link.
import htmx from "./vendor/htmx.js";
import { fetchEntries, focusOn } from "./entries.js";

const BY_ITSELF = 5;

class MorePosts extends HTMLElement {
  #left = BY_ITSELF;

  connectedCallback() {
    this.list = document.getElementById(this.getAttribute("for"));
    this.way = this.querySelector("[rel=next]");
    this.way.addEventListener("click", (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!isPlain) return;
      event.preventDefault();
      this.#left = BY_ITSELF;
      this.load(true);
    });
    this.watch = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && this.#left > 0 && this.load(), {
      rootMargin: "600px",
    });
    this.watch.observe(this);
  }

  disconnectedCallback() {
    this.watch.disconnect();
  }

  async load(isAsked = false) {
    if (this.isLoading || !this.way.isConnected) return;
    this.isLoading = true;
    this.way.setAttribute("aria-busy", "true");
    const found = await fetchEntries(this.way.href);
    this.isLoading = false;
    this.way.removeAttribute("aria-busy");
    if (!found) {
      // The link still leads there.
      if (isAsked) location.assign(this.way.href);
      this.#left = 0;
      return;
    }
    this.#left -= 1;
    this.list.append(...found.fresh);
    htmx.process(this.list);
    if (isAsked) focusOn(found.fresh[0]);
    if (found.older) this.way.href = found.older;
    else this.way.remove();
    // Where what came does not fill the window, the observer has seen no change.
    this.watch.unobserve(this);
    this.watch.observe(this);
  }
}

customElements.define("more-posts", MorePosts);
