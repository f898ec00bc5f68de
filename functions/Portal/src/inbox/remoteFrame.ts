/**
 * The page that shows a message with pictures from elsewhere. It is a document of its own, since a page's policy holds for what is
 * written into it, too: the portal's lets no pictures in, this one's nothing but pictures and its own script.
 */
export const remoteFrame = {
  address: "/mail-frame",
  /** Gives the page, once it is loaded, what to show. Its origin is of no name, hence "*"; it is this frame's and no other's. */
  show: (frame: HTMLIFrameElement, html: string) => frame.contentWindow?.postMessage({ html }, "*"),
};
