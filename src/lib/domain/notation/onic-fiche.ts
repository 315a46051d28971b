import { evolution, margeDe } from '#lib/domain/notation/evolution.ts';
import { ecritSigne } from '#lib/domain/notation/millioniemes.ts';
import { dit, plie } from '#lib/domain/notation/plie.ts';
import { controleDeLaNote } from '#lib/domain/notation/onic-note.ts';
import { controleDuNotateur } from '#lib/domain/notation/onic-notateurs.ts';
import type { EntretienOnic, FicheOnic } from '#lib/domain/notation/onic-saisie.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

/** A sheet of marking: who signed it, the change of the mark, the appreciation, the signature of the agent. */
export const controleDeLaFiche = (fiche: FicheOnic): Anomalie[] => [
	...controleDuNotateur(fiche.signataire, fiche.affectation),
	...controleDeLaNote(fiche),
	...controleDeLAppreciation(fiche),
	...controleDeLaSignature(fiche)
];

/** The sheet holds an appreciation and a mark in keeping with it, O06. Words decide nothing: a person reads. */
function controleDeLAppreciation(fiche: FicheOnic): Anomalie[] {
	const { appreciationGenerale, appreciation, note } = fiche;
	const sansAppreciation = appreciationGenerale === false || appreciation === null || appreciation === '';
	const manques = [
		...(sansAppreciation ? ['l’appréciation générale'] : []),
		...(note === null ? ['la note chiffrée'] : [])
	];
	if (manques.length > 0) {
		return [
			anomalie(
				'O06',
				`La fiche doit comprendre une appréciation générale, qui tient compte de l’évaluation, et une note chiffrée définitive. Il y manque ${manques.join(' et ')}.`
			)
		];
	}
	const ecart = evolution(fiche);
	const permise = ecart === null ? undefined : margeDe(ecart);
	if (!permise || !appreciation) return [];
	const motif = `L’évolution ${permise.nom} (${ecritSigne(permise.points)}) correspond, selon l’article 9, à ${permise.motif}`;
	const desaccord =
		permise.points > 0
			? dit(appreciation, /insuffisan|defaillan|mediocre|inacceptable/) &&
				'l’appréciation parle d’insuffisance'
			: dit(appreciation, /excellen|remarquable|exemplaire|tres bon/) && 'l’appréciation est très favorable';
	return desaccord
		? [
				anomalie(
					'O06',
					`${motif}, alors que ${desaccord} : la note doit être en cohérence avec elle. Relisez les deux.`
				)
			]
		: [
				anomalie('O06', `${motif} : vérifiez que l’appréciation le dit. Aucun calcul ne peut en juger.`, {
					niveau: 'info'
				})
			];
}

/** The agent writes on the sheet, dates it and signs it, O11; the report of the interview is signed too, O04. */
const controleDeLaSignature = ({ signeeAgent }: FicheOnic): Anomalie[] =>
	signeeAgent === false
		? [
				anomalie(
					'O11',
					'La fiche n’est pas signée par l’agent. Elle lui est communiquée par son supérieur hiérarchique direct ; il y écrit ses observations et ses souhaits, la date et la signe.'
				),
				anomalie(
					'O04',
					'La fiche n’étant pas signée, vérifiez aussi le compte rendu de l’entretien : il est signé par l’agent, qui peut le compléter par ses observations, puis versé au dossier.'
				)
			]
		: [];

/** The themes of article 2, and how each heading is written. */
const THEMES: readonly { nom: string; forme: RegExp; sauf?: RegExp }[] = [
	{
		nom: 'les résultats au regard des objectifs de l’année et des conditions du service',
		forme: /\bresultat|\bbilan/
	},
	{ nom: 'les objectifs de l’année suivante', forme: /\bobjectif/, sauf: /\bresultat|\bbilan/ },
	{ nom: 'les besoins de formation', forme: /\bformation/ },
	{
		nom: 'les perspectives d’évolution professionnelle',
		forme: /\bperspective|\bcarriere|\bmobilite|\bevolution/
	}
];

/** An interview: who led it and its four themes (O02), the job description (O03). */
export const controleDeLEntretien = (entretien: EntretienOnic): Anomalie[] => [
	...controleDeQuiConduit(entretien.conduitPar),
	...controleDesThemes(entretien),
	...controleDeLaFicheDePoste(entretien.ficheDePoste)
];

function controleDeQuiConduit(conduitPar?: string): Anomalie[] {
	if (!conduitPar || /\bsuperieure? (?:hierarchique )?direct|^n 1$/.test(plie(conduitPar))) return [];
	const regle = 'L’entretien est conduit par le supérieur hiérarchique direct.';
	return /^autre/.test(plie(conduitPar))
		? [anomalie('O02', `${regle} Il l’a été par quelqu’un d’autre.`)]
		: [anomalie('O02', `${regle} Vérifiez que « ${conduitPar} » l’était.`)];
}

function controleDesThemes({ rubriques, moyensDesObjectifs }: EntretienOnic): Anomalie[] {
	const lues = rubriques?.map(plie);
	const manquants = lues
		? THEMES.filter(({ forme, sauf }) => !lues.some((lue) => forme.test(lue) && !sauf?.test(lue)))
		: [];
	return [
		...(manquants.length > 0
			? [
					anomalie(
						'O02',
						`L’entretien porte sur quatre thèmes. ${manquants.length > 1 ? 'Il manque' : 'Il en manque un'} : ${manquants.map(({ nom }) => nom).join(' ; ')}.`
					)
				]
			: []),
		...(moyensDesObjectifs === false
			? [
					anomalie(
						'O02',
						'L’entretien détermine les objectifs et les moyens nécessaires à leur réalisation. Les moyens n’ont pas été abordés.'
					)
				]
			: [])
	];
}

function controleDeLaFicheDePoste(ficheDePoste: EntretienOnic['ficheDePoste']): Anomalie[] {
	const regle =
		'L’entretien s’appuie sur une fiche de poste arrêtée conjointement par l’agent et son supérieur hiérarchique direct.';
	if (ficheDePoste === 'absente') return [anomalie('O03', `${regle} Il n’y en avait pas.`)];
	return ficheDePoste === 'superieur-seul'
		? [anomalie('O03', `${regle} Elle l’a été par le supérieur seul.`)]
		: [];
}
