/*
 * A contact form that registers its visitor as a lead of Leadstone, opens a conversation and keeps the session.
 * docs/widget.md explains it.
 */
(function () {
  "use strict";

  const STORAGE_KEY = "leadstone-widget";
  const TIMEOUT_MILLIS = 20000;
  /** The access token is renewed when it has at most this time left. */
  const RENEW_BEFORE_MILLIS = 60000;

  const form = document.getElementById("lead-form");
  const panel = document.getElementById("session");
  const status = document.getElementById("status");
  const server = serverAddress(setting("server"));
  const agent = setting("agent");

  let session = null;
  let renewal = null;
  let busy = false;

  /**
   * Returns the data attribute of the form or, only if it is empty, the query parameter. A parameter must not replace
   * an attribute. Otherwise a link could send the visitor's details to a foreign server.
   */
  function setting(name) {
    return form.dataset[name] || new URLSearchParams(location.search).get(name) || "";
  }

  /** Returns the address without a slash at its end; empty if it is not an HTTP address. */
  function serverAddress(text) {
    try {
      const address = new URL(text);
      const isHttp = address.protocol === "https:" || address.protocol === "http:";
      return isHttp ? address.origin + address.pathname.replace(/\/+$/, "") : "";
    } catch (notAnAddress) {
      return "";
    }
  }

  /** A request that failed. The status is 0 if there was no answer that the page may read. */
  class Refusal extends Error {
    constructor(httpStatus, problem, retryAfter) {
      super(problem.detail || "request failed");
      this.status = httpStatus;
      this.problem = problem;
      this.retryAfter = retryAfter;
    }
  }

  async function post(path, body, token) {
    const headers = { "Content-Type": "application/json" };
    if (token) {
      headers.Authorization = "Bearer " + token;
    }
    let response;
    let text;
    try {
      response = await fetch(server + "/v1" + path, {
        method: "POST",
        credentials: "omit",
        headers: headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MILLIS)
      });
      text = await response.text();
    } catch (unreachable) {
      throw new Refusal(0, {}, null);
    }
    const answer = json(text);
    if (!response.ok) {
      throw new Refusal(response.status, answer, response.headers.get("Retry-After"));
    }
    return answer;
  }

  function json(text) {
    try {
      return JSON.parse(text) || {};
    } catch (notJson) {
      return {};
    }
  }

  /* The calls. */

  async function register() {
    const answer = await post("/lead/register", registration());
    keep(answer, { leadId: answer.lead.id, conversationIds: [] });
  }

  async function openConversation() {
    const conversation = await postInSession("/conversation", { agent_id: agent, title: document.title });
    keep(null, { conversationIds: session.conversationIds.concat(conversation.id) });
  }

  /** Exchanges the refresh token. It works once, so concurrent callers share one exchange. */
  function renew() {
    renewal = renewal || exchange().finally(function () {
      renewal = null;
    });
    return renewal;
  }

  async function exchange() {
    keep(await post("/lead/token/refresh", { refresh_token: session.refreshToken }), {});
  }

  /** Sends a request with the access token, which is renewed before if it ends soon or after a 401. */
  async function postInSession(path, body) {
    if (session.expiresAt - Date.now() < RENEW_BEFORE_MILLIS) {
      await renew();
    }
    try {
      return await post(path, body, session.accessToken);
    } catch (refusal) {
      if (refusal.status !== 401) {
        throw refusal;
      }
      await renew();
      return post(path, body, session.accessToken);
    }
  }

  /** Forgets the session, and then ends it at the server. */
  async function end() {
    const refreshToken = session.refreshToken;
    forget();
    show();
    form.elements.first_name.focus();
    await post("/lead/token/revoke", { refresh_token: refreshToken });
  }

  /** Returns the body of a registration. Empty fields are omitted, because the server refuses blank texts. */
  function registration() {
    const body = { agent_id: agent };
    if (form.dataset.source) {
      body.source = form.dataset.source;
    }
    for (const name of ["first_name", "last_name", "email", "phone"]) {
      const value = form.elements[name].value.trim();
      if (value) {
        body[name] = value;
      }
    }
    // An unchecked box is sent as false, so that the server grants no preset consent.
    // The path and the wording are the evidence of a consent.
    body.form = location.pathname.slice(0, 200);
    body.consent_texts = {};
    for (const purpose of ["data_processing", "marketing"]) {
      const box = form.elements["consent_" + purpose];
      body["consent_" + purpose] = box.checked;
      body.consent_texts[purpose] = box.labels[0].textContent.trim();
    }
    // The server holds a registration back if its honeypot is filled, or if its form took too little time.
    body.form_time_ms = Math.round(performance.now());
    if (form.dataset.honeypot) {
      body[form.dataset.honeypot] = form.elements.contact_url.value;
    }
    return body;
  }

  /* The session. It contains tokens and ids, but nothing that the visitor has typed. */

  function keep(tokens, changes) {
    session = Object.assign({ server: server, agent: agent }, session, changes);
    if (tokens) {
      session.accessToken = tokens.access_token;
      session.refreshToken = tokens.refresh_token;
      session.expiresAt = Date.now() + tokens.expires_in * 1000;
    }
    try {
      sessionStorage.setItem(STORAGE_KEY, JSON.stringify(session));
    } catch (storageIsOff) {
      // The session then ends with the page.
    }
  }

  /** Returns the session that this tab has stored for the same server and agent. */
  function stored() {
    try {
      const found = JSON.parse(sessionStorage.getItem(STORAGE_KEY));
      return found && found.server === server && found.agent === agent ? found : null;
    } catch (unreadable) {
      return null;
    }
  }

  function forget() {
    session = null;
    try {
      sessionStorage.removeItem(STORAGE_KEY);
    } catch (storageIsOff) {
      // Nothing was stored.
    }
  }

  /* The display. */

  function show() {
    form.hidden = session !== null;
    panel.hidden = session === null;
  }

  function say(text) {
    status.textContent = text;
  }

  function setError(field, text) {
    document.getElementById(field.id + "-error").textContent = text;
    if (text) {
      field.setAttribute("aria-invalid", "true");
    } else {
      field.removeAttribute("aria-invalid");
    }
  }

  function fields() {
    return Array.from(form.elements).filter(function (field) {
      return document.getElementById(field.id + "-error") !== null;
    });
  }

  function capitalized(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** Shows these errors at their fields, focuses the first such field, and returns the errors of other fields. */
  function showErrors(errors) {
    const rest = Object.assign({}, errors);
    let first = null;
    for (const field of fields()) {
      const messages = rest[field.name] || [];
      delete rest[field.name];
      setError(field, messages.map(capitalized).join(". "));
      first = first || (messages.length > 0 ? field : null);
    }
    if (first) {
      first.focus();
    }
    return rest;
  }

  /** Returns the violations of the form's own attributes, such as "required", by field name. */
  function violations() {
    const found = {};
    for (const field of fields()) {
      if (!field.checkValidity()) {
        found[field.name] = [field.validationMessage];
      }
    }
    return found;
  }

  function explain(failure) {
    if (!(failure instanceof Refusal)) {
      throw failure;
    }
    const code = failure.problem.code;
    if (failure.status === 0) {
      say("The server cannot be reached. Please try again.");
    } else if (code === "VALIDATION_FAILED" && failure.problem.details) {
      const others = showErrors(failure.problem.details);
      const texts = Object.keys(others).map(function (name) {
        return name + " " + others[name].join(", ");
      });
      say(["Please correct the form."].concat(texts).join(" "));
    } else if (code === "ORIGIN_NOT_ALLOWED") {
      say("This site may not use the form, because its agent does not allow " + location.origin + ".");
    } else if (failure.status === 429) {
      say("There were too many requests. Please try again in " + (failure.retryAfter || "60") + " seconds.");
    } else if (session && (failure.status === 401 || failure.status === 404)) {
      forget();
      show();
      say("The session has ended. Please send the form again.");
    } else {
      say("The request failed. " + capitalized(failure.problem.detail || "Please try again later."));
    }
  }

  /** Runs one action at a time. A second click during an action has no effect. */
  async function run(action) {
    if (busy) {
      return;
    }
    busy = true;
    form.setAttribute("aria-busy", "true");
    try {
      await action();
    } catch (failure) {
      explain(failure);
    } finally {
      busy = false;
      form.removeAttribute("aria-busy");
    }
  }

  async function submit() {
    const found = violations();
    showErrors(found);
    if (Object.keys(found).length > 0) {
      say("Please correct the form.");
      return;
    }
    if (form.elements.contact_url.value && !form.dataset.honeypot) {
      form.reset();
      say("Thank you. We have your details.");
      return;
    }
    say("Sending …");
    await register();
    form.reset();
    show();
    document.getElementById("session-title").focus();
    try {
      await openConversation();
    } catch (refusal) {
      if (refusal.status !== 404) {
        throw refusal;
      }
      // The server holds the registration back, so there is no lead to talk to yet.
      forget();
      show();
      say("Thank you. We have your details.");
      return;
    }
    say("A conversation is open.");
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    run(submit);
  });
  document.getElementById("open").addEventListener("click", function () {
    run(async function () {
      await openConversation();
      say("Another conversation is open.");
    });
  });
  document.getElementById("renew").addEventListener("click", function () {
    run(async function () {
      await renew();
      say("The session is renewed.");
    });
  });
  document.getElementById("end").addEventListener("click", function () {
    run(async function () {
      await end();
      say("The session has ended.");
    });
  });

  if (server && agent) {
    session = stored();
    show();
  } else {
    form.hidden = true;
    say("The form needs the address of its server and the id of its agent.");
  }
})();
