// What columns share: entries by what they show, and ids that stay different where two columns show the same.
export function entryOf(column, id) {
  return column.querySelector(`.timeline > li[data-entry="${CSS.escape(id)}"]`);
}

const NAMING = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];

// Ids within a part get the column's own beginning, and what names them follows.
export function own(column, part) {
  if (!part) return;
  const mark = `${column.id}-`;
  for (const article of part.querySelectorAll("li > article[id^=post-]")) {
    article.dataset.post = article.id.slice("post-".length);
    article.parentElement.dataset.entry ??= article.dataset.post;
  }
  for (const ticket of part.querySelectorAll("li > mob-tally[id^=mob-]")) ticket.parentElement.dataset.entry ??= ticket.dataset.mob;
  for (const one of part.querySelectorAll("[id]")) if (!one.id.startsWith(mark)) one.id = mark + one.id;
  for (const name of NAMING) {
    for (const one of part.querySelectorAll(`[${name}]`)) {
      const ids = one.getAttribute(name).split(" ");
      one.setAttribute(name, ids.map((id) => (id.startsWith(mark) ? id : mark + id)).join(" "));
    }
  }
}

// Whether what a stream tells belongs into a column that is set like this.
export function fits({ kind, subject, media, noBoosts, noAnswers }, event, thing) {
  if (kind === "mob") return event === "mob.deed";
  if (kind === "messages") return event === "conversation";
  if (kind === "mentions") return event === "notification" && thing.type === "mention";
  if (kind === "notifications") return event === "notification" && (!subject || thing.type === subject);
  if (event !== "update") return false;
  const shown = thing.reblog ?? thing;
  const answers = thing.in_reply_to_id && thing.in_reply_to_account_id !== thing.account.id;
  return !(media && !shown.media_attachments.length) && !(noBoosts && thing.reblog) && !(noAnswers && answers);
}
