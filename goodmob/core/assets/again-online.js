// <again-online>: loads the page anew when the server can be reached again.
const PAUSE = 10000;

class AgainOnline extends HTMLElement {
  connectedCallback() {
    // At its own address the page stands there for reading, and is what the server says.
    if (location.pathname === "/offline") return;
    this.look = () => this.ask();
    addEventListener("online", this.look);
    this.timer = setInterval(this.look, PAUSE);
  }

  disconnectedCallback() {
    removeEventListener("online", this.look);
    clearInterval(this.timer);
  }

  async ask() {
    const answer = await fetch("/health", { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.ok) location.reload();
  }
}

customElements.define("again-online", AgainOnline);
