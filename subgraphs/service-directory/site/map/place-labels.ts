import type { DrawnPoint } from './projection.ts';

export interface LabelledPoint extends DrawnPoint {
  readonly text: string;
}

/** Where a text stands: its left end, middle or right end is at `x`, its baseline at `y`. */
export interface PlacedLabel extends LabelledPoint {
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of a letter of the map’s type, at most and on the whole. */
const LETTER = { width: 6.9, height: 13 };
/** From a point to its label. */
const GAP = 9;

/**
 * Labels for points, each to the right of its point, or else to its left, under it or over it, wherever it lies on
 * nothing else and inside the drawing. A label that fits nowhere is left out; the first in the list have the first choice.
 * @param taken what labels may not lie on besides the points themselves
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  taken: readonly Rectangle[],
  drawing: { readonly width: number; readonly height: number },
): readonly PlacedLabel[] {
  const occupied = [...taken, ...points.map(({ x, y }) => around({ x, y }, 6))];
  const frame = { left: 2, top: 2, right: drawing.width - 2, bottom: drawing.height - 2 };
  return points.flatMap((point) => {
    const label = choices(point).find((choice) => {
      const box = labelBox(choice);
      return isInside(box, frame) && !occupied.some((other) => overlap(box, other));
    });
    if (label === undefined) return [];
    occupied.push(labelBox(label));
    return [label];
  });
}

/** The rectangle that a label covers, as far as can be told without measuring it. */
export function labelBox({ x, y, text, anchor }: PlacedLabel): Rectangle {
  const width = text.length * LETTER.width;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, top: y - LETTER.height + 3, right: left + width, bottom: y + 3 };
}

/** A square round a point. */
export function around({ x, y }: DrawnPoint, radius: number): Rectangle {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function choices({ x, y, text }: LabelledPoint): readonly PlacedLabel[] {
  return [
    { text, x: x + GAP, y: y + 4, anchor: 'start' },
    { text, x: x - GAP, y: y + 4, anchor: 'end' },
    { text, x, y: y + GAP + 10, anchor: 'middle' },
    { text, x, y: y - GAP, anchor: 'middle' },
  ];
}

function isInside(box: Rectangle, frame: Rectangle): boolean {
  return box.left >= frame.left && box.top >= frame.top && box.right <= frame.right && box.bottom <= frame.bottom;
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
