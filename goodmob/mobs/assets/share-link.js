// <share-link data-title="Tea" data-done="Copied"><a href="…"><span>Share</span></a></share-link>: a click passes the address on,
// by whatever the device has for that, else it copies it.
class ShareLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent(event) {
    const address = this.querySelector("a").href;
    event.preventDefault();
    if (navigator.share) {
      // Somebody may think better of it, and that is no error.
      await navigator.share({ title: this.dataset.title, url: address }).catch(() => {});
    } else {
      await this.copy(address);
    }
  }

  async copy(address) {
    const words = this.querySelector("span");
    const said = words.textContent;
    await navigator.clipboard.writeText(address);
    words.setAttribute("role", "status");
    words.textContent = this.dataset.done;
    setTimeout(() => (words.textContent = said), 2000);
  }
}

customElements.define("share-link", ShareLink);
