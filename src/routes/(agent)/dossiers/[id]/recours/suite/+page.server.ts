import { z } from 'zod';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { reception } from '#lib/domain/dossier/depart.ts';
import { type CodeLettre, LETTRES } from '#lib/domain/recours/brouillon.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { agent } from '#lib/server/acteurs.ts';
import { lettreEnCours, recours, type RecoursVu } from '#lib/server/recours.ts';
import { commission } from '../../../../../maintenant.server.ts';
import { versFait } from '../../../../../suivi.server.ts';
import { confirmation } from '../../changements.server.ts';
import { alertesDEnvoi } from '../../courriers/[courrier]/envois.server.ts';
import { reponseNotee } from '../reponse-notee.server.ts';
import { silenceVu } from '../silence.server.ts';
import { cadre, echeanceDe, phrase, type Phrase } from '../vue.server.ts';
import type { PageServerLoad } from './$types';

const lettre = z.enum(LETTRES).nullable().catch(null);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const faits = vu.dossier.faits
		.map(({ fait }) => fait)
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const recu = reception(faits);
	const envoyee = lettre.parse(url.searchParams.get('lettre'));
	return {
		cadre: cadre(vu),
		envoyee,
		change: confirmation(vu.dossier, url.searchParams.get('note') ?? '')?.lignes ?? [],
		alertes: envoyee ? alertesDe(vu, envoyee) : [],
		silence: silenceVu(vu),
		reponse: reponseNotee(vu),
		etapes: recu ? suite(vu, lettreEnCours(locals.ctx, vu, 'relance') !== null) : [],
		noterReception: recu && !recu.notee ? versFait(params.id, 'recours-hierarchique-recu') : null
	};
};

/** What to look at again in the last sending of a letter of this kind. */
function alertesDe({ brouillon, dossier }: RecoursVu, code: CodeLettre): string[] {
	const envoi = brouillon.envois.findLast(({ modele }) => modele === code);
	return envoi ? alertesDEnvoi(envoi, dossier.zone, null) : [];
}

type EtapeASuivre = Phrase & { titre: string; quand: string | null; limite?: string | null };

/**
 * What comes next, in order, each with its day (decompte.md § 7 and § 8). `ecrites`: letters exist for the silence of the
 * authority in this régime.
 */
function suite(vu: RecoursVu, ecrites: boolean): EtapeASuivre[] {
	const nom = commission(vu.dossier);
	const jour = jourDe(vu);
	const repondu = vu.dossier.faits.some(({ fait }) => fait.type === 'reponse-notifiee');
	const rejet = echeanceDe(vu, 'rejet-implicite');
	const etapes: EtapeASuivre[] = [];
	if (!repondu) {
		etapes.push({
			titre: 'L’autorité répond',
			quand: jour('reponse-autorite'),
			...duRegime(
				vu,
				'reponse-autorite',
				`Elle a quinze jours depuis la réception de votre recours.${ecrites ? ' Le lendemain de ce jour, Vigie vous propose une relance et une saisine de précaution.' : ''}`
			)
		});
	}
	etapes.push(laCommission(vu, repondu));
	if (rejet?.limite && rejet.statut !== 'sans-objet') {
		etapes.push({
			titre: 'Le rejet par silence',
			quand: jour('rejet-implicite'),
			...phrase(
				vu,
				'Sans réponse deux mois après la réception, votre recours est rejeté : le délai du tribunal part de ce jour.',
				'crpa-l231-4'
			)
		});
	}
	etapes.push({
		titre: 'Le tribunal administratif',
		quand: jour('recours-contentieux', 'prudente'),
		limite: jour('recours-contentieux'),
		...phrase(
			vu,
			`Deux mois francs depuis la réponse ou le rejet par silence. Saisir la ${nom} ne change pas cette date.`,
			'cja-r421-1'
		)
	});
	return etapes;
}

/** What is left to do with the commission: to seize it, or to wait for its opinion. */
function laCommission(vu: RecoursVu, repondu: boolean): EtapeASuivre {
	const nom = commission(vu.dossier);
	const titre = `La ${nom}`;
	const echeance = echeanceDe(vu, 'saisine-cap');
	if (echeance?.statut === 'accomplie') {
		const texte = 'Vous l’avez saisie. Elle donne un avis : notez-le quand vous le recevez.';
		return { titre, quand: null, ...phrase(vu, texte, echeance.fondements[0]?.code) };
	}
	const jour = jourDe(vu);
	return {
		titre,
		quand: jour('saisine-cap', 'prudente'),
		limite: jour('saisine-cap'),
		...duRegime(
			vu,
			'saisine-cap',
			repondu
				? `Vous avez un mois depuis la notification de la réponse. La ${nom} donne un avis.`
				: 'Vous avez un mois depuis la notification de la réponse. Sans réponse, Vigie compte ce mois depuis la fin du temps de l’autorité, par précaution.'
		)
	};
}

/** A day of the chain in full; null when it has none. */
const jourDe =
	(vu: RecoursVu) =>
	(code: CodeEcheance, nom: 'limite' | 'prudente' = 'limite'): string | null => {
		const le = echeanceDe(vu, code)?.[nom];
		return le ? enToutesLettres(le) : null;
	};

/** A sentence with the source of the agent’s own régime; where its delay could not be read, what the régime says instead. */
function duRegime(vu: RecoursVu, code: 'reponse-autorite' | 'saisine-cap', texte: string): Phrase {
	const echeance = echeanceDe(vu, code);
	const lue = echeance?.certitude === 'a-verifier' ? echeance.etapes[0]?.texte : undefined;
	return phrase(vu, lue ?? texte, echeance?.fondements[0]?.code);
}
