import { makeStyles, tokens } from "@fluentui/react-components";
import { MailInboxAllRegular, SubtractCircleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { StatePicture } from "../accounts/StatePicture";
import type { CheckState, Overview } from "../api/types";
import { Section } from "./Section";
import { Tile } from "./Tile";

// What is well first, then what is not, then what will be known soon.
const states: CheckState[] = ["Ok", "Failing", "Suspended", "Overdue", "Queued", "Never"];

const useStyles = makeStyles({
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(120px, 1fr))",
    gap: tokens.spacingHorizontalM,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
});

/** How many accounts are doing how; each number leads to its accounts. */
export function Tiles({ accounts }: { accounts: Overview["accounts"] }) {
  const styles = useStyles();
  const { t } = useTranslation(["overview", "accounts"]);
  return (
    <Section title={t("accounts.title")}>
      <ul className={styles.tiles}>
        <Tile count={accounts.total} name={t("accounts.all")} picture={<MailInboxAllRegular />} to="/accounts" />
        {states.map((state) => (
          <Tile
            key={state}
            count={accounts.byState[state] ?? 0}
            name={t(`accounts:states.${state}`)}
            picture={<StatePicture state={state} />}
            to={`/accounts?status=enabled&checkState=${state}`}
          />
        ))}
        <Tile count={accounts.total - accounts.enabled} name={t("accounts:values.disabled")} picture={<SubtractCircleRegular />} to="/accounts?status=disabled" />
      </ul>
    </Section>
  );
}
