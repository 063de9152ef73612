/**
 * Versions over HTTP (RFC 9110, 13): the entity tag of a record, and the headers that make a request depend on one. It knows nothing of
 * what has a version. Start at {@link io.leadstone.adapter.rest.version.IfMatch}.
 */
@NullMarked
package io.leadstone.adapter.rest.version;

import org.jspecify.annotations.NullMarked;
