import { fail, type ActionFailure } from '@sveltejs/kit';
import type { LigneRecapitulative } from '#lib/ui/Recapitulatif.svelte';
import type { FormulaireRefuse } from '../formulaire.server.ts';

/** A form that came back, perhaps because a colleague wrote meanwhile: what is kept now, and the mark to write over it. */
type Rendu = FormulaireRefuse & {
	base?: string;
	version?: number;
	conflit?: readonly LigneRecapitulative[];
};

/** One type for every refusal of these pages, so that they may all ask for `conflit`. */
export const rendre = (rendu: Rendu): ActionFailure<Rendu> => fail(422, rendu);
