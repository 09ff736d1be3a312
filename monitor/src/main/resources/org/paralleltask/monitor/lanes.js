// A lane for each worker. The canvas is as high as what can be seen of them, and stands still while they scroll.
const AXIS = 22;
const laneHeight = () => view.model.lanes.length <= 12 ? 28 : view.model.lanes.length <= 40 ? 22 : 15;
const lanesHeight = () => AXIS + view.model.lanes.length * laneHeight() + 6;
const laneTop = (index) => AXIS + index * laneHeight() + 3 - byId("lanes").scrollTop;

function layOutLanes() {
  const box = byId("lanes"), names = byId("names"), high = laneHeight();
  byId("inner").style.height = lanesHeight() + "px";
  byId("canvas").style.height = Math.min(lanesHeight(), box.clientHeight || lanesHeight()) + "px";
  if (names.childElementCount !== view.model.lanes.length || names.dataset.high !== String(high)) {
    names.dataset.high = high;
    names.replaceChildren(...view.model.lanes.map((lane, i) => {
      const item = element("li", { title: lane.name }, lane.name);
      item.style.top = AXIS + i * high + "px";
      item.style.lineHeight = high + "px";
      return item;
    }));
  }
}

function scrollToLane(index) {
  const box = byId("lanes"), top = AXIS + index * laneHeight();
  if (top - AXIS < box.scrollTop) box.scrollTop = Math.max(0, top - AXIS - 4);
  else if (top + laneHeight() > box.scrollTop + box.clientHeight) box.scrollTop = top + laneHeight() - box.clientHeight + 8;
}

function drawAxis(context, width, height) {
  const wanted = (view.to - view.from) / Math.max(2, plotWidth(width) / 110);
  const power = 10 ** Math.floor(Math.log10(wanted));
  let step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= wanted);
  if (wanted > 10e6) step = [15e6, 30e6, 60e6, 120e6, 300e6, 600e6, 1800e6, 3600e6].find((each) => each >= wanted) || Math.ceil(wanted / 3600e6) * 3600e6;
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (let time = Math.ceil(view.from / step) * step; time <= view.to; time += step) {
    const x = Math.round(xOf(time, width)) + 0.5;
    context.strokeStyle = colors.line;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, AXIS - 6);
    context.lineTo(x, height);
    context.stroke();
    if (x < width - 40) {
      context.fillStyle = colors.soft;
      context.fillText(timeOf(time, step), x + 4, 9);
    }
  }
}

// How many bars and blocks the picture has.
let drawn = 0;

let hatch = null, hatchColor = "";
function hatching(context) {
  if (!hatch || hatchColor !== colors.hatch) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const pen = tile.getContext("2d");
    pen.strokeStyle = hatchColor = colors.hatch;
    pen.lineWidth = 1.2;
    for (const offset of [-6, 0, 6]) {
      pen.beginPath();
      pen.moveTo(offset, 6);
      pen.lineTo(offset + 6, 0);
      pen.stroke();
    }
    hatch = context.createPattern(tile, "repeat");
  }
  return hatch;
}

// The process itself: hatched while it starts, a track while it lives, a mark where it died.
function drawLives(context, lane, top, high, width) {
  for (const life of lane.lives) {
    const ended = life.ended < 0 ? view.model.end : life.ended;
    if (ended < view.from || life.launched > view.to) continue;
    const left = Math.max(gutter(), xOf(life.launched, width)), right = Math.min(width, xOf(ended, width));
    const ready = Math.min(right, Math.max(left, xOf(life.ready < 0 ? ended : life.ready, width)));
    context.fillStyle = colors.track;
    context.fillRect(left, top, right - left, high);
    context.fillStyle = hatching(context);
    context.fillRect(left, top, ready - left, high);
    if (ready > left) {
      context.fillStyle = colors.hatch;
      context.fillRect(ready - 0.5, top, 1, high);
    }
  }
}

function drawDeaths(context, lane, top, high, width) {
  for (const life of lane.lives) {
    const isDeath = life.cause || life.why === "KILLED" || life.why === "DIED" || life.why === "START_FAILED";
    if (life.ended < view.from || life.ended > view.to || (!isDeath && life.why === "CLOSED")) continue;
    const x = xOf(life.ended, width);
    context.strokeStyle = context.fillStyle = !isDeath ? colors.soft : life.cause === "TIME_LIMIT" ? colors.k3 : life.cause ? colors.k2 : colors.k4;
    context.lineWidth = isDeath ? 2 : 1;
    context.beginPath();
    context.moveTo(x, top - 2);
    context.lineTo(x, top + high + 2);
    context.stroke();
    if (isDeath) {
      context.beginPath();
      context.moveTo(x - 4.5, top - 3);
      context.lineTo(x + 4.5, top - 3);
      context.lineTo(x, top + 3);
      context.fill();
    }
  }
}

function drawBlocks(context, lane, top, high, width) {
  const wide = view.model.blockWidth;
  for (let i = Math.max(0, firstFrom(lane.blocks, view.from - wide)); i < lane.blocks.length; i++) {
    const block = lane.blocks[i];
    if (block.start > view.to) break;
    if (view.hiddenPools.has(block.pool) || (view.hidden.has(DONE) && !block.bad)) continue;
    const x = Math.max(gutter(), xOf(block.start, width)), right = Math.min(width, xOf(block.start + wide, width));
    const full = Math.max(2, Math.min(1, block.busy / wide) * high);
    context.globalAlpha = view.query ? 0.12 : 0.55;
    context.fillStyle = colorOf(DONE, block.pool);
    context.fillRect(x, top + high - full, right - x + 0.4, full);
    drawn++;
    if (block.bad) {
      context.globalAlpha = 1;
      context.fillStyle = colors.k1;
      context.fillRect(x, top + high - 3, Math.max(2, right - x), 3);
    }
  }
  context.globalAlpha = 1;
}

