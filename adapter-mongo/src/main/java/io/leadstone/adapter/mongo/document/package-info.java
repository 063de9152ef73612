/**
 * The documents of the MongoDB store: names of fields, and the mapping from domain objects to documents and back. The
 * package depends on the driver and on the application.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.document.LeadDocuments}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.document;

import org.jspecify.annotations.NullMarked;
