// node build.mjs OUT: bundle our style and scripts into OUT, name each file by its content, list them in manifest.json.
import { build } from "esbuild";
import fs from "node:fs";
import path from "node:path";

const out = process.argv[2];

const bundled = await build({
  entryPoints: ["src/paraugs.css", "src/guide.css", "src/sparql.js", "src/form.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  outdir: out,
  entryNames: "[name]-[hash]",
  legalComments: "linked",
  metafile: true,
});

const manifest = {};
for (const [file, meta] of Object.entries(bundled.metafile.outputs)) {
  if (meta.entryPoint) manifest[path.basename(meta.entryPoint)] = path.basename(file);
}
fs.writeFileSync(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
