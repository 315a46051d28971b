import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { CodeAlerte } from '../alertes.ts';
import type { Cas } from './cas.ts';

const recue = '2026-02-16';
const cas = (titre: string, texte: string, attendu: Cas['attendu'], plus: Partial<Cas> = {}): Cas => ({
	titre,
	texte,
	recue,
	attendu,
	...plus
});

/** The convocation received on 16 February for so many days later: which alert of notice, if any. */
function preavis(
	jours: number,
	alerte: CodeAlerte | null,
	regime: RegimeCode,
	employeur?: EmployeurCode
): Cas {
	const jour = Temporal.PlainDate.from(recue).add({ days: jours });
	const toutes: CodeAlerte[] = ['preavis-insuffisant', 'preavis-limite'];
	return cas(
		`${regime}${employeur ? `, ${employeur}` : ''} : ${jours} jours`,
		`Je vous recevrai pour votre entretien professionnel le ${jour.toString()} à 10h.\nClaire Martin`,
		{
			preavisJours: jours,
			alertes: alerte ? [alerte] : [],
			sans: toutes.filter((code) => code !== alerte)
		},
		{ regime, ...(employeur ? { employeur } : {}) }
	);
}

const HUIT_JOURS: readonly RegimeCode[] = [
	'fpe',
	'fpt',
	'fph',
	'contractuel-etat',
	'contractuel-territorial'
];

