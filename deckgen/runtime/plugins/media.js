/**
 * Films and sounds: those that ask for it start on arrival, and all stop on departure.
 * A clip shown in several frames stands in the page once, and is copied to the others.
 */

/** @param {Deck} deck */
function media(deck) {
  for (const copy of deck.root.querySelectorAll("[data-same-as]")) {
    const original = document.getElementById(copy.getAttribute("data-same-as") ?? "");
    const source = original?.getAttribute("src");
    if (source) copy.setAttribute("src", source);
  }
  const clips = [...deck.root.querySelectorAll("video, audio")].filter(isMedia);
  if (!clips.length) return;

  const undo = [
    deck.on("depart", ({ place }) => {
      const frame = place.frame === null ? null : deck.frames[place.frame];
      for (const clip of clips) if (!frame?.contains(clip)) clip.pause();
    }),
    deck.on("arrive", ({ place }) => {
      if (place.frame === null || place.away === "figure" || place.away === "free") return;
      for (const clip of clips) {
        if ("autoplay" in clip.dataset && deck.frames[place.frame].contains(clip)) start(clip);
      }
    }),
  ];
  /** @param {HTMLMediaElement} clip */
  const start = (clip) => {
    if (!clip.paused) return;
    clip.currentTime = 0;
    clip.play().catch((fault) => {
      if (fault.name !== "NotAllowedError") return; // we have left again, or it cannot be played
      clip.muted = true; // before the first key or click, a browser plays no sound
      clip.play().catch(() => {});
    });
  };
  return () => undo.forEach((each) => each());
}

/** @param {Element} element @returns {element is HTMLMediaElement} */
function isMedia(element) {
  return element instanceof HTMLMediaElement;
}
