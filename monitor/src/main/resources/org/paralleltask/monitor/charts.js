// The numbers over time: of the whole run, and of the part that is shown.
function shownPools() {
  return view.model.pools.filter((_, index) => !view.hiddenPools.has(index));
}

// Sums of all pools, in spans of the widest one's width: each width is a power of two times the same.
function series(name) {
  const pools = shownPools();
  const width = Math.max(1, ...pools.map((pool) => pool.width));
  const values = [];
  for (const pool of pools) {
    const factor = Math.round(width / pool.width);
    pool[name].forEach((value, i) => { const at = Math.floor(i / factor); values[at] = (values[at] || 0) + value; });
  }
  return { width, values: Array.from(values, (value) => value || 0) };
}

function cumulated({ width, values }) {
  let sum = 0;
  return { width, values: values.map((value) => Math.max(0, sum += value)) };
}

// Spans of at least so many pixels: each has the sum, or the largest, of those in it.
function grouped({ width, values }, screen, isSum) {
  const least = 5 / plotWidth(screen) * (view.to - view.from);
  const factor = Math.max(1, Math.ceil(least / width));
  const result = [];
  for (let i = 0; i < values.length; i += factor) {
    const part = values.slice(i, i + factor);
    result.push(isSum ? part.reduce((a, b) => a + b, 0) : Math.max(...part));
  }
  return { width: width * factor, values: result };
}

function ceilingOf(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value * 0.999);
}

function frame(canvas, top, label) {
  const { context, width, height } = brush(canvas);
  context.fillStyle = colors.track;
  context.fillRect(gutter(), 0, plotWidth(width), height);
  context.fillStyle = colors.soft;
  context.font = "11px system-ui, sans-serif";
  context.textAlign = "right";
  context.textBaseline = "top";
  context.fillText(top, gutter() - 6, gutter() > 100 ? 4 : 18);
  canvas.setAttribute("aria-label", label);
  context.save();
  context.beginPath();
  context.rect(gutter(), 0, plotWidth(width), height);
  context.clip();
  return { context, width, height };
}

function visible({ width, values }) {
  const first = Math.max(0, Math.floor(view.from / width)), last = Math.min(values.length - 1, Math.floor(view.to / width));
  return values.slice(first, last + 1);
}

function drawArea(id, name, data, color, most) {
  const canvas = byId(id), screen = canvas.clientWidth;
  const shown = grouped(data, screen, false);
  const top = most || ceilingOf(Math.max(0, ...visible(shown)));
  const { context, width, height } = frame(canvas, rateLabel(top), name + ", at most " + rateLabel(top));
  context.beginPath();
  context.moveTo(xOf(0, width), height);
  shown.values.forEach((value, i) => {
    const y = height - Math.min(1, value / top) * (height - 3);
    context.lineTo(xOf(i * shown.width, width), y);
    context.lineTo(xOf(Math.min(view.model.end, (i + 1) * shown.width), width), y);
  });
  context.lineTo(xOf(view.model.end, width), height);
  context.closePath();
  context.globalAlpha = 0.28;
  context.fillStyle = color;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = color;
  context.lineWidth = 1.3;
  context.stroke();
  context.restore();
}

const rateLabel = (value) => value < 10 && value % 1 ? value.toFixed(1) : numberOf(value);

function drawEnded() {
  const canvas = byId("ended"), screen = canvas.clientWidth;
  const done = grouped(series("done"), screen, true), failed = grouped(series("failed"), screen, true);
  const seconds = (i) => Math.max(1, Math.min(done.width, view.model.end - i * done.width)) / 1e6;
  const rates = done.values.map((value, i) => (value + (failed.values[i] || 0)) / Math.max(seconds(i), done.width / 2e6));
  const top = ceilingOf(Math.max(0, ...visible({ width: done.width, values: rates })));
  const { context, width, height } = frame(canvas, rateLabel(top), "Tasks that ended each second, at most " + rateLabel(top));
  rates.forEach((rate, i) => {
    const x = xOf(i * done.width, width), right = xOf(Math.min(view.model.end, (i + 1) * done.width), width);
    if (right < gutter() || x > width || !rate) return;
    const high = rate / top * (height - 3);
    const bad = high * (failed.values[i] || 0) / (done.values[i] + (failed.values[i] || 0));
    const wide = Math.max(1, right - x - (right - x > 3 ? 1 : 0));
    context.fillStyle = colors.k0;
    context.fillRect(x, height - high, wide, high - bad);
    context.fillStyle = colors.k2;
    context.fillRect(x, height - bad, wide, bad);
  });
  context.restore();
}

function busySeries() {
  const busy = series("busy");
  const last = busy.values.length - 1;
  return {
    width: busy.width,
    values: busy.values.map((value, i) => value / (i === last ? Math.max(busy.width / 4, view.model.end - i * busy.width) : busy.width)),
  };
}

function drawCharts() {
  const waiting = cumulated(series("waiting"));
  drawArea("waiting", "Tasks that waited", waiting, colors.p2);
  drawArea("busy", "Workers that were busy", busySeries(), colors.k6, Math.max(1, view.model.lanes.length));
  drawEnded();
}

// The whole run: how busy it was, where something failed, and which part of it is shown.
function drawOverview() {
  const { context, width, height } = brush(byId("overview"));
  const left = gutter(), wide = plotWidth(width), end = view.model.end;
  context.fillStyle = colors.track;
  context.fillRect(left, 0, wide, height);
  const busy = busySeries(), most = Math.max(1, view.model.lanes.length);
  context.fillStyle = colors.k0;
  context.globalAlpha = 0.45;
  busy.values.forEach((value, i) => {
    const x = left + i * busy.width / end * wide, high = Math.min(1, value / most) * (height - 2);
    const right = left + Math.min(end, (i + 1) * busy.width) / end * wide;
    context.fillRect(x, height - high, right - x + 0.3, high);
  });
  context.globalAlpha = 1;
  for (const failure of view.model.failed) {
    context.fillStyle = colorOf(failure.bar.kind, 0);
    context.fillRect(left + failure.bar.end / end * wide - 1, 0, 2, 7);
  }
  const x = left + view.from / end * wide, right = left + view.to / end * wide;
  if (!view.isFit) {
    context.fillStyle = colors.panel;
    context.globalAlpha = 0.65;
    context.fillRect(left, 0, x - left, height);
    context.fillRect(right, 0, left + wide - right, height);
    context.globalAlpha = 1;
    context.strokeStyle = colors.accent;
    context.lineWidth = 2;
    context.strokeRect(Math.min(x, left + wide - 3) + 1, 1, Math.max(2, right - x - 2), height - 2);
  }
  context.fillStyle = colors.soft;
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText("Whole run", 0, height / 2);
}
