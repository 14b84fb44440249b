// One connection for all tabs: a browser allows six to a host, authors open more.
const tabs = [];
let newest;

new EventSource("/__preview/events").onmessage = ({ data }) => {
  newest = data;
  for (const tab of tabs) tab.postMessage(data);
};

self.onconnect = ({ ports: [tab] }) => {
  tabs.push(tab);
  if (newest) tab.postMessage(newest);
};
