/** Dialogs of the interface: named by their title, closed by Escape or a click outside. */

/**
 * @param {Host} deck
 * @param {string} name
 * @param {string} title
 */
function makeDialog(deck, name, title) {
  const dialog = /** @type {HTMLDialogElement} */ (deck.element(`deckgen-dialog deckgen-${name}`, "dialog"));
  const heading = document.createElement("h2");
  heading.id = `deckgen-${name}-title`;
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(heading);
  /** @type {Undo | null} */
  let shut = null;
  const close = () => shut?.();
  dialog.addEventListener("cancel", close); // Escape, before the next key: "close" comes some time after
  dialog.addEventListener("close", close);
  dialog.addEventListener("click", (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const { clientX: x, clientY: y, detail, target } = event;
    const inside = x >= left && x <= right && y >= top && y <= bottom;
    if (target === dialog && detail && !inside) close();
  });
  return {
    dialog,
    close,
    show() {
      if (shut) return close();
      dialog.showModal();
      shut = deck.open({
        name,
        exclusive: true,
        close() {
          shut = null;
          if (dialog.open) dialog.close();
          // Where nothing had the focus before, its field would keep it, and take the next keys.
          const focused = document.activeElement;
          if (focused instanceof HTMLElement && dialog.contains(focused)) focused.blur();
        },
      });
    },
  };
}
