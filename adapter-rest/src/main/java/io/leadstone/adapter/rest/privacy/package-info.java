/**
 * The routes of privacy: the erasure of a lead, the export of a person, and the suppression list.
 *
 * <p>Start at {@link io.leadstone.adapter.rest.privacy.ErasureResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.privacy;

import org.jspecify.annotations.NullMarked;
