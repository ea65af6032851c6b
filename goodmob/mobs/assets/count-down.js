// <count-down data-until="…" data-now="…"><time>3 days</time></count-down>: how much time is left by the server's clock.
import { hearTime, now } from "./clock.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

class CountDown extends HTMLElement {
  connectedCallback() {
    hearTime(this.dataset.now);
    this.until = Date.parse(this.dataset.until);
    this.show();
    this.timer = setInterval(() => this.show(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  show() {
    const seconds = Math.max(0, Math.floor((this.until - now()) / 1000));
    const words = left(seconds);
    const time = this.querySelector("time");
    if (time.textContent !== words) time.textContent = words;
    if (seconds) return;
    clearInterval(this.timer);
    this.dispatchEvent(new CustomEvent("time-up", { bubbles: true }));
  }
}

function left(seconds) {
  const pad = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor(seconds / MINUTE);
  if (seconds >= 2 * DAY) {
    const unit = { style: "unit", unit: "day", unitDisplay: "long" };
    return new Intl.NumberFormat(document.documentElement.lang, unit).format(Math.floor(seconds / DAY));
  }
  if (hours) return `${hours} h ${pad(minutes % 60)} min`;
  return `${minutes}:${pad(seconds % 60)}`;
}

customElements.define("count-down", CountDown);