function box(context, x, y, wide, high) {
  if (wide > 5 && context.roundRect) {
    context.beginPath();
    context.roundRect(x, y, wide, high, 3);
    context.fill();
  } else {
    context.fillRect(x, y, wide, high);
  }
}

function drawBar(context, bar, top, high, width) {
  const left = xOf(bar.start, width), right = xOf(bar.end, width);
  const x = Math.max(gutter(), left), least = isBad(bar.kind) ? 3 : 1;
  let wide = Math.max(least, Math.min(width, right) - x);
  if (wide > 4 && right < width) wide -= 1;
  context.globalAlpha = view.query && !bar.isFound ? 0.13 : bar.kind === CANCELLED ? 0.8 : 1;
  context.fillStyle = colorOf(bar.kind, bar.pool);
  box(context, x, top, wide, high);
  drawn++;
  if (bar.kind === RETRIED || bar.kind === CANCELLED) {
    context.globalAlpha *= 0.5;
    context.fillStyle = hatching(context);
    box(context, x, top, wide, high);
  }
  if (wide > 44 && high >= 14) {
    context.globalAlpha = view.query && !bar.isFound ? 0.25 : 1;
    context.save();
    context.beginPath();
    context.rect(x + 5, top, wide - 10, high);
    context.clip();
    context.fillStyle = colors.on;
    context.font = "11px system-ui, sans-serif";
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(labelOf(bar.text), x + 6, top + high / 2 + 0.5);
    context.restore();
  }
  context.globalAlpha = 1;
}

// Bars of less than a pixel that fall upon one already drawn add nothing.
function drawBars(context, lane, top, high, width) {
  const onTop = [];
  let lastX = -1, lastColor = "";
  const perPixel = (view.to - view.from) / plotWidth(width);
  for (let i = Math.max(0, firstFrom(lane.bars, view.from) - 2); i < lane.bars.length; i++) {
    const bar = lane.bars[i];
    if (bar.start > view.to) break;
    if (bar.end < view.from || !isShown(bar)) continue;
    if (isBad(bar.kind) || bar.isFound && view.query) { onTop.push(bar); continue; }
    if (bar.dur < perPixel) {
      const pixel = Math.floor(xOf(bar.start, width)), color = colorOf(bar.kind, bar.pool);
      if (pixel === lastX && color === lastColor) { drawn++; continue; }
      lastX = pixel;
      lastColor = color;
    }
    drawBar(context, bar, top, high, width);
  }
  onTop.forEach((bar) => drawBar(context, bar, top, high, width));
}

function drawLanes() {
  layOutLanes();
  const canvas = byId("canvas"), { context, width, height } = brush(canvas);
  const high = laneHeight() - 6;
  drawn = 0;
  drawAxis(context, width, height);
  context.save();
  context.beginPath();
  context.rect(gutter() - 5, AXIS - 4, width - gutter() + 5, height);
  context.clip();
  for (const lane of view.model.lanes) {
    const top = laneTop(lane.index);
    if (top + high < AXIS || top > height) continue;
    drawLives(context, lane, top, high, width);
    drawBlocks(context, lane, top, high, width);
    drawBars(context, lane, top, high, width);
    drawDeaths(context, lane, top, high, width);
  }
  for (const [bar, thick] of [[view.hovered, 1.5], [view.selected, 2.5]]) {
    if (bar && bar.lane >= 0 && bar.end >= view.from && bar.start <= view.to) {
      const x = Math.max(gutter() - 3, xOf(bar.start, width)), right = Math.min(width - 1, xOf(bar.end, width));
      context.strokeStyle = colors.ink;
      context.lineWidth = thick;
      context.strokeRect(x - 1, laneTop(bar.lane) - 1, Math.max(3, right - x + 1), high + 2);
    }
  }
  context.restore();
  Object.assign(document.documentElement.dataset, { drawn, from: view.from, to: view.to });
}

// The bar under the pointer, or the one that is nearest within three pixels; a failure goes first.
function barAt(x, y) {
  const width = byId("canvas").clientWidth;
  const index = Math.floor((y + byId("lanes").scrollTop - AXIS) / laneHeight());
  const lane = view.model.lanes[index];
  if (!lane || x < gutter() || y < AXIS) return null;
  const near = 3 * (view.to - view.from) / plotWidth(width), time = timeAt(x, width);
  let best = null, rank = Infinity;
  for (let i = Math.max(0, firstFrom(lane.bars, time - near) - 3); i < lane.bars.length && lane.bars[i].start <= time + near; i++) {
    const bar = lane.bars[i];
    if (!isShown(bar) || bar.end < time - near) continue;
    const away = Math.max(0, bar.start - time, time - bar.end) - (isBad(bar.kind) ? near : 0);
    if (away <= rank) { best = bar; rank = away; }
  }
  return best;
}

function blockAt(x, y) {
  const lane = view.model.lanes[Math.floor((y + byId("lanes").scrollTop - AXIS) / laneHeight())];
  if (!lane || x < gutter() || y < AXIS || !view.model.blockWidth) return null;
  const time = timeAt(x, byId("canvas").clientWidth);
  const i = firstFrom(lane.blocks, time) - 1;
  return i >= 0 && time <= lane.blocks[i].start + view.model.blockWidth ? lane.blocks[i] : null;
}
