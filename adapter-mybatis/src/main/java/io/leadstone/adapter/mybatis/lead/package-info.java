/**
 * Leads in SQL: rows, statements, the repository, the consent ledger, the event log, the enqueuing of events, and the
 * reindexing of leads for searches.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.lead.MyBatisLeadRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.lead;

import org.jspecify.annotations.NullMarked;
