/** A black or white screen, until any key or click. Owns `.deckgen-blank`, and keeps `deck.blank`. */

/** @param {Deck} deck */
function blank(deck) {
  const sheet = deck.element("deckgen-blank");
  sheet.hidden = true;
  /** @type {Undo | null} */
  let shut = null;
  const close = () => {
    sheet.hidden = true;
    deck.blank = null;
  };
  /** @param {Blank} colour */
  const show = (colour) => {
    shut?.(); // asked for twice, it is still one
    sheet.dataset.blank = colour;
    sheet.hidden = false;
    deck.blank = colour;
    shut = deck.open({ name: "blank", exclusive: true, close });
    deck.tell(deck.word(colour === "black" ? "Black screen" : "White screen"));
  };
  sheet.addEventListener("click", () => shut?.());
  const undo = [
    deck.offer("black", () => show("black")),
    deck.offer("white", () => show("white")),
    deck.offer("unblank", () => shut?.()),
    deck.on("depart", () => shut?.()),
  ];
  return () => {
    undo.forEach((each) => each());
    sheet.remove();
  };
}
