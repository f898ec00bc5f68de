import { ArrowSyncRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import type { Account } from "../api/types";
import { useApi } from "../api/useApi";
import { Command } from "../parts/CommandBar";
import { tell } from "../parts/tell";
import { useFailureWords } from "../parts/useFailureWords";
import { useFormat } from "../words/useFormat";

/** Checks an account at once, shows how far it is, and tells how it ended. */
export function CheckNow({ account }: { account: Account }) {
  const { t } = useTranslation("inbox");
  const api = useApi();
  const queries = useQueryClient();
  const format = useFormat();
  const wordsOf = useFailureWords();
  const { id, check } = account;
  const before = useRef<{ at: string | null; stored: number } | null>(null);

  const start = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/accounts/{id}/check", { params: { path: { id } } })),
    onMutate: () => {
      before.current = { at: check.lastCheckedAt, stored: check.messagesStored };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["accounts", id] }),
    onError: (error) => {
      before.current = null;
      tell("error", wordsOf(error).title, wordsOf(error).detail);
    },
  });

  // It has ended once the account was checked after it was asked for.
  useEffect(() => {
    const began = before.current;
    if (began === null || !start.isSuccess || check.state === "Queued" || check.lastCheckedAt === began.at) {
      return;
    }
    before.current = null;
    start.reset();
    if (check.lastError) {
      tell("error", t("check.failed"), check.lastError.message);
    } else {
      tell("success", t("check.ended"), t("check.stored", { count: check.messagesStored - began.stored }));
    }
  }, [check, start, t]);

  const busy = start.isPending || before.current !== null || check.state === "Queued";
  return (
    <Command picture={<ArrowSyncRegular />} disabled={busy || !account.enabled} onClick={() => start.mutate()}>
      {!busy
        ? t("check.now")
        : check.progress
          ? t("check.progress", { stored: format.number(check.progress.stored), total: format.number(check.progress.total) })
          : t("check.busy")}
    </Command>
  );
}
