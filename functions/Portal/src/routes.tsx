import { Navigate, type RouteObject } from "react-router";
import { BrokenScreen } from "./shell/BrokenScreen";
import { NoSuchScreen } from "./shell/NoSuchScreen";

/** The address of every screen. A screen's code is loaded when somebody goes there. */
export const screens: RouteObject[] = [
  {
    ErrorBoundary: BrokenScreen,
    children: [
      { index: true, element: <Navigate to="/accounts" replace /> },
      {
        path: "accounts",
        lazy: async () => ({ Component: (await import("./accounts/AccountsScreen")).AccountsScreen }),
        children: ["new", ":id"].map((path) => ({ path, lazy: async () => ({ Component: (await import("./account/AccountWindow")).AccountWindow }) })),
      },
      {
        path: "accounts/:id/inbox",
        lazy: async () => ({ Component: (await import("./inbox/InboxScreen")).InboxScreen }),
        children: [{ path: ":messageId", lazy: async () => ({ Component: (await import("./inbox/MessagePane")).MessagePane }) }],
      },
      { path: "accounts/:id/checks", lazy: async () => ({ Component: (await import("./inbox/ChecksScreen")).ChecksScreen }) },
      { path: "*", Component: NoSuchScreen },
    ],
  },
];
