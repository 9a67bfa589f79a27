import { Badge, Group, List, Text } from '@mantine/core';
import type { CertificateFragment } from '../../api/generated/graphql.ts';
import { expiryOf } from './authentication.ts';

const FINGERPRINT_SHOWN = 16;

interface CertificatesProps {
  readonly certificates: readonly CertificateFragment[];
}

/** Certificates, each with how long it is still valid. */
export function Certificates({ certificates }: CertificatesProps) {
  return (
    <List spacing={4} size="sm" listStyleType="none" role="list">
      {certificates.map((certificate) => {
        const { text, color } = expiryOf(certificate);
        return (
          <List.Item key={certificate.fingerprint}>
            <Group gap="xs">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {certificate.subject}
              </Text>
              <Badge variant="light" color={color}>
                {text}
              </Badge>
              <Text size="xs" c="dimmed">
                SHA-256 {certificate.fingerprint.slice(0, FINGERPRINT_SHOWN)}…
              </Text>
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}
