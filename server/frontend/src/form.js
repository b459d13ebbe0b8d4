// The form to contribute works as it stands; this saves it as one goes, adds and removes parts in place, and lets one
// search long lists. The content security policy forbids inline styles and evaluation: htmx is told to do without.
import htmx from "htmx.org";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.scrollIntoViewOnBoost = false;
htmx.config.historyEnabled = false;

// The mark of this window goes from page to page; in a bookmark it would be taken for the same window.
const here = new URL(location.href);
if (here.searchParams.has("window")) {
  here.searchParams.delete("window");
  history.replaceState(history.state, "", here);
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Show only the boxes whose words contain what is looked for, and the branches that hold one.
function narrow(list, wanted) {
  for (const item of [...list.querySelectorAll("li")].reverse()) {
    const own = item.querySelector(":scope > label, :scope > details > summary");
    const below = [...item.querySelectorAll("li")].some((one) => !one.hidden);
    item.hidden = Boolean(wanted) && !below && !plain(own?.textContent ?? "").includes(wanted);
    const branch = item.querySelector(":scope > details");
    if (branch && wanted) branch.open = below;
  }
}

htmx.onLoad((part) => {
  for (const input of part.querySelectorAll("[data-filter]")) {
    input.closest(".filter").hidden = false;
    input.addEventListener("input", () => narrow(input.closest("details"), plain(input.value.trim())));
    // Looking for a choice is no answer: it is neither saved nor sent.
    input.addEventListener("change", (event) => event.stopPropagation());
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  }
  for (const moment of part.querySelectorAll("#saved time")) {
    moment.textContent = new Date(moment.dateTime).toLocaleTimeString(document.documentElement.lang);
  }
});

document.body.addEventListener("htmx:responseError", (event) => tell(event.detail.xhr.status));
document.body.addEventListener("htmx:sendError", () => tell(0));

// A save that failed must not look like one that worked.
function tell(status) {
  const saved = document.getElementById("saved");
  saved.textContent = document.getElementById("not-saved").content.textContent + (status ? ` (${status})` : "");
  saved.className = "fault";
}
