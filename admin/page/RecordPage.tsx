import type { ReactNode } from 'react';
import { ShowBase, useShowContext, useTranslate, type RaRecord } from 'react-admin';
import { CouldNotLoad } from './CouldNotLoad.tsx';
import { Page } from './Page.tsx';
import { whole } from './whole.ts';

type RecordPageProps<One> = {
  resource: string;
  /** What the page is called while the record isn't there. */
  title: string;
  back: { to: string; label: string };
  titleOf: (record: One) => string;
  asideOf?: (record: One) => ReactNode;
  children: (record: One) => ReactNode;
};

/** The page of one record. One that can't be fetched says so here, with a way to try again. */
export function RecordPage<One extends RaRecord>({ resource, ...page }: RecordPageProps<One>) {
  return (
    <ShowBase<One> resource={resource} queryOptions={{ meta: whole, onError: stayHere }}>
      <Shown {...page} />
    </ShowBase>
  );
}

const stayHere = () => undefined;

function Shown<One extends RaRecord>({
  title,
  back,
  titleOf,
  asideOf,
  children,
}: Omit<RecordPageProps<One>, 'resource'>) {
  const translate = useTranslate();
  const { record, error, refetch } = useShowContext<One>();
  const name = record ? titleOf(record) : translate(title);
  return (
    <Page title={name} aside={record && asideOf?.(record)} back={back}>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {record && children(record)}
    </Page>
  );
}
