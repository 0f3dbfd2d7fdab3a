import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spoken, type Line, type Speaker } from './spoken.ts';

// node dev/demo-exams/make-sounds.ts   Makes the MP3 files of the listening exam anew, with espeak-ng, sox and lame from
//                                      the machine. They are committed: only who changes spoken.ts needs this.

/** A voice of espeak-ng with its speed (words a minute) and pitch (0-99). */
const voices: Record<Speaker, string[]> = {
  Petra: ['-v', 'nl+f2', '-s', '142', '-p', '55'],
  Yusuf: ['-v', 'nl+m3', '-s', '142', '-p', '38'],
  Omroeper: ['-v', 'nl+f4', '-s', '132', '-p', '50'],
  Praktijkopleider: ['-v', 'nl+m1', '-s', '138', '-p', '42'],
};
/** Words that espeak-ng would say wrongly as they are written. */
const said: [written: string, spoken: string][] = [
  ['’s ', 's '],
  ['medicatie', 'medicaatsie'],
];
/** Seconds. */
const pause = { betweenSentences: '0.35', betweenLines: '0.4', atTheStart: '0.5' };

const folder = import.meta.dirname;
const work = mkdtempSync(join(tmpdir(), 'demo-sounds-'));
try {
  for (const [file, lines] of Object.entries(spoken)) make(file, lines);
} finally {
  rmSync(work, { recursive: true });
}

function make(file: string, lines: Line[]): void {
  const parts = lines.map((line, index) => join(work, speak(line, `${index}`)));
  const whole = join(work, 'whole.wav');
  // What lies below and above a voice only hisses; the quiet and the loud come closer together.
  const shape = [
    'gain',
    '-8',
    'highpass',
    '90',
    'lowpass',
    '7500',
    'compand',
    '0.02,0.2',
    '6:-60,-40,-20',
    '-4',
    'norm',
    '-3',
  ];
  execFileSync('sox', [...parts, whole, 'pad', pause.atTheStart, '0.3', ...shape]);
  execFileSync('lame', ['--quiet', '-m', 'm', '-b', '32', '--resample', '22.05', '-q', '2', whole, join(folder, file)]);
}

/** Sentence by sentence, with a breath after each: espeak-ng alone runs on. */
function speak({ speaker, text }: Line, name: string): string {
  const sentences = said.reduce((all, [written, as]) => all.replaceAll(written, as), text).split(/(?<=[.?!]) /);
  const spokenParts = sentences.map((sentence, index) => {
    const [raw, padded] = [join(work, `${name}-${index}-raw.wav`), join(work, `${name}-${index}.wav`)];
    execFileSync('espeak-ng', [...voices[speaker], '-w', raw, sentence]);
    const after = index === sentences.length - 1 ? pause.betweenLines : pause.betweenSentences;
    execFileSync('sox', [
      raw,
      padded,
      'silence',
      '1',
      '0.05',
      '0.5%',
      'reverse',
      'silence',
      '1',
      '0.05',
      '0.5%',
      'reverse',
      'pad',
      '0',
      after,
    ]);
    return padded;
  });
  execFileSync('sox', [...spokenParts, join(work, `${name}.wav`)]);
  return `${name}.wav`;
}
