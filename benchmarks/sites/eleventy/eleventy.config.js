// The benchmark's site for Eleventy: every page kind, nothing else.

import markdownIt from "markdown-it";

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true, typographer: true }));
  config.addFilter("day", (date) => date.toUTCString().slice(0, 16));
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("summary", (html) => {
    const words = html.replace(/<[^>]*>/g, "").split(/\s+/);
    return words.slice(0, 50).join(" ");
  });
  config.addCollection("articles", (api) => api.getFilteredByGlob("articles/*.md").reverse());
  config.addCollection("byCategory", (api) => group(api, (item) => [item.data.category]));
  config.addCollection("byTag", (api) => group(api, (item) => item.data.topics));
  return { markdownTemplateEngine: false, htmlTemplateEngine: "liquid" };
}

function group(api, names) {
  const groups = new Map();
  for (const item of api.getFilteredByGlob("articles/*.md").reverse()) {
    for (const name of names(item)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(item);
    }
  }
  return [...groups].map(([name, items]) => ({ name, items }));
}
