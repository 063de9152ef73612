/**
 * Leadstone over HTTP, in any Jakarta REST runtime. Each package below has one topic, and resources know the use cases of the
 * application only, no store. Start at {@link io.leadstone.adapter.rest.LeadstoneRest}.
 */
@NullMarked
package io.leadstone.adapter.rest;

import org.jspecify.annotations.NullMarked;
