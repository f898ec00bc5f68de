import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

/** Takes what the provider sent somebody back with to the page that they left, or to the window that waits for it. */
export async function handOver(): Promise<void> {
  const { title } = document;
  try {
    await broadcastResponseToMainFrame();
  } catch {
    // Somebody opened this address by hand.
    location.replace("/");
  } finally {
    document.title = title;
  }
}
