// <search-history>: what somebody searched for in this browser, kept nowhere else and told to nobody else, until it is cleared.
const KEY = `goodmob-searches:${document.body.dataset.viewer}`;
const MOST = 10;

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function keep(queries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // A browser that keeps nothing has no history.
  }
}

customElements.define("search-history", class extends HTMLElement {
  connectedCallback() {
    const query = this.dataset.query;
    const earlier = kept().filter((one) => one !== query);
    if (query) keep([query, ...earlier].slice(0, MOST));
    if (earlier.length) this.#show(earlier.slice(0, MOST));
  }

  #show(queries) {
    const heading = document.createElement("h2");
    heading.textContent = this.dataset.heading;
    const list = document.createElement("ul");
    list.append(...queries.map((query) => {
      const link = document.createElement("a");
      link.href = `/search?q=${encodeURIComponent(query)}`;
      link.textContent = query;
      const entry = document.createElement("li");
      entry.append(link);
      return entry;
    }));
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "btn btn--small btn--quiet";
    clear.textContent = this.dataset.clear;
    clear.addEventListener("click", () => {
      keep([]);
      this.replaceChildren();
      document.getElementById("q")?.focus();
    });
    const told = document.createElement("p");
    told.className = "meta";
    told.textContent = this.dataset.told;
    this.replaceChildren(heading, list, told, clear);
  }
});
