import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { SourceText } from "../parts/SourceText";
import { saveFile } from "../parts/saveFile";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  button: { alignSelf: "flex-start" },
});

interface Props {
  text: string;
  /** The name of the file that it is saved as. */
  fileName: string;
}

/** What was said to a server and by it, to be read or saved. */
export function TranscriptText({ text, fileName }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("transcripts");
  return (
    <div className={styles.box}>
      <Text>{t("explain")}</Text>
      <SourceText label={t("transcript")}>{text}</SourceText>
      <Button className={styles.button} icon={<ArrowDownloadRegular />} onClick={() => saveFile(new Blob([text]), fileName)}>
        {t("saveText")}
      </Button>
    </div>
  );
}
