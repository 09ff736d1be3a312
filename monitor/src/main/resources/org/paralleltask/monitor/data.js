// What the page was given, as objects. The kinds are those of RunKind, in its order.
const KINDS = ["done", "failed", "worker crashed", "time limit", "cancelled", "to run again", "running", "busy"];
const DONE = 0, FAILED = 1, CRASHED = 2, TIMED_OUT = 3, CANCELLED = 4, RETRIED = 5, RUNNING = 6, SAMPLED = 7;
const isBad = (kind) => kind === FAILED || kind === CRASHED || kind === TIMED_OUT || kind === RETRIED;

// Its worker is the name of its lane, which stays the same where lanes are added.
function barOf(raw, lane, worker) {
  const [start, dur, kind, pool, id, attempt, queued, text] = raw;
  return { start, dur, end: start + dur, kind, pool, id, attempt, queued, text, lane, worker, failure: null };
}

// The same run, also in data that came later, where its end is known. What was seen by looking has no number: there a worker
// and a beginning are one run. Two pools of one name may have tasks of one number, but not in one worker at one time.
const isSame = (one, other) => one.worker === other.worker && one.pool === other.pool && one.id === other.id
  && (one.id < 0 ? one.start === other.start : one.attempt === other.attempt);

function sameIn(bars, bar) {
  const away = (each) => Math.abs(each.start - bar.start);
  return bars.filter((each) => isSame(each, bar)).reduce((best, each) => best && away(best) <= away(each) ? best : each, null);
}

const keyOf = (bar) => [bar.worker, bar.pool, bar.id, bar.attempt, bar.start].join("/");

function modelOf(raw) {
  const order = raw.lanes.map((_, index) => index).sort((a, b) => raw.lanes[a].name.localeCompare(raw.lanes[b].name, "en", { numeric: true }));
  const placeOf = [];
  order.forEach((index, place) => { placeOf[index] = place; });
  const placed = (each) => {
    const at = each[each.length - 1];
    return at < 0 ? barOf(each, -1, "") : barOf(each, placeOf[at], raw.lanes[at].name);
  };
  const failures = new Map();
  const failed = raw.failures.map((each) => {
    const failure = { bar: placed(each.bar), type: each.type, message: each.message, trace: raw.traces[each.trace] };
    failure.bar.failure = failure;
    failures.set(keyOf(failure.bar), failure);
    return failure;
  });
  const lanes = order.map((at) => raw.lanes[at]).map((lane, index) => ({
    name: lane.name,
    index,
    lives: lane.lives.map(([pid, launched, ready, ended, why, exit, cause, processes]) =>
      ({ pid, launched, ready, ended, why, exit, cause, processes })),
    bars: lane.bars.map((each) => {
      const bar = barOf(each, index, lane.name);
      if (isBad(bar.kind)) {
        bar.failure = failures.get(keyOf(bar)) || null;
      }
      return bar;
    }),
    blocks: lane.blocks.map(([start, count, bad, busy, pool]) => ({ start, count, bad, busy, pool }))
      .sort((a, b) => a.start - b.start),
  }));
  return {
    title: raw.title, began: new Date(raw.began), end: Math.max(1, raw.end), pools: raw.pools, lanes, failed,
    slowest: raw.slowest.map(placed),
    moreFailures: raw.moreFailures, together: raw.together, grain: raw.grain, blockWidth: raw.blockWidth, now: raw.now || null,
    ended: KINDS.map((_, kind) => raw.pools.reduce((sum, pool) => sum + pool.ended[kind], 0)),
  };
}

// The index of the first bar that does not begin before this time.
function firstFrom(bars, time) {
  let low = 0, high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bars[middle].start < time) low = middle + 1; else high = middle;
  }
  return low;
}

// CensusTask[archive=file:///lib/a.jar, depth=2] is a.jar, 2
function labelOf(text) {
  const inner = /^[\w$]+\[(.*)\]?$/s.exec(text);
  const values = inner ? inner[1].replace(/\]$/, "").replace(/(^|, )\w+=/g, "$1") : text;
  return values.split(", ").map((value) => /^[^\s]*\/[^\s/]+$/.test(value) ? value.replace(/.*\//s, "") : value).join(", ");
}

function durationOf(micros) {
  const round = (value) => value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
  if (micros < 1) return Math.round(micros * 1000) + " ns";
  if (micros < 1000) return round(micros) + " µs";
  if (micros < 1e6) return round(micros / 1e3) + " ms";
  if (micros < 60e6) return round(micros / 1e6) + " s";
  const seconds = Math.round(micros / 1e6);
  if (seconds < 3600) return Math.floor(seconds / 60) + " min " + String(seconds % 60).padStart(2, "0") + " s";
  return Math.floor(seconds / 3600) + " h " + String(Math.floor(seconds / 60) % 60).padStart(2, "0") + " min";
}

// A time on the axis, whose lines are so far apart.
function timeOf(micros, step) {
  if (step < 1e3) return (micros / 1e3).toFixed(3) + " ms";
  if (step < 1e6) return (micros / 1e6).toFixed(step < 1e4 ? 3 : step < 1e5 ? 2 : 1) + " s";
  const seconds = Math.round(micros / 1e6);
  if (seconds < 60) return seconds + " s";
  const clock = String(Math.floor(seconds / 60) % 60) + ":" + String(seconds % 60).padStart(2, "0");
  return seconds < 3600 ? clock : Math.floor(seconds / 3600) + ":" + clock.padStart(5, "0");
}

const numberOf = (value) => Math.round(value).toLocaleString("en").replace(/,/g, "\u202f");
const rateOf = (value) => value >= 100 ? numberOf(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const bytesOf = (bytes) => bytes < 0 ? "" : bytes < 1e9 ? Math.round(bytes / 1e6) + " MB" : (bytes / 1e9).toFixed(1) + " GB";
