import { Button, Spinner, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons";
import { AccountsTable } from "./AccountsTable";
import type { Api, Failure } from "./api";
import { CommandBar } from "./CommandBar";
import { FailureBar } from "./FailureBar";
import { Location } from "./Location";
import { Notice } from "./Notice";
import { PageButtons } from "./PageButtons";
import { useAccounts } from "./useAccounts";

const title = "IMAP/POP3 accounts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
  },
  loading: { padding: tokens.spacingVerticalXXXL },
});

interface Props {
  api: Api;
  onSignedOut: (failure: Failure) => void;
}

/** The report of the IMAP and POP3 accounts. */
export function AccountsPage({ api, onSignedOut }: Props) {
  const styles = useStyles();
  const accounts = useAccounts(api, onSignedOut);
  const { page, failure, busy, refresh } = accounts;
  const isEmpty = page?.items.length === 0;

  return (
    <main className={styles.page} aria-busy={busy}>
      <div>
        <Location path={["Settings", "Notifications", "E-mail", title]} />
        <Title3 as="h1">{title}</Title3>
      </div>
      <CommandBar turning={accounts.turning} updatedAt={accounts.updatedAt} onRefresh={refresh} />
      {failure && <FailureBar failure={failure} action={<Button onClick={refresh}>Try again</Button>} />}
      {!page && !failure && <Spinner className={styles.loading} label="Loading the accounts…" />}
      {isEmpty && accounts.number === 1 && (
        <Notice picture={<MailInboxRegular />} title="No accounts yet" detail="Register one with POST /api/accounts, and it appears here." />
      )}
      {isEmpty && accounts.number > 1 && (
        <Notice picture={<MailInboxRegular />} title="No more accounts" detail="The accounts of this page are gone. Go back with Previous." />
      )}
      {page && !isEmpty && <AccountsTable accounts={page.items} />}
      {page && <PageButtons number={accounts.number} onPrevious={accounts.previous} onNext={accounts.next} />}
    </main>
  );
}
