import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root. */
export const PROJECT = join(__dirname, '..', '..');

/** The version of n8n that `npm run dev` and the tests in a real n8n use. */
export const N8N_VERSION = '2.41.1';

const { name } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { name: string };

/** What the package is called: the first half of its nodes' type names. */
export const PACKAGE_NAME = name;
