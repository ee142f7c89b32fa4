// The sealed sheet: asks, seals what was typed to the key that it carries, gives a file, and forgets.
// It is opened from the device's own files and reaches no network; it keeps nothing in the browser.
import { Encrypter, armor } from "age-encryption";
import { draw, filled } from "./questions.js";

const sheet = JSON.parse(document.getElementById("sheet").textContent);
const by = (id) => document.getElementById(id);
let language = sheet.language;
let kind = sheet.kinds[0];
let sealed = "";
let taken = true;
// What was typed under the other kind of sheet, while one looks at this one.
let beside = {};

const say = (name) => sheet.words[language][name];

/** Pad to whole steps, so that the length tells little of how much was written. */
function padded(text) {
  const step = 2048;
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / step) * step).fill(0x20);
  whole.set(bytes);
  return whole;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function seal(answers) {
  const told = { v: 1, to: sheet.to, kind: kind.code, language, on: today(), answers };
  const encrypter = new Encrypter();
  encrypter.addRecipient(sheet.key);
  const bytes = await encrypter.encrypt(padded(JSON.stringify(told)));
  return `amparo-1 ${sheet.to} ${sheet.fingerprint}\n${armor.encode(bytes)}`;
}

function isTyped() {
  return Object.keys({ ...beside, ...filled(by("questions")) }).length > 0;
}

function tell(id, text) {
  const place = by(id);
  place.textContent = text;
  place.hidden = !text;
}

/** Make the buttons of a row: what each says, its language, and what it does. */
function buttons(place, all, press) {
  place.replaceChildren(
    ...all.map((one) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: one.says });
      if (one.lang) made.lang = one.lang;
      made.setAttribute("aria-pressed", String(one.is));
      made.addEventListener("click", () => {
        press(one);
        place.querySelector("[aria-pressed=true]").focus();
      });
      return made;
    }),
  );
}

function words() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = say(each.dataset.say);
  by("languages").setAttribute("aria-label", say("language"));
  tell("until", sheet.until[language]);
  const spoken = Object.entries(sheet.languages);
  buttons(by("languages"), spoken.map(([code, name]) => ({ code, lang: code, says: name, is: code === language })), (one) => {
    const typed = { ...beside, ...filled(by("questions")) };
    language = one.code;
    questions(typed);
  });
  buttons(by("kinds"), sheet.kinds.map((own) => ({ own, says: own.label[language], is: own === kind })), (one) => {
    const typed = { ...beside, ...filled(by("questions")) };
    kind = one.own;
    questions(typed);
  });
}

/** Draw the questions anew; what was typed stays where the question stays. */
function questions(kept) {
  beside = kept;
  draw(by("questions"), kind.questions, language, { optional: say("optional"), notAsked: say("notAsked") }, kept);
  words();
}

function missing() {
  const given = filled(by("questions"));
  const first = kind.questions.find((each) => each.required && !given[each.name]);
  for (const each of kind.questions) tell(`error_${each.name}`, each.required && !given[each.name] ? say("required") : "");
  if (first) by(`field_${first.name}`).querySelector("input, select, textarea").focus();
  return Boolean(first);
}

function fileName() {
  return `${today()}-${sealed.length % 997}${Math.floor(performance.now()) % 997}.amparo`;
}

function take() {
  const address = URL.createObjectURL(new Blob([sealed], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName();
  document.body.append(link);
  link.click();
  link.remove();
  taken = true;
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function show(step) {
  by("writing").hidden = step !== "writing";
  by("done").hidden = step !== "done";
  by(step === "done" ? "done_title" : "title").focus();
}

by("writing").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (missing()) return;
  try {
    sealed = await seal(filled(by("questions")));
  } catch {
    tell("trouble", say("trouble"));
    return;
  }
  tell("trouble", "");
  taken = false;
  questions({});
  by("text").value = sealed;
  show("done");
});

by("take").addEventListener("click", take);
by("copy").addEventListener("click", async () => {
  by("text").select();
  try {
    await navigator.clipboard.writeText(sealed);
    tell("copied", say("copied"));
    taken = true;
  } catch {
    tell("copied", say("selected"));
  }
});
by("again").addEventListener("click", () => {
  if (!taken && !confirm(say("notTaken"))) return;
  sealed = "";
  taken = true;
  by("text").value = "";
  tell("copied", "");
  show("writing");
});
by("erase").addEventListener("click", () => {
  if (isTyped() && !confirm(say("eraseAsk"))) return;
  questions({});
  by("title").focus();
});
addEventListener("beforeunload", (event) => {
  if (isTyped() || !taken) event.preventDefault();
});

questions({});
tell("print", sheet.fingerprint);
by("preview").hidden = true;
by("sheet_body").hidden = false;
