/*
 * The only script of the pages that are merely read; on every page it makes better what already works without it.
 * Everything is delegated from the document, so that it also serves what a framework draws later.
 */
(() => {
	'use strict';
	document.documentElement.classList.add('avec-script');

	/* Quick exit: cover first, end the session, then go elsewhere without leaving this page one step back. */
	const EXIT = 'form[action="/quitter"]';
	const leave = () => {
		const form = document.querySelector(EXIT);
		if (!form) return;
		document.documentElement.classList.add('couvert');
		document.title = ' ';
		const away = () => location.replace(document.documentElement.dataset.sortie);
		const ended = fetch(form.action, {
			method: 'POST',
			body: new URLSearchParams(new FormData(form)),
			headers: { accept: 'text/html' },
			redirect: 'manual',
			keepalive: true
		});
		Promise.race([ended, new Promise((done) => setTimeout(done, 500))]).then(away, away);
	};
	let shifts = [];
	addEventListener('keydown', (event) => {
		if (event.key !== 'Shift') shifts = [];
		else if (!event.repeat) {
			shifts = [...shifts.slice(-2), event.timeStamp];
			if (shifts.length === 3 && shifts[2] - shifts[0] < 1500) leave();
		}
	});
	addEventListener('submit', (event) => {
		if (!event.target.matches(EXIT)) return;
		event.preventDefault();
		leave();
	});

	/* Copy: the text of the element whose id the button names, or the value of a field; the outcome is announced. */
	const copy = async (button) => {
		const source = document.getElementById(button.dataset.copier);
		const said = document.getElementById(button.getAttribute('aria-describedby'));
		const text = 'value' in source ? source.value : source.innerText;
		said.textContent = '';
		try {
			await navigator.clipboard.writeText(text);
			said.textContent = 'Copié.';
			said.focus();
		} catch {
			source.closest('details')?.setAttribute('open', '');
			source.focus();
			if ('select' in source) source.select();
			else getSelection().selectAllChildren(source);
			said.textContent = 'Texte sélectionné : copiez-le avec Ctrl + C.';
		}
	};
	addEventListener('click', (event) => {
		const button = event.target.closest?.('[data-copier], [data-imprimer]');
		if (button?.dataset.copier) copy(button);
		else if (button) print();
	});

	/* Remaining characters of a field, said in its counter. */
	const count = (field) => {
		const left = field.dataset.compteur - field.value.length;
		const n = Math.abs(left).toLocaleString('fr-FR');
		const s = Math.abs(left) < 2 ? '' : 's';
		const text = left < 0 ? `${n} caractère${s} de trop` : `Il reste ${n} caractère${s}`;
		const counter = document.getElementById(`${field.id}-compteur`);
		if (counter) counter.textContent = text;
	};

	addEventListener('input', (event) => {
		if (event.target.dataset?.compteur) count(event.target);
	});

	/* An address that leads into closed disclosures opens them: not every browser does it by itself. */
	const reveal = () => {
		const place = document.getElementById(location.hash.slice(1));
		let hidden = place?.closest('details:not([open])');
		if (!hidden) return;
		for (; hidden; hidden = hidden.parentElement.closest('details:not([open])')) hidden.open = true;
		place.scrollIntoView();
	};
	addEventListener('hashchange', reveal);

	const start = () => {
		for (const field of document.querySelectorAll('[data-compteur]')) if (field.value) count(field);
		document.querySelector('[data-focus]')?.focus();
		reveal();
	};
	/* A page kept alive by « back » may hold what a closed session showed: ask for it again. A public page holds what was typed. */
	addEventListener('pageshow', (event) => {
		if (event.persisted && document.querySelector('form[action="/deconnexion"]')) location.reload();
	});
	start();
})();
