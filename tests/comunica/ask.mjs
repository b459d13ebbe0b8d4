// Asks one or more sources with Comunica and prints a line of JSON for each row: node ask.mjs QUERY KIND=URL...
// where KIND is `sparql` (an endpoint) or `file` (a document of linked data).
import { QueryEngine } from "@comunica/query-sparql";

const [query, ...given] = process.argv.slice(2);
const sources = given.map((each) => {
  const at = each.indexOf("=");
  return { type: each.slice(0, at), value: each.slice(at + 1) };
});
const rows = await new QueryEngine().queryBindings(query, { sources });
for await (const row of rows) {
  const named = [...row].map(([variable, term]) => [variable.value, term.value]);
  console.log(JSON.stringify(Object.fromEntries(named)));
}
