import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  type FormFieldFragment,
  PersonDocument,
  type PersonFragment,
  PersonUpdateDocument,
} from '../../api/generated/graphql.ts';
import { useAnswer, useChange } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { ManagedNotice } from '../../parts/managed.tsx';
import { Missing } from '../../parts/missing.tsx';
import { Page } from '../../parts/page.tsx';
import { toast } from '../../parts/toast.ts';
import { personName } from '../../parts/words.ts';
import { useViewer } from '../../shell/viewer.ts';
import { PersonForm } from './person-form.tsx';
import { changeOf, type PersonValues, valuesOf } from './person-values.ts';

/** Changes what is known of a person. */
export function EditPersonPage() {
  const { id = '' } = useParams();
  const answer = useAnswer(PersonDocument, { id });
  return (
    <Answered answer={answer}>
      {({ company }) =>
        company?.user ? (
          <EditPerson person={company.user} customFields={company.customFields} />
        ) : (
          <Missing what="person" to="/people" list="To the list of people" />
        )
      }
    </Answered>
  );
}

interface EditPersonProps {
  readonly person: PersonFragment;
  readonly customFields: readonly FormFieldFragment[];
}

function EditPerson({ person, customFields }: EditPersonProps) {
  const { isProvisioned } = useViewer();
  const navigate = useNavigate();
  const update = useChange(PersonUpdateDocument);
  const name = personName(person);
  const back = `/people/${person.id}`;
  // As it was when the form was filled, whatever the page learns of the person meanwhile.
  const [before] = useState(() =>
    valuesOf(
      person,
      customFields.map(({ key }) => key),
    ),
  );
  const save = (values: PersonValues, onRefusal: (error: Error) => void): void =>
    update.mutate(
      { id: person.id, input: changeOf(before, values) },
      {
        onError: onRefusal,
        onSuccess: () => {
          toast('The changes are saved.');
          void navigate(back);
        },
      },
    );
  return (
    <Page title={`Edit ${name}`}>
      {isProvisioned ? (
        <ManagedNotice to={back} back={`Back to ${name}`} />
      ) : (
        <PersonForm
          isNew={false}
          initialValues={before}
          customFields={customFields}
          verb="Save"
          isPending={update.isPending}
          onCancel={() => void navigate(back)}
          onSubmit={save}
        />
      )}
    </Page>
  );
}
