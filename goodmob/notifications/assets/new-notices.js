// <new-notices>: counts what one is told while the page is open, and leads to the page that shows it.
import { listen } from "core/live/channel.js";

class NewNotices extends HTMLElement {
  #ids = new Set();

  connectedCallback() {
    this.plural = new Intl.PluralRules(document.documentElement.lang);
    this.end = listen("user:notification", (event, payload) => {
      if (event === "notification") this.#ids.add(JSON.parse(payload).id);
      this.show();
    });
  }

  disconnectedCallback() {
    this.end();
  }

  show() {
    const count = this.#ids.size;
    const words = this.plural.select(count) === "one" ? this.dataset.one : this.dataset.other;
    this.querySelector(".pill").hidden = !count;
    this.querySelector("span").textContent = count ? words.replace("%s", count) : "";
  }
}

customElements.define("new-notices", NewNotices);
