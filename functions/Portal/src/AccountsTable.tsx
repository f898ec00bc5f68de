import { Table, TableBody, TableHeader, TableHeaderCell, TableRow, makeStyles, tokens } from "@fluentui/react-components";
import { AccountRow } from "./AccountRow";
import type { Account } from "./api";

const columns = [
  "ID",
  "Name",
  "Secure connection",
  "Connection type",
  "Protocol",
  "Port",
  "Automatic check",
  "Keep copy in server",
  "Health",
];

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { minWidth: "1100px", tableLayout: "auto" },
  header: { verticalAlign: "bottom", "& .fui-TableHeaderCell__button": { fontWeight: tokens.fontWeightSemibold } },
  number: { verticalAlign: "bottom", "& .fui-TableHeaderCell__button": { justifyContent: "flex-end", fontWeight: tokens.fontWeightSemibold } },
});

/** A page of the accounts report. */
export function AccountsTable({ accounts }: { accounts: Account[] }) {
  const styles = useStyles();
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Accounts">
      <Table className={styles.table} size="small" aria-label="IMAP/POP3 accounts">
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column} className={styles.header}>
                {column}
              </TableHeaderCell>
            ))}
            <TableHeaderCell className={styles.number}>Messages</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
