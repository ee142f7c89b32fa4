// Lines that cross a box: they are marked when the check answers, with one button that puts all in order.
import { isNode } from "./shapes.js";

const MARK = "line-crosses";
const INSET = 3;

export class Crossings {
  constructor(root, tool, arrange) {
    this.place = root.querySelector("[data-crossings]");
    this.registry = tool.get("elementRegistry");
    this.canvas = tool.get("canvas");
    this.marked = [];
    this.place.querySelector("button").addEventListener("click", arrange);
  }

  mark() {
    for (const line of this.marked) if (this.registry.get(line.id) === line) this.canvas.removeMarker(line, MARK);
    const boxes = this.registry.filter((each) => !each.labelTarget && !each.waypoints && each.businessObject && isNode(each.businessObject));
    const lines = this.registry.filter((each) => each.businessObject?.$type === "bpmn:SequenceFlow" && each.waypoints);
    this.marked = lines.filter((line) => boxes.some((box) => crosses(line, box)));
    for (const line of this.marked) this.canvas.addMarker(line, MARK);
    this.place.hidden = !this.marked.length;
    this.place.querySelector("[data-count]").textContent = String(this.marked.length);
  }
}

function crosses(line, box) {
  const own = [line.source, line.target];
  if (own.includes(box) || own.some((end) => end.host === box || box.host === end)) return false;
  for (let around = line.parent; around; around = around.parent) if (around === box) return false;
  for (const end of own) for (let around = end.parent; around; around = around.parent) if (around === box) return false;
  const rect = { x1: box.x + INSET, x2: box.x + box.width - INSET, y1: box.y + INSET, y2: box.y + box.height - INSET };
  return line.waypoints.slice(1).some((point, index) => meets(line.waypoints[index], point, rect));
}

/** Whether a straight piece of a line passes through a rectangle (Liang and Barsky). */
function meets(from, to, rect) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enters = 0;
  let leaves = 1;
  const sides = [[-dx, from.x - rect.x1], [dx, rect.x2 - from.x], [-dy, from.y - rect.y1], [dy, rect.y2 - from.y]];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step === 0) continue;
    const at = room / step;
    if (step < 0) enters = Math.max(enters, at);
    else leaves = Math.min(leaves, at);
  }
  return enters < leaves;
}
