import { noticeDeRisque } from '#lib/domain/courriers/risques.ts';
import type { CodeMoyen } from '#lib/domain/moyens/moyen.ts';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { type ActeVu, estSansLettre } from '#lib/server/adhesions.ts';
import { contenuRisques } from '#lib/server/contenu.ts';
import { type DossierVu, employeurCode } from '#lib/server/dossiers.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { acteAffiche } from '../../../../acte.server.ts';
import { phraseSourcee } from '../../../../(public)/convocation/vue.server.ts';

/** An act in a list of the agent’s. */
export function carteDActe({ acte, moi, parCinq, possible }: ActeVu) {
	const { id, titre, genreDit, finLe } = acteAffiche(acte);
	const aRejoindre = estSansLettre(possible)
		? 'Pas de lettre vérifiée pour votre statut'
		: `À rejoindre jusqu’au ${finLe}`;
	const etat = moi === null ? aRejoindre : etatDe(moi.signeLe);
	return { id, titre, genreDit, etat, combien: moi === null ? combien(parCinq) : null };
}

const etatDe = (signeLe: Temporal.PlainDate | null): string =>
	signeLe === null ? 'Vous y participez' : `Votre lettre est partie le ${dateLongue(signeLe.toString())}`;

/** How many joined, for whoever has not: by fives, and nothing more under five. */
export const combien = (parCinq: number | null): string =>
	parCinq === null
		? 'Moins de cinq personnes l’ont rejoint.'
		: `Au moins ${parCinq} personnes l’ont rejoint.`;

/** What this agent is to read before any refusal, as for the letters that are kept nowhere. */
export function noticesDe({ regime, employeur, statut, chaine: { au } }: DossierVu) {
	const code = employeurCode(employeur);
	const { notices } = noticeDeRisque(contenuRisques(), {
		regime,
		statut,
		...(code ? { employeur: code } : {})
	});
	return notices.map(({ titre, version, lectureLe, ...notice }) => ({
		...phraseSourcee(notice, au.toString()),
		titre,
		version,
		lectureLe
	}));
}

const FORCES_DITES = {
	forte: 'force forte',
	moyenne: 'force moyenne',
	faible: 'force faible',
	'sans-effet': 'sans effet'
};

/** Whether the agent’s own facts show a ground: what is true of a colleague may not be of them. */
export function moyenChezMoi(dossier: DossierVu, code: CodeMoyen): string {
	const audit = moyens({
		faits: dossier.faits.map(({ fait }) => fait),
		regime: dossier.regime,
		employeur: employeurCode(dossier.employeur),
		zone: dossier.zone,
		au: dossier.chaine.au,
		textes: dossier.textes
	});
	if (!audit.ok)
		throw new Error(`The facts of dossier ${dossier.id} contradict each other: ${audit.refus.code}`);
	const trouve = audit.moyens.find((moyen) => moyen.code === code);
	return typographie(
		trouve
			? `Vos propres faits le montrent (${FORCES_DITES[trouve.force]}). ${trouve.texte}`
			: 'Vos propres faits ne le montrent pas, ou pas encore : vérifiez avec votre section avant de l’écrire dans votre recours.'
	);
}
