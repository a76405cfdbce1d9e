/** The table with the fixtures beside its own resources. */
import { table, tableOf } from '../../scripts/metadata';
import { common } from '../../scripts/metadata/common';
import { keeper, keeperBehaviour } from './fixtureKeeper';
import { visit } from './fixtureVisit';

export const fixtures = [keeper, visit];

export const testTable = tableOf([...table.resources, ...fixtures], common, table.trigger);

/** What a sandbox needs to have the fixtures. */
export const withFixtures = { table: testTable, behaviours: { keeper: keeperBehaviour } };
