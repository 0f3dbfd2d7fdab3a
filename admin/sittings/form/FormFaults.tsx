import { Alert, AlertTitle, Box, Link } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';

export type ListedFault = { text: string; goThere?: (() => void) | undefined };

const mostListed = 10;

/** All that is wrong with a form, on top of it, each with the way to where it is. It takes the focus when it comes. */
export function FormFaults({ faults }: { faults: ListedFault[] }) {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, [faults]);
  return (
    <Alert severity="error" role="alert" ref={box} tabIndex={-1}>
      <AlertTitle>{translate('scheduling.admin.faults.title')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {faults.slice(0, mostListed).map(({ text, goThere }, index) => (
          <li key={index}>
            {goThere ? (
              <Link
                component="button"
                type="button"
                onClick={goThere}
                sx={{ textAlign: 'left', font: 'inherit', minHeight: 28 }}
              >
                {text}
              </Link>
            ) : (
              text
            )}
          </li>
        ))}
      </Box>
      {faults.length > mostListed &&
        translate('scheduling.admin.faults.more', { smart_count: faults.length - mostListed })}
    </Alert>
  );
}
