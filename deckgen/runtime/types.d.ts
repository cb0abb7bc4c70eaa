/** The shapes that the runtime's files share. Nothing here reaches the page. */

/** A view: centre, width of canvas shown, angle (degrees clockwise). */
interface Camera {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rotate: number;
  /** Only in talks with `depth: 3d`: the plane that the camera faces. */
  readonly depth?: Depth;
}

/** Canvas pixels out of the canvas, and degrees. */
interface Depth {
  readonly z: number;
  readonly rotateX: number;
  readonly rotateY: number;
}

/** How fast a camera moves: canvas pixels, widths (natural logarithm) and degrees per ms. */
interface Velocity {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly rotate: number;
}

/** The window: its size in CSS pixels, and the proportions that cameras are made for. */
interface View {
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Manner = "normal" | "calm" | "cut";

interface FlightOptions {
  readonly manner?: Manner;
  readonly rho?: number;
  readonly duration?: number;
  readonly velocity?: Velocity;
}

/** The camera's movement between two stops: a pure function of time from 0 to 1. */
interface Flight {
  readonly from: Camera;
  readonly to: Camera;
  /** In milliseconds. */
  readonly duration: number;
  /** The length of the path, S in the paper. */
  readonly length: number;
  at(t: number): Camera;
  /** How much of the picture is seen, from 0 to 1: less than 1 only in a cut. */
  veil(t: number): number;
}

interface SceneFrame {
  readonly id: string;
  readonly title: string;
  readonly parent?: number | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly rotate: number;
  readonly z?: number;
  readonly rotateX?: number;
  readonly rotateY?: number;
  readonly substeps: number;
  readonly level: number;
  readonly topic?: boolean;
  /** What is drawn round it, where that is not a card. */
  readonly shape?: "circle" | "bracket" | "none";
  readonly notes?: string;
}

interface SceneStep {
  readonly id: string;
  readonly frame: number | null;
  readonly camera: readonly [number, number, number, number];
  readonly dwell?: number;
  /** A manner, or a duration in milliseconds. */
  readonly flight?: Manner | number;
}

interface SceneRoute {
  readonly name: string;
  readonly duration?: number;
  readonly steps: readonly SceneStep[];
}

interface SceneArt {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly rotate: number;
}

/** The placed deck, as it is written into the page. */
interface Scene {
  readonly version: number;
  readonly title: string;
  readonly lang: string;
  readonly dir: string;
  readonly viewport: readonly [number, number];
  readonly whole: readonly [number, number, number, number];
  readonly bounds: readonly [number, number, number, number];
  readonly frames: readonly SceneFrame[];
  readonly art: readonly SceneArt[];
  readonly routes: readonly SceneRoute[];
  readonly route: string;
  readonly duration?: number;
  readonly words?: Readonly<Record<string, string>>;
}

/** Why the camera is not at a stop of the route. */
type Away = "frame" | "overview" | "figure" | "free";

/**
 * Where we are. `step` and `substep` are the place on the route, kept while we are
 * away from it; `frame` is the frame in front of us, or null in an overview.
 */
interface Place {
  readonly step: number;
  readonly substep: number;
  readonly frame: number | null;
  readonly away: Away | null;
  readonly camera: Camera;
}

interface Departure {
  readonly from: number;
  readonly to: number;
  readonly place: Place;
  readonly flight: Flight;
  readonly cause: Cause;
}

/** What asked for a move: the browser's own Back and Forward must not be recorded again. */
type Cause = "start" | "route" | "visit" | "history";

interface DeckEvents {
  depart: Departure;
  move: { readonly camera: Camera; readonly t: number };
  arrive: { readonly at: number; readonly place: Place };
  substep: { readonly step: number; readonly index: number; readonly place: Place };
  /** Another route was chosen; where we are on it. */
  route: { readonly route: SceneRoute; readonly place: Place };
  /** A frame is about to be displayed for the first time. */
  place: { readonly frame: number };
  /** A frame is drawn in full again, after it was not. */
  show: { readonly frame: number };
  /** Frames are drawn in full until the next view, in sight or not, to be measured. */
  lay: { readonly frames: readonly number[] };
  resize: { readonly view: View };
  say: { readonly text: string; readonly shown: boolean };
  /** What is open (help, overview, …) changed. */
  layer: { readonly top: string | null };
  /** A frame was chosen in the overview. */
  choose: { readonly frame: number };
  /** The faces have come, so words have the sizes that they will keep. */
  fonts: object;
  /** The deck is another version of its talk; nothing of it is drawn yet. */
  replace: object;
  /** It is drawn. `before` says which number each frame had until now. */
  build: { readonly before: readonly (number | undefined)[] };
  /** A server tells what is wrong with the talk; nothing where all is well. */
  faults: { readonly faults: readonly string[] };
  /** The talk's timer was started, paused or reset. */
  timer: object;
  /** The presenter window came, or went. */
  presenter: { readonly open: boolean };
  /** Another window has the laser point there on the canvas. */
  laser: { readonly at: Point | null };
  /** The dot is there now, or gone. */
  point: object;
  /** In the presenter window: what was received, whether the talk's window answers, and time. */
  record: StageRecord;
  link: { readonly isThere: boolean };
  took: { readonly ms: number };
  tick: object;
}

type Undo = () => void;

interface Moves {
  /** Which of a frame's substeps are shown on arrival; without it, the deck decides. */
  readonly substep?: number;
  /** How: a manner, milliseconds, or a flight that is already made. */
  readonly flight?: Manner | number | Flight;
  readonly cause?: Cause;
}

interface Clock {
  now(): number;
  readonly stopped: boolean;
  stop(at: number): void;
  play(): void;
}

/** How far the hand may take the camera: canvas pixels. */
interface Reach {
  readonly least: number;
  readonly most: number;
  /** The box, by its centre, of which something stays in view. */
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A turned rectangle, by its centre: of the canvas, or of a miniature of it. */
interface Box extends Point {
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
}

/** A part of a frame, in shares of it, from its left upper corner. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a miniature of the canvas has to know of it. */
type ChartScene = Pick<Scene, "frames" | "bounds" | "whole" | "viewport" | "dir">;

/** Any colours of CSS. */
interface ChartColours {
  readonly paper: string;
  readonly ink: string;
  /** The route and where we have been; on the ground. */
  readonly accent: string;
  /** Where we are, with a rim. */
  readonly here: string;
  readonly hereInk: string;
  readonly line: string;
  readonly ground: string;
  readonly groundInk: string;
  /** What was searched for. */
  readonly mark: string;
  readonly markInk: string;
  /** As `font-family` has it. */
  readonly font: string;
  /** Topics, by how deep they stand in others. */
  readonly levels: readonly { readonly paper: string; readonly ink: string }[];
  /** The words of a frame that draws no card, and the edge that they have. */
  readonly bare?: (frame: number) => { readonly ink: string; readonly halo: string };
}

interface ChartPicture {
  readonly image: HTMLImageElement;
  readonly box: Box;
}

/** What a miniature shows; what is left out is not drawn. */
interface ChartState {
  readonly camera?: Camera;
  /** The window that the camera is seen in, where it has not the talk's proportions. */
  readonly view?: View;
  /** Where we are. */
  readonly frame?: number | null;
  readonly route?: SceneRoute;
  /** How far along the route we are. */
  readonly step?: number;
  readonly marked?: Iterable<number>;
  readonly chosen?: number | null;
  readonly visited?: ReadonlySet<number>;
}

type Blank = "black" | "white";

interface Layer {
  readonly name: string;
  /** Whether keys that are not its own do nothing. */
  readonly exclusive: boolean;
  close(): void;
}

/** What keys, help and dialogs need of the window that they are in. */
type Host = Front & {
  readonly flying: boolean;
  readonly place: Pick<Place, "away">;
  element(className: string, tag?: string): HTMLElement;
};

interface Engine {
  activate(frame: number | null): void;
  leave(next: number | null): void;
  enter(frame: number | null): void;
}

/** What we use of impress.js. */
interface ImpressApi {
  init(): void;
  goto(element: Element | string | number, duration?: number): unknown;
  next(): unknown;
  prev(): unknown;
  swipe(share: number): unknown;
  lib: {
    util: {
      getElementFromHash(): Element | null;
      $$(selector: string, context?: ParentNode): Element[];
    };
  };
}

declare function impress(root?: string): ImpressApi;

interface Window {
  deckgen?: Readonly<{ deck: Deck }>;
}
