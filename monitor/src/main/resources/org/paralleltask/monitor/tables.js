// What stands beside the drawing: numbers, tables, one task in full. All text is set as text.
function kindBadge(kind, pool = 0) {
  const dot = element("i");
  dot.style.background = colorOf(kind, pool);
  return element("span", { class: "kind" }, dot, KINDS[kind]);
}

function tile(name, value, more = "", isBadNews = false) {
  return element("div", isBadNews ? { class: "bad" } : {}, element("dt", {}, name), element("dd", {}, value, element("small", {}, more)));
}

function lifeTime(lane) {
  return lane.lives.reduce((sum, life) => sum + Math.max(0, (life.ended < 0 ? view.model.end : life.ended) - (life.ready < 0 ? life.launched : life.ready)), 0);
}

function showTiles() {
  const { ended, end, pools, lanes, now } = view.model;
  const failed = ended[FAILED] + ended[CRASHED] + ended[TIMED_OUT];
  const kinds = [[CRASHED, "crashed"], [TIMED_OUT, "at the limit"], [FAILED, "threw"]].filter(([kind]) => ended[kind] && failed > ended[FAILED]);
  const busy = pools.reduce((sum, pool) => sum + pool.busy.reduce((a, b) => a + b, 0), 0);
  const lived = lanes.reduce((sum, lane) => sum + lifeTime(lane), 0);
  const processes = lanes.reduce((sum, lane) => sum + lane.lives.reduce((all, life) => all + life.processes, 0), 0);
  const done = pools.length === 1 ? pools[0] : pools.reduce((most, pool) => pool.ended[DONE] > most.ended[DONE] ? pool : most, pools[0]);
  const more = [ended[CANCELLED] && numberOf(ended[CANCELLED]) + " cancelled", ended[RETRIED] && numberOf(ended[RETRIED]) + " retried"].filter(Boolean).join(", ");
  const tiles = [
    tile("Done", numberOf(ended[DONE]), more),
    tile("Failed", numberOf(failed), kinds.map(([kind, word]) => numberOf(ended[kind]) + " " + word).join(", "), failed > 0),
    tile("Time", durationOf(end), ""),
    tile("Done each second", rateOf(ended[DONE] / (end / 1e6)), ""),
    tile("Workers", String(now ? now.workers.length : lanes.length), processes > lanes.length ? numberOf(processes) + " processes" : ""),
    tile("Busy", lived ? Math.min(100, Math.round(100 * busy / lived)) + " %" : "–", "of the workers' time"),
  ];
  if (done && done.longest) {
    tiles.push(tile("A run", durationOf(done.median), (pools.length > 1 ? done.name + ": " : "") + "median; 95 %: " + durationOf(done.p95) + ", longest: " + durationOf(done.longest)));
  }
  if (now) tiles.splice(2, 0, tile("Waiting", numberOf(now.waiting), numberOf(now.running) + " running"));
  byId("tiles").replaceChildren(...tiles);
}

function showLegend() {
  const { ended, lanes, pools } = view.model;
  const running = lanes.reduce((sum, lane) => sum + lane.bars.filter((bar) => bar.kind === RUNNING).length, 0);
  const items = [];
  const item = (color, text, count, set, what) => {
    const dot = element("i");
    dot.style.background = color;
    items.push(element("button", {
      type: "button", "aria-pressed": String(!set.has(what)),
      onclick: () => { if (!set.delete(what)) set.add(what); showLegend(); redraw(); },
    }, dot, text, element("b", {}, numberOf(count))));
  };
  if (pools.length > 1) {
    pools.forEach((pool, index) => item(colorOf(DONE, index), pool.name, pool.ended.reduce((a, b) => a + b, 0), view.hiddenPools, index));
  }
  KINDS.forEach((name, kind) => {
    const count = kind === RUNNING ? running : ended[kind];
    if (count && !(kind === DONE && pools.length > 1)) item(colors["k" + kind], name, count, view.hidden, kind);
  });
  byId("legend").replaceChildren(...items);
}

