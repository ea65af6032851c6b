// Moving columns: the grip is drawn by a pointer, or pressed by the arrow keys.
const EDGE = 60;
const SPEED = 14;

export function hold(board) {
  board.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip");
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!grip || !step) return;
    event.preventDefault();
    event.stopPropagation();
    board.move(grip.closest(".col"), document.dir === "rtl" ? -step : step);
    grip.focus({ preventScroll: true });
  });
  board.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (grip && event.button === 0) draw(board, grip, event);
  });
}

function draw(board, grip, { pointerId, clientX }) {
  const column = grip.closest(".col");
  const before = board.columns.map((one) => one.id).join();
  let pointer = clientX;
  let scrolling = 0;
  grip.setPointerCapture(pointerId);

  const place = () => {
    const others = board.columns.filter((one) => one !== column && one.dataset.id);
    const isRight = document.dir === "rtl";
    const next = others.find((one) => {
      const { left, width } = one.getBoundingClientRect();
      return isRight ? pointer > left + width / 2 : pointer < left + width / 2;
    });
    const stands = next ? column.nextElementSibling === next : column === others.at(-1)?.nextElementSibling;
    if (stands || !others.length) return;
    board.put(column, next ?? others.at(-1).nextElementSibling);
    // A part that is put elsewhere loses the pointer.
    grip.setPointerCapture(pointerId);
  };
  const move = (event) => {
    pointer = event.clientX;
    column.classList.add("is-held");
    place();
  };
  const roll = () => {
    const { left, right } = board.deck.getBoundingClientRect();
    if (column.classList.contains("is-held")) {
      if (pointer < left + EDGE) board.deck.scrollLeft -= SPEED;
      else if (pointer > right - EDGE) board.deck.scrollLeft += SPEED;
    }
    scrolling = requestAnimationFrame(roll);
  };
  const end = () => {
    cancelAnimationFrame(scrolling);
    column.classList.remove("is-held");
    grip.removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    if (board.columns.map((one) => one.id).join() !== before) board.save(column);
  };
  grip.addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  scrolling = requestAnimationFrame(roll);
}
