import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { FilterChoice, FilterPanel } from "../parts/FilterPanel";
import { SearchField } from "../parts/SearchField";
import { actions } from "./actions";
import { filterNames } from "./query";

const useStyles = makeStyles({
  // In a narrow place it gets narrow, too.
  input: { minWidth: 0 },
});

/** The filters of the audit, which are in the address bar. */
export function AuditFilters() {
  const styles = useStyles();
  const { t } = useTranslation("audit");
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (name: string, value: string) =>
      setSearch(
        (last) => {
          const next = new URLSearchParams(last);
          ["cursor", "page", name].forEach((part) => next.delete(part));
          if (value) {
            next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const byActor = useCallback((text: string) => change("actor", text), [change]);
  const byTarget = useCallback((text: string) => change("target", text), [change]);
  const any = filterNames.some((name) => search.get(name));

  return (
    <FilterPanel any={any} onClear={() => setSearch({})}>
      <Field label={t("from")}>
        <Input className={styles.input} type="date" value={search.get("from") ?? ""} onChange={(_, { value }) => change("from", value)} />
      </Field>
      <Field label={t("to")}>
        <Input className={styles.input} type="date" value={search.get("to") ?? ""} onChange={(_, { value }) => change("to", value)} />
      </Field>
      <SearchField label={t("actor")} value={search.get("actor") ?? ""} onChange={byActor} />
      <FilterChoice
        label={t("action")}
        value={search.get("action") ?? ""}
        options={actions.map((action) => [action, t(`actions.${action}`)] as const)}
        onChange={(action) => change("action", action)}
      />
      <SearchField label={t("target")} value={search.get("target") ?? ""} onChange={byTarget} />
    </FilterPanel>
  );
}
