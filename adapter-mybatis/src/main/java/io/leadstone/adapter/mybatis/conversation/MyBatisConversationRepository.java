package io.leadstone.adapter.mybatis.conversation;

import io.leadstone.adapter.mybatis.idempotency.KeyedWrite;
import io.leadstone.adapter.mybatis.lead.EventEnqueuer;
import io.leadstone.adapter.mybatis.lead.EventRow;
import io.leadstone.adapter.mybatis.lead.LeadEventUpdate;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.lead.TopicEraser;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link ConversationRepository} in SQL. Each write is one transaction: the conversation, then the row of its lead,
 * then the event with the number that the row of the lead has received. All writers lock in this order, so that they
 * cannot deadlock. A new conversation is an exception: no other transaction can lock it, so that its lead may be locked
 * first.
 */
public record MyBatisConversationRepository(SqlSessions sessions) implements ConversationRepository {

    @Override
    public void add(ConversationChange change) {
        ConversationSnapshot conversation = change.after();
        write(change, call -> {
            Optional<LeadId> lead = conversation.leadId();
            if (lead.isPresent() && conversation.session().isPresent()) {
                requireFewer(
                        call, conversation, lead.get(), conversation.session().get());
            }
            if (lead.isPresent() && recordEvent(call, change.event().orElseThrow(), true) == 0) {
                throw rejection(call, conversation.companyId(), lead.get());
            }
            ConversationSqlMapper conversations = call.mapper(ConversationSqlMapper.class);
            ConversationRow row = ConversationRow.of(conversation);
            return lead.isPresent() ? conversations.insertOfLead(row) : conversations.insert(row);
        });
    }

    @Override
    public void update(ConversationChange change) {
        ConversationSnapshot conversation = change.after();
        write(
                change,
                call -> call.atomically(() -> {
                    ConversationSqlMapper conversations = call.mapper(ConversationSqlMapper.class);
                    if (conversations.update(ConversationRow.of(conversation), change.expectedVersion()) == 0) {
                        throw rejection(conversations, change);
                    }
                    change.event().ifPresent(event -> recordEvent(call, event));
                    return 1;
                }));
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        return new KeyedWrite(sessions)
                .run(
                        call -> call.atomically(() -> record(call, report)),
                        WrittenRecord::of,
                        listener -> listener.activityRecording(report));
    }

    private static ConversationSnapshot record(SqlCall call, ActivityReport report) {
        ConversationSqlMapper conversations = call.mapper(ConversationSqlMapper.class);
        ConversationSnapshot after = snapshot(add(conversations, report) == 0 ? null : found(conversations, report))
                .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
        after.leadId().ifPresent(lead -> recordEvent(call, report.eventOf(lead)));
        return after;
    }

    @Override
    public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return sessions.read(
                call -> snapshot(call.mapper(ConversationSqlMapper.class).find(companyId.value(), id.value())));
    }

    @Override
    public Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return sessions.read(
                call -> snapshot(call.mapper(ConversationSqlMapper.class).findDeleted(companyId.value(), id.value())));
    }

    @Override
    public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        sessions.write(call -> TopicEraser.erase(call, companyId, leadId));
    }

    /**
     * Checks the limit of conversations of a session. It locks the row of the lead, so that two calls of one session
     * cannot count at the same time. It writes nothing, so that a rejection leaves no change in a transaction of the
     * host.
     */
    private static void requireFewer(SqlCall call, ConversationSnapshot conversation, LeadId lead, String session) {
        String company = conversation.companyId().value();
        ConversationSqlMapper conversations = call.mapper(ConversationSqlMapper.class);
        if (conversations.lockLead(company, lead.value()).isEmpty()) {
            throw new UnknownLeadException(lead);
        }
        if (conversations.countOfSession(company, lead.value(), session) >= ConversationSnapshot.MAX_PER_SESSION) {
            throw new ConversationLimitException(ConversationSnapshot.MAX_PER_SESSION);
        }
    }

    private void write(ConversationChange change, Function<SqlCall, Integer> statements) {
        new KeyedWrite(sessions)
                .run(
                        statements,
                        rows -> WrittenRecord.of(change.after()),
                        listener -> listener.conversationChanging(change));
    }

    /** Adds the report to the totals. Returns the number of rows. */
    private static int add(ConversationSqlMapper conversations, ActivityReport report) {
        Optional<Satisfaction> rating = report.activity().satisfaction();
        return conversations.record(
                report.companyId().value(),
                report.conversationId().value(),
                report.activity().messages(),
                rating.isPresent() ? 1 : 0,
                rating.map(Satisfaction::hundredths).orElse(0),
                report.activity().at(),
                report.reportedAt());
    }

    /** Returns the conversation after the report. The transaction has locked its row. */
    private static @Nullable ConversationRow found(ConversationSqlMapper conversations, ActivityReport report) {
        return conversations.find(
                report.companyId().value(), report.conversationId().value());
    }

    /** Applies the event to the row of the lead, and appends it to the log. The lead must not be deleted. */
    private static void recordEvent(SqlCall call, ConversationEvent event) {
        if (recordEvent(call, event, false) == 0) {
            throw new ConversationNotFoundException(event.conversationId());
        }
    }

    /**
     * Applies the event to the row of the lead, and appends it to the log. Returns the number of rows: 0 if there is no
     * live lead, or if {@code unlessErased} is true and the lead is erased.
     */
    private static int recordEvent(SqlCall call, ConversationEvent event, boolean unlessErased) {
        LeadEventUpdate update = LeadEventUpdate.of(event, unlessErased);
        int leads = call.mapper(LeadSqlMapper.class).recordEvent(update);
        return leads == 0 ? 0 : new EventEnqueuer(call).appendLast(EventRow.of(event));
    }

    private static RuntimeException rejection(SqlCall call, CompanyId companyId, LeadId id) {
        LeadSnapshot live = call.mapper(LeadSqlMapper.class).find(companyId.value(), id.value());
        return live == null ? new UnknownLeadException(id) : new LeadErasedException(id);
    }

    private static RuntimeException rejection(ConversationSqlMapper conversations, ConversationChange change) {
        ConversationSnapshot conversation = change.after();
        boolean isThere = conversations.countById(
                        conversation.companyId().value(), conversation.id().value())
                > 0;
        return isThere
                ? new VersionConflictException(conversation.id(), change.expectedVersion())
                : new ConversationNotFoundException(conversation.id());
    }

    private static Optional<ConversationSnapshot> snapshot(@Nullable ConversationRow row) {
        return Optional.ofNullable(row).map(ConversationRow::snapshot);
    }
}
