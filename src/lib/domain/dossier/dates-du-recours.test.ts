import { describe, expect, it } from 'vitest';
import { peutEtreEnregistre } from '#lib/domain/dossier/chronologie.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { REGIMES, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import { calcul, envoye, type FaitEcrit, notifie, recu, textes } from '../../../../test/support/chaine.ts';

/*
 * What somebody may note of a recourse by mistake, written from the law before the code was read: notified on 10 January 2026,
 * sent on the 20th, received on the 22nd, answered on 12 February, commission seized on the 16th, its opinion on 10 March.
 */
const reponse = { type: 'reponse-notifiee', le: '2026-02-12', sens: 'rejet' };
const saisie = { type: 'cap-saisie', le: '2026-02-16' };
const avis = { type: 'cap-avis', le: '2026-03-10' };
const definitif = { type: 'compte-rendu-definitif-notifie', le: '2026-04-10' };
const AU = '2026-04-20';

function noter(regime: RegimeCode, faits: FaitEcrit[], nouveau: FaitEcrit) {
	const lus = lireFaits([...faits, nouveau]);
	if (!lus.ok) throw new Error(lus.refus.message);
	const dernier = lus.faits.at(-1)!;
	return peutEtreEnregistre(lus.faits.slice(0, -1), dernier, { regime, au: Temporal.PlainDate.from(AU) });
}

const IMPOSSIBLES: [string, FaitEcrit[], FaitEcrit][] = [
	['un recours envoyé avant la notification', [notifie], { ...envoye, le: '2026-01-09' }],
	['un recours reçu avant son envoi', [notifie, envoye], { ...recu, le: '2026-01-19' }],
	['un recours envoyé après sa réception', [notifie, recu], { ...envoye, le: '2026-01-23' }],
	['une réponse avant le recours', [notifie, envoye], { ...reponse, le: '2026-01-19' }],
	['une réponse avant la réception', [notifie, envoye, recu], { ...reponse, le: '2026-01-21' }],
	['une réception après la réponse', [notifie, envoye, reponse], { ...recu, le: '2026-02-13' }],
	['la commission saisie avant le recours', [notifie, envoye], { ...saisie, le: '2026-01-19' }],
	['la commission saisie avant le compte rendu', [notifie], { ...saisie, le: '2026-01-09' }],
	['un avis avant la saisine', [notifie, envoye, recu, reponse, saisie], { ...avis, le: '2026-02-15' }],
	['un avis avant le recours', [notifie, envoye], { ...avis, le: '2026-01-19' }],
	['un compte rendu définitif avant le recours', [notifie, envoye], { ...definitif, le: '2026-01-19' }],
	[
		'un compte rendu définitif avant l’avis',
		[notifie, envoye, recu, reponse, saisie, avis],
		{ ...definitif, le: '2026-03-09' }
	],
	[
		'le tribunal saisi avant le compte rendu',
		[notifie],
		{ type: 'recours-contentieux-depose', le: '2026-01-09' }
	],
	['un envoi de demain', [notifie], { ...envoye, le: '2026-04-21' }],
	['une réponse de demain', [notifie, envoye], { ...reponse, le: '2026-04-21' }],
	['un envoi d’un autre siècle', [notifie], { ...envoye, le: '1926-01-20' }]
];

describe('des dates qui se contredisent', () => {
	it.each(IMPOSSIBLES)(
		'%s : refusé partout, sur le jour, en une phrase qui dit quoi faire',
		(_, faits, nouveau) => {
			for (const regime of REGIMES) {
				const refuse = noter(regime, faits, nouveau);
				expect(refuse).toMatchObject({ ok: false, refus: { champ: 'le' } });
				const message = refuse.ok ? '' : refuse.refus.message;
				expect(message).toMatch(/^\p{Lu}[^.]*\.$/u);
				expect(message).not.toMatch(/invalide|erreur/i);
			}
		}
	);

	it('une seconde réponse se corrige, elle ne s’ajoute pas', () => {
		const faits = [notifie, envoye, recu, reponse];
		expect(noter('fpe', faits, { ...reponse, le: '2026-02-20' })).toMatchObject({
			ok: false,
			refus: { code: 'fait-en-double', message: expect.stringContaining('corrigez le premier') }
		});
	});
});

const POSSIBLES: [string, FaitEcrit[], FaitEcrit][] = [
	['un recours hors délai', [notifie], { ...envoye, le: '2026-02-20' }],
	['un recours après les deux mois', [notifie], { ...envoye, le: '2026-04-15' }],
	['tout le même jour', [notifie, { ...envoye, le: '2026-01-10' }], { ...recu, le: '2026-01-10' }],
	['une réponse après le rejet par silence', [notifie, envoye, recu], { ...reponse, le: '2026-04-02' }],
	[
		'une réponse après une saisine de précaution',
		[notifie, envoye, saisie],
		{ ...reponse, le: '2026-02-20' }
	],
	[
		'une seconde saisine, après la réponse',
		[notifie, envoye, saisie, { ...reponse, le: '2026-02-20' }],
		{ ...saisie, le: '2026-02-25' }
	],
	['un compte rendu corrigé sans passer par la commission', [notifie, envoye, recu, reponse], definitif],
	['une réponse sans envoi noté', [notifie], reponse],
	['le même envoi par une autre voie, le même jour', [notifie, envoye], { ...envoye, moyen: 'application' }]
];

describe('ce qui arrive, et se note', () => {
	it.each(POSSIBLES)('%s', (_, faits, nouveau) => {
		for (const regime of REGIMES) expect(noter(regime, faits, nouveau)).toEqual({ ok: true });
	});
});

describe('un recours hors de son délai : ce qui reste possible est dit', () => {
	const CHAINES: RegimeCode[] = ['fpe', 'fpt', 'fph', 'contractuel-etat', 'contractuel-territorial'];

	it.each(CHAINES)('%s : parti dans les deux mois, le tribunal garde son effet', (regime) => {
		const cas = { regime, faits: [notifie, { ...envoye, le: '2026-02-20' }], au: '2026-02-25' };
		expect(textes(cas, 'recours-hierarchique')).toContain('il garde son effet pour le tribunal');
		expect(textes(cas, 'recours-contentieux')).toContain('votre recours interrompt quand même ce délai');
	});

	it.each(CHAINES)(
		'%s : rien d’envoyé, le dernier jour du tribunal et ce qui l’interrompt encore',
		(regime) => {
			const cas = { regime, faits: [notifie], au: '2026-02-01' };
			const dit = textes(cas, 'recours-hierarchique');
			expect(dit).toContain('un recours envoyé d’ici là interrompt encore son délai');
			expect(calcul(cas).maintenant?.code).toBe('recours-contentieux');
		}
	);

	it.each(CHAINES)('%s : après les deux mois, les défenses', (regime) => {
		const cas = { regime, faits: [notifie, { ...envoye, le: '2026-04-15' }], au: AU };
		expect(textes(cas, 'recours-contentieux')).toContain('Restent des défenses');
	});
});
