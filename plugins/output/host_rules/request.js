// Made by the build: old addresses, and index.html behind clean ones.
var moves = MOVES;
// Only what cannot be read as another host: no empty part, no backslash.
var clean = /^(\/[\w.~%-]+)*\/?$/;

function handler(event) {
  var request = event.request;
  var uri = request.uri;
  var query = asked(request.querystring);
  var path = decoded(uri);
  if (moves[path + query]) return moved(moves[path + query], "");
  if (moves[path]) return moved(moves[path], query);
  if (!clean.test(uri)) return request;
  if (/\/index\.html$/.test(uri)) return moved(uri.slice(0, -10), query);
  if (uri.endsWith("/")) request.uri += "index.html";
  else if (!/\.[^/]+$/.test(uri)) return moved(uri + "/", query);
  return request;
}

function asked(parameters) {
  var pairs = [];
  Object.keys(parameters).forEach(function (name) {
    (parameters[name].multiValue || [parameters[name]]).forEach(function (each) {
      pairs.push(name + "=" + each.value);
    });
  });
  return pairs.length ? "?" + pairs.join("&") : "";
}

function decoded(uri) {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    return uri;
  }
}

function moved(target, query) {
  var parts = target.split("#");
  if (parts[0].indexOf("?") < 0) parts[0] += query;
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: parts.join("#") } },
  };
}
