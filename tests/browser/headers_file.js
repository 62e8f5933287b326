// Takes the text of a `_headers` file, as Netlify and Cloudflare Pages read it; gives what a path is sent with: every header of
// every rule that fits, those of one name joined. It refuses to know what the headers mean.

/** A function from a path to its headers, names in lower case. */
export function readHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header) rules.at(-1).headers.push([header[1].toLowerCase(), header[2]]);
    else if (line.startsWith('/')) rules.push({ form: form(line), headers: [] });
  }
  return (path) => {
    const sent = {};
    for (const rule of rules.filter((candidate) => candidate.form.test(path))) {
      for (const [name, value] of rule.headers) sent[name] = name in sent ? `${sent[name]}, ${value}` : value;
    }
    return sent;
  };
}

function form(pattern) {
  const literal = (part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const parts = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : literal(part).replace('*', '.*')));
  return new RegExp(`^${parts.join('/')}$`);
}
