import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface Props {
  number: number;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** Goes through the pages of a list. */
export function PageButtons({ number, onPrevious, onNext }: Props) {
  const styles = useStyles();
  if (number === 1 && !onNext) {
    return null;
  }

  // Focus stays where it is when there is no further page.
  return (
    <nav className={styles.row} aria-label="Pages">
      <Button icon={<ChevronLeftRegular />} disabledFocusable={!onPrevious} onClick={() => onPrevious?.()}>
        Previous
      </Button>
      <Text aria-live="polite">Page {number}</Text>
      <Button icon={<ChevronRightRegular />} iconPosition="after" disabledFocusable={!onNext} onClick={() => onNext?.()}>
        Next
      </Button>
    </nav>
  );
}
