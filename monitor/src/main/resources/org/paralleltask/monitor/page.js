// How all of it is moved: with the pointer, with keys, and by what comes in while the page is live.
function position(event) {
  const box = byId("canvas").getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function showTip(event, x, y) {
  const bar = barAt(x, y), block = bar ? null : blockAt(x, y), tip = byId("tip");
  if (bar !== view.hovered) { view.hovered = bar; redraw(); }
  byId("lanes").classList.toggle("over", !!bar);
  tip.hidden = !bar && !block;
  if (tip.hidden) return;
  tip.replaceChildren(...tipFor(bar, block));
  const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
  const under = event.clientY + 18;
  tip.style.left = Math.max(8, left) + "px";
  tip.style.top = (under + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 12 : under) + "px";
}

function hideTip() {
  byId("tip").hidden = true;
  if (view.hovered) { view.hovered = null; redraw(); }
}

function listenToPointer() {
  const lanes = byId("lanes"), pointers = new Map();
  let moved = 0;
  lanes.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, event.clientX);
    moved = 0;
  });
  lanes.addEventListener("pointermove", (event) => {
    const [x, y] = position(event), before = pointers.get(event.pointerId);
    if (before === undefined) { showTip(event, x, y); return; }
    const width = byId("canvas").clientWidth, step = event.clientX - before;
    if (!lanes.hasPointerCapture(event.pointerId) && Math.abs(step) > 4) lanes.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const apart = Math.abs(before - other), now = Math.abs(event.clientX - other);
      if (apart > 8 && now > 8) zoom(now / apart, timeAt((event.clientX + other) / 2 - byId("canvas").getBoundingClientRect().left, width));
    } else if (moved || Math.abs(step) > 4) {
      moved += Math.abs(step);
      hideTip();
      lanes.classList.add("dragged");
      pan(-step / plotWidth(width));
    } else {
      return;
    }
    pointers.set(event.pointerId, event.clientX);
  });
  const up = (event) => { pointers.delete(event.pointerId); lanes.classList.remove("dragged"); };
  lanes.addEventListener("pointerup", (event) => {
    if (pointers.has(event.pointerId) && !moved) select(barAt(...position(event)), false);
    up(event);
  });
  lanes.addEventListener("pointercancel", up);
  lanes.addEventListener("pointerleave", hideTip);
  lanes.addEventListener("dblclick", (event) => {
    const bar = barAt(...position(event));
    if (bar) goTo(bar); else fit();
  });
  lanes.addEventListener("wheel", (event) => {
    const width = byId("canvas").clientWidth;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 180), timeAt(position(event)[0], width));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      pan((event.deltaX || event.deltaY) / plotWidth(width));
    }
  }, { passive: false });
  lanes.addEventListener("scroll", redraw);
}

function listenToOverview() {
  const canvas = byId("overview");
  let from = null;
  const timeUnder = (event) => {
    const box = canvas.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left - gutter()) / plotWidth(box.width))) * view.model.end;
  };
  canvas.addEventListener("pointerdown", (event) => { from = timeUnder(event); canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = timeUnder(event);
    if (Math.abs(to - from) > view.model.end / 300) show(Math.min(from, to), Math.max(from, to));
  });
  canvas.addEventListener("pointerup", (event) => {
    const to = timeUnder(event);
    if (from !== null && Math.abs(to - from) <= view.model.end / 300 && !view.isFit) {
      const half = (view.to - view.from) / 2;
      show(to - half, to + half);
    }
    from = null;
  });
  canvas.addEventListener("dblclick", fit);
}

function step(direction) {
  if (view.query && view.found.length) return among(view.found, direction);
  const bad = view.model.lanes.flatMap((lane) => lane.bars.filter((bar) => isBad(bar.kind) && isShown(bar))).sort((a, b) => a.start - b.start);
  if (bad.length) among(bad, direction);
}

function among(bars, direction) {
  const now = view.selected ? view.selected.start : direction > 0 ? -1 : Infinity;
  const later = direction > 0 ? bars.find((bar) => bar.start > now) : bars.filter((bar) => bar.start < now).pop();
  select(later || (direction > 0 ? bars[0] : bars[bars.length - 1]));
}

function neighbour(direction) {
  const bar = view.selected;
  if (!bar) {
    const lane = view.model.lanes.find((each) => each.bars.length);
    if (lane) select(lane.bars[Math.min(lane.bars.length - 1, firstFrom(lane.bars, view.from))]);
    return;
  }
  const bars = view.model.lanes[bar.lane].bars;
  const next = bars[bars.indexOf(bar) + direction];
  if (next) select(next);
}

