/**
 * Refusals as problem documents (RFC 9457), all in one form, none with a word of the inside. It knows the failures of the
 * domain and of the packages beside it. Start at {@link io.leadstone.adapter.rest.problem.ProblemMapper}.
 */
@NullMarked
package io.leadstone.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
