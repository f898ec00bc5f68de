import { TableCell, TableRow, makeStyles, tokens } from "@fluentui/react-components";
import type { Account } from "./api";
import { CellNote } from "./CellNote";
import { Health } from "./Health";

const useStyles = makeStyles({
  row: { height: "44px" },
  name: { overflowWrap: "anywhere", minWidth: "160px", fontWeight: tokens.fontWeightSemibold },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
});

/** One account of the report. */
export function AccountRow({ account }: { account: Account }) {
  const styles = useStyles();
  return (
    <TableRow className={styles.row}>
      <TableCell>{account.id}</TableCell>
      <TableCell className={styles.name}>
        {account.name}
        {!account.enabled && <CellNote>Disabled</CellNote>}
      </TableCell>
      <TableCell>
        {yesNo(account.secureConnection)}
        {account.skipCertificate && <CellNote warning>Certificate not checked</CellNote>}
      </TableCell>
      <TableCell>{account.connectionType ?? "–"}</TableCell>
      <TableCell>{account.protocol}</TableCell>
      <TableCell>{account.port}</TableCell>
      <TableCell>{yesNo(account.automaticCheck)}</TableCell>
      <TableCell>{yesNo(account.keepCopy)}</TableCell>
      <TableCell>
        <Health check={account.check} />
      </TableCell>
      <TableCell className={styles.number}>{account.check.messagesStored.toLocaleString()}</TableCell>
    </TableRow>
  );
}

function yesNo(value: boolean): string {
  return value ? "Yes" : "No";
}
