/* On every page, makes better what works without it. */
(() => {
	const root = document.documentElement;
	const worker = navigator.serviceWorker;
	root.classList.add('avec-script');

	/* Quick exit: cover, end the session, go elsewhere without this page one step back. */
	const EXIT = 'form[action="/quitter"]';
	const forget = () => caches.keys().then((all) => all.forEach((name) => caches.delete(name)));
	const leave = () => {
		const form = document.querySelector(EXIT);
		if (!form) return;
		root.classList.add('couvert');
		document.title = ' ';
		if (worker) forget();
		const away = () => location.replace(root.dataset.sortie);
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

	/* Copy: the text of the element, or the value of the field, that the button names. */
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

	/* An address inside a closed disclosure opens it. */
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
	/* « Back » may show what a closed session showed: ask for it again. */
	addEventListener('pageshow', (event) => {
		if (event.persisted && document.querySelector('form[action="/deconnexion"]')) location.reload();
	});
	start();

	/* Public pages stay readable offline; on the network of an administration, all is forgotten. */
	if (worker && 'reseau' in root.dataset) {
		worker.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
		forget();
	} else if (worker && !document.querySelector('form[action="/deconnexion"]')) {
		const rules = { createScriptURL: () => '/sw.js' };
		const policy = window.trustedTypes?.createPolicy('vigie', rules) ?? rules;
		worker.register(policy.createScriptURL('')).catch(() => {});
	}
})();
