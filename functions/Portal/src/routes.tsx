import type { ComponentType } from "react";
import { Navigate, type RouteObject } from "react-router";
import { BrokenScreen } from "./shell/BrokenScreen";
import { NoSuchScreen } from "./shell/NoSuchScreen";

/** The addresses of a panel over a list: of a new thing, and of one that is there. */
function panels(load: () => Promise<ComponentType>): RouteObject[] {
  return ["new", ":id"].map((path) => ({ path, lazy: async () => ({ Component: await load() }) }));
}

/** The address of every screen. A screen's code is loaded when somebody goes there. */
export const screens: RouteObject[] = [
  {
    ErrorBoundary: BrokenScreen,
    children: [
      { index: true, element: <Navigate to="/overview" replace /> },
      { path: "overview", lazy: async () => ({ Component: (await import("./overview/OverviewScreen")).OverviewScreen }) },
      {
        path: "accounts",
        lazy: async () => ({ Component: (await import("./accounts/AccountsScreen")).AccountsScreen }),
        children: panels(async () => (await import("./account/AccountWindow")).AccountWindow),
      },
      {
        path: "accounts/:id/inbox",
        lazy: async () => ({ Component: (await import("./inbox/InboxScreen")).InboxScreen }),
        children: [{ path: ":messageId", lazy: async () => ({ Component: (await import("./inbox/MessagePane")).MessagePane }) }],
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
      {
        path: "schedules",
        lazy: async () => ({ Component: (await import("./schedules/SchedulesScreen")).SchedulesScreen }),
        children: panels(async () => (await import("./schedules/SchedulePanel")).SchedulePanel),
      },
      { path: "exports", lazy: async () => ({ Component: (await import("./exports/ExportsScreen")).ExportsScreen }) },
      { path: "import", lazy: async () => ({ Component: (await import("./imports/ImportScreen")).ImportScreen }) },
      { path: "audit", lazy: async () => ({ Component: (await import("./audit/AuditScreen")).AuditScreen }) },
      { path: "*", Component: NoSuchScreen },
    ],
  },
];
