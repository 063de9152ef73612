/**
 * Decorators of {@link io.leadstone.application.port.out.search.LeadSearch}. They are internal: hosts call the
 * interfaces of {@code port.in.lead}.
 *
 * <p>Start at {@link io.leadstone.application.service.search.CachingLeadSearch}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.search;

import org.jspecify.annotations.NullMarked;
