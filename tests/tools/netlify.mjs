// What Netlify's own readers make of the _headers and _redirects of a folder.
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

const folder = process.argv[2];
const read = { netlifyConfigPath: undefined, minimal: true };
const headers = await parseAllHeaders({
  ...read, headersFiles: [`${folder}/_headers`], configHeaders: [],
});
const redirects = await parseAllRedirects({
  ...read, redirectsFiles: [`${folder}/_redirects`], configRedirects: [],
});
process.stdout.write(JSON.stringify({
  headers: headers.headers,
  redirects: redirects.redirects,
  errors: [...headers.errors, ...redirects.errors].map(String),
}));
