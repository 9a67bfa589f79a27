import { DataList } from '@mantine/core';
import type { IdentityProviderFragment } from '../../api/generated/graphql.ts';
import { Certificates } from './certificates.tsx';

interface IdentityProviderFactsProps {
  readonly provider: IdentityProviderFragment;
}

/** What is known of an identity provider. */
export function IdentityProviderFacts({ provider }: IdentityProviderFactsProps) {
  const { entityId, signInUrl, certificates } = provider;
  return (
    <DataList orientation="vertical">
      <DataList.Item>
        <DataList.ItemLabel>Entity ID (issuer)</DataList.ItemLabel>
        <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{entityId}</DataList.ItemValue>
      </DataList.Item>
      <DataList.Item>
        <DataList.ItemLabel>Sign-in URL</DataList.ItemLabel>
        <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{signInUrl}</DataList.ItemValue>
      </DataList.Item>
      <DataList.Item>
        <DataList.ItemLabel>
          {certificates.length > 1 ? 'Signing certificates' : 'Signing certificate'}
        </DataList.ItemLabel>
        <DataList.ItemValue>
          <Certificates certificates={certificates} />
        </DataList.ItemValue>
      </DataList.Item>
    </DataList>
  );
}
