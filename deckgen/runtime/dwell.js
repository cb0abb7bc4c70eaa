/** How long an unattended run stays at a stop, and a film of the talk. Pure, and needs no other file. */

/** Words a minute: of notes, as a film of the talk has them spoken, and read on a wall. */
const SPOKEN_A_MINUTE = 140;
const READ_A_MINUTE = 180;
/** What finding one's way on arrival takes, in seconds; and the least and the most of a stop without notes. */
const ARRIVAL_S = 3;
const LEAST_S = 5;
const MOST_S = 30;
/** Scripts that put no blanks between words: a sign is about two thirds of a word. */
const SIGN = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]/g;

/**
 * Seconds at a stop that shows that frame. `notes` are the frame's own unless the deck, which
 * may lack them, is told.
 * @param {Pick<Deck, "scene" | "frames">} deck
 * @param {Pick<SceneStep, "frame" | "dwell">} stop
 * @param {string} [notes]
 */
function stayOf({ scene, frames }, { frame, dwell }, notes) {
  if (frame === null) return dwellOf({ dwell, notes: "", shown: "" });
  const shown = frames[frame].querySelector(".frame-box")?.textContent ?? "";
  return dwellOf({ dwell, notes: notes ?? scene.frames[frame].notes ?? "", shown });
}

/**
 * Seconds: what the author asked for, else as long as the notes take to say, else as long
 * as what is shown takes to read.
 * @param {{dwell: number | undefined, notes: string, shown: string}} stop its notes may be HTML
 */
function dwellOf({ dwell, notes, shown }) {
  if (dwell !== undefined) return dwell;
  const spoken = countWords(notes.replace(/<[^>]*>/g, " "));
  if (spoken) return Math.max(LEAST_S, (60 * spoken) / SPOKEN_A_MINUTE);
  return Math.min(MOST_S, Math.max(LEAST_S, ARRIVAL_S + (60 * countWords(shown)) / READ_A_MINUTE));
}

/** @param {string} text */
function countWords(text) {
  const signs = text.match(SIGN)?.length ?? 0;
  return text.replace(SIGN, " ").split(/\s+/).filter(Boolean).length + Math.ceil((2 * signs) / 3);
}
