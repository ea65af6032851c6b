// <talk-list data-talk="5">: conversations that come to the top of their list as somebody speaks in them.
import { parsed } from "core/entries.js";
import { listen } from "core/live/channel.js";
import { SEEN_TALK } from "./talks/seen.js";

class TalkList extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.newest = this.dataset.newest || "0";
    this.end = listen("direct", (event, payload) => event === "conversation" && this.#hear(JSON.parse(payload)));
    this.seen = ({ detail }) => this.#find(detail)?.classList.remove("talk--new");
    document.addEventListener(SEEN_TALK, this.seen);
  }

  disconnectedCallback() {
    this.end();
    document.removeEventListener(SEEN_TALK, this.seen);
  }

  async #hear({ id, unread, last_status: last }) {
    this.#find(id)?.classList.toggle("talk--new", unread && !this.#isOpen(id));
    if (BigInt(last.id) <= BigInt(this.newest)) return;
    const headers = { "HX-Request": "true" };
    const answer = await fetch(`/conversations?min_id=${this.newest}`, { headers }).catch(() => null);
    if (!answer?.ok) return;
    const page = parsed(await answer.text());
    for (const entry of [...page.querySelectorAll("li.talk")].reverse()) this.#put(entry);
    this.newest = last.id;
  }

  #put(entry) {
    const id = entry.id.slice("conversation-".length);
    if (this.#isOpen(id)) {
      entry.querySelector(".talk__name").setAttribute("aria-current", "page");
      entry.classList.remove("talk--new");
    }
    this.#find(id)?.remove();
    this.list.prepend(entry);
    this.closest("main").querySelector(".empty")?.remove();
  }

  #isOpen(id) {
    return id === this.dataset.talk && document.visibilityState === "visible";
  }

  #find(id) {
    return document.getElementById(`conversation-${id}`);
  }
}

customElements.define("talk-list", TalkList);
