// The text area of the query form as an editor: colours, completion of words, terms and labels, the first fault at its
// place. Tab leaves the editor (WCAG 2.1.2). The editor lives in a shadow root: its styles are then adopted sheets, which
// a strict content security policy allows, and the page's colours reach it as CSS variables.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, WidgetType } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { completionsOf } from "./workbench-completion.js";

const QUIET_MS = 700;

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--ink)" },
  { tag: [tags.string, tags.number, tags.bool], color: "var(--caution)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { border: "1px solid var(--border)", borderRadius: "3px", background: "var(--paper)", color: "var(--ink)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "3px" },
  ".cm-content": { fontFamily: "var(--mono)", fontSize: ".9rem", minHeight: "12rem", caretColor: "var(--ink)" },
  ".cm-scroller": { maxHeight: "32rem", overflow: "auto" },
  ".cm-gutters": { background: "var(--panel)", color: "var(--quiet)", border: "0" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--border)" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "3px 6px !important" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent) !important", color: "var(--paper) !important" },
  ".cm-completionLabel": { fontFamily: "var(--mono)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", marginLeft: ".8em" },
  ".cm-fault": { textDecoration: "underline wavy var(--stop) 2px", textUnderlineOffset: "4px" },
  ".cm-fault-words": { display: "block", color: "var(--stop)", fontFamily: "var(--sans)", fontSize: ".875rem", borderLeft: "3px solid var(--stop)", paddingLeft: ".6rem", margin: ".1rem 0 .2rem" },
});

class Words extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }
  eq(other) {
    return other.text === this.text;
  }
  toDOM() {
    const told = document.createElement("div");
    told.className = "cm-fault-words";
    told.textContent = this.text;
    return told;
  }
}

const setFault = StateEffect.define();
const faultField = StateField.define({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setFault)) return drawn(transaction.state.doc, effect.value);
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function drawn(doc, fault) {
  if (!fault) return Decoration.none;
  const line = doc.line(Math.min(Math.max(fault.line, 1), doc.lines));
  const to = Math.min(line.from + Math.max(fault.column, 1), line.to);
  const from = Math.max(to - 1, line.from);
  const marks = to > from ? [Decoration.mark({ class: "cm-fault" }).range(from, to)] : [];
  const words = fault.message ? [Decoration.widget({ widget: new Words(fault.message), block: true, side: 1 }).range(line.to)] : [];
  return Decoration.set([...marks, ...words], true);
}

async function firstFault(area, text) {
  const answer = await fetch(area.dataset.check, { method: "POST", body: text, headers: { "Content-Type": "text/plain" } });
  const found = answer.ok ? await answer.json() : {};
  return found.line ? found : null;
}

function checking(area) {
  let timer = 0;
  return EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    area.value = update.state.doc.toString();
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = area.value;
      const fault = text.trim() ? await firstFault(area, text).catch(() => null) : null;
      if (area.value === text) update.view.dispatch({ effects: setFault.of(fault) });
    }, QUIET_MS);
  });
}

export function edit(area) {
  const host = document.createElement("div");
  host.className = "editor";
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  const submit = () => (area.form.requestSubmit(), true);
  const state = EditorState.create({
    doc: area.value,
    extensions: [
      lineNumbers(),
      history(),
      bracketMatching(),
      closeBrackets(),
      sparql(),
      autocompletion({ override: [completionsOf(area)], icons: false, maxRenderedOptions: 60 }),
      syntaxHighlighting(colours),
      look,
      faultField,
      keymap.of([{ key: "Mod-Enter", run: submit }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": area.labels[0]?.textContent ?? "SPARQL", "aria-multiline": "true" }),
      checking(area),
    ],
  });
  area.after(host);
  const view = new EditorView({ state, parent: root, root });
  area.hidden = true;
  area.required = false; // A hidden field cannot be pointed at by the browser; an empty query opens the page anew.
  if (area.dataset.line) {
    view.dispatch({ effects: setFault.of({ line: Number(area.dataset.line), column: Number(area.dataset.column) }) });
  }
  return view;
}

export function replace(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}
