import {
	depart,
	evolution,
	margeDe,
	MARGES,
	NOTE_DE_REFERENCE,
	type NoteEtPrecedente
} from '#lib/domain/notation/evolution.ts';
import { ecrit, ecritSigne } from '#lib/domain/notation/millioniemes.ts';
import type { LigneDeCorps } from '#lib/domain/notation/onic-saisie.ts';
import { type Quota, quotas } from '#lib/domain/notation/quotas.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

const PERMISES = MARGES.map(({ points }) => ecritSigne(points));
const LISTE_DES_MARGES = `${PERMISES.slice(0, -1).join(' ; ')} et ${PERMISES.at(-1)}`;

/** The change of one mark: its base (O07), its size (O08). Nothing when a mark is not known. */
export function controleDeLaNote(notes: NoteEtPrecedente, agent?: string): Anomalie[] {
	const base = depart(notes);
	const ecart = evolution(notes);
	const { note } = notes;
	if (base === null || ecart === null || note === undefined || note === null || margeDe(ecart)) return [];
	const de = notes.notePrecedente === null ? 'la note de référence' : 'la note précédente';
	const hors = anomalie(
		'O08',
		`De ${de} (${ecrit(base)}) à ${ecrit(note)}, l’évolution est de ${ecritSigne(ecart)}. L’article 9 n’en prévoit que six : ${LISTE_DES_MARGES}.`,
		{ agent }
	);
	const depuisReference = margeDe(note - NOTE_DE_REFERENCE);
	if (notes.notePrecedente === null || !depuisReference) return [hors];
	return [
		anomalie(
			'O07',
			`La note ${ecrit(note)} est à ${ecritSigne(depuisReference.points)} de la note de référence (20), mais la personne avait déjà une note : ${ecrit(base)}. L’article 9 mesure l’évolution par rapport à la note précédente ou à la note de référence : demandez de quelle base on est parti.`,
			{ agent }
		),
		hors
	];
}

/** How many names a sentence takes; the table gives them all. */
const NOMS_EN_PHRASE = 20;

/** « A. B., C. D. et 12 autres. » */
function noms(agents: readonly string[]): string {
	const reste = agents.length - NOMS_EN_PHRASE;
	const cites = agents.slice(0, NOMS_EN_PHRASE).join(', ');
	return `${reste > 0 ? `${cites} et ${reste} ${reste < 2 ? 'autre' : 'autres'}` : cites}.`.replace(
		'..',
		'.'
	);
}

const personnes = (n: number): string => `${n} ${n < 2 ? 'personne' : 'personnes'}`;

/** One quota, O09. Over everybody listed it is an error; over the marked alone, the arrêté is silent: an alert. */
function controleDuQuota(quota: Quota): Anomalie[] {
	const { points, nom, pourcentage, effectif, notes, places, placesSurNotes, agents } = quota;
	if (agents.length <= Math.min(places, placesSurNotes)) return [];
	const regle = `L’évolution ${nom} (${ecritSigne(points)}) est réservée à ${pourcentage} % du corps, arrondis à l’entier inférieur`;
	const calcul = (n: number, permises: number) => `${permises} pour ${personnes(n)}`;
	const constat = `Elle est donnée à ${personnes(agents.length)} : ${noms(agents)}`;
	if (agents.length > places) {
		return [anomalie('O09', `${regle}, soit ${calcul(effectif, places)}. ${constat}`)];
	}
	return [
		anomalie(
			'O09',
			`${regle} : ${calcul(effectif, places)} si l’on compte tout le corps, mais ${calcul(notes, placesSurNotes)} si l’on ne compte que les notés. L’arrêté ne dit pas lequel retenir. ${constat}`,
			{ niveau: 'alerte' }
		)
	];
}

/** Somebody listed twice would count twice, O01. */
function controleDesNoms(corps: readonly LigneDeCorps[]): Anomalie[] {
	const fois = new Map<string, number>();
	for (const { agent } of corps) if (agent) fois.set(agent, (fois.get(agent) ?? 0) + 1);
	return [...fois]
		.filter(([, n]) => n > 1)
		.map(([agent, n]) =>
			anomalie(
				'O01',
				`« ${agent} » figure ${n} fois dans la liste : si c’est la même personne, les quotas sont comptés sur un effectif trop grand.`,
				{ niveau: 'info', agent }
			)
		);
}

/** Everything about a corps: each change, both quotas, names that recur. */
export function controleDuCorps(corps: readonly LigneDeCorps[]): { anomalies: Anomalie[]; quotas: Quota[] } {
	const nommes = corps.map((ligne, rang) => ({ ...ligne, agent: ligne.agent || `ligne ${rang + 1}` }));
	const lesQuotas = quotas(nommes);
	return {
		anomalies: [
			...lesQuotas.flatMap(controleDuQuota),
			...nommes.flatMap((ligne) => controleDeLaNote(ligne, ligne.agent)),
			...controleDesNoms(corps)
		],
		quotas: lesQuotas
	};
}
