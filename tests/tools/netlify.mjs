// What Netlify makes of a folder: its own readers of _headers and _redirects, and
// its own matcher's answers to requests, asked as its command line asks it: a file
// goes before a redirect that is not forced, and a query goes along.
//
//     node netlify.mjs FOLDER < a JSON list of addresses to ask for
import { existsSync, statSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import redirector from "netlify-redirector";

const HOME = "https://www.example.com";
const folder = process.argv[2];
const headers = await parseAllHeaders({
  netlifyConfigPath: undefined, minimal: true, headersFiles: [`${folder}/_headers`], configHeaders: [],
});
const redirects = await parseAllRedirects({
  netlifyConfigPath: undefined, minimal: false, redirectsFiles: [`${folder}/_redirects`], configRedirects: [],
});
const rules = redirects.redirects.map(({ query, ...rule }) => ({ ...rule, params: query }));
const matcher = await redirector.parseJSON(JSON.stringify(rules), { jwtSecret: "", jwtRoleClaim: "" });

function isFile(path) {
  return ["", "index.html", "/index.html"].some((end) => {
    const file = folder + path + end;
    return !path.includes("\0") && existsSync(file) && statSync(file).isFile();
  });
}

function answer(address) {
  const asked = new URL(HOME + address);
  let path;
  try {
    path = decodeURIComponent(asked.pathname);
  } catch {
    return { status: 400 };
  }
  const match = matcher.match({
    scheme: "https", host: asked.hostname, path, query: asked.search.slice(1), getHeader: () => "", getCookie: () => "",
  });
  if (isFile(path) && !match?.force) return { status: 200 };
  if (!match) return { status: 404, page: "/404.html" };
  if (match.status === 404) return { status: 404, page: match.to };
  // A query goes along, unless the new address has one.
  const target = new URL(match.to, HOME);
  if (!target.search) target.search = asked.search;
  return { status: match.status, location: target.href };
}

const answers = {};
for (const address of JSON.parse(await text(process.stdin))) answers[address] = answer(address);
process.stdout.write(JSON.stringify({
  headers: headers.headers,
  redirects: redirects.redirects.map(({ path, ...rule }) => ({ ...rule, from: path })),
  errors: [...headers.errors, ...redirects.errors].map(String),
  answers,
}));
