import { useMemo } from "react";
import { useTranslation } from "react-i18next";

export interface Format {
  /** A number, with the language's separators. */
  number: (value: number) => string;
  /** A size with its unit. */
  bytes: (value: number) => string;
  /** A point in time, to the second. */
  dateTime: (value: string | Date) => string;
  /** A time of day, to the second. */
  time: (value: Date) => string;
  /** How long ago or ahead a point in time is: "5 minutes ago". */
  relative: (value: string | Date, now?: Date) => string;
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Numbers and times as the portal's language writes them, in the browser's time zone. */
export function useFormat(): Format {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const number = new Intl.NumberFormat(language);
    const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "medium" });
    const time = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
    const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    return {
      number: (value) => number.format(value),
      bytes: (value) => {
        const power = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
        return new Intl.NumberFormat(language, { style: "unit", unit: units[power]!, unitDisplay: power === 0 ? "long" : "short", maximumSignificantDigits: 3 }).format(
          value / 1000 ** power,
        );
      },
      dateTime: (value) => dateTime.format(new Date(value)),
      time: (value) => time.format(value),
      relative: (value, now = new Date()) => {
        const seconds = Math.round((new Date(value).getTime() - now.getTime()) / 1000);
        const step = steps.find(([, length]) => Math.abs(seconds) >= length);
        return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : relative.format(seconds, "second");
      },
    };
  }, [language]);
}
