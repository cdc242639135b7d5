import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { fieldTitle, withField } from './columns-of-sheet.ts';

type Sheet = Draft['sheets'][number];

/** Keeps the person's choice for a column in the job, and says what it did. */
export function useColumnChoice(job: string) {
  const announce = useAnnounce();
  const map = useCallMutation('drafts.map', {
    invalidates: ['rows.page', 'plan.view'],
    onSuccess: (draft, _input, queries) => queries.setQueryData(['drafts.open', { job }], draft),
  });
  return {
    error: map.error,
    choose(sheet: Sheet, index: number, field: FieldName | null): void {
      const { columns, taken } = withField(sheet, index, field);
      map.mutate({ job, columns });
      const name = sheet.columns.find((column) => column.index === index)?.column ?? '';
      announce(
        field === null
          ? `${name} is left out.`
          : taken === null
            ? `${name} is ${fieldTitle(sheet.kind, field)}.`
            : `${name} is ${fieldTitle(sheet.kind, field)}; ${taken} is left out instead.`,
      );
    },
  };
}
