// Ids that people can read: a new step is step_1, and takes the words of its name when it is first named.
import BpmnFactory from "bpmn-js/lib/features/modeling/BpmnFactory";
import CommandInterceptor from "diagram-js/lib/command/CommandInterceptor";

const LONGEST = 40;
const KINDS = [
  ["bpmn:CallActivity", "call"],
  ["bpmn:SubProcess", "group"],
  ["bpmn:Activity", "step"],
  ["bpmn:StartEvent", "start"],
  ["bpmn:EndEvent", "end"],
  ["bpmn:Event", "event"],
  ["bpmn:Gateway", "question"],
  ["bpmn:SequenceFlow", "flow"],
  ["bpmn:MessageFlow", "message"],
  ["bpmn:Lane", "lane"],
  ["bpmn:Participant", "pool"],
];
const FIRST = new RegExp(`^(${KINDS.map(([, word]) => word).join("|")})_[0-9]+$`);

/** The words of a name as an id: small letters, figures and underscores. */
export function slug(name) {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) || [];
  const id = words.join("_").slice(0, LONGEST).replace(/_+$/, "");
  return /^[a-z]/.test(id) ? id : "";
}

/** An id that nobody has: as it is wanted, else with a number after it. */
function free(ids, wanted) {
  let id = wanted;
  for (let number = 2; ids.assigned(id); number += 1) id = `${wanted}_${number}`;
  return id;
}

class ReadableFactory extends BpmnFactory {
  _ensureId(element) {
    const word = !element.id && KINDS.find(([type]) => element.$instanceOf?.(type))?.[1];
    if (word) {
      let number = 1;
      while (this._model.ids.assigned(`${word}_${number}`)) number += 1;
      element.id = `${word}_${number}`;
    }
    super._ensureId(element);
  }
}
ReadableFactory.$inject = ["moddle"];

class FirstNaming extends CommandInterceptor {
  constructor(eventBus, modeling, moddle) {
    super(eventBus);
    this.postExecuted("element.updateLabel", ({ context }) => {
      const element = context.element.labelTarget || context.element;
      const bo = element.businessObject;
      if (context.oldLabel || !FIRST.test(bo.id) || bo.$type === "bpmn:SequenceFlow") return;
      const wanted = slug(bo.name || "");
      if (wanted) modeling.updateProperties(element, { id: free(moddle.ids, wanted) });
    });
  }
}
FirstNaming.$inject = ["eventBus", "modeling", "moddle"];

export const names = {
  __init__: ["firstNaming"],
  bpmnFactory: ["type", ReadableFactory],
  firstNaming: ["type", FirstNaming],
};
