// <quoted-post data-site="…" data-src="…">: the card of what is quoted, which can be taken out; offers to quote a post whose address is pasted.
import { actingAs } from "core/acting.js";
import { parsed } from "core/entries.js";

const POST = /^\/@[\w.@-]+\/(\d+)$/;

class QuotedPost extends HTMLElement {
  connectedCallback() {
    if (this.field) return;
    this.field = this.closest("form").elements.status;
    this.offer = this.querySelector(".offer");
    this.#equip();
    if (!this.offer) return;
    this.field.addEventListener("paste", ({ clipboardData }) => this.#look(clipboardData.getData("text/plain").trim()));
    this.offer.querySelector("[data-take]").addEventListener("click", () => this.#take());
    this.offer.querySelector("[data-leave]").addEventListener("click", () => this.#leave());
  }

  #equip() {
    const button = this.querySelector("[data-drop]");
    if (!button || !this.offer) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      this.querySelector("[data-quoted]").remove();
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
      this.field.focus();
    });
  }

  async #look(address) {
    if (!URL.canParse(address) || this.querySelector("[data-quoted]")) return;
    const { origin, pathname } = new URL(address);
    const found = [new URL(this.dataset.site).origin, location.origin].includes(origin) && POST.exec(pathname);
    if (!found) return;
    const answer = await fetch(this.dataset.src + found[1], { headers: { "HX-Request": "true", ...actingAs(this) } }).catch(() => null);
    if (!answer?.ok || answer.redirected || !this.field.value.includes(address)) return;
    this.found = { address, card: parsed(await answer.text()).querySelector("[data-quoted]") };
    this.offer.hidden = !this.found.card;
  }

  #take() {
    this.field.value = this.field.value.replace(this.found.address, "").replace(/[ \t]+$/gm, "");
    this.prepend(this.found.card);
    this.#equip();
    this.#leave();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #leave() {
    this.offer.hidden = true;
    this.field.focus();
  }
}

customElements.define("quoted-post", QuotedPost);
