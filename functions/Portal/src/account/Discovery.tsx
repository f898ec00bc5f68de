import { Button, Field, Input, Link, MessageBar, MessageBarBody, Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { errorOf } from "../api/failure";
import type { Proposal } from "../api/types";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import type { AccountValues } from "./values";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none" },
  proposal: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
  },
  note: { display: "block", color: tokens.colorNeutralForeground3 },
});

/** Finds a server's settings by an e-mail address, and takes those over that somebody chooses. */
export function Discovery({ form }: { form: UseFormReturn<AccountValues> }) {
  const styles = useStyles();
  const { t } = useTranslation("account");
  const api = useApi();
  const [shown, setShown] = useState(false);
  const [emailAddress, setEmailAddress] = useState("");
  const find = useMutation({ mutationFn: () => bodyOf(api.POST("/api/accounts/discover", { body: { emailAddress: emailAddress.trim() } })) });
  const wrong = errorOf(find.error, "emailAddress");

  const take = (proposal: Proposal) => {
    const { address, protocol, port, secureConnection, connectionType } = proposal;
    const set = { address, protocol, port: String(port), secureConnection, ...(connectionType && { connectionType }) };
    Object.entries(set).forEach(([name, value]) => form.setValue(name as keyof AccountValues, value, { shouldDirty: true, shouldValidate: true }));
    if (form.getValues("name") === "") {
      form.setValue("name", emailAddress.trim(), { shouldDirty: true });
    }
    setShown(false);
  };

  if (!shown) {
    return (
      <div>
        <Link as="button" type="button" onClick={() => setShown(true)}>
          {t("discovery.open")}
        </Link>
      </div>
    );
  }

  return (
    <div className={styles.box}>
      <Field label={t("discovery.email")} validationMessage={wrong}>
        <div className={styles.row}>
          <Input
            className={styles.input}
            type="email"
            aria-label={t("discovery.email")}
            autoFocus
            value={emailAddress}
            onChange={(_, { value }) => setEmailAddress(value)}
            onKeyDown={(event) => {
              // Enter searches; it does not save the account.
              if (event.key === "Enter") {
                event.preventDefault();
                find.mutate();
              }
            }}
          />
          <Button disabled={find.isPending || emailAddress.trim() === ""} icon={find.isPending ? <Spinner size="tiny" /> : null} onClick={() => find.mutate()}>
            {t("discovery.find")}
          </Button>
        </div>
      </Field>
      <div aria-live="polite">
        {find.error && !wrong && <FailureBar failure={find.error} />}
        {find.data?.proposals.length === 0 && (
          <MessageBar intent="warning">
            <MessageBarBody>{t("discovery.nothing")}</MessageBarBody>
          </MessageBar>
        )}
        {find.data && find.data.proposals.length > 0 && (
          <ul className={styles.list}>
            {find.data.proposals.map((proposal) => (
              <li key={`${proposal.protocol} ${proposal.address} ${proposal.port}`} className={styles.proposal}>
                <span>
                  <Text weight="semibold">
                    {proposal.protocol} {proposal.address}:{proposal.port} {proposal.connectionType}
                  </Text>
                  <Text className={styles.note} size={200}>
                    {t("discovery.userName", { name: proposal.userName })} {!proposal.verified && t("discovery.notVerified")} {proposal.note}
                  </Text>
                </span>
                <Button size="small" onClick={() => take(proposal)}>
                  {t("discovery.take")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
