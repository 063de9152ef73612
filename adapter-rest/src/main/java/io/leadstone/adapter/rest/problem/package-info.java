/**
 * Problem documents (RFC 9457) for all failures. They reveal no internals of the server. This package knows the
 * failures of the domain and of the other packages of this module. Start at {@link
 * io.leadstone.adapter.rest.problem.ProblemMapper}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
