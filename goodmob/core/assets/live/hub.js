// One connection for all tabs of a browser. A tab says which streams it wants; every tab hears what is said on any.
const GATHER = 60;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
// More than the server carries are not asked for; those who came last are told so.
const MOST = 50;

export class Hub {
  #tabs = new Map();
  #source = null;
  #carried = "";
  #gathering = 0;
  #retry = 0;
  #wait = FIRST_WAIT;
  #state = "idle";

  // tell: takes what all tabs shall hear, {state} or {news}.
  constructor(tell) {
    this.tell = tell;
    addEventListener("online", () => this.#open());
    addEventListener("offline", () => this.#lose());
  }

  get state() {
    return this.#state;
  }

  want(tab, streams) {
    if (streams.length) this.#tabs.set(tab, streams);
    else this.#tabs.delete(tab);
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => this.#wanted() === this.#carried || this.#open(), GATHER);
  }

  close() {
    clearTimeout(this.#gathering);
    clearTimeout(this.#retry);
    this.#source?.close();
  }

  #wanted() {
    const names = new Set([...this.#tabs.values()].flat());
    for (const name of [...names].slice(MOST)) {
      names.delete(name);
      this.tell({ news: { stream: [name], event: "refused", payload: "" } });
    }
    return [...names].sort().map((name) => `stream=${encodeURIComponent(name)}`).join("&");
  }

  #open() {
    clearTimeout(this.#retry);
    this.#carried = this.#wanted();
    const before = this.#source;
    if (!this.#carried) {
      before?.close();
      this.#source = null;
      return;
    }
    // The old connection goes on until the new one stands, so that nothing is missed in between.
    const source = new EventSource(`/live?${this.#carried}`);
    this.#source = source;
    source.onopen = () => {
      before?.close();
      this.#wait = FIRST_WAIT;
      this.#become("here");
    };
    source.onmessage = ({ data }) => this.tell({ news: JSON.parse(data) });
    source.onerror = () => {
      before?.close();
      if (source === this.#source) this.#lose();
      else source.close();
    };
  }

  #lose() {
    this.#source?.close();
    this.#source = null;
    this.#become("away");
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #become(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.tell({ state });
  }
}
