import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { remoteFrame } from "./remoteFrame";

const useStyles = makeStyles({
  // Mail is written for paper that is white, whatever the theme.
  frame: {
    width: "100%",
    height: "70vh",
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "white",
    colorScheme: "light",
  },
});

// It loads nothing and runs nothing; links open pages that do not know where they were opened from.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const sandbox = "allow-popups allow-popups-to-escape-sandbox";
const style = "body{font:14px/1.5 system-ui,sans-serif;margin:16px;color:#242424;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}";

interface Props {
  /** The HTML of a message, as the app made it harmless. */
  html: string;
  /** Whether pictures are loaded from elsewhere, as somebody asked. */
  remote: boolean;
}

/** Shows a message's HTML in a frame of an origin of its own, in which nothing runs. */
export function HtmlFrame({ html, remote }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  const page = useMemo(() => `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style>${html}`, [html]);
  return remote ? (
    <iframe key="remote" className={styles.frame} title={t("frame")} sandbox={`allow-scripts ${sandbox}`} src={remoteFrame.address} onLoad={(event) => remoteFrame.show(event.currentTarget, html)} />
  ) : (
    <iframe key="local" className={styles.frame} title={t("frame")} sandbox={sandbox} srcDoc={page} />
  );
}
