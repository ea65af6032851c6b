// Words put into a field as if they were typed.
const WORDLY = /[\p{L}\p{N}_]/u;

// Puts the words in place of text[from:to]; names between colons need something around them that is no letter.
export function put(field, words, from, to) {
  const isName = /^:.+:$/.test(words);
  const before = isName && WORDLY.test(field.value.slice(from - 1, from)) ? " " : "";
  const after = isName && WORDLY.test(field.value.slice(to, to + 1)) ? " " : "";
  field.setRangeText(before + words + after, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function putAtCaret(field, words) {
  put(field, words, field.selectionStart, field.selectionEnd);
}
