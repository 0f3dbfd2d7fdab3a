import {
  Autocomplete,
  Box,
  Checkbox,
  Divider,
  FormControl,
  FormControlLabel,
  FormHelperText,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ApplicationChoices } from '../../../api/account-application/paper-contract.ts';
import { Section } from '../../page/Section.tsx';
import { ScanField } from './ScanField.tsx';
import { SignedFields } from './SignedFields.tsx';
import type { PaperFields } from './use-paper-fields.ts';

/** The parts of the form for a paper application, in the order of the paper. */

const otherSchool = 'other';
const noMemory = { htmlInput: { autoComplete: 'off' } };
/** A label that moves up stands half above its field. */
const roomForLabel = { pt: 0.75 };
type Fields = { fields: PaperFields };

export function ApplicantSection({ fields }: Fields) {
  const translate = useTranslate();
  const names = ['applicantName', 'applicantFunction', 'applicantEmail', 'applicantPhone'] as const;
  const types = { applicantEmail: 'email', applicantPhone: 'tel' } as Record<string, string>;
  return (
    <Section title={translate('evidence.paper.applicantTitle')}>
      <Stack spacing={2} sx={roomForLabel}>
        {names.map((name) => (
          <TextField
            key={name}
            {...fields.field(name, `evidence.paper.${name}`)}
            type={types[name] ?? 'text'}
            slotProps={noMemory}
          />
        ))}
      </Stack>
    </Section>
  );
}

export function SchoolSection({ fields, schools }: Fields & { schools: ApplicationChoices['schools'] }) {
  const translate = useTranslate();
  const choices = [...schools, { id: otherSchool, name: translate('evidence.paper.otherSchool') }];
  const chosen = choices.find(({ id }) => id === fields.values['schoolId']) ?? null;
  const fault = fields.faults['schoolId'];
  return (
    <Section title={translate('evidence.paper.schoolTitle')}>
      <Stack spacing={2} sx={roomForLabel}>
        <Autocomplete
          id="paper-schoolId"
          options={choices}
          value={chosen}
          getOptionLabel={({ name }) => name}
          getOptionKey={({ id }) => id}
          isOptionEqualToValue={(one, other) => one.id === other.id}
          filterOptions={(options, { inputValue }) =>
            options.filter(
              ({ id, name }) => id === otherSchool || name.toLowerCase().includes(inputValue.toLowerCase()),
            )
          }
          onChange={(_event, school) => fields.set({ schoolId: school?.id ?? '' })}
          renderInput={(params) => (
            <TextField
              {...params}
              label={translate('evidence.paper.schoolId')}
              required
              error={fault !== undefined}
              helperText={fault ?? ''}
            />
          )}
        />
        {fields.values['schoolId'] === otherSchool && (
          <TextField {...fields.field('schoolName', 'evidence.paper.otherSchoolName')} slotProps={noMemory} />
        )}
        <TextField {...fields.field('location', 'evidence.paper.location')} slotProps={noMemory} />
      </Stack>
    </Section>
  );
}

type StudyFieldsProps = Fields & {
  groups: ApplicationChoices['studyFieldGroups'];
  chosen: string[];
  onChange: (ids: string[]) => void;
};

export function StudyFieldsSection({ fields, groups, chosen, onChange }: StudyFieldsProps) {
  const translate = useTranslate();
  const fault = fields.faults['studyFieldIds'];
  function tick(id: string, on: boolean) {
    fields.set({ studyFieldIds: '' }); // takes the fault away
    onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  }
  return (
    <Section title={translate('evidence.paper.studyFieldsTitle')}>
      <FormControl
        component="fieldset"
        error={fault !== undefined}
        aria-label={translate('evidence.paper.studyFieldsTitle')}
      >
        {fault && <FormHelperText sx={{ mx: 0 }}>{fault}</FormHelperText>}
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)' } }}>
          {groups.map((group) => (
            <Box key={group.name} role="group" aria-label={group.name}>
              <Typography variant="body2" color="textSecondary">
                {group.name}
              </Typography>
              {group.fields.map(({ id, name }) => (
                <FormControlLabel
                  key={id}
                  sx={{ display: 'flex' }}
                  control={<Checkbox checked={chosen.includes(id)} onChange={(_event, on) => tick(id, on)} />}
                  label={name}
                />
              ))}
            </Box>
          ))}
        </Box>
      </FormControl>
    </Section>
  );
}

export function ManagerSection({ fields }: Fields) {
  const translate = useTranslate();
  return (
    <Section title={translate('evidence.paper.managerTitle')}>
      <Stack spacing={2} sx={roomForLabel}>
        <TextField {...fields.field('managerName', 'evidence.paper.managerName')} slotProps={noMemory} />
        <TextField {...fields.field('managerEmail', 'evidence.paper.managerEmail')} type="email" slotProps={noMemory} />
      </Stack>
    </Section>
  );
}

export function ScansSection({ fields }: Fields) {
  const translate = useTranslate();
  const { managerName = '', applicantName = '' } = fields.values;
  return (
    <Section title={translate('evidence.paper.scansTitle')}>
      <Stack spacing={2.5} sx={roomForLabel} divider={<Divider />}>
        <Stack spacing={2}>
          <ScanField
            fields={fields}
            name="formScan"
            label="evidence.paper.formScan"
            help="evidence.paper.scanHelp"
            required
          />
          <SignedFields fields={fields} signer="manager" probably={managerName} />
        </Stack>
        <Stack spacing={2}>
          <ScanField fields={fields} name="ndaScan" label="evidence.paper.ndaScan" help="evidence.paper.ndaScanHelp" />
          <SignedFields fields={fields} signer="applicant" probably={applicantName} />
        </Stack>
      </Stack>
    </Section>
  );
}
