// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { Table } from '../table';
import { categories } from './categories';
import { endpoints } from './endpoints';

export const table: Table = { categories, endpoints };

export * from './properties';
