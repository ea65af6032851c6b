// <connection-banner hidden>: says calmly that the server is away, and goes by itself when it is back.
import { watch } from "./live/channel.js";

const PATIENCE = 3000;

class ConnectionBanner extends HTMLElement {
  connectedCallback() {
    // An old page that the service worker kept.
    if ("kept" in document.body.dataset) this.show(true);
    this.end = watch((state) => {
      clearTimeout(this.timer);
      if (state === "away") this.timer = setTimeout(() => this.show(true), PATIENCE);
      else this.show(false);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.end();
  }

  show(isAway) {
    this.hidden = !isAway;
    this.querySelector("span").textContent = isAway ? this.dataset.words : "";
  }
}

customElements.define("connection-banner", ConnectionBanner);
