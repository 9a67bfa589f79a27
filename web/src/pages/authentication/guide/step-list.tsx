import { Box, NavLink } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { GuideStep } from './guide-step.ts';

interface StepListProps {
  readonly steps: readonly GuideStep[];
  /** Index of the step that is shown. */
  readonly at: number;
  readonly isDone: (step: GuideStep) => boolean;
}

/** All steps, with ticks at those that are done; not on a telephone, where it would push the step itself away. */
export function StepList({ steps, at, isDone }: StepListProps) {
  return (
    <Box component="nav" aria-label="Steps" flex="0 1 280px" visibleFrom="sm">
      {steps.map((step, index) => (
        <NavLink
          key={step.id}
          component={Link}
          to={`?step=${index + 1}`}
          label={`${index + 1}. ${step.title}`}
          active={index === at}
          leftSection={
            isDone(step) ? (
              <IconCircleCheckFilled size={18} aria-label="Done" />
            ) : (
              <IconCircle size={18} aria-label="To do" />
            )
          }
          {...(index === at && { 'aria-current': 'step' as const })}
        />
      ))}
    </Box>
  );
}
