import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { CustomFieldsDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import type { CustomField } from './custom-field.ts';
import { FieldDialog } from './field-dialog.tsx';
import { FieldList } from './field-list.tsx';

/** In the address, in place of the id of a field: one to be made. */
const NEW = 'new';

/** The fields that the company adds to its users. Which one is edited is in the address. */
export function CustomFieldsPage() {
  const answer = useAnswer(CustomFieldsDocument, {});
  const [parameters, setParameters] = useSearchParams();
  const edited = parameters.get('edit');
  const edit = (id: string): void => setParameters({ edit: id });
  return (
    <Page
      title="Custom fields"
      about="What your company keeps of its people beyond the usual. Identity providers see them as attributes of SCIM."
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit(NEW)}>
          Add a field
        </Button>
      }
    >
      <Answered answer={answer}>
        {({ company }) => {
          const fields: readonly CustomField[] = company?.customFields ?? [];
          const field = fields.find(({ id }) => id === edited);
          return (
            <>
              {fields.length > 0 ? (
                <FieldList fields={fields} onEdit={edit} />
              ) : (
                <EmptyState title="No custom fields yet">
                  Add one for what LeaveWizard does not know of people by itself, such as a shirt size or a badge
                  number.
                </EmptyState>
              )}
              <FieldDialog
                opened={field !== undefined || edited === NEW}
                field={field}
                onClose={() => setParameters({}, { replace: true })}
              />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
