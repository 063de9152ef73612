package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;

/**
 * Removes the topics of a lead's conversations, which may hold personal data and go with the lead when it is erased.
 */
public final class TopicEraser {

    private TopicEraser() {}

    /** Removes the topics in the transaction of {@code call}; returns the number of rows. */
    public static int erase(SqlCall call, CompanyId companyId, LeadId leadId) {
        return call.mapper(LeadSqlMapper.class).eraseTopics(companyId.value(), leadId.value(), Metadata.EMPTY.json());
    }
}
