import type { components } from "../api/schema";
import { filterOf } from "../accounts/filters";
import type { AccountQuery } from "../api/types";

export type ReportSchedule = components["schemas"]["ReportSchedule"];
type ReportScheduleDraft = components["schemas"]["ReportScheduleDraft"];
export type DayOfWeek = components["schemas"]["DayOfWeek"];
export type Frequency = components["schemas"]["Frequency"];

export const frequencies = ["Daily", "Weekly", "Monthly", "Cron"] as const satisfies Frequency[];
export const daysOfWeek = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const satisfies DayOfWeek[];

/** A schedule as its form holds it. */
export interface ScheduleValues {
  name: string;
  enabled: boolean;
  filter: AccountQuery;
  sort: ReportSchedule["sort"];
  frequency: Frequency;
  days: DayOfWeek[];
  dayOfMonth: string;
  lastDayOfMonth: boolean;
  time: string;
  cron: string;
  timeZone: string;
  recipients: string;
  message: string;
}

export const scheduleFields = ["name", "enabled", "frequency", "days", "dayOfMonth", "lastDayOfMonth", "time", "cron", "timeZone", "recipients", "message", "sort"] as const;

/** What a form begins with: a schedule as it is, or a new one for the accounts that an address filters. */
export function toValues(schedule: ReportSchedule | null, search: URLSearchParams): ScheduleValues {
  return {
    name: schedule?.name ?? "",
    enabled: schedule?.enabled ?? true,
    filter: schedule ? (schedule.filter as AccountQuery) : filterOf(search),
    sort: schedule?.sort ?? "id",
    frequency: schedule?.frequency ?? "Daily",
    days: schedule?.days ?? [],
    dayOfMonth: schedule?.dayOfMonth ? String(schedule.dayOfMonth) : "",
    lastDayOfMonth: schedule?.lastDayOfMonth ?? false,
    time: schedule?.time ?? "07:00",
    cron: schedule?.cron ?? "",
    timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    recipients: schedule?.recipients.join("\n") ?? "",
    message: schedule?.message ?? "",
  };
}

/** What the app is asked to keep: of the times only what goes with the frequency. */
export function toDraft(values: ScheduleValues): ReportScheduleDraft {
  const { frequency } = values;
  const monthly = frequency === "Monthly";
  return {
    name: values.name.trim(),
    enabled: values.enabled,
    filter: values.filter as ReportScheduleDraft["filter"],
    sort: values.sort,
    frequency,
    days: frequency === "Weekly" ? values.days : null,
    dayOfMonth: monthly && !values.lastDayOfMonth && values.dayOfMonth !== "" ? Number(values.dayOfMonth) : null,
    lastDayOfMonth: monthly ? values.lastDayOfMonth : null,
    time: frequency === "Cron" ? null : values.time,
    cron: frequency === "Cron" ? values.cron.trim() : null,
    timeZone: values.timeZone,
    recipients: values.recipients.split(/[\s,;]+/).filter(Boolean),
    message: values.message.trim() === "" ? null : values.message.replaceAll("\r\n", "\n"),
  };
}
