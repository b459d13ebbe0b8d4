// node build.mjs OUT: bundle our style and scripts into OUT, name each file by its content, list them in manifest.json,
// and lay each packed (.gz) beside itself for browsers that take it.
import { build } from "esbuild";
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const out = process.argv[2];

const bundled = await build({
  entryPoints: ["src/paraugs.css", "src/guide.css", "src/workbench.css", "src/workbench.js", "src/form.js", "src/search.css", "src/search.js"],
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
  if (!meta.entryPoint) continue;
  manifest[path.basename(meta.entryPoint)] = path.basename(file);
  fs.writeFileSync(`${file}.gz`, gzipSync(fs.readFileSync(file), { level: 9 }));
}
fs.writeFileSync(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
