/**
 * Leadstone over HTTP, for any Jakarta REST runtime. Each subpackage has one topic. Resources call use cases of the
 * application and know no store. Start at {@link io.leadstone.adapter.rest.LeadstoneRest}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.rest;

import org.jspecify.annotations.NullMarked;
