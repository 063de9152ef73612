/**
 * Types that all topics of the domain share: ids, codes, checked texts, metadata and the context of a change. The
 * packages of the domain depend on the JDK alone.
 *
 * <p>Each topic has a package with its rules. Start at {@link io.leadstone.domain.lead.Lead}: each of its transitions
 * returns a {@link io.leadstone.domain.lead.LeadChange}, which a store writes in one transaction.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain;

import org.jspecify.annotations.NullMarked;
