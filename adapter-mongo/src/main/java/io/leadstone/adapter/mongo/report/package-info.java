/**
 * Reports and exports in MongoDB.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.report.MongoLeadFigures}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.report;

import org.jspecify.annotations.NullMarked;
