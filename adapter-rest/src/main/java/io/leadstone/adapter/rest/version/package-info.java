/**
 * Conditional requests (RFC 9110, section 13): entity tags, and the headers that compare them. This package does not
 * depend on the type of the record. Start at {@link io.leadstone.adapter.rest.version.IfMatch}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.version;

import org.jspecify.annotations.NullMarked;
