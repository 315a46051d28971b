import type { Certitude, EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** A sentence about the authority, the code of what it rests on, how sure it is. */
export type Precision = { texte: string; fondement: string | null; certitude: Certitude };

/** To whom the text sends an appeal, and how to find who that is. */
export type AutoriteCompetente = {
	/** « L’autorité territoriale ». */
	nom: string;
	/** Which text says so. */
	source: Precision;
	/** Who it is in practice. */
	enPratique: Precision[];
	/** What to do when the report names nobody. */
	siInconnue: Precision;
	/** What an address looks like. */
	exemple: { qualite: string; administration: string };
	/** What may be done when the evaluator is that authority too; null where the texts set two people. */
	siEvalue: Precision | null;
};

type Apport = Partial<Pick<AutoriteCompetente, 'enPratique' | 'exemple' | 'siInconnue'>>;

const HIERARCHIQUE: Omit<AutoriteCompetente, 'source' | 'siInconnue'> = {
	nom: 'l’autorité hiérarchique',
	enPratique: [
		{
			texte: 'C’est souvent la personne qui a signé le visa du compte rendu.',
			fondement: 'decret-2010-888-art-4',
			certitude: 'discute'
		}
	],
	exemple: { qualite: 'Directrice de l’établissement', administration: 'Le nom de votre direction' },
	siEvalue: null
};

const TERRITORIALE: Omit<AutoriteCompetente, 'source' | 'siInconnue'> = {
	nom: 'l’autorité territoriale',
	enPratique: [
		{
			texte:
				'En général, le maire d’une commune, la présidence d’un département, d’une région ou d’un établissement intercommunal. Vérifiez-le sur le compte rendu ou sur vos arrêtés.',
			fondement: null,
			certitude: 'a-verifier'
		}
	],
	exemple: { qualite: 'Maire de Lens', administration: 'Commune de Lens' },
	siEvalue: {
		texte:
			'Le texte ne nomme que l’autorité territoriale pour réviser le compte rendu. Si c’est elle qui vous évalue, elle reste la seule à qui l’écrire ; dites-le à la section, qui regardera si la conduite de l’entretien se discute.',
		fondement: 'decret-2014-1526-art-7',
		certitude: 'discute'
	}
};

const NOMINATION: Omit<AutoriteCompetente, 'source' | 'siInconnue'> = {
	nom: 'l’autorité investie du pouvoir de nomination',
	enPratique: [
		{
			texte:
				'On l’appelle l’AIPN. En général, la personne qui dirige l’établissement, ou qui la représente. Vérifiez qui a visé le compte rendu.',
			fondement: 'decret-2020-719',
			certitude: 'discute'
		}
	],
	exemple: { qualite: 'Directeur du centre hospitalier', administration: 'Centre hospitalier d’Arras' },
	siEvalue: {
		texte:
			'Sans supérieur direct, la direction de l’établissement ou la personne qui la représente mène l’entretien. Elle peut donc être aussi l’autorité à qui écrire.',
		fondement: 'decret-2020-719',
		certitude: 'discute'
	}
};

const precision = (texte: string, fondement: string | null, certitude: Certitude): Precision => ({
	texte,
	fondement,
	certitude
});

const parDefaut = (nom: string): Precision =>
	precision(
		`Demandez à votre direction des ressources humaines, par écrit, qui est l’autorité compétente. Sans réponse à temps, écrivez « À ${nom} » avec le nom de l’employeur.`,
		null,
		'certain'
	);

const PAR_REGIME: Partial<Record<RegimeCode, AutoriteCompetente>> = {
	fpe: {
		...HIERARCHIQUE,
		source: precision(
			'Le recours hiérarchique se forme devant l’autorité hiérarchique.',
			'decret-2010-888-art-6',
			'certain'
		),
		siInconnue: precision(
			'Demandez à votre direction, par écrit, la liste des autorités hiérarchiques compétentes ; un arrêté ou une décision la fixe. Sans réponse à temps, écrivez « À l’autorité hiérarchique » avec le nom de la direction.',
			'decret-2010-888-art-5',
			'certain'
		)
	},
	'contractuel-etat': {
		...HIERARCHIQUE,
		enPratique: HIERARCHIQUE.enPratique.map((une) => ({ ...une, fondement: 'decret-86-83-art-1-4' })),
		source: precision('La révision se demande à l’autorité hiérarchique.', 'decret-86-83-art-1-4', 'certain'),
		siInconnue: parDefaut('l’autorité hiérarchique')
	},
	fpt: {
		...TERRITORIALE,
		source: precision(
			'La révision se demande à l’autorité territoriale.',
			'decret-2014-1526-art-7',
			'certain'
		),
		siInconnue: parDefaut('l’autorité territoriale')
	},
	'contractuel-territorial': {
		...TERRITORIALE,
		source: precision(
			'La révision se demande à l’autorité territoriale.',
			'decret-88-145-art-1-3',
			'certain'
		),
		siInconnue: parDefaut('l’autorité territoriale'),
		siEvalue: TERRITORIALE.siEvalue && { ...TERRITORIALE.siEvalue, fondement: 'decret-88-145-art-1-3' }
	},
	fph: {
		...NOMINATION,
		source: precision(
			'La révision se demande à l’autorité investie du pouvoir de nomination ; le numéro de l’article reste à vérifier.',
			'decret-2020-719',
			'discute'
		),
		siInconnue: parDefaut('l’autorité investie du pouvoir de nomination')
	},
	// What is read of the civil servants’ decree holds here by likeness only.
	'contractuel-hospitalier': {
		...NOMINATION,
		enPratique: NOMINATION.enPratique.map((une) => ({ ...une, certitude: 'a-verifier' })),
		siEvalue: NOMINATION.siEvalue && { ...NOMINATION.siEvalue, certitude: 'a-verifier' },
		source: precision(
			'L’article qui s’applique à vous n’a pas pu être vérifié. Par prudence, la lettre va à l’autorité investie du pouvoir de nomination, comme à l’hôpital pour les fonctionnaires.',
			'decret-91-155-art-1-3',
			'a-verifier'
		),
		siInconnue: parDefaut('l’autorité investie du pouvoir de nomination')
	}
};

const PAR_EMPLOYEUR: Record<EmployeurCode, Apport> = {
	dgfip: {
		exemple: {
			qualite: 'Directrice départementale des finances publiques',
			administration: 'Direction départementale des finances publiques du Pas-de-Calais'
		},
		enPratique: [
			precision(
				'À la DGFiP, c’est souvent le chef ou la cheffe de service : recopiez ce que dit le compte rendu.',
				'doctrine-cgt-guide-2023',
				'discute'
			)
		]
	},
	douane: {},
	finances: {},
	'education-biatss': {
		exemple: { qualite: 'Rectrice de l’académie de Lille', administration: 'Rectorat de Lille' },
		enPratique: [
			precision(
				'Dans l’Éducation et le supérieur : le recteur ou la rectrice, la présidence de l’université, la direction de l’établissement.',
				'doctrine-sgen-alsace',
				'discute'
			)
		]
	}
};

/**
 * To whom an appeal goes in a régime, for an employer where its practice is known (regimes.md §§ 3 to 6, moyens.md § 1): never
 * the evaluator, unless the texts make one person of both. Null for the older marking systems, which have no such appeal.
 */
export function autoriteCompetente(
	regime: RegimeCode,
	employeur: EmployeurCode | null
): AutoriteCompetente | null {
	const texte = PAR_REGIME[regime];
	if (!texte) return null;
	const { enPratique = [], ...reste } = (regime === 'fpe' && employeur && PAR_EMPLOYEUR[employeur]) || {};
	const dit = { ...texte, ...reste, enPratique: [...texte.enPratique, ...enPratique] };
	return {
		...dit,
		source: composee(dit.source),
		enPratique: dit.enPratique.map(composee),
		siInconnue: composee(dit.siInconnue),
		siEvalue: dit.siEvalue && composee(dit.siEvalue)
	};
}

const composee = (une: Precision): Precision => ({ ...une, texte: typographie(une.texte) });
