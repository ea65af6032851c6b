// <new-notices>: counts what one is told while the page is open, and leads to the page that shows it.
import { tellNew } from "core/counting.js";
import { listen } from "core/live/channel.js";

class NewNotices extends HTMLElement {
  #ids = new Set();

  connectedCallback() {
    this.end = listen("user:notification", (event, payload) => {
      if (event === "notification") this.#ids.add(JSON.parse(payload).id);
      this.show();
    });
  }

  disconnectedCallback() {
    this.end();
  }

  show() {
    tellNew(this, this.#ids.size);
  }
}

customElements.define("new-notices", NewNotices);
