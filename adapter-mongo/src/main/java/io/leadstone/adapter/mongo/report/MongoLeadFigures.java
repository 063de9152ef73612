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
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** {@link LeadFigures} out of one aggregation, of one moment wherever the server can read so. */
public record MongoLeadFigures(MongoCollections collections) implements LeadFigures {

    /** One query names at most this many leads, far below the size of a command (16 MiB). */
    private static final int LEADS_AT_ONCE = 10_000;

    private static final Bson IN_ANY_ORDER = new BsonDocument();
    private static final Bson LEAD_ID = Projections.include(LeadDocumentFields.LEAD_ID);

    @Override
    public LeadTotals totals(CompanyId companyId, DateRange range) {
        new PendingEvents(collections).tell(companyId);
        FunnelPipeline pipeline =
                new FunnelPipeline(collections.prefix() + ConversationFields.CONVERSATIONS, companyId, range);
        return collections.leads().inTransaction() ? inTransaction(pipeline) : byLookup(pipeline);
    }

    private LeadTotals byLookup(FunnelPipeline pipeline) {
        BsonDocument counted =
                collections.leads().aggregate(pipeline.stages(), readConcern()).orElseGet(BsonDocument::new);
        return tally(pipeline, counted, BsonValues.documents(counted, FunnelPipeline.TALKS));
    }

    /** Without {@code $lookup}: the ids of the leads that talked, and then their conversations, some leads at a time. */
    private LeadTotals inTransaction(FunnelPipeline pipeline) {
        BsonDocument counted =
                collections.leads().aggregate(pipeline.stagesWithoutTalks()).orElseGet(BsonDocument::new);
        List<BsonValue> leads = collections.leads().list(pipeline.talkative(), IN_ANY_ORDER, LEAD_ID, 0, 0).stream()
                .map(lead -> lead.get(LeadDocumentFields.LEAD_ID))
                .toList();
        List<BsonDocument> talks = new ArrayList<>();
        for (int i = 0; i < leads.size(); i += LEADS_AT_ONCE) {
            List<BsonValue> some = leads.subList(i, Math.min(leads.size(), i + LEADS_AT_ONCE));
            collections.conversations().aggregate(pipeline.talksOf(some)).ifPresent(talks::add);
        }
        return tally(pipeline, counted, talks);
    }

    /** What only majorities have seen can be read as of one moment by more than one look; a transaction reads so anyway. */
    private ReadConcern readConcern() {
        ReadConcern asSet = collections.database().getReadConcern();
        return asSet.equals(ReadConcern.MAJORITY)
                        && !collections.leads().inTransaction()
                        && collections.readsSnapshots()
                ? ReadConcern.SNAPSHOT
                : asSet;
    }

    private static LeadTotals tally(FunnelPipeline pipeline, BsonDocument counted, List<BsonDocument> talks) {
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
                conversations(talks),
                each(counted, FunnelPipeline.SOURCES, MongoLeadFigures::source),
                each(counted, FunnelPipeline.BEST_SOURCES, MongoLeadFigures::source),
                each(counted, FunnelPipeline.DAYS, row -> day(pipeline.firstMidnight(), row)));
    }

    private static Map<LeadStatus, Long> byStatus(List<BsonDocument> statuses) {
        return statuses.stream()
                .collect(Collectors.toMap(
                        row -> BsonValues.word(LeadStatus.class, row, LeadDocumentFields.ID),
                        row -> BsonValues.number(row, FunnelPipeline.LEADS)));
    }

    private static ConversationFigures conversations(List<BsonDocument> talks) {
        return new ConversationFigures(
                sum(talks, FunnelPipeline.CONVERSATIONS),
                sum(talks, FunnelPipeline.LEADS),
                sum(talks, ConversationFields.MESSAGES),
                sum(talks, ConversationFields.RATINGS),
                sum(talks, ConversationFields.RATING_HUNDREDTHS));
    }

    private static SourceTotals source(BsonDocument row) {
        Optional<String> name =
                row.isNull(LeadDocumentFields.ID) ? Optional.empty() : BsonValues.textIfAny(row, LeadDocumentFields.ID);
        return new SourceTotals(
                name, BsonValues.number(row, FunnelPipeline.LEADS), BsonValues.number(row, FunnelPipeline.CONVERTED));
    }

    private static DayTotals day(long firstMidnight, BsonDocument row) {
        Instant midnight = Instant.ofEpochMilli(firstMidnight + BsonValues.number(row, LeadDocumentFields.ID));
        return new DayTotals(
                LocalDate.ofInstant(midnight, ZoneOffset.UTC),
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