function showNote() {
  const { together, grain, blockWidth, moreFailures, lanes } = view.model;
  const notes = [];
  const sampled = lanes.some((lane) => lane.bars.some((bar) => bar.kind === SAMPLED)) || (grain > 60e3 && !view.model.slowest.length);
  if (together && sampled) {
    notes.push("This pool is looked at a few times a second: shorter tasks are counted, and drawn as blocks whose height is how busy the worker was. A pool opened with a timeline's listener shows each task, and each failure.");
  } else if (together) {
    notes.push(numberOf(together) + " runs of less than " + durationOf(grain) + " are drawn together, in blocks of " + durationOf(blockWidth) + " whose height is how busy the worker was. They can't be searched.");
  }
  if (moreFailures) notes.push(numberOf(moreFailures) + " more runs failed, which are counted only.");
  byId("note").textContent = notes.join(" ");
}

function facts(list) {
  return element("dl", {}, ...list.filter(([, value]) => value !== "").map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

function showSelected() {
  const bar = view.selected, place = byId("selected");
  document.querySelectorAll("#names li").forEach((item, i) => item.classList.toggle("on", !!bar && i === bar.lane));
  place.hidden = !bar;
  if (!bar) return;
  const lane = view.model.lanes[bar.lane];
  const life = lane && lane.lives.find((each) => bar.start >= each.launched && (each.ended < 0 || bar.start <= each.ended));
  place.replaceChildren(
    element("h3", {}, bar.text || "A task of " + view.model.pools[bar.pool].name),
    facts([
      ["", kindBadge(bar.kind, bar.pool)], ["worker", lane ? lane.name : "none"], ["pid", life && life.pid > 0 && life.processes === 1 ? String(life.pid) : ""],
      ["began at", durationOf(bar.start)], ["ran", durationOf(bar.dur)], ["waited", bar.id < 0 ? "" : durationOf(bar.queued)],
      ["run", bar.attempt > 1 ? String(bar.attempt) : ""], ["pool", view.model.pools.length > 1 ? view.model.pools[bar.pool].name : ""], ["task", bar.id < 0 ? "" : String(bar.id)],
    ]),
    ...(bar.failure ? [element("pre", { tabindex: "0" }, bar.failure.trace)] : []));
}

function tipFor(bar, block) {
  if (bar) {
    const more = bar.failure ? [element("span", {}, bar.failure.type + ": " + bar.failure.message)] : [];
    return [element("b", {}, bar.text || "?"), element("span", {}, KINDS[bar.kind] + " · " + durationOf(bar.dur) + (bar.id < 0 ? "" : " · waited " + durationOf(bar.queued)) + (bar.attempt > 1 ? " · run " + bar.attempt : "")), ...more];
  }
  return [element("b", {}, numberOf(block.count) + " short runs"), element("span", {}, view.model.pools[block.pool].name + " · " + durationOf(block.busy) + " together" + (block.bad ? " · " + numberOf(block.bad) + " failed" : ""))];
}

const FIRST = 100;
let tab = "", isAll = false;

function find(bar) {
  const lane = view.model.lanes[bar.lane];
  return (lane && lane.bars.find((each) => keyOf(each) === keyOf(bar))) || bar;
}

function goTo(bar) {
  const span = Math.max(bar.dur * 12, 50);
  show(bar.start + bar.dur / 2 - span / 2, bar.start + bar.dur / 2 + span / 2);
  select(find(bar), false);
  if (bar.lane >= 0) scrollToLane(bar.lane);
  byId("lanes").scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  byId("lanes").focus({ preventScroll: true });
}

const showButton = (bar) => element("td", { class: "n" }, ...(bar.lane >= 0 ? [element("button", { type: "button", onclick: () => goTo(bar), "aria-label": "Show in the timeline: " + bar.text }, "Show")] : []));
const laneName = (bar) => bar.lane >= 0 ? view.model.lanes[bar.lane].name : "none";
const head = (...names) => element("tr", {}, ...names.map((name) => element("th", name.startsWith("#") ? { class: "n", scope: "col" } : { scope: "col" }, name.replace("#", ""))));
const cell = (kind, ...content) => element("td", { class: kind }, ...content);

function failedRow(failure) {
  const { bar } = failure;
  const short = failure.type.replace(/.*[.$]/, "");
  return element("tr", {}, cell("", kindBadge(bar.kind)), cell("t", bar.text),
    cell("m", element("details", {}, element("summary", {}, short, element("em", {}, failure.message ? ": " + failure.message : "")), element("pre", { tabindex: "0" }, failure.trace))),
    cell("w", laneName(bar)), cell("n", durationOf(bar.start)), cell("n", durationOf(bar.dur)), showButton(bar));
}

function slowRow(bar) {
  return element("tr", {}, cell("n", durationOf(bar.dur)), cell("", kindBadge(bar.kind, bar.pool)), cell("t", bar.text), cell("w", laneName(bar)), cell("n", durationOf(bar.start)), cell("n", durationOf(bar.queued)), showButton(bar));
}

function workerRow(lane) {
  const runs = lane.bars.length + lane.blocks.reduce((sum, block) => sum + block.count, 0);
  const busy = lane.bars.reduce((sum, bar) => sum + bar.dur, 0) + lane.blocks.reduce((sum, block) => sum + block.busy, 0);
  const share = Math.min(100, Math.round(100 * busy / Math.max(1, lifeTime(lane))));
  const ends = new Map();
  lane.lives.filter((life) => life.ended >= 0 && life.why && life.why !== "CLOSED").forEach((life) => {
    const name = (life.cause || life.why).toLowerCase().replace(/_/g, " ");
    ends.set(name, (ends.get(name) || 0) + life.processes);
  });
  const filled = element("i");
  filled.style.width = share + "%";
  return element("tr", {}, cell("w", lane.name), cell("n", numberOf(lane.lives.reduce((all, life) => all + life.processes, 0))), cell("n", numberOf(runs)), cell("n", share + " %", element("span", { class: "meter" }, filled)), cell("m", [...ends].map(([name, count]) => (count > 1 ? count + " × " : "") + name).join(", ")));
}

function tables() {
  const { failed, slowest, lanes, now } = view.model;
  const slow = slowest.length || !now ? slowest.map(slowRow) : now.slow.map(([dur, worker, text]) =>
    element("tr", {}, cell("n", durationOf(dur)), cell("", ""), cell("t", text), cell("", worker), cell("n", ""), cell("n", ""), cell("", "")));
  return {
    failed: { name: "Failed", rows: () => failed.map(failedRow), count: failed.length, head: () => head("Outcome", "Task", "Why", "Worker", "#Began at", "#Ran", "") },
    slowest: { name: "Slowest", rows: () => slow, count: slow.length, head: () => head("#Ran", "Outcome", "Task", "Worker", "#Began at", "#Waited", "") },
    workers: { name: "Workers", rows: () => lanes.map(workerRow), count: lanes.length, head: () => head("Worker", "#Processes", "#Runs", "#Busy", "Ends") },
  };
}

function showTables() {
  const all = tables();
  if (!all[tab]) tab = all.failed.count ? "failed" : "slowest";
  byId("tabs").replaceChildren(...Object.entries(all).map(([id, table]) => element("button", {
    type: "button", role: "tab", id: "tab-" + id, "aria-selected": String(id === tab), "aria-controls": "table", tabindex: id === tab ? "0" : "-1",
    onclick: () => { tab = id; isAll = false; showTables(); byId("tab-" + id).focus(); },
    onkeydown: (event) => {
      const ids = Object.keys(all), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) byId("tab-" + ids[(ids.indexOf(id) + step + ids.length) % ids.length]).click();
    },
  }, table.name + " " + numberOf(table.count))));
  const { rows, head: top, count } = all[tab];
  const shown = rows();
  const place = byId("table");
  place.setAttribute("aria-labelledby", "tab-" + tab);
  if (!count) {
    place.replaceChildren(element("p", { class: "note" }, tab === "failed" ? "Nothing has failed." : "Nothing yet."));
    return;
  }
  place.replaceChildren(element("div", { class: "scroll" }, element("table", {}, element("thead", {}, top()), element("tbody", {}, ...(isAll ? shown : shown.slice(0, FIRST))))));
  if (!isAll && shown.length > FIRST) {
    place.append(element("p", {}, element("button", { type: "button", onclick: () => { isAll = true; showTables(); } }, "Show all " + numberOf(shown.length))));
  }
}

function showNow() {
  const { now } = view.model, place = byId("now");
  place.hidden = !now;
  if (!now) return;
  place.replaceChildren(element("h2", {}, "Now"), element("div", { class: "scroll" }, element("table", {},
    element("thead", {}, head("Worker", "State", "#Pid", "#Memory", "#Done", "#Busy", "Task")),
    element("tbody", {}, ...now.workers.map((worker) => element("tr", {}, cell("w", worker.name), cell("", worker.state), cell("n", worker.pid < 0 ? "" : String(worker.pid)), cell("n", bytesOf(worker.memory)), cell("n", numberOf(worker.done)), cell("n", worker.busy + " %"), cell("t", worker.task + (worker.progress ? "  " + worker.progress : ""))))))));
}
