import { Alert, List, Radio, Stack } from '@mantine/core';
import {
  type ProvisionedUsers,
  ProvisioningPreviewDocument,
  type ProvisioningPreviewQuery,
} from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { counted } from '../../parts/words.ts';

type Preview = NonNullable<
  NonNullable<ProvisioningPreviewQuery['company']>['authenticationSettings']
>['provisioningPreview'];

/** What enabling SCIM would do, before it is done. */
export function SwitchOnConsequences() {
  const answer = useAnswer(ProvisioningPreviewDocument, {});
  return (
    <Alert color="indigo" title="What happens when you submit this">
      <Answered answer={answer}>
        {({ company }) => (
          <List size="sm" spacing={4} role="list">
            {company?.authenticationSettings && (
              <Touched preview={company.authenticationSettings.provisioningPreview} />
            )}
            <List.Item>
              Adding people, editing their details, deactivating them and setting their passwords is switched off here,
              for administrators too. Roles stay yours, unless you allow them below.
            </List.Item>
            <List.Item>
              Whom you assign at your identity provider is matched by user name. Whoever is not assigned stays, and is
              not changed by it.
            </List.Item>
            <List.Item>You can switch it off again, and choose then what becomes of people.</List.Item>
          </List>
        )}
      </Answered>
    </Alert>
  );
}

/** Numbers are shown where there is something to heed. */
function Touched({ preview }: { readonly preview: Preview }) {
  const { activeUsers, activeAdministrators, usersNotNamedByEmail, usersSharingEmail, readOnlyWorkgroups } = preview;
  return (
    <>
      <List.Item>
        {counted(activeUsers, ['active person stays as it is', 'active people stay as they are'])},{' '}
        {counted(activeAdministrators, ['administrator', 'administrators'])} among them. Nobody is signed out.
      </List.Item>
      {usersNotNamedByEmail > 0 && (
        <List.Item>
          {counted(usersNotNamedByEmail, ['person has', 'people have'])} a user name that is no e-mail address: an
          identity provider that names people by e-mail does not find them, and makes others. Rename them first.
        </List.Item>
      )}
      {usersSharingEmail > 0 && (
        <List.Item>
          {counted(usersSharingEmail, ['person shares', 'people share'])} a primary e-mail address with somebody: look
          whether they are the same.
        </List.Item>
      )}
      <List.Item>
        Workgroups made here stay yours. Groups that are pushed are changed there only
        {readOnlyWorkgroups > 0 &&
          `; ${counted(readOnlyWorkgroups, ['workgroup', 'workgroups'])} came from there before`}
        .
      </List.Item>
    </>
  );
}

interface SwitchOffChoiceProps {
  /** How many the identity provider looks after; undefined when that is not known. */
  readonly people: number | undefined;
  readonly value: ProvisionedUsers;
  readonly onChoose: (value: ProvisionedUsers) => void;
}

/** Asks what becomes of provisioned users when SCIM is switched off. */
export function SwitchOffChoice({ people, value, onChoose }: SwitchOffChoiceProps) {
  return (
    <Alert color="orange" title="SCIM provisioning will be switched off">
      <Radio.Group
        label={`What becomes of the ${people === undefined ? 'people' : counted(people, ['person', 'people'])} whom the identity provider looks after?`}
        value={value}
        onChange={(chosen) => onChoose(chosen === 'DEACTIVATE' ? 'DEACTIVATE' : 'KEEP')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="KEEP" label="They stay" description="As ordinary people whom you look after here." />
          <Radio
            value="DEACTIVATE"
            label="They are deactivated"
            description="They are signed out, and keep their history. You can reactivate them one by one."
          />
        </Stack>
      </Radio.Group>
    </Alert>
  );
}
