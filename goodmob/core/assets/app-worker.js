// <app-worker hidden>: begins the service worker, and says calmly when it brought a new version.
class AppWorker extends HTMLElement {
  connectedCallback() {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    this.querySelector("button").addEventListener("click", () => location.reload());
    const isNewcomer = !serviceWorker.controller;
    serviceWorker.addEventListener("controllerchange", () => (this.hidden = isNewcomer));
    // It is of no use to the page that is being shown, and waits until that is there.
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin, { once: true });
  }
}

// Where it cannot begin, such as in private windows, pages are as they were.
function begin() {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}

customElements.define("app-worker", AppWorker);
