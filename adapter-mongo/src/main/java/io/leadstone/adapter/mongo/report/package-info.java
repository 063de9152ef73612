/**
 * Reports and exports in MongoDB. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.report.MongoLeadFigures}.
 */
@NullMarked
package io.leadstone.adapter.mongo.report;

import org.jspecify.annotations.NullMarked;
