package io.leadstone.adapter.mongo.report;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.search.LeadQueryFilter;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonDateTime;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The aggregation that computes the counts of a report. It reads the leads of the range once, along their index, and
 * passes them to each facet. All stages exist in MongoDB 4.4. A day is counted in whole milliseconds from the first
 * midnight, so no date functions of the server are needed.
 *
 * @param conversations the full name of the collection of conversations
 */
record FunnelPipeline(String conversations, CompanyId companyId, DateRange range) {

    static final String STATUSES = "statuses";
    static final String SOURCES = "sources";
    static final String BEST_SOURCES = "best_sources";
    static final String DAYS = "days";
    static final String CONVERSATION_TOTALS = "talks";

    static final String LEADS = "leads";
    static final String CONTACTED = "contacted";
    static final String QUALIFIED = "qualified";
    static final String CONVERTED = "converted";
    static final String MARKETING = "marketing";
    static final String DATA_PROCESSING = "data_processing";
    static final String WITH_PHONE = "with_phone";
    static final String ENGAGED = "engaged_millis";
    static final String CONVERSATIONS = "conversations";

    private static final long DAY_MILLIS = 86_400_000;
    private static final String SHARE = "share";
    private static final String WITHOUT_SOURCE = "nameless";

    private static final BsonField COUNT = Accumulators.sum(LEADS, 1);
    private static final BsonField COUNT_CONVERTED = count(CONVERTED, LeadDocumentFields.CONVERTED_AT);

    /** Returns the stages for all counts. A {@code $lookup} reads the totals of conversations. */
    List<Bson> stages() {
        return stages(List.of(new Facet(CONVERSATION_TOTALS, conversationTotals())));
    }

    /**
     * Returns the stages for all counts except those of conversations. MongoDB before 8.0 refuses {@code $lookup} in a
     * sharded collection within a transaction.
     */
    List<Bson> stagesWithoutConversations() {
        return stages(List.of());
    }

    private Bson leadsOfRange() {
        return Filters.and(
                LeadQueryFilter.of(companyId, true),
                LeadQueryFilter.createdWithin(Optional.of(range.start()), Optional.of(range.end())));
    }

    private List<Bson> stages(List<Facet> more) {
        List<Facet> facets = new ArrayList<>(List.of(
                new Facet(STATUSES, List.of(statuses())),
                new Facet(SOURCES, sources(LeadTotals.MAX_SOURCES, LEADS)),
                new Facet(BEST_SOURCES, sources(LeadTotals.BEST_SOURCES, SHARE, LEADS)),
                new Facet(DAYS, days())));
        facets.addAll(more);
        return List.of(
                Aggregates.match(leadsOfRange()),
                Aggregates.project(Projections.fields(
                        Projections.excludeId(),
                        Projections.include(
                                LeadDocumentFields.LEAD_ID,
                                LeadDocumentFields.STATUS,
                                LeadDocumentFields.SOURCE,
                                LeadDocumentFields.PHONE,
                                LeadDocumentFields.CREATED_AT,
                                LeadDocumentFields.CONTACTED_AT,
                                LeadDocumentFields.QUALIFIED_AT,
                                LeadDocumentFields.CONVERTED_AT,
                                LeadDocumentFields.CONSENT_MARKETING,
                                LeadDocumentFields.CONSENT_DATA_PROCESSING,
                                LeadDocumentFields.ENGAGED_AT,
                                LeadDocumentFields.LAST_CONVERSATION))),
                Aggregates.facet(facets));
    }

    /** Returns the midnight before the start of the range, in milliseconds. Days are counted from it. */
    long firstMidnight() {
        long start = range.start().toEpochMilli();
        return start - Math.floorMod(start, DAY_MILLIS);
    }

    private static Bson statuses() {
        return Aggregates.group(
                ref(LeadDocumentFields.STATUS),
                COUNT,
                count(CONTACTED, LeadDocumentFields.CONTACTED_AT),
                count(QUALIFIED, LeadDocumentFields.QUALIFIED_AT),
                COUNT_CONVERTED,
                count(MARKETING, LeadDocumentFields.CONSENT_MARKETING),
                count(DATA_PROCESSING, LeadDocumentFields.CONSENT_DATA_PROCESSING),
                count(WITH_PHONE, LeadDocumentFields.PHONE),
                Accumulators.sum(
                        ENGAGED,
                        operator(
                                "$subtract",
                                orElse(LeadDocumentFields.ENGAGED_AT, ref(LeadDocumentFields.CREATED_AT)),
                                ref(LeadDocumentFields.CREATED_AT))));
    }

