// The page within another page: it says how high it is, and hands over what shall be opened outside.
//
// Nothing of the text is ever sent but in answer to a press of "Open in Foreground". What comes in is a link, as the
// address has it, and is read as warily.

/** The shape of the messages. */
const VERSION = 1;
/** More characters than any link that the host can have made from a page. */
const LONGEST = 8_000_000;
/** What changes less is no change; else a scroll bar that comes and goes would go on for ever. */
const LEAST = 2;
/** A frame out of sight draws nothing, so nothing is heard of its height; it is asked after this time. */
const UNSEEN = 120;

let sent = 0;
let waiting = false;

function say(message) {
  // Whoever embeds a page may know how high it is.
  parent.postMessage({ foreground: VERSION, ...message }, "*");
}

/** Says the height, once in a frame of the screen. */
export function changed() {
  if (waiting) return;
  waiting = true;
  const measure = () => {
    if (!waiting) return;
    waiting = false;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (Math.abs(height - sent) < LEAST) return;
    sent = height;
    say({ type: "resize", height });
  };
  requestAnimationFrame(measure);
  setTimeout(measure, UNSEEN);
}

/** Listens to the host: `onLink` hears what it wants shown, `onHost` that it can open pages. */
export function attach(onLink, onHost) {
  let hosted = false;
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.foreground !== VERSION) return;
    if (data.type === "host") {
      hosted = true;
      onHost();
    }
    if (data.type === "set" && typeof data.link === "string" && data.link.length <= LONGEST) onLink(data.link);
  });
  // The sandbox opens no window; the host does.
  document.addEventListener("click", (event) => {
    const link = hosted && event.target.closest?.("a[target=_blank]");
    if (!link) return;
    event.preventDefault();
    say({ type: "visit", address: link.href });
  });
  new ResizeObserver(changed).observe(document.body);
  say({ type: "ready" });
}

/** Asks the host to open a link in a page of its own. */
export function open(link) {
  say({ type: "open", link });
}
