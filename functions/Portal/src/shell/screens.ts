import {
  ArrowDownloadRegular,
  ArrowUploadRegular,
  CalendarClockRegular,
  ClipboardTaskListLtrRegular,
  type FluentIcon,
  GaugeRegular,
  KeyRegular,
  MailInboxRegular,
  PlugConnectedRegular,
} from "@fluentui/react-icons";
import { type Role, useSignedIn } from "../api/useApi";

export interface ScreenLink {
  /** Names its words, too: `shell` has `screens.{name}`. */
  name: "overview" | "accounts" | "import" | "credentials" | "connectors" | "schedules" | "exports" | "audit";
  path: string;
  Picture: FluentIcon;
  role: Role;
  /** The key that leads to it after "g". */
  shortcut: string;
}

/** The screens of the portal, as its navigation groups them: Settings › Notifications › E-mail holds the seed of the product. */
const groups: { name: "email" | "reports" | "security"; screens: ScreenLink[] }[] = [
  {
    name: "email",
    screens: [
      { name: "overview", path: "/overview", Picture: GaugeRegular, role: "Accounts.Read", shortcut: "o" },
      { name: "accounts", path: "/accounts", Picture: MailInboxRegular, role: "Accounts.Read", shortcut: "a" },
      { name: "import", path: "/import", Picture: ArrowUploadRegular, role: "Accounts.Manage", shortcut: "i" },
      { name: "credentials", path: "/credentials", Picture: KeyRegular, role: "Accounts.Read", shortcut: "c" },
      { name: "connectors", path: "/connectors", Picture: PlugConnectedRegular, role: "Accounts.Read", shortcut: "n" },
    ],
  },
  {
    name: "reports",
    screens: [
      { name: "schedules", path: "/schedules", Picture: CalendarClockRegular, role: "Reports.Manage", shortcut: "s" },
      { name: "exports", path: "/exports", Picture: ArrowDownloadRegular, role: "Reports.Manage", shortcut: "e" },
    ],
  },
  { name: "security", screens: [{ name: "audit", path: "/audit", Picture: ClipboardTaskListLtrRegular, role: "Audit.Read", shortcut: "u" }] },
];

/** The groups with the screens that who is signed in may see. */
export function useGroups(): typeof groups {
  const { roles } = useSignedIn().me;
  return groups.map((group) => ({ ...group, screens: group.screens.filter((screen) => roles.includes(screen.role)) })).filter((group) => group.screens.length > 0);
}

/** The screens that who is signed in may see. */
export function useScreens(): ScreenLink[] {
  return useGroups().flatMap((group) => group.screens);
}
