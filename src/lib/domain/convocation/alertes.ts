import { enToutesLettres, nomDuJour } from '#lib/domain/delais/jour.ts';
import { fondement, type Fondement, type Source } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Constat } from './constats.ts';

export type Niveau = 'erreur' | 'alerte' | 'info';

/** Stable codes: adding is fine, renaming is not. */
export type CodeAlerte =
	| 'preavis-insuffisant'
	| 'preavis-limite'
	| 'date-absente'
	| 'plusieurs-dates'
	| 'date-incoherente'
	| 'annee-supposee'
	| 'reception-inconnue'
	| 'fiche-de-poste-absente'
	| 'trame-absente'
	| 'tiers-annonce'
	| 'seconde-convocation'
	| 'report'
	| 'evaluateur-inconnu'
	| 'heure-absente'
	| 'lieu-absent'
	| 'mentions-incompletes'
	| 'auteur-a-verifier'
	| 'evaluateur-a-verifier';

/** Something about a convocation that the agent should know, in one or two French sentences that say what to do. */
export type Alerte = { code: CodeAlerte; niveau: Niveau; texte: string; fondement?: Fondement };

/** An alert, its sentence in French typography; `source` is what it rests on. */
export const alerte = (
	code: CodeAlerte,
	niveau: Niveau,
	texte: string,
	source: Source | null = null
): Alerte => ({
	code,
	niveau,
	texte: typographie(texte),
	...(source === null ? {} : { fondement: fondement(source) })
});

const GRAVITE: readonly Niveau[] = ['erreur', 'alerte', 'info'];

/** The same alerts, the gravest first. */
export const parGravite = (alertes: readonly Alerte[]): Alerte[] =>
	alertes.toSorted((a, b) => GRAVITE.indexOf(a.niveau) - GRAVITE.indexOf(b.niveau));

/** The alert of something noticed while the slot was read. */
export function alerteDuConstat(constat: Constat): Alerte {
	switch (constat.code) {
		case 'date-absente':
			return alerte('date-absente', 'erreur', sansDate(constat));
		case 'plusieurs-dates':
			return alerte('plusieurs-dates', 'erreur', PLUSIEURS[constat.motif]);
		case 'date-incoherente':
			return alerte('date-incoherente', 'alerte', incoherence(constat));
		case 'annee-supposee':
			return alerte(
				'annee-supposee',
				'info',
				`L’année n’est pas écrite : nous avons compris ${enToutesLettres(constat.jour)}, la première date possible après ${constat.depuis === 'reception' ? 'la réception' : 'la date du message'}. Vérifiez-la.`
			);
		case 'report':
			return alerte(
				'report',
				'info',
				constat.annulation
					? 'Ce texte annule ou remplace une convocation. Gardez aussi la précédente : elle peut servir de preuve.'
					: 'Ce texte change la date ou l’heure d’un entretien. Gardez aussi la convocation précédente : le préavis d’une nouvelle date se compte depuis le jour où vous l’avez reçue.'
			);
		case 'seconde-convocation':
			return alerte(
				'seconde-convocation',
				'alerte',
				'Ce texte vous convoque de nouveau. Répondez par écrit, avant la date, comme la première fois ; s’il contient une mise en garde, parlez-en d’abord au syndicat.'
			);
	}
}

/** What a convocation leaves unsaid, or says of somebody else; what is left out here is not looked at. */
type Silences = {
	heure?: boolean;
	lieu?: 'absent' | 'plusieurs' | null;
	evaluateur?: 'inconnu' | 'plusieurs' | null;
	/** Nobody told the day of reception. */
	reception?: boolean;
	/** Somebody else is announced at the interview. */
	tiers?: boolean;
	/** Says who leads the interview; null when the régime is not known. */
	sourceDuMeneur?: Parameters<typeof alerte>[3];
};

