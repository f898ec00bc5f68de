import { ResourcePanel } from "../parts/resource/ResourcePanel";
import { NextRuns } from "./NextRuns";
import { ScheduleFields } from "./ScheduleFields";
import { ScheduleRuns } from "./ScheduleRuns";
import { schedules } from "./schedules";
import { useScheduleWords } from "./useScheduleWords";

/** One report schedule: what it is, when it comes next, and how it went. */
export function SchedulePanel() {
  return (
    <ResourcePanel resource={schedules} words={useScheduleWords()}>
      {(form, schedule, disabled) => (
        <>
          <ScheduleFields form={form} disabled={disabled} />
          {schedule && <NextRuns schedule={schedule} />}
          {schedule && <ScheduleRuns id={schedule.id} disabled={disabled} />}
        </>
      )}
    </ResourcePanel>
  );
}