/** What each régime and employer asks of a convocation: notice, enclosures, who sends it, who may be there. */
export const regimes: Cas[] = [
	...HUIT_JOURS.flatMap((regime) => [
		preavis(7, 'preavis-insuffisant', regime),
		preavis(8, 'preavis-limite', regime),
		preavis(9, null, regime)
	]),
	preavis(7, 'preavis-insuffisant', 'fpe', 'education-biatss'),
	preavis(14, 'preavis-insuffisant', 'fpe', 'education-biatss'),
	preavis(15, 'preavis-limite', 'fpe', 'education-biatss'),
	preavis(16, null, 'fpe', 'education-biatss'),
	preavis(9, null, 'contractuel-etat', 'education-biatss'),
	preavis(9, null, 'fpe', 'dgfip'),
	cas(
		'territoriale : fiche et trame jointes',
		'Vous êtes convoqué à l’entretien professionnel le 10 mars 2026 à 10h. Vous trouverez ci-joint votre fiche de poste ainsi que le formulaire de compte rendu vierge.',
		{
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			sans: ['fiche-de-poste-absente', 'trame-absente']
		},
		{ regime: 'fpt' }
	),
	cas(
		'hôpital : la fiche de poste seulement',
		'Convocation à l’entretien professionnel le 10 mars 2026 à 10h. P.J. : fiche de poste.',
		{ pieces: ['fiche-de-poste'], alertes: ['trame-absente'], sans: ['fiche-de-poste-absente'] },
		{ regime: 'fph' }
	),
	cas(
		'territoriale : « munissez-vous de votre fiche » ne joint rien',
		'Vous voudrez bien vous munir de votre fiche de poste et du compte rendu de l’année précédente. Entretien professionnel le 10 mars 2026 à 10h.',
		{ pieces: [], alertes: ['fiche-de-poste-absente', 'trame-absente'] },
		{ regime: 'fpt' }
	),
	cas(
		'État : aucun document n’est exigé',
		'Convocation à l’entretien professionnel le 10 mars 2026 à 10h.',
		{ pieces: [], sans: ['fiche-de-poste-absente', 'trame-absente'] },
		{ regime: 'fpe' }
	),
	cas(
		'envoyée par les ressources humaines, menée par une autre personne',
		'Le service des ressources humaines vous informe que votre entretien professionnel, conduit par M. Jean Morel, est fixé au 5 mars 2026 à 11h (bureau 3.14).\nPour le DRH, Nadine Roux',
		{ evaluateur: 'M. Jean Morel', alertes: ['auteur-a-verifier'], sans: ['evaluateur-a-verifier'] },
		{ regime: 'fpe' }
	),
	cas(
		'signée par le secrétariat',
		'Mme Lefèvre, cheffe de service, vous recevra en entretien professionnel le jeudi 5 mars 2026 à 9h30, salle Garonne.\nBien à vous,\nSonia Petit\nSecrétariat de direction',
		{ evaluateur: 'Mme Lefèvre', lieu: 'salle Garonne', alertes: ['auteur-a-verifier'] }
	),
	cas(
		'expédiée d’une boîte de service',
		'De : DRH Ville <drh@ville.fr>\nEnvoyé : lundi 16 février 2026 09:00\nÀ : Paul Durand\nObjet : Entretien professionnel\n\nVotre entretien professionnel est prévu le 5 mars 2026 à 10h avec M. Petit.',
		{ evaluateur: 'M. Petit', alertes: ['auteur-a-verifier'] },
		{ regime: 'fpt' }
	),
	cas(
		'signée par une personne, menée par une autre',
		'Madame, votre entretien professionnel sera conduit par Mme Claire Martin le 5 mars 2026 à 10h.\nLe directeur général des services,\nJean Roche',
		{ evaluateur: 'Mme Claire Martin', alertes: ['auteur-a-verifier'] },
		{ regime: 'fpt' }
	),
	cas(
		'menée au-dessus du supérieur direct',
		'Vous serez reçue en entretien professionnel par votre N+2, Mme Roux, le 5 mars 2026 à 10h.',
		{ alertes: ['evaluateur-a-verifier'], sans: ['auteur-a-verifier'] },
		{ regime: 'fpe' }
	),
	cas(
		'menée à la place du supérieur direct',
		'En l’absence de votre supérieur hiérarchique, vous serez reçu le 5 mars 2026 à 10h en entretien professionnel par M. Blin.',
		{ alertes: ['evaluateur-a-verifier'] },
		{ regime: 'fph' }
	),
	cas(
		'une responsable des ressources humaines reçoit ses propres agents',
		'Je vous recevrai le 5 mars 2026 à 10h pour votre entretien professionnel.\nClaire Martin\nResponsable RH',
		{ evaluateur: 'Claire Martin', sans: ['auteur-a-verifier', 'evaluateur-a-verifier'] }
	),
	cas(
		'le nom écrit de deux façons est celui d’une personne',
		'Entretien professionnel le 5 mars 2026 à 10h.\nÉvaluateur : MARTIN Claire\nCordialement,\nMme Martin',
		{ evaluateur: 'MARTIN Claire', sans: ['auteur-a-verifier'] }
	),
	cas(
		'le visa du N+2 n’est pas l’entretien',
		'Je vous recevrai le 5 mars 2026 à 10h. Le compte rendu sera ensuite transmis au N+2 pour visa.\nClaire Martin',
		{ sans: ['evaluateur-a-verifier', 'tiers-annonce'] }
	),
	cas(
		'une règle sur l’absence du supérieur n’annonce rien',
		'En cas d’absence de votre supérieur, vous pourrez être reçu par le N+2. Entretien professionnel le 5 mars 2026 à 10h.',
		{ sans: ['evaluateur-a-verifier'] }
	),
	cas(
		'une fonction ne dit pas un nom',
		'Vous serez reçu par votre supérieur hiérarchique direct le 5 mars 2026 à 11h en salle 2.',
		{ evaluateur: null, lieu: 'salle 2', alertes: ['evaluateur-inconnu'] }
	),
	cas(
		'le nom suit une fonction d’adjoint',
		'L’entretien sera mené par le chef de service adjoint, M. Yann Le Bihan, le 10 mars 2026 à 10h.',
		{ evaluateur: 'M. Yann Le Bihan' }
	),
	cas(
		'deux personnes nommées : l’une est de trop',
		'Votre entretien professionnel aura lieu le 10 mars 2026 à 10h avec Mme Martin et M. Roche, directeur.',
		{ evaluateur: null, alertes: ['tiers-annonce', 'evaluateur-inconnu'] }
	),
	cas(
		'une stagiaire qui observe',
		'Entretien professionnel le 10 mars 2026 à 10h avec Mme Martin. Une stagiaire de la DRH y assistera en observatrice.',
		{ evaluateur: 'Mme Martin', alertes: ['tiers-annonce'] }
	),
	cas(
		'la lettre d’une autorité ne dit pas qui mènera l’entretien',
		'Nantes, le 12 février 2026\nMonsieur,\nJ’ai l’honneur de vous convoquer à l’entretien professionnel qui se tiendra le 10 mars 2026 à 10 h.\nLe directeur,\nJean Roche',
		{ entretienLe: '2026-03-10', evaluateur: null, alertes: ['evaluateur-inconnu'] }
	)
];
