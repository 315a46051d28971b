/**
 * « Une règle sans source ne compile pas »: nothing here is ever run. `npm run check` reads it, and fails as soon as one of the
 * lines announced as an error is none.
 */
import {
	aVerifier,
	communicationSansDelai,
	depuisLaCommunication,
	observationsSansDelai,
	RECOURS_CONTENTIEUX,
	recoursHierarchique,
	REJET_IMPLICITE,
	reponseAutorite,
	saisineCommission
} from '#lib/domain/regimes/commun.ts';
import { dgfip } from '#lib/domain/regimes/dgfip.ts';
import { fpe } from '#lib/domain/regimes/fpe.ts';
import type { Instance } from '#lib/domain/regimes/instances.ts';
import type { Lecture, Preavis, PreavisPromis, Regime, Regle, Surcharge } from '#lib/domain/regimes/regle.ts';

const regle = (donnee: Regle) => donnee;
const lecture = (donnee: Lecture) => donnee;
const preavis = (donnee: Preavis) => donnee;
const preavisPromis = (donnee: PreavisPromis) => donnee;
const regime = (donnee: Regime) => donnee;
const surcharge = (donnee: Surcharge) => donnee;
const instance = (donnee: Instance) => donnee;

const actFranc = RECOURS_CONTENTIEUX;
const actSimple = saisineCommission('2020-01-01', ['decret-2010-888-art-6']);
const event = REJET_IMPLICITE;
const noDelay = communicationSansDelai({ texte: 'Aucun délai.', fondements: ['decret-2010-888-art-4'] });
const unread = aVerifier(actSimple, { texte: 'À vérifier.', fondements: ['decret-2020-719'] });
const { fondements: _franc, ...actFrancUnsourced } = actFranc;
const { fondements: _event, ...eventUnsourced } = event;

// What is sourced compiles: the refusals below come from the missing source and from nothing else.
regle({ ...actFranc, fondements: ['cja-r421-1'] });
lecture({ texte: '30 jours', fondements: ['decret-2010-888-art-6'] });
preavis({ ...fpe.preavis, fondements: ['decret-2010-888-art-2'] });
regime({ ...fpe, exigences: { ...fpe.exigences, visa: ['decret-2010-888-art-4'] } });

// Each of the kinds of rule, with an empty list or with none.
// @ts-expect-error an act in a franc delay cites a source
regle({ ...actFranc, fondements: [] });
// @ts-expect-error the same, without the list
regle(actFrancUnsourced);
// @ts-expect-error an act in a delay that is not franc cites a source
regle({ ...actSimple, fondements: [] });
// @ts-expect-error a rejection born of silence cites a source
regle({ ...event, fondements: [] });
// @ts-expect-error the same, without the list
regle(eventUnsourced);
// @ts-expect-error « le texte ne fixe aucun délai » is a statement of the law: it cites a source
regle({ ...noDelay, fondements: [] });
// @ts-expect-error a delay that could not be verified says in which text it would be
regle({ ...unread, fondements: [] });

// What makes them.
// @ts-expect-error the recourse to the authority cites a source
recoursHierarchique('2020-01-01', []);
// @ts-expect-error the answer of the authority cites a source
reponseAutorite('acte-simple', '2020-01-01', 'certain', []);
// @ts-expect-error the referral to the commission cites a source
saisineCommission('2020-01-01', []);
// @ts-expect-error the absence of a delay cites a source
communicationSansDelai({ texte: 'Aucun délai.', fondements: [] });
// @ts-expect-error the absence of a delay cites a source
observationsSansDelai({ texte: 'Aucun délai.', fondements: [] });
// @ts-expect-error what is to be verified cites a source
aVerifier(actSimple, { texte: 'À vérifier.', fondements: [] });
// @ts-expect-error a reading that starts from the communication names who defends it
depuisLaCommunication();

// What goes with the rules.
// @ts-expect-error another reading names who defends it
lecture({ texte: '30 jours', fondements: [] });
// @ts-expect-error the same, without the list
lecture({ texte: '30 jours' });
// @ts-expect-error a rule may not hold a reading that nobody defends
regle({ ...actFranc, lectures: [{ texte: '30 jours', fondements: [] }] });
// @ts-expect-error the notice before the interview cites a source
preavis({ ...fpe.preavis, fondements: [] });
// @ts-expect-error a longer notice cites the text that promises it
preavisPromis({ ...fpe.preavis, nom: 'une note', fondements: [] });
// @ts-expect-error what makes the superior hold the interview cites a source
regime({ ...fpe, exigences: { ...fpe.exigences, entretien: [] } });
// @ts-expect-error what makes the superior sign cites a source
regime({ ...fpe, exigences: { ...fpe.exigences, signature: [] } });
// @ts-expect-error what makes the authority endorse cites a source
regime({ ...fpe, exigences: { ...fpe.exigences, visa: [] } });
// @ts-expect-error a rule of a régime cites a source
regime({ ...fpe, regles: { ...fpe.regles, observations: { ...noDelay, fondements: [] } } });
// @ts-expect-error a rule that an employer changes cites a source
surcharge({ ...dgfip, regles: { observations: { ...noDelay, fondements: [] } } });
// @ts-expect-error the notice of an employer cites a source
surcharge({ ...dgfip, preavis: { ...fpe.preavis, nom: 'une note', fondements: [] } });
// @ts-expect-error the name of a commission cites a source
instance({ ...({} as Instance), fondements: [] });

// What is not read has no length, what has a length has been read.
// @ts-expect-error a rule to be verified has no length
regle({ ...unread, duree: 'P15D' });
// @ts-expect-error a rule with a length was read: it is certain or disputed
regle({ ...actFranc, certitude: 'a-verifier' });
// @ts-expect-error a rule to be verified is not certain
regle({ ...unread, certitude: 'certain' });
