// The page where a procedure is drawn. Without this script the page shows the drawing, the check and the way to bring a file.
import { Crossings } from "./crossings.js";
import { Keeper } from "./keeper.js";
import { Margin } from "./margin.js";
import { Panel } from "./panel.js";
import { DrawingTool } from "./tool.js";
import { tools } from "./tools.js";

const READABLE = 0.75;

async function begin(root) {
  const answer = await fetch(root.dataset.material, { redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  const material = await answer.json();
  root.classList.add("draw--live");
  for (const hidden of root.querySelectorAll("[data-live][hidden]")) hidden.hidden = false;
  const tool = new DrawingTool(root.querySelector("[data-canvas]"), material.words);
  let margin = null;
  const keeper = new Keeper(root, tool, material, {
    beside: (told) => beside(root, told),
    saved: () => margin.refresh(),
  });
  const kept = keeper.kept();
  const own = kept && kept.lang === material.lang && kept.xml !== material.xml ? kept : null;
  if (own) Object.assign(keeper, { revision: own.revision, texts: own.texts });
  await tool.importXML(own ? own.xml : material.xml);
  await laidOut(root.querySelector("[data-canvas]"));
  open(tool);
  tool.on("element.click", () => tool.get("canvas").focus());
  const panel = new Panel(root.querySelector("[data-panel]"), tool, { ...material, texts: keeper.texts });
  panel.show();
  margin = new Margin(root, tool, material.words, new Crossings(root, tool, () => arrange(root, tool, keeper)));
  tools(root, tool, panel);
  buttons(root, tool, keeper);
  keeper.start();
  if (own) {
    keeper.changed();
    root.querySelector("[data-notice]").textContent = material.words.brought_back;
  }
  root.dataset.ready = "yes";
}

// Before the page has its styles the canvas has no size, and nothing fits into it.
function laidOut(canvas) {
  return new Promise((ready) => {
    const watcher = new ResizeObserver(() => {
      if (!canvas.clientWidth || !canvas.clientHeight) return;
      watcher.disconnect();
      ready();
    });
    watcher.observe(canvas);
  });
}

function open(tool) {
  const canvas = tool.get("canvas");
  canvas.zoom("fit-viewport", "auto");
  const now = canvas.zoom();
  if (now >= READABLE) {
    canvas.zoom(Math.min(now, 1));
    return;
  }
  const all = canvas.viewbox().inner;
  canvas.zoom(READABLE);
  const seen = canvas.viewbox();
  canvas.viewbox({ height: seen.height, width: seen.width, x: all.x - 20, y: all.y - 20 });
}

function buttons(root, tool, keeper) {
  const stack = tool.get("commandStack");
  const [undo, redo] = ["undo", "redo"].map((name) => root.querySelector(`[data-do=${name}]`));
  const show = () => {
    undo.disabled = !stack.canUndo();
    redo.disabled = !stack.canRedo();
  };
  tool.on("commandStack.changed", show);
  show();
  undo.addEventListener("click", () => stack.undo());
  redo.addEventListener("click", () => stack.redo());
  root.querySelector("[data-do=fit]").addEventListener("click", () => tool.get("canvas").zoom("fit-viewport", "auto"));
  root.querySelector("[data-do=arrange]").addEventListener("click", () => arrange(root, tool, keeper));
  root.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const key = event.key.toLowerCase();
    const deed = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    if (!deed || event.defaultPrevented || root.querySelector("[data-canvas]").contains(event.target)) return;
    event.preventDefault();
    stack[deed === "undo" && stack.canUndo() ? "undo" : "redo"]();
  });
}

/** Everything in its place, made by the server; the drawing itself is the same. */
async function arrange(root, tool, keeper) {
  await keeper.grab();
  try {
    const answer = await fetch(root.dataset.arrange, { body: keeper.content(), method: "POST", redirect: "error" });
    const told = await answer.json();
    if (!answer.ok) throw new Error((told.reasons || []).join(" "));
    await tool.importXML(told.xml);
    open(tool);
    keeper.changed();
  } catch (error) {
    root.querySelector("[data-notice]").textContent = error instanceof TypeError ? keeper.words.no_connection : error.message;
  }
}

function beside(root, told) {
  const notice = root.querySelector("[data-notice]");
  const link = document.createElement("a");
  link.href = told.states;
  link.textContent = notice.dataset.statesWords;
  notice.replaceChildren(`${told.beside} `, link);
}

const root = document.querySelector("[data-draft]");
// A narrow screen shows the drawing and the check as the page has them; the tool opens when there is room for it.
const wide = window.matchMedia("(min-width: 64rem)");

function start() {
  if (!wide.matches || root.dataset.begun) return;
  root.dataset.begun = "yes";
  begin(root).catch((error) => {
    root.querySelector("[data-notice]").textContent = root.querySelector("[data-notice]").dataset.failedWords;
    throw error;
  });
}

if (root) {
  start();
  wide.addEventListener("change", start);
}
