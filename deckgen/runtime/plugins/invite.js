/**
 * Codes that let others take part in a served talk: the room's is shown at once, the one that
 * steers only when asked for. Owns `.deckgen-invite`.
 */

/** @param {Deck} deck */
function invite(deck) {
  const key = document.querySelector('meta[name="deckgen-live"]') && sessionStorage.getItem(KEY_STORE);
  if (!key) return;
  let undo = () => {};
  const offer = async () => {
    const answer = await fetch("/_deckgen/invitations", { headers: { Authorization: `Bearer ${key}` } });
    if (!answer.ok) return; // served to this machine only
    const { look, steer } = await answer.json();
    const { dialog, show } = makeDialog(deck, "invite", deck.word("Follow on your own screen"));
    const phone = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = deck.word("The speaker’s phone");
    phone.append(summary, codeOf(steer));
    dialog.append(codeOf(look), phone);
    undo = deck.offer("invite", () => {
      phone.open = false; // it is not for the room
      show();
    });
  };
  offer().catch(() => {}); // the server went away
  return () => undo();
}

/** @param {{link: string, code: string}} invitation */
function codeOf({ link, code }) {
  const figure = document.createElement("figure");
  const image = document.createElement("img");
  image.alt = "";
  image.src = `data:image/svg+xml,${encodeURIComponent(code)}`;
  const caption = document.createElement("figcaption");
  const [address, token] = link.split("#");
  const part = document.createElement("span");
  part.textContent = `#${token}`;
  caption.append(address, document.createElement("wbr"), part);
  figure.append(image, caption);
  return figure;
}
