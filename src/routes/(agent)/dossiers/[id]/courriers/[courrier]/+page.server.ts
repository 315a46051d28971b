import { enTexte, mailto } from '#lib/domain/courriers/texte.ts';
import { modele } from '#lib/server/contenu.ts';
import { recours } from '#lib/server/recours.ts';
import { agent } from '#lib/server/acteurs.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '../../../moment.ts';
import { cadre, phrase } from '../../recours/vue.server.ts';
import { estDuRecours, lettreDe } from './lettre.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const fige = await lettreDe(locals, params);
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const envoi = vu.brouillon.envois.find(({ courrierId }) => courrierId === fige.id);
	return {
		cadre: cadre(vu),
		ici: `/dossiers/${params.id}/courriers/${fige.id}`,
		titre: fige.titre,
		terminee: jourDe(fige.figeAt),
		version: fige.courrier.version,
		courrier: fige.courrier,
		texte: enTexte(fige.courrier),
		mailto: mailto(fige.courrier),
		envoyee: envoi ? dateLongue(envoi.le) : null,
		apres: modele(fige.modele)?.apres ?? [],
		aEnvoyer: estDuRecours(fige.modele),
		esteve: fige.modele === 'recours-hierarchique' && vu.dossier.employeur === 'dgfip' ? ESTEVE : []
	};
};

/** What to do at the DGFiP beside the letter (regimes.md § 3.1). */
const ESTEVE = [
	phrase(
		'Saisissez le recours dans ESTEVE, et gardez une capture d’écran datée.',
		'doctrine-unsa-dgfip-recours'
	),
	phrase(
		'Envoyez aussi la lettre par courriel ou par la poste, le même jour : l’application a déjà perdu des recours.',
		'doctrine-cgt18-esteve-bug'
	),
	phrase('Demandez un accusé de réception, et gardez-le hors du travail.')
];
