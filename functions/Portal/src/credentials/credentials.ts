import { bodyOf, versionedOf } from "../api/client";
import type { Credential } from "../api/types";
import type { Resource } from "../parts/resource/resource";
import { type CredentialValues, credentialFields, toDraft, toValues } from "./values";

/** What accounts log in with. */
export const credentials: Resource<Credential, CredentialValues> = {
  kind: "credentials",
  path: "/credentials",
  role: "Credentials.Manage",
  fields: credentialFields,
  toValues,
  list: (api, query, signal) => bodyOf(api.GET("/api/credentials", { params: { query }, signal })),
  get: (api, id, signal) => versionedOf(api.GET("/api/credentials/{id}", { params: { path: { id } }, signal })),
  create: (api, values) => versionedOf(api.POST("/api/credentials", { body: toDraft(values) })),
  replace: (api, id, etag, values) => versionedOf(api.PUT("/api/credentials/{id}", { params: { path: { id }, header: { "If-Match": etag } }, body: toDraft(values) })),
  remove: (api, id, etag) => bodyOf(api.DELETE("/api/credentials/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
};
