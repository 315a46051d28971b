import { enTexte, mailto, mailtoDAnnonce } from '#lib/domain/courriers/texte.ts';
import { modele } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import type { CourrierFige } from '#lib/server/courriers.ts';
import { lettreEnCours, recours, type RecoursVu } from '#lib/server/recours.ts';
import { approbationsDe } from '#lib/server/relectures.ts';
import type { Courrier } from '#lib/domain/courriers/modele.ts';
import { agent } from '#lib/server/acteurs.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { nomsDe } from '../../../../../relecture.server.ts';
import { cadre, phrase } from '../../recours/vue.server.ts';
import { pieces } from '#lib/server/pieces.ts';
import { envoisVus } from './envois.server.ts';
import { estDuRecours, lettreDe } from './lettre.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const fige = await lettreDe(locals, params);
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const approuvees = await approbationsDe(locals.ctx, agent(locals.actor), fige);
	const siennes = await pieces(locals.ctx, agent(locals.actor), params.id);
	const envois = envoisVus(vu, fige, siennes);
	return {
		cadre: cadre(vu),
		id: fige.id,
		ici: `/dossiers/${params.id}/courriers/${fige.id}`,
		titre: fige.titre,
		terminee: jourDe(fige.figeAt),
		approuveePar: approuvees.length > 0 ? nomsDe(approuvees) : null,
		version: fige.courrier.version,
		courrier: fige.courrier,
		texte: enTexte(fige.courrier),
		mailto: mailto(fige.courrier),
		annonce: mailtoDAnnonce(fige.courrier),
		envoyee: envois[0]?.le ?? null,
		envois,
		perimee: envois.length === 0 && aChange(locals.ctx, vu, fige),
		apres: modele(fige.modele, fige.regime)?.apres ?? [],
		aEnvoyer: estDuRecours(fige.modele),
		esteve: fige.modele === 'recours-hierarchique' && vu.dossier.employeur === 'dgfip' ? esteve(vu) : []
	};
};

/** True when the answers given since would write another letter; the day it bears is no difference. */
function aChange(ctx: Context, vu: RecoursVu, { modele: code, courrier }: CourrierFige): boolean {
	const present = estDuRecours(code) ? lettreEnCours(ctx, vu, code)?.courrier : undefined;
	if (!present) return false;
	const lue = ({ blocs, destinataire, expediteur, objet }: Courrier) =>
		JSON.stringify([blocs, destinataire, expediteur, objet]);
	return lue(present) !== lue(courrier);
}

/** What to do at the DGFiP beside the letter (regimes.md § 3.1). */
const esteve = (vu: RecoursVu) => [
	phrase(
		vu,
		'Saisissez le recours dans ESTEVE, et gardez une capture d’écran datée.',
		'doctrine-unsa-dgfip-recours'
	),
	phrase(
		vu,
		'Envoyez aussi la lettre par courriel ou par la poste, le même jour : en 2023, une section a signalé un bogue d’ESTEVE sur les recours.',
		'doctrine-cgt18-esteve-bug'
	),
	phrase(vu, 'Demandez un accusé de réception, et gardez-le hors du travail.')
];
