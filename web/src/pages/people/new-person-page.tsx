import { useNavigate } from 'react-router';
import { NewPersonDocument, PersonCreateDocument } from '../../api/generated/graphql.ts';
import { useAnswer, useChange } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { ManagedNotice } from '../../parts/managed.tsx';
import { Page } from '../../parts/page.tsx';
import { toast } from '../../parts/toast.ts';
import { personName } from '../../parts/words.ts';
import { useViewer } from '../../shell/viewer.ts';
import { PersonForm } from './person-form.tsx';
import { draftOf, type PersonValues, valuesOf } from './person-values.ts';

const ABOUT =
  'Whoever may sign in by a password is mailed a link to choose one, at the preferred e-mail address or else at the user name.';

/** Adds somebody to the company. */
export function NewPersonPage() {
  const { isProvisioned } = useViewer();
  const navigate = useNavigate();
  const fields = useAnswer(NewPersonDocument, {}, { when: !isProvisioned });
  const create = useChange(PersonCreateDocument);
  if (isProvisioned)
    return (
      <Page title="Add person">
        <ManagedNotice to="/people" back="To the list of people" />
      </Page>
    );
  const add = (values: PersonValues, onRefusal: (error: Error) => void): void =>
    create.mutate(
      { input: draftOf(values) },
      {
        onError: onRefusal,
        onSuccess: ({ userCreate: { user } }) => {
          if (!user) return;
          toast(`${personName(user)} was added.`);
          void navigate(`/people/${user.id}`);
        },
      },
    );
  return (
    <Page title="Add person" about={ABOUT}>
      <Answered answer={fields}>
        {({ company }) => {
          const customFields = company?.customFields ?? [];
          const keys = customFields.map(({ key }) => key);
          return (
            <PersonForm
              isNew
              initialValues={valuesOf(undefined, keys)}
              customFields={customFields}
              verb="Add"
              isPending={create.isPending}
              onCancel={() => void navigate('/people')}
              onSubmit={add}
            />
          );
        }}
      </Answered>
    </Page>
  );
}
