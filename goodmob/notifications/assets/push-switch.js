// <push-switch>: asks the browser whether it may be told of things, and only when a button is pressed.
class PushSwitch extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!("PushManager" in window && navigator.serviceWorker)) {
      this.form.querySelectorAll("input, button").forEach((one) => (one.disabled = true));
      this.say(this.dataset.missing);
      return;
    }
    this.form.addEventListener("submit", (event) => this.send(event));
  }

  async send(event) {
    event.preventDefault();
    const { submitter } = event;
    if ("off" in submitter.dataset) {
      await this.end();
      this.form.action = submitter.formAction;
      this.form.submit();
      return;
    }
    submitter.disabled = true;
    const wish = await this.ask().catch(() => this.dataset.failed);
    submitter.disabled = false;
    if (typeof wish === "string") return this.say(wish);
    const { endpoint, keys } = wish.toJSON();
    Object.entries({ endpoint, ...keys }).forEach(([name, value]) => (this.form.elements[name].value = value));
    this.form.submit();
  }

  // The subscription of this browser, or why there is none.
  async ask() {
    if ((await Notification.requestPermission()) !== "granted") return this.dataset.refused;
    if (!(await navigator.serviceWorker.getRegistration())) return this.dataset.failed;
    const { pushManager } = await navigator.serviceWorker.ready;
    const { configuration } = await (await fetch("/api/v2/instance")).json();
    const wish = { userVisibleOnly: true, applicationServerKey: configuration.vapid.public_key };
    return pushManager.subscribe(wish).catch(async () => {
      // It was made with another key, of this server before it was set up anew.
      await (await pushManager.getSubscription())?.unsubscribe();
      return pushManager.subscribe(wish);
    });
  }

  async end() {
    const registration = await navigator.serviceWorker.getRegistration();
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  }

  say(words) {
    const notice = this.querySelector(".err");
    notice.querySelector("span").textContent = words;
    notice.hidden = false;
  }
}

customElements.define("push-switch", PushSwitch);
