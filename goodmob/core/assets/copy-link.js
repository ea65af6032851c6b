// <copy-link data-done="Copied"><a href="…"><span>Link</span></a></copy-link>: a click copies the address instead of going there.
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent(event) {
    const words = this.querySelector("span");
    const said = words.textContent;
    event.preventDefault();
    await navigator.clipboard.writeText(this.querySelector("a").href);
    words.setAttribute("role", "status");
    words.textContent = this.dataset.done;
    setTimeout(() => (words.textContent = said), 2000);
  }
}

customElements.define("copy-link", CopyLink);
