import type { MailAddress } from "../api/types";

/** Whom an address is of: the display name, else the address itself. */
export function nameOf({ name, address }: MailAddress): string {
  return name || address;
}

/** An address as mail programs write it (RFC 5322, section 3.4). */
export function fullNameOf({ name, address }: MailAddress): string {
  return name && address ? `${name} <${address}>` : name || address;
}
