/**
 * Talks with `depth: 3d`: how far out of the canvas a frame stands and how it is tilted, in
 * impress.js's order of turns. Flat talks have none of it and pay for none of it.
 */

/**
 * @param {SceneFrame} frame
 * @returns {{depth?: Depth}}
 */
function depthOf({ z = 0, rotateX = 0, rotateY = 0 }) {
  return z || rotateX || rotateY ? { depth: { z, rotateX, rotateY } } : {};
}

/**
 * The depth at a share of the way between two cameras.
 * @param {Camera} from
 * @param {Camera} to
 * @param {number} share
 * @returns {{depth?: Depth}}
 */
function mixDepth(from, to, share) {
  if (!from.depth && !to.depth) return {};
  const one = from.depth ?? FLAT;
  const other = to.depth ?? FLAT;
  return {
    depth: {
      z: one.z + (other.z - one.z) * share,
      rotateX: one.rotateX + shortestTurn(one.rotateX, other.rotateX) * share,
      rotateY: one.rotateY + shortestTurn(one.rotateY, other.rotateY) * share,
    },
  };
}

/** @type {Depth} */
const FLAT = { z: 0, rotateX: 0, rotateY: 0 };

/**
 * The transform of the world that brings a camera's plane flat before us.
 * @param {Camera} camera
 * @param {number} scale
 * @param {number} unit
 */
function deepTransform(camera, scale, unit) {
  const { z, rotateX, rotateY } = camera.depth ?? FLAT;
  const turns = `rotate(${-camera.rotate}deg) rotateY(${-rotateY}deg) rotateX(${-rotateX}deg)`;
  const move = `translate3d(${-camera.x * unit}px, ${-camera.y * unit}px, ${-z * unit}px)`;
  const size = scale / unit;
  return `scale3d(${size}, ${size}, ${size}) ${turns} ${move}`;
}
