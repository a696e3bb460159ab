// A page of its own, as somebody would put Web Chat on theirs: a token for one conversation, and polling.
const domain = `${new URLSearchParams(location.search).get('server')}/v3/directline`;
const { token } = await (await fetch(`${domain}/tokens/generate`, { method: 'POST' })).json();
const directLine = window.WebChat.createDirectLine({ token, domain, webSocket: false, pollingInterval: 300 });
window.WebChat.renderWebChat({ directLine, userID: 'dl_caller', username: 'Caller', locale: 'sv-SE' }, document.getElementById('chat'));
