import type { Account, AccountDraft } from "../api/types";

/** An account as its window holds it: numbers as they are typed, empty where the app's default is meant. */
export interface AccountValues {
  name: string;
  keepCopy: boolean;
  automaticCheck: boolean;
  enabled: boolean;
  address: string;
  port: string;
  protocol: Account["protocol"];
  useNetworkConnector: boolean;
  networkConnectorId: string;
  credentialId: string;
  skipCertificate: boolean;
  secureConnection: boolean;
  connectionType: NonNullable<Account["connectionType"]>;
  checkIntervalMinutes: string;
  folder: string;
  since: string;
  keepMessagesDays: string;
}

export const accountFields = [
  "name",
  "address",
  "protocol",
  "port",
  "secureConnection",
  "connectionType",
  "skipCertificate",
  "credentialId",
  "useNetworkConnector",
  "networkConnectorId",
  "enabled",
  "automaticCheck",
  "keepCopy",
  "checkIntervalMinutes",
  "folder",
  "since",
  "keepMessagesDays",
] as const satisfies (keyof AccountValues)[];

/** A new account: safe, checked, and nothing is deleted on the server. */
export const newAccount: AccountValues = {
  name: "",
  keepCopy: true,
  automaticCheck: true,
  enabled: true,
  address: "",
  port: "993",
  protocol: "IMAP",
  useNetworkConnector: false,
  networkConnectorId: "",
  credentialId: "",
  skipCertificate: false,
  secureConnection: true,
  connectionType: "SSL",
  checkIntervalMinutes: "5",
  folder: "INBOX",
  since: "",
  keepMessagesDays: "",
};

export function toValues(account: Account): AccountValues {
  return {
    ...account,
    port: String(account.port),
    networkConnectorId: account.networkConnectorId ?? "",
    connectionType: account.connectionType ?? "SSL",
    checkIntervalMinutes: String(account.checkIntervalMinutes),
    since: account.since ?? "",
    keepMessagesDays: account.keepMessagesDays === null ? "" : String(account.keepMessagesDays),
  };
}

export function toDraft(values: AccountValues): AccountDraft {
  return {
    name: values.name.trim(),
    keepCopy: values.keepCopy,
    automaticCheck: values.automaticCheck,
    enabled: values.enabled,
    address: values.address.trim(),
    port: values.port === "" ? null : Number(values.port),
    protocol: values.protocol,
    useNetworkConnector: values.useNetworkConnector,
    networkConnectorId: values.useNetworkConnector ? values.networkConnectorId : null,
    credentialId: values.credentialId,
    skipCertificate: values.skipCertificate,
    secureConnection: values.secureConnection,
    connectionType: values.secureConnection ? values.connectionType : null,
    checkIntervalMinutes: values.checkIntervalMinutes === "" ? null : Number(values.checkIntervalMinutes),
    folder: values.protocol === "IMAP" ? values.folder.trim() || null : null,
    since: values.since || null,
    keepMessagesDays: values.keepMessagesDays === "" ? null : Number(values.keepMessagesDays),
  };
}

/** The port that goes with protocol and security (RFC 8314, section 3; RFC 9051; RFC 1939). */
export function standardPort({ protocol, secureConnection, connectionType }: Pick<AccountValues, "protocol" | "secureConnection" | "connectionType">): string {
  const fromFirstByte = secureConnection && connectionType === "SSL";
  return protocol === "IMAP" ? (fromFirstByte ? "993" : "143") : fromFirstByte ? "995" : "110";
}
