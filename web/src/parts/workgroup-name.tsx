import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { WorkgroupNamedDocument } from '../api/generated/graphql.ts';
import { useAnswer } from '../api/hooks.ts';

interface WorkgroupNameProps {
  readonly id: string;
}

/** A workgroup by its name, as it is now. */
export function WorkgroupName({ id }: WorkgroupNameProps) {
  const { data } = useAnswer(WorkgroupNamedDocument, { id });
  const workgroup = data?.company?.workgroup;
  if (!workgroup) return data ? 'a workgroup that was deleted' : '…';
  return (
    <Anchor component={Link} to={`/workgroups/${id}`} inherit underline="always">
      {workgroup.displayName}
    </Anchor>
  );
}
