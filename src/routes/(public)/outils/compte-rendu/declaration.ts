import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { dateLongue, jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { nombre } from '#lib/ui/format/nombres.ts';
import { valeursDuFait } from '../../../faits/saisie.ts';
import { situationDe, type Situation } from '../../situation.ts';
import { QUESTION } from '../../../questions-vues.ts';

/** What the first page asks, by the names of its fields. */
export const CHAMPS = [
	'lieu',
	'statut',
	'decharge',
	'issue',
	'convocationLe',
	'entretienLe',
	'refusLe',
	'remise',
	'remisLe',
	'texte',
	'sansTexte',
	'textePrecedent'
] as const;
type NomDeChamp = (typeof CHAMPS)[number];
export type Saisie = Readonly<Record<NomDeChamp, string>>;

/** Longest text that is read here, in characters: some forty dense pages, far above any report. */
export const LONGUEUR_MAXIMALE = 100_000;

/** What became of the interview. */
export const ISSUES = ['tenu', 'refuse', 'absent', 'aucun'] as const;
export type Issue = (typeof ISSUES)[number];

/** What the agent has in hand. */
export const REMISES = ['compte-rendu-communique', 'compte-rendu-notifie'] as const;

export type Declaration = { situation: Situation; dossier: Dossier };

/** The fields of the first page, whatever came. */
export const saisieDe = (valeurs: Readonly<Record<string, string>>): Saisie =>
	Object.fromEntries(CHAMPS.map((nom) => [nom, valeurs[nom] ?? ''])) as Record<NomDeChamp, string>;

/**
 * Reads what was said on the first page. Refused, each with its field: nobody to apply a rule to, no word on the interview, a
 * day that no calendar has or still to come, no text and no word that there is none, a text too long. Whether the days fit
 * together is asked by the grounds themselves.
 */
export function declaration(
	saisie: Saisie,
	au: Temporal.PlainDate
): { ok: true; declaration: Declaration } | { ok: false; erreurs: ErreurChamp[] } {
	const erreurs: ErreurChamp[] = [];
	const qui = situationDe(saisie);
	if (!qui.ok) erreurs.push(...qui.erreurs);
	const issue = ISSUES.find((code) => code === saisie.issue);
	if (issue === undefined) erreurs.push(erreur('issue', 'Dites ce qu’est devenu l’entretien.'));
	const jours = joursDe(saisie, issue, au, erreurs);
	erreurs.push(...erreursDesTextes(saisie));
	if (!qui.ok || issue === undefined || erreurs.length > 0) return { ok: false, erreurs };
	const { situation } = qui;
	return {
		ok: true,
		declaration: {
			situation,
			dossier: {
				regime: situation.regime,
				employeur: situation.employeur ?? null,
				zone: 'metropole',
				au,
				faits: estAncien(situation.regime) ? [] : faitsDe(saisie, issue, jours),
				reponses: reponsesDe(issue, jours),
				...(situation.decharge > 0 ? { decharge: situation.decharge } : {}),
				texte: saisie.sansTexte === '' ? saisie.texte : '',
				textePrecedent: saisie.textePrecedent
			}
		}
	};
}

const erreur = (champ: NomDeChamp, message: string): ErreurChamp => ({
	champ,
	message: typographie(message)
});

type Jours = Record<'convocationLe' | 'entretienLe' | 'refusLe' | 'remisLe', Temporal.PlainDate | null>;

function joursDe(
	saisie: Saisie,
	issue: Issue | undefined,
	au: Temporal.PlainDate,
	erreurs: ErreurChamp[]
): Jours {
	const lire = (nom: keyof Jours, { aVenir = false } = {}) => {
		if (saisie[nom] === '') return null;
		const iso = jourSaisi(saisie[nom]);
		const jour = iso === null ? null : Temporal.PlainDate.from(iso);
		if (jour === null || Math.abs(jour.year - au.year) > ANNEES_LUES) {
			const court = saisie[nom].slice(0, 40);
			erreurs.push(
				erreur(
					nom,
					jour === null
						? `« ${court} » n’est pas un jour du calendrier : écrivez par exemple 26/01/2026.`
						: `Vérifiez l’année : nous lisons les ${ANNEES_LUES} dernières années.`
				)
			);
			return null;
		}
		if (aVenir || Temporal.PlainDate.compare(jour, au) <= 0) return jour;
		erreurs.push(
			erreur(nom, `Le ${dateLongue(jour.toString())} n’est pas encore arrivé : vérifiez ce jour.`)
		);
		return null;
	};
	const jours = {
		convocationLe: lire('convocationLe'),
		entretienLe: lire('entretienLe', { aVenir: issue === 'refuse' }),
		refusLe: issue === 'refuse' ? lire('refusLe') : null,
		remisLe: lire('remisLe')
	};
	if (saisie.entretienLe === '' && (issue === 'tenu' || issue === 'absent')) {
		erreurs.push(erreur('entretienLe', MANQUE_ENTRETIEN[issue]));
	}
	return jours;
}

/** A report older than the longest recourse with a margin, or a year mistyped. */
const ANNEES_LUES = 10;

const MANQUE_ENTRETIEN = {
	tenu: 'Donnez le jour de l’entretien : sans lui, nous ne pouvons pas vérifier ce qui l’entourait.',
	absent: 'Donnez le jour où l’entretien était prévu : c’est celui de votre absence.'
};

function erreursDesTextes({ texte, sansTexte, textePrecedent }: Saisie): ErreurChamp[] {
	const erreurs: ErreurChamp[] = [];
	if (sansTexte === '' && !/[\p{L}\p{N}]/u.test(texte)) {
		erreurs.push(
			erreur('texte', 'Collez le texte du compte rendu, ou cochez la case qui dit que vous ne l’avez pas.')
		);
	}
	for (const [champ, contenu] of Object.entries({ texte, textePrecedent })) {
		if (contenu.length <= LONGUEUR_MAXIMALE) continue;
		erreurs.push({
			champ,
			message: typographie(
				`Ce texte fait ${nombre(contenu.length)} caractères ; nous en lisons ${nombre(LONGUEUR_MAXIMALE)} au plus. Collez seulement le compte rendu.`
			)
		});
	}
	return erreurs;
}

function faitsDe({ remise }: Saisie, issue: Issue, jours: Jours): Fait[] {
	const { convocationLe, entretienLe, refusLe, remisLe } = jours;
	const faits: Fait[] = [];
	const prevu = entretienLe ? { entretienLe } : {};
	if (convocationLe) faits.push({ type: 'convocation-recue', le: convocationLe, ...prevu });
	if (entretienLe && issue === 'tenu') faits.push({ type: 'entretien-tenu', le: entretienLe });
	if (entretienLe && issue === 'absent') faits.push({ type: 'absence-constatee', le: entretienLe, ...prevu });
	if (refusLe) faits.push({ type: 'refus-envoye', le: refusLe });
	if (remisLe) {
		faits.push({ type: REMISES.find((code) => code === remise) ?? 'compte-rendu-communique', le: remisLe });
	}
	return faits;
}

/** What was said of the interview answers the question that would ask it again; the days that are facts say the rest. */
function reponsesDe(issue: Issue, { refusLe }: Jours): Record<string, string> {
	if (issue === 'aucun') return { G05: 'rien-dit' };
	return issue === 'refuse' && refusLe === null ? { G05: 'refuse' } : {};
}

/** The same person and the same days for « Calculer mes délais », by the names of its fields; empty without a fact. */
export function pourLesDelais(
	{ lieu, statut, decharge }: Saisie,
	faits: readonly Fait[]
): Record<string, string> {
	if (faits.length === 0) return {};
	const champs = faits.flatMap((fait) =>
		Object.entries(valeursDuFait(fait, null)).map(([nom, valeur]) => [`${fait.type}-${nom}`, valeur] as const)
	);
	return { lieu, statut, decharge, ...Object.fromEntries(champs) };
}

/** What each day is about, for a refusal that the domain gives without a field of this page. */
export const champDuRefus = (saisie: Saisie, champ: string | undefined): string => {
	if (champ?.startsWith('G')) return `${QUESTION}${champ}`;
	return JOURS.find((nom) => saisie[nom] !== '') ?? 'entretienLe';
};

const JOURS = ['remisLe', 'refusLe', 'entretienLe', 'convocationLe'] as const;
