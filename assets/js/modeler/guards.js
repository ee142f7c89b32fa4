// Conditions of arrows as rows "question is one of these answers"; what is richer stays text.
const ONE = /^([A-Za-z_][\w.-]*)\s*=\s*([A-Za-z_][\w.-]*)$/;
const SEVERAL = /^([A-Za-z_][\w.-]*)\s+in\s*\(([^()]*)\)$/;

/** Rows of a condition that is a plain "and" of answers, or null when it says more. */
export function rowsOf(text) {
  const plain = text.trim();
  if (!plain) return [];
  const rows = plain.split(/\s+and\s+/).map((part) => {
    const one = ONE.exec(part.trim());
    if (one) return { values: [one[2]], variable: one[1] };
    const several = SEVERAL.exec(part.trim());
    return several && { values: several[2].split(",").map((value) => value.trim()).filter(Boolean), variable: several[1] };
  });
  return rows.every(Boolean) ? rows : null;
}

export function textOf(rows) {
  return rows
    .filter((row) => row.variable && row.values.length)
    .map((row) => (row.values.length === 1 ? `${row.variable} = ${row.values[0]}` : `${row.variable} in (${row.values.join(", ")})`))
    .join(" and ");
}
