// <character-count data-most="500">: how many characters are left; the server has the last word.
import { tidied, weightedLength } from "./writing/length.js";

const NEAR = 20;

class CharacterCount extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.shown = this.querySelector("span");
    this.aloud ??= Object.assign(document.createElement("span"), { className: "vh", role: "status" });
    this.append(this.aloud);
    this.form.addEventListener("input", () => this.count());
    this.count();
  }

  count() {
    const left = Number(this.dataset.most) - this.length();
    this.shown.textContent = left.toLocaleString(document.documentElement.lang);
    this.classList.toggle("near", left <= NEAR && left >= 0);
    this.classList.toggle("over", left < 0);
    const said = (left < 0 ? this.dataset.over : this.dataset.left).replace("%s", Math.abs(left));
    this.shown.title = said;
    // Every letter would be too much for those who listen.
    this.aloud.textContent = left <= NEAR ? said : "";
  }

  length() {
    const { status, spoiler_text: warning } = this.form.elements;
    const [text, above] = [tidied(status.value), tidied(warning.value).replace(/\s+/g, " ")];
    const hasMore = this.form.querySelector(".shot, [name=quoted_id]");
    // A warning before nothing becomes what is said.
    return text || hasMore ? weightedLength(text, above) : weightedLength(above);
  }
}

customElements.define("character-count", CharacterCount);
