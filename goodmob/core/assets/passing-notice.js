// <passing-notice>: a notice in front of the page that goes after a while; whoever looks at it has all the time they want.
const SHOWN_MS = 15000;

class PassingNotice extends HTMLElement {
  connectedCallback() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#end(), SHOWN_MS);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  #end() {
    if (this.matches(":hover, :focus-within")) this.connectedCallback();
    else this.remove();
  }
}

customElements.define("passing-notice", PassingNotice);
