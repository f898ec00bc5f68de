import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { FilterDismissRegular, SearchRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../shell/useShortcut";
import { choiceNames, choices } from "./filters";
import type { Address } from "./useAddress";

const typingMilliseconds = 300;

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  input: { minWidth: 0 },
});

/** The filters of the accounts report. */
export function Filters({ address }: { address: Address }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const box = useRef<HTMLInputElement>(null);
  useShortcut("/", () => box.current?.focus());

  return (
    <search className={styles.row} aria-label={t("filters.label")}>
      <NameFilter box={box} address={address} />
      {choiceNames.map((name) => (
        <Field key={name} label={t(`filters.${name}`)}>
          <Select value={address.filter[name] ?? ""} onChange={(_, { value }) => address.change(name, value)}>
            <option value="">{t("filters.any")}</option>
            {choices[name].map((value) => (
              <option key={value} value={value}>
                {t(`values.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Button icon={<FilterDismissRegular />} disabledFocusable={address.filters === 0} onClick={() => address.filters > 0 && address.clear()}>
        {t("filters.clear")}
      </Button>
    </search>
  );
}

/** Takes effect once nothing was typed for a moment. */
function NameFilter({ box, address }: { box: React.RefObject<HTMLInputElement | null>; address: Address }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const set = address.filter.name ?? "";
  const [typed, setTyped] = useState(set);
  const { change } = address;

  // Somebody cleared the filters, or went back.
  useEffect(() => setTyped(set), [set]);
  useEffect(() => {
    if (typed.trim() === set) {
      return;
    }
    const timer = window.setTimeout(() => change("name", typed.trim()), typingMilliseconds);
    return () => window.clearTimeout(timer);
  }, [typed, set, change]);

  return (
    <Field label={t("filters.name")}>
      <Input className={styles.input} input={{ ref: box }} type="search" contentBefore={<SearchRegular aria-hidden />} value={typed} onChange={(_, { value }) => setTyped(value)} />
    </Field>
  );
}
