import { effetEnFrancais, etatDeTexte, type EtatDeTexte } from '#lib/domain/regimes/texte-saisi.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { textesLocaux, type TexteVu } from '#lib/server/textes-locaux.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { noteDe } from '../../../../../formulaire.server.ts';
import { pourQui, sourceDeTexte, titreDeTexte, validite } from './texte.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	saisi:
		'Le texte est enregistré. Les dates des dossiers concernés sont recalculées dans les secondes qui viennent.',
	fini: 'La fin du texte est enregistrée. Les dates des dossiers concernés sont recalculées dans les secondes qui viennent.'
};

const GROUPES: readonly { etat: EtatDeTexte; titre: string }[] = [
	{ etat: 'en-vigueur', titre: 'En vigueur' },
	{ etat: 'a-venir', titre: 'À venir' },
	{ etat: 'termine', titre: 'Terminés' }
];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const au = locals.ctx.today();
	const textes = await textesLocaux(locals.ctx, administrateur(locals.actor), params.section);
	const parEtat = Map.groupBy(textes, (texte) => etatDeTexte(texte, au));
	return {
		note: noteDe(url, NOTES),
		groupes: GROUPES.map(({ etat, titre }) => ({
			etat,
			titre,
			textes: (parEtat.get(etat) ?? []).map((texte) => texteVu(texte, au))
		})).filter((groupe) => groupe.textes.length > 0)
	};
};

const texteVu = (texte: TexteVu, au: Temporal.PlainDate) => ({
	id: texte.id,
	titre: titreDeTexte(texte),
	pour: pourQui(texte),
	validite: validite(texte),
	effet: effetEnFrancais(texte),
	source: sourceDeTexte(texte, au),
	saisiLe: jourDe(texte.saisiAt)
});
