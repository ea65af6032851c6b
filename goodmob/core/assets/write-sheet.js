// <write-sheet data-write="/compose">: links to the form for writing open it in a sheet in front of the page, which stays where it is.
import htmx from "./vendor/htmx.js";

const HERE = ".composer--home #compose-text, .composer--page #compose-text";

class WriteSheet extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.dialog.addEventListener("click", ({ target }) => target.closest("[data-close]") && this.dialog.close());
    this.dialog.addEventListener("close", () => this.dialog.open || this.#leave());
    this.addEventListener("htmx:after:swap", () => this.#finish());
    document.addEventListener("click", this);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this);
  }

  handleEvent(event) {
    const link = event.target.closest("a[href]");
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || link.target || link.pathname !== this.dataset.write || link.origin !== location.origin) return;
    if (location.pathname === this.dataset.write) return;
    event.preventDefault();
    const field = this.#fieldFor(link);
    if (field) field.focus();
    else this.open(link);
  }

  // The form that the page shows already, if it is the one that is wanted.
  #fieldFor(link) {
    const answered = document.querySelector('.composer--answer [name="in_reply_to_id"]');
    const isAnswer = answered && link.search === `?reply_to=${answered.value}`;
    const field = isAnswer ? answered.form.elements.status : !link.search && document.querySelector(HERE);
    return field && field.checkVisibility() ? field : null;
  }

  async open(link) {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return location.assign(link.href);
    const html = await answer.text();
    if (this.dialog.open) return;
    // Whoever is quick opens it again before it is told that it was closed.
    this.#leave();
    // There is one form on a page.
    this.inline = document.getElementById("compose");
    this.mark = document.createComment("");
    this.inline?.replaceWith(this.mark);
    this.dialog.innerHTML = html;
    htmx.process(this.dialog);
    this.dialog.showModal();
  }

  #leave() {
    this.dialog.replaceChildren();
    if (this.inline) this.mark.replaceWith(this.inline);
    this.inline = null;
  }

  // What was sent is told in front of the page.
  #finish() {
    const notice = this.dialog.querySelector(".sent .notice");
    if (!notice) return;
    for (const former of [this, this.inline, document]) former?.querySelector("passing-notice:not(dialog *)")?.remove();
    this.dialog.close();
    this.append(notice);
  }
}

customElements.define("write-sheet", WriteSheet);
