// Rearranging the entries of a list by dragging one of their parts: with a mouse, a finger or a pen.
export function draggable(entry, handle, moved) {
  handle.addEventListener("dragstart", (event) => event.preventDefault());
  handle.addEventListener("pointerdown", (event) => {
    if (event.button || entry.parentElement.children.length < 2) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    entry.classList.add("is-dragged");
    const follow = ({ clientX, clientY }) => {
      const over = document.elementFromPoint(clientX, clientY)?.closest("li");
      if (!over || over === entry || over.parentElement !== entry.parentElement) return;
      const isAfter = entry.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
      // What is dragged stays where it is in the document, or it would lose the pointer.
      isAfter ? entry.before(over) : entry.after(over);
    };
    const end = () => {
      handle.removeEventListener("pointermove", follow);
      entry.classList.remove("is-dragged");
      moved();
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("lostpointercapture", end, { once: true });
  });
}
