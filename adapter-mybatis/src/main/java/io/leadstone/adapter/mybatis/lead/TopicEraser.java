package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;

/**
 * Removes the topics of a lead's conversations. Topics may contain personal data, so that an erasure of the lead
 * removes them.
 */
public final class TopicEraser {

    private TopicEraser() {}

    /** Removes the topics in the transaction of {@code call}; returns the number of rows. */
    public static int erase(SqlCall call, CompanyId companyId, LeadId leadId) {
        return call.mapper(LeadSqlMapper.class).eraseTopics(companyId.value(), leadId.value(), Metadata.EMPTY.json());
    }
}
