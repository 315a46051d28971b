import type { Situation } from '#lib/domain/dossier/echeance.ts';
import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';

/** Stages of a dossier, the furthest first. Inside a stage, the latest fact says where it stands. */
const ETAPES: readonly (readonly (readonly [TypeDeFait, Situation])[])[] = [
	[['recours-contentieux-depose', 'contentieux']],
	[['compte-rendu-definitif-notifie', 'definitif']],
	[
		['recours-hierarchique-envoye', 'recours-en-cours'],
		['recours-hierarchique-recu', 'recours-en-cours'],
		['reponse-notifiee', 'reponse-recue'],
		['cap-saisie', 'cap-en-cours'],
		['cap-avis', 'cap-en-cours']
	],
	[
		['compte-rendu-communique', 'compte-rendu-recu'],
		['compte-rendu-vise', 'compte-rendu-recu'],
		['compte-rendu-notifie', 'compte-rendu-recu'],
		['compte-rendu-signe', 'compte-rendu-recu'],
		['observations-envoyees', 'compte-rendu-recu']
	],
	[
		['convocation-recue', 'convoque'],
		['refus-envoye', 'refus-annonce'],
		['absence-constatee', 'absent'],
		['entretien-tenu', 'entretien-tenu']
	]
];

/**
 * Where a dossier stands, from its facts in the order of their days. `silence`: the authority’s time is over without an
 * answer. `clos`: no act is possible any more. Both come from the deadlines.
 */
export function situation(
	faits: readonly Fait[],
	{ silence, clos }: { silence: boolean; clos: boolean }
): Situation {
	const trouvee = derniereSituation(faits);
	// A judge or a commission still has to speak: the file is not over.
	if (clos && trouvee !== 'contentieux' && trouvee !== 'cap-en-cours') return 'clos';
	return silence && trouvee === 'recours-en-cours' ? 'silence' : trouvee;
}

function derniereSituation(faits: readonly Fait[]): Situation {
	for (const etape of ETAPES) {
		const dernier = faits.findLast(({ type }) => etape.some(([code]) => code === type));
		const trouvee = etape.find(([code]) => code === dernier?.type);
		if (trouvee) return trouvee[1];
	}
	return 'sans-convocation';
}
