// The query form works as it stands; this turns its text area into an editor with colours and completion of the words
// of SPARQL. Tab leaves the editor (WCAG 2.1.2). The editor lives in a shadow root: its styles are then adopted sheets,
// which a strict content security policy allows, and the page's colours reach it as CSS variables.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

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
  ".cm-gutters": { background: "var(--panel)", color: "var(--quiet)", border: "0" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--border)" },
});

function edit(area) {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const submit = () => (area.form.requestSubmit(), true);
  const state = EditorState.create({
    doc: area.value,
    extensions: [
      lineNumbers(),
      history(),
      bracketMatching(),
      closeBrackets(),
      autocompletion(),
      sparql(),
      syntaxHighlighting(colours),
      look,
      keymap.of([{ key: "Mod-Enter", run: submit }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": area.labels[0]?.textContent ?? "SPARQL" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) area.value = update.state.doc.toString();
      }),
    ],
  });
  area.after(host);
  new EditorView({ state, parent: root, root });
  area.hidden = true;
}

document.querySelectorAll("textarea[data-language=sparql]").forEach(edit);
