/**
 * Choices of the viewer, kept on this machine where the browser lets us: not from every
 * disk, not in a private window, not inside a sandboxed frame.
 */

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // then it holds for this page
  }
}

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
