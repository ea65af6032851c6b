// <part-count for="text" data-most="500">: how many characters are left in one post of a thread.
import { tidied, weightedLength } from "./writing/length.js";

const NEAR = 20;

class PartCount extends HTMLElement {
  connectedCallback() {
    this.text = document.getElementById(this.getAttribute("for"));
    this.shown = document.createElement("span");
    this.aloud = Object.assign(document.createElement("span"), { className: "vh", role: "status" });
    this.replaceChildren(this.shown, this.aloud);
    this.text.addEventListener("input", () => this.count());
    this.count();
  }

  count() {
    const left = Number(this.dataset.most) - weightedLength(tidied(this.text.value));
    const said = (left < 0 ? this.dataset.over : this.dataset.left).replace("%s", Math.abs(left));
    this.shown.textContent = left.toLocaleString(document.documentElement.lang);
    this.shown.title = said;
    this.classList.toggle("over", left < 0);
    this.aloud.textContent = left <= NEAR ? said : "";
  }
}

customElements.define("part-count", PartCount);
