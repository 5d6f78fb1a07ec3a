// <foreground-embed>: a Dockerfile in an article that is judged, corrected and drawn where it stands.
//
//     <script src="https://…/embed.js" async></script>
//     <foreground-embed view="findings" lang="en"><pre>FROM …</pre></foreground-embed>
//
// Without JavaScript, and until the frame has answered, the <pre> is what one sees. The frame is standalone.html, which
// lies beside this file, in a sandbox that allows scripts alone: it has no origin, no storage and no way out. What it
// says is taken from that very frame only, and is a height or a link. The README says what each attribute does.
(() => {
  /** The shape of the messages: src/app/embed/frame.js. */
  const VERSION = 1;
  /** Pixels between which a height can be. */
  const [LOWEST, HIGHEST] = [64, 20_000];
  /** How long an answer is waited for, in milliseconds. */
  const PATIENCE = 60_000;
  /** A link of ours; the address of a finding's source; and how long one can be. */
  const LINK = /^#v1\.[\w-]*$/;
  const SOURCE = /^https:\/\/[\w.-]+\/\S*$/;
  const LONGEST = 2_000_000;

  const home = document.currentScript?.src;

  class ForegroundEmbed extends HTMLElement {
    static observedAttributes = ["view", "lang", "theme", "readonly", "height", "max-height"];
    #frame = null;
    #near = null;
    #patience = 0;
    #height = 0;

    connectedCallback() {
      const start = () => {
        if (!this.isConnected || this.#near) return;
        this.style.display ||= "block";
        this.style.position ||= "relative";
        this.#near = new IntersectionObserver((seen) => {
          if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
          this.#near.disconnect();
          this.#load().catch(() => this.#drop());
        }, { rootMargin: "400px" });
        this.#near.observe(this);
      };
      // What stands in it has not been read before that.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
      else start();
    }

    disconnectedCallback() {
      this.#near?.disconnect();
      this.#near = null;
      this.#drop();
    }

    attributeChangedCallback() {
      this.#fit();
      // Without files: what the reader has typed meanwhile stays.
      this.#say({ type: "set", link: `#${this.#options()}` });
    }

    async #load() {
      const files = [...this.querySelectorAll("pre")].map((pre) => ({
        name: pre.dataset.name,
        text: pre.textContent.replace(/^\n/, "").replace(/\n*$/, "\n"),
      }));
      const address = new URL(this.getAttribute("src") ?? "standalone.html", home ?? document.baseURI);
      const packed = files.length ? `v1.${await pack(JSON.stringify({ files }))}&` : "";
      if (!this.#near || this.#frame) return;
      const frame = document.createElement("iframe");
      Object.assign(frame, {
        title: this.title || "Foreground",
        allow: "clipboard-write",
        referrerPolicy: "no-referrer",
        src: `${address.href.split("#")[0]}#${packed}${this.#options()}`,
      });
      frame.sandbox = "allow-scripts";
      // It has its width, and so its height, before it is seen.
      frame.style.cssText = "position:absolute;top:0;left:0;visibility:hidden;width:100%;height:0;border:0";
      addEventListener("message", this.#hear);
      this.#patience = setTimeout(() => this.#drop(), PATIENCE);
      this.#frame = frame;
      this.append(frame);
    }

    /** The text alone again. */
    #drop() {
      clearTimeout(this.#patience);
      removeEventListener("message", this.#hear);
      this.#frame?.remove();
      this.#frame = null;
      this.#height = 0;
      for (const pre of this.querySelectorAll("pre")) pre.style.display = "";
    }

    #options() {
      const options = [`embed=${encodeURIComponent(this.getAttribute("view") ?? "all")}`];
      const lang = (this.closest("[lang]")?.lang ?? "").slice(0, 2).toLowerCase();
      if (lang) options.push(`lang=${encodeURIComponent(lang)}`);
      const theme = this.getAttribute("theme");
      if (theme) options.push(`theme=${encodeURIComponent(theme)}`);
      if (this.hasAttribute("readonly")) options.push("readonly");
      return options.join("&");
    }

    #hear = ({ source, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || data?.foreground !== VERSION) return;
      if (data.type === "ready") {
        clearTimeout(this.#patience);
        this.#say({ type: "host" });
      } else if (data.type === "resize" && Number.isFinite(data.height)) {
        this.#height = data.height;
        this.#fit();
      } else if (data.type === "open" && matches(LINK, data.link)) {
        visit(this.#frame.src.split("#")[0] + data.link);
      } else if (data.type === "visit" && matches(SOURCE, data.address)) {
        visit(data.address);
      }
    };

    #say(message) {
      // A sandboxed frame has no origin that could be named here.
      this.#frame?.contentWindow?.postMessage({ foreground: VERSION, ...message }, "*");
    }

    #fit() {
      if (!this.#height) return;
      const wanted = parseInt(this.getAttribute("height"), 10) || this.#height;
      const most = parseInt(this.getAttribute("max-height"), 10) || HIGHEST;
      const height = Math.min(Math.max(wanted, LOWEST), most, HIGHEST);
      this.#frame.style.cssText = `display:block;width:100%;height:${height}px;border:0`;
      for (const pre of this.querySelectorAll("pre")) pre.style.display = "none";
    }
  }

  const matches = (pattern, value) => typeof value === "string" && value.length <= LONGEST && pattern.test(value);

  /** Opens a page, upon a press alone: a press in a frame counts for the page around it. */
  function visit(address) {
    if (navigator.userActivation?.isActive !== false) open(address, "_blank", "noopener,noreferrer");
  }

  async function pack(text) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  // The script may stand in a page more than once.
  if (!customElements.get("foreground-embed")) customElements.define("foreground-embed", ForegroundEmbed);
})();
