/**
 * Reports and exports in SQL. The package depends on {@code sql} and on the rows of the topics that it reads.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.report.MyBatisLeadFigures}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.report;

import org.jspecify.annotations.NullMarked;
