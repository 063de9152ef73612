/**
 * Submissions and widget sessions in MongoDB. The package depends on {@code document}, {@code session}, {@code lead}
 * and {@code search}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.submission.MongoSubmissionRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.submission;

import org.jspecify.annotations.NullMarked;
