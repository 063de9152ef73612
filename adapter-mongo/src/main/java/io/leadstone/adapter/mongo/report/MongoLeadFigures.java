package io.leadstone.adapter.mongo.report;

import com.mongodb.ReadConcern;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.ConversationFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayTotals;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.application.report.SpeedTotals;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Counts for reports in MongoDB, computed by one aggregation. All counts are of one instant if the server can read a
 * snapshot.
 */
public record MongoLeadFigures(MongoCollections collections) implements LeadFigures {

    /** 10,000: the number of leads in one query, so that their ids stay far below the limit of a command (16 MiB). */
    private static final int LEADS_AT_ONCE = 10_000;

    private static final Bson LEAD_ID = Projections.include(LeadDocumentFields.LEAD_ID);

    @Override
    public LeadTotals totals(CompanyId companyId, DateRange range) {
        new PendingEvents(collections).append(companyId);
        FunnelPipeline pipeline =
                new FunnelPipeline(collections.prefix() + ConversationFields.CONVERSATIONS, companyId, range);
        return collections.leads().inTransaction() ? inTransaction(pipeline) : byLookup(pipeline);
    }

    private LeadTotals byLookup(FunnelPipeline pipeline) {
        BsonDocument counted =
                collections.leads().aggregate(pipeline.stages(), readConcern()).orElseGet(BsonDocument::new);
        return totals(pipeline, counted, BsonValues.documents(counted, FunnelPipeline.CONVERSATION_TOTALS));
    }

    /**
     * Computes the counts without {@code $lookup}. It reads the ids of the leads with conversations, and then the
     * totals of these conversations in batches of leads.
     */
    private LeadTotals inTransaction(FunnelPipeline pipeline) {
        BsonDocument counted = collections
                .leads()
                .aggregate(pipeline.stagesWithoutConversations())
                .orElseGet(BsonDocument::new);
        List<BsonValue> leads = collections.leads().all(pipeline.leadsWithConversations(), LEAD_ID).stream()
                .map(lead -> lead.get(LeadDocumentFields.LEAD_ID))
                .toList();
        List<BsonDocument> conversations = new ArrayList<>();
        for (int i = 0; i < leads.size(); i += LEADS_AT_ONCE) {
            List<BsonValue> batch = leads.subList(i, Math.min(leads.size(), i + LEADS_AT_ONCE));
            collections
                    .conversations()
                    .aggregate(pipeline.conversationsOf(batch))
                    .ifPresent(conversations::add);
        }
        return totals(pipeline, counted, conversations);
    }

    /**
     * Returns the concern {@code snapshot} if the store reads with {@code majority} and the server supports it. The
     * reads of a transaction are of one instant anyway.
     */
    private ReadConcern readConcern() {
        ReadConcern configured = collections.database().getReadConcern();
        return configured.equals(ReadConcern.MAJORITY)
                        && !collections.leads().inTransaction()
                        && collections.readsSnapshots()
                ? ReadConcern.SNAPSHOT
                : configured;
    }

    private static LeadTotals totals(FunnelPipeline pipeline, BsonDocument counted, List<BsonDocument> conversations) {
        List<BsonDocument> statuses = BsonValues.documents(counted, FunnelPipeline.STATUSES);
        return new LeadTotals(
                byStatus(statuses),
                sum(statuses, FunnelPipeline.CONTACTED),
                sum(statuses, FunnelPipeline.QUALIFIED),
                sum(statuses, FunnelPipeline.CONVERTED),
                sum(statuses, FunnelPipeline.MARKETING),
                sum(statuses, FunnelPipeline.DATA_PROCESSING),
                sum(statuses, FunnelPipeline.WITH_PHONE),
                sum(statuses, FunnelPipeline.ENGAGED),
                new SpeedTotals(
                        doubledMedian(counted, FunnelPipeline.TIMES_TO_CONTACT),
                        doubledMedian(counted, FunnelPipeline.TIMES_TO_CONVERT)),
                conversationFigures(conversations),
                each(counted, FunnelPipeline.SOURCES, MongoLeadFigures::source),
                each(counted, FunnelPipeline.BEST_SOURCES, MongoLeadFigures::source),
                each(counted, FunnelPipeline.DAYS, row -> day(pipeline, row)));
    }

    private static Map<LeadStatus, Long> byStatus(List<BsonDocument> statuses) {
        return statuses.stream()
                .collect(Collectors.toMap(
                        row -> BsonValues.coded(LeadStatus.class, row, LeadDocumentFields.ID),
                        row -> BsonValues.number(row, FunnelPipeline.LEADS)));
    }

    private static ConversationFigures conversationFigures(List<BsonDocument> conversations) {
        return new ConversationFigures(
                sum(conversations, FunnelPipeline.CONVERSATIONS),
                sum(conversations, FunnelPipeline.LEADS),
                sum(conversations, ConversationFields.MESSAGES),
                sum(conversations, ConversationFields.RATINGS),
                sum(conversations, ConversationFields.RATING_HUNDREDTHS));
    }

    private static SourceTotals source(BsonDocument row) {
        Optional<String> name =
                row.isNull(LeadDocumentFields.ID) ? Optional.empty() : BsonValues.textIfAny(row, LeadDocumentFields.ID);
        return new SourceTotals(
                name, BsonValues.number(row, FunnelPipeline.LEADS), BsonValues.number(row, FunnelPipeline.CONVERTED));
    }

    private static Optional<Long> doubledMedian(BsonDocument counted, String times) {
        return BsonValues.documents(counted, times).stream()
                .findFirst()
                .map(row -> BsonValues.number(row, FunnelPipeline.DOUBLED_MEDIAN));
    }

    private static DayTotals day(FunnelPipeline pipeline, BsonDocument row) {
        return new DayTotals(
                pipeline.day(BsonValues.number(row, LeadDocumentFields.ID)),
                BsonValues.number(row, FunnelPipeline.LEADS),
                BsonValues.number(row, FunnelPipeline.CONVERTED));
    }

    private static <T> List<T> each(BsonDocument counted, String part, Function<BsonDocument, T> row) {
        return BsonValues.documents(counted, part).stream().map(row).toList();
    }

    private static long sum(List<BsonDocument> rows, String field) {
        return rows.stream().mapToLong(row -> BsonValues.number(row, field)).sum();
    }
}
