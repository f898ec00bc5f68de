import { Spinner } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useApi, useMay } from "../../api/useApi";
import { FailureBar } from "../FailureBar";
import { NotYoursPanel } from "../NotYoursPanel";
import { Panel } from "../Panel";
import { ResourceForm } from "./ResourceForm";
import type { Registered, Resource, ResourceWords } from "./resource";

export interface ResourcePanelProps<R extends Registered, V extends FieldValues> {
  resource: Resource<R, V>;
  words: ResourceWords;
  /** The fields of its form. */
  children: (form: UseFormReturn<V>, thing: R | null, disabled: boolean) => ReactNode;
}

/** The panel of a thing over the list of its kind: for a new one, or for the one its address names. */
export function ResourcePanel<R extends Registered, V extends FieldValues>({ resource, words, children }: ResourcePanelProps<R, V>) {
  const { t } = useTranslation("parts");
  const { id } = useParams();
  const api = useApi();
  const navigate = useNavigate();
  const mayChange = useMay(resource.role);
  const [search] = useSearchParams();
  const name = search.get("name");
  const close = () => void navigate({ pathname: resource.path, search: id && name ? new URLSearchParams({ name }).toString() : "" });
  // It is what one began to edit that is edited: a newer version shows as a conflict when it is saved.
  const thing = useQuery({
    queryKey: [resource.kind, "one", id],
    queryFn: ({ signal }) => resource.get(api, id!, signal),
    enabled: id !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

  if (id === undefined && !mayChange) {
    return <NotYoursPanel title={words.new} role={resource.role} onClose={close} />;
  }
  if (id === undefined || thing.data) {
    return (
      <ResourceForm key={id ?? "new"} resource={resource} words={words} present={thing.data ?? null} onClose={close}>
        {children}
      </ResourceForm>
    );
  }
  return (
    <Panel title={words.title} onClose={close}>
      {thing.error ? <FailureBar failure={thing.error} /> : <Spinner label={t("loading")} />}
    </Panel>
  );
}
