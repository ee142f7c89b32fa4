// An event: the message or the time that it waits for, and what is known once it happened.
import { part, select, text } from "./fields.js";
import { effects } from "./panel_step.js";

const UNITS = { D: /^P(\d{1,6})D$/, H: /^PT(\d{1,6})H$/, M: /^P(\d{1,6})M$/, N: /^PT(\d{1,6})M$/, W: /^P(\d{1,6})W$/ };
const written = (amount, unit) => ({ D: `P${amount}D`, H: `PT${amount}H`, M: `P${amount}M`, N: `PT${amount}M`, W: `P${amount}W` })[unit];

export function event(panel, element) {
  const bo = element.businessObject;
  const definition = bo.eventDefinitions?.[0];
  const parts = [];
  if (definition?.$type === "bpmn:MessageEventDefinition") parts.push(message(panel, element, definition));
  if (definition?.$type === "bpmn:TimerEventDefinition") parts.push(...timer(panel, element, definition));
  parts.push(part("effects", panel.words.effects_event, effects(panel, element), { open: true }));
  return parts;
}

function message(panel, element, definition) {
  const { modeling, notes, words } = panel;
  const bo = element.businessObject;
  const now = definition.messageRef ? definition.messageRef.name : notes.one(bo, "message")?.get("name");
  const write = (value) => {
    const name = value.trim().replace(/[^\w.-]+/g, "_");
    if (definition.messageRef) modeling.updateModdleProperties(element, definition.messageRef, { name });
    else notes.replace(element, bo, "message", name ? [{ name }] : []);
  };
  return text(`message-${bo.id}`, words.message, now, write, { hint: words.message_hint });
}

function timer(panel, element, definition) {
  const { choices, words } = panel;
  const id = element.businessObject.id;
  const now = definition.timeDuration?.body || "";
  const write = (body) => {
    const made = body ? panel.tool.get("bpmnFactory").create("bpmn:FormalExpression", { body }) : undefined;
    if (made) made.$parent = definition;
    panel.modeling.updateModdleProperties(element, definition, { timeDuration: made });
  };
  const keys = choices.deadlines.map(([key, label]) => [`@${key}`, label]);
  const known = now.startsWith("@");
  const parts = [select(`timer-${id}`, words.timer, known ? now : "", keys, write, { empty: words.timer_own, hint: words.timer_hint })];
  if (known) return parts;
  const unit = Object.keys(UNITS).find((each) => UNITS[each].test(now)) || "D";
  const amount = UNITS[unit].exec(now)?.[1] || "";
  const units = [["N", words.minutes], ["H", words.hours], ["D", words.days], ["W", words.weeks], ["M", words.months]];
  const number = (value) => write(/^\d{1,6}$/.test(value.trim()) ? written(value.trim(), unit) : "");
  parts.push(text(`amount-${id}`, words.amount, amount, number));
  parts.push(select(`unit-${id}`, words.unit, unit, units, (next) => write(written(amount || "1", next))));
  return parts;
}
