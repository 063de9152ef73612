/**
 * All failures of Leadstone, one sealed family with a stable code for each. The package depends on the shared
 * vocabulary only.
 *
 * <p>Start at {@link io.leadstone.domain.failure.LeadException}. It is one package because a sealed family must be.
 */
@NullMarked
package io.leadstone.domain.failure;

import org.jspecify.annotations.NullMarked;
