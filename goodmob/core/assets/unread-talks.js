// <unread-talks stream="direct" data-src="/conversations/unread">: how many conversations wait, asked anew when one changes.
import { sayAloud } from "./aloud.js";
import { listen, watch } from "./live/channel.js";

const A_MOMENT = 300;

class UnreadTalks extends HTMLElement {
  connectedCallback() {
    this.count = Number(this.querySelector(".count span").textContent.replace(/\D/g, ""));
    this.numbers = new Intl.NumberFormat(document.documentElement.lang);
    const ends = [
      listen(this.getAttribute("stream"), (event) => event === "conversation" && this.#soon()),
      watch((state) => state === "back" && this.#soon()),
    ];
    this.stop = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    this.stop();
    clearTimeout(this.timer);
  }

  // Several at once are asked about together, and a page that reads one tells so first.
  #soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), A_MOMENT);
  }

  async #ask() {
    const answer = await fetch(this.dataset.src).catch(() => null);
    if (!answer?.ok) return;
    const count = Number(await answer.text());
    const bubble = this.querySelector(".count");
    if (count > this.count) sayAloud(document.getElementById("aloud").dataset.message);
    this.count = count;
    bubble.hidden = !count;
    bubble.querySelector("span").textContent = this.numbers.format(count);
  }
}

customElements.define("unread-talks", UnreadTalks);
