// <own-time data-starts="…" data-ends="…"><time>…</time> <span class="zone">(UTC)</span></own-time>: the window by the reader's clocks.
class OwnTime extends HTMLElement {
  connectedCallback() {
    const zone = this.querySelector(".zone");
    if (!zone) return;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone.textContent !== `(${own})`) this.querySelector("time").textContent = this.words();
    zone.remove();
  }

  words() {
    const { lang } = document.documentElement;
    // English as it is written in Europe, day first, as the server writes it.
    const language = lang === "en" ? "en-150" : lang;
    const [start, end] = [new Date(this.dataset.starts), new Date(this.dataset.ends)];
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const hours = new Intl.DateTimeFormat(language, clock);
    const isMoment = end - start <= 60_000;
    if (!isMoment && start.toDateString() !== end.toDateString()) {
      const format = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", ...clock });
      return format.formatRange(start, end);
    }
    const said = isMoment ? hours.format(start) : hours.formatRange(start, end);
    return `${day(start, language)}, ${said}`;
  }
}

function day(moment, language) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const ahead = Math.round((midnight(moment) - midnight(new Date())) / 86_400_000);
  if (ahead !== 0 && ahead !== 1) {
    return new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" }).format(moment);
  }
  const word = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(ahead, "day");
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
}

customElements.define("own-time", OwnTime);
