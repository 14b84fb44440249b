// Bring what only adds to a page once its words are on the screen: a file that is
// asked for before costs a visitor a round trip. Browsers that do not tell when
// they painted bring it after three seconds; the second time nothing is left.
// This stands in the page itself, so it is short; the policy names its hash.
{
const bring=()=>document.head.append(later.content);
new PerformanceObserver(bring).observe({type:"paint",buffered:true});
setTimeout(bring,3000)
}