function otherLane(direction) {
  const bar = view.selected;
  if (!bar) return neighbour(1);
  for (let i = bar.lane + direction; i >= 0 && i < view.model.lanes.length; i += direction) {
    const bars = view.model.lanes[i].bars;
    if (bars.length) return select(bars[Math.max(0, Math.min(bars.length - 1, firstFrom(bars, bar.start + bar.dur / 2) - 1))]);
  }
}

const KEYS = {
  ArrowLeft: (event) => event.shiftKey ? pan(-0.2) : neighbour(-1), ArrowRight: (event) => event.shiftKey ? pan(0.2) : neighbour(1),
  ArrowUp: () => otherLane(-1), ArrowDown: () => otherLane(1), "+": () => zoomAtSelected(1.6), "=": () => zoomAtSelected(1.6), "-": () => zoomAtSelected(1 / 1.6),
  0: fit, Home: () => show(0, view.to - view.from), End: () => show(view.model.end - (view.to - view.from), view.model.end),
  n: () => step(1), p: () => step(-1), Escape: () => select(null), Enter: () => view.selected && goTo(view.selected),
};

function zoomAtSelected(factor) {
  const bar = view.selected;
  zoom(factor, bar && bar.end > view.from && bar.start < view.to ? Math.min(view.to, Math.max(view.from, bar.start + bar.dur / 2)) : undefined);
}

function listenToKeys() {
  byId("lanes").addEventListener("keydown", (event) => {
    const action = !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
    if (action) { event.preventDefault(); action(event); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target.tagName !== "INPUT") { event.preventDefault(); byId("search").focus(); }
    if (event.key === "?" && event.target.tagName !== "INPUT") byId("keys").showModal();
  });
  const field = byId("search");
  field.addEventListener("input", () => search(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") { field.value = ""; search(""); byId("lanes").focus(); }
  });
  byId("zoom-in").addEventListener("click", () => zoomAtSelected(1.8));
  byId("zoom-out").addEventListener("click", () => zoomAtSelected(1 / 1.8));
  byId("fit").addEventListener("click", fit);
  byId("help").addEventListener("click", () => byId("keys").showModal());
}

function listenToTheme() {
  const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
  const saved = () => { try { return localStorage.getItem("paralleltask-theme"); } catch { return null; } };
  const apply = () => { readColors(); if (view.model) { showLegend(); showTables(); showSelected(); redraw(); } };
  if (saved()) root.dataset.theme = saved();
  dark.addEventListener("change", apply);
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
    try { localStorage.setItem("paralleltask-theme", root.dataset.theme); } catch { /* a page of a file may have no storage */ }
    apply();
  });
  readColors();
}

function put(raw) {
  const wasFit = view.isFit, chosen = view.selected;
  view.model = modelOf(raw);
  if (wasFit) { view.from = 0; view.to = view.model.end; }
  view.hovered = null;
  const lane = chosen && view.model.lanes.find((each) => each.name === chosen.worker);
  view.selected = lane ? sameIn([...lane.bars, ...view.model.failed.map((each) => each.bar), ...view.model.slowest], chosen) : null;
  document.querySelector("main").hidden = false;
  byId("title").textContent = view.model.title;
  byId("when").textContent = "Began on " + view.model.began.toLocaleString([], { dateStyle: "long", timeStyle: "medium" });
  showTiles();
  showLegend();
  showNow();
  showNote();
  showSelected();
  if (!document.activeElement || !byId("table").contains(document.activeElement)) showTables();
  if (view.query) search(view.query); else redraw();
}

// A live page asks for what is new each second, while it is looked at.
async function follow() {
  const badge = byId("live");
  badge.hidden = false;
  let missed = 0;
  while (missed < 5) {
    if (!document.hidden) {
      try {
        const answer = await fetch("data.json", { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.status);
        put(await answer.json());
        missed = 0;
      } catch {
        missed++;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  badge.textContent = "ended";
  badge.classList.add("over");
}

listenToTheme();
listenToPointer();
listenToOverview();
listenToKeys();
new ResizeObserver(redraw).observe(byId("lanes"));
window.addEventListener("resize", redraw);
const given = JSON.parse(byId("data").textContent);
if (given) put(given); else follow();
