import { type Measurement, margin, type Result, resultsOf } from '../measurement.ts';
import type { Goal } from '../plan.ts';

const WIDTH = 900;
const LABEL_WIDTH = 380;
const ROW_HEIGHT = 24;
const BAR_HEIGHT = 14;
const HEADER_HEIGHT = 36;
const TOP_OF_RATES = 1.2;

/** Bars of all ratios of one kind, with whiskers for the spread and a tick at each must. */
export function chartOf(measurements: readonly Measurement[], kind: Goal['kind']): string {
  const results = resultsOf(measurements).filter(({ goal }) => goal.kind === kind);
  const largest = Math.max(TOP_OF_RATES, ...results.map(({ ratio, goal }) => Math.max(ratio.max, goal.must)));
  const x = (ratio: number): number => LABEL_WIDTH + (ratio / largest) * (WIDTH - LABEL_WIDTH - 60);
  const height = HEADER_HEIGHT + results.length * ROW_HEIGHT + 10;
  const title = kind === 'rate' ? 'Requests a second' : 'Time';
  const better = kind === 'rate' ? 'longer is better' : 'shorter is better';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>${title}, ours ÷ floor</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="8" y="20" font-size="14" font-weight="bold">${title}, ours ÷ floor (${better}; 1 is the floor, red the must)</text>
<line x1="${x(1)}" x2="${x(1)}" y1="${HEADER_HEIGHT - 6}" y2="${height - 6}" stroke="#888" stroke-dasharray="3"/>
${results.map((result, row) => bar(result, HEADER_HEIGHT + row * ROW_HEIGHT, x)).join('\n')}
</svg>
`;
}

function bar({ goal, measurement, ratio }: Result, y: number, x: (ratio: number) => number): string {
  const middle = y + BAR_HEIGHT / 2;
  const label = `${goal.key} ${goal.title}, ${measurement.users / 1000}k, ${measurement.concurrency}×`;
  const colour = margin(goal, ratio.median, goal.must) >= 1 ? '#2a7' : '#d80';
  return `<text x="8" y="${y + 11}">${label}</text>
<rect x="${x(0)}" y="${y}" width="${(x(ratio.median) - x(0)).toFixed(1)}" height="${BAR_HEIGHT}" fill="${colour}"/>
<line x1="${x(ratio.min).toFixed(1)}" x2="${x(ratio.max).toFixed(1)}" y1="${middle}" y2="${middle}" stroke="#000"/>
<line x1="${x(goal.must).toFixed(1)}" x2="${x(goal.must).toFixed(1)}" y1="${y - 2}" y2="${y + BAR_HEIGHT + 2}" stroke="#c00" stroke-width="2"/>
<text x="${(Math.max(x(ratio.max), x(goal.must)) + 6).toFixed(1)}" y="${y + 11}">${ratio.median.toFixed(2)}</text>`;
}
