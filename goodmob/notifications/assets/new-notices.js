// <new-notices>: counts what one is told while the page is open, and leads to the page that shows it.
import { sayAloud } from "core/aloud.js";
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
    const said = count ? words.replace("%s", count) : "";
    if (said && said !== this.querySelector("span").textContent) sayAloud(said);
    this.querySelector("span").textContent = said;
  }
}

customElements.define("new-notices", NewNotices);
