import { Button, MessageBar, MessageBarBody, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Versioned } from "../../api/client";
import type { Role } from "../../api/useApi";
import { FailureBar } from "../FailureBar";
import { Panel } from "../Panel";
import type { Saving } from "./useSaving";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface Props<R> {
  title: string;
  /** The role that changing the thing takes. */
  role: Role;
  saving: Saving<R>;
  /** Something is set that is not saved. */
  dirty: boolean;
  /** Shows what somebody else saved meanwhile, and how to go on. */
  conflict: (theirs: Versioned<R>) => ReactNode;
  above?: ReactNode;
  below?: ReactNode;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A panel with a form that is saved, or only looked at by those who may not change it. */
export function FormPanel<R>({ title, role, saving, dirty, conflict, above, below, onClose, children }: Props<R>) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  const formId = useId();
  const { allowed, base, theirs, failure, busy } = saving;

  return (
    <Panel
      title={title}
      dirty={dirty && allowed && !busy}
      onClose={onClose}
      footer={
        allowed && (
          <>
            <Button type="submit" form={formId} appearance="primary" disabled={busy || (base !== null && !dirty)} icon={busy ? <Spinner size="tiny" /> : null}>
              {t("save")}
            </Button>
            <Button onClick={onClose}>{t(dirty ? "cancel" : "close")}</Button>
          </>
        )
      }
    >
      {!allowed && (
        <MessageBar>
          <MessageBarBody>{t("resource.readOnly", { role })}</MessageBarBody>
        </MessageBar>
      )}
      {above}
      {failure && <FailureBar failure={failure} />}
      {theirs && conflict(theirs)}
      <form
        id={formId}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          saving.save();
        }}
      >
        {children}
      </form>
      {below}
    </Panel>
  );
}
