/** What no resource of the table says yet, under the same faults. */
import { fixtureNodes } from '../../../support/fixtureNode';
import { fixtures } from '../../../support/testTable';
import { describeFaultMatrix } from './describeFaultMatrix';

// What belongs to others has tests of its own: no record alone says where it is.
describeFaultMatrix(
	fixtures.filter(({ within }) => !within),
	fixtureNodes,
);
