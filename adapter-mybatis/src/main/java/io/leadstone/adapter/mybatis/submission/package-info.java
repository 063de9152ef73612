/**
 * Submissions and widget sessions in SQL.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.submission.MyBatisSubmissionRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.submission;

import org.jspecify.annotations.NullMarked;
