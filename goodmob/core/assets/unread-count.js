// <unread-count stream="user:notification" data-count="3">: counts on while the page is open, in the tab's title and on the app's icon too.
import { sayAloud } from "./aloud.js";
import { listen } from "./live/channel.js";

export const SEEN = "goodmob:seen";
const BEFORE = /^\(\d+\) /;

class UnreadCount extends HTMLElement {
  #ids = new Set();

  connectedCallback() {
    this.before = Number(this.dataset.count);
    this.numbers = new Intl.NumberFormat(document.documentElement.lang);
    this.forget = () => this.begin(0);
    document.addEventListener(SEEN, this.forget);
    this.stop = listen(this.getAttribute("stream"), (event, payload) => {
      if (event === "notification") this.#hear(JSON.parse(payload).id);
      this.show();
    });
    this.show();
  }

  disconnectedCallback() {
    document.removeEventListener(SEEN, this.forget);
    this.stop();
  }

  #hear(id) {
    this.#ids.add(id);
    sayAloud(document.getElementById("aloud").dataset.notice);
  }

  begin(count) {
    this.before = count;
    this.#ids.clear();
    this.show();
  }

  show() {
    const count = this.before + this.#ids.size;
    const bubble = this.querySelector(".count");
    bubble.hidden = !count;
    bubble.querySelector("span").textContent = this.numbers.format(count);
    const title = document.title.replace(BEFORE, "");
    document.title = count ? `(${count}) ${title}` : title;
    navigator.setAppBadge?.(count).catch(() => {});
  }
}

customElements.define("unread-count", UnreadCount);
