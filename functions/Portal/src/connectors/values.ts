import type { Connector } from "../api/types";
import type { components } from "../api/schema";

type ConnectorDraft = components["schemas"]["ConnectorDraft"];

export const types = ["SOCKS5", "SOCKS4A", "HTTP"] as const satisfies Connector["type"][];

/** A network connector as its form holds it; the password is empty unless somebody types one. */
export interface ConnectorValues {
  name: string;
  type: Connector["type"];
  address: string;
  port: string;
  userName: string;
  password: string;
}

export const connectorFields = ["name", "type", "address", "port", "userName", "password"] as const;

export function toValues(connector: Connector | null): ConnectorValues {
  return {
    name: connector?.name ?? "",
    type: connector?.type ?? "SOCKS5",
    address: connector?.address ?? "",
    port: connector ? String(connector.port) : standardPorts.SOCKS5,
    userName: connector?.userName ?? "",
    password: "",
  };
}

export function toDraft(values: ConnectorValues): ConnectorDraft {
  const userName = values.userName.trim() || null;
  return {
    name: values.name.trim(),
    type: values.type,
    address: values.address.trim(),
    port: Number(values.port),
    userName,
    // SOCKS 4a knows no passwords.
    password: values.type !== "SOCKS4A" && userName && values.password ? values.password : null,
  };
}

/** The ports that proxies usually listen on. */
export const standardPorts: Record<Connector["type"], string> = { SOCKS5: "1080", SOCKS4A: "1080", HTTP: "3128" };
