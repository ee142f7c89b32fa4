// What can be undone besides what bpmn-js draws: words of the texts, and the order in which arrows are tried.
class WriteText {
  execute(context) {
    const { path, texts, value } = context;
    const table = path.slice(0, -1).reduce((inner, key) => (inner[key] ??= {}), texts);
    const last = path[path.length - 1];
    context.before = table[last];
    if (value === undefined || value === "") delete table[last];
    else table[last] = value;
    return [];
  }

  revert({ before, path, texts }) {
    const table = path.slice(0, -1).reduce((inner, key) => (inner[key] ??= {}), texts);
    if (before === undefined) delete table[path[path.length - 1]];
    else table[path[path.length - 1]] = before;
    return [];
  }
}

class OrderArrows {
  execute(context) {
    const { elements, order, scope } = context;
    context.before = [...scope.flowElements];
    const moved = [...order];
    scope.flowElements = context.before.map((each) => (order.includes(each) ? moved.shift() : each));
    return elements;
  }

  revert({ before, elements, scope }) {
    scope.flowElements = before;
    return elements;
  }
}

class ChooseLane {
  execute(context) {
    const { element, lane, lanes } = context;
    const node = element.businessObject;
    context.before = lanes.filter((each) => each.flowNodeRef?.includes(node));
    this.move(node, lanes, lane ? [lane] : []);
    return [element];
  }

  revert({ before, element, lanes }) {
    this.move(element.businessObject, lanes, before);
    return [element];
  }

  move(node, lanes, into) {
    for (const lane of lanes) {
      const others = (lane.flowNodeRef || []).filter((each) => each !== node);
      lane.flowNodeRef = into.includes(lane) ? [...others, node] : others;
    }
    node.lanes = into;
  }
}

function Commands(commandStack) {
  commandStack.registerHandler("amparo.text", WriteText);
  commandStack.registerHandler("amparo.order", OrderArrows);
  commandStack.registerHandler("amparo.lane", ChooseLane);
}
Commands.$inject = ["commandStack"];

export const commands = { __init__: ["amparoCommands"], amparoCommands: ["type", Commands] };
