import type { Credential, CredentialDraft } from "../api/types";

export type CredentialKind = Credential["kind"];

export const kinds: readonly CredentialKind[] = ["password", "oauthClientCredentials", "oauthRefreshToken"];

/** A credential as its form holds it; secrets are empty unless somebody types one. */
export interface CredentialValues {
  name: string;
  kind: CredentialKind;
  userName: string;
  password: string;
  tokenEndpoint: string;
  clientId: string;
  scopes: string;
  clientSecret: string;
  refreshToken: string;
  /** The secret is in the vault already, under a name. */
  inVault: boolean;
  secretName: string;
}

export const credentialFields = ["name", "kind", "userName", "password", "tokenEndpoint", "clientId", "scopes", "clientSecret", "refreshToken", "secretName"] as const;

/** What a form begins with: a credential as it is, or a new one. */
export function toValues(credential: Credential | null): CredentialValues {
  return {
    name: credential?.name ?? "",
    kind: credential?.kind ?? "password",
    userName: credential?.userName ?? "",
    password: "",
    tokenEndpoint: credential?.tokenEndpoint ?? "",
    clientId: credential?.clientId ?? "",
    scopes: credential?.scopes?.join(" ") ?? "",
    clientSecret: "",
    refreshToken: "",
    inVault: credential !== null && !credential.managed,
    secretName: credential !== null && !credential.managed ? credential.secretName : "",
  };
}

/** What the app is asked to keep. A secret that nobody typed is not sent, and stays as it is. */
export function toDraft(values: CredentialValues): CredentialDraft {
  const oauth = values.kind !== "password";
  const secret = (value: string, wanted: boolean) => (wanted && !values.inVault && value ? value : null);
  return {
    name: values.name.trim(),
    kind: values.kind,
    userName: values.userName.trim(),
    password: secret(values.password, !oauth),
    clientSecret: secret(values.clientSecret, oauth),
    refreshToken: secret(values.refreshToken, values.kind === "oauthRefreshToken"),
    tokenEndpoint: oauth ? values.tokenEndpoint.trim() : null,
    clientId: oauth ? values.clientId.trim() : null,
    scopes: oauth ? values.scopes.split(/\s+/).filter(Boolean) : null,
    secretName: values.inVault ? values.secretName.trim() : null,
  };
}
