import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { type Faits, premier, reception } from '#lib/domain/dossier/depart.ts';
import type { Echeance, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Certitude } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** One way to understand the silence of the authority: what it says, its day, by which source, how certain. */
export type LectureDuSilence = {
	code: 'courte' | 'longue' | 'tribunal';
	titre: string;
	texte: string;
	/** Codes of `fondements.json`. */
	fondements: string[];
	certitude: Certitude;
};

/** What the authority’s silence is worth today. */
export type Silence = {
	/**
	 * `retard`: its time is over, the rejection is not born; `rejet`: it is; `sans-delai`: its time could not be verified, the
	 * rejection is not born.
	 */
	etat: 'retard' | 'rejet' | 'sans-delai';
	/** First day of that state; null when it has none. */
	depuis: Day | null;
	/** False when the receipt is only supposed from the day of sending: nobody can be said to be late (decompte.md § 11). */
	etablie: boolean;
	lectures: LectureDuSilence[];
	/** What to answer when the commission is said to be seized too early or too late; null where its time is not known. */
	defense: string | null;
};

type Etat = { faits: readonly Fait[]; chaine: ResultatEcheances };

/**
 * The silence after an appeal, from the day after the authority’s last day, with both readings, never one alone (decompte.md
 * § 7, D05): the short one opens the precautionary step, the long one waits for the rejection of two months. Where the
 * authority’s time could not be verified, what is known, from the receipt on. Null when nothing was sent, when an answer came,
 * or while the authority still has time. `nom`: CAP or CCP.
 */
export function silence({ faits, chaine }: Etat, nom: string): Silence | null {
	const ordonnes = faits.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const recu = reception(ordonnes);
	if (!recu || premier(ordonnes, 'reponse-notifiee')) return null;
	const reponse = echeanceDe(chaine, 'reponse-autorite');
	const rejet = echeanceDe(chaine, 'rejet-implicite')?.limite ?? null;
	const fin = reponse?.limite ?? null;
	const rejete = rejet !== null && !avant(chaine.au, rejet);
	if (!rejete && fin && !apres(chaine.au, fin)) return null;
	const depuis = rejete ? rejet : (fin?.add({ days: 1 }) ?? null);
	return {
		etat: rejete ? 'rejet' : fin ? 'retard' : 'sans-delai',
		depuis,
		etablie: recu.etablie,
		lectures: [
			fin ? lectureCourte(ordonnes, chaine, fin, nom) : sansDelai(chaine, reponse),
			lectureLongue(chaine, rejet),
			leTribunal(chaine)
		].filter((lecture) => lecture !== null),
		defense: fin ? typographie(defense(nom)) : null
	};
}

/** The silence is an answer at the end of the authority’s time. */
function lectureCourte(faits: Faits, chaine: ResultatEcheances, fin: Day, nom: string): LectureDuSilence {
	const cap = echeanceDe(chaine, 'saisine-cap');
	const debut = `Le silence vaut réponse à la fin du temps de l’autorité, le ${enToutesLettres(fin)}, et le mois de la ${nom} court depuis ce jour.`;
	return lecture('courte', 'Première lecture, la plus courte', {
		texte: `${debut} ${suiteDeLaCommission(cap, premier(faits, 'cap-saisie')?.le, nom)}`,
		fondements: [...(cap?.fondements.slice(0, 1).map(({ code }) => code) ?? []), 'fiche-cdg77-ccp'],
		certitude: 'discute'
	});
}

function suiteDeLaCommission(cap: Echeance | undefined, saisieLe: Day | undefined, nom: string): string {
	if (saisieLe) {
		return cap?.limite && apres(saisieLe, cap.limite)
			? `Vous avez saisi la ${nom} après ce mois, fini le ${enToutesLettres(cap.limite)} : défendez la seconde lecture.`
			: `Vous avez saisi la ${nom} avant la fin de ce mois.`;
	}
	if (!cap?.limite) return `Saisissez la ${nom} par précaution, sans attendre.`;
	const limite = enToutesLettres(cap.limite);
	const vise = enToutesLettres(cap.prudente ?? cap.limite);
	return cap.statut === 'depassee'
		? `Ce mois est passé depuis le ${limite} : saisissez la ${nom} quand même, et défendez la seconde lecture.`
		: `Saisissez-la par précaution : visez le ${vise}${vise === limite ? '' : `, dernier jour le ${limite}`}.`;
}

const defense = (nom: string): string =>
	`Si l’on vous dit la ${nom} saisie trop tôt, renouvelez la saisine après la réponse ; trop tard, soutenez que son mois n’a couru que du rejet de deux mois.`;

/** Nothing before the two months. */
function lectureLongue(chaine: ResultatEcheances, rejet: Day | null): LectureDuSilence | null {
	if (!rejet) return null;
	const date = enToutesLettres(rejet);
	return lecture('longue', 'Seconde lecture, le rejet de deux mois', {
		texte: avant(chaine.au, rejet)
			? `Le silence ne vaut rejet qu’au bout de deux mois, le ${date}, que ce jour soit ouvré ou non. Rien d’autre ne part avant.`
			: `Le silence vaut rejet depuis le ${date}, deux mois après la réception.`,
		fondements: ['crpa-l231-4'],
		certitude: echeanceDe(chaine, 'rejet-implicite')?.certitude ?? 'discute'
	});
}

/** The authority’s time was read nowhere: what the régime says of it, and of the commission. */
function sansDelai(chaine: ResultatEcheances, reponse: Echeance | undefined): LectureDuSilence {
	const cap = echeanceDe(chaine, 'saisine-cap');
	// The sentence of the commission says the same of its own delay, and to act at once.
	return lecture('courte', 'Les délais de l’autorité et de la commission, à vérifier', {
		texte: (cap ?? reponse)?.etapes[0]?.texte ?? '',
		fondements: [...new Set([reponse, cap].flatMap((echeance) => echeance?.etapes[0]?.fondement ?? []))],
		certitude: 'a-verifier'
	});
}

function leTribunal(chaine: ResultatEcheances): LectureDuSilence | null {
	const tribunal = echeanceDe(chaine, 'recours-contentieux');
	if (!tribunal?.limite || tribunal.statut === 'accomplie') return null;
	const limite = enToutesLettres(tribunal.limite);
	return lecture('tribunal', 'Dans toutes les lectures, le tribunal', {
		texte:
			tribunal.statut === 'depassee'
				? `Son délai semble passé depuis le ${limite} : appelez votre section, un retard se discute.`
				: `Visez le ${enToutesLettres(tribunal.prudente ?? tribunal.limite)}, dernier jour le ${limite}, que la commission soit saisie ou non.`,
		fondements: ['cja-r421-1'],
		certitude: tribunal.certitude
	});
}

const lecture = (
	code: LectureDuSilence['code'],
	titre: string,
	{ texte, ...reste }: Pick<LectureDuSilence, 'texte' | 'fondements' | 'certitude'>
): LectureDuSilence => ({ code, titre: typographie(titre), texte: typographie(texte), ...reste });

const echeanceDe = (chaine: ResultatEcheances, code: Echeance['code']): Echeance | undefined =>
	chaine.echeances.find((echeance) => echeance.code === code);
