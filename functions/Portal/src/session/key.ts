/** Where the portal's key lives: in this tab only, and never in the address bar or the history. */

const storageName = "mailfunctions.key";

/** The key of the link (`#key=…`), which it removes from the address bar; else the one kept in this tab. */
export function takeKey(): string | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const fromLink = fragment.get("key");
  if (fromLink) {
    history.replaceState(null, "", location.pathname + location.search);
    keepKey(fromLink);
  }
  return fromLink ?? keptKey();
}

export function keptKey(): string | null {
  return sessionStorage.getItem(storageName);
}

/** Whether a text could be a key: characters that a header can carry (RFC 9110, section 5.5). */
export function isKey(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

export function keepKey(key: string): void {
  sessionStorage.setItem(storageName, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(storageName);
}
