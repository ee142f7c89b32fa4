// The pad beside a chosen element: what can follow it, an arrow, another kind of the same, away with it.
import { picture } from "./icons.js";
import { SHAPES, changesOf, isNode } from "./shapes.js";

const CHANGE = "amparo-change";

class Pad {
  constructor(config, contextPad, popupMenu, injector) {
    Object.assign(this, { contextPad, injector, popupMenu, words: config?.words || {} });
    contextPad.registerProvider(this);
    popupMenu.registerProvider(CHANGE, this);
  }

  entry(key, group, action) {
    const title = this.words[`pad_${key}`] || key;
    return { action, group, html: `<div class="entry draw-pad" draggable="true">${picture(key)}</div>`, title };
  }

  append(key) {
    const make = () => this.injector.get("elementFactory").createShape({ ...SHAPES[key] });
    return {
      click: (event, element) => this.injector.get("autoPlace").append(element, make()),
      dragstart: (event, element) => this.injector.get("create").start(event, make(), { source: element }),
    };
  }

  getContextPadEntries(element) {
    const bo = element.businessObject;
    const modeling = this.injector.get("modeling");
    const entries = {};
    if (element.type === "label") return entries;
    if (isNode(bo) && bo.$type !== "bpmn:EndEvent" && !bo.triggeredByEvent) {
      const following = bo.$type === "bpmn:EventBasedGateway" ? ["wait", "timer"] : ["step", "question", "end"];
      for (const key of following) entries[`append-${key}`] = this.entry(key, "model", this.append(key));
      const start = (event) => this.injector.get("connect").start(event, element);
      entries.connect = this.entry("connect", "connect", { click: start, dragstart: start });
    }
    if (changesOf(element).length) {
      entries.change = this.entry("change", "edit", { click: (event) => this.open(event, element) });
    }
    if (["bpmn:Lane", "bpmn:Participant"].includes(bo.$type) && (bo.processRef || bo.$type === "bpmn:Lane")) {
      entries.above = this.entry("lane_above", "lanes", { click: () => modeling.addLane(element, "top") });
      entries.below = this.entry("lane_below", "lanes", { click: () => modeling.addLane(element, "bottom") });
    }
    if (!bo.processRef) entries.remove = this.entry("remove", "edit", { click: () => modeling.removeElements([element]) });
    return entries;
  }

  getMultiElementContextPadEntries(elements) {
    const removed = () => this.injector.get("modeling").removeElements([...elements]);
    return { remove: this.entry("remove", "edit", { click: removed }) };
  }

  open(event, element) {
    const box = (event.delegateTarget || event.target).getBoundingClientRect();
    const canvas = this.injector.get("canvas").getContainer().getBoundingClientRect();
    this.popupMenu.open(element, CHANGE, { x: box.left - canvas.left + canvas.left, y: box.bottom + 4 }, {
      title: this.words.pad_change,
      width: 260,
    });
  }

  getPopupMenuEntries(element) {
    const replace = this.injector.get("bpmnReplace");
    return Object.fromEntries(
      changesOf(element).map(([key, shape]) => [
        key,
        { action: () => replace.replaceElement(element, { ...shape }), label: this.words[`is_${key}`] || key },
      ]),
    );
  }
}
Pad.$inject = ["config.amparo", "contextPad", "popupMenu", "injector"];

export const pad = { __init__: ["amparoPad"], amparoPad: ["type", Pad] };
