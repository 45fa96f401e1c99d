// Counts of verifications as a chart wants them: evenly spaced, none left out, in bins that suit the span of time.

const MINUTE = 60_000;

/** How far back a chart may look, and how wide its bins are then, in minutes. */
export const RANGES = [
  { name: "hour", minutes: 60, bin: 1 },
  { name: "six-hours", minutes: 360, bin: 5 },
  { name: "day", minutes: 1440, bin: 15 },
];

/**
 * The bins from `minutes` ago until the last full minute, for a minute that still runs would look like a fall: `at`
 * (milliseconds), `accepted`, `refused`, and `reasons`, how often each.
 */
export function binned(points, { minutes, bin }, now = Date.now()) {
  const width = bin * MINUTE;
  const start = (Math.floor(now / MINUTE) - minutes) * MINUTE;
  const bins = Array.from({ length: minutes / bin }, (_, index) => ({ at: start + index * width, accepted: 0, refused: 0, reasons: {} }));
  for (const point of points) {
    const into = bins[Math.floor((Date.parse(point.at) - start) / width)];
    if (into !== undefined) {
      add(into, point);
    }
  }
  return bins;
}

function add(bin, { accepted, rejected }) {
  bin.accepted += accepted;
  for (const [reason, count] of Object.entries(rejected)) {
    bin.refused += count;
    bin.reasons[reason] = (bin.reasons[reason] ?? 0) + count;
  }
}

/** All bins in one. */
export function total(bins) {
  const sum = { accepted: 0, refused: 0, reasons: {} };
  bins.forEach(({ accepted, reasons }) => add(sum, { accepted, rejected: reasons }));
  return sum;
}
