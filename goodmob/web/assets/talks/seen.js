// What is said on a page when a conversation on it was read.
export const SEEN_TALK = "goodmob:seen-talk";
