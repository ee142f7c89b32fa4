// The amparo: notes of a drawing, for the reader and writer of BPMN files. The same set as src/amparo/bpmn/amparo.xsd.
const NOTES = {
  Ask: ["variable", "values"],
  Effect: ["variable", "to"],
  Field: ["name", "required"],
  Lane: ["role"],
  Message: ["name"],
  Origin: ["kind", "ref"],
  Procedure: ["number", "origin", "promises"],
  Refines: ["process", "lane", "step"],
  Step: ["kind", "reads", "writes", "recipient", "consent", "basis", "deadline", "escalates", "screen", "telling", "milestone",
    "competency", "competency_is"],
  Variable: ["name", "values", "initial", "given"],
};

export const descriptor = {
  name: "Amparo",
  prefix: "amparo",
  uri: "urn:amparo:bpmn:1",
  xml: { tagAlias: "lowerCase" },
  types: Object.entries(NOTES).map(([name, attributes]) => ({
    name,
    properties: attributes.map((attribute) => ({ isAttr: true, name: attribute, type: "String" })),
    superClass: ["Element"],
  })),
};
