/**
 * Who may come in: credentials become a {@link io.leadstone.application.access.Caller}. It knows nothing of routes but their
 * annotations. Start at {@link io.leadstone.adapter.rest.auth.Authenticator}.
 */
@NullMarked
package io.leadstone.adapter.rest.auth;

import org.jspecify.annotations.NullMarked;
