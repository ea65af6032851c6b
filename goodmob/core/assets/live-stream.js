// <live-stream name="mob:5">: what is said on the stream becomes a bubbling event "live" with {event, payload} as detail.
import { listen, watch } from "./live/channel.js";

class LiveStream extends HTMLElement {
  connectedCallback() {
    const say = (detail) => this.dispatchEvent(new CustomEvent("live", { bubbles: true, detail }));
    const ends = [
      listen(this.getAttribute("name"), (event, payload) => say({ event, payload })),
      watch((state) => say({ event: `connection:${state}`, payload: "" })),
    ];
    this.end = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    this.end();
  }
}

customElements.define("live-stream", LiveStream);
