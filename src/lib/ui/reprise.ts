import { untrack } from 'svelte';

/*
 * Scripts come after the page, late on a slow phone; what was typed or chosen meanwhile, or put back by the browser, must
 * outlive their arrival. Fields ask here once, when they start.
 */

let started = false;

/** Said by the root of the pages once everything has started: from then on a field begins with its own value. */
export function markStarted(): void {
	started = true;
}

/** What stands in the field of this id and was not there when the page arrived; null otherwise, and on the server. */
export function dejaSaisi(id: () => string): string | null {
	const champ = existant(id);
	if (champ === null) return null;
	if (champ instanceof HTMLSelectElement) {
		const choisie = champ.selectedOptions[0];
		return choisie && !choisie.defaultSelected ? choisie.value : null;
	}
	if (!(champ instanceof HTMLInputElement || champ instanceof HTMLTextAreaElement)) return null;
	return champ.value === champ.defaultValue ? null : champ.value;
}

/** The answers ticked in the group of this name since the page arrived; null when none was touched. */
export function dejaCoche(premierId: () => string): string[] | null {
	const premier = existant(premierId);
	// No element, and no classes of elements, on the server.
	if (premier === null || !(premier instanceof HTMLInputElement) || !premier.form) return null;
	const groupe = [...premier.form.elements].filter(
		(champ): champ is HTMLInputElement => champ instanceof HTMLInputElement && champ.name === premier.name
	);
	const touche = groupe.some(({ checked, defaultChecked }) => checked !== defaultChecked);
	return touche ? groupe.filter(({ checked }) => checked).map(({ value }) => value) : null;
}

const existant = (id: () => string): HTMLElement | null =>
	started || typeof document === 'undefined' ? null : document.getElementById(untrack(id));
