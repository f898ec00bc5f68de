import type { DefaultValues, FieldPath, FieldValues } from "react-hook-form";
import type { Api, Versioned } from "../../api/client";
import type { Page } from "../../api/types";
import type { Role } from "../../api/useApi";

/** What every thing has that is registered under a name. */
export interface Registered {
  id: string;
  name: string;
  updatedAt: string;
  updatedBy: string;
}

/** A kind of things that are registered under names, and how the API is asked for them. */
export interface Resource<R extends Registered, V extends FieldValues> {
  /** The key of its queries. */
  kind: string;
  /** The address of its screen. */
  path: string;
  /** The role that changing it takes. */
  role: Role;
  /** The fields of its form, in its order, that the API may find something wrong with. */
  fields: readonly FieldPath<V>[];
  /** What its form begins with: the thing as it is, or a new one. */
  toValues: (thing: R | null, search: URLSearchParams) => DefaultValues<V> & V;
  list: (api: Api, query: { name?: string; cursor?: string }, signal: AbortSignal) => Promise<Page<R>>;
  get: (api: Api, id: string, signal?: AbortSignal) => Promise<Versioned<R>>;
  create: (api: Api, values: V) => Promise<Versioned<R>>;
  replace: (api: Api, id: string, etag: string, values: V) => Promise<Versioned<R>>;
  remove: (api: Api, id: string, etag: string) => Promise<unknown>;
}

/** The words of a kind of things. */
export interface ResourceWords {
  title: string;
  /** Of the button and the panel for a new one. */
  new: string;
  /** Of the panel for one that is there. */
  edit: (name: string) => string;
  empty: { title: string; detail: string };
  /** What deleting one does. */
  deleting: string;
}
