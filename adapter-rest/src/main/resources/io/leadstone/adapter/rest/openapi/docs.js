'use strict';

// Shows openapi.json from the same folder. Texts are set with textContent, so that none is interpreted as HTML.
function element(name, text, parent) {
  const child = document.createElement(name);
  if (text) child.textContent = text;
  parent.append(child);
  return child;
}

function resolve(api, value) {
  return value && value.$ref ? value.$ref.slice(2).split('/').reduce((node, key) => node[key], api) : value;
}

function show(api, method, path, operation, parent) {
  const route = element('details', '', parent);
  const title = element('summary', '', route);
  element('code', method.toUpperCase(), title).className = 'method';
  element('code', path, title);
  element('span', ' ' + operation.summary, title);
  if (operation.description) element('p', operation.description, route);
  for (const parameter of (operation.parameters || []).map(p => resolve(api, p))) {
    element('p', `${parameter.in} ${parameter.name}: ${parameter.description || ''}`, route);
  }
  const body = operation.requestBody && operation.requestBody.content['application/json'];
  if (body) {
    element('h4', 'Request body', route);
    element('pre', JSON.stringify(resolve(api, body.schema), null, 2), route);
  }
  element('h4', 'Responses', route);
  for (const [status, response] of Object.entries(operation.responses)) {
    const resolved = resolve(api, response);
    const schema = resolved.content && Object.values(resolved.content)[0].schema;
    const name = schema && schema.$ref ? ' (' + schema.$ref.split('/').pop() + ')' : '';
    element('p', `${status}: ${resolved.description}${name}`, route);
  }
}

fetch('openapi.json').then(response => response.json()).then(api => {
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
    const details = element('details', '', routes);
    element('summary', name, details);
    element('pre', JSON.stringify(schema, null, 2), details);
  }
});
