'use strict';

// Shows openapi.json from the same folder. Text is always inserted as text, never as HTML.
function element(name, text, parent) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  parent.append(made);
  return made;
}

function follow(api, value) {
  return value && value.$ref ? value.$ref.slice(2).split('/').reduce((at, key) => at[key], api) : value;
}

function show(api, method, path, operation, parent) {
  const route = element('details', '', parent);
  const title = element('summary', '', route);
  element('code', method.toUpperCase(), title).className = 'method';
  element('code', path, title);
  element('span', ' ' + operation.summary, title);
  if (operation.description) element('p', operation.description, route);
  for (const parameter of (operation.parameters || []).map(p => follow(api, p))) {
    element('p', `${parameter.in} ${parameter.name}: ${parameter.description || ''}`, route);
  }
  const body = operation.requestBody && operation.requestBody.content['application/json'];
  if (body) {
    element('h4', 'Body', route);
    element('pre', JSON.stringify(follow(api, body.schema), null, 2), route);
  }
  element('h4', 'Answers', route);
  for (const [status, answer] of Object.entries(operation.responses)) {
    const found = follow(api, answer);
    const schema = found.content && Object.values(found.content)[0].schema;
    const name = schema && schema.$ref ? ' (' + schema.$ref.split('/').pop() + ')' : '';
    element('p', `${status}: ${found.description}${name}`, route);
  }
}

fetch('openapi.json').then(answer => answer.json()).then(api => {
  document.getElementById('about').textContent = api.info.description;
  const routes = document.getElementById('routes');
  for (const tag of api.tags) {
    element('h2', tag.name, routes);
    for (const [path, methods] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation.tags.includes(tag.name)) show(api, method, path, operation, routes);
      }
    }
  }
  element('h2', 'Schemas', routes);
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    const shown = element('details', '', routes);
    element('summary', name, shown);
    element('pre', JSON.stringify(schema, null, 2), shown);
  }
});
