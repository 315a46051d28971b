import { describe, expect, it } from 'vitest';
import { etapeDue, type CodeEtape, type Reproches } from './etapes.ts';

const RIEN: Reproches = { situation: [], texte: [], convocation: [], risques: [], lettre: [] };
const faute = (champ: string) => [{ champ, message: `Reprenez ${champ}.` }];
const INCONNU = { ...RIEN, situation: faute('lieu'), risques: faute('avisLu'), lettre: faute('agentNom') };

describe('l’étape à montrer', () => {
	it.each<[string, CodeEtape, CodeEtape | null, Reproches, CodeEtape, number]>([
		['la première, à qui la demande, même mal remplie', 'situation', 'lettre', INCONNU, 'situation', 0],
		[
			'la première avec ses fautes, à qui l’a mal remplie',
			'convocation',
			'situation',
			INCONNU,
			'situation',
			1
		],
		['la première sans reproche, à qui vient droit à la lettre', 'lettre', null, INCONNU, 'situation', 0],
		[
			'l’avis avant la lettre, sans reproche s’il n’a pas été montré',
			'lettre',
			'situation',
			{ ...INCONNU, situation: [] },
			'risques',
			0
		],
		[
			'l’avis avec sa case, à qui ne l’a pas cochée',
			'lettre',
			'risques',
			{ ...INCONNU, situation: [] },
			'risques',
			1
		],
		['l’avis avant l’envoi aussi', 'envoi', 'lettre', { ...RIEN, risques: faute('avisLu') }, 'risques', 0],
		[
			'la lettre, une fois l’avis lu',
			'lettre',
			'risques',
			{ ...RIEN, lettre: faute('agentNom') },
			'lettre',
			0
		],
		[
			'la lettre à compléter, avant l’envoi',
			'envoi',
			'lettre',
			{ ...RIEN, lettre: faute('agentNom') },
			'lettre',
			1
		],
		['l’envoi, quand tout est là', 'envoi', 'lettre', RIEN, 'envoi', 0],
		[
			'les questions sur la convocation, là où elles ont été posées',
			'convocation',
			'situation',
			{ ...RIEN, convocation: faute('entretienLe') },
			'situation',
			1
		],
		[
			'les corrections de la lecture, sur la lecture',
			'risques',
			'convocation',
			{ ...RIEN, convocation: faute('heure') },
			'convocation',
			1
		],
		[
			'les deux sortes de fautes de la première page ensemble',
			'convocation',
			'situation',
			{ ...INCONNU, convocation: faute('recueLe') },
			'situation',
			2
		]
	])('%s', (_, demandee, depuis, reproches, etape, fautes) => {
		const due = etapeDue(demandee, depuis, reproches);
		expect(due.etape).toBe(etape);
		expect(due.erreurs).toHaveLength(fautes);
	});
});
