import { useTranslation } from "react-i18next";
import type { DayOfWeek, ReportSchedule } from "./values";

/** The name of a day of the week, as the portal's language writes it. */
export function useDayName(): (day: DayOfWeek) => string {
  const { language } = useTranslation().i18n;
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  // 4 January 1970 was a Sunday.
  const order: DayOfWeek[] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  return (day) => format.format(Date.UTC(1970, 0, 4 + order.indexOf(day)));
}

/** Says when a report is made. */
export function useTimesInWords(): (schedule: ReportSchedule) => string {
  const { t, i18n } = useTranslation("schedules");
  const dayName = useDayName();
  const list = new Intl.ListFormat(i18n.language);
  return (schedule) => {
    const time = schedule.time ?? "";
    switch (schedule.frequency) {
      case "Daily":
        return t("inWords.daily", { time });
      case "Weekly":
        return t("inWords.weekly", { days: list.format(schedule.days.map(dayName)), time });
      case "Monthly":
        return schedule.lastDayOfMonth ? t("inWords.lastDay", { time }) : t("inWords.monthly", { day: schedule.dayOfMonth ?? "", time });
      case "Cron":
        return t("inWords.cron", { cron: schedule.cron ?? "" });
    }
  };
}
