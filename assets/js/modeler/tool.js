// The drawing tool: bpmn-js with the parts that a procedure needs, and nothing that it may not draw.
import BaseModeler from "bpmn-js/lib/BaseModeler";
import CoreModule from "bpmn-js/lib/core";
import AutoPlaceModule from "bpmn-js/lib/features/auto-place";
import AutoResizeModule from "bpmn-js/lib/features/auto-resize";
import CopyPasteModule from "bpmn-js/lib/features/copy-paste";
import EditorActionsModule from "bpmn-js/lib/features/editor-actions";
import GridSnappingModule from "bpmn-js/lib/features/grid-snapping";
import InteractionEventsModule from "bpmn-js/lib/features/interaction-events";
import KeyboardModule from "bpmn-js/lib/features/keyboard";
import KeyboardMoveSelectionModule from "diagram-js/lib/features/keyboard-move-selection";
import LabelEditingModule from "bpmn-js/lib/features/label-editing";
import ModelingModule from "bpmn-js/lib/features/modeling";
import UpdateFlowNodeRefsHandler from "bpmn-js/lib/features/modeling/cmd/UpdateFlowNodeRefsHandler";
import ModelingFeedbackModule from "bpmn-js/lib/features/modeling-feedback";
import OutlineModule from "bpmn-js/lib/features/outline";
import ReplacePreviewModule from "bpmn-js/lib/features/replace-preview";
import SnappingModule from "bpmn-js/lib/features/snapping";
import AutoScrollModule from "diagram-js/lib/features/auto-scroll";
import BendpointsModule from "diagram-js/lib/features/bendpoints";
import ConnectModule from "diagram-js/lib/features/connect";
import ConnectionPreviewModule from "diagram-js/lib/features/connection-preview";
import ContextPadModule from "diagram-js/lib/features/context-pad";
import CreateModule from "diagram-js/lib/features/create";
import MoveModule from "diagram-js/lib/features/move";
import OverlaysModule from "diagram-js/lib/features/overlays";
import PopupMenuModule from "diagram-js/lib/features/popup-menu";
import ResizeModule from "diagram-js/lib/features/resize";
import SelectionModule from "diagram-js/lib/features/selection";
import TranslateModule from "diagram-js/lib/i18n/translate";
import KeyboardMoveModule from "diagram-js/lib/navigation/keyboard-move";
import MoveCanvasModule from "diagram-js/lib/navigation/movecanvas";
import ZoomScrollModule from "diagram-js/lib/navigation/zoomscroll";
import { commands } from "./commands.js";
import { descriptor } from "./descriptor.js";
import { names } from "./names.js";
import { pad } from "./pad.js";

// Inside a group of steps nobody can see lanes: who acts there is chosen in the panel, not by where a box stands.
const compute = UpdateFlowNodeRefsHandler.prototype._computeUpdates;
UpdateFlowNodeRefsHandler.prototype._computeUpdates = function computeUpdates(nodes, lanes) {
  return compute.call(this, nodes, lanes).filter((update) => {
    const node = update.flowNode.businessObject || update.flowNode;
    return node.$parent?.$type !== "bpmn:SubProcess";
  });
};

// An attribute called "set" would hide a method of the reader's own elements: effects carry another name inside the tool.
const AMPARO = "urn:amparo:bpmn:1";

function effects(xml, from, to) {
  const file = new DOMParser().parseFromString(xml, "text/xml");
  for (const effect of file.getElementsByTagNameNS(AMPARO, "effect")) {
    if (!effect.hasAttribute(from)) continue;
    effect.setAttribute(to, effect.getAttribute(from));
    effect.removeAttribute(from);
  }
  return new XMLSerializer().serializeToString(file);
}

export class DrawingTool extends BaseModeler {
  constructor(container, words) {
    super({
      amparo: { words },
      bpmnRenderer: { defaultFillColor: "var(--card)", defaultLabelColor: "var(--ink)", defaultStrokeColor: "var(--ink)" },
      container,
      moddleExtensions: { amparo: descriptor },
      textRenderer: { defaultStyle: { fontFamily: '"Inter Variable", "Inter Fallback", sans-serif' } },
    });
  }

  /** Open a drawing; one that the tool cannot hold whole is not opened, so that nothing of it is lost. */
  async importXML(xml) {
    const { warnings } = await super.importXML(effects(xml, "set", "variable"));
    const lost = warnings.filter((each) => /unparsable|unknown/.test(each.message));
    if (lost.length) throw new Error(lost.map((each) => each.message).join("; "));
    return { warnings };
  }

  async saveXML(options) {
    const { xml } = await super.saveXML(options);
    return { xml: effects(xml, "variable", "set") };
  }
}

DrawingTool.prototype._modules = [
  CoreModule, OverlaysModule, SelectionModule, TranslateModule, OutlineModule,
  KeyboardMoveModule, MoveCanvasModule, ZoomScrollModule,
  AutoPlaceModule, AutoScrollModule, AutoResizeModule, BendpointsModule, ConnectModule, ConnectionPreviewModule,
  ContextPadModule, CopyPasteModule, CreateModule, EditorActionsModule, GridSnappingModule, InteractionEventsModule,
  KeyboardModule, KeyboardMoveSelectionModule, LabelEditingModule, ModelingModule, ModelingFeedbackModule, MoveModule,
  PopupMenuModule, ReplacePreviewModule, ResizeModule, SnappingModule,
  commands, names, pad,
];
