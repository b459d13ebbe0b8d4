// The workbench works as it stands, by plain forms; this adds the editor, the layout of a query without a new page, the
// history (which only this browser keeps), and buttons that copy.
import { edit, replace } from "./workbench-editor.js";

const HISTORY = "paraugs.queries";
const MOST_KEPT = 50;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(HISTORY) ?? "[]");
  } catch {
    return [];
  }
}

function keep(queries) {
  try {
    localStorage.setItem(HISTORY, JSON.stringify(queries.slice(0, MOST_KEPT)));
  } catch {
    // A browser that keeps nothing has no history.
  }
}

function remember(text) {
  if (text.trim()) keep([{ text, when: new Date().toISOString() }, ...kept().filter((each) => each.text !== text)]);
}

function entry(each, address) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const text = document.createElement("pre");
  const when = document.createElement("small");
  link.href = `${address}?${new URLSearchParams({ query: each.text })}`;
  text.textContent = each.text.replace(/^(#.*|PREFIX .*|\s*)\n/gim, "").trim() || each.text;
  when.textContent = new Date(each.when).toLocaleString(document.documentElement.lang);
  link.append(text);
  item.append(when, link);
  return item;
}

function showHistory(box, form) {
  const address = form.getAttribute("action").split("#")[0];
  const draw = () => {
    box.querySelectorAll(":scope > :not(summary)").forEach((old) => old.remove());
    const queries = kept();
    const told = document.createElement("p");
    told.textContent = queries.length ? box.dataset.keep : box.dataset.empty;
    box.append(told);
    if (!queries.length) return;
    const list = document.createElement("ul");
    list.className = "plain";
    list.append(...queries.map((each) => entry(each, address)));
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "plain small";
    clear.textContent = box.dataset.clear;
    clear.addEventListener("click", () => (keep([]), draw(), box.querySelector("summary").focus()));
    box.append(list, clear);
  };
  box.hidden = false;
  draw();
}

function copying(button) {
  const source = document.getElementById(button.dataset.copies);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = `${button.textContent.replace(/ ✓$/, "")} ✓`;
  });
}

async function layOut(area, view) {
  const answer = await fetch(area.dataset.formatted, {
    method: "POST",
    body: area.value,
    headers: { "Content-Type": "text/plain" },
  });
  if (answer.ok) replace(view, await answer.text());
}

const area = document.querySelector("textarea[data-language=sparql]");
if (area) {
  const form = area.form;
  const view = edit(area);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "format") {
      event.preventDefault();
      layOut(area, view);
      return;
    }
    remember(area.value);
    if (new URLSearchParams({ query: area.value }).toString().length > Number(form.dataset.longest)) form.method = "post";
  });
  document.querySelectorAll(".scripted").forEach((each) => (each.hidden = false));
  const box = document.getElementById("history");
  if (box) showHistory(box, form);
}
document.querySelectorAll("[data-copies]").forEach(copying);
