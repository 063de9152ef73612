/**
 * Authentication and access to routes: maps credentials to a {@link io.leadstone.application.access.Caller}. This
 * package knows routes only by their annotations. Start at {@link io.leadstone.adapter.rest.auth.Authenticator}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.rest.auth;

import org.jspecify.annotations.NullMarked;
