// <seen-notices>: what stood before the reader's eyes for a moment is read, without a press of its button.
import { SEEN } from "core/unread-count.js";

const A_MOMENT = 1500;

class SeenNotices extends HTMLElement {
  connectedCallback() {
    this.looks = () => this.wait();
    document.addEventListener("visibilitychange", this.looks);
    this.wait();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.looks);
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    if (document.visibilityState === "visible") this.timer = setTimeout(() => this.tell(), A_MOMENT);
  }

  async tell() {
    const form = this.querySelector("form");
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return;
    this.remove();
    document.dispatchEvent(new Event(SEEN));
  }
}

customElements.define("seen-notices", SeenNotices);
