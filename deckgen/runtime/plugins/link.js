/** Copies the address of where we are. */

/** @param {Deck} deck */
function link(deck) {
  return deck.offer("link", async () => {
    const copied = await copyText(location.href);
    deck.say(copied ? deck.word("Link copied") : location.href);
  });
}

/** @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed, or not a secure page: the address is shown instead
  }
}
