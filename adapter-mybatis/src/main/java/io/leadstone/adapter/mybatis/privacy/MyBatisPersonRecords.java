package io.leadstone.adapter.mybatis.privacy;

import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.submission.MyBatisSubmissionRepository;
import io.leadstone.adapter.mybatis.webhook.DeliveryRow;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.Delivery;
import java.util.Comparator;
import java.util.List;

/** {@link PersonRecords} in SQL. It joins transactions of the host. */
public record MyBatisPersonRecords(SqlSessions sessions) implements PersonRecords {

    @Override
    public List<ConversationSnapshot> conversationsOf(CompanyId companyId, LeadId leadId) {
        return sessions.read(
                call -> call.mapper(PersonSqlMapper.class).conversations(companyId.value(), leadId.value()).stream()
                        .map(ConversationRow::snapshot)
                        .toList());
    }

    @Override
    public List<Delivery> deliveriesOf(CompanyId companyId, LeadId leadId) {
        return sessions.read(call -> call.mapper(MessageSqlMapper.class).webhooksOf(companyId.value()).stream()
                .flatMap(webhook ->
                        call
                                .mapper(PersonSqlMapper.class)
                                .deliveries(companyId.value(), webhook, leadId.value())
                                .stream())
                .map(DeliveryRow::delivery)
                .sorted(Comparator.comparing(Delivery::happenedAt).thenComparing(Delivery::messageId))
                .toList());
    }

    @Override
    public Page<Submission> submissions(CompanyId companyId, SubmissionState state, PageRequest page) {
        return new MyBatisSubmissionRepository(sessions).allInState(companyId, state, page);
    }
}
