// The search works as it stands; this shows the answer as soon as a box is ticked, keeps focus and open parts where they
// are, says the count to those who cannot see it, and suggests what a word may become: plain links below the box.
import htmx from "htmx.org";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.scrollIntoViewOnBoost = false;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;

const suggestions = document.getElementById("suggestions");
const told = document.getElementById("told");
const foldable = () => document.querySelectorAll("#answer details[id]");
let folded = new Map();

document.body.addEventListener("htmx:beforeSwap", (event) => {
  // Bad input is answered by a page that says what to do: it is shown whole.
  if (event.detail.xhr.status >= 400) location.assign(event.detail.pathInfo.finalRequestPath);
  folded = new Map([...foldable()].map((part) => [part.id, part.open]));
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === suggestions) return say(suggestions.querySelector("ul")?.dataset.told);
  for (const part of foldable()) if (folded.get(part.id)) part.open = true;
  suggestions.replaceChildren();
  say(document.getElementById("count")?.textContent);
});

// The same words twice are said once by most screen readers; an empty text in between makes them news.
function say(words = "") {
  told.textContent = "";
  setTimeout(() => (told.textContent = words), 50);
}

// Escape closes the suggestions and leads back to the box.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !suggestions.firstElementChild) return;
  if (suggestions.contains(document.activeElement)) document.querySelector(".ask input").focus();
  suggestions.replaceChildren();
});
