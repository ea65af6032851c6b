// Parts of pages as scripts get them: parsed, as entries of a list, and with the focus on what came.
export const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

// Gives those that the page does not show yet, whether some stand there already, and where older ones are; null where
// the server did not answer.
export async function fetchEntries(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return null;
  const page = parsed(await answer.text());
  const entries = [...page.body.children].filter(({ localName }) => localName === "li");
  const fresh = entries.filter((entry) => !document.getElementById(entry.id || entry.querySelector("article")?.id));
  const older = /<([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
  return { fresh, hasMet: fresh.length < entries.length, older };
}

// The keyboard goes on at an entry; what is neither a post nor a link in it is passed over.
export function focusOn(entry) {
  const first = entry?.querySelector("article, a");
  if (first?.localName === "article") first.tabIndex = -1;
  first?.focus({ preventScroll: true });
}