/** One alert for each silence. */
export const alertesDesSilences = ({
	heure,
	lieu,
	evaluateur,
	reception,
	tiers,
	sourceDuMeneur
}: Silences): Alerte[] =>
	[
		heure && alerte('heure-absente', 'info', SANS_HEURE),
		lieu && alerte('lieu-absent', 'info', SANS_LIEU[lieu]),
		evaluateur && alerte('evaluateur-inconnu', 'alerte', SANS_EVALUATEUR[evaluateur], sourceDuMeneur),
		tiers && alerte('tiers-annonce', 'alerte', AVEC_UN_TIERS, sourceDuMeneur),
		reception && alerte('reception-inconnue', 'info', SANS_RECEPTION)
	].filter((une) => typeof une === 'object' && une !== null);

const SANS_HEURE = 'Nous n’avons pas trouvé l’heure de l’entretien : demandez-la par écrit.';
const SANS_LIEU = {
	absent: 'Nous n’avons pas trouvé le lieu de l’entretien : demandez-le par écrit.',
	plusieurs: 'Le texte laisse le choix du lieu : demandez par écrit lequel est retenu.'
};
const SANS_EVALUATEUR = {
	inconnu:
		'Le texte ne dit pas clairement qui conduira l’entretien. Ce doit être votre supérieure ou votre supérieur hiérarchique direct : demandez son nom par écrit.',
	plusieurs:
		'Le texte nomme plusieurs personnes pour cet entretien. Il doit être conduit par votre supérieure ou votre supérieur hiérarchique direct : demandez par écrit qui le conduira.'
};
const AVEC_UN_TIERS =
	'Le texte annonce une autre personne à l’entretien, qui est un échange entre vous et votre supérieure ou votre supérieur hiérarchique direct. Demandez par écrit qui viendra et à quel titre ; si l’entretien a lieu, notez le jour même qui a parlé.';
const SANS_RECEPTION =
	'Indiquez le jour où vous avez reçu cette convocation : c’est lui qui permet de compter le préavis.';

const PLUSIEURS: Record<Extract<Constat, { code: 'plusieurs-dates' }>['motif'], string> = {
	jours:
		'Le texte donne plusieurs dates possibles pour l’entretien : nous n’en choisissons aucune. Demandez par écrit laquelle est retenue.',
	heures:
		'Le texte donne plusieurs heures possibles pour l’entretien : nous n’en choisissons aucune. Demandez par écrit laquelle est retenue.',
	liste:
		'Le texte donne les rendez-vous de plusieurs personnes : nous ne choisissons pas la ligne qui vous concerne. Indiquez vous-même la date et l’heure.',
	periode:
		'Le texte propose une période, pas un jour : nous n’en choisissons aucun. Demandez par écrit la date retenue.'
};

function sansDate({ motif, ecrit }: Extract<Constat, { code: 'date-absente' }>): string {
	switch (motif) {
		case 'annulee':
			return 'Le texte annule un entretien sans donner de nouvelle date.';
		case 'vague':
			return `Le texte dit « ${ecrit} », sans date complète : nous n’en supposons pas. Demandez par écrit le jour, le mois et l’année.`;
		case 'sans-annee':
			return `Le texte dit « ${ecrit} », sans l’année : indiquez le jour où vous avez reçu la convocation pour que nous puissions la retrouver.`;
		case 'periode':
			return 'Le texte donne la période des entretiens, pas le jour du vôtre. Demandez par écrit une date.';
		case 'rien':
			return 'Nous n’avons trouvé aucune date d’entretien dans ce texte : vérifiez que vous l’avez collé en entier, ou demandez la date par écrit.';
	}
}

function incoherence(constat: Extract<Constat, { code: 'date-incoherente' }>): string {
	if (constat.jour === null)
		return `Le texte dit « ${constat.ecrit} » : ce jour n’existe pas. Demandez par écrit la bonne date.`;
	const { jour, semaine } = constat;
	const ecrit = nomDuJour(jour.add({ days: semaine - jour.dayOfWeek }));
	return `Le texte dit « ${ecrit} », mais cette date tombe un autre jour : ${enToutesLettres(jour)}. Demandez par écrit quel jour est le bon.`;
}
