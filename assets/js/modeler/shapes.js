// What can be drawn: the closed set, by the keys of the tools in the page.
const MESSAGE = "bpmn:MessageEventDefinition";
const TIMER = "bpmn:TimerEventDefinition";

export const SHAPES = {
  any_time: { isExpanded: true, triggeredByEvent: true, type: "bpmn:SubProcess" },
  call: { type: "bpmn:CallActivity" },
  end: { type: "bpmn:EndEvent" },
  first: { type: "bpmn:EventBasedGateway" },
  group: { isExpanded: true, type: "bpmn:SubProcess" },
  question: { type: "bpmn:ExclusiveGateway" },
  send: { eventDefinitionType: MESSAGE, type: "bpmn:IntermediateThrowEvent" },
  start: { type: "bpmn:StartEvent" },
  step: { type: "bpmn:UserTask" },
  timer: { eventDefinitionType: TIMER, type: "bpmn:IntermediateCatchEvent" },
  together: { type: "bpmn:ParallelGateway" },
  wait: { eventDefinitionType: MESSAGE, type: "bpmn:IntermediateCatchEvent" },
};

const TASKS = [
  ["user_task", { type: "bpmn:UserTask" }],
  ["manual_task", { type: "bpmn:ManualTask" }],
  ["send_task", { type: "bpmn:SendTask" }],
  ["receive_task", { type: "bpmn:ReceiveTask" }],
];
const GATEWAYS = [
  ["question", SHAPES.question],
  ["together", SHAPES.together],
  ["first", SHAPES.first],
];
const BORDER = [
  ["border_message_stops", { cancelActivity: true, eventDefinitionType: MESSAGE, type: "bpmn:BoundaryEvent" }],
  ["border_message", { cancelActivity: false, eventDefinitionType: MESSAGE, type: "bpmn:BoundaryEvent" }],
  ["border_timer_stops", { cancelActivity: true, eventDefinitionType: TIMER, type: "bpmn:BoundaryEvent" }],
  ["border_timer", { cancelActivity: false, eventDefinitionType: TIMER, type: "bpmn:BoundaryEvent" }],
];
const MIDDLE = [
  ["wait", SHAPES.wait],
  ["timer", SHAPES.timer],
  ["send", SHAPES.send],
];
const ENDS = [
  ["end", SHAPES.end],
  ["terminate", { eventDefinitionType: "bpmn:TerminateEventDefinition", type: "bpmn:EndEvent" }],
];
const STARTS = [
  ["start", SHAPES.start],
  ["start_message", { eventDefinitionType: MESSAGE, type: "bpmn:StartEvent" }],
];
const INNER_STARTS = [
  ["start_message_stops", { eventDefinitionType: MESSAGE, isInterrupting: true, type: "bpmn:StartEvent" }],
  ["start_message_goes_on", { eventDefinitionType: MESSAGE, isInterrupting: false, type: "bpmn:StartEvent" }],
  ["start_timer_stops", { eventDefinitionType: TIMER, isInterrupting: true, type: "bpmn:StartEvent" }],
  ["start_timer_goes_on", { eventDefinitionType: TIMER, isInterrupting: false, type: "bpmn:StartEvent" }],
];

/** What an element may be changed into: pairs of the key of its words and what it becomes. */
export function changesOf(element) {
  const bo = element.businessObject;
  const type = bo.$type;
  if (type.endsWith("Task")) return TASKS.filter(([, shape]) => shape.type !== type);
  if (type.endsWith("Gateway")) return GATEWAYS.filter(([, shape]) => shape.type !== type);
  if (type === "bpmn:BoundaryEvent") return BORDER;
  if (type.startsWith("bpmn:Intermediate")) return MIDDLE;
  if (type === "bpmn:EndEvent") return ENDS;
  if (type === "bpmn:StartEvent") return bo.$parent.triggeredByEvent ? INNER_STARTS : STARTS;
  return [];
}

/** The key of the words that say what an element is. */
export function kindOf(bo) {
  const definition = bo.eventDefinitions?.[0]?.$type;
  switch (bo.$type) {
    case "bpmn:UserTask": return "user_task";
    case "bpmn:ManualTask": return "manual_task";
    case "bpmn:SendTask": return "send_task";
    case "bpmn:ReceiveTask": return "receive_task";
    case "bpmn:CallActivity": return "call";
    case "bpmn:SubProcess": return bo.triggeredByEvent ? "any_time" : "group";
    case "bpmn:ExclusiveGateway": return "question";
    case "bpmn:ParallelGateway": return "together";
    case "bpmn:EventBasedGateway": return "first";
    case "bpmn:StartEvent": return definition ? "start_message" : "start";
    case "bpmn:EndEvent": return definition ? "terminate" : "end";
    case "bpmn:IntermediateThrowEvent": return "send";
    case "bpmn:IntermediateCatchEvent": return definition === TIMER ? "timer" : "wait";
    case "bpmn:BoundaryEvent":
      return `border_${definition === TIMER ? "timer" : "message"}${bo.cancelActivity === false ? "" : "_stops"}`;
    case "bpmn:SequenceFlow": return "arrow";
    case "bpmn:Lane": return "lane";
    case "bpmn:Participant": return bo.processRef ? "procedure" : "outside";
    default: return "foreign";
  }
}

export const isTask = (bo) => bo.$type.endsWith("Task");
export const isEvent = (bo) => bo.$type.endsWith("Event");
export const isGateway = (bo) => bo.$type.endsWith("Gateway");
export const isNode = (bo) => Boolean(bo.$instanceOf?.("bpmn:FlowNode"));
