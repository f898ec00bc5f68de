import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { FilterDismissRegular } from "@fluentui/react-icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { SearchField } from "../parts/SearchField";
import { actions } from "./actions";
import { filterNames } from "./query";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
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
    <search className={styles.row} aria-label={t("filters")}>
      <Field label={t("from")}>
        <Input className={styles.input} type="date" value={search.get("from") ?? ""} onChange={(_, { value }) => change("from", value)} />
      </Field>
      <Field label={t("to")}>
        <Input className={styles.input} type="date" value={search.get("to") ?? ""} onChange={(_, { value }) => change("to", value)} />
      </Field>
      <SearchField label={t("actor")} value={search.get("actor") ?? ""} onChange={byActor} />
      <Field label={t("action")}>
        <Select className={styles.input} value={search.get("action") ?? ""} onChange={(_, { value }) => change("action", value)}>
          <option value="">{t("any")}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {t(`actions.${action}`)}
            </option>
          ))}
        </Select>
      </Field>
      <SearchField label={t("target")} value={search.get("target") ?? ""} onChange={byTarget} />
      <Button icon={<FilterDismissRegular />} disabledFocusable={!any} onClick={() => any && setSearch({})}>
        {t("clear")}
      </Button>
    </search>
  );
}
