import { DataVizPalette, ResponsiveContainer, VerticalBarChart, getColorFromToken } from "@fluentui/react-charts";
import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Overview } from "../api/types";
import { useDark } from "../shell/useDark";
import { useFormat } from "../words/useFormat";
import { Figures } from "./Figures";
import { height, scaleOf } from "./scale";

/** How much mail was stored on each of the last days. */
export default function MessagesChart({ days }: { days: Overview["messagesPerDay"] }) {
  const { t, i18n } = useTranslation("overview");
  const format = useFormat();
  const dark = useDark();
  // Days are those of UTC, wherever the browser is.
  const calendar = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short", timeZone: "UTC" });
  const named = days.map((day) => ({ ...day, name: calendar.format(new Date(day.date)), size: format.bytes(day.bytes) }));
  const all = days.reduce((total, { messages }) => total + messages, 0);
  const size = format.bytes(days.reduce((total, { bytes }) => total + bytes, 0));

  return (
    <>
      <Text>{t("messages.summary", { count: all, number: format.number(all), size })}</Text>
      <div style={{ height }}>
        <ResponsiveContainer>
          <VerticalBarChart
            data={named.map(({ name, messages, size }) => ({
              x: name,
              y: messages,
              legend: t("messages.messages"),
              color: getColorFromToken(DataVizPalette.color1, dark),
              yAxisCalloutData: t("messages.day", { count: messages, number: format.number(messages), size }),
            }))}
            {...scaleOf(Math.max(...days.map(({ messages }) => messages)), i18n.language)}
            chartTitle={t("messages.title")}
            hideLegend
            hideLabels
            useSingleColor
          />
        </ResponsiveContainer>
      </div>
      <Figures
        caption={t("messages.title")}
        headings={[t("messages.date"), t("messages.messages"), t("messages.size")]}
        rows={named.map(({ name, messages, size }) => [name, format.number(messages), size])}
      />
    </>
  );
}
