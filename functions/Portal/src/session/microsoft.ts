// Microsoft Entra ID, in the public cloud and in the national ones.
const hosts = new Set(["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"]);

/** Whether an identity provider is Microsoft Entra ID. */
export function isMicrosoft(authority: string): boolean {
  return hosts.has(new URL(authority).hostname);
}
