// The pill of an element that counts what is new in its list: data-one and data-other have the words, which are said aloud too.
import { sayAloud } from "./aloud.js";

const plural = new Intl.PluralRules(document.documentElement.lang);

// name: what the list is called, where there are several.
export function tellNew(element, count, name = "") {
  const pill = element.querySelector(".pill");
  const shown = pill.querySelector("span");
  const words = plural.select(count) === "one" ? element.dataset.one : element.dataset.other;
  const said = count ? words.replace("%s", count) : "";
  if (said && said !== shown.textContent) sayAloud(name ? `${name}: ${said}` : said);
  shown.textContent = said;
  pill.hidden = !count;
}
