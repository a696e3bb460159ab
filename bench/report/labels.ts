/** Where names stand beside their points without lying on one another. All in px. */

interface Named {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Labelled {
  readonly labelX: number;
  /** The base line. */
  readonly labelY: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

const LETTER = 6.6;
const HEIGHT = 14;
const MARK = 8;

/** Right of the point, else left, below or above it: the first of the places with the least in its way. */
export function placeLabels<T extends Named>(points: readonly T[], frame: Box): (T & Labelled)[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK }));
  return points.map((point, own) => {
    const width = point.name.length * LETTER;
    const places: readonly Labelled[] = [
      { labelX: point.x + 10, labelY: point.y + 4, anchor: 'start' },
      { labelX: point.x - 10, labelY: point.y + 4, anchor: 'end' },
      { labelX: point.x, labelY: point.y + 21, anchor: 'middle' },
      { labelX: point.x, labelY: point.y - 12, anchor: 'middle' },
      { labelX: point.x + 8, labelY: point.y + 19, anchor: 'start' },
      { labelX: point.x - 8, labelY: point.y + 19, anchor: 'end' },
      { labelX: point.x + 8, labelY: point.y - 10, anchor: 'start' },
      { labelX: point.x - 8, labelY: point.y - 10, anchor: 'end' },
    ];
    const boxes = places.map((place) => ({ place, box: boxOf(place, width) }));
    const trouble = ({ box }: (typeof boxes)[number]) =>
      (isInside(box, frame) ? 0 : taken.length + 1) + taken.filter((other, i) => i !== own && overlap(box, other)).length;
    const best = boxes.reduce((one, other) => (trouble(other) < trouble(one) ? other : one));
    taken.push(best.box);
    return { ...point, ...best.place };
  });
}

function boxOf({ labelX, labelY, anchor }: Labelled, width: number): Box {
  const left = anchor === 'start' ? labelX : anchor === 'end' ? labelX - width : labelX - width / 2;
  return { left, right: left + width, top: labelY - HEIGHT + 3, bottom: labelY + 3 };
}

const isInside = (box: Box, frame: Box) => box.left >= frame.left && box.right <= frame.right + 12 && box.bottom <= frame.bottom && box.top >= frame.top - HEIGHT;
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
