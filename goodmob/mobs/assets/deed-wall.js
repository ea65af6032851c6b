// <deed-wall data-mob="5"><ol>…</ol></deed-wall>, with data-most="6" for fewer, data-view="open" as strangers see it: a deed that is done appears on top of the wall, and changes in its place.
import { listen } from "core/live/channel.js";

const PACE = 600;
const MOST_WAITING = 5;
const MOST_SHOWN = 25;

class DeedWall extends HTMLElement {
  #waiting = [];

  connectedCallback() {
    this.end = listen(`mob:${this.dataset.mob}`, (event, payload) => event === "mob.deed" && this.hear(JSON.parse(payload).id));
  }

  disconnectedCallback() {
    this.end();
    clearTimeout(this.timer);
  }

  // In a rush only the newest are shown; all of them are counted, and stand in the list.
  hear(id) {
    this.#waiting = [...this.#waiting, id].slice(-MOST_WAITING);
    this.timer ??= setTimeout(() => this.next(), 0);
  }

  async next() {
    const id = this.#waiting.shift();
    if (!this.isPast(id)) await this.hang(id);
    this.timer = this.#waiting.length ? setTimeout(() => this.next(), PACE) : null;
  }

  // What is said of a deed that no longer hangs here is shown in the list alone.
  isPast(id) {
    const last = this.querySelector("ol > li:last-child");
    return last !== null && BigInt(id) < BigInt(last.id.slice("deed-".length));
  }

  async hang(id) {
    const answer = await fetch(`/mobs/${this.dataset.mob}/deeds/${id}${this.dataset.view === "open" ? "?openly=true" : ""}`).catch(() => null);
    if (!answer?.ok) return;
    const wall = this.querySelector("ol");
    const page = document.createRange().createContextualFragment(await answer.text());
    const deed = page.querySelector("li");
    const shown = document.getElementById(deed.id);
    if (shown) return shown.replaceWith(deed);
    deed.classList.add("is-new");
    wall.prepend(deed);
    this.closest("section[hidden]")?.removeAttribute("hidden");
    this.querySelector(":scope > .empty")?.remove();
    [...wall.children].slice(this.dataset.most ?? MOST_SHOWN).forEach((old) => old.remove());
  }
}

customElements.define("deed-wall", DeedWall);
