// Entries of a list that a page answers by themselves.

// Gives those that the page does not show yet, whether some stand there already, and where older ones are; null where
// the server did not answer.
export async function fetchEntries(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const entries = [...page.body.children].filter(({ localName }) => localName === "li");
  const fresh = entries.filter((entry) => !document.getElementById(entry.id || entry.querySelector("article")?.id));
  const older = /<([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
  return { fresh, hasMet: fresh.length < entries.length, older };
}
