/**
 * Reports and exports in SQL. The package depends on {@code sql} and on the rows of the topics that it reads.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.report.MyBatisLeadFigures}.
 */
@NullMarked
package io.leadstone.adapter.mybatis.report;

import org.jspecify.annotations.NullMarked;
