// <own-zone><select>…</select></own-zone>: chooses the browser's time zone, unless one was chosen before; around a form, for the page at once.
class OwnZone extends HTMLElement {
  connectedCallback() {
    if ("chosen" in this.dataset) return;
    const select = this.querySelector("select");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (select.value === own || ![...select.options].some(({ value }) => value === own)) return;
    select.value = own;
    this.querySelector("form")?.requestSubmit();
  }
}

customElements.define("own-zone", OwnZone);
