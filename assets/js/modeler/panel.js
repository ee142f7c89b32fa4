// The panel at the right: what the chosen element is, in the words of whoever draws.
import { button, make, part, select, text } from "./fields.js";
import { Notes } from "./notes.js";
import { arrow, gateway } from "./panel_ways.js";
import { event } from "./panel_events.js";
import { procedure } from "./panel_procedure.js";
import { step } from "./panel_step.js";
import { isEvent, isGateway, isNode, isTask, kindOf } from "./shapes.js";

export class Panel {
  constructor(root, tool, material) {
    Object.assign(this, { choices: material.choices, root, texts: material.texts, tool, words: material.words });
    this.modeling = tool.get("modeling");
    this.stack = tool.get("commandStack");
    this.registry = tool.get("elementRegistry");
    this.notes = new Notes(tool);
    tool.on("selection.changed", () => this.show());
    tool.on("commandStack.changed", () => this.show());
  }

  /** The chosen element, or the pool of the procedure when none or several are. */
  chosen() {
    const several = this.tool.get("selection").get();
    const one = several.length === 1 ? several[0].labelTarget || several[0] : null;
    return one && one.businessObject ? one : this.pool();
  }

  pool() {
    return this.registry.find((each) => each.businessObject?.$type === "bpmn:Participant" && each.businessObject.processRef);
  }

  process() {
    const pool = this.pool();
    return pool ? pool.businessObject.processRef : this.tool.get("canvas").getRootElement().businessObject;
  }

  lanes() {
    return this.registry.filter((each) => each.businessObject?.$type === "bpmn:Lane").map((each) => each.businessObject);
  }

  /** The questions that the procedure declares: name, values and words. */
  variables() {
    return this.notes.list(this.process(), "variable").map((each) => {
      const words = { ...this.choices.variables[each.name]?.words, ...this.texts.answers?.[each.name] };
      const values = (each.values || "").split(" ").filter(Boolean);
      return { ...each, label: words.question || each.name, values: values.map((value) => [value, words[value] || value]) };
    });
  }

  write(path, value) {
    this.stack.execute("amparo.text", { path, texts: this.texts, value });
  }

  show() {
    const active = document.activeElement;
    const inside = this.root.contains(active);
    const element = this.chosen();
    const [before, now] = [this.shown || "", element?.id || ""];
    if (inside && active.matches("input[type=text], textarea") && before === now) return;
    const key = inside ? (active.dataset.key || "").replace(before, now) : "";
    this.shown = now;
    this.root.replaceChildren(...(element ? this.parts(element) : []).flat().filter(Boolean));
    if (key) this.root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  parts(element) {
    const bo = element.businessObject;
    const kind = kindOf(bo);
    const head = make("h2", { class: "panel__title" }, this.words[`is_${kind}`] || kind);
    if (kind === "foreign") return [head, make("p", { class: "soft" }, this.words.foreign)];
    if (kind === "procedure") return [head, ...procedure(this, element)];
    const parts = [head, this.title(element, kind)];
    if (bo.$type === "bpmn:Lane") parts.push(this.role(element));
    if (isNode(bo)) parts.push(this.who(element));
    if (this.choices.inside.length && (isTask(bo) || kind === "group")) parts.push(this.carriesOut(element));
    if (isTask(bo)) parts.push(...step(this, element));
    if (bo.$type === "bpmn:CallActivity") parts.push(this.called(element));
    if (isEvent(bo)) parts.push(...event(this, element));
    if (isGateway(bo)) parts.push(gateway(this, element));
    if (bo.$type === "bpmn:SequenceFlow") parts.push(arrow(this, element));
    if (isNode(bo) && kind !== "end" && kind !== "terminate" && kind !== "any_time") parts.push(this.leads(element));
    return parts;
  }

  title(element, kind) {
    const label = this.words[`name_${kind}`] || this.words.name;
    const write = (value) => this.modeling.updateLabel(element, value.replace(/\s+/g, " ").trim());
    return text(`name-${element.id}`, label, element.businessObject.name, write);
  }

  role(element) {
    const bo = element.businessObject;
    const now = this.notes.one(bo, "lane")?.get("role") || "";
    const write = (role) => this.notes.replace(element, bo, "lane", role ? [{ role }] : []);
    return select(`role-${bo.id}`, this.words.role, now, this.choices.roles, write, { empty: this.words.choose, hint: this.words.role_hint });
  }

  /** Who acts: inside a group of steps it is chosen here; elsewhere the lane says it, and choosing moves the box. */
  who(element) {
    const bo = element.businessObject;
    if (!isTask(bo) && bo.$type !== "bpmn:CallActivity") return null;
    const lanes = this.lanes();
    const now = lanes.find((lane) => lane.flowNodeRef?.includes(bo));
    const options = lanes.map((lane) => [lane.id, lane.name || lane.id]);
    const choose = (id) => {
      const lane = lanes.find((each) => each.id === id);
      if (bo.$parent.$type === "bpmn:SubProcess" || !lane) {
        this.stack.execute("amparo.lane", { element, lane, lanes });
        return;
      }
      const band = this.registry.get(id);
      const down = band.y + band.height / 2 - (element.y + element.height / 2);
      this.modeling.moveElements([element], { x: 0, y: Math.round(down) }, this.pool());
    };
    return select(`who-${bo.id}`, this.words.who, now?.id || "", options, choose, { empty: this.words.choose });
  }

  /** Which step of the coalition's lane it carries out, in an internal procedure. */
  carriesOut(element) {
    const bo = element.businessObject;
    const now = this.notes.one(bo, "refines")?.get("step") || "";
    const write = (id) => this.notes.replace(element, bo, "refines", id ? [{ step: id }] : []);
    return select(`refines-${bo.id}`, this.words.refines, now, this.choices.inside, write, { empty: this.words.refines_none, hint: this.words.refines_hint });
  }

  called(element) {
    const bo = element.businessObject;
    const write = (value) => this.modeling.updateProperties(element, { calledElement: value || undefined });
    const options = this.choices.processes;
    return select(`called-${bo.id}`, this.words.called, bo.calledElement, options, write, { empty: this.words.choose });
  }

  /** An arrow to another element without a pointer. */
  leads(element) {
    const bo = element.businessObject;
    const rules = this.tool.get("bpmnRules");
    const targets = this.registry.filter(
      (each) => !each.labelTarget && each !== element && isNode(each.businessObject) && each.businessObject.$parent === bo.$parent
        && rules.canConnect(element, each)?.type === "bpmn:SequenceFlow",
    );
    const options = targets.map((each) => [each.id, each.businessObject.name || this.words[`is_${kindOf(each.businessObject)}`]]);
    const join = (id) => id && this.modeling.connect(element, this.registry.get(id));
    const field = select(`leads-${bo.id}`, this.words.leads, "", options, join, { empty: this.words.choose });
    const away = () => this.modeling.removeElements([element]);
    return part("more", this.words.more, [field, button(`away-${bo.id}`, this.words.pad_remove, away, "button--quiet")]);
  }
}
