// What Cloudflare Pages makes of a folder: its own readers of _headers and
// _redirects, and its own answers to requests.
//
//     node cloudflare.mjs FOLDER < a JSON list of addresses to ask for
import { existsSync, readFileSync, statSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = process.argv[2];
const whole = await build({
  bundle: true, format: "esm", platform: "node", write: false,
  stdin: {
    resolveDir: fileURLToPath(new URL("node_modules/@cloudflare/pages-shared", import.meta.url)),
    contents: `
      export { generateHandler } from "./asset-server/handler";
      export { createMetadataObject } from "./metadata-generator/createMetadataObject";
      export { parseHeaders } from "./metadata-generator/parseHeaders";
      export { parseRedirects } from "./metadata-generator/parseRedirects";`,
  },
});
const code = Buffer.from(whole.outputFiles[0].contents).toString("base64");
const pages = await import(`data:text/javascript;base64,${code}`);

const read = (name) => existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, "utf8") : "";
const headers = pages.parseHeaders(read("_headers"));
const redirects = pages.parseRedirects(read("_redirects"));
const metadata = pages.createMetadataObject({ headers, redirects });

// As the platform does, which keeps its own files to itself.
const findAssetEntryForPath = async (path) => {
  const file = folder + path;
  const kept = ["/_headers", "/_redirects"].includes(path);
  return !kept && !path.includes("\0") && existsSync(file) && statSync(file).isFile() ? file : null;
};

async function answer(address) {
  const response = await pages.generateHandler({
    request: new Request(`https://clinic.example${address}`),
    metadata,
    logError: (error) => { throw error; },
    findAssetEntryForPath,
    getAssetKey: (file) => file,
    negotiateContent: () => ({ encoding: null }),
    fetchAsset: async (file) => ({ body: readFileSync(file), contentType: "text/html" }),
    generateNotFoundResponse: async () => new Response("", { status: 404 }),
  });
  return { status: response.status, headers: Object.fromEntries(response.headers) };
}

const answers = {};
for (const address of JSON.parse(await text(process.stdin))) answers[address] = await answer(address);
process.stdout.write(JSON.stringify({
  rules: { headers: headers.rules, redirects: redirects.rules },
  refused: [...headers.invalid, ...redirects.invalid],
  answers,
}));
