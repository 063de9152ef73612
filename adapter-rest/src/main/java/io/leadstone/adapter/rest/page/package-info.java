/**
 * Query parameters, and pages of lists with their cursors and links. This package does not depend on the type of the
 * items. Start at {@link io.leadstone.adapter.rest.page.PageResponses}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.page;

import org.jspecify.annotations.NullMarked;
