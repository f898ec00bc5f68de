import { bodyOf, versionedOf } from "../api/client";
import type { Resource } from "../parts/resource/resource";
import { type ReportSchedule, type ScheduleValues, scheduleFields, toDraft, toValues } from "./values";

/** Reports that are made by themselves. */
export const schedules: Resource<ReportSchedule, ScheduleValues> = {
  kind: "schedules",
  path: "/schedules",
  role: "Reports.Manage",
  fields: scheduleFields,
  toValues,
  list: (api, query, signal) => bodyOf(api.GET("/api/report-schedules", { params: { query }, signal })),
  get: (api, id, signal) => versionedOf(api.GET("/api/report-schedules/{id}", { params: { path: { id } }, signal })),
  create: (api, values) => versionedOf(api.POST("/api/report-schedules", { body: toDraft(values) })),
  replace: (api, id, etag, values) => versionedOf(api.PUT("/api/report-schedules/{id}", { params: { path: { id }, header: { "If-Match": etag } }, body: toDraft(values) })),
  remove: (api, id, etag) => bodyOf(api.DELETE("/api/report-schedules/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
};
