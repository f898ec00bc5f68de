import { DataVizPalette, ResponsiveContainer, VerticalStackedBarChart, getColorFromToken } from "@fluentui/react-charts";
import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Overview } from "../api/types";
import { useDark } from "../shell/useDark";
import { useFormat } from "../words/useFormat";
import { Figures } from "./Figures";
import { height, scaleOf } from "./scale";

/** How many checks succeeded and failed in each of the last minutes. */
export default function ChecksChart({ minutes }: { minutes: Overview["checksPerMinute"] }) {
  const { t, i18n } = useTranslation("overview");
  const format = useFormat();
  const dark = useDark();
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: "short" });
  // The last minute is not over: it would look as if checking stopped.
  const over = minutes.slice(0, -1).map((minute) => ({ ...minute, time: clock.format(new Date(minute.at)) }));
  const sum = (of: (minute: (typeof over)[number]) => number) => over.reduce((total, minute) => total + of(minute), 0);
  const all = sum(({ succeeded, failed }) => succeeded + failed);

  return (
    <>
      <Text>{t("checks.summary", { count: all, number: format.number(all), failed: format.number(sum(({ failed }) => failed)) })}</Text>
      <div style={{ height }}>
        <ResponsiveContainer>
          <VerticalStackedBarChart
            data={over.map(({ at, time, succeeded, failed }) => ({
              xAxisPoint: new Date(at),
              xAxisCalloutData: time,
              chartData: [
                { legend: t("checks.succeeded"), data: succeeded, color: getColorFromToken(DataVizPalette.success, dark) },
                { legend: t("checks.failed"), data: failed, color: getColorFromToken(DataVizPalette.error, dark) },
              ],
            }))}
            {...scaleOf(Math.max(...over.map(({ succeeded, failed }) => succeeded + failed)), i18n.language)}
            chartTitle={t("checks.title")}
            customDateTimeFormatter={(at) => clock.format(at)}
            isCalloutForStack
            hideLabels
          />
        </ResponsiveContainer>
      </div>
      <Figures
        caption={t("checks.title")}
        headings={[t("checks.minute"), t("checks.succeeded"), t("checks.failed")]}
        rows={over.map(({ time, succeeded, failed }) => [time, format.number(succeeded), format.number(failed)])}
      />
    </>
  );
}
