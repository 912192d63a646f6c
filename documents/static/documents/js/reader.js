// The reader: one page of a paper at a time. Puts the parts together; each part is a module.
//
// The root element (#reader) speaks to others by events:
//   reader:page  { page, pages, view, layers, width, height }  a page is shown, so large in CSS pixels; `layers` is the place
//                for marks above it
//   reader:size  { page, width, height }        the shown page has a new size in CSS pixels
//   reader:go    { page }                       sent to it: show this page (following, search, links)
import { Book } from "./reader-book.js";
import { Loader } from "./reader-loader.js";
import { Outline } from "./reader-outline.js";
import { Stage } from "./reader-stage.js";
import { watchControls } from "./reader-controls.js";
import { watchTouch } from "./reader-touch.js";
import { watchPanels } from "./reader-panels.js";
import { Thumbs } from "./reader-thumbs.js";
import { keepPlace } from "./reader-place.js";

const root = document.getElementById("reader");
if (root) {
  const book = new Book(root);
  const loader = new Loader(root.dataset.pagesUrl, root.dataset.key, root.dataset.find);
  const stage = new Stage(root, book, loader);
  watchControls(root, book, stage);
  watchTouch(root, book, stage);
  watchPanels(root, new Thumbs(root, book, loader), new Outline(root, book));
  keepPlace(root, book);
  book.start();
}