    private static List<Bson> sources(int limit, String... greatestFirst) {
        return List.of(
                Aggregates.group(ref(LeadDocumentFields.SOURCE), COUNT, COUNT_CONVERTED),
                Aggregates.addFields(
                        new Field<>(SHARE, operator("$divide", ref(CONVERTED), ref(LEADS))),
                        new Field<>(WITHOUT_SOURCE, operator("$cond", orElse(LeadDocumentFields.ID, false), 0, 1))),
                Aggregates.sort(Sorts.orderBy(
                        Sorts.descending(greatestFirst), Sorts.ascending(WITHOUT_SOURCE, LeadDocumentFields.ID))),
                Aggregates.limit(limit));
    }

    private List<Bson> days() {
        Document sinceFirst =
                operator("$subtract", ref(LeadDocumentFields.CREATED_AT), new BsonDateTime(firstMidnight()));
        Document midnight = operator("$subtract", sinceFirst, operator("$mod", sinceFirst, DAY_MILLIS));
        return List.of(
                Aggregates.group(midnight, COUNT, COUNT_CONVERTED),
                Aggregates.sort(Sorts.ascending(LeadDocumentFields.ID)));
    }

    /**
     * Returns the stages for the totals of the conversations of these leads. Only leads that ever had a conversation
     * are looked up. {@code $unwind} and {@code $match} follow {@code $lookup} directly, so that the server makes them
     * part of it. It then finds the conversations of each lead by the index of company, {@code live} and lead.
     */
    private List<Bson> conversationTotals() {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(Filters.exists(LeadDocumentFields.LAST_CONVERSATION)));
        stages.add(Aggregates.lookup(
                conversations, LeadDocumentFields.LEAD_ID, LeadDocumentFields.LEAD_ID, CONVERSATION_TOTALS));
        stages.add(Aggregates.unwind(ref(CONVERSATION_TOTALS)));
        stages.add(Aggregates.match(Filters.and(
                Filters.eq(inConversation(LeadDocumentFields.COMPANY_ID), BsonValues.of(companyId.value())),
                Filters.eq(inConversation(LeadDocumentFields.LIVE), BsonValues.of(true)))));
        stages.addAll(totals(FunnelPipeline::inConversation));
        return stages;
    }

    /**
     * Returns the stages for the totals of the conversations of {@code leads}. They run on the collection of
     * conversations, without {@code $lookup}.
     */
    List<Bson> conversationsOf(List<BsonValue> leads) {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(
                Filters.and(LeadQueryFilter.of(companyId, true), Filters.in(LeadDocumentFields.LEAD_ID, leads))));
        stages.addAll(totals(field -> field));
        return stages;
    }

    /** Returns a filter for the leads of the range that ever had a conversation. */
    Bson leadsWithConversations() {
        return Filters.and(leadsOfRange(), Filters.exists(LeadDocumentFields.LAST_CONVERSATION));
    }

    /** Returns the stages that add up conversations. They group by lead first, so that the leads are counted, too. */
    private static List<Bson> totals(UnaryOperator<String> path) {
        return List.of(
                Aggregates.group(
                        ref(path.apply(LeadDocumentFields.LEAD_ID)),
                        Accumulators.sum(CONVERSATIONS, 1),
                        sum(ConversationFields.MESSAGES, path.apply(ConversationFields.MESSAGES)),
                        sum(ConversationFields.RATINGS, path.apply(ConversationFields.RATINGS)),
                        sum(ConversationFields.RATING_HUNDREDTHS, path.apply(ConversationFields.RATING_HUNDREDTHS))),
                Aggregates.group(
                        BsonNull.VALUE,
                        COUNT,
                        sum(CONVERSATIONS, CONVERSATIONS),
                        sum(ConversationFields.MESSAGES, ConversationFields.MESSAGES),
                        sum(ConversationFields.RATINGS, ConversationFields.RATINGS),
                        sum(ConversationFields.RATING_HUNDREDTHS, ConversationFields.RATING_HUNDREDTHS)));
    }

    private static String inConversation(String field) {
        return CONVERSATION_TOTALS + "." + field;
    }

    /** Counts the documents whose {@code field} exists and is not false. */
    private static BsonField count(String name, String field) {
        return Accumulators.sum(name, operator("$cond", orElse(field, false), 1, 0));
    }

    private static BsonField sum(String name, String field) {
        return Accumulators.sum(name, ref(field));
    }

    private static Document orElse(String field, Object otherwise) {
        return operator("$ifNull", ref(field), otherwise);
    }

    private static Document operator(String name, Object... operands) {
        return new Document(name, List.of(operands));
    }

    private static String ref(String field) {
        return "$" + field;
    }
}
