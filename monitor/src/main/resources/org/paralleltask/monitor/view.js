// What is shown of it: the part of the time, what is searched, chosen and hidden.
const view = {
  model: null, from: 0, to: 1, isFit: true, selected: null, hovered: null, query: "", found: [], hidden: new Set(), hiddenPools: new Set(),
};

const byId = (id) => document.getElementById(id);
const gutter = () => matchMedia("(max-width: 640px)").matches ? 70 : 108;
const RIGHT = 10;

let colors = {};
function readColors() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ink", "soft", "line", "track", "hatch", "panel", "accent", "on", "p1", "p2", "p3", "k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7"];
  colors = Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
}

// Values are blue; where there are several pools, each has a colour.
function colorOf(kind, pool) {
  return (kind === DONE || kind === SAMPLED) && pool > 0 ? colors["p" + ((pool - 1) % 3 + 1)] : colors["k" + kind];
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// A canvas sized for the screen's pixels, and cleared.
function brush(canvas, height) {
  const width = canvas.clientWidth, ratio = window.devicePixelRatio || 1;
  const high = height || canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(high * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(high * ratio);
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, high);
  return { context, width, height: high };
}

const plotWidth = (width) => Math.max(10, width - gutter() - RIGHT);
const xOf = (time, width) => gutter() + (time - view.from) / (view.to - view.from) * plotWidth(width);
const timeAt = (x, width) => view.from + (x - gutter()) / plotWidth(width) * (view.to - view.from);

function show(from, to) {
  const whole = view.model.end, least = Math.min(whole, 2);
  const span = Math.min(whole, Math.max(least, to - from));
  view.from = Math.min(Math.max(0, from), whole - span);
  view.to = view.from + span;
  view.isFit = span >= whole * 0.999;
  redraw();
}

const fit = () => show(0, view.model.end);

function zoom(factor, around = (view.from + view.to) / 2) {
  show(around - (around - view.from) / factor, around + (view.to - around) / factor);
}

const pan = (share) => show(view.from + share * (view.to - view.from), view.to + share * (view.to - view.from));

const isShown = (bar) => !view.hidden.has(bar.kind) && !view.hiddenPools.has(bar.pool);

function matches(bar) {
  const words = [bar.text, view.model.lanes[bar.lane] ? view.model.lanes[bar.lane].name : "", KINDS[bar.kind], view.model.pools[bar.pool].name];
  if (bar.failure) words.push(bar.failure.type, bar.failure.message);
  return words.some((word) => word.toLowerCase().includes(view.query));
}

function search(text) {
  view.query = text.trim().toLowerCase();
  view.found = [];
  if (view.query) {
    for (const lane of view.model.lanes) {
      for (const bar of lane.bars) {
        bar.isFound = isShown(bar) && matches(bar);
        if (bar.isFound) view.found.push(bar);
      }
    }
    view.found.sort((a, b) => a.start - b.start);
  }
  byId("found").textContent = view.query ? numberOf(view.found.length) + " found" : "";
  redraw();
}

// Chooses a task, and brings it into view.
function select(bar, mayMove = true) {
  view.selected = bar;
  if (bar && mayMove) {
    const span = view.to - view.from;
    if (bar.end < view.from || bar.start > view.to || (bar.dur < span / 400 && bar.start + bar.dur / 2 !== view.from + span / 2 && bar.dur * 8 < span)) {
      const wanted = Math.min(span, Math.max(bar.dur * 12, span / 50, 20));
      show(bar.start + bar.dur / 2 - wanted / 2, bar.start + bar.dur / 2 + wanted / 2);
    }
    scrollToLane(bar.lane);
  }
  showSelected();
  redraw();
}

let isDue = false;
function redraw() {
  if (!isDue) {
    isDue = true;
    requestAnimationFrame(() => { isDue = false; draw(); });
  }
}

function draw() {
  if (!view.model) return;
  drawOverview();
  drawCharts();
  drawLanes();
}
