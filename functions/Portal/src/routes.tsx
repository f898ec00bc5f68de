import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import type { Role } from "./api/useApi";
import { BrokenScreen } from "./shell/BrokenScreen";
import { Gate } from "./shell/Gate";
import { Home } from "./shell/Home";
import { NoSuchScreen } from "./shell/NoSuchScreen";

/** The addresses of a panel over a list: of a new thing, and of one that is there. */
function panels(load: () => Promise<ComponentType>): RouteObject[] {
  return ["new", ":id"].map((path) => ({ path, lazy: async () => ({ Component: await load() }) }));
}

/** Screens for those who have a role; the others are told. */
function forRole(role: Role, ...children: RouteObject[]): RouteObject {
  return { element: <Gate role={role} />, children };
}

/** The address of every screen. A screen's code is loaded when somebody goes there. */
export const screens: RouteObject[] = [
  {
    ErrorBoundary: BrokenScreen,
    children: [
      { index: true, Component: Home },
      forRole(
        "Accounts.Read",
        { path: "overview", lazy: async () => ({ Component: (await import("./overview/OverviewScreen")).OverviewScreen }) },
        {
          path: "accounts",
          lazy: async () => ({ Component: (await import("./accounts/AccountsScreen")).AccountsScreen }),
          children: panels(async () => (await import("./account/AccountWindow")).AccountWindow),
        },
        { path: "accounts/:id/checks", lazy: async () => ({ Component: (await import("./inbox/ChecksScreen")).ChecksScreen }) },
        {
          path: "credentials",
          lazy: async () => ({ Component: (await import("./credentials/CredentialsScreen")).CredentialsScreen }),
          children: panels(async () => (await import("./credentials/CredentialPanel")).CredentialPanel),
        },
        {
          path: "connectors",
          lazy: async () => ({ Component: (await import("./connectors/ConnectorsScreen")).ConnectorsScreen }),
          children: panels(async () => (await import("./connectors/ConnectorPanel")).ConnectorPanel),
        },
      ),
      forRole("Accounts.Manage", { path: "import", lazy: async () => ({ Component: (await import("./imports/ImportScreen")).ImportScreen }) }),
      forRole("Mail.Read", {
        path: "accounts/:id/inbox",
        lazy: async () => ({ Component: (await import("./inbox/InboxScreen")).InboxScreen }),
        children: [{ path: ":messageId", lazy: async () => ({ Component: (await import("./inbox/MessagePane")).MessagePane }) }],
      }),
      forRole(
        "Reports.Manage",
        {
          path: "schedules",
          lazy: async () => ({ Component: (await import("./schedules/SchedulesScreen")).SchedulesScreen }),
          children: panels(async () => (await import("./schedules/SchedulePanel")).SchedulePanel),
        },
        { path: "exports", lazy: async () => ({ Component: (await import("./exports/ExportsScreen")).ExportsScreen }) },
      ),
      forRole("Audit.Read", { path: "audit", lazy: async () => ({ Component: (await import("./audit/AuditScreen")).AuditScreen }) }),
      { path: "*", Component: NoSuchScreen },
    ],
  },
];
