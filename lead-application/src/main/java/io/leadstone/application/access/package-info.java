/**
 * Callers and API keys: the company, scopes and role of a caller, and the keys that authenticate programs. Each use
 * case first checks its caller. A host with its own authentication creates a
 * {@link io.leadstone.application.access.Caller}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.access;

import org.jspecify.annotations.NullMarked;
