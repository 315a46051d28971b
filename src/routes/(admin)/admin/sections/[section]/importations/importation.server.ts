import { nombreDeChangements } from '#lib/domain/importation/resume.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { type EtatDImportation, importationDe, type ImportationVue } from '#lib/server/importations.ts';

/** What each state is called on the pages. */
export const ETATS: Readonly<Record<EtatDImportation, string>> = {
	lue: 'à essayer',
	essayee: 'essayé, rien n’est changé',
	demandee: 'en cours',
	appliquee: 'appliqué',
	'a-defaire': 'en train d’être défait',
	defaite: 'défait',
	echouee: 'arrêté'
};

export const GENRES: Readonly<Record<ImportationVue['genre'], string>> = {
	services: 'Services et effectifs',
	mandats: 'Mandats'
};

/** The import of a page. Throws `introuvable` when it is not there. */
export const importationDeLaPage = (
	{ ctx, actor }: App.Locals,
	params: { section: string; importation: string }
): Promise<ImportationVue> => importationDe(ctx, administrateur(actor), params.section, params.importation);

/** What may be done with an import in its state. */
export const suitesDe = ({ etat, essai, fait }: ImportationVue) => ({
	colonnes: etat === 'lue' || etat === 'essayee',
	application:
		etat === 'essayee' && essai !== null && essai.erreurs.nombre === 0 && nombreDeChangements(essai) > 0,
	annulation: (etat === 'appliquee' || etat === 'echouee') && fait > 0,
	abandon: etat === 'lue' || etat === 'essayee' || etat === 'demandee'
});
