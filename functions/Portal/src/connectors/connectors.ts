import { bodyOf, versionedOf } from "../api/client";
import type { Connector } from "../api/types";
import type { Resource } from "../parts/resource/resource";
import { type ConnectorValues, connectorFields, toDraft, toValues } from "./values";

/** The proxies through which servers are reached. */
export const connectors: Resource<Connector, ConnectorValues> = {
  kind: "connectors",
  path: "/connectors",
  role: "Accounts.Manage",
  fields: connectorFields,
  toValues,
  list: (api, query, signal) => bodyOf(api.GET("/api/connectors", { params: { query }, signal })),
  get: (api, id, signal) => versionedOf(api.GET("/api/connectors/{id}", { params: { path: { id } }, signal })),
  create: (api, values) => versionedOf(api.POST("/api/connectors", { body: toDraft(values) })),
  replace: (api, id, etag, values) => versionedOf(api.PUT("/api/connectors/{id}", { params: { path: { id }, header: { "If-Match": etag } }, body: toDraft(values) })),
  remove: (api, id, etag) => bodyOf(api.DELETE("/api/connectors/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
};
