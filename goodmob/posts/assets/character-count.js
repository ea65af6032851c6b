// <character-count for="text" data-most="500">: how many characters are left; the server has the last word.
const LINK = /(?<![\p{L}\p{N}@$#])https?:\/\/[^\s<>"()?#/]+\.[^\s<>"()]*[^\s<>"()!*':;=,.$%[\]~&|”’»]/giu;
const FAR_MENTION = /(?<![\p{L}\p{N}=/])@(\w+)@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?/gu;
const LINK_LENGTH = 23;
const NEAR = 20;

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const lengthOf = (text) => [...letters.segment(text)].length;

class CharacterCount extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.shown = this.querySelector("span");
    this.aloud = Object.assign(document.createElement("span"), { className: "vh", role: "status" });
    this.append(this.aloud);
    this.form.addEventListener("input", () => this.count());
    this.count();
  }

  count() {
    const { status, spoiler_text: warning } = this.form.elements;
    const countable = status.value.trim().replace(LINK, "x".repeat(LINK_LENGTH)).replace(FAR_MENTION, "@$1");
    const left = Number(this.dataset.most) - lengthOf(countable) - lengthOf(warning.value.trim());
    this.shown.textContent = left.toLocaleString(document.documentElement.lang);
    this.classList.toggle("over", left < 0);
    const said = (left < 0 ? this.dataset.over : this.dataset.left).replace("%s", Math.abs(left));
    this.shown.title = said;
    // Every letter would be too much for those who listen.
    this.aloud.textContent = left <= NEAR ? said : "";
  }
}

customElements.define("character-count", CharacterCount);
