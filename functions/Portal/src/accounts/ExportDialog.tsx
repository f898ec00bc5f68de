import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Link, ProgressBar, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { useFormat } from "../words/useFormat";
import type { Address } from "./useAddress";

const askAgainMilliseconds = 1_000;

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** Makes a CSV file of all accounts that match, shows how far it is, and downloads it. */
export default function ExportDialog({ address, onClose }: { address: Address; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation(["accounts", "parts"]);
  const format = useFormat();
  const api = useApi();
  const started = useRef(false);
  const start = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/exports", { body: { report: "accounts", filter: address.filter, sort: address.sort } })),
  });
  const id = start.data?.id;
  const made = useQuery({
    queryKey: ["exports", id],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/exports/{id}", { params: { path: { id: id! } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === "Ready" || state.data?.status === "Failed" ? false : askAgainMilliseconds),
  });
  const file = made.data;
  const url = file?.status === "Ready" ? file.downloadUrl : null;

  // Once, also where effects run twice.
  const { mutate } = start;
  useEffect(() => {
    if (!started.current) {
      started.current = true;
      mutate();
    }
  }, [mutate]);

  // The answer is an attachment: the page stays.
  useEffect(() => {
    if (url) {
      location.assign(url);
    }
  }, [url]);

  const failure = start.error ?? made.error ?? (file?.status === "Failed" ? new Error(file.error ?? "") : null);
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("export.title")}</DialogTitle>
          <DialogContent className={styles.content}>
            {failure && <FailureBar failure={failure} />}
            {!failure && !url && (
              <>
                <Text role="status">{t("export.writing", { rows: format.number(file?.rows ?? 0) })}</Text>
                <ProgressBar aria-label={t("export.title")} />
                <Text>{t("export.mayClose")}</Text>
              </>
            )}
            {file && url && (
              <>
                <Text role="status">{t("export.ready", { rows: format.number(file.rows), size: format.bytes(file.bytes ?? 0) })}</Text>
                <Link href={url}>{t("export.download", { name: file.fileName })}</Link>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <RouterLink to="/exports">{t("export.all")}</RouterLink>
            <Button onClick={onClose}>{t("parts:close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
