// Reads an event stream with the reference client and prints a line of JSON for each member as it comes:
// node read.mjs URL STATE-FOLDER ORDER [POLL-MILLISECONDS]; with the last one it follows until it is ended.
import { intoConfig, replicateLDES } from "ldes-client";
import { Writer } from "n3";

const [url, statePath, order, poll] = process.argv.slice(2);
const polling = poll !== undefined;
const pollInterval = polling ? Number(poll) : undefined;
const client = replicateLDES(intoConfig({ url, statePath, polling, pollInterval }), order);
client.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
const writer = new Writer({ format: "N-Quads" });
const reader = client.stream({ highWaterMark: 10 }).getReader();
for (let next = await reader.read(); !next.done; next = await reader.read()) {
  const { id, quads } = next.value;
  const line = JSON.stringify({ id: id.value, quads: writer.quadsToString(quads) });
  process.stdout.write(`${line}\n`);
}
