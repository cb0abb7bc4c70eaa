/** Which frames a view has in sight. All of it is pure. */

/** Frames less tall than this on the screen, in window pixels, are not displayed. */
const SPECK_PX = 4;
/** Frames this far outside the view, as a share of it, are still displayed. */
const ROOM = 0.25;

/**
 * @typedef {ReturnType<typeof spotOf>} Spot
 */

/**
 * What has to be known of a frame to tell whether a view has it in sight. It `reads` as a
 * frame of 16 : 9 so tall, whose words are as large.
 * @param {SceneFrame} frame
 */
function spotOf(frame) {
  const { x, y, rotate, scale } = frame;
  const [width, height] = [frame.width * scale, frame.height * scale];
  const sin = Math.sin(rotate * DEGREE);
  const cos = Math.cos(rotate * DEGREE);
  const reads = (height + (width * 9) / 16) / 2; // as frame.css sizes its words
  return { x, y, width, height, reads, scale, sin, cos };
}

/**
 * @param {Camera} camera
 * @param {View} view
 */
function eyeOf(camera, view) {
  const scale = scaleOf(camera, view);
  return {
    ...camera,
    speck: SPECK_PX / scale,
    sin: Math.sin(camera.rotate * DEGREE),
    cos: Math.cos(camera.rotate * DEGREE),
    right: ((0.5 + ROOM) * view.width) / scale,
    below: ((0.5 + ROOM) * view.height) / scale,
  };
}

/**
 * @param {ReturnType<typeof eyeOf>} eye
 * @param {Spot} spot
 */
function sees(eye, spot) {
  if (spot.height < eye.speck) return false;
  const dx = spot.x - eye.x;
  const dy = spot.y - eye.y;
  const across = Math.abs(dx * eye.cos + dy * eye.sin);
  const down = Math.abs(dy * eye.cos - dx * eye.sin);
  // Half the box as the view sees it, turned by the difference of the two angles.
  const cos = Math.abs(spot.cos * eye.cos + spot.sin * eye.sin) / 2;
  const sin = Math.abs(spot.sin * eye.cos - spot.cos * eye.sin) / 2;
  return (
    across <= eye.right + spot.width * cos + spot.height * sin &&
    down <= eye.below + spot.width * sin + spot.height * cos
  );
}

/**
 * Whether a frame lies in a topic that is folded in views of a scale.
 * @param {readonly SceneFrame[]} frames
 * @param {Float64Array} folds below which scale each topic folds
 * @param {number} scale
 * @param {number} index
 */
function isInside(frames, folds, scale, index) {
  for (let outer = frames[index].parent; outer != null; outer = frames[outer].parent) {
    if (scale < folds[outer]) return true;
  }
  return false;
}
