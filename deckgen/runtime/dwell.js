/** How long an unattended run stays at a stop. Pure. */

/** Words a minute: of notes, as a film of the talk has them spoken, and read on a wall. */
const SPOKEN_A_MINUTE = 140;
const READ_A_MINUTE = 180;
/** What finding one's way on arrival takes, in seconds; and the least and the most of a stop without notes. */
const ARRIVAL_S = 3;
const LEAST_S = 5;
const MOST_S = 30;

/**
 * Seconds: what the author asked for, else as long as the notes take to say, else as long
 * as what is shown takes to read.
 * @param {{dwell: number | undefined, notes: string, shown: string}} stop its notes may be HTML
 */
function dwellOf({ dwell, notes, shown }) {
  if (dwell !== undefined) return dwell;
  const spoken = countWords(notes.replace(/<[^>]*>/g, " "));
  if (spoken) return Math.max(LEAST_S, (60 * spoken) / SPOKEN_A_MINUTE);
  return clamp(ARRIVAL_S + (60 * countWords(shown)) / READ_A_MINUTE, LEAST_S, MOST_S);
}

/** @param {string} text */
function countWords(text) {
  return text.split(/\s+/).filter(Boolean).length;
}
