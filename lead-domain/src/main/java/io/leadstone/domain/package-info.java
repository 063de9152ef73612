/**
 * The rules of a lead, whichever store holds it and whichever door it came through: its lifecycle, its consent ledger, soft
 * delete, erasure and the change log. Nothing here reads a clock, makes an id, logs, or knows a framework.
 *
 * <p>Start at {@link io.leadstone.domain.Lead}: every transition is a verb there and answers with a
 * {@link io.leadstone.domain.LeadChange}, which a store writes as one piece.
 */
@NullMarked
package io.leadstone.domain;

import org.jspecify.annotations.NullMarked;
