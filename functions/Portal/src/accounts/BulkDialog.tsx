import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  ProgressBar,
  Text,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api/useApi";
import { useFailureWords } from "../parts/useFailureWords";
import { type BulkAction, type BulkProgress, type BulkTarget, runBulk } from "./bulk";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  names: { maxHeight: "200px", overflowY: "auto", margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface Props {
  action: BulkAction;
  targets: readonly BulkTarget[];
  onClose: () => void;
}

/** Says what will be done with the selected accounts, does it, and tells how it went. */
export default function BulkDialog({ action, targets, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["accounts", "parts"]);
  const wordsOf = useFailureWords();
  const api = useApi();
  const queries = useQueryClient();
  const [under, setUnder] = useState<readonly BulkTarget[]>(targets);
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [typed, setTyped] = useState("");
  const stop = useRef(new AbortController());
  const count = under.length;
  // What cannot be undone takes more than a click.
  const sure = action !== "delete" || typed.trim() === String(count);

  const run = async (these: readonly BulkTarget[]) => {
    setUnder(these);
    setProgress({ done: 0, failures: [], ended: false });
    stop.current = new AbortController();
    await runBulk(api, action, these, setProgress, stop.current.signal);
    await queries.invalidateQueries({ queryKey: ["accounts"] });
  };
  const close = () => {
    stop.current.abort();
    onClose();
  };

  return (
    <Dialog open modalType="alert" onOpenChange={close}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`bulk.${action}.title`, { count })}</DialogTitle>
          <DialogContent className={styles.content}>
            {!progress && (
              <>
                <Text>{t(`bulk.${action}.detail`)}</Text>
                <ul className={styles.names} tabIndex={0} aria-label={t("bulk.names")}>
                  {under.map(({ id, name }) => (
                    <li key={id}>{name}</li>
                  ))}
                </ul>
                {action === "delete" && (
                  <Field label={t("bulk.type", { count })}>
                    <Input inputMode="numeric" value={typed} onChange={(_, { value }) => setTyped(value)} />
                  </Field>
                )}
              </>
            )}
            {progress && (
              <>
                <Text role="status">
                  {t(progress.ended ? "bulk.ended" : "bulk.progress", { done: progress.done, count })}
                </Text>
                {!progress.ended && <ProgressBar value={(progress.done + progress.failures.length) / count} aria-label={t("bulk.progressLabel")} />}
                {progress.failures.length > 0 && (
                  <>
                    <Text weight="semibold">{t("bulk.failed", { count: progress.failures.length })}</Text>
                    <ul className={styles.names} tabIndex={0} aria-label={t("bulk.failures")}>
                      {progress.failures.map(({ target, failure }) => (
                        <li key={target.id}>
                          {target.name}: {wordsOf(failure).title} {wordsOf(failure).detail}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </>
            )}
          </DialogContent>
          <DialogActions>
            {!progress && (
              <Button appearance="primary" disabled={!sure} onClick={() => void run(under)}>
                {t(`bulk.${action}.do`)}
              </Button>
            )}
            {progress && !progress.ended && <Button onClick={() => stop.current.abort()}>{t("bulk.stop")}</Button>}
            {progress?.ended && progress.failures.length > 0 && (
              <Button appearance="primary" onClick={() => void run(progress.failures.map(({ target }) => target))}>
                {t("bulk.again")}
              </Button>
            )}
            {(!progress || progress.ended) && <Button onClick={close}>{t(progress ? "parts:close" : "parts:cancel")}</Button>}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
