// <own-zone><select>…</select></own-zone>: chooses the browser's time zone, unless one was chosen before.
class OwnZone extends HTMLElement {
  connectedCallback() {
    if ("chosen" in this.dataset) return;
    const select = this.querySelector("select");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...select.options].some(({ value }) => value === own)) select.value = own;
  }
}

customElements.define("own-zone", OwnZone);
