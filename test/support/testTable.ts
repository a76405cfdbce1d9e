/** The table with the fixtures beside its own resources. */
import { table, tableOf } from '../../scripts/metadata';
import { common } from '../../scripts/metadata/common';
import { keeper } from './fixtureKeeper';

export const fixtures = [keeper];

export const testTable = tableOf([...table.resources, ...fixtures], common, table.trigger);
