import js from '@eslint/js';
import { configs as communityNodes } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What is published and read by n8n's scanner, which accepts no inline disable comments. */
const published = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/**
 * The exceptions below are n8n's own: its `n8n-node` tool switches off the same five rules, because they were written for
 * n8n's built-in nodes (documentation names instead of addresses, the string 'main' instead of NodeConnectionTypes.Main)
 * or are done better by the community-nodes plugin.
 */
const credentialRules = {
	...n8nNodesBase.configs.credentials.rules,
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
};
const nodeRules = {
	...n8nNodesBase.configs.nodes.rules,
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};

export default defineConfig(
	globalIgnores(['dist/', 'coverage/', '.cache/']),
	{ linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },

	{
		files: ['**/*.ts'],
		extends: [
			js.configs.recommended,
			tseslint.configs.recommendedTypeChecked,
			tseslint.configs.stylisticTypeChecked,
		],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unnecessary-condition': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			eqeqeq: 'error',
		},
	},
	{
		files: ['**/*.js', '**/*.mjs'],
		extends: [js.configs.recommended],
		languageOptions: {
			globals: {
				require: 'readonly',
				module: 'writable',
				exports: 'writable',
				process: 'readonly',
				console: 'readonly',
			},
		},
	},
	{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },

	{
		files: published,
		extends: [communityNodes.recommended],
		linterOptions: { noInlineConfig: true },
		rules: {
			'no-console': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector: 'TemplateElement[value.raw=/\\n/]',
					message: 'The build changes how lines are indented: write \\n instead.',
				},
			],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '(^|/)(scripts|sandbox|harness|test|examples|bench)(/|$)',
							message: 'What is published stands alone: move the shared part under nodes/.',
						},
						{
							// n8n's own rule lets devDependencies through, which no user has installed.
							regex: '^(?!\\.{1,2}/|n8n-workflow$|luxon$|node:crypto$)',
							message: 'n8n provides only n8n-workflow, luxon and node:crypto.',
						},
					],
				},
			],
		},
	},
	{ files: ['nodes/**/*.ts'], rules: nodeRules },
	{ files: ['credentials/**/*.ts'], rules: credentialRules },
	{
		files: ['package.json'],
		extends: [communityNodes.recommended],
		linterOptions: { noInlineConfig: true },
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: n8nNodesBase.configs.community.rules,
	},
);
