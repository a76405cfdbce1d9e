/** All that tests of the node ask the generator: how it names, shows and finds what the table's rows say. */
export { runtimeForm } from '../../scripts/generator/forms';
export { labelOf, parameterOf } from '../../scripts/generator/names';
export { propertyOf, type Property } from '../../scripts/generator/property';
export {
	choosable,
	filtersOf,
	formOf,
	hasLocator,
	locatorNames,
	Rows,
} from '../../scripts/generator/resolve';
