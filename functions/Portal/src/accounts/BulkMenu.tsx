import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, ToolbarButton, makeStyles, tokens } from "@fluentui/react-components";
import {
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ChevronDownRegular,
  DeleteRegular,
  DismissCircleRegular,
  type FluentIcon,
} from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAction } from "./bulk";

const actions: [BulkAction, FluentIcon][] = [
  ["enable", CheckmarkCircleRegular],
  ["disable", DismissCircleRegular],
  ["check", ArrowSyncRegular],
  ["delete", DeleteRegular],
];

const useStyles = makeStyles({
  button: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
});

interface Props {
  /** What stands on its button. */
  words: string;
  /** How many accounts are selected. */
  count: number;
  onChoose: (action: BulkAction) => void;
}

/** What can be done with the selected accounts. */
export default function BulkMenu({ words, count, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const [open, setOpen] = useState(false);
  // It comes because somebody wants it; it moves the focus only where it opens after it is there.
  useEffect(() => setOpen(true), []);

  return (
    <Menu open={open} onOpenChange={(_, change) => setOpen(change.open)}>
      <MenuTrigger disableButtonEnhancement>
        <ToolbarButton className={styles.button} icon={<ChevronDownRegular />}>
          {words}
        </ToolbarButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {count === 0 && <MenuItem disabled>{t("commands.selectFirst")}</MenuItem>}
          {actions.map(([action, Picture]) => (
            <MenuItem key={action} icon={<Picture />} disabled={count === 0} onClick={() => onChoose(action)}>
              {t(`bulk.${action}.menu`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
