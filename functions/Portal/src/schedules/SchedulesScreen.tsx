import { CalendarClockRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { CellNote } from "../parts/CellNote";
import { Moment } from "../parts/Moment";
import { ResourceScreen } from "../parts/resource/ResourceScreen";
import { useTimesInWords } from "./useTimesInWords";
import { schedules } from "./schedules";
import { useScheduleWords } from "./useScheduleWords";

/** The reports that are made by themselves, and when next. */
export function SchedulesScreen() {
  const { t } = useTranslation(["schedules", "shell"]);
  const inWords = useTimesInWords();
  return (
    <ResourceScreen
      resource={schedules}
      words={useScheduleWords()}
      below={[{ name: t("shell:groups.reports") }]}
      picture={<CalendarClockRegular />}
      columns={[
        {
          id: "times",
          heading: t("when"),
          cell: (schedule) => (
            <div>
              {inWords(schedule)}
              <CellNote>{schedule.timeZone}</CellNote>
            </div>
          ),
        },
        { id: "next", heading: t("next"), cell: ({ enabled, nextRuns }) => (enabled && nextRuns[0] ? <Moment at={nextRuns[0]} /> : t("disabled")) },
        { id: "recipients", heading: t("recipients"), numeric: true, cell: ({ recipients }) => recipients.length },
      ]}
    />
  );
}
