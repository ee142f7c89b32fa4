// Builds the style sheets, the scripts, the font and the icons into var/assets of the repository,
// or into assets/ of the folder that AMPARO_STATE names, as the settings do.
// Compressed copies stand beside them; WhiteNoise serves those to browsers that can read them.
// Run as `node assets/build.mjs` after `npm ci --ignore-scripts` in this folder.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(process.env.AMPARO_STATE || join(here, "..", "var"), "assets");
const INTER = "node_modules/@fontsource-variable/inter";
const COPIES = {
  "fonts/inter-latin.woff2": `${INTER}/files/inter-latin-wght-normal.woff2`,
  "fonts/inter-LICENSE.txt": `${INTER}/LICENSE`,
};
// The drawing tool is fetched only by the page where procedures are drawn, the rest by the page that compares them.
const DRAWING_TOOL = ["compare.css", "modeler.css", "modeler.js"];
const DRAWING_TOOL_LIMIT = 200 * 1024;
const FIRST_PAGE_LIMIT = 200 * 1024;
const PAGE_ALLOWANCE = 30 * 1024;

/** Write through a temporary name, so that two builds at once never leave half a file. */
async function put(name, content) {
  const path = join(target, name);
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary, content);
  await rename(temporary, path);
}

function styles(name) {
  const result = sass.compile(join(here, "css", name), { loadPaths: [join(here, "node_modules")], style: "compressed" });
  return Buffer.from(result.css);
}

async function script(entry, legalComments) {
  const result = await esbuild.build({
    absWorkingDir: here,
    bundle: true,
    entryPoints: [entry],
    format: "iife",
    legalComments,
    minify: true,
    target: ["es2020"],
    write: false,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

const hashed = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** The sealed sheet: one file that runs only what it carries. The server puts its questions and its key into it. */
async function sheet() {
  const style = styles("sheet.scss").toString().trim();
  const run = (await script("js/sheet/main.js", "eof")).toString().trim();
  if (/<\/(script|style)|<!--/i.test(run + style)) throw new Error("The sheet carries what would end it.");
  const policy = [
    "default-src 'none'",
    `script-src ${hashed(run)}`,
    `style-src ${hashed(style)}`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ];
  const shell = (await readFile(join(here, "sheet.html"))).toString();
  const parts = { POLICY: policy.join("; "), STYLE: style, SCRIPT: run };
  return Buffer.from(shell.replace(/%(POLICY|STYLE|SCRIPT)%/g, (_all, name) => parts[name]));
}

async function copies() {
  const files = {};
  for (const [name, source] of Object.entries(COPIES)) files[name] = await readFile(join(here, source));
  for (const icon of await readdir(join(here, "icons"))) files[`icons/${icon}`] = await readFile(join(here, "icons", icon));
  return files;
}

/** What a browser fetches for its first page: woff2 is already compressed, licences are never fetched. */
function carried(name, content) {
  if (name.endsWith(".txt")) return 0;
  return name.endsWith(".woff2") ? content.length : brotliCompressSync(content).length;
}

const files = {
  "base.css": styles("base.scss"),
  "app.js": await script("js/app.js", "none"),
  "compare.css": styles("compare.scss"),
  "modeler.css": styles("modeler.scss"),
  "modeler.js": await script("js/modeler/main.js", "eof"),
  "modeler-LICENSE.txt": await readFile(join(here, "node_modules/bpmn-js/LICENSE")),
  "sheet.html": await sheet(),
  "sheet-LICENSE.txt": await readFile(join(here, "node_modules/age-encryption/LICENSE")),
  ...(await copies()),
};
let total = 0;
let tool = 0;
for (const [name, content] of Object.entries(files)) {
  await put(name, content);
  if (/\.(css|js|svg)$/.test(name)) {
    await put(`${name}.br`, brotliCompressSync(content));
    await put(`${name}.gz`, gzipSync(content, { level: 9 }));
  }
  const weight = carried(name, content);
  if (DRAWING_TOOL.includes(name)) tool += weight;
  else if (!name.endsWith(".html")) total += weight;
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 8);
  console.log(`${name.padEnd(28)} ${String(content.length).padStart(7)} B  ${String(weight).padStart(6)} B carried  ${digest}`);
}
console.log(`first page without its HTML: ${(total / 1024).toFixed(1)} kB`);
console.log(`drawing tool, on its own page: ${(tool / 1024).toFixed(1)} kB`);
if (tool > DRAWING_TOOL_LIMIT) {
  console.error(`Too heavy: the drawing tool may carry ${DRAWING_TOOL_LIMIT / 1024} kB. Make it smaller.`);
  process.exitCode = 1;
}
if (total > FIRST_PAGE_LIMIT - PAGE_ALLOWANCE) {
  console.error(`Too heavy: the assets may carry ${(FIRST_PAGE_LIMIT - PAGE_ALLOWANCE) / 1024} kB. Make them smaller.`);
  process.exitCode = 1;
}
