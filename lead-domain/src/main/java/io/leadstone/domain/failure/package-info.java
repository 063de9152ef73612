/**
 * All failures of Leadstone: one sealed class hierarchy with a stable code for each. A sealed hierarchy must be in
 * one package. The package depends on the shared types only.
 *
 * <p>Start at {@link io.leadstone.domain.failure.LeadException}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain.failure;

import org.jspecify.annotations.NullMarked;
