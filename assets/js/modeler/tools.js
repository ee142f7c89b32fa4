// The tools beside the drawing: pressed with a pointer they are put where one presses next; with a key, after what is chosen.
import { SHAPES } from "./shapes.js";

export function tools(root, tool, panel) {
  const factory = tool.get("elementFactory");
  const make = (key) => factory.createShape({ ...SHAPES[key] });
  const chosen = () => panel.tool.get("selection").get()[0];

  function byKey(key) {
    const after = chosen();
    const can = after && after.businessObject.$instanceOf("bpmn:FlowNode") && after.businessObject.$type !== "bpmn:EndEvent" && key !== "any_time" && key !== "start";
    if (can) {
      const made = tool.get("autoPlace").append(after, make(key));
      tool.get("selection").select(made);
      return;
    }
    const pool = panel.pool();
    const seen = tool.get("canvas").viewbox();
    const at = { x: Math.round(seen.x + seen.width / 2), y: Math.round(seen.y + seen.height / 2) };
    const made = tool.get("modeling").createShape(make(key), at, pool || tool.get("canvas").getRootElement());
    tool.get("selection").select(made);
  }

  function lane() {
    const pool = panel.pool();
    if (pool) tool.get("selection").select(tool.get("modeling").addLane(pool, "bottom"));
  }

  for (const button of root.querySelectorAll("[data-tool]")) {
    const key = button.dataset.tool;
    button.draggable = key !== "lane";
    button.addEventListener("click", (event) => {
      if (key === "lane") lane();
      else if (event.detail === 0) byKey(key);
      else tool.get("create").start(event, make(key));
    });
    button.addEventListener("dragstart", (event) => {
      event.preventDefault();
      if (key !== "lane") tool.get("create").start(event, make(key));
    });
  }
}
