// Everything here is a comfort: each page does its work without it.
import "htmx.org/dist/htmx.min.js";
import { copyButtons } from "./copy.js";
import { diagrams } from "./diagram.js";
import { drafts } from "./drafts.js";
import { quickExit } from "./exit.js";
import { menus } from "./menus.js";
import { passkeys } from "./passkey.js";
import { rolls } from "./roll.js";
import { submitOnce } from "./submit_once.js";
import { tables } from "./table.js";
import { tabs } from "./tabs.js";
import { unsaved } from "./unsaved.js";

quickExit();
submitOnce();
unsaved();
menus();

function start(root) {
  copyButtons(root);
  diagrams(root);
  drafts(root);
  passkeys(root);
  rolls(root);
  tables(root);
  tabs(root);
  root.querySelector("[data-focus]")?.focus();
}

document.documentElement.classList.add("has-script");
start(document);
document.addEventListener("htmx:after:swap", (event) => start(event.target));
