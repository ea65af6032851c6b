// <asked-questions data-mob="5">…</asked-questions>: the list stays true while people ask and vote.
import { listen, watch } from "core/live/channel.js";

const SPREAD = 1000;

class AskedQuestions extends HTMLElement {
  connectedCallback() {
    const ends = [
      listen(`mob:${this.dataset.mob}`, (event) => event === "mob.question" && this.renew()),
      watch((state) => state === "back" && this.renew()),
    ];
    this.end = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    this.end();
    clearTimeout(this.timer);
  }

  // All who look do not ask in the same moment, and a rush of votes is asked for once.
  renew() {
    this.timer ??= setTimeout(() => this.fetch(), SPREAD * (1 + Math.random()));
  }

  async fetch() {
    const wall = this.dataset.wall ? "?wall=1" : "";
    const answer = await fetch(`/mobs/${this.dataset.mob}/questions/list${wall}`).catch(() => null);
    this.timer = null;
    if (!answer?.ok || !this.isConnected) return;
    const focused = this.contains(document.activeElement) ? document.activeElement.closest("li")?.id : "";
    const fresh = document.createRange().createContextualFragment(await answer.text());
    this.replaceChildren(fresh.querySelector("ol"));
    if (focused) document.getElementById(focused)?.querySelector("button")?.focus({ preventScroll: true });
  }
}

customElements.define("asked-questions", AskedQuestions);
