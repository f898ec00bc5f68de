import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import { CommandBar } from "../parts/CommandBar";
import { FailureBar } from "../parts/FailureBar";
import { Screen } from "../shell/Screen";
import { Attention } from "./Attention";
import { Beginning } from "./Beginning";
import { Section } from "./Section";
import { Tiles } from "./Tiles";

const refreshEveryMilliseconds = 10_000;

// The library that draws them is large.
const ChecksChart = lazy(() => import("./ChecksChart"));
const MessagesChart = lazy(() => import("./MessagesChart"));

const useStyles = makeStyles({
  charts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(440px, 100%), 1fr))",
    gap: tokens.spacingHorizontalXXL,
  },
  chart: { minHeight: "280px" },
});

/** How everything is doing: what to look at first. */
export function OverviewScreen() {
  const styles = useStyles();
  const { t } = useTranslation(["overview", "shell", "parts"]);
  const api = useApi();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["overview"],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/overview", { signal })),
    refetchInterval: refreshEveryMilliseconds,
  });
  const refresh = () => void refetch();

  return (
    <Screen
      title={t("shell:screens.overview")}
      below={[{ name: t("shell:places.settings") }, { name: t("shell:places.notifications") }, { name: t("shell:places.email") }]}
    >
      <CommandBar updatedAt={dataUpdatedAt === 0 ? null : new Date(dataUpdatedAt)} onRefresh={refresh} />
      {error && <FailureBar failure={error} action={<Button onClick={refresh}>{t("parts:retry")}</Button>} />}
      {!data && !error && <Spinner label={t("parts:loading")} />}
      {data?.accounts.total === 0 && <Beginning />}
      {data && data.accounts.total > 0 && (
        <>
          <Tiles accounts={data.accounts} />
          <div className={styles.charts}>
            <Section title={t("checks.title")}>
              <div className={styles.chart}>
                <Suspense fallback={<Spinner label={t("parts:loading")} />}>
                  <ChecksChart minutes={data.checksPerMinute} />
                </Suspense>
              </div>
            </Section>
            <Section title={t("messages.title")}>
              <div className={styles.chart}>
                <Suspense fallback={<Spinner label={t("parts:loading")} />}>
                  <MessagesChart days={data.messagesPerDay} />
                </Suspense>
              </div>
            </Section>
          </div>
          <Attention accounts={data.attention} total={data.attentionTotal} />
        </>
      )}
    </Screen>
  );
}
