// <cell-map data-mob="5">: the map is fetched anew some seconds after something was done.
import { listen } from "core/live/channel.js";

const PACE = 12_000;
const SPREAD = 6_000;

class CellMap extends HTMLElement {
  connectedCallback() {
    this.end = listen(`mob:${this.dataset.mob}`, (event) => event === "mob.deed" && this.renew());
  }

  disconnectedCallback() {
    this.end();
    clearTimeout(this.timer);
  }

  renew() {
    this.timer ??= setTimeout(() => this.fetch(), PACE + Math.random() * SPREAD);
  }

  async fetch() {
    const answer = await fetch(`/mobs/${this.dataset.mob}/map`).catch(() => null);
    this.timer = null;
    if (!answer?.ok || !this.isConnected) return;
    const fresh = document.createRange().createContextualFragment(await answer.text()).querySelector("cell-map");
    const isOpen = this.querySelector("details")?.open;
    this.replaceChildren(...fresh.childNodes);
    if (isOpen) this.querySelector("details")?.setAttribute("open", "");
    if (this.children.length) this.closest("section[hidden]")?.removeAttribute("hidden");
  }
}

customElements.define("cell-map", CellMap);
