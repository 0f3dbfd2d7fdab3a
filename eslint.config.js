import { basename } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// What the type checker alone can't see. Layout is Prettier's, the arrows between rooms are .dependency-cruiser.mjs's.
export default defineConfig(
  globalIgnores(['admin/dist/', 'exam/dist/', 'store/prisma-client/', '.data/', '.cache/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody awaits is a failure that nobody hears of.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A new kind of task or role must be thought of everywhere that it matters.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',

      // `() => act()` and `return done()` end a callback: nobody takes what they give for a value.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      // `void | Promise<void>` is how one says that a callback may take its time.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A number reads well in a text; undefined and objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A function that must answer with a promise says so, whether or not it has something to await.
      '@typescript-eslint/require-await': 'off',
      // It takes for constant what a callback changes meanwhile, and believes libraries whose types promise too much.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Hono's routes differ in their types alone, which say what has been routed so far.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Of a text we spread the characters that PostgreSQL counts too: code points.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A name that starts with _ is there for its place in a list.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  {
    // One clock and one checked environment, both handed in: a test can set them, and two steps agree on the time.
    files: ['{activities,api,documents,domain,mails,store}/**/*.ts'],
    ignores: ['**/*.test.ts', 'api/main.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The instant is an argument, or comes from the clock that is handed in (platform/clock.ts).',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The instant is an argument, or comes from the clock that is handed in (platform/clock.ts).',
        },
        {
          selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/]",
          message: 'The instant is an argument, or comes from the clock that is handed in (platform/clock.ts).',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'The environment is read and checked once, in platform/config.ts.',
        },
      ],
    },
  },
  {
    // The programs write their log through pino, as JSON and without personal data.
    files: ['{activities,api,documents,domain,mails,platform,store,worker,workflows}/**/*.ts'],
    ignores: ['**/*.test.ts', '{api,worker}/main.ts'],
    rules: { 'no-console': 'error' },
  },

  {
    files: ['admin/**/*.tsx', 'admin/**/use-*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['admin/**/*.{ts,tsx}'],
    rules: {
      // react-admin's own types give records, filters and errors as `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // react-admin reads what is thrown here as an answer: `throw { redirectTo }`.
    files: ['admin/auth-provider.ts'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },

  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { house: { rules: { 'file-name': fileName() } } },
    rules: { 'house/file-name': 'error', eqeqeq: 'error' },
  },
);

/** file-names-like-this.ts, React components LikeThis.tsx, and no drawer for odds and ends. */
function fileName() {
  return {
    meta: { type: 'suggestion', schema: [] },
    create: (context) => ({
      Program(node) {
        const name = basename(context.filename);
        if (!/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name) && !/^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name)) {
          context.report({ node, message: 'Files are named like-this.ts, React components LikeThis.tsx.' });
        }
        const drawer = /(?:^|[/-])(utils?|helpers?|common|misc)(?=[./-])/.exec(
          context.filename.slice(context.cwd.length),
        )?.[1];
        if (drawer !== undefined) {
          context.report({ node, message: `'${drawer}' says nothing: name it after what it does.` });
        }
      },
    }),
  };
}
