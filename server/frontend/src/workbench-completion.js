// What can be completed where the cursor stands: keywords, variables of the query, and our classes, properties and
// concepts, found by their name or by their label in the reader's language, the most used first. The list is fetched
// when it is first needed, once for each dataset version. A prefix that is missing is declared by itself.

const KEYWORDS = (
  "SELECT DISTINCT WHERE OPTIONAL FILTER BIND VALUES MINUS UNION GRAPH ORDER GROUP BY HAVING LIMIT OFFSET ASC DESC " +
  "CONSTRUCT DESCRIBE ASK PREFIX FROM NAMED EXISTS NOT IN AS COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG " +
  "LANGMATCHES DATATYPE BOUND CONTAINS STRSTARTS LCASE UCASE REGEX REPLACE COALESCE IF YEAR CONCAT STRLEN ROUND UNDEF"
).split(" ");
const MOST = 60;
const SECTIONS = { property: 1, concept: 2, class: 3 };

const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

function once(make) {
  let made = null;
  return () => (made ??= make().catch(() => ((made = null), { prefixes: {}, terms: [] })));
}

async function load(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const { prefixes, terms } = await answer.json();
  const found = terms.map(([name, label, kind, uses]) => ({ name, label, kind, uses, key: folded(`${name} ${label}`) }));
  return { prefixes, terms: found };
}

function declaration(doc, name, prefixes) {
  const prefix = name.split(":")[0];
  const declared = new RegExp(`\\bPREFIX\\s+${prefix}:`, "i").test(doc.toString());
  if (declared || !prefixes[prefix]) return null;
  let line = 1; // Below the comments that a query may begin with.
  while (line < doc.lines && /^\s*#/.test(doc.line(line).text)) line += 1;
  return { from: doc.line(line).from, insert: `PREFIX ${prefix}: <${prefixes[prefix]}>\n` };
}

function put(name, prefixes) {
  return (view, _completion, from, to) => {
    const added = declaration(view.state.doc, name, prefixes);
    const changes = [{ from, to, insert: name }];
    if (added && added.from <= from) changes.unshift(added);
    const end = from + name.length + (changes.length > 1 ? added.insert.length : 0);
    view.dispatch({ changes, selection: { anchor: end }, userEvent: "input.complete" });
  };
}

function option(area, term, prefixes) {
  const detail = `${term.label} · ${area.dataset[term.kind]} · ${term.uses} ${area.dataset.uses}`;
  return { label: term.name, detail, apply: put(term.name, prefixes) };
}

function ranked(terms, typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const place = (term) => (folded(term.name).startsWith(words[0]) || folded(term.label).startsWith(words[0]) ? 0 : 1);
  return terms
    .filter((term) => words.every((word) => term.key.includes(word)))
    .sort((one, other) => place(one) - place(other) || other.uses - one.uses || SECTIONS[one.kind] - SECTIONS[other.kind])
    .slice(0, MOST);
}

function variables(doc, typed) {
  const found = new Set(doc.toString().match(/[?$]\w+/g) ?? []);
  found.delete(typed);
  return [...found].sort().map((label) => ({ label }));
}

export function completionsOf(area) {
  const vocabulary = once(() => load(area.dataset.completions));
  return async (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(context.state.doc, variable.text), filter: true };
    const word = context.matchBefore(/[\p{L}\p{N}_:.-]+/u);
    if (!word && !context.explicit) return null;
    if (word && !context.explicit && word.text.length < 2) return null;
    const typed = word?.text ?? "";
    const { prefixes, terms } = await vocabulary();
    if (context.aborted) return null;
    const keywords = typed && !typed.includes(":") ? KEYWORDS.filter((each) => each.startsWith(typed.toUpperCase())) : [];
    const options = [
      ...keywords.map((label) => ({ label })),
      ...ranked(terms, typed).map((term) => option(area, term, prefixes)),
    ];
    return { from: word?.from ?? context.pos, options, filter: false };
  };
}
