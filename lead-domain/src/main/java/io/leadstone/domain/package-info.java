/**
 * The vocabulary that all topics of the domain share: ids, codes, checked texts, metadata and the occasion of a change. It depends on the
 * JDK alone, as does every package below it.
 *
 * <p>The rules of a lead stand in the packages of the topics. Start at {@link io.leadstone.domain.lead.Lead}: each transition is a
 * method there and returns a {@link io.leadstone.domain.lead.LeadChange}, which a store writes in one transaction.
 */
@NullMarked
package io.leadstone.domain;

import org.jspecify.annotations.NullMarked;
