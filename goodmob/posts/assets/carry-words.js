// <carry-words for="…"> around a link: what was typed into that field goes along.
class CarryWords extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.address ??= this.link.getAttribute("href");
    this.addEventListener("click", this);
  }

  handleEvent() {
    const words = document.getElementById(this.getAttribute("for"))?.value.trim();
    this.link.href = words ? `${this.address}?${new URLSearchParams({ text: words })}` : this.address;
  }
}

customElements.define("carry-words", CarryWords);
