import { describe, expect, it } from 'vitest';
import { estEcrit } from './ecrit.ts';
import { mentions } from './mentions.ts';

const ecrits = (texte: string) => mentions(texte).map((mention) => [mention.moyen, estEcrit(mention)]);

describe('ce que les mots écrivent, et ce qu’ils laissent deviner', () => {
	it.each([
		['Sa décharge syndicale désorganise le service.', 'G20'],
		['Adhérente à la CFDT.', 'G20'],
		['Élue au CSA, elle s’absente souvent.', 'G20'],
		['Ses opinions politiques transparaissent.', 'G22'],
		['Les résultats baissent du fait de ses arrêts maladie.', 'G23'],
		['En raison de son congé de maternité, la croix est abaissée.', 'G24'],
		['Une durée minimale de présence est exigée.', 'G24'],
		['Son origine étrangère peut gêner les usagers.', 'G27'],
		['Sa qualité de travailleur handicapé est un frein.', 'G27'],
		['Les quotas ne permettent pas une croix de plus.', 'G33']
	])('%s : %s est écrit', (texte, moyen) => {
		expect(ecrits(texte)).toContainEqual([moyen, true]);
	});

	it.each([
		['Son mandat l’éloigne du guichet.', 'G20'],
		['Elle a pris part à une action collective.', 'G20'],
		['Son ton militant surprend.', 'G22'],
		['En congé de maladie du 3 mars au 12 mai.', 'G23'],
		['Ses absences répétées désorganisent le service.', 'G23'],
		['En congé de maternité de janvier à mai.', 'G24'],
		['L’agente a obtenu une RQTH.', 'G27'],
		['Il est en fin de carrière.', 'G27'],
		['A fait grève à quatre reprises.', 'G26'],
		['Elle a refondu le quota horaire des vacataires.', 'G33']
	])('%s : %s se devine ou se note seulement', (texte, moyen) => {
		expect(ecrits(texte)).toContainEqual([moyen, false]);
		expect(ecrits(texte)).not.toContainEqual([moyen, true]);
	});
});
