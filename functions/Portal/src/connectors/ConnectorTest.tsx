import { Button, Field, Input, MessageBar, MessageBarBody, Spinner, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { PlugConnectedCheckmarkRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TestOutcome } from "../account/TestOutcome";
import { bodyOf } from "../api/client";
import { errorOf } from "../api/failure";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "grid", gridTemplateColumns: "1fr 100px", gap: tokens.spacingHorizontalM },
  input: { minWidth: 0 },
  button: { alignSelf: "flex-start" },
});

interface Props {
  id: string;
  /** What is set differs from what is saved, which is what is tested. */
  unsaved: boolean;
}

/** Tries to reach a server through the connector as it is saved. */
export function ConnectorTest({ id, unsaved }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["connectors", "account"]);
  const api = useApi();
  const [address, setAddress] = useState("");
  const [port, setPort] = useState("993");
  const test = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/connectors/{id}/test", { params: { path: { id } }, body: { address: address.trim(), port: Number(port) } })),
  });
  const wrongAddress = errorOf(test.error, "address");
  const wrongPort = errorOf(test.error, "port");

  return (
    <div className={styles.box} role="group" aria-label={t("test.title")}>
      <Subtitle2>{t("test.title")}</Subtitle2>
      <div className={styles.row}>
        <Field label={t("test.address")} validationMessage={wrongAddress}>
          <Input className={styles.input} value={address} onChange={(_, { value }) => setAddress(value)} />
        </Field>
        <Field label={t("port")} validationMessage={wrongPort}>
          <Input className={styles.input} inputMode="numeric" value={port} onChange={(_, { value }) => setPort(value)} />
        </Field>
      </div>
      <Button
        className={styles.button}
        icon={test.isPending ? <Spinner size="tiny" /> : <PlugConnectedCheckmarkRegular />}
        disabled={test.isPending || address.trim() === "" || !/^\d+$/.test(port)}
        onClick={() => test.mutate()}
      >
        {t("test.start")}
      </Button>
      {unsaved && (
        <MessageBar>
          <MessageBarBody>{t("test.unsaved")}</MessageBarBody>
        </MessageBar>
      )}
      {test.error && !wrongAddress && !wrongPort && <FailureBar failure={test.error} />}
      <TestOutcome ok={test.data?.ok} words={t(test.data?.ok ? "test.ok" : "test.failed")} steps={test.data?.steps ?? []} />
    </div>
  );
}
