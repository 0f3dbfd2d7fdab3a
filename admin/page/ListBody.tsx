import { Card, useMediaQuery } from '@mui/material';
import type { ReactNode } from 'react';
import { Pagination, useListContext, useTranslate, type RaRecord } from 'react-admin';
import { CouldNotLoad } from './CouldNotLoad.tsx';
import { EmptyState } from './EmptyState.tsx';

type ListBodyProps<Row> = {
  /** Where the sentence stands that a list without rows says. */
  whenEmpty: (filter: Record<string, unknown>) => string;
  /** On a wide screen. */
  table: (rows: Row[]) => ReactNode;
  /** On a narrow one. */
  cards: (rows: Row[]) => ReactNode;
};

/** The rows of a list with their pages; or why there are none. */
export function ListBody<Row extends RaRecord>({ whenEmpty, table, cards }: ListBodyProps<Row>) {
  const translate = useTranslate();
  const { data, error, filterValues, isPending, perPage, refetch, total } = useListContext<Row>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) {
    return (
      <Card>
        <EmptyState>{translate(whenEmpty(filterValues as Record<string, unknown>))}</EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      {roomy ? table(data) : cards(data)}
      {(total ?? 0) > perPage && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}

/** Why a list is empty: nothing was found, or there is nothing in the view that `source` chooses. */
export const whyEmpty = ({ q, ...filter }: Record<string, unknown>, source: string): string =>
  q ? 'search' : ((filter[source] as string | undefined) ?? 'all');
