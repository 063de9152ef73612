/**
 * What a list is asked for and what it answers: filter, order, page and cursor. The same values pass through the in-ports and the
 * store ports. Start at {@link io.leadstone.application.query.LeadQuery}.
 */
@NullMarked
package io.leadstone.application.query;

import org.jspecify.annotations.NullMarked;
