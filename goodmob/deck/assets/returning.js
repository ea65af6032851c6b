// Whoever goes to a page and comes back finds every column where it was.
const PLACE = "goodmob-deck";

export function remember(board) {
  const places = board.columns.filter((one) => one.reading?.()).map((one) => [one.id, one.reading()]);
  sessionStorage.setItem(PLACE, JSON.stringify({ left: board.deck.scrollLeft, places }));
}

export function recall(board) {
  const [way] = performance.getEntriesByType("navigation");
  if (way?.type !== "back_forward" && way?.type !== "reload") return;
  const { left, places } = JSON.parse(sessionStorage.getItem(PLACE) ?? '{"left":0,"places":[]}');
  for (const [id, { anchor, offset }] of places) {
    const column = document.getElementById(id);
    if (column) Object.assign(column.dataset, { anchor, offset: -offset });
  }
  if (!location.hash) board.deck.scrollLeft = left;
}
