import { Button, Text } from '@mantine/core';

const PAGE_SIZE_MAX = 200;

interface ShowEarlierProps {
  /** What is listed, such as "calls". */
  readonly what: string;
  /** How many are shown, and how many more at each press. */
  readonly first: number;
  readonly step: number;
  readonly onShow: (first: number) => void;
  /** What to do when there are more than are shown at once. */
  readonly otherwise: string;
}

/** Makes a list longer, up to the most that is shown at once. */
export function ShowEarlier({ what, first, step, onShow, otherwise }: ShowEarlierProps) {
  if (first >= PAGE_SIZE_MAX)
    return (
      <Text ta="center" size="sm" c="dimmed">
        {`There are more. ${otherwise}`}
      </Text>
    );
  return (
    <Button
      variant="default"
      style={{ alignSelf: 'center' }}
      onClick={() => onShow(Math.min(first + step, PAGE_SIZE_MAX))}
    >
      {`Show earlier ${what}`}
    </Button>
  );
}
